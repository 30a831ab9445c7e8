"""One of three players is fixed: products of two polytopes, cut where he would deviate.

Owns the set of pairs (y, z) from two polytopes, of full support, at which bilinear forms are zero
or not above it. Such a set is half open: closed where a form is zero, open where a probability
is. A form that is not negative at any pair of vertices may still vanish: on the hulls of those
vertices among which it is zero. Knows no game.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from games.verify.determinants import kernel
from games.verify.numbers import dot, sign
from games.verify.polytopes import covers, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.numbers import Number

    Mix = tuple[Number, ...]

__all__ = ["End", "Form", "Part", "UnknownError", "region"]


class UnknownError(Exception):
    """The checker cannot tell by its own means; in a few words why."""


@dataclass(frozen=True, eq=False)
class Form:
    """A bilinear form: zero if `equal`, else not above zero, where equilibria are."""

    table: Sequence[Sequence[Number]]
    equal: bool

    def at(self, y: Mix, z: Mix) -> Number:
        """Return the value at a pair."""
        return dot(y, [dot(row, z) for row in self.table])


class End(NamedTuple):
    """A border point of a curve; points of one curve have the same `side`."""

    y: Mix
    z: Mix
    side: int


@dataclass(frozen=True, eq=False)
class Part:
    """A product of two polytopes, or with `cut` the part of it that one more form leaves.

    `ends` are the border points of what is cut, if it is a curve or two.
    """

    ys: list[Mix]
    zs: list[Mix]
    cut: bool = False
    ends: list[End] = field(default_factory=list)


def region(
    ys: list[Mix], zs: list[Mix], forms: Sequence[Form], supports: tuple[Sequence[int], ...]
) -> list[Part]:
    """Return the pairs of full support at which the forms are as they must be.

    Raises
    ------
    UnknownError
        If several surfaces cut a product of two polytopes.
    """
    if not (covers(ys, supports[0]) and covers(zs, supports[1])):
        return []
    left = []
    for place, form in enumerate(forms):
        signs = [[sign(form.at(y, z)) for z in zs] for y in ys]
        low, high = min(map(min, signs)), max(map(max, signs))
        if low == high == 0 or (high <= 0 and not form.equal):
            continue
        if low >= 0 or high <= 0:
            rest = [*forms[:place], *forms[place + 1 :]]
            return [
                part
                for own_y, own_z in _zeros(signs)
                for part in region([ys[i] for i in own_y], [zs[j] for j in own_z], rest, supports)
            ]
        left.append(form)
    if not left:
        return [Part(ys, zs)]
    for form in left:
        rest = [other for other in left if other is not form]
        if len(ys) == 1 or len(zs) == 1:
            return _joined([_linear(ys, zs, form)], rest, supports)
        if _separable(ys, zs, form):
            return _joined(_factors(ys, zs, form), rest, supports)
    if len(left) == 1:
        return [Part(ys, zs, cut=True, ends=_ends(ys, zs, left[0]))]
    message = "several surfaces cut a product"
    raise UnknownError(message)


def _joined(
    pairs: Sequence[tuple[list[Mix], list[Mix]]],
    rest: Sequence[Form],
    supports: tuple[Sequence[int], ...],
) -> list[Part]:
    return [part for ys, zs in pairs if ys and zs for part in region(ys, zs, rest, supports)]


def _linear(ys: list[Mix], zs: list[Mix], form: Form) -> tuple[list[Mix], list[Mix]]:
    """Cut the one side that is no point."""
    if len(ys) == 1:
        return ys, _clip(zs, [form.at(ys[0], z) for z in zs], equal=form.equal)
    return _clip(ys, [form.at(y, zs[0]) for y in ys], equal=form.equal), zs


def _separable(ys: list[Mix], zs: list[Mix], form: Form) -> bool:
    """Tell whether a form is a product of two linear ones: its values have rank one."""
    values = [[form.at(y, z) for z in zs] for y in ys]
    i, j = next((i, j) for i, row in enumerate(values) for j, v in enumerate(row) if sign(v))
    return all(
        not sign(values[i][j] * values[k][m] - values[i][m] * values[k][j])
        for k in range(len(ys))
        for m in range(len(zs))
    )


def _factors(ys: list[Mix], zs: list[Mix], form: Form) -> list[tuple[list[Mix], list[Mix]]]:
    """Return where one factor of a separable form is zero, or both have opposite signs."""
    y, z = next((y, z) for y in ys for z in zs if sign(form.at(y, z)))
    turn = sign(form.at(y, z))
    ones = [form.at(own, z) for own in ys]
    others = [form.at(y, own) * turn for own in zs]
    if form.equal:
        return [(_clip(ys, ones, equal=True), zs), (ys, _clip(zs, others, equal=True))]
    return [
        (_clip(ys, ones), _clip(zs, [-v for v in others])),
        (_clip(ys, [-v for v in ones]), _clip(zs, others)),
    ]


def _ends(ys: list[Mix], zs: list[Mix], form: Form) -> list[End]:
    """Return the border points of the curves that an equation cuts out of two segments.

    A pair of vertices is one only if the form takes both signs beside it. Two border points belong
    to one curve if the form grows along the second segment in the same way there: where it does
    not grow at all the two branches of a hyperbola part.
    """
    if not form.equal or len(ys) != 2 or len(zs) != 2:
        return []
    values = [[form.at(y, z) for z in zs] for y in ys]
    signs = [[sign(v) for v in row] for row in values]
    every = [
        (ys[i], zs[j])
        for i in range(2)
        for j in range(2)
        if not signs[i][j] and signs[1 - i][j] * signs[i][1 - j] < 0
    ]
    every += [
        (y, _crossing(zs, row))
        for y, row, own in zip(ys, values, signs, strict=True)
        if own[0] * own[1] < 0
    ]
    every += [
        (_crossing(ys, column), z)
        for z, column, own in zip(
            zs, zip(*values, strict=True), zip(*signs, strict=True), strict=True
        )
        if own[0] * own[1] < 0
    ]
    return [End(y, z, _growth(y, zs, form)) for y, z in every]


def _growth(y: Mix, zs: list[Mix], form: Form) -> int:
    """Return how a form grows from one end of a segment to the other, at y."""
    low, high = (sum(z[1:], z[0]) for z in zs)
    return sign(form.at(y, zs[1]) * low - form.at(y, zs[0]) * high)


def _crossing(two: Sequence[Mix], values: Sequence[Number]) -> Mix:
    """Return where a linear form with ends of different signs is zero."""
    turn = sign(values[0])
    return tuple(b * (values[0] * turn) - a * (values[1] * turn) for a, b in zip(*two, strict=True))


def _zeros(signs: Sequence[Sequence[int]]) -> list[tuple[list[int], list[int]]]:
    """Return the largest sets of rows and columns among which all signs are 0."""
    out: list[tuple[list[int], list[int]]] = []
    rows = range(len(signs))
    for size in rows:
        for some in combinations(rows, size + 1):
            columns = [j for j in range(len(signs[0])) if not any(signs[i][j] for i in some)]
            whole = [i for i in rows if not any(signs[i][j] for j in columns)]
            if columns and (whole, columns) not in out:
                out.append((whole, columns))
    return out


def _clip(mixes: list[Mix], values: Sequence[Number], *, equal: bool = False) -> list[Mix]:
    """Return the extreme points of a hull cut by a linear form: not positive, or zero."""
    signs = [sign(value) for value in values]
    kept = [mix for mix, s in zip(mixes, signs, strict=True) if not s or (s < 0 and not equal)]
    for i, up in enumerate(signs):
        for j, down in enumerate(signs):
            if up > 0 > down:
                between = tuple(
                    b * values[i] - a * values[j] for a, b in zip(mixes[i], mixes[j], strict=True)
                )
                kept.append(between)
    out: list[Mix] = []
    for mix in kept:
        if not any(same(mix, other) for other in out):
            out.append(mix)
    return extreme(out)


def extreme(mixes: list[Mix]) -> list[Mix]:
    """Return those of some points that are no averages of the others, by Caratheodory."""
    own = list(mixes)
    for mix in mixes:
        others = [other for other in own if other is not mix]
        if len(others) > 1 and _average(mix, others):
            own = others
    return own


def _average(mix: Mix, others: Sequence[Mix]) -> bool:
    """Tell whether a point is in the hull of others: of an independent few of them."""
    zero = [j for j, w in enumerate(mix) if not sign(w)]
    near = [other for other in others if all(not sign(other[j]) for j in zero)]
    axes = [j for j in range(len(mix)) if j not in zero]
    for size in range(2, len(axes) + 1):
        for some in combinations(near, size):
            for rows in combinations(axes, size):
                weights = kernel([[p[j] for p in (*some, mix)] for j in rows])
                signs = [sign(w) for w in weights]
                if not signs[-1] or any(s * signs[-1] > 0 for s in signs[:-1]):
                    continue
                if all(
                    not sign(dot(weights, [p[j] for p in (*some, mix)])) for j in range(len(mix))
                ):
                    return True
    return False
