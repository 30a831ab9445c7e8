"""One player's mixture is known: the others choose from polytopes, tied by his own conditions.

Owns the step from a known mixture to all equilibria of a support profile that go with it, and keeps
what belongs to a player's single strategies. Numbers are integers, of one number field, or germs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.solve.proved.polyhedra import Vertex, averages, face, vertices
from games.solve.proved.three.bilinear import dot, is_nothing
from games.solve.proved.three.conditions import Condition
from games.solve.proved.three.found import Parts
from games.solve.proved.three.game import bits
from games.solve.proved.three.region import region
from games.task import check

if TYPE_CHECKING:
    from games.solve.proved.three.bilinear import Points, Vector
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
        return self._tied(order, played, *self.polytopes(order, weights, played))

    def polytopes(
        self, order: Roles, weights: Vector, played: Masks
    ) -> tuple[list[Vertex], list[Vertex]]:
        """Return the vertices of all y, and of all z, that go with an x but for his own conditions.

        The second list is empty where the first one is: then nothing is looked for. Parameters are
        those of `mixed`.
        """
        x, y, z = order
        check(self._token)
        third = _averaged(self._game.table(z, x, y), weights)
        first = face(vertices(third, played[y], played[z]), played[y], played[z])
        if not first:
            return [], []
        second = _averaged(self._game.table(y, x, z), weights)
        return first, face(vertices(second, played[z], played[y]), played[z], played[y])

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
        if not second:
            return Parts()
        hull: Points = [vertex.point for vertex in first]
        return self.tied(order, played, hull, [vertex.point for vertex in second])

    def tied(self, order: Roles, played: Masks, first: Points, second: Points) -> Parts:
        """Find the pairs of two hulls where the fixed player would stay, of the supports played."""
        x, y, z = order
        return region(first, second, self._own(order, played[x]), (played[y], played[z]))

    def stays(self, order: Roles, first: Points, second: Points, played: Masks) -> Points:
        """Find all mixtures of a player that two polytopes of the others' mixtures go with.

        Parameters
        ----------
        order
            The player, then the others.
        first, second
            Vertices of the others' polytopes; they have integer coordinates.
        played
            Supports in the players' own order; all that the player plays is in his.

        Returns
        -------
        The corners of a polytope, in his mixtures.
        """
        x, y, z = order
        values, equal = [], []
        for player, known, points in ((y, z, second), (z, y, first)):
            base = bits(played[player])[0]
            for i in range(self._game.shape[player]):
                if i == base:
                    continue
                form = self._game.gain(i, base, (player, x, known))
                for point in points:
                    values.append([dot(form[k], point) for k in bits(played[x])])
                    equal.append(bool(played[player] >> i & 1))
        corners: Points = []
        for weights in averages(values, equal):
            corner: list[Any] = [0] * self._game.shape[x]
            for strategy, weight in zip(bits(played[x]), weights, strict=True):
                corner[strategy] = weight
            corners.append(corner)
        return corners

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
