"""Payoffs as the rational numbers that were meant, and exact linear algebra on integers.

Owns the way back from floats to the decimals or small fractions they stand for, and fraction-free
elimination (Bareiss 1968). Must not know games.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm, log10
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Floats

#: Digits of a decimal, counted from the first digit of the largest payoff.
DIGITS = 13
#: Largest denominator of a fraction that is not a short decimal.
DENOMINATOR = 10_000
#: A rational this many units in the last place of the largest payoff away was not meant.
ULPS = 8.0


@dataclass(frozen=True)
class Meant:
    """A payoff table as integers, up to a factor; `sure` if no payoff had to be guessed."""

    values: list[int]
    sure: bool


def meant(table: Floats) -> Meant:
    """Return one player's payoffs (flat) as integers in the same proportions.

    A float stands for the decimal of at most `DIGITS` digits nearest to it, else for a fraction
    with a small denominator, if either is near enough; otherwise for itself.
    """
    flat = [float(x) for x in np.ravel(table)]
    largest = max(abs(x) for x in flat)
    if largest == 0.0:
        return Meant([0] * len(flat), sure=True)
    near = Fraction(ULPS * float(np.spacing(largest)))
    place = DIGITS - 1 - floor(log10(largest))
    found = [_one(Fraction(x), Fraction(10) ** place, near) for x in flat]
    scale = lcm(*(value.denominator for value, _ in found))
    return Meant([int(value * scale) for value, _ in found], all(sure for _, sure in found))


def _one(x: Fraction, unit: Fraction, near: Fraction) -> tuple[Fraction, bool]:
    decimal = Fraction(round(x * unit)) / unit
    if abs(decimal - x) <= near and _short(decimal, unit):
        return decimal, True
    fraction = x.limit_denominator(DENOMINATOR)
    if abs(fraction - x) <= near:
        return fraction, True
    return (decimal, False) if abs(decimal - x) <= near else (x, False)


def _short(decimal: Fraction, unit: Fraction) -> bool:
    """Tell whether a decimal ends at least two digits before the last one allowed."""
    return (decimal * unit / 100).denominator == 1


def eliminate(matrix: Sequence[Sequence[int]]) -> tuple[int, list[int]]:
    """Solve a square integer system given with its right-hand side as the last column.

    Returns
    -------
    determinant
        0 if there is no unique solution.
    numerators
        The solution is these over the determinant; empty if that is 0.
    """
    rows = [list(row) for row in matrix]
    size = len(rows)
    sign, before = 1, 1
    for k in range(size):
        pivot = next((r for r in range(k, size) if rows[r][k]), None)
        if pivot is None:
            return 0, []
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            sign = -sign
        top = rows[k]
        lead = top[k]
        for r in range(size):
            if r == k:
                continue
            row = rows[r]
            factor = row[k]
            # Gauss-Jordan: every division is exact
            rows[r] = [(lead * a - factor * b) // before for a, b in zip(row, top, strict=True)]
        before = lead
    return sign * before, [sign * row[size] for row in rows]
