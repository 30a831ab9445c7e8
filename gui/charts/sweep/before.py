"""How the ghost of a sweep is drawn: thin lines behind, a pale strip below, labels of what was.

Owns the marks of the ghost, all told apart from the present picture by weight, dash and words, not
by colour alone. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Fill, Stroke, Text
from gui.charts.marks.labels import elide, spread
from gui.charts.sweep.shapes import rectangle
from gui.look.colors import mix, readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import Curve, Ghost, Segment, SweepScene

__all__ = ["add_curves", "add_note", "add_strip", "add_was"]

#: Share of its colour that a faint line keeps; a faint segment keeps less.
_LINE, _SEGMENT = 0.62, 0.45
#: Size of names in the faint strip, as a share of small text.
_SMALLER = 0.86


def add_curves(ghost: Ghost, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Draw every branch that was followed: finely dashed, broken at jumps."""
    for curve in ghost.curves:
        color = mix(curve.color, style.tokens.base, _LINE)
        drawing.strokes.extend(
            Stroke(points, color, style.hair * 1.3, "fine") for points in _paths(curve, stage)
        )


def _paths(curve: Curve, stage: Stage) -> list[tuple[tuple[float, float], ...]]:
    return [
        tuple(
            (stage.x(float(level)), stage.value_y(float(value)))
            for level, value in zip(piece.levels, piece.values, strict=True)
            if stage.low <= level <= stage.high
        )
        for piece in curve.pieces
        if piece.weight > 0
    ]


def add_strip(
    segments: Sequence[Segment], cursor: float | None, stage: Stage, style: Style, drawing: Drawing
) -> None:
    """Draw the regimes that were, in pale colours under those that are, and where today stood.

    Names stand in the strip where it is high and wide enough for them.
    """
    box, size = stage.before, style.small * _SMALLER
    for segment in segments:
        left, right = _ends(segment, stage)
        if right <= left:
            continue
        color = segment.rows[0].color if segment.rows else style.tokens.faint
        corners = rectangle(left, box.top, right, box.bottom)
        pale = mix(color, style.tokens.base, _SEGMENT)
        drawing.fills.append(Fill(corners, pale, edge=style.tokens.base, width=style.hair))
        name = segment.headed
        if box.height >= size * 1.2 and style.wide(name, size) <= right - left - style.unit:
            middle, ink = (left + right) / 2, readable(style.tokens.ink, pale)
            drawing.texts.append(Text(middle, box.middle, name, ink, size, across=0.5, halo=pale))
    if cursor is not None and stage.low <= cursor <= stage.high:
        x = stage.x(cursor)
        drawing.strokes.append(
            Stroke(((x, box.top), (x, box.bottom)), style.tokens.soft, style.line)
        )


def _ends(segment: Segment, stage: Stage) -> tuple[float, float]:
    low, high = max(segment.low.value, stage.low), min(segment.high.value, stage.high)
    return stage.x(low), stage.x(high)


def add_was(ghost: Ghost, stage: Stage, style: Style, y: float, drawing: Drawing) -> None:
    """Say where tipping points were that are elsewhere now; those without room are left out."""
    kept = [tip for tip in ghost.gone if stage.low <= tip.at.value <= stage.high]
    while kept:
        words = [f"was {tip.text}" for tip in kept]
        sizes = [style.wide(word) + style.unit for word in words]
        wanted = [stage.x(tip.at.value) for tip in kept]
        placed = spread(wanted, sizes, stage.strip.left - style.unit * 2, stage.whole.right)
        if placed is not None:
            drawing.texts.extend(
                Text(x, y, word, style.tokens.soft, style.small, across=0.5)
                for x, word in zip(placed, words, strict=True)
            )
            return
        kept.pop()


def add_note(
    scene: SweepScene, title: str, stage: Stage, style: Style, y: float, drawing: Drawing
) -> None:
    """Say beside the last line of the axis' title what faint lines are, or why there are none."""
    if scene.ghost is None:
        return
    middle = (stage.strip.left + stage.strip.right) / 2
    taken = middle + style.wide(title, style.body) / 2 + 2 * style.unit
    said = elide(scene.ghost.note, stage.whole.right - taken, style)
    drawing.texts.append(
        Text(stage.whole.right, y, said, style.tokens.soft, style.small, across=1.0)
    )
