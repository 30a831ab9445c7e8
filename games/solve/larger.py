"""Three players who all mix, in supports larger than 2x2x2: hands restricted games to `trilinear`.

Owns the translation between support profiles of a game and the all-mixing systems of restricted
games. A system whose solutions could not be isolated comes back as a suspect. Must not know how
the systems are solved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve import algebra
from games.solve.screen import Candidates
from games.solve.trilinear import interior

if TYPE_CHECKING:
    from games.solve.intake import Games
    from games.solve.report import Ints
    from games.solve.supports import Group
    from games.task import Token


def all_mixing(games: Games, group: Group, member: Ints, game: Ints, token: Token) -> Candidates:
    """Return the candidates of a shape in which all three mix, in the given supports and games."""
    where = algebra.positions(games, group, member, game, outside=False)
    forms = algebra.gather(games.unit, where, group.shape)
    restricted = np.empty((len(game), 3, *group.shape))
    for player, table in enumerate(forms.tables):
        # the player's own strategies come first in a form; put every axis in its place
        restricted[:, player] = np.moveaxis(np.moveaxis(table, -1, 0), 1, player + 1)
    answer = interior(restricted, token)
    lost = np.flatnonzero(answer.failed)
    source = np.concatenate([answer.game, lost])
    weights = tuple(
        np.concatenate([own.T, np.full((own.shape[1], len(lost)), 1.0 / own.shape[1])], axis=1)
        for own in answer.profiles
    )
    suspect = np.zeros(len(source), dtype=bool)
    suspect[len(answer.game) :] = True
    return Candidates(group, member[source], game[source], weights, suspect)
