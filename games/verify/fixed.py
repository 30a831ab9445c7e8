"""Three players, one of whom has a given mixture: the other two face linear payoffs.

Owns the table each of the two faces, the polytopes of mixtures that make the other's support best,
and the forms by which the given player would deviate. Knows no records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.verify.polytopes import face, vertices
from games.verify.region import Form, Part, region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.game import Game, Support
    from games.verify.numbers import Number
    from games.verify.polytopes import Vertex

    Mix = tuple[Number, ...]

__all__ = ["Fixed", "others_of"]


def others_of(player: int) -> tuple[int, int]:
    """Return the other two of three players."""
    first, second = (other for other in range(3) if other != player)
    return first, second


class Fixed:
    """Equilibria in which one player has a given mixture.

    Parameters
    ----------
    game
        Of three players.
    """

    def __init__(self, game: Game) -> None:
        self._game = game
        self._pure: dict[tuple[int, int], tuple[list[Vertex], list[Vertex]]] = {}

    def pure(self, player: int, support: Support) -> list[Part]:
        """Return the others' mixtures where a player plays his one strategy of the support."""
        (strategy,) = support[player]
        if (player, strategy) not in self._pure:
            mix = [0] * self._game.shape[player]
            mix[strategy] = 1
            second, first = self._tables(player, mix)
            self._pure[player, strategy] = vertices(second), vertices(first)
        y, z = others_of(player)
        against_z, against_y = self._pure[player, strategy]
        ys = face(against_z, support[y], support[z])
        zs = face(against_y, support[z], support[y]) if ys else []
        return self.cut(player, support, ys, zs)

    def at(self, player: int, mix: Sequence[Number], support: Support) -> list[Part]:
        """Return the others' mixtures where a player has this mixture of his support."""
        second, first = self._tables(player, mix)
        y, z = others_of(player)
        ys = face(vertices(second, support[y], support[z]), support[y], support[z])
        if not ys:
            return []
        zs = face(vertices(first, support[z], support[y]), support[z], support[y])
        return self.cut(player, support, ys, zs)

    def cut(self, player: int, support: Support, ys: list[Mix], zs: list[Mix]) -> list[Part]:
        """Return the pairs from two polytopes at which a player keeps to his support."""
        if not ys or not zs:
            return []
        y, z = others_of(player)
        over = support[player][0]
        forms = [
            Form(
                [
                    [self._game.gain(player, to, over, (j, k)) for k in range(self._game.shape[z])]
                    for j in range(self._game.shape[y])
                ],
                to in support[player],
            )
            for to in range(self._game.shape[player])
            if to != over
        ]
        return region(ys, zs, forms, (support[y], support[z]))

    def _tables(
        self, player: int, mix: Sequence[Number]
    ) -> tuple[list[list[Number]], list[list[Number]]]:
        """Return what the second other earns by [own][first's], then the first's likewise."""
        y, z = others_of(player)
        ny, nz = self._game.shape[y], self._game.shape[z]
        played = [i for i, w in enumerate(mix) if not (isinstance(w, int) and not w)]

        def pay(who: int, j: int, k: int) -> Number:
            total: Number = 0
            for i in played:
                cell = [j, k]
                cell.insert(player, i)
                total = total + mix[i] * self._game.payoff(who, cell)
            return total

        second = [[pay(z, j, k) for j in range(ny)] for k in range(nz)]
        first = [[pay(y, j, k) for k in range(nz)] for j in range(ny)]
        return second, first
