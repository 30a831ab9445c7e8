"""Candidates with two players mixing, for a whole batch, and nothing thrown away that may count.

Owns the first sieve: for every support profile in which two players mix equally many strategies it
solves "the other one is indifferent" by minors, without a division, and drops what is wrong by more
than any rounding. What it lets pass is judged in `judge`; a system without a unique
solution passes as a suspect. Must not know tolerances finer than "certainly not".
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.complete.overfull import may_hide

if TYPE_CHECKING:
    from games.solve.intake import Games
    from games.solve.nash.complete.supports import Group
    from games.solve.report import Bools, Floats, Ints

#: A sign counts here only beyond this share of the largest value it could have, at least: a
#: thousand times the rounding errors of the largest minors.
SURE = 1e-9
#: Noise is absolute: a row of gains below this is not trusted relative to itself.
SMALL_ROW = 1e-2


@dataclass(frozen=True, eq=False)
class Candidates:
    """Profiles that may be equilibria, all with supports of one shape.

    Attributes
    ----------
    group
        The support profiles of that shape.
    member, game
        (E,) which support profile of the group, which game.
    weights
        Per player (shape[i], E): the probabilities on his support.
    suspect
        (E,): no unique solution could be isolated; the weights are a place-holder.
    """

    group: Group
    member: Ints
    game: Ints
    weights: tuple[Floats, ...]
    suspect: Bools


def two_mixing(games: Games, group: Group) -> tuple[Candidates, Ints]:
    """Return the candidates of a support shape in which exactly two players mix.

    Also the games in which ties beyond the support may carry equilibria that no candidate shows.
    """
    members = group.members
    fixed = [members[p][:, 0] for p in range(len(group.shape)) if p not in group.mixing]
    hidden = np.empty(0, dtype=np.int64)
    found = []
    wrong = np.zeros((len(group.code), games.count), dtype=bool)
    for own, other in (group.mixing, group.mixing[::-1]):
        # the weights that make a player indifferent are played by the other one
        table = np.moveaxis(games.unit[own], (own, other), (0, 1))
        weights, off, tied, bound = equalising(
            table, group.order[own], members[other], fixed, games.noise[own]
        )
        found.append((other, weights))
        wrong |= off
        if fixed and tied is not None and tied.any():
            member, game = np.nonzero(tied)
            mix, blank = probabilities([w[member, game] for w in weights])
            total = np.abs(np.sum([w[member, game] for w in weights], axis=0))
            # each of k weights is wrong by the bound, and so is the total they are divided by
            error = 2 * len(weights) * bound[member, game] / np.where(total > 0, total, 1e-300)
            hides = may_hide(games, group, (own, other), member, game, mix, error) | blank
            hidden = np.append(hidden, game[hides])
    member, game = np.nonzero(~wrong)
    mixes = [np.ones((1, len(game))) for _ in group.shape]
    suspect = np.zeros(len(game), dtype=bool)
    for player, weights in found:
        mixes[player], blank = probabilities([w[member, game] for w in weights])
        suspect |= blank
    return Candidates(group, member, game, tuple(mixes), suspect), hidden


def equalising(
    table: Floats, rows: Ints, columns: Ints, fixed: list[Ints], noise: Floats
) -> tuple[list[Floats], Bools, Bools | None, Floats]:
    """Weigh columns so that the rows of a support pay the same; say where that is impossible.

    Parameters
    ----------
    table : (own, other's, [third's,] K)
    rows : (N, own), the support first
    columns : (N, k)
    fixed : strategies (N,) of a third player who plays one
    noise : (K,)

    Returns
    -------
    weights
        k arrays (N, K), up to a factor that may be negative.
    wrong
        (N, K): some weight is certainly negative or some other row certainly pays more.
    tied
        (N, K): not wrong, but another row may pay as much; None if there is no other row.
    bound
        (N, K): how far a weight may be from the truth.

    A weight is a minor of k - 1 rows, a sum of (k - 1)! products. A gap is wrong by at most twice
    the noise, which is 2 / `SMALL_ROW` noises of the size S its row is given, the largest of its
    gaps and `SMALL_ROW`. A product is then wrong by (1 + 2 noise / SMALL_ROW)^(k - 1) - 1 times the
    product of all S, and while that is small by no more than twice its linear part.
    """
    k = columns.shape[1]
    across = columns.T[np.newaxis]
    on = table[(rows[:, :k].T[:, np.newaxis], across, *fixed)]
    gaps = on[1:] - on[0]
    weights = null_vector(gaps)
    bound = SURE + factorial(k - 1) * (k - 1) * (4 / SMALL_ROW) * noise
    for gap in gaps:
        bound = bound * np.maximum(np.abs(gap).max(axis=0), SMALL_ROW)
    low, high = weights[0], weights[0]
    for weight in weights[1:]:
        low, high = np.minimum(low, weight), np.maximum(high, weight)
    wrong = (high > bound) & (low < -bound)
    tied = None
    if k < rows.shape[1]:
        off = on[0] - table[(rows[:, k:].T[:, np.newaxis], across, *fixed)]
        loss = off[:, 0] * weights[0]
        for column in range(1, k):
            loss += off[:, column] * weights[column]
        worst = np.where(high >= -low, loss.min(axis=0), -loss.max(axis=0))
        wrong |= worst < -2 * k * bound
        tied = ~wrong & (worst <= 2 * k * bound)
    return weights, wrong, tied, bound


def null_vector(rows: Floats) -> list[Floats]:
    """Return the k signed minors of (k - 1, k, ...) rows: the vector orthogonal to all of them."""
    k = rows.shape[1]
    minors: dict[tuple[int, ...], Floats] = {(c,): rows[0, c] for c in range(k)}
    for size in range(2, k):
        row = rows[size - 1]
        grown: dict[tuple[int, ...], Floats] = {}
        for columns in combinations(range(k), size):
            # expand along the newest row
            total = row[columns[-1]] * minors[columns[:-1]]
            for place in range(size - 1):
                term = row[columns[place]] * minors[columns[:place] + columns[place + 1 :]]
                total = total - term if (size - 1 - place) % 2 else total + term
            grown[columns] = total
        minors = grown
    everything = tuple(range(k))
    out = []
    for column in range(k):
        minor = minors[everything[:column] + everything[column + 1 :]]
        out.append(-minor if column % 2 else minor)
    return out


def probabilities(weights: list[Floats]) -> tuple[Floats, Bools]:
    """Scale weights of either sign to sum to one; where they vanish, give equal ones and say so."""
    stacked = np.array(weights)
    total = stacked.sum(axis=0)
    blank = np.abs(total) <= 1e-3 * np.abs(stacked).max(axis=0)
    if blank.any():
        stacked[:, blank], total[blank] = 1.0, len(weights)
    stacked /= total
    return stacked, blank
