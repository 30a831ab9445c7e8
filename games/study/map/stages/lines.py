"""Straight borders of a map of play in stages: the ties that decide, found between places.

Where two neighbouring places of a grid are of different kinds, the way between them is swept
exactly: each comparison that turns on it, of one pure profile with another, is an affine function
of both drivers and zero on a straight line. Owns this search, and the reason of each border. What
is compared with mixtures makes curves, which are traced elsewhere.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import PayoffLine
from games.study.map.plane import Exchange, TieLine, smallest
from games.study.sweep.sequential.sweep import sweep_in_stages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.solve.report import Bools, Floats, Ints
    from games.solve.sequential.order import Order
    from games.study.map.plane import PayoffPlane
    from games.study.sweep.report import Cause, TippingPoint
    from games.task import Token

    Place = tuple[Fraction, Fraction]
    #: A line's numbers.
    _Key = tuple[int, int, int]

__all__ = ["Ties", "on_lines"]

#: So many ways are swept at most; borders that are not explained by then are traced as curves.
MOST = 200
#: How far to both sides of a border its reason is looked for, as a share of the plane.
BESIDE = Fraction(1, 10**6)
#: How far to both sides of a border that is traced lines are looked for.
ACROSS = 1e-4
#: What is less than this share of a line's numbers is zero.
ON = 1e-9


class Ties:
    """The lines of one map, as they are found.

    Parameters
    ----------
    plane, order
        The payoffs, and who moves when.
    token
        Asked before each way whether to go on.
    """

    def __init__(self, plane: PayoffPlane, order: Order, token: Token) -> None:
        self._plane, self._order, self._token = plane, order, token
        self._found: dict[_Key, list[Exchange]] = {}

    @property
    def lines(self) -> list[TieLine]:
        """All lines found so far."""
        return [TieLine(*key, tuple(exchanges)) for key, exchanges in self._found.items()]

    def between(self, places: Floats, kinds: Ints) -> None:
        """Find the lines on which kinds change between neighbouring places of a grid.

        Parameters
        ----------
        places, kinds
            (rows, columns, 2) places, and the number of the kind at each.
        """
        told: set[tuple[_Key, frozenset[int]]] = set()
        swept = 0
        for here, there, both in _neighbours(places, kinds):
            if any(
                pair == both and _value(key, here) * _value(key, there) < 0 for key, pair in told
            ):
                continue
            swept += 1
            if swept > MOST:
                return
            keys = self._on_way(_exactly(here), _exactly(there))
            told.update((key, both) for key in keys)

    def across(self, curves: Sequence[Floats]) -> bool:
        """Look for lines along borders (N, 2) that are traced; tell whether new ones are found."""
        before = len(self._found)
        for curve in curves:
            for place in {len(curve) // 4, len(curve) // 2, 3 * len(curve) // 4} - {0}:
                (x, y), (u, v) = curve[place - 1].tolist(), curve[place].tolist()
                length = ((u - x) ** 2 + (v - y) ** 2) ** 0.5
                if length:
                    right, up = ACROSS * (y - v) / length, ACROSS * (u - x) / length
                    middle = (x + u) / 2, (y + v) / 2
                    start = _exactly((middle[0] - right, middle[1] - up))
                    self._on_way(start, _exactly((middle[0] + right, middle[1] + up)))
        return len(self._found) > before

    def _on_way(self, start: Place, end: Place) -> list[_Key]:
        """Find the lines that are crossed on a way from one place to another, and note them."""
        keys = []
        for tip in self._tips(start, end):
            for cause in tip.causes:
                exchange = _exchange(self._plane, cause)
                key = exchange and smallest(exchange.const, exchange.right, exchange.up)
                if exchange and key:
                    known = self._found.setdefault(key, [])
                    if exchange not in known:
                        known.append(exchange)
                    keys.append(key)
        return keys

    def reason_at(self, line: TieLine, at: Place) -> Exchange:
        """Return what turns where a line is a border: at a place on it, else anywhere."""
        length = abs(line.right) + abs(line.up)
        right, up = (BESIDE * part / length for part in (line.right, line.up))
        start, end = (at[0] - right, at[1] - up), (at[0] + right, at[1] + up)
        tips = self._tips(start, end)
        for tip in sorted(tips, key=lambda own: abs(own.at.value - 0.5)):
            for cause in tip.causes:
                exchange = _exchange(self._plane, cause)
                if exchange in line.exchanges:
                    return exchange
        return line.exchanges[0]

    def _tips(self, start: Place, end: Place) -> tuple[TippingPoint, ...]:
        """Return what tips on the way from one place to another; its levels are shares of it."""
        plane = self._plane
        base = plane.base + plane.right * start[0] + plane.up * start[1]
        slope = plane.right * (end[0] - start[0]) + plane.up * (end[1] - start[1])
        line = PayoffLine("", Fraction(0), Fraction(1), base, slope)
        return sweep_in_stages(line, self._order, levels=5, token=self._token).tipping_points


def on_lines(lines: Sequence[TieLine], places: Floats) -> Bools:
    """Return which of K places (K, 2) lie on a line, but for rounding."""
    found = np.zeros(len(places), dtype=np.bool_)
    for line in lines:
        size = abs(line.const) + abs(line.right) + abs(line.up)
        value = line.const + line.right * places[:, 0] + line.up * places[:, 1]
        found |= np.abs(value) <= ON * size
    return found


def _neighbours(
    places: Floats, kinds: Ints
) -> Iterator[tuple[tuple[float, float], tuple[float, float], frozenset[int]]]:
    """Yield neighbours of different kinds, with their kinds."""
    for across in (0, 1):
        one = kinds[:, :-1] if across else kinds[:-1]
        two = kinds[:, 1:] if across else kinds[1:]
        for row, column in np.argwhere(one != two).tolist():
            beyond = (row, column + 1) if across else (row + 1, column)
            here, there = (tuple(places[at].tolist()) for at in ((row, column), beyond))
            yield here, there, frozenset((int(kinds[row, column]), int(kinds[beyond])))


def _value(key: _Key, at: tuple[float, float]) -> float:
    return key[0] + key[1] * at[0] + key[2] * at[1]


def _exactly(at: tuple[float, float]) -> Place:
    return Fraction(at[0]), Fraction(at[1])


def _exchange(plane: PayoffPlane, cause: Cause) -> Exchange | None:
    """Return a comparison of two pure profiles as a function of both drivers; None of others."""
    if cause.gain is None or len(cause.compares) != 2 or cause.node is None:
        return None
    first, second = sorted(cause.compares, key=lambda leaf: leaf[cause.player])
    const, right, up = (
        part[(cause.player, *second)] - part[(cause.player, *first)]
        for part in (plane.base, plane.right, plane.up)
    )
    return Exchange(
        cause.player,
        first[cause.player],
        second[cause.player],
        tuple(None if p == cause.player else own for p, own in enumerate(cause.others)),
        const,
        right,
        up,
        cause.node,
    )
