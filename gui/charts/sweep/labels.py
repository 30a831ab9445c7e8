"""Direct labels of the curves, and all words of a sweep figure put together.

Owns how curves are lettered and named at their ends; their lines are `curves`'. Names of outcomes
and regimes are `names`', axis and cursor `axis`'. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.drawing import Drawing, Stroke, Text
from gui.charts.marks.labels import spread
from gui.charts.sweep.axis import add_axis, add_tips
from gui.charts.sweep.curves import curve_color, players_of, track
from gui.charts.sweep.names import add_area_names, add_counts, add_regime_names
from gui.charts.sweep.plan import leader
from gui.look.colors import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.report import Floats
    from gui.charts.marks.drawing import Style
    from gui.charts.sweep.plan import Plan
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import Curve, SweepScene

__all__ = ["labels"]


def labels(scene: SweepScene, plan: Plan, style: Style) -> Drawing:
    """Return all texts that do not move with the cursor."""
    drawing = Drawing()
    add_axis(scene, plan, style, drawing)
    add_tips(scene, plan.stage, style, drawing)
    _end_labels(scene, plan, style, drawing)
    _curve_marks(scene, plan.stage, style, drawing)
    add_area_names(scene, plan.stage, style, drawing)
    add_counts(scene, plan.stage, style, drawing)
    add_regime_names(scene, plan, style, drawing)
    return drawing


def _end_labels(scene: SweepScene, plan: Plan, style: Style, drawing: Drawing) -> None:
    """Name each curve at its right end, with a piece of its own line leading there."""
    stage = plan.stage
    players = players_of(scene)
    ends = [scene.named_at(curve, scene.axis.high) for curve in scene.curves]
    wanted = [
        (curve, lines, stage.value_y(end) + track(curve, players, style), end)
        for curve, lines, end in zip(scene.curves, plan.label_lines, ends, strict=True)
        if end is not None
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
        drawing.write(lines, end, at, style.row, ink, style.small)


def _curve_marks(scene: SweepScene, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Letter each curve in every regime that is wide enough, side by side where curves coincide.

    A curve that does not reach the right end has no label there; its mark in the widest regime
    with room for it is its name instead.
    """
    players = players_of(scene)
    size = style.small * 0.92
    unnamed = {
        curve.key for curve in scene.curves if scene.named_at(curve, scene.axis.high) is None
    }
    for segment in sorted(scene.segments, key=lambda s: s.low.value - s.high.value):
        shown = [
            (curve, levels, values)
            for curve in scene.curves
            for levels, values in _marked(curve, segment.regime)
        ]
        left, right = stage.x(segment.low.value), stage.x(segment.high.value)
        words = [curve.name if curve.key in unnamed else curve.mark for curve, _, _ in shown]
        if _pitch(words, size, style) * len(words) > right - left - style.unit:
            words = [curve.mark for curve, _, _ in shown]
        pitch = _pitch(words, size, style)
        if pitch * len(shown) > right - left - style.unit:
            continue
        middle = _clear_of(stage.x(scene.cursor), left, right, pitch, len(shown))
        for k, ((curve, levels, values), word) in enumerate(zip(shown, words, strict=True)):
            if word == curve.name:
                unnamed.discard(curve.key)
            x = middle + (k - (len(shown) - 1) / 2) * pitch
            value = float(np.interp(stage.level(x), levels, values))
            y = stage.value_y(value) + track(curve, players, style)
            ink = readable(curve_color(curve, style), style.tokens.base)
            halo = style.tokens.base
            drawing.texts.append(Text(x, y, word, ink, size, 0.5, "middle", True, halo))


def _marked(curve: Curve, regime: int) -> Iterator[tuple[Floats, Floats]]:
    """Yield where marks of a curve stand in a regime: on what is followed, amid a band."""
    for piece in curve.pieces:
        if piece.regime == regime and piece.weight > 0:
            yield piece.levels, piece.values
    for band in curve.bands:
        if band.regime == regime:
            yield band.levels, (band.low + band.high) / 2


def _clear_of(line: float, left: float, right: float, pitch: float, count: int) -> float:
    """Return the middle for a row of marks that today's line does not strike through."""
    middle = (left + right) / 2
    offset = (line - middle) / pitch + (count - 1) / 2
    if not -0.5 < offset < count - 0.5:
        return middle
    beside = max(((left + line) / 2, (line + right) / 2), key=lambda x: abs(x - line))
    return beside if abs(beside - line) >= pitch * count / 2 else middle


def _pitch(words: list[str], size: float, style: Style) -> float:
    widest = max((style.wide(word, size, bold=True) for word in words), default=0.0)
    return widest + style.unit * 1.4
