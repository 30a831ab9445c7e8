"""Small multiples of a sweep as plain data: one strip of regimes per level of a second driver.

Owns the scene types alone. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.comparison import Before
from gui.charts.marks.printed import Printed

if TYPE_CHECKING:
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Segment
    from gui.charts.sweep.types import Area, Tip


__all__ = ["BeforeStrips", "MultiplesScene", "Strip", "Thread"]


@dataclass(frozen=True, eq=False)
class BeforeStrips(Before):
    """The regimes of an earlier scenario, strip by strip, and where the swept driver stood.

    Both are empty where the strips are today's or nothing can be compared.
    """

    strips: tuple[tuple[Segment, ...], ...] = ()
    cursor: float | None = None


@dataclass(frozen=True, eq=False)
class Strip:
    """One sweep: `level` of the second driver, how that prints, and what the sweep shows."""

    level: float
    text: str
    today: bool
    segments: tuple[Segment, ...]
    areas: tuple[Area, ...]
    tips: tuple[Tip, ...]

    def segment_at(self, level: float) -> Segment:
        """Return the regime at a level of the swept driver; at a tipping point, the one above."""
        return next(
            (segment for segment in self.segments if level < segment.high.value), self.segments[-1]
        )


@dataclass(frozen=True, slots=True)
class Thread:
    """One tipping point followed from strip to strip, as (strip, tip) from the lowest strip up."""

    tips: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class MultiplesScene(Printed):
    """The sweep of one driver at several levels of a second one, lowest level first.

    Attributes
    ----------
    axis, second
        The swept driver along the bottom, and the one that differs from strip to strip.
    threads
        Tipping points at which the same thing happens on neighbouring strips.
    cursor
        Today's level of the swept driver.
    rule
        Name of the selection rule under which outcomes are drawn.
    before
        The regimes of the scenario that is compared with.
    """

    axis: Axis
    second: Axis
    strips: tuple[Strip, ...]
    threads: tuple[Thread, ...]
    cursor: float
    rule: str
    before: BeforeStrips | None = None
