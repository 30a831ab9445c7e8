"""Where the panels of a sweep figure are, and how data become pixels in them.

Owns the boxes and the two mappings. Knows no Qt and no scene.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.figure import Box

if TYPE_CHECKING:
    from games.solve.report import Floats

__all__ = ["HEADROOM", "Stage"]

_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
#: Share of the curves' panel kept free above and below the scale, so that lines there stay whole.
HEADROOM = 0.06


@dataclass(frozen=True, slots=True)
class Stage:
    """Three panels over one driver axis from `low` to `high`, inside `whole`.

    The curves' panel, `moves`, reaches from value `floor` to `ceiling`, and a little beyond.
    `before` is the strip of a ghost, without height where there is none.
    """

    whole: Box
    moves: Box
    outcomes: Box
    strip: Box
    low: float
    high: float
    floor: float = 0.0
    ceiling: float = 1.0
    before: Box = _NOWHERE

    @property
    def foot(self) -> float:
        """The y below which the axis is labelled: under the strip and what was before it."""
        return max(self.strip.bottom, self.before.bottom)

    @classmethod
    def across(cls, left: float, right: float, low: float, high: float) -> Stage:
        """Return a stage of which only the horizontal extent is known yet."""
        box = Box(left, 0.0, right, 0.0)
        return cls(box, box, box, box, low, high)

    def x(self, level: float) -> float:
        """Return the pixel column of a driver level."""
        share = (level - self.low) / ((self.high - self.low) or 1.0)
        return self.strip.left + share * self.strip.width

    def xs(self, levels: Floats) -> Floats:
        """Return the pixel columns of driver levels."""
        share = (levels - self.low) / ((self.high - self.low) or 1.0)
        return self.strip.left + share * self.strip.width

    def level(self, x: float) -> float:
        """Return the driver level of a pixel column, kept within the axis."""
        share = (x - self.strip.left) / (self.strip.width or 1.0)
        return self.low + min(1.0, max(0.0, share)) * (self.high - self.low)

    def value_y(self, value: float) -> float:
        """Return the pixel row of a probability or payoff in the panel of curves."""
        share = (value - self.floor) / ((self.ceiling - self.floor) or 1.0)
        return self.moves.bottom - (share + HEADROOM) / (1 + 2 * HEADROOM) * self.moves.height

    def value_ys(self, values: Floats) -> Floats:
        """Return the pixel rows of probabilities or payoffs in the panel of curves."""
        share = (values - self.floor) / ((self.ceiling - self.floor) or 1.0)
        return self.moves.bottom - (share + HEADROOM) / (1 + 2 * HEADROOM) * self.moves.height

    def stack_ys(self, chances: Floats) -> Floats:
        """Return the pixel rows of cumulated probabilities in the panel of outcomes."""
        return np.asarray(self.outcomes.bottom - chances * self.outcomes.height)
