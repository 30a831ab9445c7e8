"""Changes of the support set that no known critical level explains, narrowed down numerically.

Between two solved levels of one gap with different support sets there must be a border.
Multisection finds all of them at once: every bracket is cut into many parts, and one batch solves
all cuts. Owns that search and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.analysis.samples import look

if TYPE_CHECKING:
    from games.analysis.samples import Samples, Signature
    from games.model.affine import PayoffLine
    from games.solve.report import Floats
    from games.task import Token

__all__ = ["borders_between"]

#: Borders are narrowed down to this share of the range.
FINE = 1e-12
#: Cuts per bracket and call.
CUTS = 15
#: More brackets than this are noise, not regimes.
MOST = 64

Bracket = tuple[float, float, "Signature", "Signature"]


def borders_between(
    line: PayoffLine, samples: Samples, criticals: Floats, token: Token
) -> list[float]:
    """Return the borders within gaps, in increasing order.

    Parameters
    ----------
    samples
        Solved levels; two neighbours without a critical level between them should agree.
    criticals
        The critical levels known so far, increasing.

    Notes
    -----
    Where both neighbours are degenerate nothing is looked for: their lists are samples of a
    continuum, and a difference means nothing.
    """
    gap = np.searchsorted(criticals, samples.levels)
    signatures, levels = samples.signatures, samples.levels.tolist()
    brackets: list[Bracket] = [
        (levels[k], levels[k + 1], signatures[k], signatures[k + 1])
        for k in np.flatnonzero(np.diff(gap) == 0).tolist()
        if signatures[k] != signatures[k + 1]
        and not (samples.degenerate[k] and samples.degenerate[k + 1])
    ]
    width = FINE * float(line.high - line.low)
    found: list[float] = []
    while brackets and len(brackets) <= MOST:
        found.extend((a + b) / 2 for a, b, *_ in brackets if b - a <= width)
        brackets = _cut(line, [b for b in brackets if b[1] - b[0] > width], token)
    return sorted(found)


def _cut(line: PayoffLine, brackets: list[Bracket], token: Token) -> list[Bracket]:
    """Cut every bracket and keep the parts whose ends differ."""
    if not brackets:
        return []
    share = np.arange(1, CUTS + 1) / (CUTS + 1)
    low, high = np.array([b[0] for b in brackets]), np.array([b[1] for b in brackets])
    cuts = low[:, None] + share * (high - low)[:, None]
    order = np.argsort(low, kind="stable")
    solved = look(line, np.ascontiguousarray(cuts[order]).ravel(), token)
    kept: list[Bracket] = []
    for rank, number in enumerate(order.tolist()):
        a, b, below, above = brackets[number]
        rows = range(rank * CUTS, (rank + 1) * CUTS)
        walls = [a, *(float(solved.levels[k]) for k in rows), b]
        signs = [below, *(solved.signatures[k] for k in rows), above]
        kept.extend(
            (walls[k], walls[k + 1], signs[k], signs[k + 1])
            for k in range(len(signs) - 1)
            if signs[k] != signs[k + 1] and walls[k] < walls[k + 1]
        )
        if walls[1] <= a or walls[-2] >= b:  # nothing representable left between the ends
            kept = [bracket for bracket in kept if bracket[:2] != (a, b)]
    return kept
