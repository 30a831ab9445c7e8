"""What one bilinear condition of both signs leaves of a product of two hulls: curves and surfaces.

Owns the description of these sets by some of their points. Knows no game.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from games.solve.proved.numbers import sign
from games.solve.proved.three.bilinear import clip, combined, same
from games.solve.proved.three.found import Bent

if TYPE_CHECKING:
    from games.solve.proved.three.bilinear import Points
    from games.solve.proved.three.found import Profile

    #: Values of a form at all pairs of generating points.
    Values = list[list[Any]]


def branches(first: Points, second: Points, values: Values) -> list[Bent]:
    """Return the arcs of a hyperbola in a product of two segments, each by its two ends.

    At the point y of the first segment the form is linear along the second, and vanishes strictly
    within if its values at the two ends have opposite signs. These values are linear along the
    first segment, so that they change sign once each at most, at different y: a form that vanishes
    for all z at one y is a product of linear ones. Between two of these y, or the ends, there is
    one arc or none.
    """
    (a, b), (c, d) = values
    turns = [_between(first, low, high, values) for low, high in ((a, c), (b, d))]
    nodes = [turn for turn in turns if turn is not None]
    if len(nodes) == 2 and sign(nodes[0][1][1]) != sign(b):
        nodes.reverse()
    nodes = [(first[0], (a, b)), *nodes, (first[1], (c, d))]
    out = []
    for (y, (low, high)), (other, (next_low, next_high)) in pairwise(nodes):
        if sign(low + next_low) * sign(high + next_high) < 0:
            ends: list[Profile] = [
                (y, combined(second[0], _size(high), second[1], _size(low))),
                (other, combined(second[0], _size(next_high), second[1], _size(next_low))),
            ]
            out.append(Bent("curve", ends))
    return out


def _between(
    first: Points, start: Any, end: Any, values: Values
) -> tuple[Any, tuple[Any, Any]] | None:
    """Return where a linear form changes sign on a segment, with both forms; None if nowhere."""
    if sign(start) * sign(end) >= 0:
        return None
    left, right = _size(end), _size(start)
    (a, b), (c, d) = values
    return combined(first[0], left, first[1], right), (
        a * left + c * right,
        b * left + d * right,
    )


def _size(value: Any) -> Any:
    return -value if sign(value) < 0 else value


def surface(first: Points, second: Points, values: Values, *, equal: bool) -> Bent:
    """Return points of a surface, or of a region of two or more dimensions, on the edges.

    All are limits of points within: where a form changes its sign along an edge; pairs of
    generating points where it is negative, if it may be; and pairs where it vanishes with such
    values next to them, that it has, near by, the sign it must have, or both.
    """
    signs = [[sign(v) for v in row] for row in values]
    profiles: list[Profile] = []
    for i, y in enumerate(first):
        for k, z in enumerate(second):
            near = {*signs[i], *(row[k] for row in signs)}
            inner = {1, -1} <= near if equal else -1 in near
            if (signs[i][k] == 0 and inner) or (signs[i][k] < 0 and not equal):
                profiles.append((y, z))
    for y, row in zip(first, values, strict=True):
        profiles += [(y, z) for z in _crossings(second, row)]
    for z, column in zip(second, zip(*values, strict=True), strict=True):
        profiles += [(y, z) for y in _crossings(first, column)]
    kept: list[Profile] = []
    for one in profiles:
        if not any(same(one[0], old[0]) and same(one[1], old[1]) for old in kept):
            kept.append(one)
    return Bent("surface", kept)


def _crossings(points: Points, values: Any) -> Points:
    """Return where a linear form changes its sign between two of some points."""
    kept = [(p, v) for p, v in zip(points, values, strict=True) if sign(v)]
    return clip([p for p, _ in kept], [v for _, v in kept], equal=True)
