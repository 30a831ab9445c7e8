"""Places on a line: rational numbers and roots of polynomials, in order, with rationals between.

Owns the order of real roots of different polynomials, and the values of vectors of polynomials at
them. Knows no game.
"""

from __future__ import annotations

from functools import cmp_to_key
from math import comb
from typing import TYPE_CHECKING, Any

from flint import arb, fmpq

from games.solve.proved.numbers import Algebraic, sign
from games.solve.proved.roots import FIRST, Root, ends, real_balls
from games.solve.proved.three.germ import Germ, content, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    #: A `Root`, or a rational number of the library (`fmpq`).
    Place = Any


#: The ends of the line on which a mixture of two strategies lies.
LOWEST, HIGHEST = fmpq(0), fmpq(1)


def ball(place: Place) -> Any:
    """Return a ball that holds a place."""
    return place.ball() if isinstance(place, Root) else arb(place)


def span(place: Place, bits: int) -> tuple[Any, Any]:
    """Return two rational numbers that enclose a place, closer with more bits."""
    return ends(place.ball(bits)) if isinstance(place, Root) else (place, place)


def order(one: Place, other: Place) -> int:
    """Return -1, 0 or +1 as a place is before, at, or after another.

    Roots are held with irreducible polynomials: two that are not the same root of the same
    polynomial are different numbers, which enough bits separate.
    """
    near, far = ball(one), ball(other)
    if near < far:
        return -1
    if near > far:
        return 1
    if isinstance(one, Root) is isinstance(other, Root) and one == other:
        return 0
    bits = 2 * FIRST
    while True:
        low, high = span(one, bits), span(other, bits)
        if low[1] < high[0]:
            return -1
        if high[1] < low[0]:
            return 1
        bits *= 2


def between(low: Place, high: Place) -> Any:
    """Return the simplest rational number (`fmpq`) strictly between two places."""
    bits = FIRST
    while True:
        left, right = span(low, bits)[1], span(high, bits)[0]
        if left < right:
            return _simplest(left, right)
        bits *= 2


def _simplest(low: Any, high: Any) -> Any:
    """Go down the tree of Stern and Brocot, by continued fractions, to a number within."""
    whole = low.floor()
    if whole + 1 < high:
        return fmpq(whole + 1)
    rest, other = low - whole, high - whole
    # now 0 <= rest < other <= 1; the inverse of what is looked for lies between theirs
    if rest == 0:
        return whole + fmpq(1, (1 / other).floor() + 1)
    return whole + 1 / _simplest(1 / other, 1 / rest)


def inner(polynomial: Any) -> list[Place]:
    """List the real roots of a polynomial that are strictly between 0 and 1, each once.

    Factor by factor. The polynomial must not vanish identically.
    """
    if not _changes(polynomial):
        return []
    found: list[Place] = []
    for factor, _ in polynomial.factor()[1]:
        if factor.degree() == 1:
            root = fmpq(-factor[0], factor[1])
            if LOWEST < root < HIGHEST:
                found.append(root)
        elif _changes(factor):
            for place, near in enumerate(real_balls(factor)):
                if not (near < 0 or near > 1):
                    root = Root(factor, place, near)
                    if (near > 0 and near < 1) or (order(LOWEST, root) < 0 < order(HIGHEST, root)):
                        found.append(root)
    return found


def _changes(polynomial: Any) -> bool:
    """Tell whether a polynomial may have a root between 0 and 1, by Descartes' rule of signs.

    With t = u / (1 + u) the roots between 0 and 1 become the positive roots of a polynomial of the
    same degree; it has none if its coefficients do not change sign.
    """
    degree = polynomial.degree()
    coefficients = [int(c) for c in polynomial.coeffs()]
    up = down = False
    for i in range(degree + 1):
        value = sum(comb(degree - j, i - j) * coefficients[j] for j in range(i + 1))
        up, down = up or value > 0, down or value < 0
    return up and down


def ordered(places: Iterable[Place]) -> list[Place]:
    """Sort places."""
    return sorted(places, key=cmp_to_key(order))


def weights(place: Place) -> tuple[Any, Any]:
    """Return 1 - t and t at a place, times a positive number."""
    if isinstance(place, Root):
        share = Algebraic([0, 1], place)
        return 1 - share, share
    return int(place.q - place.p), int(place.p)


def moved(vector: Sequence[Any]) -> list[Any]:
    """Return the polynomials of a homogeneous vector of germs, without a common divisor."""
    polynomials = [plain(entry) for entry in vector]
    common = content(polynomials)
    return [p // common for p in polynomials]


def still(vector: Sequence[Any]) -> bool:
    """Tell whether a homogeneous vector is the same point for every t."""
    return _fixed(vector) or all(p.degree() < 1 for p in moved(vector))


def _fixed(vector: Sequence[Any]) -> bool:
    """Tell whether a vector has no germs: then its numbers may be of a field of their own."""
    return not any(isinstance(entry, Germ) for entry in vector)


def at(vector: Sequence[Any], place: Place) -> list[Any]:
    """Return the point that a homogeneous vector of germs approaches at a place.

    The vector is not negative on an interval that ends at the place, or holds it. Without their
    common divisor its polynomials are nowhere zero together, so that what is left at the place is a
    point, and by continuity the limit.
    """
    if _fixed(vector):
        return list(vector)
    polynomials = moved(vector)
    if isinstance(place, Root):
        values: list[Any] = [Algebraic(p, place) if p.degree() >= 0 else 0 for p in polynomials]
    else:
        degree = max(p.degree() for p in polynomials)
        scale = place.q**degree
        values = [int((p(place) * scale).p) for p in polynomials]
    return values if sign(sum(values)) > 0 else [-v for v in values]
