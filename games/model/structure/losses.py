"""What a structural change comes to: another scenario, and the judgements it would cost.

Owns the answer that every function of this room gives, and how a lost judgement is put into words.
Whoever applies the change asks first if there are losses. Knows no Qt and asks nobody itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["Restructured"]


@dataclass(frozen=True, slots=True)
class Restructured:
    """A scenario after a structural change.

    Attributes
    ----------
    scenario
        The whole scenario, valid; the very same object if nothing changes.
    losses
        In words for the analyst, one for each judgement that is no longer there.
    """

    scenario: Scenario
    losses: tuple[str, ...] = ()
