"""Pairs of mixtures in a product of two polytopes that satisfy bilinear conditions.

Owns the case that one player's mixture is known: the other two then choose from polytopes that do
not depend on each other, and only the first player's own conditions tie them together. Knows no
game. Numbers are integers, of one number field, or germs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from games.solve.proved.numbers import sign
from games.solve.proved.three.bilinear import averaged, bilinear, clip, support_of
from games.solve.proved.three.found import Parts
from games.solve.proved.three.several import several
from games.solve.proved.three.surfaces import branches, surface

if TYPE_CHECKING:
    from games.solve.proved.three.bilinear import Points
    from games.solve.proved.three.conditions import Condition


class _Cut(NamedTuple):
    """A condition with the values and signs its form takes at all pairs of generating points."""

    condition: Condition
    values: list[list[Any]]
    signs: list[list[int]]


def region(
    first: Points, second: Points, conditions: list[Condition], supports: tuple[int, int]
) -> Parts:
    """Find all pairs (y, z) with y in one hull, z in another, of given supports, under conditions.

    The support of y is exactly the first mask, that of z the second: the set is half open. A hull
    has a point of a support if and only if its generating points together have it, and then almost
    every point of the hull is one.

    One condition after another is dealt with:

    - *kept or broken everywhere*: a form that is never positive at pairs of generating points is
      never positive, being an average of these values with positive weights;
    - *of one sign*: such an average vanishes exactly if every pair of points with positive weights
      has the value zero. So the zeros are the products of hulls of maximal sets of points all pairs
      of which vanish. NOTE that they may be inside the supports, though the form has one sign;
    - *a product of two linear forms* (all 2 x 2 minors of the values vanish): each factor's zeros,
      or the two ways in which their signs are opposite;
    - *one hull is a point*: the condition is linear and cuts the other;
    - *one condition left that takes both signs, no hull a point*: by continuity almost every pair
      of hulls has pairs of points with either sign, hence with zero, of full support. Their set has
      dimension one at least: infinitely many, and no product of polytopes. (If its zeros were a
      product of polytopes locally, the form would be a product of linear ones.)
    - *several left*: see `several`.

    Returns
    -------
    Parts
        Complete; parts may share points where they touch.
    """
    if support_of(first) != supports[0] or support_of(second) != supports[1]:
        return Parts()
    left: list[_Cut] = []
    for place, condition in enumerate(conditions):
        cut = _seen(condition, first, second)
        flat = {s for row in cut.signs for s in row}
        if flat == {0} or (not condition.equal and 1 not in flat):
            continue
        if not {1, -1} <= flat:
            if 0 not in flat:
                return Parts()
            rest = [one.condition for one in left] + conditions[place + 1 :]
            return _zeros(cut.signs, first, second, rest, supports)
        left.append(cut)
    if not left:
        return Parts([(first, second)])
    for cut in left:
        others = [one.condition for one in left if one is not cut]
        if len(first) == 1 or len(second) == 1:
            return _linear(left, first, second, supports)
        if _separable(cut.values):
            return _factors(cut, first, second, others, supports)
    if len(left) == 1:
        (cut,) = left
        if cut.condition.equal and len(first) == len(second) == 2:
            return Parts(bent=branches(first, second, cut.values))
        return Parts(bent=[surface(first, second, cut.values, equal=cut.condition.equal)])
    return several(first, second, [cut.condition for cut in left], supports, region)


def _seen(condition: Condition, first: Points, second: Points) -> _Cut:
    values = [[bilinear(condition.form, y, z) for z in second] for y in first]
    return _Cut(condition, values, [[sign(v) for v in row] for row in values])


def _zeros(
    signs: list[list[int]],
    first: Points,
    second: Points,
    rest: list[Condition],
    supports: tuple[int, int],
) -> Parts:
    """Go on with the zeros of a form of one sign: maximal sets of points that vanish pairwise."""
    out = Parts()
    seen = set()
    for mask in range(1, 1 << len(first)):
        rows = [row for place, row in enumerate(signs) if mask >> place & 1]
        columns = tuple(k for k in range(len(second)) if not any(row[k] for row in rows))
        if not columns:
            continue
        whole = tuple(i for i, row in enumerate(signs) if not any(row[k] for k in columns))
        if (whole, columns) not in seen:
            seen.add((whole, columns))
            out.add(region([first[i] for i in whole], [second[k] for k in columns], rest, supports))
    return out


def _linear(cuts: list[_Cut], first: Points, second: Points, supports: tuple[int, int]) -> Parts:
    """Cut the one hull that is not a point, by all conditions at once."""
    equal = [cut.condition.equal for cut in cuts]
    if len(first) == 1:
        second = averaged(second, [cut.values[0] for cut in cuts], equal)
    else:
        first = averaged(first, [[row[0] for row in cut.values] for cut in cuts], equal)
    return region(first, second, [], supports) if first and second else Parts()


def _separable(values: list[list[Any]]) -> bool:
    """Tell whether a form is a product of two linear ones: its values have rank one."""
    place = next((i, k) for i, row in enumerate(values) for k, v in enumerate(row) if sign(v))
    row, column = place
    lead = values[row][column]
    return all(
        sign(lead * values[i][k] - values[i][column] * values[row][k]) == 0
        for i in range(len(values))
        for k in range(len(values[0]))
        if i != row and k != column
    )


def _factors(
    cut: _Cut, first: Points, second: Points, rest: list[Condition], supports: tuple[int, int]
) -> Parts:
    """Go on where one factor vanishes, or where both have opposite signs."""
    row, column = next((i, k) for i, own in enumerate(cut.signs) for k, s in enumerate(own) if s)
    # value = one[i] * other[k] / lead: the sign of the lead goes to one factor
    one = [own[column] for own in cut.values]
    other = [v * cut.signs[row][column] for v in cut.values[row]]
    out = Parts()
    if cut.condition.equal:
        pairs = [
            (clip(first, one, equal=True), second),
            (first, clip(second, other, equal=True)),
        ]
    else:
        pairs = [
            (clip(first, one), clip(second, [-v for v in other])),
            (clip(first, [-v for v in one]), clip(second, other)),
        ]
    for y, z in pairs:
        if y and z:
            out.add(region(y, z, rest, supports))
    return out
