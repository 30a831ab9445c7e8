"""Every word in a sweep figure and where it stands.

Owns direct labels, names of regimes and outcomes, tipping points, axis and cursor as placed texts.
Knows no Qt; where labels would collide the arithmetic of `labels` decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gui.charts.drawing import Drawing, Fill, Stroke, Text
from gui.charts.labels import spread
from gui.charts.sweep_layout import FOLLOWED, LEADING, leader, one_of_several
from gui.charts.sweep_words import number_like
from gui.colors import contrast, mix, readable

if TYPE_CHECKING:
    from gui.charts.drawing import Measure, Style
    from gui.charts.scene import Area, Curve, Slab, SweepScene
    from gui.charts.stage import Stage
    from gui.charts.sweep_layout import Plan

__all__ = ["cursor_marks", "curve_color", "labels", "track"]

#: The WCAG 2 ratio for graphics.
_LINE_CONTRAST = 3.0
#: A curve at its full height needs no name in the stack: the strip below has it.
_WHOLE = 1 - 1e-9


def curve_color(curve: Curve, style: Style) -> str:
    """Return a curve's ink: the player's colour, thinned for further strategies, still readable."""
    return _tinted(curve.color, style.tokens.base, curve.tint)


@lru_cache(maxsize=128)
def _tinted(color: str, base: str, tint: float) -> str:
    return readable(mix(color, base, tint), base, _LINE_CONTRAST)


def track(curve: Curve, players: int, style: Style) -> float:
    """Return by how many pixels a player's curves are moved down.

    Curves that coincide, and in pure equilibria most do, then run side by side instead of one
    hiding the others.
    """
    return (curve.player - (players - 1) / 2) * style.line * 1.3


def labels(scene: SweepScene, plan: Plan, style: Style, measure: Measure) -> Drawing:
    """Return all texts that do not move with the cursor."""
    drawing = Drawing()
    _headers(scene, plan.stage, style, drawing)
    _end_labels(scene, plan, style, drawing)
    _curve_marks(scene, plan.stage, style, measure, drawing)
    _area_names(scene, plan.stage, style, measure, drawing)
    _several(scene, plan.stage, style, measure, drawing)
    _regime_names(scene, plan, style, measure, drawing)
    _tips(scene, plan.stage, style, measure, drawing)
    _axis(scene, plan.stage, style, measure, drawing)
    return drawing


def _headers(scene: SweepScene, stage: Stage, style: Style, drawing: Drawing) -> None:
    tokens = style.tokens
    for box, words, across in (
        (stage.moves, "Chance of each move", 0.0),
        (stage.outcomes, "Chance of each outcome", 0.0),
        (stage.outcomes, scene.rule, 1.0),
    ):
        x, y = box.right if across else box.left, box.top - style.unit * 0.5
        drawing.texts.append(Text(x, y, words, tokens.soft, style.small, across, "base"))
    for box, place in ((stage.moves, stage.chance_y), (stage.outcomes, None)):
        for chance, text in ((0.0, "0"), (0.5, "0.5"), (1.0, "1")):
            y = place(chance) if place else float(stage.stack_ys(np.array(chance)))
            x = box.left - style.unit
            drawing.texts.append(Text(x, y, text, tokens.soft, style.small, across=1.0))


def _end_labels(scene: SweepScene, plan: Plan, style: Style, drawing: Drawing) -> None:
    """Name each curve at its right end, with a piece of its own line leading there."""
    stage = plan.stage
    players = 1 + max(curve.player for curve in scene.curves)
    ends = [scene.values_at(curve, scene.axis.high) for curve in scene.curves]
    wanted = [
        (curve, lines, stage.chance_y(end[0]) + track(curve, players, style), end[0])
        for curve, lines, end in zip(scene.curves, plan.label_lines, ends, strict=True)
        if end
    ]
    room = (stage.moves.top - style.row, stage.moves.bottom + style.row)
    placed = None
    while wanted:
        sizes = [len(lines) * style.row for _, lines, _, _ in wanted]
        placed = spread([y for _, _, y, _ in wanted], sizes, *room)
        if placed is not None:
            break
        wanted.remove(min(wanted, key=lambda item: item[3]))
    for (curve, lines, y, _), at in zip(wanted, placed or [], strict=True):
        color = curve_color(curve, style)
        start, end = stage.moves.right, stage.moves.right + leader(style)
        path = ((start, y), (start + style.unit * 0.7, y), (end - style.unit * 1.6, at))
        tail = (end - style.unit * 0.5, at)
        drawing.strokes.append(Stroke((*path, tail), color, style.line * 0.75, curve.dash))
        ink = readable(color, style.tokens.base)
        top = at - (len(lines) - 1) / 2 * style.row
        for k, line in enumerate(lines):
            drawing.texts.append(Text(end, top + k * style.row, line, ink, style.small))


def _several(
    scene: SweepScene, stage: Stage, style: Style, measure: Measure, drawing: Drawing
) -> None:
    """Say how many equilibria there are at once, above the outcomes where headers leave room."""
    y = stage.outcomes.top - style.unit * 0.5
    taken = [_extent(text, measure) for text in drawing.texts if (text.y, text.down) == (y, "base")]
    for segment in scene.segments:
        if not segment.several:
            continue
        x = (stage.x(segment.low.value) + stage.x(segment.high.value)) / 2
        words = f"{len(segment.rows)} equilibria"
        text = Text(x, y, words, style.tokens.ink, style.small, 0.5, "base")
        left, right = _extent(text, measure)
        if all(right + style.unit <= a or b + style.unit <= left for a, b in taken):
            taken.append((left, right))
            drawing.texts.append(text)


def _extent(text: Text, measure: Measure) -> tuple[float, float]:
    width = measure(text.text, text.size, text.bold)
    return text.x - text.across * width, text.x + (1 - text.across) * width


def _curve_marks(
    scene: SweepScene, stage: Stage, style: Style, measure: Measure, drawing: Drawing
) -> None:
    """Letter each curve in every regime that is wide enough, side by side where curves coincide."""
    players = 1 + max(curve.player for curve in scene.curves)
    size = style.small * 0.92
    for segment in scene.segments:
        shown = [
            (curve, piece)
            for curve in scene.curves
            for piece in curve.pieces
            if piece.regime == segment.regime and piece.weight > 0
            if curve.tint == 1.0 or piece.values.any()
        ]
        left, right = stage.x(segment.low.value), stage.x(segment.high.value)
        widest = max((measure(curve.mark, size, True) for curve, _ in shown), default=0.0)
        pitch = widest + style.unit * 1.4
        if right - left < pitch * (len(shown) + 1):
            continue
        for k, (curve, piece) in enumerate(shown):
            x = (left + right) / 2 + (k - (len(shown) - 1) / 2) * pitch
            value = float(np.interp(stage.level(x), piece.levels, piece.values))
            y = stage.chance_y(value) + track(curve, players, style)
            ink = readable(curve_color(curve, style), style.tokens.base)
            halo = style.tokens.base
            drawing.texts.append(Text(x, y, curve.mark, ink, size, 0.5, "middle", True, halo))


def _area_names(
    scene: SweepScene, stage: Stage, style: Style, measure: Measure, drawing: Drawing
) -> None:
    """Name every outcome once, in its widest place inside a regime where it is one of several."""
    for area in scene.areas:
        width = measure(area.label, style.small) + style.unit
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
    ink = _ink_on(area.color)
    return Text(x, y, area.label, ink, style.small, across=0.5, halo=area.color)


@lru_cache(maxsize=64)
def _ink_on(color: str) -> str:
    return max(("#111418", "#ffffff"), key=lambda ink: contrast(ink, color))


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


def _regime_names(
    scene: SweepScene, plan: Plan, style: Style, measure: Measure, drawing: Drawing
) -> None:
    stage, strip = plan.stage, plan.stage.strip
    outside = []
    for segment, lines in zip(scene.segments, plan.names, strict=True):
        middle = (stage.x(segment.low.value) + stage.x(segment.high.value)) / 2
        if segment.several and not one_of_several(segment):
            continue  # how many there are stands above
        if not lines:
            outside.append((segment, middle))
            continue
        fill = segment.rows[0].color if segment.rows else style.tokens.base
        ink = _ink_on(fill)
        share = FOLLOWED if one_of_several(segment) else 1.0
        top = strip.top + strip.height * share / 2 - (len(lines) - 1) / 2 * style.row * LEADING
        for k, line in enumerate(lines):
            y = top + k * style.row * LEADING
            drawing.texts.append(Text(middle, y, line, ink, style.small, 0.5, "middle", plan.bold))
    widths = [measure(segment.name, style.small) + style.unit * 1.5 for segment, _ in outside]
    weights = [segment.high.value - segment.low.value for segment, _ in outside]
    row = strip.top - style.row / 2 - style.unit * 0.45
    while outside:
        placed = spread([x for _, x in outside], widths, strip.left, stage.whole.right)
        if placed is not None:
            break
        drop = weights.index(min(weights))
        for column in (outside, widths, weights):
            del column[drop]
    else:
        return
    for (segment, middle), at in zip(outside, placed, strict=True):
        path = ((at, row + style.row * 0.4), (middle, strip.top + style.unit * 0.2))
        drawing.strokes.append(Stroke(path, style.tokens.soft, style.hair))
        drawing.texts.append(Text(at, row, segment.name, style.tokens.ink, style.small, across=0.5))


def _tips(
    scene: SweepScene, stage: Stage, style: Style, measure: Measure, drawing: Drawing
) -> None:
    tokens, y = style.tokens, stage.strip.bottom + style.unit * 0.6 + style.row * 0.5
    for tip, x, at in tip_places(scene, stage, style, measure):
        if abs(at - x) > 1:
            path = ((x, stage.strip.bottom), (at, y - style.row * 0.45))
            drawing.strokes.append(Stroke(path, tokens.soft, style.hair))
        text = scene.tips[tip].text
        drawing.texts.append(Text(at, y, text, tokens.ink, style.small, 0.5, bold=True))


def tip_places(
    scene: SweepScene, stage: Stage, style: Style, measure: Measure
) -> list[tuple[int, float, float]]:
    """Place the tipping labels: (which, x of the point, x of its label); the rest have no room."""
    kept = list(range(len(scene.tips)))
    spans = [scene.segments[tip.below + 1] for tip in scene.tips]
    while kept:
        wanted = [stage.x(scene.tips[i].at.value) for i in kept]
        sizes = [measure(scene.tips[i].text, style.small, True) + style.unit for i in kept]
        placed = spread(wanted, sizes, stage.strip.left - style.unit * 2, stage.whole.right)
        if placed is not None:
            return list(zip(kept, wanted, placed, strict=True))
        kept.remove(min(kept, key=lambda i: spans[i].high.value - spans[i].low.value))
    return []


def _axis(
    scene: SweepScene, stage: Stage, style: Style, measure: Measure, drawing: Drawing
) -> None:
    tokens, strip = style.tokens, stage.strip
    y = strip.bottom + style.unit + style.row * 1.5
    drawing.texts.extend(
        Text(stage.x(tick.level), y, tick.text, tokens.soft, style.small, across=0.5)
        for tick in scene.axis.ticks
    )
    x, below = (strip.left + strip.right) / 2, y + style.row * 0.5 + style.body * 0.7
    drawing.texts.append(Text(x, below, scene.axis.title, tokens.ink, style.body, across=0.5))


def cursor_marks(
    scene: SweepScene, stage: Stage, style: Style, level: float, *, focused: bool = False
) -> Drawing:
    """Return today's line with its flag and grip; `focused` shows who has the keyboard."""
    tokens = style.tokens
    ink = tokens.accent if focused else tokens.ink
    x, unit, width = stage.x(level), style.unit, style.line * (1.2 if focused else 0.8)
    top, strip = stage.moves.top, stage.strip
    drawing = Drawing()
    for y in (top, strip.top):
        corners = [(x - unit * 0.6, y - unit * 0.6), (x + unit * 0.6, y - unit * 0.6), (x, y)]
        drawing.fills.append(Fill(np.array(corners), color=ink))
    # the line pauses between panels, where words stand
    for box in (stage.moves, stage.outcomes):
        drawing.strokes.append(Stroke(((x, box.top), (x, box.bottom)), ink, width))
    here = scene.segment_at(level)
    left, right = stage.x(here.low.value), stage.x(here.high.value)
    corners = [(left, strip.top), (right, strip.top), (right, strip.bottom), (left, strip.bottom)]
    drawing.strokes.append(Stroke((*corners, corners[0]), ink, width))
    text = f"today {number_like(scene.axis, level)}"
    y = top - unit * 0.75 - style.row * 0.4
    drawing.texts.append(Text(x, y, text, ink, style.small, 0.5, bold=True, halo=tokens.base))
    return drawing
