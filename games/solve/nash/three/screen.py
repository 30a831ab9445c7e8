"""Cheap proof that a game has no all-mixing solution.

Owns one necessary condition: nobody mixes two strategies one of which pays at least as much against
everything and more against something, for the others mix everything too. "As much" is the very same
payoff; what differs by less than its error may be more or less. Knows no equations.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import EXACT, two_signs

if TYPE_CHECKING:
    from games.solve.nash.three.common import Floats, Ints


def undominated(payoffs: Floats, noise: Floats | None = None) -> Ints:
    """Return the games (K, 3, a, b, c) in which no strategy dominates another of its player.

    Two strategies that pay the same everywhere do not dominate each other: such games remain. A
    payoff may be `noise` (K, 3) from the truth, by default one rounding.
    """
    games = len(payoffs)
    left = np.arange(games)
    for player, size in enumerate(payoffs.shape[2:]):
        own = np.moveaxis(payoffs[:, player], player + 1, 0).reshape(size, games, -1)
        own = np.ascontiguousarray(np.transpose(own, (0, 2, 1)))
        wrong = np.full(games, 2 * EXACT) if noise is None else 2 * noise[:, player]
        for one, other in combinations(range(size), 2):
            gain = own[one][:, left] - own[other][:, left]
            low, high, _ = two_signs(gains=gain[None], wrong=wrong[None, left])
            left = left[(low & high)[0]]
    return left
