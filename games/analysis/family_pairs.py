"""Events of equilibria in which at most two players mix.

Owns two families: `Tie` (k strategies of one player tie against a mix of k - 1 of another's) and
`Outsider` (two players mix over k strategies each while a third, pure, is tempted to leave).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, Any

import numpy as np

from games.analysis.algebra import SLACK, cofactors, determinant, mixture, regret
from games.analysis.families import Differences, flat, paired

if TYPE_CHECKING:
    from games.analysis.algebra import Numbers
    from games.solve.report import Bools, Floats, Ints

__all__ = ["Outsider", "Tie", "outsiders", "ties"]


@dataclass(frozen=True, eq=False)
class Tie:
    """One player's k strategies tie against a mix of k - 1 strategies of another."""

    shape: tuple[int, ...]
    size: int
    own: Differences  # (count, k - 1 differences, k - 1 opposing strategies)
    outside: Differences  # (count, every strategy of the player against the first, opposing)
    roles: Ints  # (count, 2): whose strategies tie, and who mixes against them
    tied: Ints  # (count, k)
    mixed: Ints  # (count, k - 1)
    third: Ints  # (count,) what the third player does, -1 if there is none

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


def ties(shape: tuple[int, ...], size: int) -> Tie | None:
    """Return all ties of `size` strategies, if there are any."""
    plus, minus = [], []
    wide: list[tuple[Ints, Ints]] = []
    who: list[tuple[tuple[int, int], tuple[int, ...], tuple[int, ...], int]] = []
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
                    first = flat(shape, own, {own: mine[0], other: column, **at})
                    plus.append(
                        flat(shape, own, {own: np.array(mine[1:])[:, None], other: column, **at})
                    )
                    minus.append(np.broadcast_to(first, plus[-1].shape))
                    every = np.resize(np.arange(shape[own]), widest)[:, None]
                    all_rows = flat(shape, own, {own: every, other: column, **at})
                    wide.append((all_rows, np.broadcast_to(first, all_rows.shape)))
                    who.append(((own, other), mine, theirs, next(iter(at.values()), -1)))
    if not plus:
        return None
    outside = Differences(np.stack([w[0] for w in wide]), np.stack([w[1] for w in wide]))
    return Tie(
        shape=shape,
        size=size,
        own=Differences(np.stack(plus), np.stack(minus)),
        outside=outside,
        roles=np.array([row[0] for row in who]),
        tied=np.array([row[1] for row in who]),
        mixed=np.array([row[2] for row in who]),
        third=np.array([row[3] for row in who]),
    )


def outsiders(shape: tuple[int, ...], size: int) -> Outsider | None:
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
                        flat(shape, first, {first: r, second: j[None], **here})
                        for r in (i[1:, None], i[:1, None])
                    ]
                )
                two.append(
                    [
                        flat(shape, second, {second: r, first: i[None], **here})
                        for r in (j[1:, None], j[:1, None])
                    ]
                )
                gain.append(
                    [
                        flat(shape, third, {first: i[:, None], second: j[None], third: x})
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
        one=paired(one),
        two=paired(two),
        gain=paired(gain),
        roles=np.array(roles),
        mixes=(mixed[:, 0], mixed[:, 1]),
        stays=np.array(stays),
    )
