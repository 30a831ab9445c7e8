"""Today's point on a phase map: hairs to both axes, flags, and an arrow to the nearest border.

Owns what moves while the point is dragged; the map beneath is `layout`'s. Knows no Qt.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from gui.charts.marks.axis import level_like
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import arrow_head, disc
from gui.charts.phase.names import way_place
from gui.charts.phase.scene import way_from

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.phase.plan import Plan
    from gui.charts.phase.types import PhaseScene

__all__ = ["today_marks"]

#: Ways shorter than this, in pixels, have no arrow.
_SHORTEST = 5.0


def today_marks(
    scene: PhaseScene, plan: Plan, style: Style, x: float, y: float, *, focused: bool = False
) -> tuple[Drawing, Drawing]:
    """Return today's point: hairs to both axes; the point itself, an arrow to the border, flags."""
    tokens, box, unit = style.tokens, plan.box, style.unit
    ink = tokens.accent if focused else tokens.ink
    px, py = plan.x(x), plan.y(y)
    hairs, drawing = Drawing(), Drawing()
    for ends in (((px, box.top), (px, box.bottom)), ((box.left, py), (box.right, py))):
        hairs.strokes.append(Stroke(ends, tokens.base, style.hair * 2.4))
        hairs.strokes.append(Stroke(ends, ink, style.hair, "fine"))
    way = scene.way if (x, y) == scene.today else way_from(scene, x, y)
    if way is not None:
        _arrow(plan, style, (px, py), way.end, way.text, drawing)
    drawing.fills.append(Fill(disc(px, py, unit * 0.85), tokens.base))
    drawing.fills.append(Fill(disc(px, py, unit * 0.6), ink))
    word = f"today {level_like(scene.across, x)}"
    half = style.wide(word, bold=True) / 2
    at = min(box.right - half, max(box.left + half, px))
    top = box.top - unit * 0.5
    level, beside = level_like(scene.above, y), box.right + unit * 0.6
    # lines that lead to names at the right run beneath
    drawing.texts += [
        Text(at, top, word, ink, style.small, 0.5, "base", bold=True, halo=tokens.base),
        Text(beside, py, level, ink, style.small, bold=True, halo=tokens.base),
    ]
    return hairs, drawing


def _arrow(
    plan: Plan,
    style: Style,
    start: tuple[float, float],
    end: tuple[float, float],
    words: str,
    drawing: Drawing,
) -> None:
    """Draw the way from today's point to the nearest border, with its length beside it."""
    tokens, unit, box = style.tokens, style.unit, plan.box
    tip = (plan.x(end[0]), plan.y(end[1]))
    dx, dy = tip[0] - start[0], tip[1] - start[1]
    length = hypot(dx, dy)
    if length > _SHORTEST:
        head = min(unit * 1.4, length * 0.6)
        foot = (tip[0] - dx / length * head * 0.8, tip[1] - dy / length * head * 0.8)
        drawing.strokes.append(Stroke((start, foot), tokens.base, style.line * 2.2))
        drawing.strokes.append(Stroke((start, foot), tokens.ink, style.line))
        drawing.fills.append(arrow_head(start, tip, head, tokens.ink))
    wide = style.wide(words, bold=True)
    x, y, share = way_place(box, start, tip, wide, style)
    drawing.texts.append(
        Text(x, y, words, tokens.ink, style.small, share, bold=True, halo=tokens.base)
    )
