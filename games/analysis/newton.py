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

__all__ = ["expected", "follow", "temptations", "values"]

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
    mixing = [player for player, played in enumerate(support) if len(played) > 1]
    if not mixing:
        return tuple(_pure(start, own[0]) for start, own in zip(starts, support, strict=True)), (
            np.ones(len(payoffs), dtype=np.bool_)
        )
    small = _restricted(payoffs, support, mixing)
    mixes = [starts[player][:, list(support[player])] for player in mixing]
    moved, step = _newton(small, mixes)
    fine = np.isfinite(step).all(axis=1) & (np.abs(step).max(axis=1, initial=0.0) <= NEAR)
    size = _size(small)
    for player, mix in enumerate(moved):
        fine &= (mix >= -NEAR).all(axis=1)
        fine &= np.ptp(values(small, moved, player), axis=1) <= NEAR * size
    profiles = []
    for player, played in enumerate(support):
        whole = _pure(starts[player], played[0])
        if player in mixing:
            mix = np.where(fine[:, None], moved[mixing.index(player)], 0.0)
            mix = np.where(mix > NONE, mix, 0.0)
            with np.errstate(invalid="ignore", divide="ignore"):
                whole[:, list(played)] = mix / mix.sum(axis=1, keepdims=True)
        profiles.append(np.where(fine[:, None], whole, starts[player]))
    return tuple(profiles), fine


def _pure(like: Floats, played: int) -> Floats:
    """Return the certain choice of one strategy, as often as `like` has rows."""
    whole = np.zeros_like(like)
    whole[:, played] = 1.0
    return whole


def _restricted(payoffs: Floats, support: Support, mixing: Sequence[int]) -> Floats:
    """Return the game of those who mix, over what they play; the others' axes are gone."""
    small = payoffs[:, list(mixing)]
    for player, played in reversed(list(enumerate(support))):
        small = small.take(played if player in mixing else played[0], axis=2 + player)
    return small


def _size(payoffs: Floats) -> Floats:
    """Return the largest payoff of each game, 1 where there is none."""
    size = np.abs(payoffs).reshape(len(payoffs), -1).max(axis=1)
    return np.asarray(np.where(size > 0, size, 1.0))


def _newton(payoffs: Floats, mixes: list[Floats]) -> tuple[list[Floats], Floats]:
    """Return the mixes after Newton's method, and the last step of each game (P, unknowns)."""
    count = len(payoffs)
    size = _size(payoffs)
    edges = np.cumsum([0, *(mix.shape[1] for mix in mixes)]).tolist()
    step = np.zeros((count, edges[-1]))
    for _ in range(STEPS):
        residual = np.zeros((count, edges[-1]))
        slopes = np.zeros((count, edges[-1], edges[-1]))
        for player, mix in enumerate(mixes):
            rows, last = slice(edges[player], edges[player + 1] - 1), edges[player + 1] - 1
            worth = values(payoffs, mixes, player)
            residual[:, rows] = (worth[:, 1:] - worth[:, :1]) / size[:, None]
            residual[:, last] = mix.sum(axis=1) - 1.0
            slopes[:, last, edges[player] : edges[player + 1]] = 1.0
            for other in range(len(mixes)):
                if other != player:
                    change = _change(payoffs, mixes, player, other) / size[:, None, None]
                    columns = slice(edges[other], edges[other + 1])
                    slopes[:, rows, columns] = change[:, 1:] - change[:, :1]
        step = _solved(slopes, residual)
        mixes = [mix - step[:, edges[p] : edges[p + 1]] for p, mix in enumerate(mixes)]
        if len(mixes) <= 2:  # linear: one step is the answer
            step = np.where(np.isfinite(step), 0.0, np.nan)
            break
        if np.abs(step).max(initial=0.0) <= DONE:
            break
    return mixes, step


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
