"""Names inside a sweep figure: outcomes in the stack, regimes on the strip, how many at once.

Owns where names of areas and segments stand and in which ink. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.drawing import Stroke, Text
from gui.charts.marks.strip import ink_on
from gui.charts.sweep.plan import FOLLOWED, LEADING, one_of_several

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.sweep.plan import Plan
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import Area, Slab, SweepScene

__all__ = ["add_area_names", "add_counts", "add_regime_names"]

#: A curve at its full height needs no name in the stack: the strip below has it.
_WHOLE = 1 - 1e-9
#: What stands in the stack where payoffs tie and leave the outcome open.
_OPEN = "Open, as payoffs tie"


def add_counts(scene: SweepScene, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Say how many equilibria there are at once, above the outcomes where headers leave room."""
    y = stage.outcomes.top - style.unit * 0.5
    taken = [_extent(text, style) for text in drawing.texts if (text.y, text.down) == (y, "base")]
    for segment in scene.segments:
        if not segment.several or not segment.count:
            continue
        x = (stage.x(segment.low.value) + stage.x(segment.high.value)) / 2
        text = Text(x, y, segment.headed, style.tokens.ink, style.small, 0.5, "base")
        left, right = _extent(text, style)
        if all(right + style.unit <= a or b + style.unit <= left for a, b in taken):
            taken.append((left, right))
            drawing.texts.append(text)


def _extent(text: Text, style: Style) -> tuple[float, float]:
    width = style.wide(text.text, text.size, bold=text.bold)
    return text.x - text.across * width, text.x + (1 - text.across) * width


def add_area_names(scene: SweepScene, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Name every outcome once, in its widest place inside a regime where it is one of several.

    Where payoffs tie and leave it open that is said instead.
    """
    for segment in scene.segments:
        wide = stage.x(segment.high.value) - stage.x(segment.low.value) - style.unit
        if segment.open and style.wide(_OPEN) <= wide and stage.outcomes.height >= style.row:
            x = (stage.x(segment.low.value) + stage.x(segment.high.value)) / 2
            tokens = style.tokens
            at = (x, stage.outcomes.middle, _OPEN, tokens.soft, style.small)
            drawing.texts.append(Text(*at, across=0.5, halo=tokens.raised))
    for area in scene.areas:
        width = style.wide(area.label) + style.unit
        places = [
            found
            for slab in area.slabs
            if slab.values.min() < _WHOLE
            if (found := _roomiest(stage, slab, width)) is not None
        ]
        if not places:
            continue
        thick, x, y = max(places)
        if thick >= style.row:
            drawing.texts.append(_on(area, x, y, style))


def _on(area: Area, x: float, y: float, style: Style) -> Text:
    ink = ink_on(area.color)
    return Text(x, y, area.label, ink, style.small, across=0.5, halo=area.color)


def _roomiest(stage: Stage, slab: Slab, width: float) -> tuple[float, float, float] | None:
    """Where a label of `width` has most height inside a slab: (height, x, y)."""
    xs = stage.xs(slab.levels)
    if xs[-1] - xs[0] < width:
        return None
    grid = np.linspace(xs[0], xs[-1], 41)
    top = np.interp(grid, xs, stage.stack_ys(slab.base + slab.values))
    low = np.interp(grid, xs, stage.stack_ys(slab.base))
    best: tuple[float, float, float] | None = None
    for x in grid[(grid >= xs[0] + width / 2) & (grid <= xs[-1] - width / 2)]:
        under = np.abs(grid - x) <= width / 2 + 1e-9
        ceiling, floor = float(top[under].max()), float(low[under].min())
        if best is None or floor - ceiling > best[0]:
            best = (floor - ceiling, float(x), (floor + ceiling) / 2)
    return best


def add_regime_names(scene: SweepScene, plan: Plan, style: Style, drawing: Drawing) -> None:
    """Name every regime on its segment, or above it with a line that leads there."""
    stage, strip, rise = plan.stage, plan.stage.strip, style.row * LEADING
    for segment, lines in zip(scene.segments, plan.names, strict=True):
        x = (stage.x(segment.low.value) + stage.x(segment.high.value)) / 2
        ink = ink_on(segment.color or style.tokens.base)
        halo = segment.color if segment.open else ""
        share = FOLLOWED if one_of_several(segment) else 1.0
        middle = strip.top + strip.height * share / 2
        at = (lines, x, middle, rise, ink, style.small)
        drawing.write(*at, across=0.5, bold=plan.bold, halo=halo)
    for led in plan.led:
        segment = scene.segments[led.which]
        x = (stage.x(segment.low.value) + stage.x(segment.high.value)) / 2
        low = strip.top - style.unit * 0.45 - style.row / 2
        path = ((led.x, low + style.row * 0.4), (x, strip.top + style.unit * 0.2))
        drawing.strokes.append(Stroke(path, style.tokens.soft, style.hair))
        middle = low - (len(led.lines) - 1) / 2 * rise
        drawing.write(led.lines, led.x, middle, rise, style.tokens.ink, style.small, across=0.5)
