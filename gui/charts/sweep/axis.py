"""Axes, tipping points, headers and the cursor of a sweep figure, as placed marks.

Owns everything that belongs to the two directions of the figure rather than to its data. Knows no
Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.axes import add_anchors, add_ticks, add_title, deep
from gui.charts.marks.axis import level_like
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.labels import spread
from gui.charts.sweep.before import add_was
from gui.charts.sweep.plan import LEADING, STACKED, before_heights, rule_words, shown_ticks

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.sweep.plan import Plan
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import SweepScene

__all__ = ["add_axis", "add_tips", "cursor_marks", "tip_places"]

#: Header of the outcomes, and what is left of it where there is little room.
_HEADER, _SHORT_HEADER = "Chance of each outcome", "Outcomes"


def headers(scene: SweepScene, stage: Stage, style: Style) -> tuple[str, str]:
    """Return what stands above curves and outcomes, so that the rule still fits beside it."""
    scale = scene.scale
    room = stage.outcomes.width - style.wide(rule_words(scene)) - 2 * style.unit
    long = (scale.header, _HEADER)
    fits = max(style.wide(header) for header in long) <= room
    return long if fits else (scale.short, _SHORT_HEADER)


def add_axis(scene: SweepScene, plan: Plan, style: Style, drawing: Drawing) -> None:
    """Label both directions: values upwards, the driver along the bottom in numbers and words."""
    tokens, stage, unit = style.tokens, plan.stage, style.unit
    y = stage.outcomes.top - unit * 0.5
    rule = rule_words(scene)
    left, right = stage.outcomes.left, stage.outcomes.right
    header = headers(scene, stage, style)[1]
    drawing.texts.append(Text(left, y, header, tokens.soft, style.small, down="base"))
    drawing.texts.append(Text(right, y, rule, tokens.soft, style.small, 1.0, "base"))
    heights = [
        *((stage.value_y(tick.level), tick.text) for tick in shown_ticks(scene, stage, style)),
        *((float(stage.stack_ys(np.array(chance))), text) for chance, text in STACKED),
    ]
    drawing.texts.extend(
        Text(left - unit, y, text, tokens.soft, style.small, across=1.0) for y, text in heights
    )
    y = stage.foot + unit + style.row * 1.5
    if scene.ghost is not None:
        was = before_heights(scene, style)[1]
        row = stage.foot + unit * 0.6 + style.row * 1.45
        add_was(scene.ghost, stage, style, row, drawing)
        y += was
    add_ticks(scene.axis.ticks, stage.x, y, style, drawing)
    y += style.row * 0.5
    add_anchors(plan.anchors, scene.axis, stage.x, y, LEADING, style, drawing)
    y += deep(plan.anchors, LEADING, style) + (unit * 1.4 if plan.anchors else 0) + style.body * 0.7
    middle, end = (left + right) / 2, stage.whole.right
    add_title(plan.title, middle, y, end, scene.ghost, style, drawing)


def add_tips(scene: SweepScene, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Label every tipping point exactly, under the strip."""
    tokens, y = style.tokens, stage.foot + style.unit * 0.6 + style.row * 0.5
    for tip, x, at in tip_places(scene, stage, style):
        if abs(at - x) > 1:
            path = ((x, stage.foot), (at, y - style.row * 0.45))
            drawing.strokes.append(Stroke(path, tokens.soft, style.hair))
        text = scene.tips[tip].text
        drawing.texts.append(Text(at, y, text, tokens.ink, style.small, 0.5, bold=True))


def tip_places(scene: SweepScene, stage: Stage, style: Style) -> list[tuple[int, float, float]]:
    """Place the tipping labels: (which, x of the point, x of its label); the rest have no room."""
    kept = list(range(len(scene.tips)))
    spans = [scene.segments[tip.below + 1] for tip in scene.tips]
    while kept:
        wanted = [stage.x(scene.tips[i].at.value) for i in kept]
        sizes = [style.wide(scene.tips[i].text, bold=True) + style.unit for i in kept]
        placed = spread(wanted, sizes, stage.strip.left - style.unit * 2, stage.whole.right)
        if placed is not None:
            return list(zip(kept, wanted, placed, strict=True))
        kept.remove(min(kept, key=lambda i: spans[i].high.value - spans[i].low.value))
    return []


def cursor_marks(
    scene: SweepScene, stage: Stage, style: Style, level: float, *, focused: bool = False
) -> Drawing:
    """Return today's line with flag and grips, and the header that makes way for the flag.

    `focused` shows who has the keyboard.
    """
    tokens, moves, strip, unit = style.tokens, stage.moves, stage.strip, style.unit
    ink = tokens.accent if focused else tokens.ink
    shown = scene.axis.shows(level)
    x, width = (
        stage.x(min(max(level, stage.low), stage.high)),
        style.line * (1.2 if focused else 0.8),
    )
    drawing = Drawing()
    for y in (moves.top, strip.top) if shown else ():
        corners = [(x - unit * 0.6, y - unit * 0.6), (x + unit * 0.6, y - unit * 0.6), (x, y)]
        drawing.fills.append(Fill(np.array(corners), color=ink))
    # the line pauses between panels, where words stand
    for box in (moves, stage.outcomes) if shown else ():
        drawing.strokes.append(Stroke(((x, box.top), (x, box.bottom)), ink, width))
    here = scene.segment_at(level)
    left, right = stage.x(here.low.value), stage.x(here.high.value)
    corners = [(left, strip.top), (right, strip.top), (right, strip.bottom), (left, strip.bottom)]
    if shown:
        drawing.strokes.append(Stroke((*corners, corners[0]), ink, width))

    flag = f"today {level_like(scene.axis, level)}"
    if not shown:
        flag = f"← {flag}" if level < stage.low else f"{flag} →"
    y = moves.top - unit * 1.1
    half = style.wide(flag, bold=True) / 2
    middle = min(moves.right - half, max(moves.left + half, x))
    drawing.texts.append(Text(middle, y, flag, ink, style.small, 0.5, "base", bold=True))
    header = headers(scene, stage, style)[0]
    reach = moves.left + style.wide(header) + unit
    crowded = middle - half < reach
    if crowded and moves.right - style.wide(header) < middle + half + unit:
        header = scene.scale.short
        reach = moves.left + style.wide(header) + unit
        crowded = middle - half < reach
    if crowded and moves.right - style.wide(header) < middle + half + unit:
        return drawing  # on so narrow a panel the flag goes before the header
    place, across = (moves.right, 1.0) if crowded else (moves.left, 0.0)
    y = moves.top - unit * 0.5
    drawing.texts.append(Text(place, y, header, tokens.soft, style.small, across, "base"))
    return drawing
