"""Games with a double or triple equilibrium put in, exactly: no float that sees them is certain.

Owns the planting. Every condition "this strategy pays what the first one pays" is a bilinear form
of two mixes, written about the wanted profile: no constant, slopes that vanish along one direction
of all mixes (a double root), and curvatures along it that cancel (a triple root). All numbers are
fractions, scaled to integers at the end. Knows nothing of solvers.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import gcd, lcm
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Row = list[Fraction]

#: Sizes at which a support without too many conditions can be planted.
SIZES = [(2, 2, 2), (2, 2, 3), (2, 3, 3), (2, 3, 4), (2, 4, 4), (3, 3, 3)]
OFFSETS = (0, 300, 1000, 10_000)


@dataclass(frozen=True, eq=False)
class Planted:
    """A game in floats and the mixes that were planted, one per player."""

    payoffs: Floats
    mixes: tuple[Floats, ...]
    kind: str


@dataclass(frozen=True, eq=False)
class _Form:
    """slopes u + slopes v + u' curvature v, in deviations (u, v) of two players' free weights."""

    slopes: tuple[Row, Row]
    curvature: list[Row]

    def at(self, u: Sequence[Fraction], v: Sequence[Fraction]) -> Fraction:
        bent = sum(
            (
                a * c * b
                for a, row in zip(u, self.curvature, strict=True)
                for c, b in zip(row, v, strict=True)
            ),
            Fraction(0),
        )
        return _dot(self.slopes[0], u) + _dot(self.slopes[1], v) + bent

    def along(self, u: Sequence[Fraction], v: Sequence[Fraction]) -> Fraction:
        """Return the curvature along a direction."""
        return self.at(u, v) - _dot(self.slopes[0], u) - _dot(self.slopes[1], v)


def _dot(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))


def _some(random: Random, most: int = 4) -> Fraction:
    return Fraction(random.choice([n for n in range(-most, most + 1) if n]))


def _mix(random: Random, size: int) -> Row:
    parts = [random.randint(1, 3) for _ in range(size)]
    return [Fraction(part, sum(parts)) for part in parts]


def multiple(random: Random, sizes: tuple[int, ...], *, triple: bool) -> Planted | None:
    """Plant a double or triple root at which all three players mix everything; None if unlucky."""
    mixes = [_mix(random, size) for size in sizes]
    away = [[Fraction(random.randint(-2, 2)) for _ in range(size - 1)] for size in sizes]
    if not all(any(own) for own in away):
        return None
    forms: list[list[_Form]] = []
    for player, size in enumerate(sizes):
        others = [p for p in range(3) if p != player]
        forms.append([_form(random, [away[p] for p in others]) for _ in range(size - 1)])
    if triple and not _bend(forms, away):
        return None
    return _game(random, sizes, mixes, forms, "triple" if triple else "double")


def _form(random: Random, away: Sequence[Row]) -> _Form:
    """Return a form whose slope along a direction vanishes."""
    first, second = ([_some(random) for _ in own] for own in away)
    place = next(i for i, step in enumerate(away[1]) if step)
    rest = _dot(first, away[0]) + _dot(second, away[1]) - second[place] * away[1][place]
    second[place] = -rest / away[1][place]
    return _Form((first, second), [[_some(random) for _ in second] for _ in first])


def _bend(forms: list[list[_Form]], away: Sequence[Row]) -> bool:
    """Change the last form so that curvatures along the direction cancel; say if it could be."""
    sizes = [len(own) for own in away]
    starts = [sum(sizes[:p]) for p in range(3)]
    jacobian = []
    bends = []
    for player, own in enumerate(forms):
        others = [p for p in range(3) if p != player]
        for form in own:
            row = [Fraction(0)] * sum(sizes)
            for other, slopes in zip(others, form.slopes, strict=True):
                row[starts[other] : starts[other] + sizes[other]] = slopes
            jacobian.append(row)
            bends.append(form.along(*(away[p] for p in others)))
    weights = _kernel([list(column) for column in zip(*jacobian, strict=True)])
    if weights is None or not weights[-1]:
        return False
    last = forms[2][-1]
    u, v = away[0], away[1]
    i, j = (next(n for n, step in enumerate(own) if step) for own in (u, v))
    last.curvature[i][j] -= _dot(weights, bends) / weights[-1] / (u[i] * v[j])
    return True


def _kernel(rows: list[Row]) -> Row | None:
    """Return the vector that all rows annihilate, None unless there is one up to a factor."""
    rows = [list(row) for row in rows]
    width = len(rows[0])
    pivots: list[int] = []
    for column in range(width):
        place = len(pivots)
        best = next((r for r in range(place, len(rows)) if rows[r][column]), None)
        if best is None:
            continue
        rows[place], rows[best] = rows[best], rows[place]
        rows[place] = [value / rows[place][column] for value in rows[place]]
        for r, row in enumerate(rows):
            if r != place and row[column]:
                rows[r] = [a - row[column] * b for a, b in zip(row, rows[place], strict=True)]
        pivots.append(column)
    free = [column for column in range(width) if column not in pivots]
    if len(free) != 1:
        return None
    out = [Fraction(0)] * width
    out[free[0]] = Fraction(1)
    for r, column in enumerate(pivots):
        out[column] = -rows[r][free[0]]
    return out


def _game(
    random: Random, sizes: tuple[int, ...], mixes: list[Row], forms: list[list[_Form]], kind: str
) -> Planted:
    """Write forms as payoffs: the first strategy's are free, each other adds its form's values."""
    table = np.zeros((3, *sizes), dtype=object)
    for player, own in enumerate(forms):
        others = [p for p in range(3) if p != player]
        view = np.moveaxis(table[player], player, 0)
        gains = np.zeros(view.shape, dtype=object)
        for strategy, form in enumerate(own, start=1):
            for cell in np.ndindex(*view.shape[1:]):
                parts = [
                    [Fraction(n == pure) - share for n, share in enumerate(mixes[p])][1:]
                    for p, pure in zip(others, cell, strict=True)
                ]
                gains[(strategy, *cell)] = form.at(*parts)
            gains[strategy] = _whole(gains[strategy])
        for cell in np.ndindex(*view.shape[1:]):
            first = random.randint(-3, 3)
            for strategy in range(sizes[player]):
                view[(strategy, *cell)] = gains[(strategy, *cell)] + first
    return _written(random, table, mixes, kind)


def _whole(gains: np.ndarray) -> np.ndarray:
    """Scale fractions to integers without a common divisor."""
    scale = lcm(*(value.denominator for value in gains.flat))
    whole = [int(value * scale) for value in gains.flat]
    common = gcd(*whole) or 1
    return np.array([value // common for value in whole], dtype=object).reshape(gains.shape)


def tied(random: Random, sizes: tuple[int, int]) -> Planted:
    """Plant an equilibrium of two players in which somebody could play one strategy more.

    Both mix all but the last strategies, where the first player's last one pays him the same.
    """
    k = min(sizes) - 1
    mixes = [_mix(random, k) + [Fraction(0)] * (size - k) for size in sizes]
    table = np.zeros((2, *sizes), dtype=object)
    for player, size in enumerate(sizes):
        other = mixes[1 - player]
        view = np.moveaxis(table[player], player, 0)
        for strategy in range(size):
            row = [_some(random) for _ in other]
            row[0] -= _dot(row, other) / other[0]
            even = strategy < k or (player == 0 and strategy == k)
            view[strategy] = _whole(np.array(row, dtype=object)) - (0 if even else 1)
    return _written(random, table, mixes, "tied")


def embedded(random: Random, inner: Planted, more: tuple[int, ...]) -> Planted:
    """Give players strategies that pay less than any other at the planted profile."""
    players = inner.payoffs.shape[0]
    sizes = tuple(n + m for n, m in zip(inner.payoffs.shape[1:], more, strict=True))
    base = int(np.floor(inner.payoffs.min())) - 1
    out = np.empty((players, *sizes))
    for player, cell in product(range(players), np.ndindex(*sizes)):
        out[(player, *cell)] = random.randint(base - 3, base)
    out[(slice(None), *(slice(n) for n in inner.payoffs.shape[1:]))] = inner.payoffs
    for player in range(players):
        # against strategies nobody plays the old ones may pay anything
        inside = [slice(n) for n in inner.payoffs.shape[1:]]
        inside[player] = slice(None)
        outside = np.ones(sizes, dtype=bool)
        outside[tuple(inside)] = False
        count = int(outside.sum())
        out[player][outside] = [random.randint(base, base + 6) for _ in range(count)]
    mixes = tuple(
        np.concatenate([mix, np.zeros(m)]) for mix, m in zip(inner.mixes, more, strict=True)
    )
    return Planted(out, mixes, inner.kind)


def _written(random: Random, table: np.ndarray, mixes: list[Row], kind: str) -> Planted:
    """Turn exact payoffs into floats: integers, or decimals with an offset."""
    offset = random.choice(OFFSETS)
    digits = random.choice((1, 10, 100))
    out = np.array([float(Fraction(int(v), digits) + offset) for v in table.flat])
    floats = tuple(np.array([float(share) for share in mix]) for mix in mixes)
    return Planted(out.reshape(table.shape), floats, kind)


def turned(random: Random, game: Planted) -> Planted:
    """Reorder players and strategies, and scale each player's payoffs by a power of two."""
    players = game.payoffs.shape[0]
    order = random.sample(range(players), players)
    payoffs = game.payoffs[order].transpose(0, *(p + 1 for p in order))
    mixes = [game.mixes[p] for p in order]
    for player in range(players):
        own = random.sample(range(len(mixes[player])), len(mixes[player]))
        payoffs = np.take(payoffs, own, axis=player + 1)
        mixes[player] = mixes[player][own]
    scale = 2.0 ** np.array([random.randint(-6, 6) for _ in range(players)])
    return Planted(payoffs * scale.reshape(-1, *(1,) * players), tuple(mixes), game.kind)


def planted(random: Random, sizes: tuple[int, ...], *, triple: bool = False) -> Planted:
    """Plant until it succeeds, and turn the game at random."""
    if len(sizes) == 2:
        return turned(random, tied(random, (sizes[0], sizes[1])))
    while (game := multiple(random, sizes, triple=triple)) is None:
        pass
    return turned(random, game)
