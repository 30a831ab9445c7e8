"""An equilibrium followed to another level with its support held fixed.

Newton's method on the indifference equations of many games at once. Owns this numerical step and
expected payoffs; knows nothing of regimes or drivers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Bools, Floats, Support

__all__ = ["expected", "follow", "values"]

STEPS = 40
#: Steps smaller than this are the end: the next one would be of the size of its square.
DONE = 1e-9
#: Probabilities smaller than this are zero.
NONE = 1e-13
#: What may be missing from indifference (share of the payoffs' size) or from a probability.
NEAR = 1e-7


def values(payoffs: Floats, profiles: Sequence[Floats], player: int) -> Floats:
    """Return what each strategy of a player pays against the others' mixes, (P, strategies)."""
    order = [other for other in range(len(profiles)) if other != player]
    own = payoffs[:, player].transpose(0, 1 + player, *(1 + other for other in order))
    for other in reversed(order):
        mix = profiles[other]
        own = (own * mix.reshape(len(mix), *(1,) * (own.ndim - 2), -1)).sum(axis=-1)
    return own


def expected(payoffs: Floats, profiles: Sequence[Floats]) -> Floats:
    """Return everybody's expected payoffs, (P, players)."""
    columns = [
        (values(payoffs, profiles, player) * profile).sum(axis=1)
        for player, profile in enumerate(profiles)
    ]
    return np.stack(columns, axis=1)


def follow(
    payoffs: Floats, support: Support, starts: Sequence[Floats]
) -> tuple[tuple[Floats, ...], Bools]:
    """Solve the indifference equations of one support in P games, from nearby profiles.

    Parameters
    ----------
    payoffs
        (P, players, *strategies).
    support
        The strategies that stay played, per player.
    starts
        One array (P, strategies) per player.

    Returns
    -------
    profiles, fine
        The solutions, and (P,) whether each is one: indifferent, and no probability negative.
        Where not, the profile is the start.
    """
    players = range(len(support))
    small = payoffs[np.ix_(range(len(payoffs)), range(len(support)), *support)]
    size = np.abs(small).reshape(len(small), -1).max(axis=1)
    mixes = [start[:, list(played)] for start, played in zip(starts, support, strict=True)]
    edges = np.cumsum([0, *(len(played) for played in support)])
    total = int(edges[-1])
    step = np.ones((len(small), total))
    for _ in range(STEPS):
        residual = np.zeros((len(small), total))
        slopes = np.zeros((len(small), total, total))
        for player in players:
            rows = slice(int(edges[player]), int(edges[player + 1]) - 1)
            last = int(edges[player + 1]) - 1
            worth = values(small, mixes, player)
            residual[:, rows] = (worth[:, 1:] - worth[:, :1]) / size[:, None]
            residual[:, last] = mixes[player].sum(axis=1) - 1.0
            slopes[:, last, edges[player] : edges[player + 1]] = 1.0
            for other in players:
                if other != player and len(support[player]) > 1:
                    change = _change(small, mixes, player, other)
                    columns = slice(int(edges[other]), int(edges[other + 1]))
                    slopes[:, rows, columns] = (change[:, 1:] - change[:, :1]) / size[:, None, None]
        step = _solved(slopes, residual)
        for player in players:
            mixes[player] = mixes[player] - step[:, edges[player] : edges[player + 1]]
        if np.abs(step).max() <= DONE:
            break
    fine = np.isfinite(step).all(axis=1) & (np.abs(step).max(axis=1) <= NEAR)
    profiles = []
    for player in players:
        fine &= (mixes[player] >= -NEAR).all(axis=1)
        whole = np.zeros((len(small), payoffs.shape[2 + player]))
        mix = np.where(fine[:, None], mixes[player], 0.0)
        mix = np.where(mix > NONE, mix, 0.0)
        with np.errstate(invalid="ignore", divide="ignore"):
            whole[:, list(support[player])] = mix / mix.sum(axis=1, keepdims=True)
        profiles.append(whole)
    kept = tuple(
        np.where(fine[:, None], profile, start)
        for profile, start in zip(profiles, starts, strict=True)
    )
    return kept, fine


def _change(payoffs: Floats, mixes: Sequence[Floats], player: int, other: int) -> Floats:
    """Return how a player's payoffs per strategy change with another's mix, (P, own, other)."""
    rest = [p for p in range(len(mixes)) if p not in (player, other)]
    own = payoffs[:, player].transpose(0, 1 + player, 1 + other, *(1 + p for p in rest))
    for third in rest:
        own = (own * mixes[third][:, None, None, :]).sum(axis=-1)
    return own


def _solved(slopes: Floats, residual: Floats) -> Floats:
    """Solve the Newton systems, in the least-squares sense where they are singular."""
    try:
        return np.asarray(np.linalg.solve(slopes, residual[..., None])[..., 0])
    except np.linalg.LinAlgError:
        finite = np.isfinite(slopes).all(axis=(1, 2)) & np.isfinite(residual).all(axis=1)
        found = np.full(residual.shape, np.nan)
        inverse = np.linalg.pinv(slopes[finite])
        found[finite] = (inverse @ residual[finite][..., None])[..., 0]
        return found
