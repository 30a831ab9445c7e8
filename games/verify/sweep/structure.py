"""What kind of equilibria each support profile has, over any ordered ring.

Owns what is compared between levels: for every support profile that is not empty the indices of
its single equilibria, and whether it holds infinitely many. Decided by signs of sums and products
alone, so that it serves one level, an algebraic level and a whole stretch of them. Knows no
driver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.verify.equilibrium import index_of
from games.verify.game import supports
from games.verify.sweep.mixed import totally_mixed
from games.verify.three import ThreePlayers
from games.verify.two import TwoPlayers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.game import Game, Support

    #: Indices of the single equilibria, sorted, none last; and whether there are infinitely many.
    State = tuple[tuple[int | None, ...], bool]

__all__ = ["handled", "sorted_indices", "structure"]


def handled(shape: tuple[int, ...]) -> bool:
    """Tell whether games of a shape can be looked at along a driver."""
    return len(shape) == 2 or shape == (2, 2, 2)


def structure(game: Game) -> dict[Support, State]:
    """Return the state of every support profile that has an equilibrium.

    Raises
    ------
    UnknownError
        If a support profile cannot be decided.
    """
    finder = TwoPlayers(game) if game.players == 2 else ThreePlayers(game)
    out: dict[Support, State] = {}
    for support in supports(game.shape):
        if game.players == 3 and min(map(len, support)) > 1:
            indices, many = totally_mixed(game)
        else:
            found = finder.find(support)
            many = found.infinite
            indices = [
                index_of(game, support, [own[0] for own in piece.corners]) for piece in found.points
            ]
        if many:
            out[support] = (), True
        elif indices:
            out[support] = sorted_indices(indices), False
    return out


def sorted_indices(points: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return indices in order, those of points that are not regular last."""
    return tuple(sorted(points, key=lambda index: 2 if index is None else index))
