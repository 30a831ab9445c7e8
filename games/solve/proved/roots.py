"""Real roots of integer polynomials, held exactly: an irreducible polynomial, which root, balls.

Owns the isolation of real roots and the values of polynomials at them. A ball (midpoint and
radius, python-flint's `arb`) encloses what it stands for whatever the precision, so nothing here
depends on how many bits are carried; more bits only decide more. Must not know games.
"""

from __future__ import annotations

from threading import RLock
from typing import Any

from flint import arb, ctx, fmpq, fmpq_poly

#: Bits at which balls are tried first; doubled, or more, until a question is decided.
FIRST = 64

# the library has one working precision for all threads: who sets it keeps others out meanwhile
_WORKING = RLock()


class Precision:
    """Carry this many bits in balls while inside a `with` block."""

    __slots__ = ("_before", "_bits")

    def __init__(self, bits: int) -> None:
        self._bits = bits

    def __enter__(self) -> None:
        _WORKING.acquire()
        self._before = ctx.prec
        ctx.prec = self._bits

    def __exit__(self, *_: object) -> None:
        ctx.prec = self._before
        _WORKING.release()


class Root:
    """The `place`-th real root, counted from 0 upwards, of an irreducible integer polynomial.

    Attributes
    ----------
    polynomial
        Irreducible `fmpz_poly` of degree two or more.
    modulus
        The same as a `fmpq_poly`.
    place
        Which of its real roots.
    """

    __slots__ = ("_balls", "modulus", "place", "polynomial")

    def __init__(self, polynomial: Any, place: int, near: Any = None) -> None:
        self.polynomial, self.modulus, self.place = polynomial, fmpq_poly(polynomial), place
        # `near` is a ball of the first precision, where it is known already
        self._balls: dict[int, Any] = {} if near is None else {FIRST: near}

    def ball(self, bits: int = FIRST) -> Any:
        """Return an `arb` around the root; the radius is about 2 ** -bits of its size."""
        if bits not in self._balls:
            self._balls[bits] = real_balls(self.polynomial, bits)[self.place]
        return self._balls[bits]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Root):
            return NotImplemented
        return self is other or (
            self.place == other.place and bool(self.polynomial == other.polynomial)
        )

    def __hash__(self) -> int:
        return hash((self.place, *map(int, self.polynomial.coeffs())))

    def __float__(self) -> float:
        return float(self.ball().mid())

    def __repr__(self) -> str:
        return f"Root({self.polynomial}, {self.place}) = {float(self):.12g}"


def real_balls(polynomial: Any, bits: int = FIRST) -> list[Any]:
    """Return disjoint balls around all real roots of a square-free integer polynomial, increasing.

    The library lists real roots first, in ascending order, with imaginary parts exactly zero.
    """
    if polynomial.degree() < 1:
        return []
    with Precision(bits):
        return [root.real for root, _ in polynomial.complex_roots() if root.imag == 0]


def real_roots(polynomial: Any) -> list[Any]:
    """Return all real roots of an integer polynomial: `fmpq` the rational ones, `Root` the others.

    Multiple roots are given once. The order is that of the irreducible factors. The polynomial
    must not vanish identically.
    """
    if polynomial.degree() < 0:
        raise ValueError("every number is a root of a polynomial that vanishes identically")
    if polynomial.degree() < 1:
        return []
    out: list[Any] = []
    for factor, _ in polynomial.factor()[1]:
        if factor.degree() == 1:
            out.append(fmpq(-factor[0], factor[1]))
        else:
            out += [Root(factor, place, ball) for place, ball in enumerate(real_balls(factor))]
    return out


def numerator(polynomial: Any) -> Any:
    """Return the integer polynomial of the same sign everywhere: denominators are positive."""
    return polynomial.numer() if isinstance(polynomial, fmpq_poly) else polynomial


def ball_at(polynomial: Any, ball: Any, bits: int = FIRST) -> Any:
    """Return a ball around the values that an integer polynomial takes in a ball."""
    if polynomial.degree() < 0:
        return arb(0)
    with Precision(bits):
        return polynomial(ball)


def sign_at(polynomial: Any, root: Any) -> int:
    """Return the sign, -1, 0 or +1, of a rational polynomial at a `Root` or rational number.

    Zero is decided by reduction modulo the irreducible polynomial of the root, and only a value
    that is not zero is refined until its ball is on one side.
    """
    value = numerator(polynomial)
    if not isinstance(root, Root):
        exact = value(root)
        return int(exact > 0) - int(exact < 0)
    # a ball is right at whatever precision the library works now, and mostly narrow enough
    ball = value(root.ball())
    bits = FIRST
    while not (ball > 0 or ball < 0):
        if bits == FIRST and (fmpq_poly(value) % root.modulus).degree() < 0:
            return 0
        bits *= 4
        ball = ball_at(value, root.ball(bits), bits)
    return 1 if ball > 0 else -1


def ends(ball: Any) -> tuple[Any, Any]:
    """Return two rationals (`fmpq`) that enclose a ball."""
    middle, radius = (_dyadic(part) for part in (ball.mid(), ball.rad()))
    return middle - radius, middle + radius


def _dyadic(exact: Any) -> Any:
    mantissa, exponent = exact.man_exp()
    shift = int(exponent)
    return fmpq(mantissa << shift) if shift >= 0 else fmpq(mantissa, 1 << -shift)
