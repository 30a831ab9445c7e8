"""Expected payoffs of many games at once, player by player.

Owns these contractions only. P games of one shape come as (P, players, *strategies), mixes as one
array (P, strategies) per player.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Floats, Support

__all__ = ["temptations", "values", "worth"]


def values(payoffs: Floats, profiles: Sequence[Floats], player: int) -> Floats:
    """Return what each strategy of a player pays against the others' mixes, (P, strategies)."""
    order = [other for other in range(len(profiles)) if other != player]
    own = payoffs[:, player].transpose(0, 1 + player, *(1 + other for other in order))
    for other in reversed(order):
        mix = profiles[other]
        own = (own * mix.reshape(len(mix), *(1,) * (own.ndim - 2), mix.shape[1])).sum(axis=-1)
    return own


def temptations(payoffs: Floats, profiles: Sequence[Floats], support: Support) -> Floats:
    """Return what each strategy outside a support gains over the mix played, (P, strategies)."""
    found = [np.zeros((len(payoffs), 0))]
    for player, played in enumerate(support):
        outside = [s for s in range(payoffs.shape[2 + player]) if s not in played]
        if outside:
            worth = values(payoffs, profiles, player)
            now = (worth * profiles[player]).sum(axis=1, keepdims=True)
            found.append(worth[:, outside] - now)
    return np.concatenate(found, axis=1)


def worth(payoffs: Floats, profiles: Sequence[Floats]) -> tuple[Floats, Floats]:
    """Return what everybody expects, and what his best deviation gains, both (P, players)."""
    now, gains = [], []
    for player, profile in enumerate(profiles):
        each = values(payoffs, profiles, player)
        mean = (each * profile).sum(axis=1)
        now.append(mean)
        gains.append(each.max(axis=1) - mean)
    return np.stack(now, axis=1), np.stack(gains, axis=1)
