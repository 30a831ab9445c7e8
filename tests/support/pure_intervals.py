"""Pure equilibria along one driver by inequalities alone: what a sweep's answer is held against."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.exact import edges

if TYPE_CHECKING:
    from games.model.affine import PayoffLine

__all__ = ["pure_intervals"]


def pure_intervals(line: PayoffLine) -> dict[tuple[int, ...], tuple[Fraction, Fraction]]:
    """Return the closed interval of levels on which each pure profile is an equilibrium.

    Every deviation that must not pay confines the level to a half-line, so a pure profile is an
    equilibrium on one interval, whose ends are exact. Profiles that never are one are left out; a
    single level counts (low = high).
    """
    all_edges = edges(line)
    shape = tuple(int(size) for size in line.base.shape[1:])
    low: dict[tuple[int, ...], Fraction] = dict.fromkeys(np.ndindex(shape), line.low)
    high: dict[tuple[int, ...], Fraction] = dict.fromkeys(np.ndindex(shape), line.high)
    for edge in range(len(all_edges.player)):
        player = int(all_edges.player[edge])
        here = tuple(int(position) for position in all_edges.others[edge])
        there = (*here[:player], int(all_edges.second[edge]), *here[player + 1 :])
        const, slope = all_edges.const[edge], all_edges.slope[edge]
        # `here` needs const + slope * s <= 0, `there` needs >= 0
        for profile, c, m in ((here, const, slope), (there, -const, -slope)):
            if profile not in low:
                continue
            if m > 0:
                high[profile] = min(high[profile], Fraction(-c, m))
            elif m < 0:
                low[profile] = max(low[profile], Fraction(-c, m))
            if (m == 0 and c > 0) or low[profile] > high[profile]:
                del low[profile], high[profile]
    return {profile: (low[profile], high[profile]) for profile in low}
