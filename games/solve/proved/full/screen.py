"""Certificates that exclude support profiles, one or a whole set at once.

Owns the table of all differences of payoffs of a game, multiplied by all probabilities, from which
a set of support profiles takes its rows. Asks `separate` for candidates, checks them in integers.

In a set of support profiles let I be the strategies that a player surely plays and P those that he
may. At every equilibrium of the set, for every m in P with probability x_m and any numbers k with
sum over s of k_s = 0 and k_s >= 0 for all s that are neither m nor in I,

    x_m * (sum over s of k_s * payoff of s) <= 0:

where x_m > 0, m and all of I are best responses, so the sum is that of k_s times what s loses.
If such left sides, of all players, add up to a polynomial of degree (1, 1, 1) in the probabilities
with positive coefficients only, which is positive wherever probabilities sum to one, there is no
equilibrium in the set. Dominated strategies are a special case of it, as are the certificates that
`certificate` finds on parts of one support.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.full.separate import multipliers, rounded
from games.solve.proved.three.game import OTHERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Tables
    from games.solve.report import Support

    Floats = NDArray[np.float64]
    Integers = NDArray[Any]
    Places = NDArray[np.intp]

#: Sums of at most 2^8 products with 20-bit numbers fit into 64 bits while entries are below this.
_SMALL = 1 << 33


class Screen:
    """All certificates of one game of three players.

    Parameters
    ----------
    tables
        Per player his payoffs, integers: own strategies first, then the others' in their order.
    """

    def __init__(self, tables: Tables) -> None:
        self.shape = len(tables[0]), len(tables[1]), len(tables[2])
        rows = np.concatenate([_rows(own, player, self.shape) for player, own in enumerate(tables)])
        self._largest = max(int(abs(rows).max(initial=1)), 1)
        self._exact = rows.astype(np.int64 if self._largest < _SMALL else object)
        sizes = np.maximum(abs(self._exact).max(axis=1), 1)
        self._sizes = sizes
        # integers of any size are divided before they become floats
        self._scaled = (self._exact / sizes[:, None]).astype(np.float64)

    def excludes(self, played: Support, possible: Support) -> tuple[bool, Floats]:
        """Tell whether a certificate shows a set of support profiles to hold no equilibrium.

        Parameters
        ----------
        played, possible
            Per player, increasing, the strategies surely played, and those that may be, with the
            former among them; the same twice for one support profile.

        Returns
        -------
        The verdict, proved where it is True, and where the conditions come nearest to a solution:
        weights, sum 1, by the possible strategies of the first, second, third player.
        """
        free, low, columns = _places(self.shape, played, possible)
        found, weights = multipliers(
            self._scaled[free[:, None], columns], self._scaled[low[:, None], columns]
        )
        near = weights.reshape([len(own) for own in possible])
        if found is None:
            return False, near
        rows = np.concatenate([free, low])
        exact = rounded(found, self._sizes[rows])
        entries = self._exact[rows[:, None], columns]
        return bool((exact @ entries > 0).all()), near


def _rows(own: Integers, player: int, shape: tuple[int, int, int]) -> Integers:
    """Return x_m times (payoff of s less that of b), for all m, b, s in this order.

    Rows are coefficients over all monomials; the same player's rows follow one another.
    """
    count = len(own)
    gains = own[None, :] - own[:, None]  # b, s, others
    one, other = OTHERS[player]
    rows = np.zeros((count, count, count, count, shape[one], shape[other]), dtype=own.dtype)
    every = np.arange(count)
    rows[every, :, :, every] = gains
    return np.moveaxis(rows, 3, 3 + player).reshape(count**3, -1)


@lru_cache(maxsize=1 << 14)
def _places(
    shape: tuple[int, int, int], played: Support, possible: Support
) -> tuple[Places, Places, Places]:
    """Return the rows with multipliers of any sign, those with positive ones, and the columns."""
    free: list[int] = []
    low: list[int] = []
    start = 0
    for count, surely, may in zip(shape, played, possible, strict=True):
        for m in may:
            base = surely[0] if surely else m
            at = start + (m * count + base) * count
            for s in range(count):
                if s != base:
                    (free if s == m or s in surely else low).append(at + s)
        start += count**3
    i, j, k = (np.array(own, dtype=np.intp) for own in possible)
    columns = ((i[:, None, None] * shape[1] + j[:, None]) * shape[2] + k).reshape(-1)
    return np.array(free, dtype=np.intp), np.array(low, dtype=np.intp), columns
