"""At which levels of a driver games are solved: between critical levels, and on a grid.

Owns how near to a critical level, an end or another level is too near. Solves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Floats

__all__ = ["apart", "levels_to_look_at"]

#: Grid levels closer than this share of the range to a critical level are skipped: nearly tied.
CLEAR = 1e-6
#: A game is solved this share of the range inside both of its ends.
EDGE = 1e-5
#: Closer than this share of the range, and of the gap between critical levels, two levels are one
#: level twice but for rounding.
SAME, SAME_IN_GAP = 1e-9, 1e-3


def levels_to_look_at(line: PayoffLine, criticals: Floats, levels: int) -> Floats:
    """Return the middle of every gap and the grid, without what lies on a critical level."""
    low, high = float(line.low), float(line.high)
    walls = np.concatenate([[low], criticals, [high]])
    middles = (walls[:-1] + walls[1:]) / 2
    middles = middles[(middles > walls[:-1]) & (middles < walls[1:])]
    edge = EDGE * (high - low)
    grid = np.concatenate([np.linspace(low, high, levels), [low + edge, high - edge]])
    place = np.searchsorted(walls, grid).clip(1, len(walls) - 1)
    distance = np.minimum(np.abs(grid - walls[place - 1]), np.abs(walls[place] - grid))
    grid = grid[distance > CLEAR * (high - low)]
    return apart(line, np.concatenate([middles, grid]), walls[1:-1])


def apart(
    line: PayoffLine, levels: Floats, criticals: Floats, known: Floats | None = None
) -> Floats:
    """Return levels in increasing order, without those that are there or `known` already.

    Levels worked out in two ways differ by a rounding; solved twice, they would show that nothing
    varies where a narrow regime varies most.
    """
    low, high = float(line.low), float(line.high)
    levels = np.sort(levels)
    walls = np.concatenate([[low], criticals, [high]])
    widths = np.diff(walls)[np.searchsorted(criticals, levels)]
    near = np.minimum(SAME * (high - low), SAME_IN_GAP * widths)
    fresh = np.diff(levels, prepend=-np.inf) > near
    if known is not None and len(known):
        place = np.searchsorted(known, levels).clip(1, max(1, len(known) - 1))
        around = known[[place - 1, np.minimum(place, len(known) - 1)]]
        fresh &= np.abs(around - levels).min(axis=0) > near
    return np.asarray(levels[fresh])
