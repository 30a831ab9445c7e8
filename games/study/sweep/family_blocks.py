"""Events of equilibria in which all three players mix, two of them over two strategies.

Owns three families: `Fold` (the two solutions of a 2x2x2 block meet), `Lure` (a third strategy
tempts somebody away from a 2x2x2 block) and `WideFold` (the two solutions of a 2x2x3 block meet).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from games.study.sweep.algebra import SLACK, bilinear, eliminant, regret
from games.study.sweep.families import (
    Differences,
    beside,
    differences,
    every,
    stacked,
    subsets,
)

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints
    from games.study.sweep.algebra import Bilinear, Numbers

    Cells = tuple[Ints, Ints]

__all__ = ["CLOSE", "Fold", "Lure", "WideFold", "folds", "lures", "quadratic", "wide_folds"]


@dataclass(frozen=True, eq=False)
class Fold:
    """The two all-mixing solutions of a 2x2x2 block meet."""

    shape: tuple[int, ...]
    gains: tuple[Differences, Differences, Differences]  # (count, 2, 2) of the others, in order
    strategies: Ints  # (count, 3, 2)

    degree = 6

    @property
    def count(self) -> int:
        """Number of blocks."""
        return len(self.strategies)

    def values(self, cells: Numbers) -> Numbers:
        """Return the discriminants of all blocks."""
        k0, k1, k2 = eliminant(*(bilinear(gain.of(cells)) for gain in self.gains))
        return np.asarray(k1 * k1 - 4 * k0 * k2)

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401
        """Return one discriminant."""
        only = np.array([member])
        parts = (bilinear(gain.rows(cells[None], only)) for gain in self.gains)
        k0, k1, k2 = eliminant(*parts)
        return (k1 * k1 - 4 * k0 * k2)[0]

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Keep meetings inside the block that nobody wants to leave."""
        parts = [bilinear(gain.rows(cells, members)) for gain in self.gains]
        _, k1, k2 = eliminant(*parts)
        _, (b0, b1, b2, b3), (c0, c1, c2, c3) = parts
        with np.errstate(divide="ignore", invalid="ignore"):
            p = -k1 / (2 * k2)
            q = -(c0 + c1 * p) / (c2 + c3 * p)
            r = -(b0 + b1 * p) / (b2 + b3 * p)
        mixes = np.stack([p, q, r], axis=1)
        unknown = ~np.isfinite(mixes).all(axis=1)  # eliminated through a vanishing denominator
        inside = ((mixes >= -SLACK) & (mixes <= 1 + SLACK)).all(axis=1)
        row = np.arange(len(members))
        profiles = [np.zeros((len(members), size)) for size in self.shape]
        for player, profile in enumerate(profiles):
            pair = self.strategies[members, player]
            profile[row, pair[:, 0]] = 1.0 - np.clip(np.nan_to_num(mixes[:, player]), 0.0, 1.0)
            profile[row, pair[:, 1]] = 1.0 - profile[row, pair[:, 0]]
        close = regret(cells, profiles, self.shape) <= np.sqrt(SLACK)
        fine: Bools = unknown | (inside & close)
        return fine


def folds(shape: tuple[int, ...]) -> Fold:
    """Return the discriminants of all 2x2x2 blocks."""
    pairs = every(*(subsets(size, 2) for size in shape))
    gains = []
    for own in range(3):
        x, y = (p for p in range(3) if p != own)
        better, worse = pairs[own][:, 1, None, None], pairs[own][:, 0, None, None]
        others = {x: pairs[x][:, :, None], y: pairs[y][:, None, :]}
        gains.append(Differences(*differences(shape, own, better, worse, others)))
    return Fold(shape, (gains[0], gains[1], gains[2]), np.stack(pairs, axis=1))


