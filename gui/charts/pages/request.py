"""What an answer about two drivers is made of, and when two answers are the same.

Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.study.ways import Way

__all__ = ["Request"]


@dataclass(frozen=True, eq=False)
class Request:
    """What an answer is made of; two requests with the same numbers have the same answer."""

    affine: AffinePayoffs
    drivers: tuple[str, str]
    scenario: Scenario
    way: Way

    def same(self, other: Request | None) -> bool:
        """Tell whether the answers are the same: nothing but the two drivers may have moved."""
        if other is None or self.affine is not other.affine or self.drivers != other.drivers:
            return False
        if self.way is not other.way:
            return False
        mine, theirs = self.scenario.levels, other.scenario.levels
        return all(mine[name] == theirs[name] for name in mine if name not in self.drivers)
