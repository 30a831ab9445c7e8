"""One player's mixture is known: the others choose from polytopes, tied by his own conditions.

Owns the step from a known mixture to all equilibria of a support profile that go with it, and keeps
what belongs to a player's single strategies. Numbers are integers, of one number field, or germs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.solve.proved.polyhedra import Vertex, face, vertices
from games.solve.proved.three.bilinear import is_nothing
from games.solve.proved.three.conditions import Condition
from games.solve.proved.three.found import Parts
from games.solve.proved.three.game import bits
from games.solve.proved.three.region import region
from games.task import check

if TYPE_CHECKING:
    from games.solve.proved.three.bilinear import Vector
    from games.solve.proved.three.game import Game, Masks, Roles
    from games.task import Token


class Fixed:
    """Answers for one game, given the mixture of the first player of an order.

    With x known, the third player's payoffs are linear in y and the second's in z. The y of support
    Sy against which everything in Sz is best are a face of one polyhedron, the z of support Sz
    against which everything in Sy is best a face of another, and any two of them fit together:
    nothing ties y to z but the first player's own conditions, which are bilinear. So `region` finds
    all equilibria with this x.
    """

    def __init__(self, game: Game, token: Token) -> None:
        self._game, self._token = game, token
        self._pure: dict[tuple[int, int], tuple[list[Vertex], list[Vertex]]] = {}
        self._conditions: dict[tuple[Roles, int], list[Condition]] = {}

    def pure(self, order: Roles, strategy: int, played: Masks) -> Parts:
        """Find all pairs (y, z) of the supports played while x is one strategy.

        Parameters
        ----------
        order
            The player who is fixed, then the others in increasing order.
        strategy
            What he plays.
        played
            Supports in the players' own order.
        """
        x, y, z = order
        key = x, strategy
        if key not in self._pure:
            third, second = self._game.table(z, x, y), self._game.table(y, x, z)
            self._pure[key] = (
                vertices([plane[strategy] for plane in third]),
                vertices([plane[strategy] for plane in second]),
            )
        one, other = self._pure[key]
        first = face(one, played[y], played[z])
        if not first:
            return Parts()
        return self._tied(order, played, first, face(other, played[z], played[y]))

    def mixed(self, order: Roles, weights: Vector, played: Masks) -> Parts:
        """Find all pairs (y, z) of the supports played while x has these weights.

        Parameters
        ----------
        order
            The player who is fixed, then the others.
        weights
            One of each of his strategies, not negative, homogeneous; plain 0 for what he does not
            play.
        played
            Supports in the players' own order.
        """
        x, y, z = order
        check(self._token)
        third = _averaged(self._game.table(z, x, y), weights)
        first = face(vertices(third, played[y], played[z]), played[y], played[z])
        if not first:
            return Parts()
        second = _averaged(self._game.table(y, x, z), weights)
        other = face(vertices(second, played[z], played[y]), played[z], played[y])
        return self._tied(order, played, first, other)

    def everything(self, played: Masks) -> Parts:
        """Return all profiles of the supports played."""
        return Parts([tuple(map(_corners, played, self._game.shape))])

    def free(self, order: Roles, played: Masks) -> Parts:
        """Find all profiles of the supports played where only the first player has conditions.

        The others stay whatever is played within the supports. So all their mixtures are asked
        whether the first stays; the first may play anything, since his own mixture enters no
        condition.
        """
        mine, *others = (_corners(played[p], self._game.shape[p]) for p in order)
        _, y, z = order
        conditions = self._own(order, played[order[0]])
        return region(others[0], others[1], conditions, (played[y], played[z])).with_hull(mine)

    def _tied(
        self, order: Roles, played: Masks, first: list[Vertex], second: list[Vertex]
    ) -> Parts:
        """Ask the fixed player whether he would stay."""
        if not second:
            return Parts()
        x, y, z = order
        return region(
            [vertex.point for vertex in first],
            [vertex.point for vertex in second],
            self._own(order, played[x]),
            (played[y], played[z]),
        )

    def _own(self, order: Roles, mask: int) -> list[Condition]:
        """List what must hold for the first player to play exactly what he plays."""
        key = order, mask
        if key not in self._conditions:
            base = bits(mask)[0]
            self._conditions[key] = [
                Condition(self._game.gain(i, base, order), bool(mask >> i & 1))
                for i in range(self._game.shape[order[0]])
                if i != base
            ]
        return self._conditions[key]


def _corners(mask: int, size: int) -> list[Vector]:
    """Return the strategies of a mask as mixtures."""
    return [[int(i == j) for j in range(size)] for i in bits(mask)]


def _averaged(table: list[list[list[int]]], weights: Vector) -> list[list[Any]]:
    """Average a player's payoffs over the second index: by own strategy and the third index."""
    own = [(i, weight) for i, weight in enumerate(weights) if not is_nothing(weight)]
    return [
        [sum(weight * plane[i][k] for i, weight in own) for k in range(len(plane[0]))]
        for plane in table
    ]