@dataclass(frozen=True, eq=False)
class Lure:
    """A strategy outside a 2x2x2 block becomes as good as those inside, for one player.

    With both others' gains solved for the player's own mix p, three bilinear equations in the
    others' mixes (x, y) remain; they have a common root where their Dixon resultant (Dixon 1908) is
    zero.
    """

    shape: tuple[int, ...]
    gains: tuple[Differences, Differences]  # inside the block, and to the strategy outside
    rivals: tuple[Differences, Differences]  # gains of x's player in (p, y), of y's in (p, x)
    roles: Ints  # (count, 3): the player, the players of x and y
    strategies: Ints  # (count, 3, 2) by role

    degree = 8

    @property
    def count(self) -> int:
        """Number of lures."""
        return len(self.roles)

    def values(self, cells: Numbers) -> Numbers:
        """Return all resultants."""
        dixon = _dixon(*_three(*(bilinear(d.of(cells)) for d in (*self.gains, *self.rivals))))
        return np.asarray(dixon[0] * dixon[3] - dixon[1] * dixon[2])

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401
        """Return one resultant."""
        only = np.array([member])
        parts = (bilinear(d.rows(cells[None], only)) for d in (*self.gains, *self.rivals))
        dixon = _dixon(*_three(*parts))
        return (dixon[0] * dixon[3] - dixon[1] * dixon[2])[0]

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Keep common roots inside the block that are an equilibrium but for the tie."""
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            mixes = self._roots(cells, members)
        return _plausible(self.shape, cells, members, self.roles, self.strategies, mixes)

    def _roots(self, cells: Floats, members: Ints) -> list[Floats]:
        """Return p, x and y of each member's common root; not finite where it is at infinity."""
        parts = [bilinear(d.rows(cells, members)) for d in (*self.gains, *self.rivals)]
        three = _three(*parts)
        m00, m01, m10, m11 = _dixon(*three)
        upper = np.abs(m00) + np.abs(m01) >= np.abs(m10) + np.abs(m11)
        x = (-np.where(upper, m00, m10)) / (np.where(upper, m01, m11))
        y = _largest(
            [(-(a + b * x)) / (c + d * x) for a, b, c, d in three],
            [c + d * x for a, b, c, d in three],
        )
        (b0, b1, b2, b3), (c0, c1, c2, c3) = parts[2], parts[3]
        p = _largest(
            [(-(b0 + b2 * y)) / (b1 + b3 * y), (-(c0 + c2 * x)) / (c1 + c3 * x)],
            [b1 + b3 * y, c1 + c3 * x],
        )
        return [p, x, y]


