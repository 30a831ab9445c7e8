"""The dots as a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Drawing, Fill
from gui.charts.marks.figure import Box, Figure, Spot, disc

if TYPE_CHECKING:
    from gui.charts.dots.scene import DotsScene

    from gui.charts.marks.drawing import Style


def dots_figure(scene: DotsScene, style: Style, width: float, height: float) -> Figure:
    size, marks, spots = style.unit, Drawing(), []
    for place in range(scene.dots):
        x, y = width * (place + 1) / (scene.dots + 1), height / 2
        marks.fills.append(Fill(disc(x, y, size), style.tokens.ink))
        spots.append(Spot(Box(x - size, y - size, x + size, y + size), str(place), f"Dot {place}"))
    return Figure((marks,), tuple(spots))
