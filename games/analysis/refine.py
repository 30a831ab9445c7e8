"""Changes of the support set that no known critical level explains, found numerically.

Between two solved levels of one gap with different support sets there must be a border. The
equilibria that are on one side only are followed towards the other with their support held fixed,
until a probability or a temptation turns against them: that is the border, and it costs no solving.
Where following fails, multisection with the solver narrows the change down. `guards` and `dips`
propose levels at which larger games, whose critical levels are not all known, may hide a narrow
regime.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.analysis.expectations import temptations
from games.analysis.samples import look, supports_of
from games.analysis.trace import Walk, ends

if TYPE_CHECKING:
    from games.analysis.samples import Samples, Signature
    from games.model.affine import PayoffLine
    from games.solve.report import Floats, Ints
    from games.task import Token

__all__ = ["borders_between", "dips", "guards"]

#: Borders are narrowed down to this share of the range.
FINE = 1e-12
#: Borders closer than this share of the range are one border found twice.
SAME = 1e-10
#: Closer than this to a border the solver sees a tie and may list what holds on both sides.
BLUR = 1e-8
#: Cuts per bracket and round.
CUTS = 15
#: More brackets than this are noise, not regimes.
MOST = 64
#: Guards stand this share of the range beside a border.
BESIDE = 2e-6

Bracket = tuple[float, float, "Signature", "Signature"]


def borders_between(
    line: PayoffLine, samples: Samples, criticals: Floats, token: Token, *, following: bool
) -> list[float]:
    """Return the borders within gaps, in increasing order.

    Parameters
    ----------
    samples
        Solved levels; two neighbours without a critical level between them should agree.
    criticals
        The critical levels known so far, increasing.
    following
        Try to follow equilibria before cutting.

    Notes
    -----
    Where both neighbours are degenerate nothing is looked for: their lists are samples of a
    continuum, and a difference means nothing.
    """
    gap = np.searchsorted(criticals, samples.levels)
    signatures, levels = samples.signatures, samples.levels.tolist()
    changes = (np.diff(gap) == 0) & (np.diff(samples.kinds) != 0)
    suspects = np.flatnonzero(
        changes & ~(samples.degenerate[:-1] & samples.degenerate[1:])
    ).tolist()
    if not suspects:
        return []
    span = float(line.high - line.low)
    found: list[float] = []
    if following:
        walks = [_walks(samples, k) for k in suspects]
        reached = iter(ends(line, [walk for some in walks for walk in some], FINE * span))
        borders = [[end for _ in some if (end := next(reached)) is not None] for some in walks]
        found = [end for some in borders for end in some]
        suspects = [k for k, some in zip(suspects, borders, strict=True) if not some]
    brackets: list[Bracket] = [
        (levels[k], levels[k + 1], signatures[k], signatures[k + 1]) for k in suspects
    ]
    seen: list[float] = []
    while brackets and len(brackets) <= MOST:
        seen.extend((a + b) / 2 for a, b, *_ in brackets if b - a <= FINE * span)
        brackets = _cut(line, [b for b in brackets if b[1] - b[0] > FINE * span], token)
    return sorted([*_distinct(found, SAME * span), *_middles(sorted(seen), BLUR * span)])


def guards(line: PayoffLine, samples: Samples, criticals: Floats) -> Floats:
    """Return levels just beside every border and just inside the range.

    Something else may change between a border and the nearest solved level.
    """
    span = float(line.high - line.low)
    gap = np.searchsorted(criticals, samples.levels)
    walls = np.concatenate([[float(line.low)], criticals, [float(line.high)]])
    sides = [(0, 1), (len(criticals), -1)]
    for k in np.flatnonzero((np.diff(gap) != 0) & (np.diff(samples.kinds) != 0)).tolist():
        sides += [(int(gap[k]), -1), (int(gap[k + 1]), 1)]
    found: list[float] = []
    for cell, side in sides:
        wall = walls[cell + 1] if side < 0 else walls[cell]
        beside = min(BESIDE * span, (walls[cell + 1] - walls[cell]) / 3)
        found.append(float(wall + side * beside))
    return np.array(_distinct(found, SAME * span))


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
    return np.array(_distinct(found, SAME * float(line.high - line.low)))


def _middles(levels: list[float], width: float) -> list[float]:
    """Return the middle of every group of increasing levels that lie closer than `width`."""
    groups: list[list[float]] = []
    for level in levels:
        if groups and level - groups[-1][-1] <= width:
            groups[-1].append(level)
        else:
            groups.append([level])
    return [(group[0] + group[-1]) / 2 for group in groups]


def _distinct(levels: list[float], width: float) -> list[float]:
    """Sort and drop what is closer than `width` to the one before."""
    kept: list[float] = []
    for level in sorted(levels):
        if not kept or level - kept[-1] > width:
            kept.append(level)
    return kept


def _walks(samples: Samples, k: int) -> list[Walk]:
    """Return the equilibria that only one of the levels k and k + 1 has, each on its way across."""
    found = []
    for here, there in ((k, k + 1), (k + 1, k)):
        left = list(samples.signatures[there])
        rows = range(int(samples.first[here]), int(samples.first[here + 1]))
        for row, code in zip(rows, samples.signatures[here], strict=True):
            if code in left:
                left.remove(code)
                continue
            (support,) = supports_of((code,), len(samples.profiles))
            profile = tuple(mixes[row] for mixes in samples.profiles)
            found.append(
                Walk(support, profile, float(samples.levels[here]), float(samples.levels[there]))
            )
    return found


def _dips(line: PayoffLine, samples: Samples, members: Ints) -> list[float]:
    """Return where a slack of an equilibrium, seen at equally signed levels, dips below zero."""
    signature = samples.signatures[members[0]]
    levels = samples.levels[members]
    payoffs = line.at(levels)
    rows = samples.first[members][:, None] + np.arange(len(signature))
    found: list[float] = []
    for place, support in enumerate(supports_of(signature, len(samples.profiles))):
        mixes = tuple(profile[rows[:, place]] for profile in samples.profiles)
        slacks = [
            mix[:, list(own)] for mix, own in zip(mixes, support, strict=True) if len(own) > 1
        ]
        slack = np.concatenate([*slacks, -temptations(payoffs, mixes, support)], axis=1)
        a, b, c = levels[:-2, None], levels[1:-1, None], levels[2:, None]
        fa, fb, fc = slack[:-2], slack[1:-1], slack[2:]
        left, right = (fb - fa) / (b - a), (fc - fb) / (c - b)
        bend = (right - left) / (c - a)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            at = (a + b) / 2 - left / (2 * bend)
            low = fa + left * (at - a) + bend * (at - a) * (at - b)
        dips = (left < 0) & (right > 0) & (low < 0.1 * fb) & (at > a) & (at < c)
        found.extend(at[dips].tolist())
    return found


def _cut(line: PayoffLine, brackets: list[Bracket], token: Token) -> list[Bracket]:
    """Cut every bracket with the solver and keep the parts whose ends differ."""
    if not brackets:
        return []
    share = np.arange(1, CUTS + 1) / (CUTS + 1)
    brackets = sorted(brackets, key=lambda bracket: bracket[0])
    low, high = np.array([b[0] for b in brackets]), np.array([b[1] for b in brackets])
    solved = look(line, (low[:, None] + share * (high - low)[:, None]).ravel(), token)
    kept: list[Bracket] = []
    for number, (a, b, below, above) in enumerate(brackets):
        rows = range(number * CUTS, (number + 1) * CUTS)
        walls = [a, *(float(solved.levels[k]) for k in rows), b]
        signs = [below, *(solved.signatures[k] for k in rows), above]
        if walls[1] <= a or walls[-2] >= b:  # no number left between the ends
            continue
        kept.extend(
            (walls[k], walls[k + 1], signs[k], signs[k + 1])
            for k in range(len(signs) - 1)
            if signs[k] != signs[k + 1] and walls[k] < walls[k + 1]
        )
    return kept
