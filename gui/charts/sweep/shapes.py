"""What lies under the curves of a sweep figure: grid, stacked outcomes, strip, tipping lines.

Owns the shapes, in pixels on a `Stage`, in the colours of a theme. Knows no Qt and no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.drawing import Drawing, Fill, Stroke
from gui.charts.marks.figure import Box, box_corners
from gui.charts.marks.strip import hatch_ink, row_fills
from gui.charts.sweep.plan import FOLLOWED, shown_ticks
from gui.charts.sweep.types import PAYOFFS
from gui.look.colors import mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from games.solve.report import Floats
    from gui.charts.marks.drawing import Style
    from gui.charts.marks.strip import Row, Segment
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import Area, Slab, SweepScene

__all__ = ["area_fills", "shapes"]


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
                box_corners(left, moves.top, right, moves.bottom),
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
    for segment in scene.segments:
        if segment.open:
            left, right = _ends(stage, segment)
            corners = box_corners(left, outcomes.top, right, outcomes.bottom)
            ink, spacing = mix(tokens.faint, tokens.base, 0.6), style.unit * 1.4
            drawing.fills.append(
                Fill(corners, tokens.raised, "crossed", ink, width=style.hair, spacing=spacing)
            )
    for segment in several:
        left, right = _ends(stage, segment)
        drawing.fills.append(
            Fill(
                box_corners(left, outcomes.top, right, outcomes.bottom),
                hatch="falling",
                hatch_color=tokens.base,
                width=style.line,
                spacing=style.unit * 1.6,
            )
        )
    for segment in scene.segments:
        left, right = _ends(stage, segment)
        box = Box(left, stage.strip.top, right, stage.strip.bottom)
        drawing.fills.extend(row_fills(segment, box, style, shares=_shares(segment.rows)))
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


def _shares(rows: tuple[Row, ...]) -> list[float]:
    """Return the shares of a strip's height: the equilibria followed are on top and high."""
    followed = sum(1 for row in rows if row.weight > 0)
    others = len(rows) - followed
    if not followed or not others:
        return [1 / len(rows) for _ in rows]
    return [FOLLOWED / followed if row.weight > 0 else (1 - FOLLOWED) / others for row in rows]
