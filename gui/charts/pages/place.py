"""Where a page lives: what it charts and computes with, what a press selects, how it looks.

Owns what every page is made of. Knows no chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.sweep.selection import LOW

if TYPE_CHECKING:
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.work.jobs import Jobs

__all__ = ["Place"]


@dataclass(frozen=True, eq=False)
class Place:
    """What a page is given.

    Attributes
    ----------
    document
        What is charted, and what handles in the picture move.
    jobs
        Where answers are computed.
    selection
        What a press in the picture selects.
    rule
        Id of the selection rule to begin with.
    """

    document: Document
    jobs: Jobs
    selection: Selection
    rule: str = LOW
