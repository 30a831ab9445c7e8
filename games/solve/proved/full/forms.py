"""The equations and inequalities that make a support profile of three players an equilibrium.

Owns the differences of payoffs as integers, seen on one support profile or on a part of it (a
cell: a product of simplices). Knows no method of solving, and no game beyond its tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.three.game import OTHERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.solve.proved.three.game import Game
    from games.solve.report import Support

    #: Integers of any size: int64 while every product fits, Python's own (dtype object) beyond.
    Integers = NDArray[Any]
    Tables = tuple[Integers, Integers, Integers]

#: Below this, 20-bit numbers times entries, a hundred of them added, fit into 64 bits.
_SMALL = 1 << 34


def tables_of(game: Game) -> Tables:
    """Return the payoffs of a game as arrays.

    Returns
    -------
    Per player integers: his own strategies on the first axis, the others' on the second and third.
    """
    tables = []
    for player, (one, other) in enumerate(OTHERS):
        own = np.array(game.table(player, one, other), dtype=object)
        small = int(abs(own).max()) < _SMALL
        tables.append(own.astype(np.int64) if small else own)
    return tables[0], tables[1], tables[2]


@dataclass(frozen=True, eq=False)
class Forms:
    """Per player, what must vanish and what must not be positive on a product of simplices.

    With (y, z) the mixtures of p's two opponents, each as averages of the corners of their
    simplices, `differences[p][i]` is the bilinear form "payoff of another strategy of p, minus that
    of the first he plays". The first `equal[p]` are of strategies that he plays, too, and vanish at
    an equilibrium; the others are of strategies he does not play, and never positive there.

    Attributes
    ----------
    differences : per player (own strategies - 1, corners of one opponent, corners of the other)
    equal : per player, how many of them vanish
    """

    differences: tuple[Integers, Integers, Integers]
    equal: tuple[int, int, int]

    @property
    def corners(self) -> tuple[int, int, int]:
        """Number of corners of each player's simplex."""
        first, second, _ = self.differences
        return second.shape[1], first.shape[1], first.shape[2]

    def within(self, corners: Sequence[Integers]) -> Forms:
        """See the forms on a part: each column of `corners[p]` is a corner of p's new simplex.

        The columns are in the coordinates of the present corners, up to one positive factor that
        all columns of a player share.
        """
        seen = [
            corners[one].T @ own @ corners[other]
            for own, (one, other) in zip(self.differences, OTHERS, strict=True)
        ]
        return Forms((seen[0], seen[1], seen[2]), self.equal)

    def fitting(self) -> Forms:
        """Give them the dtype in which sums of products with 20-bit numbers cannot overflow."""
        largest = max(int(abs(own).max(initial=0)) for own in self.differences)
        dtype = np.int64 if largest < _SMALL else object
        a, b, c = (own.astype(dtype, copy=False) for own in self.differences)
        return Forms((a, b, c), self.equal)


def forms_of(tables: Tables, support: Support) -> Forms:
    """Read the forms of one support profile.

    Parameters
    ----------
    tables
        Per player his payoffs, integers: own strategies first, then the others' in their order.
    support
        Per player the strategies that he plays with positive probability.
    """
    a, b, c = (_differences(tables, support, player) for player in range(3))
    return Forms((a, b, c), (len(support[0]) - 1, len(support[1]) - 1, len(support[2]) - 1))


def _differences(tables: Tables, support: Support, player: int) -> Integers:
    one, other = OTHERS[player]
    own, played = tables[player], support[player]
    order = [*played, *(i for i in range(len(own)) if i not in played)]
    seen = own[np.ix_(order, support[one], support[other])]
    differences: Integers = seen[1:] - seen[0]
    return differences


def bilinear(form: list[list[int]], first: Sequence[Any], second: Sequence[Any]) -> Any:
    """Return the value of one form, in the arithmetic of the mixtures."""
    rows = [sum(entry * b for entry, b in zip(row, second, strict=True)) for row in form]
    return sum(a * row for a, row in zip(first, rows, strict=True))
