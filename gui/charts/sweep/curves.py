"""The curves of a sweep figure, as placed marks.

Owns how a curve is inked and where its pieces run: branches that are followed, and thinner and
under them the others. Knows no Qt.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gui.charts.drawing import Drawing, Stroke
from gui.colors import mix, readable

if TYPE_CHECKING:
    from gui.charts.drawing import Style
    from gui.charts.scene import Curve, Piece, SweepScene
    from gui.charts.stage import Stage

__all__ = ["curve_color", "curves", "path", "players_of", "track"]

#: The WCAG 2 ratio for graphics.
_LINE_CONTRAST = 3.0
#: Of a branch that is not followed: the share of its width that a line keeps, and of its colour.
_THIN, _PALE = 0.55, 0.85


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
    """Return all curves, each piece a stroke of its own: they break at jumps."""
    players = players_of(scene)
    followed, others = [], []
    for curve in scene.curves:
        down, color = track(curve, players, style), curve_color(curve, style)
        pale = mix(color, style.tokens.base, _PALE)
        for piece in curve.pieces:
            points = path(piece, stage, down)
            if piece.weight > 0:
                followed.append(Stroke(points, color, style.line, curve.dash))
            else:
                others.append(Stroke(points, pale, style.line * _THIN, curve.dash))
    return Drawing(strokes=others + followed)


def path(piece: Piece, stage: Stage, down: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Return where a piece of a curve runs within the axis, moved `down` by so many pixels."""
    inside = (stage.low <= piece.levels) & (piece.levels <= stage.high)
    xs = stage.xs(piece.levels[inside])
    ys = stage.value_ys(piece.values[inside]) + down
    return tuple(zip(xs.tolist(), ys.tolist(), strict=True))
