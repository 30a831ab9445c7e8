"""One of three players is fixed: products of two polytopes, cut where he would deviate.

Owns the set of pairs (y, z) from two polytopes, of full support, at which bilinear forms are zero
or not above it. Such a set is half open: closed where a form is zero, open where a probability
is. A form that is not negative at any pair of vertices may still vanish: on the hulls of those
vertices among which it is zero. Knows no game.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from games.verify.determinants import kernel
from games.verify.numbers import dot, sign
from games.verify.polytopes import covers, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.numbers import Number

    Mix = tuple[Number, ...]

__all__ = ["Form", "Part", "UnknownError", "region"]


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


@dataclass(frozen=True, eq=False)
class Part:
    """A product of two polytopes; with `cut` a part of it that forms cut out of it.

    It is then `thin` if it is no more than a curve: one form is zero on a product of two segments.
    """

    ys: list[Mix]
    zs: list[Mix]
    cut: bool = False
    thin: bool = False


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
    if len(ys) == 1:
        clipped = _clip(zs, [left[0].at(ys[0], z) for z in zs], left[0])
        return region(ys, clipped, left[1:], supports) if clipped else []
    if len(zs) == 1:
        clipped = _clip(ys, [left[0].at(y, zs[0]) for y in ys], left[0])
        return region(clipped, zs, left[1:], supports) if clipped else []
    for form in left:
        halves = _factors(form, ys, zs)
        if halves is not None:
            rest = [other for other in left if other is not form]
            return [
                part
                for own_y, own_z in halves
                if own_y and own_z
                for part in region(own_y, own_z, rest, supports)
            ]
    if len(left) == 1 or _inside(ys, zs, left):
        thin = len(left) == 1 and left[0].equal and len(ys) == len(zs) == 2
        return [Part(ys, zs, cut=True, thin=thin)]
    message = "several surfaces cut a product"
    raise UnknownError(message)


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


def _clip(mixes: list[Mix], values: Sequence[Number], form: Form) -> list[Mix]:
    """Return the vertices (and perhaps more points) of a hull cut by a linear form."""
    signs = [sign(value) for value in values]
    kept = [mix for mix, s in zip(mixes, signs, strict=True) if not s or (s < 0 and not form.equal)]
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


def _factors(form: Form, ys: list[Mix], zs: list[Mix]) -> list[tuple[list[Mix], list[Mix]]] | None:
    """Return the two products where a form that is a product of two linear ones is as it must be.

    None if it is none: if some two by two minor of its values at the vertices is not zero.
    """
    values = [[form.at(y, z) for z in zs] for y in ys]
    i, j = next((i, j) for i, row in enumerate(values) for j, v in enumerate(row) if sign(v))
    lead = values[i][j]
    for row in values:
        for value, top in zip(row, values[i], strict=True):
            if sign(lead * value - row[j] * top):
                return None
    one, other = [row[j] for row in values], [lead * value for value in values[i]]
    if form.equal:
        return [(_clip(ys, one, form), zs), (ys, _clip(zs, other, form))]
    return [
        (_clip(ys, one, form), _clip(zs, [-v for v in other], form)),
        (_clip(ys, [-v for v in one], form), _clip(zs, other, form)),
    ]


def _inside(ys: Sequence[Mix], zs: Sequence[Mix], forms: Sequence[Form]) -> bool:
    """Tell whether the middle of a product satisfies all forms strictly: then many pairs do."""
    if any(form.equal for form in forms):
        return False
    y, z = _middle(ys), _middle(zs)
    return all(sign(form.at(y, z)) < 0 for form in forms)


def _middle(mixes: Sequence[Mix]) -> Mix:
    return tuple(sum((mix[j] for mix in mixes[1:]), mixes[0][j]) for j in range(len(mixes[0])))
