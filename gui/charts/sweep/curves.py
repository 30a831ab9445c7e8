"""The curves of a sweep figure: their ink, and the lines they are drawn as.

Owns how a curve is coloured and where its line runs. Names and letters are `labels`'. Knows no Qt.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.drawing import Drawing, Fill, Stroke
from gui.look.colors import mix, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.report import Floats
    from gui.charts.marks.drawing import Style
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import Curve, SweepScene

__all__ = ["curve_color", "curves", "players_of", "track"]

#: The WCAG 2 ratio for graphics.
_LINE_CONTRAST = 3.0
#: Branches that are not followed: share of their colour that they keep, and of their width.
_PALER, _THINNER = 0.85, 0.55
#: How bands of the first, second, ... player are hatched, and the share of their colour they keep.
_HATCHES = ("rising", "falling", "steep")
_FAINT = 0.55


def curve_color(curve: Curve, style: Style) -> str:
    """Return a curve's ink: the player's colour, thinned for further strategies, still readable."""
    return _tinted(curve.color, style.tokens.base, curve.tint)


@lru_cache(maxsize=128)
def _tinted(color: str, base: str, tint: float) -> str:
    return readable(mix(color, base, tint), base, _LINE_CONTRAST)


def players_of(scene: SweepScene) -> int:
    """Return how many players have curves, counted up to the last of them."""
    return max((curve.player + 1 for curve in scene.curves), default=1)


def track(curve: Curve, players: int, style: Style) -> float:
    """Return by how many pixels a player's curves are moved down.

    Curves that coincide, and in pure equilibria most do, then run side by side instead of one
    hiding the others. Payoffs seldom do; theirs stay where their numbers are.
    """
    if curve.strategy is None:
        return 0.0
    return (curve.player - (players - 1) / 2) * style.line * 1.3


def curves(scene: SweepScene, stage: Stage, style: Style) -> Drawing:
    """Return every curve, broken at jumps: branches that are not followed below, thin and pale.

    Bands are hatched between both their ends, each player's in another direction, so that they can
    be told apart where they overlap.
    """
    drawing, players = Drawing(), players_of(scene)
    below: list[Stroke] = []
    for curve in scene.curves:
        for fill, ends in _bands(curve, stage, style, track(curve, players, style)):
            drawing.fills.append(fill)
            below += ends
    for curve in scene.curves:
        color, down = curve_color(curve, style), track(curve, players, style)
        paler = mix(color, style.tokens.base, _PALER)
        thin = style.line * _THINNER
        below += [Stroke(path, paler, thin, curve.dash) for path in _paths(curve, stage, down, 0)]
        drawing.strokes += [
            Stroke(path, color, style.line, curve.dash) for path in _paths(curve, stage, down, 1)
        ]
    drawing.strokes[:0] = below
    return drawing


def _bands(
    curve: Curve, stage: Stage, style: Style, down: float
) -> Iterator[tuple[Fill, tuple[Stroke, Stroke]]]:
    """Yield the hatching of every band, and the lines along its ends."""
    color = curve_color(curve, style)
    for band in curve.bands:
        xs = stage.xs(band.levels)
        upper, lower = (
            np.column_stack([xs, stage.value_ys(end) + down]) for end in (band.high, band.low)
        )
        fill = Fill(
            np.concatenate([upper, lower[::-1]]),
            hatch=_HATCHES[curve.player % len(_HATCHES)],
            hatch_color=mix(color, style.tokens.base, _FAINT),
            width=style.hair,
            spacing=style.unit * 1.8,
        )
        thin = style.line * _THINNER
        low, high = (Stroke(path, color, thin, curve.dash) for path in (lower, upper))
        yield fill, (low, high)


def _paths(curve: Curve, stage: Stage, down: float, followed: int) -> Iterator[Floats]:
    """Yield the pieces that are followed, or the others, in pixels."""
    for piece in curve.pieces:
        if (piece.weight > 0) == followed:
            yield np.column_stack([stage.xs(piece.levels), stage.value_ys(piece.values) + down])
