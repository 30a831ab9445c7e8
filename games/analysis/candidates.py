"""Where the support set of a game can change along a driver: polynomials that must be zero there.

As payoffs move, an equilibrium can appear or disappear only where somebody outside its support
becomes tempted, where a probability reaches zero, or where two equilibria of one support meet. For
affine payoffs each of these is the zero of a polynomial in the driver:

- edge: a pure strategy ties with another against pure opponents (degree 1; `games.analysis.exact`);
- `Tie`: k strategies of one player tie against a mix of k - 1 of another's, k >= 3 (degree k - 1);
- `Outsider`: two players mix over k strategies each, the third is tempted (degree 2 k - 1);
- `Fold`: the two solutions of a 2x2x2 block meet (discriminant, degree 6).

Edges and ties are complete for two players; with outsiders and folds also for 2x2x2. Larger three-
player games have further events, which `games.analysis.refine` finds numerically. Owns these
polynomials, in floats for finding roots and in exact arithmetic for proving them. Works on payoffs
flattened to (N, cells); knows nothing of levels.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from games.analysis.algebra import (
    SLACK,
    bilinear,
    cofactors,
    determinant,
    eliminant,
    mixture,
    regret,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.solve.report import Bools, Floats, Ints

    #: Floats, or an object array of Fractions.
    Numbers = NDArray[Any]

__all__ = ["Family", "Fold", "Outsider", "Tie", "families"]


class Family(Protocol):
    """Polynomials of one kind and degree."""

    @property
    def degree(self) -> int:
        """Degree in the driver, at most."""
        ...

    @property
    def count(self) -> int:
        """How many polynomials."""
        ...

    def values(self, cells: Numbers) -> Numbers:
        """Return the value of every polynomial, (N, count), at payoffs (N, cells)."""
        ...

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401 - float or Fraction
        """Return one polynomial at one game's payoffs (cells,); exact if they are."""
        ...

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Tell, per row, whether an equilibrium can border on this zero."""
        ...


@dataclass(frozen=True, eq=False)
class Differences:
    """Pairs of payoff cells to subtract: flat positions, (count, ...) each."""

    plus: Ints
    minus: Ints

    def of(self, cells: Numbers) -> Numbers:
        """Return the differences for every game: (N, count, ...)."""
        found: Numbers = cells[:, self.plus] - cells[:, self.minus]
        return found

    def rows(self, cells: Numbers, members: Ints) -> Numbers:
        """Return the differences of member m in game m: (R, ...)."""
        row = np.arange(len(members)).reshape(-1, *(1,) * (self.plus.ndim - 1))
        found: Numbers = cells[row, self.plus[members]] - cells[row, self.minus[members]]
        return found


@dataclass(frozen=True, eq=False)
class Tie:
    """One player's k strategies tie against a mix of k - 1 strategies of another."""

    shape: tuple[int, ...]
    size: int
    own: Differences  # (count, k - 1 differences, k - 1 opposing strategies)
    outside: Differences  # (count, every strategy of the player against the first, opposing)

    @property
    def degree(self) -> int:
        """Degree in the driver."""
        return self.size - 1

    @property
    def count(self) -> int:
        """Number of ties."""
        return len(self.own.plus)

    def values(self, cells: Numbers) -> Numbers:
        """Return the determinants of all ties."""
        return determinant(self.own.of(cells))

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401
        """Return one determinant."""
        return determinant(self.own.rows(cells[None], np.array([member])))[0]

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Keep ties against a true mix, of strategies that nothing else beats."""
        weights, true_mix = mixture(cofactors(self.own.rows(cells, members)[:, 1:]))
        gains = np.einsum("rxy,ry->rx", self.outside.rows(cells, members), weights)
        fine: Bools = true_mix & (gains.max(axis=1) <= SLACK)
        return fine


@dataclass(frozen=True, eq=False)
class Outsider:
    """Two players mix over k strategies each while the third, pure, is tempted to leave."""

    shape: tuple[int, ...]
    size: int
    one: Differences  # what the first mixer's strategies differ by: (count, k - 1, k of the second)
    two: Differences  # the second's: (count, k - 1, k of the first)
    gain: Differences  # the outsider's temptation: (count, k of the first, k of the second)
    roles: Ints  # (count, 3): first, second, outsider
    mixes: tuple[Ints, Ints]  # (count, k) strategies mixed by the first and the second
    stays: Ints  # (count,) the outsider's strategy

    @property
    def degree(self) -> int:
        """Degree in the driver."""
        return 2 * self.size - 1

    @property
    def count(self) -> int:
        """Number of temptations."""
        return len(self.stays)

    def values(self, cells: Numbers) -> Numbers:
        """Return all temptations, times the mixers' common denominators."""
        first, second = cofactors(self.two.of(cells)), cofactors(self.one.of(cells))
        weighted = first[..., :, None] * second[..., None, :] * self.gain.of(cells)
        return np.asarray(weighted.sum(axis=(-1, -2)))

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401
        """Return one temptation."""
        only = np.array([member])
        first = cofactors(self.two.rows(cells[None], only))
        second = cofactors(self.one.rows(cells[None], only))
        return (first[:, :, None] * second[:, None, :] * self.gain.rows(cells[None], only)).sum()

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Keep temptations in what is an equilibrium but for the tie."""
        first, fine = mixture(cofactors(self.two.rows(cells, members)))
        second, also = mixture(cofactors(self.one.rows(cells, members)))
        row = np.arange(len(members))
        profiles = [np.zeros((len(members), size)) for size in self.shape]
        for player, profile in enumerate(profiles):
            for role, weights in ((0, first), (1, second)):
                mine = self.roles[members, role] == player
                where = self.mixes[role][members[mine]]
                profile[row[mine][:, None], where] = weights[mine]
            mine = self.roles[members, 2] == player
            profile[row[mine], self.stays[members[mine]]] = 1.0
        true: Bools = fine & also & (regret(cells, profiles, self.shape) <= SLACK)
        return true


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
        unknown = ~np.isfinite(p + q + r)  # eliminated through a vanishing denominator: keep
        mixes = np.stack([p, q, r], axis=1)
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


@lru_cache(maxsize=32)
def families(shape: tuple[int, ...]) -> tuple[Family, ...]:
    """Return every family of events of a game of this shape; edges are not among them."""
    found: list[Family] = []
    largest = max(shape)
    found.extend(tie for size in range(3, largest + 1) if (tie := _ties(shape, size)) is not None)
    if len(shape) == 3:
        outsiders = (_outsiders(shape, size) for size in range(2, largest + 1))
        found.extend(family for family in outsiders if family is not None)
        found.append(_folds(shape))
    return tuple(found)


def _flat(shape: tuple[int, ...], player: int, places: dict[int, Any]) -> Ints:
    """Return flat payoff positions of one player at strategies given (broadcast) per player."""
    indices = np.broadcast_arrays(*(np.asarray(places[p]) for p in range(len(shape))))
    return np.ravel_multi_index(
        (np.full(indices[0].shape, player), *indices), (len(shape), *shape)
    ).astype(np.int64)


def _ties(shape: tuple[int, ...], size: int) -> Tie | None:
    """Return all ties of `size` strategies, if there are any."""
    plus, minus = [], []
    wide: list[tuple[Ints, Ints]] = []
    widest = max(shape)
    for own, other in permutations(range(len(shape)), 2):
        third = [p for p in range(len(shape)) if p not in (own, other)]
        pure = [
            dict(zip(third, at, strict=True)) for at in product(*(range(shape[p]) for p in third))
        ]
        for mine in combinations(range(shape[own]), size):
            for theirs in combinations(range(shape[other]), size - 1):
                for at in pure:
                    column = np.array(theirs)[None, :]
                    first = _flat(shape, own, {own: mine[0], other: column, **at})
                    plus.append(
                        _flat(shape, own, {own: np.array(mine[1:])[:, None], other: column, **at})
                    )
                    minus.append(np.broadcast_to(first, plus[-1].shape))
                    every = np.resize(np.arange(shape[own]), widest)[:, None]
                    all_rows = _flat(shape, own, {own: every, other: column, **at})
                    wide.append((all_rows, np.broadcast_to(first, all_rows.shape)))
    if not plus:
        return None
    outside = Differences(np.stack([w[0] for w in wide]), np.stack([w[1] for w in wide]))
    return Tie(shape, size, Differences(np.stack(plus), np.stack(minus)), outside)


def _outsiders(shape: tuple[int, ...], size: int) -> Outsider | None:
    """Return all temptations of a third player by two who mix over `size` strategies each."""
    one, two, gain = [], [], []
    roles, mixes, stays = [], [], []
    for third in range(3):
        first, second = (p for p in range(3) if p != third)
        for stay, leave in permutations(range(shape[third]), 2):
            for mine, theirs in product(
                combinations(range(shape[first]), size), combinations(range(shape[second]), size)
            ):
                i, j = np.array(mine), np.array(theirs)
                here = {third: stay}
                one.append(
                    [
                        _flat(shape, first, {first: r, second: j[None], **here})
                        for r in (i[1:, None], i[:1, None])
                    ]
                )
                two.append(
                    [
                        _flat(shape, second, {second: r, first: i[None], **here})
                        for r in (j[1:, None], j[:1, None])
                    ]
                )
                gain.append(
                    [
                        _flat(shape, third, {first: i[:, None], second: j[None], third: x})
                        for x in (leave, stay)
                    ]
                )
                roles.append((first, second, third))
                mixes.append((mine, theirs))
                stays.append(stay)
    if not stays:
        return None
    mixed = np.array(mixes)
    return Outsider(
        shape=shape,
        size=size,
        one=_pairs(one),
        two=_pairs(two),
        gain=_pairs(gain),
        roles=np.array(roles),
        mixes=(mixed[:, 0], mixed[:, 1]),
        stays=np.array(stays),
    )


def _pairs(found: list[list[Ints]]) -> Differences:
    """Stack (plus, minus) positions of many members, each broadcast to the shape of its plus."""
    plus = np.stack([pair[0] for pair in found])
    minus = np.stack([np.broadcast_to(pair[1], pair[0].shape) for pair in found])
    return Differences(plus, minus)


def _folds(shape: tuple[int, ...]) -> Fold:
    """Return the discriminants of all 2x2x2 blocks."""
    blocks = np.array(list(product(*(combinations(range(size), 2) for size in shape))))
    gains = []
    for own in range(3):
        x, y = (p for p in range(3) if p != own)
        places: dict[int, Any] = {x: blocks[:, x, :, None], y: blocks[:, y, None, :]}
        plus = _flat(shape, own, {**places, own: blocks[:, own, 1, None, None]})
        minus = _flat(shape, own, {**places, own: blocks[:, own, 0, None, None]})
        gains.append(Differences(plus, minus))
    return Fold(shape, (gains[0], gains[1], gains[2]), blocks)
