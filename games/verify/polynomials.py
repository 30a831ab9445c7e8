"""Polynomials in one unknown with integer coefficients, and where their real roots are.

A polynomial is a tuple of integers, the constant first, without zeros at its end; () is zero.
Owns arithmetic, greatest common divisors and Sturm sequences. Knows nothing of games.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from math import gcd as common
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Polynomial",
    "add",
    "below",
    "changes",
    "derivative",
    "divide",
    "gcd",
    "multiply",
    "negative",
    "of",
    "primitive",
    "roots_between",
    "sign_at",
    "square_free",
    "sturm",
    "subtract",
    "times",
]

Polynomial = tuple[int, ...]


def of(coefficients: Iterable[int]) -> Polynomial:
    """Return the polynomial with these coefficients, the constant first."""
    own = list(coefficients)
    while own and not own[-1]:
        own.pop()
    return tuple(own)


def add(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return p + q."""
    if len(p) < len(q):
        p, q = q, p
    return of([*(a + b for a, b in zip(p, q, strict=False)), *p[len(q) :]])


def negative(p: Polynomial) -> Polynomial:
    """Return -p."""
    return tuple(-a for a in p)


def subtract(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return p - q."""
    return add(p, negative(q))


def times(p: Polynomial, factor: int) -> Polynomial:
    """Return p with every coefficient multiplied."""
    return tuple(a * factor for a in p) if factor else ()


def multiply(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return p q."""
    if not p or not q:
        return ()
    out = [0] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        if a:
            for j, b in enumerate(q):
                out[i + j] += a * b
    return tuple(out)


def derivative(p: Polynomial) -> Polynomial:
    """Return p'."""
    return of(i * a for i, a in enumerate(p) if i)


def primitive(p: Polynomial) -> Polynomial:
    """Divide out the positive greatest common divisor of the coefficients; signs stay."""
    content = common(*p) if p else 1
    return tuple(a // content for a in p) if content > 1 else p


def _pseudo_remainder(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return a positive multiple of the remainder of p by q, primitive."""
    lead, size = q[-1], len(q)
    own = list(p)
    factor = abs(lead)
    flip = 1 if lead > 0 else -1
    while len(own) >= size:
        top = own.pop() * flip
        if not top:
            continue
        own = [a * factor for a in own]
        shift = len(own) + 1 - size
        for i in range(size - 1):
            own[shift + i] -= top * q[i]
    return primitive(of(own))


def gcd(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return the greatest common divisor over the rationals: primitive, positive lead."""
    while q:
        p, q = q, _pseudo_remainder(p, q)
    p = primitive(p)
    return negative(p) if p and p[-1] < 0 else p


def divide(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return p / q where q is primitive and divides p: whole numbers, by Gauss's lemma.

    Raises
    ------
    ValueError
        If q does not divide p.
    """
    own = list(p)
    out = []
    while len(own) >= len(q):
        top, left = divmod(own.pop(), q[-1])
        if left:
            break
        out.append(top)
        shift = len(own) + 1 - len(q)
        for i in range(len(q) - 1):
            own[shift + i] -= top * q[i]
    if any(own):
        message = "a polynomial does not divide another"
        raise ValueError(message)
    return of(out[::-1])


def square_free(p: Polynomial) -> Polynomial:
    """Return a polynomial with the same roots, each of them simple."""
    double = gcd(p, derivative(p))
    return divide(primitive(p), double) if len(double) > 1 else primitive(p)


def sign_at(p: Polynomial, top: int, bottom: int) -> int:
    """Return the sign of p at top / bottom, where bottom is positive."""
    value, scale = 0, 1
    for a in reversed(p):
        value = value * top + a * scale
        scale *= bottom
    return (value > 0) - (value < 0)


def sturm(p: Polynomial) -> tuple[Polynomial, ...]:
    """Return the Sturm sequence of a square-free polynomial."""
    chain = [p, derivative(p)]
    while chain[-1]:
        chain.append(negative(_pseudo_remainder(chain[-2], chain[-1])))
    return tuple(chain[:-1])


def changes(chain: Sequence[Polynomial], at: Fraction) -> int:
    """Return the number of changes of sign in a Sturm sequence at a level."""
    signs = [sign_at(p, at.numerator, at.denominator) for p in chain]
    own = [sign for sign in signs if sign]
    return sum(a != b for a, b in itertools.pairwise(own))


def below(chain: Sequence[Polynomial], low: Fraction, high: Fraction) -> int:
    """Return how many roots a square-free polynomial has strictly between two levels."""
    last = sign_at(chain[0], high.numerator, high.denominator) == 0
    return changes(chain, low) - changes(chain, high) - last


def roots_between(p: Polynomial, low: Fraction, high: Fraction) -> list[tuple[Fraction, Fraction]]:
    """Isolate all roots of a square-free polynomial strictly between two levels.

    Returns
    -------
    list
        Pairs of levels in increasing order: equal ones are a root, between different ones there is
        exactly one root and neither of them is one.
    """
    chain = sturm(p)
    out: list[tuple[Fraction, Fraction]] = []

    def search(left: Fraction, right: Fraction, number: int) -> None:
        if not number:
            return
        ends = (sign_at(p, end.numerator, end.denominator) for end in (left, right))
        if number == 1 and all(ends):
            out.append((left, right))
            return
        middle = (left + right) / 2
        hit = sign_at(p, middle.numerator, middle.denominator) == 0
        first = below(chain, left, middle)
        search(left, middle, first)
        if hit:
            out.append((middle, middle))
        search(middle, right, number - first - hit)

    search(low, high, below(chain, low, high))
    return out
