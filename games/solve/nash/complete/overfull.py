"""Ties that no candidate shows: one player equally happy with more strategies than he should be.

Owns a proof of absence. When against pure strategies, or against one mix, a player is indifferent
between more strategies than there are free probabilities, he may weigh them in many ways, and a
range of equilibria may hide between the supports that are tried. It does not if the others cannot
all be content: each wants his own strategy to stay best, these wishes are linear in the tied
player's weights, and two of them that contradict each other settle it (for two tied strategies
exactly so, by Helly's theorem). Must not know how mixes are computed.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.complete.dominance import CAUTION, CERTAIN

if TYPE_CHECKING:
    from games.solve.intake import Games
    from games.solve.nash.complete.supports import Group
    from games.solve.report import Bools, Floats, Ints

#: Strategies this close to the best one are taken to be tied with it, at least.
WIDE = 1e-6


def lone_mixing(unit: Floats, best: list[Bools], noise: Floats) -> Bools:
    """Tell in which games somebody may mix while the two others play one strategy each.

    Parameters
    ----------
    unit : (3, *strategies, K)
        Normalised payoffs.
    best : three arrays (*strategies, K)
        Where a player's own strategy is among his best responses.
    noise : (3, K)
        How far payoffs may be from the truth.
    """
    certain = np.maximum(CERTAIN, CAUTION * noise.max(axis=0))
    out = np.zeros(unit.shape[-1], dtype=bool)
    for player, mine in enumerate(best):
        others = [p for p in range(3) if p != player]
        tied = np.moveaxis(mine, player, 0)
        first, second, game = np.nonzero(np.add.reduce(tied, axis=0, dtype=np.int8) > 1)
        if not len(game):
            continue
        equal = tied[:, first, second, game]
        leads = []
        for other, played in zip(others, (first, second), strict=True):
            third = next(p for p in others if p != other)
            alone = second if other == others[0] else first
            table = np.moveaxis(unit[other], (other, player, third), (0, 1, 2))
            against = table[:, :, alone, game]
            leads += _leads(against, played)
        out[game[~contradictory(leads, equal, certain[game])]] = True
    return out


def may_hide(
    games: Games,
    group: Group,
    players: tuple[int, int],
    member: Ints,
    game: Ints,
    mix: Floats,
    error: Floats,
) -> Bools:
    """Tell which of E ties against the mix of another player may carry equilibria.

    Parameters
    ----------
    players
        Who is tied, and whose mix ties him; the third player plays one strategy.
    member, game : (E,)
        The support profile within the group, and the game.
    mix : (k, E)
        The mix on the support of the second of `players`.
    error : (E,)
        How far an expected payoff may be off because the mix is: the sum of its weights' errors.
    """
    noise = CAUTION * games.noise[:, game].max(axis=0) + error
    tied, other = players
    third = 3 - tied - other
    played = group.members[other][member].T
    alone = group.members[third][member, 0]
    own = np.moveaxis(games.unit[tied], (tied, other, third), (0, 1, 2))
    pay = (own[:, played, alone, game] * mix).sum(axis=1)
    equal = pay >= pay.max(axis=0) - np.maximum(WIDE, 2 * noise)
    table = np.moveaxis(games.unit[third], (third, tied, other), (0, 1, 2))
    leads = _leads((table[:, :, played, game] * mix).sum(axis=2), alone)
    table = np.moveaxis(games.unit[other], (other, tied, third), (0, 1, 2))[:, :, alone, game]
    for strategy in played:
        leads += _leads(table, strategy)
    return ~contradictory(leads, equal, np.maximum(CERTAIN, 2 * noise))


def _leads(table: Floats, played: Ints) -> list[Floats]:
    """Return by how much each strategy beats the one played, as (tied player's, E) arrays."""
    kept = table[played, :, np.arange(len(played))].T
    # the strategy played does not beat itself anywhere: it is no wish
    return [row - kept for row in table]


def contradictory(leads: list[Floats], equal: Bools, certain: Floats) -> Bools:
    """Tell where no weights on the equal strategies keep all `leads` from being positive.

    One or two of the leads, combined, must be positive by more than `certain` (E,) against every
    equal strategy.
    """
    out = np.zeros(equal.shape[1], dtype=bool)
    for lead in leads:
        out |= ((lead > certain) | ~equal).all(axis=0)
    for one, other in combinations(leads, 2):
        low = np.zeros(equal.shape[1])
        high = np.ones(equal.shape[1])
        for a, b, counts in zip(one, other, equal, strict=True):
            # share * a + (1 - share) * b > certain
            slope, need = a - b, certain - b
            flat = np.abs(slope) <= certain
            at = need / np.where(flat, 1.0, slope)
            low = np.where(counts & ~flat & (slope > 0), np.maximum(low, at), low)
            high = np.where(counts & ~flat & (slope < 0), np.minimum(high, at), high)
            high = np.where(counts & flat & (need > -certain), -1.0, high)
        out |= low + CERTAIN < high
    return out
