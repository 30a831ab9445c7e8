"""Where curves of a plane meet, cross themselves or turn back: finitely many points, exactly.

Owns finding these points, and a box around each in which nothing else happens. Knows no game, and
nothing of what lies between the curves.

Every point that two curves share, and every point where a curve has a vertical tangent or is not
smooth, has a u that is a root of a resultant or discriminant (Collins 1975). With a shear that is
not unlucky there is one such point for each of these roots, and its t is a number of the field of
the root: the only root of a greatest common divisor over that field.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

from flint import arb, fmpq

from games.solve.proved.numbers import Algebraic, sign
from games.solve.proved.plane.crossing import Crossing
from games.solve.proved.plane.curves import INNER, Crooked, Involved, ball_of, rows_of
from games.solve.proved.plane.patch import Sample, side_of
from games.solve.proved.roots import Precision, Root, ends, real_roots
from games.solve.proved.three.places import ball, between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.plane.curves import Curve, Curves, Rows
    from games.solve.proved.three.places import Place

#: Boxes are halved so many times before the shear is taken to be unlucky.
_HALVES = 140
_BITS = 640
#: Of points in fields of higher degree t is not computed in the field: that takes seconds.
_HIGHEST = 6
#: More points than this are not looked between: in 3x3x3 there are fewer.
_MOST = 700


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A point where something happens to curves.

    Attributes
    ----------
    u, t
        The point, as a sample has it.
    sides
        On which side of each curve it is, 0 for on it.
    """

    u: Place
    t: Any
    sides: tuple[int, ...]

    @property
    def inside(self) -> bool:
        """True within the triangle, its sides not counted."""
        return self.sides[:3] == INNER


class Events:
    """The events of a plane, found once for each pair of curves.

    Parameters
    ----------
    curves
        Those of the plane.
    """

    def __init__(self, curves: Curves) -> None:
        self._curves = curves
        self._pairs: set[tuple[int, int]] = set()
        self._points: dict[Any, tuple[Place, Any]] = {}

    def all(self) -> list[Event]:
        """Return all events in the closed triangle but at its two ends, in no order.

        Raises
        ------
        Crooked
            If two of them have the same u.
        Involved
            If there are too many, or they are too hard to find.
        """
        met = self._curves.met
        for pair in combinations(range(len(met)), 2):
            if pair not in self._pairs:
                self._pairs.add(pair)
                one, other = (met[number] for number in pair)
                self._meet(one.rows, other.rows, one.polynomial.resultant(other.polynomial, 1))
        for number, curve in enumerate(met):
            if (number, number) not in self._pairs:
                self._pairs.add((number, number))
                if len(curve.rows) > 2:
                    self._meet(curve.rows, curve.slope(1), curve.polynomial.discriminant(1))
        if len(self._points) > _MOST:
            raise Involved
        found = []
        for u, t in self._points.values():
            sample = Sample(self._curves, u, t)
            if all(sample.side(number) != -inner for number, inner in enumerate(INNER)):
                found.append(Event(u, t, sample.sides()))
        return found

    def _meet(self, one: Rows, other: Rows, critical: Any) -> None:
        """Add the points that two polynomials share."""
        for u in real_roots(rows_of(critical)[0]):
            near = ball(u)
            if near <= 0 or near >= self._curves.shear:
                continue
            key = (u.p, u.q) if isinstance(u, fmpq) else u
            if key not in self._points:
                self._points[key] = u, _common(one, other, u)
            elif any(side_of(rows, *self._points[key]) for rows in (one, other)):
                raise Crooked


def _common(one: Rows, other: Rows, u: Place) -> Any:
    """Return the only t that is a root of two polynomials at a u that they share a root at."""
    if isinstance(u, Root) and u.modulus.degree() > _HIGHEST:
        return Crossing(one, other, u)
    return _shared(one, other, u)


def _shared(one: Rows, other: Rows, u: Place) -> Any:
    """Return it as a number of the field of u."""
    first, second = _at(one, u), _at(other, u)
    while second:
        first, second = second, _rest(first, second)
    degree = len(first) - 1
    if degree < 1:
        raise Crooked
    inverse = _inverse(first[-1])
    t = -(first[-2] * inverse) / degree
    power: Any = 1
    for k in range(2, degree + 1):
        # the others must be those of a power of one linear polynomial
        power = t * t if k == 2 else power * t
        expected = power * comb(degree, k) * (-1) ** k
        if sign(first[-1 - k] * inverse - expected):
            raise Crooked
    return t


