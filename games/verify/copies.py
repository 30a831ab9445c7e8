"""Strategies that are copies of each other: what holds of one holds of every mixture of them.

Owns the game without copies, and what its equilibria become when copies come back: wherever a
strategy is played and its copies are in the support, every way of dividing its probability will
do. So a point becomes a product of polytopes.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from games.verify.found import Found, Piece, Ratio, Surface
from games.verify.numbers import sign
from games.verify.region import UnknownError
from games.verify.three import ThreePlayers

if TYPE_CHECKING:
    from games.verify.found import Mix
    from games.verify.game import Game, Support

__all__ = ["WithoutCopies"]


class WithoutCopies:
    """Finds all equilibria of a game of three players, by way of the game without copies."""

    def __init__(self, game: Game) -> None:
        #: Per player, each strategy's place in the game without copies.
        self._places = [_places(game, player) for player in range(game.players)]
        kept = [[own.index(place) for place in range(max(own) + 1)] for own in self._places]
        self._plain = all(len(some) == n for some, n in zip(kept, game.shape, strict=True))
        self._finder = ThreePlayers(game if self._plain else game.only(kept))
        self._known: dict[Support, Found] = {}

    def find(self, support: Support) -> Found:
        """Return all equilibria of a support profile, or raise `UnknownError`."""
        if self._plain:
            return self._finder.find(support)
        few = tuple(
            tuple(sorted({places[j] for j in own}))
            for places, own in zip(self._places, support, strict=True)
        )
        if few not in self._known:
            self._known[few] = self._finder.find(few)
        return self._lifted(self._known[few], support)

    def _lifted(self, found: Found, support: Support) -> Found:
        if found.sweeping:
            message = "a curve of mixtures, with copies"
            raise UnknownError(message)
        pieces = [
            Piece(self._corners(own.corners, support), self._ratio(own.ratio, support), own.at)
            for own in found.pieces
        ]
        surfaces = [
            Surface(self._corners(own.corners, support), self._ratio(own.ratio, support), own.at)
            for own in found.surfaces
        ]
        return Found(pieces, surfaces=surfaces, loose=found.loose)

    def _corners(
        self, corners: tuple[tuple[Mix, ...], ...], support: Support
    ) -> tuple[tuple[Mix, ...], ...]:
        out = []
        for player, mixes in enumerate(corners):
            own: list[Mix] = []
            for mix in mixes:
                copies = [
                    self._copies(player, place, support)
                    for place, weight in enumerate(mix)
                    if sign(weight)
                ]
                weights = [weight for weight in mix if sign(weight)]
                for some in product(*copies):
                    at = dict(zip(some, weights, strict=True))
                    n = len(self._places[player])
                    own.append(tuple(at.get(j, 0) for j in range(n)))
            out.append(tuple(own))
        return tuple(out)

    def _copies(self, player: int, place: int, support: Support) -> tuple[int, ...]:
        return tuple(j for j in support[player] if self._places[player][j] == place)

    def _ratio(self, ratio: Ratio | None, support: Support) -> Ratio | None:
        if ratio is None:
            return None
        first, second = (
            tuple(j for place in some for j in self._copies(ratio.player, place, support))
            for some in (ratio.first, ratio.second)
        )
        return Ratio(ratio.player, first, second)


def _places(game: Game, player: int) -> list[int]:
    """Give each strategy of a player a number, copies the same one."""
    everything = tuple(tuple(range(n)) for n in game.shape)
    seen: dict[tuple[int, ...], int] = {}
    out = []
    for j in range(game.shape[player]):
        column = tuple(
            game.payoff(who, (*others[:player], j, *others[player:]))
            for who in range(game.players)
            for others in game.cells(player, everything)
        )
        out.append(seen.setdefault(column, len(seen)))
    return out
