"""Events of equilibria in which one player mixes over three strategies and two over two.

Owns one family, `WideLure`: a third strategy tempts one of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from games.study.sweep.algebra import bilinear, cofactors, determinant, regret
from games.study.sweep.families import (
    Differences,
    beside,
    differences,
    every,
    stacked,
    subsets,
)
from games.study.sweep.family_blocks import CLOSE, quadratic

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints
    from games.study.sweep.algebra import Bilinear, Numbers

    Cells = tuple[Ints, Ints]

__all__ = ["WideLure", "wide_lures"]


@dataclass(frozen=True, eq=False)
class WideLure:
    """A strategy outside a 3x2x2 block becomes as good as those inside, for one of the two.

    With i mixing over three strategies, j (who is tempted) over two with mix x and k over two with
    mix y: i's two gains are bilinear in (x, y) and leave a quadratic K(y) once x is eliminated.
    Some mix of i keeps j level between all three of his strategies, and k level, where three linear
    equations are dependent; with x eliminated that is a cubic G(y). Both have a common root where
    their resultant is zero.
    """

    shape: tuple[int, ...]
    wide: tuple[Differences, Differences]  # i's gains over his first strategy, (count, 2 x, 2 y)
    own: tuple[Differences, Differences]  # j's second and outside over his first, (count, 3, 2 y)
    rival: Differences  # k's second over his first, (count, 3 of i, 2 of j)
    roles: Ints  # (count, 3): i, j, k
    triples: Ints  # (count, 3)
    pairs: Ints  # (count, 2, 2) of j and k

    degree = 14

    @property
    def count(self) -> int:
        """Number of lures."""
        return len(self.roles)

    def values(self, cells: Numbers) -> Numbers:
        """Return all resultants."""
        parts = [d.of(cells) for d in (*self.wide, *self.own, self.rival)]
        return _resultant(*_both(*parts))

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401
        """Return one resultant."""
        only = np.array([member])
        parts = [d.rows(cells[None], only) for d in (*self.wide, *self.own, self.rival)]
        return _resultant(*_both(*parts))[0]

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Keep common roots inside the block that are an equilibrium but for the tie."""
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            return self._fits(cells, members)

    def _fits(self, cells: Floats, members: Ints) -> Bools:
        """Tell where the common root is an equilibrium; what is at infinity is kept."""
        parts = [d.rows(cells, members) for d in (*self.wide, *self.own, self.rival)]
        (k0, k1, k2), (g0, g1, g2, g3) = _both(*parts)
        root = np.sqrt((k1 * k1 - 4 * k0 * k2).astype(np.complex128))
        ys = np.stack([(-k1 + root) / (2 * k2), (-k1 - root) / (2 * k2)])
        off = np.abs(((g3 * ys + g2) * ys + g1) * ys + g0)
        y = np.take_along_axis(ys, np.nanargmin(np.nan_to_num(off, nan=np.inf), 0)[None], 0)[0].real
        f0, f1, f2, f3 = bilinear(parts[0])
        h0, h1, h2, h3 = bilinear(parts[1])
        first = np.abs(f1 + f3 * y) >= np.abs(h1 + h3 * y)
        x = np.where(first, -(f0 + f2 * y) / (f1 + f3 * y), -(h0 + h2 * y) / (h1 + h3 * y))
        level = parts[2][..., 0] * (1 - y)[:, None] + parts[2][..., 1] * y[:, None]
        other = parts[4][..., 0] * (1 - x)[:, None] + parts[4][..., 1] * x[:, None]
        weights = np.cross(level, other)
        mix = weights / weights.sum(axis=1, keepdims=True)
        table = np.concatenate([mix, x[:, None], y[:, None]], axis=1)
        unknown = ~np.isfinite(table).all(axis=1)
        inside = ((table >= -CLOSE) & (table <= 1 + CLOSE)).all(axis=1)
        table = np.clip(np.nan_to_num(table), 0.0, 1.0)
        row = np.arange(len(members))
        profiles = [np.zeros((len(members), size)) for size in self.shape]
        for player, profile in enumerate(profiles):
            mine = self.roles[members, 0] == player
            profile[row[mine][:, None], self.triples[members[mine]]] = table[mine, :3]
            for role in (1, 2):
                mine = self.roles[members, role] == player
                pair = self.pairs[members[mine], role - 1]
                profile[row[mine], pair[:, 0]] = 1.0 - table[mine, 2 + role]
                profile[row[mine], pair[:, 1]] = table[mine, 2 + role]
        fine: Bools = unknown | (inside & (regret(cells, profiles, self.shape) <= CLOSE))
        return fine


