"""Events of equilibria in which at most two players mix.

Owns two families: `Tie` (k strategies of one player tie against a mix of k - 1 of another's) and
`Outsider` (two players mix over k strategies each while a third, pure, is tempted to leave).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from games.study.sweep.algebra import SLACK, cofactors, determinant, mixture, regret
from games.study.sweep.families import Differences, differences, every, stacked, subsets

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints
    from games.study.sweep.algebra import Numbers

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
    widest = max(shape)
    inside, outside, roles, tied, mixed, thirds = [], [], [], [], [], []
    for own, other in permutations(range(len(shape)), 2):
        rest = [p for p in range(len(shape)) if p not in (own, other)]
        pure = np.arange(shape[rest[0]]) if rest else np.array([-1])
        mine, theirs, third = every(
            subsets(shape[own], size), subsets(shape[other], size - 1), pure
        )
        column = theirs[:, None, :]
        others: dict[int, Any] = {other: column, **dict.fromkeys(rest, third[:, None, None])}
        first = mine[:, :1, None]
        inside.append(differences(shape, own, mine[:, 1:, None], first, others))
        all_own = np.resize(np.arange(shape[own]), widest)[None, :, None]
        outside.append(differences(shape, own, all_own, first, others))
        roles.append(np.tile([own, other], (len(mine), 1)))
        tied.append(mine)
        mixed.append(theirs)
        thirds.append(third)
    if not sum(len(part) for part in tied):
        return None
    return Tie(
        shape=shape,
        size=size,
        own=stacked(inside),
        outside=stacked(outside),
        roles=np.concatenate(roles),
        tied=np.concatenate(tied),
        mixed=np.concatenate(mixed),
        third=np.concatenate(thirds),
    )


def outsiders(shape: tuple[int, ...], size: int) -> Outsider | None:
    """Return all temptations of a third player by two who mix over `size` strategies each."""
    one, two, gain, roles, stays = [], [], [], [], []
    mixes: tuple[list[Ints], list[Ints]] = ([], [])
    for third in range(3):
        first, second = (p for p in range(3) if p != third)
        moves = np.array(list(permutations(range(shape[third]), 2)))
        move, mine, theirs = every(moves, subsets(shape[first], size), subsets(shape[second], size))
        stay, leave = move[:, 0, None, None], move[:, 1, None, None]
        row, column = mine[:, :, None], theirs[:, None, :]
        one.append(differences(shape, first, row[:, 1:], row[:, :1], {second: column, third: stay}))
        down, across = theirs[:, :, None], mine[:, None, :]
        two.append(
            differences(shape, second, down[:, 1:], down[:, :1], {first: across, third: stay})
        )
        gain.append(differences(shape, third, leave, stay, {first: row, second: column}))
        roles.append(np.tile([first, second, third], (len(move), 1)))
        mixes[0].append(mine)
        mixes[1].append(theirs)
        stays.append(move[:, 0])
    if not sum(len(part) for part in stays):
        return None
    return Outsider(
        shape=shape,
        size=size,
        one=stacked(one),
        two=stacked(two),
        gain=stacked(gain),
        roles=np.concatenate(roles),
        mixes=(np.concatenate(mixes[0]), np.concatenate(mixes[1])),
        stays=np.concatenate(stays),
    )
