"""Exact numbers of one real number field, and the few questions that all proofs ask of numbers.

Owns `Algebraic`, an element of Q(root), its arithmetic, sign, order and minimal polynomial; zero is
decided by reduction, signs by balls refined until they are on one side. Python integers stay Python
integers beside it: most games never need anything else. Must not know games.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from flint import fmpq, fmpq_mat, fmpq_poly, fmpz

from games.solve.proved.roots import FIRST, Precision, Root, ball_at, ends, real_balls, sign_at

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Digits of a float and a few to spare: a ball this narrow gives the float next to the number.
_NARROW = 60

_NONE, _ALL = Fraction(0), Fraction(1)
#: Hashed are so many parts of one.
_DIGITS = 1 << 30


class Algebraic:
    """An element of the number field of a real root: a polynomial in it, reduced.

    Attributes
    ----------
    element
        `fmpq_poly` of lower degree than the root's polynomial.
    root
        The `Root` that generates the field. Elements of different fields can be compared, not
        added.
    """

    def __init__(self, element: Any, root: Root) -> None:
        element = fmpq_poly(element)
        modulus = root.modulus
        self.element = element % modulus if element.degree() >= modulus.degree() else element
        self.root = root

    # -- arithmetic --------------------------------------------------------------------------------

    def _other(self, other: object) -> Any:
        if isinstance(other, Algebraic):
            if self.root != other.root:
                raise ValueError("numbers of two different fields are not added or multiplied")
            return other.element
        return fmpq_poly([rational(other)])

    def __add__(self, other: object) -> Algebraic:
        return Algebraic(self.element + self._other(other), self.root)

    __radd__ = __add__

    def __sub__(self, other: object) -> Algebraic:
        return Algebraic(self.element - self._other(other), self.root)

    def __rsub__(self, other: object) -> Algebraic:
        return Algebraic(self._other(other) - self.element, self.root)

    def __mul__(self, other: object) -> Algebraic:
        if isinstance(other, int):
            return Algebraic(self.element * other, self.root)
        return Algebraic(self.element * self._other(other), self.root)

    __rmul__ = __mul__

    def __neg__(self) -> Algebraic:
        return Algebraic(-self.element, self.root)

    def inverse(self) -> Algebraic:
        """Return one divided by this number; ZeroDivisionError if it is zero."""
        if self.element.degree() < 0:
            raise ZeroDivisionError("division by an algebraic number that is zero")
        divisor, factor, _ = self.element.xgcd(self.root.modulus)
        return Algebraic(factor / divisor[0], self.root)

    def __truediv__(self, other: object) -> Algebraic:
        if isinstance(other, Algebraic):
            return self * other.inverse()
        return Algebraic(self.element / rational(other), self.root)

    @staticmethod
    def reduced(entries: Sequence[Any]) -> list[Any]:
        """Divide a homogeneous vector of integers and numbers of one field by its content.

        The content is the greatest common divisor of all numerators over the least common multiple
        of all denominators, a positive number.
        """
        over, under = fmpz(0), fmpz(1)
        for entry in entries:
            if isinstance(entry, Algebraic):
                over = over.gcd(entry.element.numer().content())
                under = under.lcm(entry.element.denom())
            else:
                over = over.gcd(fmpz(entry))
        if over == 0 or over == under:
            return list(entries)
        return [
            Algebraic(entry.element * under / over, entry.root)
            if isinstance(entry, Algebraic)
            else int(entry * under) // int(over)
            for entry in entries
        ]

    # -- order -------------------------------------------------------------------------------------

    @cached_property
    def sign(self) -> int:
        """Minus one, zero or one; decided, never estimated."""
        if self.element.degree() < 0:
            return 0
        return sign_at(self.element, self.root)

    def ball(self, bits: int = FIRST) -> Any:
        """Return an `arb` that encloses the number."""
        ball = ball_at(self.element.numer(), self.root.ball(bits), bits)
        with Precision(bits):
            return ball / self.element.denom()

    def _order(self, other: object) -> int:
        if not isinstance(other, Algebraic):
            return self.sign if other == 0 else (self - other).sign
        if self.root == other.root:
            return (self - other).sign
        return -1 if _below(self, other) else int(_below(other, self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Algebraic | int | Fraction | fmpq | fmpz):
            return NotImplemented
        return self._order(other) == 0

    def __lt__(self, other: object) -> bool:
        return self._order(other) < 0

    def __le__(self, other: object) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._order(other) >= 0

    def __hash__(self) -> int:
        if self.element.degree() < 1:
            return hash(fraction(self.element[0]))
        # equal numbers of two fields are hashed alike: by digits, which an irrational number has
        # for sure sooner or later; the minimal polynomial would take a hundred times as long
        bits = FIRST
        while True:
            with Precision(bits):
                digits = (self.ball(bits) * _DIGITS).floor().unique_fmpz()
            if digits is not None:
                return hash(int(digits))
            bits *= 2

    # -- what is told of it ------------------------------------------------------------------------

    @cached_property
    def polynomial(self) -> tuple[int, ...]:
        """The minimal polynomial: coprime integers, the constant first, the last > 0."""
        return tuple(int(c) for c in self._minimal.coeffs())

    @cached_property
    def _minimal(self) -> Any:
        degree = self.root.modulus.degree()
        columns, power = [], self.element
        for _ in range(degree):
            columns.append([power[i] for i in range(degree)])
            power = (power * fmpq_poly([0, 1])) % self.root.modulus
        minimal = fmpq_mat(columns).minpoly().numer()
        return minimal if minimal.leading_coefficient() > 0 else -minimal

    @cached_property
    def place(self) -> int:
        """Which real root of its minimal polynomial it is, counted from 0 upwards."""
        return self._isolated[0]

    @cached_property
    def interval(self) -> tuple[Fraction, Fraction]:
        """Two fractions that enclose this root of its minimal polynomial and no other."""
        low, high = ends(self._isolated[1])
        return fraction(low), fraction(high)

    @cached_property
    def _isolated(self) -> tuple[int, Any]:
        bits = FIRST
        while True:
            own = self.ball(bits)
            balls = real_balls(self._minimal, bits)
            near = [place for place, ball in enumerate(balls) if ball.overlaps(own)]
            if len(near) == 1:
                return near[0], own
            bits *= 2

    def __float__(self) -> float:
        if self.element.degree() < 0:
            return 0.0
        bits = FIRST
        while True:
            ball = self.ball(bits)
            if ball.rel_accuracy_bits() >= _NARROW - 4:
                return float(ball.mid())
            bits *= 2

    def __repr__(self) -> str:
        return f"Algebraic({float(self):.12g})"


def _below(one: Algebraic, other: Algebraic) -> bool:
    """Tell whether a number is less than one of another field."""
    bits = FIRST
    while True:
        left, right = one.ball(bits), other.ball(bits)
        if left < right:
            return True
        if left > right:
            return False
        if bits == FIRST and one.polynomial == other.polynomial and one.place == other.place:
            return False
        bits *= 2


def sign(value: Any) -> int:
    """Return the sign, -1, 0 or +1, of an exact number."""
    if isinstance(value, Algebraic):
        return value.sign
    return int(value > 0) - int(value < 0)


def rational(value: Any) -> Any:
    """Return an integer or fraction as `fmpq`."""
    if isinstance(value, Fraction):
        return fmpq(value.numerator, value.denominator)
    return fmpq(value)


def fraction(value: Any) -> Fraction:
    """Return a rational number of the library as a Fraction."""
    if isinstance(value, fmpq):
        return Fraction(int(value.p), int(value.q))
    return value if isinstance(value, Fraction) else Fraction(int(value))


def ratio(over: Any, under: Any) -> Any:
    """Return over / under as a Fraction where it is rational, else as an Algebraic."""
    if isinstance(under, Algebraic):
        quotient = under.inverse() * over
    elif isinstance(over, Algebraic):
        quotient = over / under
    elif isinstance(over, int) and isinstance(under, int):
        return Fraction(over, under)
    else:
        return fraction(rational(over) / rational(under))
    return _plain(quotient)


def _plain(number: Algebraic) -> Any:
    return fraction(number.element[0]) if number.element.degree() < 1 else number


def normal(vector: Any) -> tuple[Any, ...]:
    """Return a homogeneous vector divided by its sum: exact probabilities."""
    total = sum(vector)
    if isinstance(total, Algebraic):
        inverse = total.inverse()
        return tuple(
            _NONE if isinstance(entry, int) and entry == 0 else _plain(inverse * entry)
            for entry in vector
        )
    return tuple(
        (_NONE if entry == 0 else _ALL if entry == total else ratio(entry, total))
        if isinstance(entry, int)
        else ratio(entry, total)
        for entry in vector
    )
