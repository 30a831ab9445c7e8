"""What can be said of a regime whose games have ties throughout: exact, and true all over it.

Where payoffs tie there may be infinitely many equilibria, and a list of some of them says little.
Two things are exact, because gains against pure opponents are affine in the driver: which pure
profiles are equilibria at every level, and which strategies nobody can play in any equilibrium.
Owns these two, and which strategies a
sweep can do without. Knows nothing of samples, mixing or words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.report import Tied

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from games.study.sweep.exact import Edges

    #: Per player an array (own, own, *others): the sign of what the second pays above the first.
    Signs = list[NDArray[np.int8]]

__all__ = ["signs_at", "tied", "undominated"]

#: So many strategies of each player are left at least for a sweep: that is what solvers take.
LEAST = 2


def signs_at(all_edges: Edges, shape: tuple[int, ...], level: Fraction) -> Signs:
    """Return who prefers what against pure opponents at one level, exactly."""
    gains = np.array([(gain > 0) - (gain < 0) for gain in all_edges.at(level)], dtype=np.int8)
    found = []
    for player, size in enumerate(shape):
        rest = [other for other in range(len(shape)) if other != player]
        table = np.zeros((size, size, *(shape[other] for other in rest)), dtype=np.int8)
        own = all_edges.player == player
        first, second = all_edges.first[own], all_edges.second[own]
        others = tuple(all_edges.others[own][:, rest].T)
        table[(first, second, *others)] = gains[own]
        table[(second, first, *others)] = -gains[own]
        found.append(table)
    return found


def tied(low: Signs, high: Signs) -> Tied:
    """Return what is true at every level between two, from the signs at both: see `Tied`."""
    return Tied(_surviving(low, high), _pure(low, high))


def _pure(low: Signs, high: Signs) -> tuple[tuple[int, ...], ...]:
    """Return the pure profiles from which no deviation gains at either end, hence nowhere."""
    content = [
        np.moveaxis(np.all(np.maximum(a, b) <= 0, axis=1), 0, player)
        for player, (a, b) in enumerate(zip(low, high, strict=True))
    ]
    return tuple(map(tuple, np.argwhere(np.logical_and.reduce(content)).tolist()))


def _surviving(low: Signs, high: Signs) -> tuple[tuple[int, ...], ...]:
    """Delete, until nothing changes, what pays less than another strategy whatever others do.

    An affine gain is positive inside the regime if it is nowhere negative at the ends and not zero
    at both.
    """
    return _left(
        [(np.minimum(a, b) >= 0) & (np.maximum(a, b) > 0) for a, b in zip(low, high, strict=True)]
    )


def undominated(low: Signs, high: Signs) -> tuple[tuple[int, ...], ...]:
    """Return per player the strategies that can be in an equilibrium between two levels, or at one.

    Deleted, again and again, is what another strategy strictly dominates at both ends, hence at
    every level: without it there are the same equilibria (iterated strict dominance). Of nobody are
    fewer than `LEAST` left; which of those dominated stay are the first.
    """
    return _left([np.minimum(a, b) > 0 for a, b in zip(low, high, strict=True)], LEAST)


def _left(beats: list[NDArray[np.bool_]], least: int = 1) -> tuple[tuple[int, ...], ...]:
    """Delete, until nothing changes, what another strategy beats whatever those left may do.

    `beats` holds per player an array (own, own, *others): whether the second beats the first.
    """
    left = [np.arange(len(table)) for table in beats]
    changed = True
    while changed:
        changed = False
        for player, table in enumerate(beats):
            own = left[player]
            rest = [theirs for other, theirs in enumerate(left) if other != player]
            beaten = table[np.ix_(own, own, *rest)].reshape(len(own), len(own), -1)
            stays = ~np.any(np.all(beaten, axis=2), axis=1)
            stays[np.flatnonzero(~stays)[: max(0, least - int(stays.sum()))]] = True
            kept = own[stays]
            changed |= len(kept) < len(own)
            left[player] = kept
    return tuple(tuple(own.tolist()) for own in left)
