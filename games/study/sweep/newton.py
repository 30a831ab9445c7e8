"""Equilibria followed to other levels with their supports held fixed.

Newton's method on the indifference equations. Systems of equal size are solved together, whatever
their players and supports: with few levels each, calls and not arithmetic are what takes time.
Owns this numerical step; knows nothing of regimes or drivers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.expectations import values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Bools, Floats, Support

    Mixes = tuple[Floats, ...]

__all__ = ["Task", "follow", "follow_all", "indifferent"]

#: Enough for the halving steps by which Newton's method nears the meeting of two solutions.
STEPS = 24
#: Steps smaller than this are the end: the next one would be of the size of its square.
DONE = 1e-9
#: Probabilities smaller than this are zero.
NONE = 1e-13
#: What may be missing from indifference (share of the payoffs' size) or from a probability.
NEAR = 1e-7


@dataclass(frozen=True, eq=False)
class Task:
    """One support in P games (P, players, *strategies), and a profile near the solution of each."""

    payoffs: Floats
    support: Support
    starts: Sequence[Floats]

    @property
    def mixing(self) -> list[int]:
        """The players who mix."""
        return [player for player, played in enumerate(self.support) if len(played) > 1]

    def restricted(self) -> Floats:
        """Return the games of those who mix, over what they play; the others' axes are gone."""
        mixing = self.mixing
        small = self.payoffs[:, mixing]
        for player, played in reversed(list(enumerate(self.support))):
            small = small.take(played if player in mixing else played[0], axis=2 + player)
        return small

    def whole(self, mixes: Sequence[Floats]) -> Mixes:
        """Return full profiles from the mixes of those who mix."""
        profiles = []
        left = iter(mixes)
        for start, played in zip(self.starts, self.support, strict=True):
            profile = np.zeros_like(start)
            profile[:, list(played)] = next(left) if len(played) > 1 else 1.0
            profiles.append(profile)
        return tuple(profiles)


def follow_all(tasks: Sequence[Task], *, steps: int = STEPS) -> list[tuple[Mixes, Bools]]:
    """Return, per task, the equilibria of its support, and where there is one, (P,).

    Where there is none, because Newton's method does not settle or a probability is negative, the
    profile is the start.
    """
    answers = []
    for task, (profiles, settled) in zip(tasks, indifferent(tasks, steps=steps), strict=True):
        fine = settled.copy()
        for profile in profiles:
            fine &= (profile >= -NEAR).all(axis=1)
        kept = []
        for profile, start in zip(profiles, task.starts, strict=True):
            mix = np.where(fine[:, None] & (profile > NONE), profile, 0.0)
            mix[~fine] = start[~fine]
            kept.append(mix / mix.sum(axis=1, keepdims=True))
        answers.append((tuple(kept), fine))
    return answers


def follow(payoffs: Floats, support: Support, starts: Sequence[Floats]) -> tuple[Mixes, Bools]:
    """Return the equilibria of one support in P games; see `follow_all`."""
    return follow_all([Task(payoffs, support, starts)])[0]


