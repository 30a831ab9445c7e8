"""What lies under the curves of a sweep figure: grid, stacked outcomes, strip, tipping lines.

Owns the shapes, in pixels on a `Stage`, in the colours of a theme. Knows no Qt and no text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.drawing import Drawing, Fill, Stroke
from gui.charts.sweep.plan import FOLLOWED, shown_ticks
from gui.charts.sweep.types import PAYOFFS
from gui.look.colors import luminance, mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from games.solve.report import Floats
    from gui.charts.marks.drawing import Style
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import Area, Row, Segment, Slab, SweepScene

__all__ = ["area_fills", "hatch_ink", "rectangle", "shapes"]


def rectangle(left: float, top: float, right: float, bottom: float) -> Floats:
    """Return the corners of a box as a polygon (4, 2)."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


@lru_cache(maxsize=64)
def hatch_ink(color: str) -> str:
    """Return the colour in which an area is hatched: darker on light ones, lighter on dark ones."""
    light = luminance(color) > 0.12
    return mix("#000000" if light else "#ffffff", color, 0.17 if light else 0.28)


def shapes(scene: SweepScene, stage: Stage, style: Style) -> Drawing:
    """Return all shapes under the curves, in painting order."""
    tokens = style.tokens
    drawing = Drawing()
    moves, outcomes = stage.moves, stage.outcomes
    several = [segment for segment in scene.segments if segment.several]
    for segment in several:
        left, right = _ends(stage, segment)
        drawing.fills.append(
            Fill(
                rectangle(left, moves.top, right, moves.bottom),
                color=mix(tokens.raised, tokens.base, 0.7),
                hatch="rising",
                hatch_color=mix(tokens.faint, tokens.base, 0.6),
                width=style.hair,
                spacing=style.unit * 1.6,
            )
        )
    drawing.fills.extend(area_fills(scene.areas, stage, style))
    for segment in scene.segments[1:]:
        x = stage.x(segment.low.value)
        ends = ((x, outcomes.top), (x, outcomes.bottom))
        drawing.strokes.append(Stroke(ends, tokens.base, style.hair))
    for segment in several:
        left, right = _ends(stage, segment)
        drawing.fills.append(
            Fill(
                rectangle(left, outcomes.top, right, outcomes.bottom),
                hatch="falling",
                hatch_color=tokens.base,
                width=style.line,
                spacing=style.unit * 1.6,
            )
        )
    for segment in scene.segments:
        drawing.fills.extend(_segment(segment, stage, style))
    for tick in shown_ticks(scene, stage, style):
        y = stage.value_y(tick.level)
        ends = ((moves.left, y), (moves.right, y))
        # of payoffs, zero parts gains from losses
        parting = tick.level == 0 and scene.scale.show == PAYOFFS
        color = tokens.soft if parting else mix(tokens.faint, tokens.base, 0.5)
        drawing.strokes.append(Stroke(ends, color, style.hair))
    for tip in scene.tips:
        x = stage.x(tip.at.value)
        line = ((x, moves.top), (x, moves.bottom))
        drawing.strokes.append(Stroke(line, tokens.faint, style.hair, "fine"))
        notch = ((x, stage.foot), (x, stage.foot + style.unit * 0.6))
        drawing.strokes.append(Stroke(notch, tokens.soft, style.hair))
    return drawing


def area_fills(areas: Iterable[Area], stage: Stage, style: Style) -> Iterator[Fill]:
    """Yield the outcomes' probabilities stacked, each area in its colour and hatching."""
    for area in areas:
        for slab in area.slabs:
            yield Fill(
                _slab_polygon(stage, slab),
                color=area.color,
                hatch=area.hatch,
                hatch_color=hatch_ink(area.color),
                edge=area.color,
                width=style.hair,
                spacing=style.unit,
            )


def _slab_polygon(stage: Stage, slab: Slab) -> Floats:
    """Return the outline of one outcome over one regime, in pixels."""
    xs = stage.xs(slab.levels)
    upper, lower = stage.stack_ys(slab.base + slab.values), stage.stack_ys(slab.base)
    return np.column_stack([np.concatenate([xs, xs[::-1]]), np.concatenate([upper, lower[::-1]])])


def _ends(stage: Stage, segment: Segment) -> tuple[float, float]:
    return stage.x(segment.low.value), stage.x(segment.high.value)


def _segment(segment: Segment, stage: Stage, style: Style) -> list[Fill]:
    """Rows of one regime: the equilibria followed on top and high, the others below."""
    left, right = _ends(stage, segment)
    top = stage.strip.top
    fills = []
    for row, share in zip(segment.rows, _heights(segment.rows), strict=True):
        bottom = top + share * stage.strip.height
        fills.append(
            Fill(
                rectangle(left, top, right, bottom),
                color=row.color,
                edge=style.tokens.base,
                width=style.hair,
            )
        )
        top = bottom
    return fills


def _heights(rows: tuple[Row, ...]) -> list[float]:
    followed = sum(1 for row in rows if row.weight > 0)
    others = len(rows) - followed
    if not followed or not others:
        return [1 / len(rows) for _ in rows]
    return [FOLLOWED / followed if row.weight > 0 else (1 - FOLLOWED) / others for row in rows]
