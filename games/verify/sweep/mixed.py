"""Two times two times two: equilibria in which all three mix, over any ordered ring.

Owns how many there are and with which index, decided by signs of sums and products alone, so that
payoffs may depend on a driver or stand at an algebraic level of it. With x = (1 - t, t) the third
player's indifference is y0 a0(t) + y1 a1(t) = 0 and the second's z0 b0(t) + z1 b1(t) = 0, all of
a, b linear: y is (-a1, a0) wherever their signs differ, z likewise. What is left is the first
player's indifference, the quadratic F(t) = (-a1, a0) C (-b1, b0)'; where F crosses zero upwards
the index is +1, downwards -1 (det(-J) is F'(t) times a square).
"""

from __future__ import annotations

from functools import cmp_to_key
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from games.verify.numbers import sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.game import Game
    from games.verify.numbers import Number

    #: Coefficients in t, the constant first; fixed length.
    Linear = tuple[Number, Number]
    Quadratic = tuple[Number, Number, Number]

__all__ = ["totally_mixed"]


class Place(NamedTuple):
    """A level top / bottom of t; the bottom is positive."""

    top: Number
    bottom: Number


def totally_mixed(game: Game) -> tuple[list[int | None], bool]:
    """Return the indices of all single equilibria, and whether there are infinitely many.

    Where there are infinitely many, what else there is is not told.
    """
    a = [_line(game, 2, 1, j) for j in range(2)]
    b = [_line(game, 1, 2, k) for k in range(2)]
    c = [[game.gain(0, 1, 0, (j, k)) for k in range(2)] for j in range(2)]
    f = _form((_less(a[1]), a[0]), c, (_less(b[1]), b[0]))
    places = _sorted([Place(0, 1), *_zeros((*a, *b)), Place(1, 1)])
    found: list[int | None] = []
    for place in places[1:-1]:
        here = _at(place, a, b, c)
        if here is None:
            return [], True
        found += here
    for low, high in pairwise(places):
        middle = _between(low, high)
        kinds = [_kind(*(sign(_value(own, middle)) for own in two)) for two in (a, b)]
        if "none" in kinds:
            continue
        if "free" in kinds:
            if _moves(kinds, a, b, c, (low, high)):
                return [], True
            continue
        crossings = _crossings(f, low, high)
        if crossings is None:
            return [], True
        found += crossings
    return found, False


def _line(game: Game, who: int, other: int, strategy: int) -> Linear:
    """Return who's gain of the second over the first strategy against one of another's: in t."""
    ends: list[Number] = []
    for i in range(2):
        cell = (i, strategy)  # x is the first of the others, whoever asks
        ends.append(game.gain(who, 1, 0, cell))
    return ends[0], ends[1] - ends[0]


def _less(own: Linear) -> Linear:
    return own[0] * -1, own[1] * -1


def _product(p: Linear, q: Linear) -> Quadratic:
    return p[0] * q[0], p[0] * q[1] + p[1] * q[0], p[1] * q[1]


def _form(
    y: tuple[Linear, Linear], c: Sequence[Sequence[Number]], z: tuple[Linear, Linear]
) -> Quadratic:
    total: list[Number] = [0, 0, 0]
    for j in range(2):
        for k in range(2):
            for place, own in enumerate(_product(y[j], z[k])):
                total[place] = total[place] + own * c[j][k]
    return total[0], total[1], total[2]


def _value(p: Sequence[Number], place: Place) -> Number:
    """Return p at a place times a positive power of the bottom."""
    total: Number = 0
    power: Number = 1
    for own in reversed(p):
        total = total * place.top + own * power
        power = power * place.bottom
    return total


def _zeros(lines: Sequence[Linear]) -> list[Place]:
    """Return the zeros of linear polynomials strictly between 0 and 1."""
    out = []
    for constant, slope in lines:
        turn = sign(slope)
        if not turn:
            continue
        place = Place(constant * -turn, slope * turn)
        if sign(place.top) > 0 and sign(place.bottom - place.top) > 0:
            out.append(place)
    return out


def _sorted(places: Sequence[Place]) -> list[Place]:
    def compare(one: Place, other: Place) -> int:
        return sign(one.top * other.bottom - other.top * one.bottom)

    out: list[Place] = []
    for place in sorted(places, key=cmp_to_key(compare)):
        if not out or compare(out[-1], place):
            out.append(place)
    return out


