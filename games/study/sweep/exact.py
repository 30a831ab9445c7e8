"""Exact arithmetic along one driver: where pure strategies tie.

Payoffs are affine in the driver with rational coefficients, so what a player gains by exchanging
one pure strategy for another against pure opponents is an exact affine function, here called an
edge: it joins two neighbouring cells of the payoff table. Edges are kept as integers over one
common denominator. Owns edges, their roots, the search for simple fractions and payoffs brought to
one size. Knows nothing of solvers, mixing or words.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import floor, lcm
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.report import Gain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.affine import Exact, PayoffLine
    from games.solve.report import Floats, Ints

__all__ = ["Edges", "Levelled", "edges", "levelled", "simple_fractions"]


@dataclass(frozen=True, eq=False)
class Edges:
    """Every exchange of one pure strategy for another against pure opponents.

    Attributes
    ----------
    player, first, second : (G,)
        Who exchanges which two strategies, first < second.
    others : (G, players)
        Positions of everybody's strategies; the player's own entry is `first`.
    const, slope : (G,) object arrays of int
        What `second` pays more than `first`, times `scale`, at level 0 and per unit.
    scale : int
    """

    player: Ints
    first: Ints
    second: Ints
    others: Ints
    const: Exact
    slope: Exact
    scale: int

    def gain(self, edge: int) -> Gain:
        """Return u(second) - u(first) of one edge as an exact affine function."""
        return Gain(Fraction(self.const[edge], self.scale), Fraction(self.slope[edge], self.scale))

    def at(self, level: Fraction) -> list[int]:
        """Return the gains of all edges at one level, up to one positive factor."""
        top, bottom = level.numerator, level.denominator
        gains: list[int] = (self.const * bottom + self.slope * top).tolist()
        return gains

    def ties_at(self, level: Fraction) -> bool:
        """Tell whether an edge that is not zero at every level is zero at this one."""
        return any(
            gain == 0 and slope for gain, slope in zip(self.at(level), self.slope, strict=True)
        )

    def roots(self, low: Fraction, high: Fraction) -> dict[Fraction, list[int]]:
        """Return the levels strictly between `low` and `high` at which an edge is zero.

        Edges that are zero at every level are no roots. Candidates are chosen in floats with a
        margin, then decided exactly.
        """
        const, slope = self.const.astype(np.float64), self.slope.astype(np.float64)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            near = -const / slope
        span = float(high - low)
        margin = 1e-9 * max(abs(float(low)), abs(float(high)), span)
        found: dict[Fraction, list[int]] = {}
        with np.errstate(invalid="ignore"):
            candidates = (near > float(low) - margin) & (near < float(high) + margin)
        for edge in np.flatnonzero(candidates).tolist():
            root = Fraction(-self.const[edge], self.slope[edge])
            if low < root < high:
                found.setdefault(root, []).append(edge)
        return found


@lru_cache(maxsize=64)
def _places(shape: tuple[int, ...]) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
    """Return player, first, second, others and the two flat payoff positions of every edge."""
    rows: list[tuple[int, int, int, tuple[int, ...]]] = []
    for player, size in enumerate(shape):
        rest = [range(m) if other != player else range(1) for other, m in enumerate(shape)]
        for cell in product(*rest):
            for first in range(size):
                there = (*cell[:player], first, *cell[player + 1 :])
                rows.extend((player, first, second, there) for second in range(first + 1, size))
    player_of = np.array([row[0] for row in rows], dtype=np.int64)
    first_of = np.array([row[1] for row in rows], dtype=np.int64)
    second_of = np.array([row[2] for row in rows], dtype=np.int64)
    others = np.array([row[3] for row in rows], dtype=np.int64).reshape(-1, len(shape))
    swapped = others.copy()
    swapped[np.arange(len(rows)), player_of] = second_of
    whole = (len(shape), *shape)
    here = np.ravel_multi_index((player_of, *others.T), whole)
    there_flat = np.ravel_multi_index((player_of, *swapped.T), whole)
    return player_of, first_of, second_of, others, here, there_flat


def edges(line: PayoffLine) -> Edges:
    """Return every edge of the game along a driver."""
    base, slope = line.base.ravel().tolist(), line.slope.ravel().tolist()
    scale = lcm(*{number.denominator for number in base + slope})
    base_int, slope_int = (
        np.array([n.numerator * (scale // n.denominator) for n in numbers], dtype=object)
        for numbers in (base, slope)
    )
    shape = tuple(int(size) for size in line.base.shape[1:])
    player, first, second, others, here, there = _places(shape)
    return Edges(
        player=player,
        first=first,
        second=second,
        others=others,
        const=base_int[there] - base_int[here],
        slope=slope_int[there] - slope_int[here],
        scale=scale,
    )


def simple_fractions(value: float, within: float, largest: int = 10**6) -> Iterator[Fraction]:
    """Yield the continued-fraction convergents of a number that lie `within` a distance of it.

    The simplest come first; denominators beyond `largest` end the search.
    """
    number = Fraction(value)
    before, now = (0, 1), (1, 0)
    rest = number
    while True:
        whole = floor(rest)
        before, now = now, (whole * now[0] + before[0], whole * now[1] + before[1])
        if now[1] > largest:
            return
        convergent = Fraction(*now)
        if abs(float(convergent - number)) <= within:
            yield convergent
        if rest == whole:
            return
        rest = 1 / (rest - whole)


@dataclass(frozen=True, eq=False)
class Levelled:
    """The payoffs along a driver with everybody's brought to the same size.

    From each payoff the mean over the player's own strategies is subtracted, and the player's
    payoffs are divided by their largest entry over the range, `size` (players,). Neither changes
    who prefers what.
    """

    low: float
    high: float
    base: Floats
    slope: Floats
    size: Floats

    def at(self, levels: Floats) -> Floats:
        """Return the payoffs at K levels, shape (K, players, *strategies)."""
        column = levels.reshape(-1, *(1,) * self.base.ndim)
        values: Floats = self.base + column * self.slope
        return values


def levelled(line: PayoffLine) -> Levelled:
    """Return the payoffs along a driver, everybody's of the same size."""
    low, high = float(line.low), float(line.high)
    ends = line.at(np.array([low, high]))
    size = np.ones(ends.shape[1])
    for player in range(len(size)):
        own = ends[:, player]
        own -= own.mean(axis=player + 1, keepdims=True)
        size[player] = float(np.abs(own).max()) or 1.0
        own /= size[player]
    slope = (ends[1] - ends[0]) / (high - low)
    return Levelled(low, high, ends[0] - low * slope, slope, size)
