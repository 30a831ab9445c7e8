"""Strategies that are copies of each other: what holds of one holds of every mixture of them.

Owns the game without copies, and what its equilibria become when copies come back: wherever a
strategy is played and its copies are in the support, every way of dividing its probability will
do. So a point becomes a product of polytopes.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from games.verify.found import Band, Found, Piece, Ratio, Segment, Surface, Sweeping
from games.verify.numbers import sign
from games.verify.region import UnknownError
from games.verify.three import ThreePlayers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.found import Mix
    from games.verify.game import Game, Support
    from games.verify.polynomials import Polynomial

__all__ = ["WithoutCopies"]


class WithoutCopies:
    """Finds all equilibria of a game of three players, by way of the game without copies."""

    def __init__(self, game: Game) -> None:
        #: Per player, each strategy's place in the game without copies.
        self._places = [_places(game, player) for player in range(game.players)]
        kept = [[own.index(place) for place in range(max(own) + 1)] for own in self._places]
        self._finder = ThreePlayers(game.only(kept))
        self._known: dict[Support, Found] = {}

    def find(self, support: Support) -> Found:
        """Return all equilibria of a support profile, or raise `UnknownError`."""
        few = tuple(
            tuple(sorted({places[j] for j in own}))
            for places, own in zip(self._places, support, strict=True)
        )
        if few not in self._known:
            self._known[few] = self._finder.find(few)
        found = self._known[few]
        if all(len(own) == len(some) for own, some in zip(support, few, strict=True)):
            return self._renamed(found, support)
        return self._lifted(found, support)

    def _renamed(self, found: Found, support: Support) -> Found:
        """Return the same pieces where no two copies are played together."""
        out = self._pieces(found, support)
        for one in found.surfaces:
            ends = tuple(
                (tuple(own[0] for own in self._corners([[mix] for mix in profile], support)), side)
                for profile, side in one.ends
            )
            corners = self._corners(one.corners, support)
            out.surfaces.append(Surface(corners, self._ratio(one.ratio, support), one.at, ends))
        for moving in found.sweeping:
            segments = tuple(
                Segment(part.low, part.high, self._spread(part.corners, support))
                for part in moving.segments
            )
            out.sweeping.append(Sweeping(self._levels(moving.ratio, support), segments))
        for band in found.bands:
            out.bands.append(Band(self._levels(band.ratio, support), band.low, band.high))
        return out

    def _lifted(self, found: Found, support: Support) -> Found:
        """Divide what is played among copies that are played together."""
        if found.sweeping or found.bands:
            message = "what moves with a level, with copies"
            raise UnknownError(message)
        out = self._pieces(found, support)
        for one in found.surfaces:
            corners = self._corners(one.corners, support)
            surface = Surface(corners, self._ratio(one.ratio, support), one.at)
            out.surfaces += [surface] * (len(one.ends) // 2 or 1)  # a curve, or two: one each
        return out

    def _pieces(self, found: Found, support: Support) -> Found:
        out = Found(loose=found.loose)
        for own in found.pieces:
            corners, ratio = self._corners(own.corners, support), self._ratio(own.ratio, support)
            piece = Piece(corners, ratio, own.at)
            out.pieces.append(Piece(corners, ratio, own.at, own.alone and piece.is_point))
        return out

    def _spread(
        self, corners: Sequence[Sequence[tuple[Polynomial, ...]]], support: Support
    ) -> tuple[tuple[tuple[Polynomial, ...], ...], ...]:
        """Put polynomials where the one copy of a strategy is that is played."""
        out = []
        for player, own in enumerate(corners):
            played = [(j in support[player], place) for j, place in enumerate(self._places[player])]
            out.append(
                tuple(tuple(mix[place] if here else () for here, place in played) for mix in own)
            )
        return tuple(out)

    def _corners(
        self, corners: Sequence[Sequence[Mix]], support: Support
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
        return None if ratio is None else self._levels(ratio, support)

    def _levels(self, ratio: Ratio, support: Support) -> Ratio:
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
