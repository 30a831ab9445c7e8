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

#: Unit roundoff.
ROUNDOFF = 2.0**-53

#: Roundings that a term of a polynomial goes through at most, for each of its factors, while it is
#: made from the entries of forms: the product itself, and the sums the product is part of.
PER_FACTOR = 16

#: Roundings in the value or a derivative of a condition, at most: a sum over five strategies of
#: sums over five.
ROUNDINGS = 16

#: How far payoffs are from the truth if the caller does not say: that of one rounding, each way.
EXACT = 4 * ROUNDOFF

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


def spread(terms: Floats, factors: int, noise: Floats) -> Floats:
    """Bound the errors of polynomials made from forms with entries of size one.

    A coefficient is a sum of `terms` products of d = `factors` entries. Each entry is at most 1 and
    wrong by at most `noise` = e, so that a product is wrong by at most (1 + e)^d - 1 <= 2 d e where
    d e <= 1 (beyond that the bound exceeds the coefficient, which is all that is asked of it), and
    each of its roundings counts like such an error (Higham 2002, sec. 3.1). A coefficient with no
    terms is an exact zero.

    Parameters
    ----------
    terms : (..., K) or (..., 1)
    noise : (K,)
    """
    bound: Floats = terms * (2 * factors * (noise + PER_FACTOR * ROUNDOFF))
    return bound


#: How much entries are raised to see what their errors do; see `slope_spread`.
RAISED = 0.01


def slope_spread(low: Floats, high: Floats, factors: int, raised: Floats, noise: Floats) -> Floats:
    """Bound the errors of polynomials made from forms, by the sizes of their entries.

    `low` are the same polynomials made without signs from the sizes of the entries, and `high`
    from these sizes plus `raised` (K,), at least `noise`, wherever there is an entry. On the way
    from one to the other they are convex, so that for entries wrong by `noise` the difference,
    scaled down, bounds the error. Sharper than `spread` where many factors are small, and dearer.
    """
    rounding = 2 * factors * PER_FACTOR * ROUNDOFF
    bound: Floats = (high - low) * (noise / raised) + rounding * high
    return bound
