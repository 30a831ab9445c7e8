"""Pure equilibria, and the ties that stand beside them.

Owns the comparisons of payoffs in single cells of the table: who is a best response where, which
cells are equilibria, and where a tie may carry equilibria that no system of equations isolates.
Must not know mixing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.complete.overfull import lone_mixing

if TYPE_CHECKING:
    from games.solve.intake import Games
    from games.solve.report import Bools, Ints

#: Two payoffs closer than this many times their noise are a tie.
CAUTION = 4.0


@dataclass(frozen=True, eq=False)
class PureEquilibria:
    """The cells that are equilibria.

    Attributes
    ----------
    cells : (players, E)
    game : (E,)
    tied : (E,) a deviation costs nothing
    suspicious : (K,) a tie between strategies of one player against pure strategies of the others
        may carry equilibria in which he alone mixes
    """

    cells: Ints
    game: Ints
    tied: Bools
    suspicious: Bools


def pure(games: Games) -> PureEquilibria:
    """Return the pure equilibria of a batch."""
    best = []
    strict = np.ones(games.unit.shape[1:], dtype=bool)
    for player, table in enumerate(games.unit):
        top = table.max(axis=player, keepdims=True)
        mine = table >= top - CAUTION * games.noise[player]
        best.append(mine)
        alone = np.add.reduce(mine, axis=player, keepdims=True, dtype=np.int8) == 1
        strict &= alone
    equilibrium = best[0] & best[1]
    for mine in best[2:]:
        equilibrium &= mine
    *cells, game = np.nonzero(equilibrium)
    tied = ~strict[(*cells, game)]
    suspicious = np.zeros(games.count, dtype=bool)
    ties = np.flatnonzero(~strict.reshape(-1, games.count).all(axis=0))
    if len(ties) and len(games.sizes) == 3:
        # two mixing players are solved for in every support; see `games.solve.nash.complete.screen`
        some = [mine[..., ties] for mine in best]
        suspicious[ties] = lone_mixing(games.unit[..., ties], some, games.noise[:, ties])
    return PureEquilibria(np.array(cells), game, tied, suspicious)
