"""Games along a driver for tests of proved sweeps: random ones, and one with a double root."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from games.model.affine import PayoffLine

#: Shapes of games that are proved along a driver.
SHAPES = ((2, 2), (2, 3), (3, 3), (2, 2, 2))


def drawn(shape: tuple[int, ...], number: Callable[[], Fraction]) -> PayoffLine:
    tables = []
    for _ in range(2):
        table = np.empty((len(shape), *shape), dtype=object)
        table.ravel()[:] = [number() for _ in range(table.size)]
        tables.append(table)
    return PayoffLine("s", Fraction(-1), Fraction(2), *tables)


def double_roots(offset: int) -> PayoffLine:
    """Three players who all mix at t with (2 t - 1) (2 t - 1) = 2 s - 1: at s = 1/2 two meet.

    The third is indifferent at y = t, the second at z = t, the first at 4 y z - 2 y - 2 z = 2 s - 2
    (with y, z, t the chances of second strategies).
    """
    base = np.zeros((3, 2, 2, 2), dtype=object)
    slope = np.zeros((3, 2, 2, 2), dtype=object)
    for j in range(2):
        for k in range(2):
            base[0, 1, j, k] = Fraction(4 * j * k - 2 * j - 2 * k + 2)
            slope[0, 1, j, k] = Fraction(-2)
    for i in range(2):
        for own in range(2):
            # gains of second strategies: z - x for the second player, x - y for the third
            base[1, i, 1, own] = Fraction(own - i)
            base[2, i, own, 1] = Fraction(i - own)
    return PayoffLine("s", Fraction(0), Fraction(1), base + Fraction(offset), slope)


def crossing() -> PayoffLine:
    """Three players who all mix at t = s and at t = 1 - s: at s = 1/2 the two cross.

    The first is indifferent at (y - 1/2) (z - 1/2) = 0, the second at z = t + s - 1/2, the third at
    y = t - s + 1/2, so that (t - s) (t + s - 1) = 0.
    """
    half = Fraction(1, 2)
    base, slope = (np.full((3, 2, 2, 2), Fraction(0), dtype=object) for _ in range(2))
    for j in range(2):
        for k in range(2):
            base[0, 1, j, k] = (j - half) * (k - half)
    for i in range(2):
        for own in range(2):
            base[1, i, 1, own] = own - i + half
            base[2, i, own, 1] = i - own + half
            slope[1, i, 1, own] = slope[2, i, own, 1] = Fraction(-1)
    return PayoffLine("s", Fraction(1, 4), Fraction(7, 10), base, slope)