def indifferent(tasks: Sequence[Task], *, steps: int = STEPS) -> list[tuple[Mixes, Bools]]:
    """Return, per task, weights that make everybody indifferent, and where that succeeded, (P,).

    The weights of a player sum to 1 but may be negative: beyond the end of an equilibrium its
    equations go on.
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, task in enumerate(tasks):
        groups.setdefault(tuple(len(task.support[p]) for p in task.mixing), []).append(number)
    answers: list[tuple[Mixes, Bools]] = [((), np.empty(0, np.bool_))] * len(tasks)
    for sizes, members in groups.items():
        counts = [len(tasks[number].payoffs) for number in members]
        if sizes:
            mixes, settled = _newton(
                np.concatenate([tasks[number].restricted() for number in members]),
                [
                    np.concatenate([_mix_of(tasks[number], place) for number in members])
                    for place in range(len(sizes))
                ],
                steps,
            )
        else:
            mixes, settled = [], np.ones(sum(counts), dtype=np.bool_)
        stops = np.cumsum(counts)
        for number, stop, count in zip(members, stops.tolist(), counts, strict=True):
            rows = slice(stop - count, stop)
            answers[number] = (tasks[number].whole([mix[rows] for mix in mixes]), settled[rows])
    return answers


def _mix_of(task: Task, place: int) -> Floats:
    """Return the starting mix of the player who is number `place` among those who mix."""
    player = task.mixing[place]
    return task.starts[player][:, list(task.support[player])]


def _newton(payoffs: Floats, mixes: list[Floats], steps: int) -> tuple[list[Floats], Bools]:
    """Return the mixes after Newton's method in P games, and where it settled."""
    size = np.abs(payoffs).reshape(len(payoffs), -1).max(axis=1)
    scaled = payoffs / np.where(size > 0, size, 1.0).reshape(-1, *(1,) * (payoffs.ndim - 1))
    settled = np.zeros(len(payoffs), dtype=np.bool_)
    if len(mixes) <= 2:  # linear: one step is the answer, if it is one at all
        mixes = [mix - step for mix, step in zip(mixes, _step(scaled, mixes), strict=True)]
        settled[:] = True
    else:
        mixes = [mix.copy() for mix in mixes]
        active = np.arange(len(payoffs))
        for _ in range(steps):
            now = [mix[active] for mix in mixes]
            moves = _step(scaled[active], now)
            for mix, old, move in zip(mixes, now, moves, strict=True):
                mix[active] = old - move
            furthest = np.max([np.abs(move).max(axis=1) for move in moves], axis=0)
            settled[active] = furthest <= NEAR
            with np.errstate(invalid="ignore"):
                active = active[(furthest > DONE) & (furthest < 1e3)]
            if not len(active):
                break
    for player in range(len(mixes)):
        worth = values(scaled, mixes, player)
        with np.errstate(invalid="ignore"):
            settled &= np.ptp(worth, axis=1) <= NEAR
    return mixes, settled


def _step(payoffs: Floats, mixes: Sequence[Floats]) -> list[Floats]:
    """Return Newton's step for every player's mix."""
    edges = np.cumsum([0, *(mix.shape[1] for mix in mixes)]).tolist()
    residual = np.zeros((len(payoffs), edges[-1]))
    slopes = np.zeros((len(payoffs), edges[-1], edges[-1]))
    for player, mix in enumerate(mixes):
        rows, last = slice(edges[player], edges[player + 1] - 1), edges[player + 1] - 1
        residual[:, last] = mix.sum(axis=1) - 1.0
        slopes[:, last, edges[player] : edges[player + 1]] = 1.0
        worth = None
        for other in range(len(mixes)):
            if other != player:
                change = _change(payoffs, mixes, player, other)
                columns = slice(edges[other], edges[other + 1])
                slopes[:, rows, columns] = change[:, 1:] - change[:, :1]
                if worth is None:
                    worth = (change * mixes[other][:, None, :]).sum(axis=-1)
        if worth is not None:
            residual[:, rows] = worth[:, 1:] - worth[:, :1]
    step = _solved(slopes, residual)
    return [step[:, edges[p] : edges[p + 1]] for p in range(len(mixes))]


def _change(payoffs: Floats, mixes: Sequence[Floats], player: int, other: int) -> Floats:
    """Return how a player's payoffs per strategy change with another's mix, (P, own, other)."""
    rest = [p for p in range(len(mixes)) if p not in (player, other)]
    own = payoffs[:, player].transpose(0, 1 + player, 1 + other, *(1 + p for p in rest))
    for third in rest:
        own = (own * mixes[third][:, None, None, :]).sum(axis=-1)
    return own


def _solved(slopes: Floats, residual: Floats) -> Floats:
    """Solve the Newton systems, in the least-squares sense where they are singular."""
    try:
        return np.asarray(np.linalg.solve(slopes, residual[..., None])[..., 0])
    except np.linalg.LinAlgError:
        finite = np.isfinite(slopes).all(axis=(1, 2)) & np.isfinite(residual).all(axis=1)
        found = np.full(residual.shape, np.nan)
        inverse = np.linalg.pinv(slopes[finite])
        found[finite] = (inverse @ residual[finite][..., None])[..., 0]
        return found
