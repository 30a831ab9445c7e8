"""What the solvers of all-mixing systems hand to each other.

Owns the result type, the tolerances and a few array helpers shared by the modules of this folder.
Knows no method and no game beyond its arrays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

#: Solutions this little outside the simplices (beyond their error) are handed on: whoever asked has
#: the whole game and decides whether a probability is positive, zero or in doubt.
LOOSE = 1e-7

#: A game whose rows of differences are all smaller than this (payoffs are of order one) is flat.
FLAT = 1e-13


@dataclass(frozen=True, eq=False)
class Interior:
    """All-mixing solutions of a batch of games, in flat arrays sorted by game.

    Attributes
    ----------
    game : (E,) int
        Position of the game in the batch.
    profiles : three arrays (E, strategies)
        Probabilities, one row per solution: positive, or so close to zero that whoever asked has to
        decide with the rest of the game at hand.
    failed : (K,) bool
        True where the solution set could not be isolated: a continuum, a singular solution, or a
        computation that could not be trusted. Solutions listed for such a game are right, but
        there may be others.
    """

    game: Ints
    profiles: tuple[Floats, Floats, Floats]
    failed: Bools


def nothing(games: int, sizes: Sequence[int]) -> Interior:
    """Return the answer for games that have no all-mixing solution."""
    a, b, c = (np.empty((0, n)) for n in sizes)
    return Interior(np.empty(0, dtype=np.int64), (a, b, c), np.zeros(games, dtype=np.bool_))


def joined(parts: Sequence[Interior], starts: Sequence[int], sizes: Sequence[int]) -> Interior:
    """Join the answers of consecutive pieces of a batch that begin at `starts`."""
    if not parts:
        return nothing(0, sizes)
    x, y, z = (np.concatenate([p.profiles[i] for p in parts]) for i in range(3))
    game = np.concatenate([p.game + s for p, s in zip(parts, starts, strict=True)])
    return Interior(game, (x, y, z), np.concatenate([p.failed for p in parts]))


def sorted_by_game(game: Ints, profiles: Sequence[Floats], failed: Bools) -> Interior:
    """Return an `Interior` with its rows in the order of the games."""
    order = np.argsort(game, kind="stable")
    x, y, z = (p[order] for p in profiles)
    return Interior(game[order].astype(np.int64, copy=False), (x, y, z), failed)


def amended(
    found: Interior, again: Ints, other: Interior, turn: tuple[int, int, int] = (0, 1, 2)
) -> Interior:
    """Put in the answers of another method that was asked about the games `again`.

    What it settles replaces what was found; elsewhere the older solutions stay. `turn` names the
    players in the order in which the other method knows them.
    """
    settled = ~other.failed
    old = ~np.isin(found.game, again[settled])
    new = settled[other.game]
    failed = found.failed.copy()
    failed[again] = other.failed
    return sorted_by_game(
        np.concatenate([found.game[old], again[other.game[new]]]),
        [
            np.concatenate([found.profiles[p][old], other.profiles[turn.index(p)][new]])
            for p in range(3)
        ],
        failed,
    )