def _at(rows: Rows, u: Place) -> list[Any]:
    return _trimmed([Algebraic(row, u) if isinstance(u, Root) else row(u) for row in rows])


def _trimmed(entries: list[Any]) -> list[Any]:
    while entries and not sign(entries[-1]):
        entries.pop()
    return entries


def _rest(first: list[Any], second: list[Any]) -> list[Any]:
    """Divide polynomials over a field and return what is left over."""
    left, inverse = list(first), _inverse(second[-1])
    while len(left) >= len(second):
        factor = left[-1] * inverse
        shift = len(left) - len(second)
        for place, entry in enumerate(second[:-1]):
            left[shift + place] = left[shift + place] - entry * factor
        left.pop()
        left = _trimmed(left)
    return left


def _inverse(value: Any) -> Any:
    return value.inverse() if isinstance(value, Algebraic) else 1 / value


@dataclass(frozen=True, slots=True)
class Box:
    """Around an event: no curve enters or leaves below or above, and none but those through it.

    Attributes
    ----------
    left, right, low, high
        Rational numbers: u between the first two, t between the others.
    """

    left: Any
    right: Any
    low: Any
    high: Any


def box(met: Sequence[Curve], event: Event, before: Place, after: Place) -> Box:
    """Return a box around an event.

    At the event's u all roots of curves between `low` and `high` are the event, and for no other u
    of the box has a curve a root at `low` or `high`. So the branches of curves that have their t
    between these at `left` or `right` are those that reach the event.

    Parameters
    ----------
    met
        The curves of which the event has the sides.
    before, after
        The box stays between these u.
    """
    through, others = [], []
    for curve, side in zip(met, event.sides, strict=True):
        if side == 0:
            through.append((curve, _multiplicity(curve, event)))
        else:
            others.append(curve)
    most = max(many for _, many in through)
    bits = _BITS
    for halves in range(4, _HALVES, 4):
        half = fmpq(1, 1 << halves)
        width = half**most / (1 << halves)
        u_low, u_high = _span(event.u, bits)
        t_low, t_high = _span_of(event.t, bits)
        # simple numbers, as polynomials are looked at there
        own = Box(
            between(u_low - width, u_low),
            between(u_high, u_high + width),
            between(t_low - half, t_low - half / 2),
            between(t_high + half / 2, t_high + half),
        )
        if not (_before(before, own.left) and _before(own.right, after)):
            continue
        with Precision(bits):
            if _alone(own, event.u, through, others):
                return own
    raise Crooked


def _alone(own: Box, u: Place, through: list[tuple[Curve, int]], others: list[Curve]) -> bool:
    across, along = _interval(own.left, own.right), _interval(own.low, own.high)
    if any(ball_of(curve.rows, across, along).contains(0) for curve in others):
        return False
    at = ball(u) if not isinstance(u, Root) else u.ball(_BITS)
    for curve, many in through:
        # at most as many roots as the first derivative that vanishes nowhere has the order of
        if ball_of(curve.slope(many), at, along).contains(0):
            return False
        if any(ball_of(curve.rows, across, arb(end)).contains(0) for end in (own.low, own.high)):
            return False
    return True


def _multiplicity(curve: Curve, event: Event) -> int:
    """Return how many times the event is a root of a curve that goes through it."""
    for order in range(1, len(curve.rows)):
        if side_of(curve.slope(order), event.u, event.t):
            return order
    raise Crooked


def _interval(low: Any, high: Any) -> Any:
    return arb(low).union(arb(high))


def _span(place: Place, bits: int) -> tuple[Any, Any]:
    return ends(place.ball(bits)) if isinstance(place, Root) else (place, place)


def _span_of(number: Any, bits: int) -> tuple[Any, Any]:
    exact = isinstance(number, fmpq)
    return (number, number) if exact else ends(number.ball(bits))


def _before(one: Any, other: Any) -> bool:
    """Tell whether a place is surely before another."""
    return bool(_span(one, _BITS)[1] < _span(other, _BITS)[0])
