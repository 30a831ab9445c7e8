"""Cheap proof that a game has no all-mixing solution.

Owns one necessary condition: nobody mixes two strategies one of which pays at least as much against
everything and more against something, for the others mix everything too. Knows no equations.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import FLAT

if TYPE_CHECKING:
    from games.solve.nash.three.common import Floats, Ints


def undominated(payoffs: Floats) -> Ints:
    """Return the games (K, 3, a, b, c) in which no strategy dominates another of its player.

    Two strategies that pay the same everywhere do not dominate each other: such games remain.
    """
    games = len(payoffs)
    left = np.arange(games)
    for player, size in enumerate(payoffs.shape[2:]):
        own = np.moveaxis(payoffs[:, player], player + 1, 0).reshape(size, games, -1)
        own = np.ascontiguousarray(np.transpose(own, (0, 2, 1)))
        for one, other in combinations(range(size), 2):
            gain = own[one][:, left] - own[other][:, left]
            low, high = gain.min(axis=0), gain.max(axis=0)
            left = left[((low < 0) & (high > 0)) | (np.maximum(-low, high) <= FLAT)]
    return left
