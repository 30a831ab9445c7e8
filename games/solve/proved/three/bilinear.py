"""Bilinear forms, and polytopes cut by linear ones, over integers, a number field or germs.

Owns what is computed with homogeneous points (any positive sum, so that nothing is divided) and
knows no game. Whatever has `+`, `-`, `*` and an order against zero is a number here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.solve.proved.numbers import Algebraic, normal, sign
from games.solve.proved.polyhedra import averages, reduced

if TYPE_CHECKING:
    from collections.abc import Sequence

    #: Homogeneous mixture of one player.
    Vector = Sequence[Any]
    Points = list[Vector]
    #: Entries by the strategies of two players.
    Form = Sequence[Sequence[int]]


#: Of so many points those are told that are no averages of others: polygons have fewer.
_MOST = 16


class Crowded(Exception):  # noqa: N818 - not an error: the polytope is left to other methods
    """A polytope of more than two dimensions has more corners than are compared here."""


def is_nothing(value: Any) -> bool:
    """Tell whether a number is a plain zero, as unplayed strategies have it."""
    return isinstance(value, int) and not value


def bilinear(form: Form, first: Vector, second: Vector) -> Any:
    """Value of a bilinear form at two points."""
    total: Any = 0
    for row, weight in zip(form, first, strict=True):
        if is_nothing(weight):
            continue
        part: Any = 0
        for entry, other in zip(row, second, strict=True):
            if entry and not is_nothing(other):
                part = part + other * entry
        if not is_nothing(part):
            total = total + part * weight
    return total


def dot(coefficients: Vector, point: Vector) -> Any:
    """Value of a linear form."""
    total: Any = 0
    for factor, entry in zip(coefficients, point, strict=True):
        if not is_nothing(entry) and not is_nothing(factor):
            total = total + entry * factor
    return total


def combined(first: Vector, weight: Any, second: Vector, other: Any) -> list[Any]:
    """Add two points with weights."""
    return [
        0 if is_nothing(a) and is_nothing(b) else a * weight + b * other
        for a, b in zip(first, second, strict=True)
    ]


def same(first: Vector, second: Vector) -> bool:
    """Tell whether two homogeneous points are one, be they of one number field or of two."""
    fields = {entry.root for entry in (*first, *second) if isinstance(entry, Algebraic)}
    if len(fields) > 1:
        return normal(first) == normal(second)
    total, other = sum(first), sum(second)
    return all(sign(a * other - b * total) == 0 for a, b in zip(first, second, strict=True))


def support_of(points: Points) -> int:
    """Mask of what is played in the relative interior of a hull: anything that a point plays."""
    mask = 0
    for point in points:
        for place, entry in enumerate(point):
            if not is_nothing(entry) and sign(entry):
                mask |= 1 << place
    return mask


def clip(points: Points, values: Sequence[Any], *, equal: bool = False) -> Points:
    """Cut the hull of points by a linear form that takes these values at them.

    Returns
    -------
    Generating points of the part where the form is not positive (or zero, if `equal`). Every vertex
    of that part is among them: it is a vertex of the hull, or lies on an edge between a point with
    a positive and one with a negative value. Of points on no edge `extreme` is rid.
    """
    signs = [sign(value) for value in values]
    out = [p for p, s in zip(points, signs, strict=True) if s == 0 or (s < 0 and not equal)]
    for one, up in enumerate(signs):
        for other, down in enumerate(signs):
            if up > 0 > down:
                new = combined(points[one], -values[other], points[other], values[one])
                if not any(same(new, old) for old in out):
                    out.append(new)
    return extreme(out) if len(points) > 3 else out


def averaged(points: Points, values: Sequence[Sequence[Any]], equal: Sequence[bool]) -> Points:
    """Cut the hull of points by linear conditions, the values of which are given at the points.

    Returns the generating points of what is left: the images of the vertices in the space of the
    weights, which are the vertices where the points are affinely independent.
    """
    independent = len(points) < 4 or all(
        sum(not is_nothing(entry) for entry in point) == 1 for point in points
    )
    if not independent and len(points) > _MOST:
        raise Crowded
    found: Points = []
    for weights in averages(values, equal):
        total: list[Any] = [0] * len(points[0])
        for point, weight in zip(points, weights, strict=True):
            if not is_nothing(weight):
                total = combined(total, 1, point, weight)
        found.append(reduced(total))
    return found if independent else extreme(found)


def extreme(points: Points) -> Points:
    """Drop points that are averages of others; raise `Crowded` for more than are compared."""
    kept: Points = []
    for point in points:
        if not any(same(point, other) for other in kept):
            kept.append(point)
    if len(kept) > _MOST:
        raise Crowded
    for point in list(kept):
        others = [p for p in kept if p is not point]
        if others and _averaged(point, others):
            kept = others
    return kept


def _averaged(point: Vector, others: Points) -> bool:
    """Tell whether a point lies in the hull of others, one coordinate plane after another.

    The hull's cone is cut by the hyperplanes through the point's ray: with q_j = 0 on the ray for
    linear forms q_1, ..., q_(n-1), a point of the cone with all of them zero is on the ray or is
    its opposite, which no point with entries that are not negative can be.
    """
    lead = next(i for i, entry in enumerate(point) if sign(entry))
    cone = list(others)
    for place in range(len(point)):
        if place == lead:
            continue
        values = [p[place] * point[lead] - p[lead] * point[place] for p in cone]
        signs = [sign(value) for value in values]
        left = [p for p, s in zip(cone, signs, strict=True) if s == 0]
        for one, up in enumerate(signs):
            for other, down in enumerate(signs):
                if up > 0 > down:
                    left.append(combined(cone[one], -values[other], cone[other], values[one]))
        if not left:
            return False
        cone = left
    return True
