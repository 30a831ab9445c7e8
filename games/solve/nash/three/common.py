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

#: A probability at or below this is a zero: the solution then belongs to a smaller support.
POSITIVE = 1e-12

#: Positivity asked of a candidate before it is polished.
LOOSE = -1e-7

#: Largest residual of a polished solution, for forms of size one.
RESIDUAL = 1e-10

#: Solutions whose Jacobian is this close to singular are not isolated to working precision.
SINGULAR = 1e-10

#: Newton's method has found an isolated solution if its residual is below this times the square of
#: the smallest singular value of its Jacobian: the theorem of Kantorovich with room to spare. Near
#: a double solution the quotient is of order one, however far the iteration is driven.
KANTOROVICH = 0.02

#: Rounding noise of a polynomial whose coefficients were made from forms of size one.
NOISE = 1e-14

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
        Strictly positive probabilities, one row per solution.
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