def _kind(first: int, second: int) -> str:
    """Tell whether two weights that must balance leave no mixture, one, or any."""
    if first * second < 0:
        return "one"
    return "none" if first or second else "free"


def _at(
    place: Place, a: Sequence[Linear], b: Sequence[Linear], c: Sequence[Sequence[Number]]
) -> list[int | None] | None:
    """Return the indices of the equilibria at a zero of a or b; None for infinitely many."""
    on_y, on_z = [_value(own, place) for own in a], [_value(own, place) for own in b]
    kinds = _kind(*map(sign, on_y)), _kind(*map(sign, on_z))
    if "none" in kinds:
        return []
    if kinds == ("free", "free"):
        return None if _saddle(c) else []
    turned = kinds[0] != "free"
    free, known, weights = (b, a, on_y) if turned else (a, b, on_z)
    form = list(zip(*c, strict=True)) if turned else c
    other = _balanced(weights)
    own = [row[0] * other[0] + row[1] * other[1] for row in form]
    kind = _kind(*map(sign, own))
    if kind != "one":
        return None if kind == "free" else []
    mix = _balanced(own)
    # det(-J) is minus the product of the three slopes that are left where a (or b) vanishes
    slope = sign(mix[0] * free[0][1] + mix[1] * free[1][1])
    return [-slope * sign(own[1] - own[0]) * sign(_value(_gap(known), place)) or None]


def _gap(two: Sequence[Linear]) -> Linear:
    return two[1][0] - two[0][0], two[1][1] - two[0][1]


def _saddle(c: Sequence[Sequence[Number]]) -> bool:
    """Tell whether two free mixtures can make the first player indifferent: infinitely many do."""
    signs = {sign(own) for row in c for own in row}
    return signs == {0} or {1, -1} <= signs


def _moves(
    kinds: Sequence[str],
    a: Sequence[Linear],
    b: Sequence[Linear],
    c: Sequence[Sequence[Number]],
    ends: tuple[Place, Place],
) -> bool:
    """Tell whether there are equilibria on a stretch of t along which y or z is free."""
    if kinds == ["free", "free"]:
        return _saddle(c)
    turned = kinds[0] != "free"
    one, two = a if turned else b
    form = list(zip(*c, strict=True)) if turned else c
    own = [(two[0] * -row[0] + one[0] * row[1], two[1] * -row[0] + one[1] * row[1]) for row in form]
    inner = [p for p in _zeros(own) if _below(ends[0], p) and _below(p, ends[1])]
    marks = _sorted([ends[0], *inner, ends[1]])
    tried = [*marks[1:-1], *(_between(low, high) for low, high in pairwise(marks))]
    return any(_kind(*(sign(_value(p, place)) for p in own)) != "none" for place in tried)


def _crossings(f: Quadratic, low: Place, high: Place) -> list[int | None] | None:
    """Return how a quadratic crosses zero strictly between two places; None if it is zero."""
    constant, slope, square = f
    turn = sign(square)
    if not turn:
        way = sign(slope)
        if not way:
            return [] if sign(constant) else None
        root = Place(constant * -way, slope * way)
        return [way] if _below(low, root) and _below(root, high) else []
    vertex = Place(slope * -turn, square * (2 * turn))
    width = sign(slope * slope - square * constant * 4)
    if width < 0:
        return []
    if not width:
        return [None] if _below(low, vertex) and _below(vertex, high) else []
    first, last = (_rank(f, end, vertex, turn) for end in (low, high))
    out: list[int | None] = []
    if first < 1 < last:
        out.append(-turn)
    if first < 3 < last:
        out.append(turn)
    return out


def _rank(f: Quadratic, place: Place, vertex: Place, turn: int) -> int:
    """Count 2 for each of two roots that lies below a place, 1 for one that lies at it."""
    value = sign(_value(f, place)) * turn
    if value < 0:
        return 2
    return (0 if value else 1) if _below(place, vertex) else (4 if value else 3)


def _below(one: Place, other: Place) -> bool:
    return sign(other.top * one.bottom - one.top * other.bottom) > 0


def _between(low: Place, high: Place) -> Place:
    return Place(low.top * high.bottom + high.top * low.bottom, low.bottom * high.bottom * 2)


def _balanced(weights: Sequence[Number]) -> tuple[Number, Number]:
    """Return the positive mixture that balances two weights of different signs."""
    turn = sign(weights[0])
    return weights[1] * -turn, weights[0] * turn
