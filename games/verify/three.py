"""Three players: which way leads to all equilibria of a support profile.

Owns the order of means: a strategy that loses to another against every mixture of full support;
somebody pure; nobody with a reason to leave; one player over two strategies (one unknown
level); all over three (`games.verify.full`). What none of them decides is not covered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.verify.along import along, pair, profiles
from games.verify.fixed import Fixed, others_of
from games.verify.found import Found, Piece, Ratio, Surface
from games.verify.full import full
from games.verify.line import line
from games.verify.numbers import roots_of, sign
from games.verify.region import UnknownError

if TYPE_CHECKING:
    from games.verify.game import Game, Support
    from games.verify.marks import Level
    from games.verify.numbers import Number
    from games.verify.region import Part

    Mix = tuple[Number, ...]

__all__ = ["ThreePlayers"]


class ThreePlayers:
    """Finds all equilibria of a game of three players, support by support."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._fixed = Fixed(game)

    def find(self, support: Support) -> Found:
        """Return all equilibria of a support profile.

        Raises
        ------
        UnknownError
            If no means of the checker decides it.
        """
        if self._dominated(support):
            return Found()
        sizes = [len(own) for own in support]
        if min(sizes) == 1:
            return self._pure(sizes.index(1), support)
        if all(self._flat(player, support) for player in range(3)):
            return Found([Piece(tuple(self._simplex(p, support) for p in range(3)))])
        if min(sizes) == 2:
            return self._line(support)
        if max(sizes) == 3:
            return full(self._game, support)
        message = "everybody mixes three strategies or more, somebody four"
        raise UnknownError(message)

    def _pure(self, player: int, support: Support) -> Found:
        mix: list[Number] = [0] * self._game.shape[player]
        mix[support[player][0]] = 1
        found = Found()
        try:
            self._take(found, player, tuple(mix), self._fixed.pure(player, support))
        except UnknownError:
            two = [other for other in others_of(player) if len(support[other]) == 2]
            if not two:
                raise
            return along(self._game, self._fixed, support, two[0])
        return found

    def _dominated(self, support: Support) -> bool:
        """Tell whether a strategy that is played never gains and somewhere loses to another."""
        game = self._game
        for player, own in enumerate(support):
            for over in own:
                for to in range(game.shape[player]):
                    if to == over:
                        continue
                    signs = {
                        sign(game.gain(player, to, over, cell))
                        for cell in game.cells(player, support)
                    }
                    if min(signs) >= 0 and max(signs) > 0:
                        return True
        return False

    def _flat(self, player: int, support: Support) -> bool:
        """Tell whether a player has no reason to leave, whatever the others mix of the support."""
        game, own = self._game, support[player]
        for to in range(game.shape[player]):
            if to == own[0]:
                continue
            for cell in game.cells(player, support):
                gain = sign(game.gain(player, to, own[0], cell))
                if gain > 0 or (gain and to in own):
                    return False
        return True

    def _simplex(self, player: int, support: Support) -> tuple[Mix, ...]:
        n = self._game.shape[player]
        return tuple(tuple(int(i == j) for i in range(n)) for j in support[player])

    def _line(self, support: Support) -> Found:
        own = line(self._game, support)
        if own is None:
            return along(self._game, self._fixed, support, self._followed(support))
        found = Found()
        player = own.ratio.player
        for level in roots_of(own.roots_of):
            mix: list[Number] = [0] * self._game.shape[player]
            (first,), (second,) = own.ratio.first, own.ratio.second
            mix[first], mix[second] = pair(level)
            parts = self._fixed.at(player, mix, support)
            self._take(found, player, tuple(mix), parts, own.ratio, level)
        return found

    def _followed(self, support: Support) -> int:
        """Return who is followed of those who mix two: who has the fewest strategies."""
        two = [player for player in range(3) if len(support[player]) == 2]
        return min(two, key=lambda player: self._game.shape[player])

    def _take(
        self,
        found: Found,
        player: int,
        mix: Mix,
        parts: list[Part],
        ratio: Ratio | None = None,
        at: Level | None = None,
    ) -> None:
        y, z = others_of(player)
        for part in parts:
            corners: list[tuple[Mix, ...]] = [(), (), ()]
            corners[player], corners[y], corners[z] = (mix,), tuple(part.ys), tuple(part.zs)
            self._add(found, tuple(corners), part, ratio, at, profiles(part, player, mix))

    def _add(
        self,
        found: Found,
        corners: tuple[tuple[Mix, ...], ...],
        part: Part,
        ratio: Ratio | None = None,
        at: Level | None = None,
        ends: tuple[tuple[tuple[Mix, ...], int], ...] = (),
    ) -> None:
        if part.cut:
            found.surfaces.append(Surface(corners, ratio, at, ends))
        else:
            found.pieces.append(Piece(corners, ratio, at))
