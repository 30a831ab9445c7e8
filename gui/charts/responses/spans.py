"""Where best responses meet all along a stretch of a square, or all over a part of it.

Owns which families of equilibria show in a square as what, in words, and how that is drawn. What
else meets is points. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.words.families import PRODUCT, span_text
from gui.charts.marks.drawing import Fill, Stroke
from gui.charts.marks.figure import box_corners
from gui.charts.responses.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from games.solve.report import Family, Floats
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.responses.types import Side

__all__ = ["draw_spans", "spans_of"]

#: Chances closer than this are the same.
_SAME = 1e-9


def spans_of(
    sides: tuple[Side, ...],
    families: Iterable[Family],
    players: tuple[int, int],
    third: int | None,
    mix: Sequence[float],
) -> tuple[Span, ...]:
    """Return the parts of a square that are equilibria all over.

    Parameters
    ----------
    players, third, mix
        Of the square: who is along the bottom and up the side, and what the third player plays.
        Everybody has two strategies, so that a product is a box of chances.
    """
    found = []
    for family in families:
        if family.kind != PRODUCT:
            continue
        if third is not None and not _holds(family.spans[third], mix):
            continue
        (left, right), (low, high) = (
            (float(family.spans[one][0, 0]), float(family.spans[one][1, 0])) for one in players
        )
        if right - left <= _SAME and high - low <= _SAME:
            continue
        said = ", ".join(
            f"{sides[one].name}: {span_text(sides[one].player, family, one)}" for one in players
        )
        found.append(Span(left, right, low, high, f"Every choice of these is one: {said}"))
    return tuple(found)


def _holds(span: Floats, mix: Sequence[float]) -> bool:
    own = np.asarray(mix)
    return bool((own >= span[0] - _SAME).all() and (own <= span[1] + _SAME).all())


def draw_spans(
    spans: tuple[Span, ...],
    at: Callable[[float, float], tuple[float, float]],
    style: Style,
    drawing: Drawing,
) -> None:
    """Draw stretches as thick lines in ink, and what has an extent as hatched."""
    for span in spans:
        ends = (at(span.left, span.low), at(span.right, span.high))
        if span.right > span.left and span.high > span.low:
            (left, bottom), (right, top) = ends
            corners = box_corners(left, top, right, bottom)
            ink = style.tokens.ink
            drawing.fills.append(
                Fill(corners, "", "crossed", ink, ink, style.hair * 1.6, style.unit * 1.2)
            )
        else:
            drawing.strokes.append(Stroke(ends, style.tokens.ink, style.line * 2.4))
