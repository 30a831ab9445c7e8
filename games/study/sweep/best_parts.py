"""Which equilibrium pays a player most at each level, and a sweep cut where that changes.

Owns the comparison of what branches pay. Knows no rules.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.curves import on_lines
from games.study.sweep.report import Level

if TYPE_CHECKING:
    from games.solve.report import Floats
    from games.study.sweep.report import Branch, Regime, Sweep

    #: A part of a regime and the branches that pay most there.
    Part = tuple[Regime, tuple[int, ...]]

__all__ = ["best_parts"]

#: Branches that pay the same to this share of how far payoffs differ in their regime pay the same:
#: if probabilities stay exactly, else to what lies between a curve and its polyline.
SAME, SAME_MOVING = 1e-9, 1e-3
#: A part narrower than this share of its regime is a rounding.
NARROW = 1e-6


def best_parts(sweep: Sweep, player: int) -> tuple[Sweep, list[tuple[int, ...]]]:
    """Cut every regime within which another equilibrium becomes the best one for a player.

    The parts of a regime have its branches, in its order, each going on into the next part. They
    are no regimes of their own: no tipping point lies between them.

    Returns
    -------
    The sweep, in parts where need be, and per part the branches that pay the player most: several
    where they pay the same, none where none are known.
    """
    parts = [_parts(regime, player) for regime in sweep.regimes]
    best = [own for row in parts for _, own in row]
    if all(len(row) == 1 for row in parts):
        return sweep, best
    last = np.cumsum([len(row) for row in parts]) - 1
    cut = replace(
        sweep,
        regimes=tuple(part for row in parts for part, _ in row),
        tipping_points=tuple(
            replace(tip, below=int(last[tip.below])) for tip in sweep.tipping_points
        ),
    )
    return cut, best


def _parts(regime: Regime, player: int) -> list[Part]:
    """Return a regime in parts, in each of which the same branches pay a player most."""
    if len(regime.branches) < 2:
        return [(regime, tuple(range(len(regime.branches))))]
    groups = _alike(regime, player)
    rivals = [regime.branches[group[0]] for group in groups]
    walls = _crossings(rivals, player)
    best = _paid(rivals, player, (walls[:-1] + walls[1:]) / 2).argmax(axis=0)
    low, high = regime.low.value, regime.high.value
    ends, winners = [regime.low], [int(best[0])]
    for cut, winner in zip(walls[1:].tolist(), best[1:].tolist(), strict=False):
        if winner == winners[-1] or high - cut <= NARROW * (high - low):
            continue
        if cut - ends[-1].value <= NARROW * (high - low):
            winners[-1] = winner
        else:
            ends.append(Level(cut))
            winners.append(winner)
    if len(winners) == 1:
        return [(regime, groups[winners[0]])]
    return [
        (_part(regime, start, end, first=number == 0), groups[winner])
        for number, (winner, (start, end)) in enumerate(
            zip(winners, pairwise([*ends, regime.high]), strict=True)
        )
    ]


def _alike(regime: Regime, player: int) -> list[tuple[int, ...]]:
    """Group the branches that pay a player the same throughout."""
    levels = np.unique(np.concatenate([branch.levels for branch in regime.branches]))
    paid = _paid(regime.branches, player, levels)
    size, rounding = float(np.ptp(paid)), 1e-3 * SAME * float(np.abs(paid).max())
    groups: list[list[int]] = []
    for place, branch in enumerate(regime.branches):
        for group in groups:
            still = len(branch.levels) == len(regime.branches[group[0]].levels) == 2
            apart = np.abs(paid[place] - paid[group[0]]).max()
            if apart <= (SAME if still else SAME_MOVING) * size + rounding:
                group.append(place)
                break
        else:
            groups.append([place])
    return [tuple(group) for group in groups]


def _crossings(branches: list[Branch], player: int) -> Floats:
    """Return the levels of all branches and those where two of them pay a player the same."""
    levels = np.unique(np.concatenate([branch.levels for branch in branches]))
    paid = _paid(branches, player, levels)
    found = [levels]
    for place, one in enumerate(paid):
        gap = paid[place + 1 :] - one
        row, column = np.nonzero((gap[:, :-1] > 0) != (gap[:, 1:] > 0))
        before, after = gap[row, column], gap[row, column + 1]
        share = before / (before - after)
        found.append(levels[column] + share * (levels[column + 1] - levels[column]))
    return np.unique(np.concatenate(found))


def _paid(branches: tuple[Branch, ...] | list[Branch], player: int, levels: Floats) -> Floats:
    """Return what every branch pays a player at some levels, (branches, levels)."""
    return np.array(
        [np.interp(levels, branch.levels, branch.payoffs[:, player]) for branch in branches]
    )


def _part(regime: Regime, low: Level, high: Level, *, first: bool) -> Regime:
    """Return a regime between two levels; but for the first part its branches only go on."""
    branches = tuple(
        replace(_between(branch, low.value, high.value), follows=branch.follows if first else place)
        for place, branch in enumerate(regime.branches)
    )
    return replace(regime, low=low, high=high, branches=branches)


def _between(branch: Branch, low: float, high: float) -> Branch:
    """Return a branch between two levels."""
    within = branch.levels[(branch.levels > low) & (branch.levels < high)]
    levels = np.concatenate([[low], within, [high]])
    *profiles, payoffs = (
        on_lines(levels, branch.levels, rows) for rows in (*branch.profiles, branch.payoffs)
    )
    joint = branch.joint
    if joint is not None:
        rows = on_lines(levels, branch.levels, joint.reshape(len(joint), -1))
        joint = rows.reshape(len(levels), *joint.shape[1:])
    return replace(branch, levels=levels, profiles=tuple(profiles), payoffs=payoffs, joint=joint)
