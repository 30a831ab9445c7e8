"""Hulls of exact mixtures: whether one lies in another, and whether two of them meet.

Owns questions about polytopes given by generating points with exact probabilities. Must not know
what the points are for.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from games.solve.proved.enclosed import Enclosed
from games.solve.proved.numbers import Algebraic
from games.solve.proved.polyhedra import vertices

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from games.solve.proved.proof import Mix


def inside(mix: Mix, corners: Collection[Mix]) -> bool:
    """Tell whether a mixture is an average of others."""
    if mix in corners:
        return True
    # where it has nothing, nothing it is an average of has anything
    absent = [j for j, own in enumerate(mix) if own == 0]
    able = [own for own in corners if all(own[j] == 0 for j in absent)]
    return len(able) > 1 and _meet([mix], able)


def meet(one: Collection[Mix], other: Collection[Mix]) -> bool:
    """Tell whether the hulls of two sets of mixtures have a point in common."""
    if not set(one).isdisjoint(other):
        return True
    return _meet(list(one), list(other))


def _meet(one: Sequence[Mix], other: Sequence[Mix]) -> bool:
    """Tell whether two hulls meet that may have no corner in common.

    They do if a combination of the one's corners, with weights that are not negative, is one of the
    other's: if a best-response polyhedron with a response for each strategy, and one of nothing,
    has a point against which all are equally good.

    Corners in different number fields are taken to be apart, and so is what is known by intervals
    alone: there is no field in which the system could be solved.
    """
    numbers = [own for mix in (*one, *other) for own in mix if not isinstance(own, Fraction)]
    if any(isinstance(own, Enclosed) for own in numbers):
        return False
    if len({own.root for own in numbers if isinstance(own, Algebraic)}) > 1:
        return False
    left, right = [_whole(mix) for mix in one], [_whole(mix) for mix in other]
    rows: list[list[Any]] = [[0] * (len(left) + len(right))]
    rows += [[*(mix[j] for mix in left), *(-mix[j] for mix in right)] for j in range(len(left[0]))]
    return bool(vertices(rows, must=(1 << len(rows)) - 1))


def _whole(mix: Sequence[Any]) -> list[Any]:
    """Return a multiple of a mixture without fractions."""
    common = lcm(*(own.denominator for own in mix if isinstance(own, Fraction)))
    return [
        own.numerator * (common // own.denominator) if isinstance(own, Fraction) else own * common
        for own in mix
    ]
