"""A game of three players in integers, and which strategies can be played at all.

Owns the payoff differences in every order of the players, and the signs of these differences as bit
masks. Knows no method that finds equilibria.

A support profile is written in masks here: bit j of `played[p]` is set if player p gives strategy j
a positive probability.
"""

from __future__ import annotations

from functools import cache
from itertools import chain, product
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.solve.report import Support

    #: Payoffs by own strategy, then by those of two others.
    Table = list[list[list[int]]]
    #: A bilinear form in the mixtures of two players.
    Form = list[list[int]]

#: Per player the strategies played, as bits.
Masks = tuple[int, int, int]
#: Three players in the order in which a method treats them.
Roles = tuple[int, int, int]

#: The opponents of each player in their order.
OTHERS = ((1, 2), (0, 2), (0, 1))


@cache
def bits(mask: int) -> tuple[int, ...]:
    """List the strategies in a mask."""
    return tuple(j for j in range(mask.bit_length()) if mask >> j & 1)


def masks(support: Support) -> Masks:
    """Return a support profile as masks."""
    first, second, third = (sum(1 << j for j in own) for own in support)
    return first, second, third


class Game:
    """Three players' payoffs as integers.

    Only differences between a player's own strategies matter to an equilibrium, so that each
    player's payoffs are measured from his first strategy in every cell of the others, and in units
    of their common divisor: offsets and units are gone before anything is computed.

    Parameters
    ----------
    payoffs : [3][m][n][o] integers
        Payoff of each player in each cell; each player's may have been multiplied by a positive
        number of his own.
    """

    def __init__(self, payoffs: Sequence[Sequence[Sequence[Sequence[int]]]]) -> None:
        first = payoffs[0]
        self.shape: tuple[int, int, int] = len(first), len(first[0]), len(first[0][0])
        self._tables: dict[Roles, Table] = {}
        self._signs: list[list[tuple[int, int, int, int]]] = []
        for player, (one, other) in enumerate(OTHERS):
            flat = list(chain.from_iterable(chain.from_iterable(payoffs[player])))
            rows = _measured([[flat[k] for k in places] for places in _places(self.shape)[player]])
            width = self.shape[other]
            self._tables[player, one, other] = [_folded(row, width) for row in rows]
            self._tables[player, other, one] = [
                [row[k::width] for k in range(width)] for row in rows
            ]
            self._signs.append(_compared(rows))
        self._dominated: dict[Masks, int] = {}
        self._gains: dict[tuple[int, int, Roles], Form] = {}

    def table(self, player: int, one: int, other: int) -> Table:
        """Payoffs of a player over his first strategy, by his own, `one`'s, `other`'s strategy."""
        return self._tables[player, one, other]

    def gain(self, strategy: int, base: int, order: Roles) -> Form:
        """Return what the first of `order` gains by `strategy` over `base`, a bilinear form."""
        key = strategy, base, order
        form = self._gains.get(key)
        if form is None:
            table = self._tables[order]
            form = self._gains[key] = [
                [a - b for a, b in zip(new, old, strict=True)]
                for new, old in zip(table[strategy], table[base], strict=True)
            ]
        return form

    def cells(self, player: int, one: int, other: int) -> int:
        """Mask of the cells of a player's opponents whose strategies are in two masks."""
        return _cells(one, other, self.shape[OTHERS[player][1]])

    def dominated(self, player: int, one: int, other: int) -> int:
        """Strategies of a player that are no best reply to full mixtures on two masks.

        A strategy that earns no more than another in every cell and less in one earns strictly
        less against every mixture of the others that gives every cell a positive probability. So
        no equilibrium with these supports of the others plays it.
        """
        key = player, one, other
        mask = self._dominated.get(key)
        if mask is None:
            cells = self.cells(player, one, other)
            mask = 0
            for low, _, more, less in self._signs[player]:
                if not less & cells and more & cells:
                    mask |= 1 << low
            self._dominated[key] = mask
        return mask

    def indifferent(self, player: int, own: int, one: int, other: int) -> bool:
        """Tell whether what is in `own` earns the same, and nothing else more, on all cells."""
        cells = self.cells(player, one, other)
        return not any(
            more & cells or (less & cells and own >> high & 1)
            for low, high, more, less in self._signs[player]
            if own >> low & 1
        )

    def alone(self, played: Masks) -> bool:
        """Tell whether, where everybody plays one strategy, every other one earns less."""
        for player, (one, other) in enumerate(OTHERS):
            cell = self.cells(player, played[one], played[other])
            if any(
                not cell & less
                for low, _, _, less in self._signs[player]
                if played[player] >> low & 1
            ):
                return False
        return True

    def undominated(self) -> Iterator[Masks]:
        """Every support profile in which nobody plays a strategy that is dominated there."""
        a, b, c = (range(1, 1 << size) for size in self.shape)
        for one, other in product(b, c):
            first = self.dominated(0, one, other)
            for own in a:
                if (
                    not own & first
                    and not one & self.dominated(1, own, other)
                    and not other & self.dominated(2, own, one)
                ):
                    yield own, one, other


@cache
def _places(shape: tuple[int, int, int]) -> list[list[list[int]]]:
    """Per player and own strategy: where in a flat table the payoffs in the others' cells are."""
    m, n, o = shape
    return [
        [[(i * n + j) * o + k for j in range(n) for k in range(o)] for i in range(m)],
        [[(i * n + j) * o + k for i in range(m) for k in range(o)] for j in range(n)],
        [[(i * n + j) * o + k for i in range(m) for j in range(n)] for k in range(o)],
    ]


def _measured(rows: list[list[int]]) -> list[list[int]]:
    """Take the first strategy's payoff off in every cell, and a common divisor out."""
    first = rows[0]
    lower = [[a - b for a, b in zip(row, first, strict=True)] for row in rows]
    common = gcd(*(gcd(*row) for row in lower))
    if common < 2:
        return lower
    return [[v // common for v in row] for row in lower]


def _folded(row: list[int], width: int) -> list[list[int]]:
    return [row[at : at + width] for at in range(0, len(row), width)]


def _compared(rows: list[list[int]]) -> list[tuple[int, int, int, int]]:
    """(strategy, another, cells where the other earns more, cells where it earns less)."""
    found = []
    for low, mine in enumerate(rows):
        for high in range(low):
            more = less = 0
            for cell, (a, b) in enumerate(zip(mine, rows[high], strict=True)):
                if b > a:
                    more |= 1 << cell
                elif b < a:
                    less |= 1 << cell
            found += [(low, high, more, less), (high, low, less, more)]
    return found


@cache
def _cells(one: int, other: int, width: int) -> int:
    """Mask of the cells whose first index is in a mask and whose second is in another."""
    return sum(other << (j * width) for j in bits(one))
