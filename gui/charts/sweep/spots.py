"""What of a sweep figure is under the mouse.

Owns the answer to "what would a press here mean"; acting on it is the canvas' business. Knows no
Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from gui.charts.sweep.axis import tip_places

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import SweepScene

__all__ = ["GRIP", "Kind", "Spot", "spot_at"]

#: How near to the cursor line, in pixels, a press takes hold of it.
GRIP = 7


class Kind(Enum):
    """What can be pressed."""

    NOTHING = auto()
    CURSOR = auto()
    REGIME = auto()
    TIP = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """Something under the mouse: its kind, and which regime or tipping point it is."""

    kind: Kind
    which: int = -1


def spot_at(
    scene: SweepScene, stage: Stage, style: Style, level: float, at: tuple[float, float]
) -> Spot:
    """Return what is at a pixel while the cursor stands at a level."""
    x, y = at
    strip = stage.strip
    if y < strip.top and abs(x - stage.x(level)) <= GRIP:
        return Spot(Kind.CURSOR)
    if strip.holds(x, y):
        return Spot(Kind.REGIME, scene.segment_at(stage.level(x)).regime)
    if stage.foot < y <= stage.foot + style.unit * 0.6 + style.row:
        for tip, _, middle in tip_places(scene, stage, style):
            if abs(x - middle) <= style.wide(scene.tips[tip].text, bold=True) / 2 + 3:
                return Spot(Kind.TIP, tip)
    return Spot(Kind.NOTHING)
