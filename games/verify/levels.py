"""Whether a claimed mixture stands at the level at which the checker found something.

Owns the comparison of numbers that are held at different roots: the level of a claimed mixture is
put into the polynomials of what was found. Knows nothing of games.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.verify.numbers import Root, Value, sign
from games.verify.polytopes import same

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from games.verify.claims import ClaimedMix
    from games.verify.found import Ratio
    from games.verify.numbers import Number
    from games.verify.polynomials import Polynomial

__all__ = ["Level"]


class Level:
    """The level of a claimed mixture: a ratio of two of its weights.

    Parameters
    ----------
    mix
        As claimed.
    ratio
        Which strategies; at least one of them is played.
    """

    def __init__(self, mix: ClaimedMix, ratio: Ratio) -> None:
        self._top = _sum(mix, ratio.second)
        self._bottom = self._top + _sum(mix, ratio.first)

    def equals(self, level: Fraction | Root) -> bool:
        """Tell whether the level is a certain one."""
        if not isinstance(level, Root):
            return not self._beyond(level)
        low, high = level.bounds
        if low == high:
            return not self._beyond(low)
        return (
            self._beyond(low) > 0 > self._beyond(high)
            and sign(self._put(level.polynomial, len(level.polynomial) - 1)) == 0
        )

    def within(self, level: Root | Fraction) -> bool:
        """Tell whether the level is a certain root, or at least in its stretch."""
        if isinstance(level, Root) and level.bounds[0] != level.bounds[1]:
            low, high = level.bounds
            return self._beyond(low) > 0 > self._beyond(high)
        return self.equals(level)

    def order(self, level: Fraction | Root) -> int:
        """Return the sign of this level less another."""
        if self.equals(level):
            return 0
        while isinstance(level, Root):
            low, high = level.bounds
            if self._beyond(low) <= 0:
                return -1
            if self._beyond(high) >= 0:
                return 1
            level.refine(4)
        return self._beyond(level)

    def same(self, other: Level) -> bool:
        """Tell whether another claimed level is this one; two at different roots are not."""
        roots = {
            id(number.root)
            for number in (self._top, self._bottom, other._top, other._bottom)
            if isinstance(number, Value)
        }
        if len(roots) > 1:
            return False
        return not sign(self._top * other._bottom - other._top * self._bottom)

    def carries(self, found: Sequence[Number] | Sequence[Polynomial], mix: ClaimedMix) -> bool:
        """Tell whether a mixture, of polynomials in the level, is the claimed one."""
        own = [
            weight.p if isinstance(weight, Value) else weight if isinstance(weight, tuple) else None
            for weight in found
        ]
        if all(p is None for p in own):
            return same([w for w in found if not isinstance(w, tuple)], mix.weights)
        polynomials = [
            p if p is not None else _constant(weight) for p, weight in zip(own, found, strict=True)
        ]
        degree = max(len(p) for p in polynomials) - 1
        return same([self._put(p, degree) for p in polynomials], mix.weights)

    def _beyond(self, level: Fraction) -> int:
        return sign(self._top * level.denominator - self._bottom * level.numerator)

    def _put(self, p: Polynomial, degree: int) -> Number:
        """Return p at the level times the bottom to a power."""
        total: Number = 0
        power: Number = 1
        for place in range(degree, -1, -1):
            total = total * self._top
            if place < len(p):
                total = total + power * p[place]
            power = power * self._bottom
        return total


def _sum(mix: ClaimedMix, some: Sequence[int]) -> Number:
    total: Number = 0
    for j in some:
        total = total + mix.weights[j]
    return total


def _constant(weight: object) -> Polynomial:
    if not isinstance(weight, int):
        message = "a mixture of fractions and polynomials"
        raise TypeError(message)
    return (weight,) if weight else ()
