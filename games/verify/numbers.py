"""Numbers whose signs are decided exactly: fractions, and polynomials at one real root.

Owns `Root` and `Value`. A root is held by a square-free integer polynomial and two levels between
which it has no other root; no factorisation is needed: whether a value is zero is asked of the
greatest common divisor (Dahan, Della Dora, Dicrescenzo, Duval 1985: dynamic evaluation).
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from games.verify import polynomials as poly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.polynomials import Polynomial

__all__ = ["Number", "Root", "Value", "at", "dot", "roots_of", "sign"]

#: Once a root's stretch was halved so often it is asked whether a value is zero.
PATIENCE = 64
#: A root of a polynomial whose leading number has more bits is not looked through for a fraction.
LARGE = 40


class Root:
    """The one root of a square-free polynomial strictly between two levels, neither a root.

    Parameters
    ----------
    polynomial
        Square-free, integer coefficients.
    low, high
        The levels.

    Raises
    ------
    ValueError
        If there is not exactly one root between them.
    """

    def __init__(self, polynomial: Polynomial, low: Fraction, high: Fraction) -> None:
        self.polynomial = polynomial
        self._low, self._high = low, high
        self._halved = 0
        self._rise = self._sign(low)
        if not self._rise or self._rise * self._sign(high) >= 0:
            message = "a polynomial does not change its sign between the levels of its root"
            raise ValueError(message)
        if poly.below(self._chain, low, high) != 1:
            message = "more than one root lies between the levels of a root"
            raise ValueError(message)

    @cached_property
    def _chain(self) -> tuple[Polynomial, ...]:
        return poly.sturm(self.polynomial)

    def _sign(self, level: Fraction) -> int:
        return poly.sign_at(self.polynomial, level.numerator, level.denominator)

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Two levels, the root between them or equal to both."""
        return self._low, self._high

    def refine(self, times: int = 1) -> None:
        """Halve the stretch in which the root lies."""
        for _ in range(times):
            if self._low == self._high:
                return
            self._halved += 1
            middle = (self._low + self._high) / 2
            there = self._sign(middle)
            if not there:
                self._low = self._high = middle
            elif there == self._rise:
                self._low = middle
            else:
                self._high = middle

    def enclose(self, p: Polynomial) -> tuple[int, int]:
        """Return bounds of a positive multiple of p at the root."""
        below = self._low.denominator * self._high.denominator
        a = self._low.numerator * self._high.denominator
        b = self._high.numerator * self._low.denominator
        low = high = 0
        scale = 1
        for c in reversed(p):
            ends = (low * a, low * b, high * a, high * b)
            low, high = min(ends) + c * scale, max(ends) + c * scale
            scale *= below
        return low, high

    def sign(self, p: Polynomial) -> int:
        """Return the sign of an integer polynomial at the root, exactly."""
        if not p:
            return 0
        while True:
            low, high = self.enclose(p)
            if low > 0 or high < 0 or low == high == 0:
                return (low > 0) - (high < 0)
            if self._halved >= PATIENCE:
                break
            self.refine(8)
        if self.vanishes(p):
            return 0
        while low <= 0 <= high:
            self.refine(8)
            low, high = self.enclose(p)
        return (low > 0) - (high < 0)

    def vanishes_at(self, level: Fraction) -> bool:
        """Tell whether the root's polynomial is zero at a level."""
        return not self._sign(level)

    def vanishes(self, p: Polynomial) -> bool:
        """Tell whether an integer polynomial is zero at the root."""
        divisor = poly.gcd(p, self.polynomial)
        if len(divisor) < 2:
            return not p
        low, high = self.bounds
        if low == high:
            return poly.sign_at(divisor, low.numerator, low.denominator) == 0
        # its roots are among those of the polynomial, of which one alone lies here, and simple
        ends = [poly.sign_at(divisor, end.numerator, end.denominator) for end in (low, high)]
        return ends[0] * ends[1] < 0


class Value:
    """A polynomial at a root: what the arithmetic of the ring needs, and a sign.

    Parameters
    ----------
    p
        Integer coefficients.
    root
        Where.
    """

    __slots__ = ("p", "root")

    def __init__(self, p: Polynomial, root: Root) -> None:
        self.p, self.root = p, root

    def _other(self, other: Number) -> Polynomial:
        if isinstance(other, Value):
            return other.p
        whole = Fraction(other)
        if whole.denominator != 1:
            message = "values at a root are kept without denominators"
            raise ValueError(message)
        return (whole.numerator,) if whole else ()

    def __add__(self, other: Number) -> Value:
        return Value(poly.add(self.p, self._other(other)), self.root)

    __radd__ = __add__

    def __sub__(self, other: Number) -> Value:
        return Value(poly.subtract(self.p, self._other(other)), self.root)

    def __rsub__(self, other: Number) -> Value:
        return Value(poly.subtract(self._other(other), self.p), self.root)

    def __mul__(self, other: Number) -> Value:
        return Value(poly.multiply(self.p, self._other(other)), self.root)

    __rmul__ = __mul__

    def __neg__(self) -> Value:
        return Value(poly.negative(self.p), self.root)

    def sign(self) -> int:
        """Return -1, 0 or 1."""
        return self.root.sign(self.p)


Number = Fraction | int | Value


def sign(number: Number) -> int:
    """Return the sign of any number."""
    if isinstance(number, int | Fraction):
        return (number > 0) - (number < 0)
    return number.sign()


def roots_of(
    p: Polynomial, low: Fraction = Fraction(0), high: Fraction = Fraction(1)
) -> list[Fraction | Root]:
    """Return all roots of a polynomial that is not zero, strictly between two levels, increasing.

    Rational roots are given as fractions unless the numbers are large.
    """
    simple = poly.square_free(p)
    if len(simple) < 2:
        return []
    return [
        left if left == right else _rational(simple, Root(simple, left, right))
        for left, right in poly.roots_between(simple, low, high)
    ]


def _rational(simple: Polynomial, root: Root) -> Fraction | Root:
    """Return a root as a fraction, if it is one: its denominator divides the leading number."""
    lead = abs(simple[-1])
    if lead.bit_length() > LARGE:
        return root
    low, high = root.bounds
    while (high - low) * 2 * lead * lead >= 1:
        root.refine(4)
        low, high = root.bounds
    guess = ((low + high) / 2).limit_denominator(lead)
    if low <= guess <= high and not poly.sign_at(simple, guess.numerator, guess.denominator):
        return guess
    return root


def at(p: Polynomial, level: Fraction | Root) -> Number:
    """Return the value of a polynomial at a level."""
    if isinstance(level, Root):
        return Value(p, level)
    return sum((c * level**place for place, c in enumerate(p)), Fraction(0))


def dot(left: Sequence[Number], right: Sequence[Number]) -> Number:
    """Return the sum of products."""
    total: Number = 0
    for a, b in zip(left, right, strict=True):
        if not (isinstance(a, int) and not a) and not (isinstance(b, int) and not b):
            total = total + a * b
    return total