@dataclass(frozen=True, eq=False)
class WideFold:
    """The two solutions of a block meet in which one player mixes over three strategies."""

    shape: tuple[int, ...]
    gains: tuple[Differences, Differences]  # of the second and third strategy over the first
    outside: Differences  # of every strategy over the first, (count, own, 2, 2)
    roles: Ints  # (count, 3): who mixes over three strategies, and the other two

    degree = 4

    @property
    def count(self) -> int:
        """Number of blocks."""
        return len(self.roles)

    def values(self, cells: Numbers) -> Numbers:
        """Return the discriminants of all blocks."""
        k0, k1, k2 = quadratic(*(bilinear(gain.of(cells)) for gain in self.gains))
        return np.asarray(k1 * k1 - 4 * k0 * k2)

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401
        """Return one discriminant."""
        only = np.array([member])
        parts = (bilinear(gain.rows(cells[None], only)) for gain in self.gains)
        k0, k1, k2 = quadratic(*parts)
        return (k1 * k1 - 4 * k0 * k2)[0]

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Keep meetings inside the block at which nothing beats the three strategies."""
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            return self._fits(cells, members)

    def _fits(self, cells: Floats, members: Ints) -> Bools:
        """Tell where the two solutions meet inside; what is at infinity is kept."""
        parts = [bilinear(gain.rows(cells, members)) for gain in self.gains]
        _, k1, k2 = quadratic(*parts)
        x = (-k1) / (2 * k2)
        y = _largest(
            [(-(a + b * x)) / (c + d * x) for a, b, c, d in parts],
            [c + d * x for a, b, c, d in parts],
        )
        one, other = np.stack([1 - x, x], axis=1), np.stack([1 - y, y], axis=1)
        gains = np.einsum("rmxy,rx,ry->rm", self.outside.rows(cells, members), one, other)
        within = (np.minimum(one, other) >= -CLOSE) & (np.maximum(one, other) <= 1 + CLOSE)
        inside = within.all(axis=1)
        fine: Bools = ~(np.isfinite(x) & np.isfinite(y)) | (inside & (gains.max(axis=1) <= CLOSE))
        return fine


#: Roots of degree 8, and double roots, are known less well than others.
CLOSE = SLACK**0.5


def _three(f: Bilinear, g: Bilinear, b: Bilinear, c: Bilinear) -> tuple[Bilinear, ...]:
    """Return three bilinear forms in (x, y): two gains, and the equality of the two p's.

    `b` is the gain of x's player in (p, y), `c` that of y's player in (p, x).
    """
    b0, b1, b2, b3 = b
    c0, c1, c2, c3 = c
    return f, g, (b0 * c1 - c0 * b1, b0 * c3 - c2 * b1, b2 * c1 - c0 * b3, b2 * c3 - c2 * b3)


def _dixon(f: Bilinear, g: Bilinear, h: Bilinear) -> tuple[Any, Any, Any, Any]:
    """Return the 2x2 Dixon matrix of three bilinear forms, rows 1 and y, columns 1 and x."""

    def bracket(i: int, j: int, k: int) -> Any:  # noqa: ANN401
        return (
            f[i] * (g[j] * h[k] - g[k] * h[j])
            - f[j] * (g[i] * h[k] - g[k] * h[i])
            + f[k] * (g[i] * h[j] - g[j] * h[i])
        )

    return bracket(1, 2, 0), bracket(1, 3, 0), bracket(3, 2, 0), bracket(3, 2, 1)


def quadratic(f: Bilinear, g: Bilinear) -> tuple[Any, Any, Any]:
    """Return k0, k1, k2 with k0 + k1 x + k2 x^2 = 0 where two bilinear forms are zero."""
    return (
        f[0] * g[2] - g[0] * f[2],
        f[0] * g[3] + f[1] * g[2] - g[0] * f[3] - g[1] * f[2],
        f[1] * g[3] - g[1] * f[3],
    )


def _largest(choices: list[Floats], weights: list[Floats]) -> Floats:
    """Return, per row, the choice with the largest weight: the best conditioned."""
    size = np.abs(np.nan_to_num(np.stack(weights)))
    return np.asarray(np.take_along_axis(np.stack(choices), size.argmax(axis=0)[None], 0)[0])


def _plausible(
    shape: tuple[int, ...],
    cells: Floats,
    members: Ints,
    roles: Ints,
    strategies: Ints,
    mixes: list[Floats],
) -> Bools:
    """Tell which mixes, by role, are probabilities and all but an equilibrium; keep the unknown."""
    table = np.stack(mixes, axis=1)
    unknown = ~np.isfinite(table).all(axis=1)
    inside = ((table >= -CLOSE) & (table <= 1 + CLOSE)).all(axis=1)
    shares = np.clip(np.nan_to_num(table), 0.0, 1.0)
    row = np.arange(len(members))
    profiles = [np.zeros((len(members), size)) for size in shape]
    for role in range(3):
        for player, profile in enumerate(profiles):
            mine = roles[members, role] == player
            pair = strategies[members[mine], role]
            profile[row[mine], pair[:, 0]] = 1.0 - shares[mine, role]
            profile[row[mine], pair[:, 1]] = shares[mine, role]
    fine: Bools = unknown | (inside & (regret(cells, profiles, shape) <= CLOSE))
    return fine


def lures(shape: tuple[int, ...]) -> Lure | None:
    """Return all lures, None where everybody has only two strategies."""
    inside, outside, roles, strategies = [], [], [], []
    of_x: list[Cells] = []
    of_y: list[Cells] = []
    for own in range(3):
        x, y = (p for p in range(3) if p != own)
        pairs, luring = beside(subsets(shape[own], 2), shape[own])
        row, one, other = every(np.arange(len(pairs)), subsets(shape[x], 2), subsets(shape[y], 2))
        mine, lure = pairs[row], luring[row][:, None, None]
        across = {x: one[:, :, None], y: other[:, None, :]}
        first, second = mine[:, 0, None, None], mine[:, 1, None, None]
        inside.append(differences(shape, own, second, first, across))
        outside.append(differences(shape, own, lure, first, across))
        down = mine[:, :, None]
        for found, player, pair, rest, rests in (
            (of_x, x, one, y, other),
            (of_y, y, other, x, one),
        ):
            better, worse = pair[:, 1, None, None], pair[:, 0, None, None]
            places = {own: down, rest: rests[:, None, :]}
            found.append(differences(shape, player, better, worse, places))
        roles.append(np.tile([own, x, y], (len(row), 1)))
        strategies.append(np.stack([mine, one, other], axis=1))
    if not sum(len(part) for part in roles):
        return None
    return Lure(
        shape=shape,
        gains=(stacked(inside), stacked(outside)),
        rivals=(stacked(of_x), stacked(of_y)),
        roles=np.concatenate(roles),
        strategies=np.concatenate(strategies),
    )


def wide_folds(shape: tuple[int, ...]) -> WideFold | None:
    """Return the discriminants of all 2x2x3 blocks, None where nobody has three strategies."""
    widest = max(shape)
    outside, roles = [], []
    second: list[Cells] = []
    third: list[Cells] = []
    for own in range(3):
        x, y = (p for p in range(3) if p != own)
        triple, one, other = every(
            subsets(shape[own], 3), subsets(shape[x], 2), subsets(shape[y], 2)
        )
        across: dict[int, Ints] = {x: one[:, :, None], y: other[:, None, :]}
        first = triple[:, 0, None, None]
        for found, place in ((second, 1), (third, 2)):
            found.append(differences(shape, own, triple[:, place, None, None], first, across))
        all_own = np.resize(np.arange(shape[own]), widest)[None, :, None, None]
        wide = {x: one[:, None, :, None], y: other[:, None, None, :]}
        outside.append(differences(shape, own, all_own, first[:, None], wide))
        roles.append(np.tile([own, x, y], (len(triple), 1)))
    if not sum(len(part) for part in roles):
        return None
    return WideFold(
        shape=shape,
        gains=(stacked(second), stacked(third)),
        outside=stacked(outside),
        roles=np.concatenate(roles),
    )
