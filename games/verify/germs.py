"""Numbers that depend on the driver, near one level: polynomials that remember who asked.

Owns `Sample` and `Germ`. A computation that looks at its numbers only through sums, products and
signs takes the same way at all levels between which and the sample no polynomial has a root whose
sign was asked. So one run speaks for a whole stretch, and the polynomials asked tell where it ends.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.verify import polynomials as poly

if TYPE_CHECKING:
    from games.verify.polynomials import Polynomial

__all__ = ["Germ", "Sample"]


class Sample:
    """A level, and the polynomials whose sign there was asked.

    Attributes
    ----------
    level
        Rational.
    asked
        Primitive, not constant.
    """

    def __init__(self, level: Fraction) -> None:
        self.level = level
        self.asked: set[Polynomial] = set()

    def sign(self, p: Polynomial) -> int:
        """Return the sign of a polynomial at the level, and remember it."""
        if len(p) > 1:
            self.asked.add(poly.primitive(p))
        return poly.sign_at(p, self.level.numerator, self.level.denominator)


class Germ:
    """A polynomial in the driver, at a sample."""

    __slots__ = ("p", "sample")

    def __init__(self, p: Polynomial, sample: Sample) -> None:
        self.p, self.sample = p, sample

    def _other(self, other: Germ | int | Fraction) -> Polynomial:
        if isinstance(other, Germ):
            return other.p
        return (int(other),) if other else ()

    def __add__(self, other: Germ | int | Fraction) -> Germ:
        return Germ(poly.add(self.p, self._other(other)), self.sample)

    __radd__ = __add__

    def __sub__(self, other: Germ | int | Fraction) -> Germ:
        return Germ(poly.subtract(self.p, self._other(other)), self.sample)

    def __rsub__(self, other: Germ | int | Fraction) -> Germ:
        return Germ(poly.subtract(self._other(other), self.p), self.sample)

    def __mul__(self, other: Germ | int | Fraction) -> Germ:
        return Germ(poly.multiply(self.p, self._other(other)), self.sample)

    __rmul__ = __mul__

    def __neg__(self) -> Germ:
        return Germ(poly.negative(self.p), self.sample)

    def sign(self) -> int:
        """Return -1, 0 or 1 at the sample."""
        return self.sample.sign(self.p)
