"""Several bilinear conditions at once on a product of two polytopes, neither of which is a point.

Owns the case that `region` cannot split any further: two or more conditions, each of which takes
both signs and is no product of linear ones. Knows no game.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.solve.proved.three.along import together
from games.solve.proved.three.bilinear import combined
from games.solve.proved.three.found import Parts
from games.solve.proved.three.stretches import decompose

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.solve.proved.three.bilinear import Points, Vector
    from games.solve.proved.three.conditions import Condition

    Region = Callable[[Points, Points, list[Condition], tuple[int, int]], Parts]

#: Why several conditions may stay undecided, for a person.
SURFACES = "several curved conditions meet in more dimensions than are decided here"


def several(
    first: Points,
    second: Points,
    conditions: list[Condition],
    supports: tuple[int, int],
    region: Region,
) -> Parts:
    """Find all pairs under several conditions, where one hull is a segment with rational ends.

    Along the segment y = (1 - s) a + s b every condition is linear in z, with coefficients that are
    polynomials in s. So `region` settles each s (with one hull a point it always does), and
    `decompose` all s between 0 and 1; the ends are asked for by themselves. Surfaces that touch in
    one point are found as that point.

    Returns
    -------
    Parts
        Complete, or open where neither hull is a segment or a parameter is in use already.
    """
    if not all(_whole(point) for point in [*first, *second]):
        return Parts(open=SURFACES)
    if len(first) == 2:
        return _along(first, second, conditions, supports, region)
    if len(second) == 2:
        turned = [one.turned() for one in conditions]
        return _along(second, first, turned, supports[::-1], region).turned((1, 0))
    return Parts(open=SURFACES)


def _whole(point: Vector) -> bool:
    return all(isinstance(entry, int) for entry in point)


def _along(
    segment: Points,
    second: Points,
    conditions: list[Condition],
    supports: tuple[int, int],
    region: Region,
) -> Parts:
    a, b = segment

    def ask(rest: Any, share: Any) -> Parts:
        return region([combined(a, rest, b, share)], second, conditions, supports)

    out = together(decompose(ask))
    for end in segment:
        out.add(region([end], second, conditions, supports))
    return out
