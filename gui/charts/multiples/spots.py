"""What can be pointed at in small multiples, and what is read out there.

Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.figure import Box, Spot
from gui.charts.multiples.words import before_words, segment_words, tip_words

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.multiples.types import MultiplesScene, Strip
    from gui.charts.sweep.stage import Stage

__all__ = ["spots_of"]


def spots_of(
    scene: MultiplesScene, strip: Strip, stage: Stage, place: int, style: Style
) -> list[Spot]:
    """Return what can be pointed at on one strip: its level, its regimes, its tipping points."""
    top, bottom = stage.outcomes.top, stage.strip.bottom
    left = Box(0.0, top, stage.strip.left - style.unit * 0.4, bottom)
    words = f"{scene.second.name} {strip.text}{', as today' if strip.today else ''}"
    found = [Spot(left, f"level:{place}", words, pressable=not strip.today)]
    for segment in strip.segments:
        box = Box(stage.x(segment.low.value), top, stage.x(segment.high.value), bottom)
        key = f"regime:{place}:{segment.regime}"
        found.append(Spot(box, key, segment_words(scene, strip, segment), pressable=False))
    if scene.before is not None and scene.before.strips:
        for segment in scene.before.strips[place]:
            left_end, right_end = stage.x(segment.low.value), stage.x(segment.high.value)
            box = Box(left_end, bottom, right_end, stage.foot)
            words = before_words(scene, strip, scene.before.name, segment)
            found.append(Spot(box, f"was:{place}:{segment.regime}", words, pressable=False))
    for number, tip in enumerate(strip.tips):
        x = stage.x(tip.at.value)
        box = Box(x - style.unit, stage.foot, x + style.unit, stage.foot + style.row)
        key = f"tip:{place}:{number}"
        found.append(Spot(box, key, tip_words(scene, strip, tip), pressable=False))
    return found
