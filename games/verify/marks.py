"""Levels in order: fractions and roots of different polynomials, compared exactly.

Owns the order of levels and the list of all at which something may change. Knows nothing of games.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.verify.numbers import Root, roots_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.verify.polynomials import Polynomial

    Level = Fraction | Root

__all__ = ["Marks", "between", "order"]


def order(one: Level, other: Level) -> int:
    """Return the sign of one level less another, exactly."""
    asked = False
    while True:
        (a, b), (c, d) = _bounds(one), _bounds(other)
        if b < c or d < a:
            return -1 if b < c else 1
        if a == b and c == d:
            return 0
        if not asked and _same(one, other):
            return 0
        asked = True
        for level in (one, other):
            if isinstance(level, Root):
                level.refine(4)


def _same(one: Level, other: Level) -> bool:
    """Tell whether two levels whose stretches overlap are one and the same."""
    if not isinstance(one, Root):
        one, other = other, one
    if not isinstance(one, Root):
        return one == other
    if not isinstance(other, Root):
        low, high = one.bounds
        return low < other < high and one.vanishes_at(other)
    if not one.vanishes(other.polynomial):
        return False
    # a common root: it is `one`; is it the root that `other` is, too?
    while True:
        (a, b), (c, d) = one.bounds, other.bounds
        if b <= c or d <= a:
            return False
        if c <= a and b <= d:
            return True
        one.refine(4)
        if one.bounds[0] == one.bounds[1]:
            return other.bounds[0] < one.bounds[0] < other.bounds[1]


def _bounds(level: Level) -> tuple[Fraction, Fraction]:
    return level.bounds if isinstance(level, Root) else (level, level)


def between(low: Level, high: Level) -> Fraction:
    """Return a simple rational level strictly between two, the lower first."""
    while True:
        left, right = _bounds(low)[1], _bounds(high)[0]
        if left < right:
            return _simple(left, right)
        for level in (low, high):
            if isinstance(level, Root):
                level.refine(4)


def _simple(left: Fraction, right: Fraction) -> Fraction:
    """Return a fraction with few digits strictly between two."""
    below = 2
    while True:
        top = left.numerator * below // left.denominator + 1
        if Fraction(top, below) < right:
            return Fraction(top, below)
        below *= 2


class Marks:
    """All levels at which something may change, in order, from one end to the other.

    Parameters
    ----------
    levels
        Increasing, at least the two ends.
    """

    def __init__(self, levels: Iterable[Level]) -> None:
        self.levels = list(levels)
        self._roots: dict[Polynomial, list[Level]] = {}

    def add(self, p: Polynomial, left: int, right: Level) -> None:
        """Add the roots of a polynomial that lie strictly between two levels.

        Parameters
        ----------
        p
            Not zero.
        left
            The place of the lower level.
        right
            The higher level.
        """
        for level in self._all(p):
            if order(level, self.levels[left]) > 0 > order(level, right):
                self._insert(level, left + 1)

    def _all(self, p: Polynomial) -> list[Level]:
        if p not in self._roots:
            low, high = self.levels[0], self.levels[-1]
            assert isinstance(low, Fraction)
            assert isinstance(high, Fraction)
            self._roots[p] = list(roots_of(p, low, high))
        return self._roots[p]

    def _insert(self, level: Level, place: int) -> None:
        while (turn := order(level, self.levels[place])) > 0:
            place += 1
        if turn:
            self.levels.insert(place, level)
