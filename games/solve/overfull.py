"""Ties beyond a support that no candidate shows: three strategies equally good against one mix.

Owns a proof of absence. When against some mix of another player a player is indifferent between
more strategies than that mix has free probabilities for, he may weigh them in many ways, and a
range of equilibria may hide between supports. It does not if, whatever he does with the tied
strategies, somebody else certainly prefers to leave. Must not know how mixes are computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.dominance import CERTAIN

if TYPE_CHECKING:
    from games.solve.intake import Games
    from games.solve.report import Bools, Floats, Ints
    from games.solve.supports import Group

#: Strategies this close to the best one are taken to be tied with it.
WIDE = 1e-6


def may_hide(
    games: Games, group: Group, players: tuple[int, int], member: Ints, game: Ints, mix: Floats
) -> Bools:
    """Tell which of E ties may carry equilibria.

    Parameters
    ----------
    players
        Who is tied, and whose mix ties him; the third player plays one strategy.
    member, game : (E,)
        The support profile within the group, and the game.
    mix : (k, E)
        The mix on the support of the second of `players`.
    """
    tied, other = players
    third = 3 - tied - other
    each = np.arange(len(game))
    played = group.members[other][member].T
    alone = group.members[third][member, 0]
    own = np.moveaxis(games.unit[tied], (tied, other, third), (0, 1, 2))
    pay = (own[:, played, alone, game] * mix).sum(axis=1)
    equal = pay >= pay.max(axis=0) - WIDE
    table = np.moveaxis(games.unit[third], (third, tied, other), (0, 1, 2))
    against = (table[:, :, played, game] * mix).sum(axis=2)
    leaves = _beaten(against, against[alone, :, each].T, equal)
    table = np.moveaxis(games.unit[other], (other, tied, third), (0, 1, 2))[:, :, alone, game]
    for strategy in played:
        leaves |= _beaten(table, table[strategy, :, each].T, equal)
    return ~leaves


def _beaten(table: Floats, kept: Floats, equal: Bools) -> Bools:
    """Tell where a row of (own, tied's, E) beats `kept` (tied's, E) against all equal ones."""
    beaten = ((table - kept > CERTAIN) | ~equal).all(axis=1)
    return np.asarray(beaten.any(axis=0), dtype=np.bool_)