def _both(
    second: Numbers, third: Numbers, inside: Numbers, outside: Numbers, rival: Numbers
) -> tuple[tuple[Numbers, ...], tuple[Numbers, ...]]:
    """Return the coefficients of K(y) and G(y), lowest first."""
    f, g = bilinear(second), bilinear(third)
    k = quadratic(_swapped(f), _swapped(g))
    # orthogonal to both of j's rows, each affine in y: a quadratic vector in y
    a, b = inside[..., 0], inside[..., 1] - inside[..., 0]
    c, d = outside[..., 0], outside[..., 1] - outside[..., 0]
    n0, n2 = _cross(a, c), _cross(b, d)
    n1 = _cross(a, d) + _cross(b, c)
    start, change = rival[..., 0], rival[..., 1] - rival[..., 0]
    still = [(start * n).sum(axis=-1) for n in (n0, n1, n2)]
    moving = [(change * n).sum(axis=-1) for n in (n0, n1, n2)]
    f0, f1, f2, f3 = f
    cubic = (
        f1 * still[0] - f0 * moving[0],
        f1 * still[1] + f3 * still[0] - f0 * moving[1] - f2 * moving[0],
        f1 * still[2] + f3 * still[1] - f0 * moving[2] - f2 * moving[1],
        f3 * still[2] - f2 * moving[2],
    )
    return k, cubic


def _swapped(form: Bilinear) -> Bilinear:
    """Return a bilinear form in (x, y) as one in (y, x)."""
    return form[0], form[2], form[1], form[3]


def _cross(a: Numbers, b: Numbers) -> Numbers:
    """Return the cross products of vectors of three."""
    return cofactors(np.stack([a, b], axis=-2))


def _resultant(k: tuple[Numbers, ...], g: tuple[Numbers, ...]) -> Numbers:
    """Return the resultant of a quadratic and a cubic: Sylvester's determinant."""
    zero = k[0] * 0
    (k0, k1, k2), (g0, g1, g2, g3) = k, g
    rows = [
        [k2, k1, k0, zero, zero],
        [zero, k2, k1, k0, zero],
        [zero, zero, k2, k1, k0],
        [g3, g2, g1, g0, zero],
        [zero, g3, g2, g1, g0],
    ]
    return determinant(np.stack([np.stack(row, axis=-1) for row in rows], axis=-2))


def wide_lures(shape: tuple[int, ...]) -> WideLure | None:
    """Return all such lures, None where the game has no room for one."""
    wide: tuple[list[Cells], list[Cells]] = ([], [])
    own: tuple[list[Cells], list[Cells]] = ([], [])
    rival: list[Cells] = []
    roles, triples, both = [], [], []
    for i, j in permutations(range(3), 2):
        k = 3 - i - j
        pairs, luring = beside(subsets(shape[j], 2), shape[j])
        triple, row, other = every(
            subsets(shape[i], 3), np.arange(len(pairs)), subsets(shape[k], 2)
        )
        pair = pairs[row]
        across = {j: pair[:, :, None], k: other[:, None, :]}
        first = triple[:, 0, None, None]
        for place in (0, 1):
            better = triple[:, place + 1, None, None]
            wide[place].append(differences(shape, i, better, first, across))
        across = {i: triple[:, :, None], k: other[:, None, :]}
        first = pair[:, 0, None, None]
        for place, better in enumerate((pair[:, 1], luring[row])):
            own[place].append(differences(shape, j, better[:, None, None], first, across))
        across = {i: triple[:, :, None], j: pair[:, None, :]}
        better, worse = other[:, 1, None, None], other[:, 0, None, None]
        rival.append(differences(shape, k, better, worse, across))
        roles.append(np.tile([i, j, k], (len(row), 1)))
        triples.append(triple)
        both.append(np.stack([pair, other], axis=1))
    if not sum(len(part) for part in roles):
        return None
    return WideLure(
        shape=shape,
        wide=(stacked(wide[0]), stacked(wide[1])),
        own=(stacked(own[0]), stacked(own[1])),
        rival=stacked(rival),
        roles=np.concatenate(roles),
        triples=np.concatenate(triples),
        pairs=np.concatenate(both),
    )
