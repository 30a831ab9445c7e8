"""Two times two times two: equilibria in which all three mix, decided by signs alone.

Owns the elimination. Let the first player play (u, v), of any positive sum. The third player's
gains against the second's strategies are then a_0, a_1, linear in u and v, and the second plays
(a_1, -a_0) up to a factor to keep him indifferent; the third likewise plays (b_1, -b_0). What is
left is the first player's own indifference, a quadratic form F(u, v). Knows no driver.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cmp_to_key
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.study.sweep.proved.states import Sign

    #: Per player, by the strategies of the other two: his second strategy's gain over his first.
    Gains = Sequence[Sequence[Sequence[Any]]]
    #: Homogeneous weights of the first player, or the values at (1, 0) and (0, 1) of a linear form.
    Pair = tuple[Any, Any]
    #: Homogeneous weights of everybody.
    Profile = tuple[Pair, Pair, Pair]

__all__ = ["TotallyMixed", "balance", "totally_mixed"]


@dataclass(slots=True)
class TotallyMixed:
    """Indices of single equilibria; whether there are infinitely many; where two of them meet."""

    indices: list[int | None] = field(default_factory=list)
    many: bool = False
    meeting: list[Profile] = field(default_factory=list)


def totally_mixed(gains: Gains, sign: Sign) -> TotallyMixed:
    """Return the totally mixed equilibria of a 2x2x2 game.

    Between two neighbouring zeros of a and b their signs stay: either no mixture balances them, or
    exactly one does, or (where they vanish identically) all do. On such a stretch the zeros of F
    are counted by the signs of its values and of its polar form at the ends. det(-J) is the slope
    of F times a square, so that the index is the sign with which F rises.
    """
    return _Search(gains, sign).found()


class _Search:
    def __init__(self, gains: Gains, sign: Sign) -> None:
        self._sign = sign
        self._form, second, third = gains
        self._a = [(third[0][j], third[1][j]) for j in range(2)]
        self._b = [(second[0][k], second[1][k]) for k in range(2)]
        self._out = TotallyMixed()
        self._quadratic: tuple[Any, Any, Any] | None = None

    def found(self) -> TotallyMixed:
        one = self._a[0][0] * 0 + 1
        places = self._sorted([*self._zeros(self._a), *self._zeros(self._b)])
        for place in places:
            self._at(place)
        for low, high in pairwise([(one, one * 0), *places, (one * 0, one)]):
            middle = low[0] + high[0], low[1] + high[1]
            first, second = self._kinds(middle)
            if first is None or second is None:
                continue
            if first and second:
                self._crossings(low, high)
            else:
                self._along(low, high, first, second)
        return self._out

    def _zeros(self, lines: Sequence[Pair]) -> list[Pair]:
        """Return where linear forms are zero for u, v > 0."""
        out = []
        for start, end in lines:
            first, last = self._sign(start), self._sign(end)
            if first * last < 0:
                out.append((end * last, start * first))
        return out

    def _order(self, one: Pair, other: Pair) -> int:
        return self._sign(one[1] * other[0] - one[0] * other[1])

    def _sorted(self, places: Sequence[Pair]) -> list[Pair]:
        out: list[Pair] = []
        for place in sorted(places, key=cmp_to_key(self._order)):
            if not out or self._order(out[-1], place):
                out.append(place)
        return out

    def _kinds(self, place: Pair) -> list[int | None]:
        """Say what balances a, and b: nothing (None), anything (0), or the last's sign."""
        return [
            balance(*(self._sign(_value(line, place)) for line in lines))
            for lines in (self._a, self._b)
        ]

    # -- where nobody is free ----------------------------------------------------------------------

    def _quadratics(self) -> tuple[Any, Any, Any]:
        """Return F's coefficients of u u, u v and v v."""
        if self._quadratic is None:
            (a0, a1), (b0, b1), form = self._a, self._b, self._form
            terms = [(a1, b1, form[0][0]), (a1, b0, -form[0][1])]
            terms += [(a0, b1, -form[1][0]), (a0, b0, form[1][1])]
            self._quadratic = (
                sum(p[0] * q[0] * c for p, q, c in terms),
                sum((p[0] * q[1] + p[1] * q[0]) * c for p, q, c in terms),
                sum(p[1] * q[1] * c for p, q, c in terms),
            )
        return self._quadratic

    def _crossings(self, low: Pair, high: Pair) -> None:
        """Count the zeros of F strictly between two places: of start + turn k + end k k, k > 0."""
        sign, out = self._sign, self._out
        square, mixed, last = self._quadratics()
        if not (sign(square) or sign(mixed) or sign(last)):
            out.many = True
            return
        start, end = (square * u * u + mixed * u * v + last * v * v for u, v in (low, high))
        turn = (
            square * low[0] * high[0] * 2
            + mixed * (low[0] * high[1] + low[1] * high[0])
            + last * low[1] * high[1] * 2
        )
        first, final = sign(start), sign(end)
        if first * final < 0:
            out.indices.append(final)
        elif not (first and final):
            side, way = first or final, sign(turn) if first or final else 0
            if side * way < 0:
                out.indices.append(way if first else final)
        elif first * sign(turn) < 0:
            apart = sign(mixed * mixed - square * last * 4)
            if apart > 0:
                out.indices += [-first, first]
            elif apart == 0:
                out.indices.append(None)
                out.meeting.append(self._profile(low, high, turn * -final, end * (2 * final)))

    def _profile(self, low: Pair, high: Pair, share: Any, rest: Any) -> Profile:
        """Return the profile where the first player plays rest * low + share * high."""
        x = low[0] * rest + high[0] * share, low[1] * rest + high[1] * share
        first, second = self._kinds(x)
        a, b = ([_value(line, x) for line in lines] for lines in (self._a, self._b))
        return (
            x,
            (a[1] * (first or 0), -a[0] * (first or 0)),
            (b[1] * (second or 0), -b[0] * (second or 0)),
        )

    # -- where somebody's mixture is free ----------------------------------------------------------

    def _turned(self, *, second: bool) -> tuple[Sequence[Pair], Sequence[Pair], Any]:
        """Let the free player be the second: who is free, who is not, and the form."""
        if second:
            return self._a, self._b, self._form
        return self._b, self._a, [list(row) for row in zip(*self._form, strict=True)]

    def _at(self, place: Pair) -> None:
        """Look at a zero of a or b: somebody must be free there, or it is no equilibrium."""
        first, second = self._kinds(place)
        if first is None or second is None:
            return
        if not first and not second:
            self._out.many |= self._saddle()
            return
        free, known, form = self._turned(second=not first)
        weights = [_value(line, place) for line in known]
        way = first or second
        other = weights[1] * way, -weights[0] * way
        own = [row[0] * other[0] + row[1] * other[1] for row in form]
        kind = balance(*(self._sign(gain) for gain in own))
        if kind is None:
            return
        if kind == 0:
            self._out.many = True
            return
        mix = own[1] * kind, -own[0] * kind
        # of det(-J) one product of three slopes is left: the first player's in the free mixture,
        # that of who must be kept indifferent in the known one, and the free gains' in v
        slope = self._sign(mix[0] * (free[0][1] - free[0][0]) + mix[1] * (free[1][1] - free[1][0]))
        self._out.indices.append(-kind * way * slope or None)

    def _saddle(self) -> bool:
        """Tell whether some free mixtures of both others make the first player indifferent."""
        signs = {self._sign(entry) for row in self._form for entry in row}
        return signs == {0} or {1, -1} <= signs

    def _along(self, low: Pair, high: Pair, first: int, second: int) -> None:
        """Look at a stretch along which somebody is free: then infinitely many are, or none."""
        if not first and not second:
            self._out.many |= self._saddle()
            return
        _, known, form = self._turned(second=not first)
        own = [
            (
                row[0] * known[1][0] - row[1] * known[0][0],
                row[0] * known[1][1] - row[1] * known[0][1],
            )
            for row in form
        ]
        inner = [
            place
            for place in self._sorted(self._zeros(own))
            if self._order(low, place) < 0 < self._order(high, place)
        ]
        marks = [low, *inner, high]
        middles = [(p[0] + q[0], p[1] + q[1]) for p, q in pairwise(marks)]
        self._out.many |= any(
            balance(*(self._sign(_value(line, place)) for line in own)) is not None
            for place in [*inner, *middles]
        )


def _value(line: Pair, place: Pair) -> Any:
    return line[0] * place[0] + line[1] * place[1]


def balance(first: int, last: int) -> int | None:
    """Return the sign of the last of two gains that one mixture balances; 0 if all do."""
    if first * last < 0:
        return last
    return None if first or last else 0
