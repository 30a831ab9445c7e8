"""Two players: on every support profile the equilibria are a product of two polytopes.

Owns that each player's side is the face of one polyhedron (`games.verify.polytopes`): y is such
that all of S1 are best replies and has support S2, and the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.verify.found import Found, Piece
from games.verify.polytopes import face, vertices

if TYPE_CHECKING:
    from games.verify.game import Game, Support

__all__ = ["TwoPlayers"]


class TwoPlayers:
    """Finds all equilibria of a game of two players, support by support."""

    def __init__(self, game: Game) -> None:
        m, n = game.shape
        self._against_second = vertices(
            [[game.payoff(0, (i, j)) for j in range(n)] for i in range(m)]
        )
        self._against_first = vertices(
            [[game.payoff(1, (i, j)) for i in range(m)] for j in range(n)]
        )

    def find(self, support: Support) -> Found:
        """Return all equilibria of a support profile."""
        first, second = support
        xs = face(self._against_first, first, second)
        ys = face(self._against_second, second, first)
        return Found([Piece((tuple(xs), tuple(ys)))] if xs and ys else [])
