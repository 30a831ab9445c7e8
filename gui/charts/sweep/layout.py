"""A sweep laid out: shapes, curves and words, and the cursor of today over them.

Owns which layers there are and their order. On screen the cursor moves and is left to the canvas;
a printed sweep has it, and the worded anchors of its axis. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.axis import level_like
from gui.charts.marks.comparison import add_strip
from gui.charts.marks.figure import Figure
from gui.charts.sweep.axis import cursor_marks
from gui.charts.sweep.before import add_curves
from gui.charts.sweep.curves import curves
from gui.charts.sweep.labels import labels
from gui.charts.sweep.plan import arrange
from gui.charts.sweep.shapes import shapes

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.sweep.plan import Plan
    from gui.charts.sweep.types import SweepScene

__all__ = ["SweepFigure", "ground_figure", "sweep_figure"]


@dataclass(frozen=True, eq=False)
class SweepFigure(Figure):
    """A figure that knows where its panels are."""

    plan: Plan | None = None


def sweep_figure(scene: SweepScene, style: Style, width: float, height: float) -> SweepFigure:
    """Lay a sweep out for print: with today's cursor, and with the anchors of its axis."""
    plan = arrange(scene, style, width, height, worded=True)
    cursor = cursor_marks(scene, plan.stage, style, scene.cursor)
    layers = (*_layers(scene, plan, style), cursor)
    untold = _untold(scene, plan, layers)
    return SweepFigure(layers, least=plan.least, untold=untold, plan=plan)


def ground_figure(scene: SweepScene, style: Style, width: float, height: float) -> SweepFigure:
    """Lay a sweep out for the screen, without what moves with today: `cursor_marks` has that."""
    plan = arrange(scene, style, width, height)
    layers = _layers(scene, plan, style)
    return SweepFigure(layers, least=plan.least, plan=plan)


def _layers(scene: SweepScene, plan: Plan, style: Style) -> tuple[Drawing, Drawing, Drawing]:
    stage, ghost = plan.stage, scene.ghost
    under = shapes(scene, stage, style)
    if ghost is not None:
        add_curves(ghost, stage, style, under)
        add_strip(ghost.segments, ghost.cursor, stage.before, stage.x, style, under)
    return under, curves(scene, stage, style), labels(scene, plan, style)


def _untold(scene: SweepScene, plan: Plan, layers: tuple[Drawing, ...]) -> tuple[str, ...]:
    """Return the names and levels of the scene that found no room."""
    said = {text.text for layer in layers for text in layer.texts}
    led = {name.which for name in plan.led}
    named = {
        segment.name
        for segment, lines in zip(scene.segments, plan.names, strict=True)
        if lines or segment.regime in led
    }
    found = [segment.name for segment in scene.segments if segment.name not in named]
    found += [area.label for area in scene.areas if area.label not in named | said]
    found += [f"tips at {tip.text}" for tip in scene.tips if tip.text not in said]
    if not plan.anchors:
        axis = scene.axis
        found += [f"{level_like(axis, one.level)}: {one.text}" for one in axis.anchors]
    return tuple(dict.fromkeys(found))
