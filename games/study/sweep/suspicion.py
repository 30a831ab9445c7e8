"""Levels at which a larger game may hide a narrow regime between solved levels.

The critical levels of three-player games with more than two strategies are not all known. Owns two
ways to doubt what was found: equilibria that do not really end at the border where they are said
to, and probabilities or temptations that dip towards zero between solved levels.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.expectations import temptations
from games.study.sweep.newton import Task, indifferent
from games.study.sweep.samples import distinct, supports_of
from games.study.sweep.trace import slack_of

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Floats, Ints
    from games.study.sweep.samples import Samples

__all__ = ["dips", "doubtful"]

#: Levels closer than this share of the range are the same.
SAME = 1e-10
#: Equilibria are looked up this share of the range before their border, where folds still exist.
BEFORE = 1e-9
#: What may be left of a slack there, and how far apart two equilibria may be that are to meet.
LEFT, APART = 1e-5, 1e-2
#: Where there is doubt, games are solved this share of the range beside the border.
BESIDE = 1e-5


def doubtful(line: PayoffLine, samples: Samples, criticals: Floats) -> Floats:
    """Return levels beside those borders that do not explain what changes there.

    Every equilibrium that only one side has must reach zero slack at the border, or meet another of
    its support there. If not, something else happens between the border and the nearest solved
    level, and games just beside the border will show it.
    """
    span = float(line.high - line.low)
    gap = np.searchsorted(criticals, samples.levels)
    changes = np.flatnonzero((np.diff(gap) != 0) & (np.diff(samples.kinds) != 0)).tolist()
    tasks: list[Task] = []
    leaving: list[tuple[int, int, int]] = []  # number of the change, how many leave, out of
    for number, k in enumerate(changes):
        sides = (k, k + 1, int(gap[k]), -1), (k + 1, k, int(gap[k + 1]) - 1, 1)
        for here, there, wall, side in sides:
            level = np.array([criticals[wall] + side * BEFORE * span])
            for code, count, rows in _leaving(samples, here, there):
                (support,) = supports_of((code,), len(samples.profiles))
                payoffs = line.at(level)
                tasks.extend(
                    Task(payoffs, support, [mix[[row]] for mix in samples.profiles]) for row in rows
                )
                leaving.append((number, count, len(rows)))
    answers = indifferent(tasks)
    doubts, start = set(), 0
    for number, count, among in leaving:
        found = range(start, start + among)
        start += among
        left = sorted(
            abs(float(slack_of(tasks[n], answers[n][0])[0])) if answers[n][1][0] else np.inf
            for n in found
        )
        ends = [np.concatenate(answers[n][0], axis=1)[0] for n in found if answers[n][1][0]]
        meet = any(
            np.abs(one - other).max() < APART
            for place, one in enumerate(ends)
            for other in ends[:place]
        )
        if left[count - 1] > LEFT and not meet:
            doubts.add(number)
    levels: list[float] = []
    walls = np.concatenate([[float(line.low)], criticals, [float(line.high)]])
    for number in doubts:
        k = changes[number]
        for cell, side in ((int(gap[k]), -1), (int(gap[k + 1]), 1)):
            beside = min(BESIDE * span, (walls[cell + 1] - walls[cell]) / 3)
            levels.append(float((walls[cell + 1] if side < 0 else walls[cell]) + side * beside))
    return np.array(distinct(levels, SAME * span))


def _leaving(samples: Samples, here: int, there: int) -> list[tuple[int, int, list[int]]]:
    """Return each support that one level has more often: its code, the surplus, and its rows."""
    mine, theirs = samples.signatures[here], samples.signatures[there]
    start = int(samples.first[here])
    return [
        (code, surplus, [start + place for place, other in enumerate(mine) if other == code])
        for code in dict.fromkeys(mine)
        if (surplus := mine.count(code) - theirs.count(code)) > 0
    ]


def dips(line: PayoffLine, samples: Samples) -> Floats:
    """Return levels at which an equilibrium seen on both sides may be interrupted.

    These are where the parabola through three neighbouring values of one of its probabilities or
    temptations turns against it.
    """
    found: list[float] = []
    walls = [0, *(np.flatnonzero(np.diff(samples.kinds)) + 1).tolist(), len(samples.levels)]
    for start, stop in pairwise(walls):
        if stop - start >= 3:
            found.extend(_dips(line, samples, np.arange(start, stop)))
    return np.array(distinct(found, SAME * float(line.high - line.low)))


def _dips(line: PayoffLine, samples: Samples, members: Ints) -> list[float]:
    """Return where a slack of an equilibrium, seen at neighbouring levels, dips below zero."""
    signature = samples.signatures[members[0]]
    levels = samples.levels[members]
    payoffs = line.at(levels)
    rows = samples.first[members][:, None] + np.arange(len(signature))
    found: list[float] = []
    for place, support in enumerate(supports_of(signature, len(samples.profiles))):
        if all(len(played) == 1 for played in support):
            continue  # its temptations are affine: they do not dip
        mixes = tuple(profile[rows[:, place]] for profile in samples.profiles)
        shares = [
            mix[:, list(own)] for mix, own in zip(mixes, support, strict=True) if len(own) > 1
        ]
        slack = np.concatenate([*shares, -temptations(payoffs, mixes, support)], axis=1)
        a, b, c = levels[:-2, None], levels[1:-1, None], levels[2:, None]
        fa, fb, fc = slack[:-2], slack[1:-1], slack[2:]
        left, right = (fb - fa) / (b - a), (fc - fb) / (c - b)
        bend = (right - left) / (c - a)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            at = (a + b) / 2 - left / (2 * bend)
            low = fa + left * (at - a) + bend * (at - a) * (at - b)
        turned = (left < 0) & (right > 0) & (low < 0.1 * fb) & (at > a) & (at < c)
        found.extend(at[turned].tolist())
    return found
