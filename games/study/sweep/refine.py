"""Changes of the support set that no known critical level explains, found numerically.

Between two solved levels of one gap with different support sets there must be a border. The
equilibria that are on one side only are followed towards the other with their support held fixed,
until a probability or a temptation turns against them: that is the border, and it costs no solving.
Where following fails, multisection with the solver narrows the change down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.samples import distinct, look, supports_of
from games.study.sweep.trace import Walk, ends

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Floats
    from games.study.sweep.samples import Samples, Signature
    from games.task import Token

__all__ = ["borders_between"]

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
    return sorted([*distinct(found, SAME * span), *_middles(sorted(seen), BLUR * span)])


def _middles(levels: list[float], width: float) -> list[float]:
    """Return the middle of every group of increasing levels that lie closer than `width`."""
    groups: list[list[float]] = []
    for level in levels:
        if groups and level - groups[-1][-1] <= width:
            groups[-1].append(level)
        else:
            groups.append([level])
    return [(group[0] + group[-1]) / 2 for group in groups]


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
