"""Three players who all mix, in supports larger than 2x2x2: hands on restricted games.

Owns the translation between support profiles of a game and the all-mixing systems of restricted
games. Shapes that differ only in who has how many strategies are solved together. A system whose
solutions could not be isolated comes back as a suspect. Must not know how systems are solved:
that is done in `games.solve.nash.three`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.complete import algebra
from games.solve.nash.complete.screen import Candidates
from games.solve.nash.three.interior import interior

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.intake import Games
    from games.solve.nash.complete.supports import Group
    from games.solve.report import Floats, Ints
    from games.task import Token

    #: Support profiles of a group, and the games in which to try them.
    Trial = tuple[Group, Ints, Ints]


def all_mixing(games: Games, trials: Sequence[Trial], token: Token) -> list[Candidates]:
    """Return the candidates of shapes that are permutations of each other."""
    orders = [sorted(range(3), key=lambda p, g=group: g.shape[p]) for group, _, _ in trials]  # type: ignore[misc]
    parts = [_restricted(games, *trial, order) for trial, order in zip(trials, orders, strict=True)]
    noise = [
        games.noise[order][:, game].T for (_, _, game), order in zip(trials, orders, strict=True)
    ]
    answer = interior(np.concatenate(parts), token, noise=np.concatenate(noise))
    starts = np.cumsum([0, *(len(part) for part in parts)])
    out = []
    for (group, member, game), order, (start, stop) in zip(
        trials, orders, pairwise(starts), strict=True
    ):
        found = np.flatnonzero((answer.game >= start) & (answer.game < stop))
        lost = np.flatnonzero(answer.failed[start:stop])
        source = np.concatenate([answer.game[found] - start, lost])
        weights = []
        for player, k in enumerate(group.shape):
            mix = answer.profiles[order.index(player)][found].T
            weights.append(np.concatenate([mix, np.full((k, len(lost)), 1.0 / k)], axis=1))
        suspect = np.arange(len(source)) >= len(found)
        out.append(Candidates(group, member[source], game[source], tuple(weights), suspect))
    return out


def _restricted(
    games: Games, group: Group, member: Ints, game: Ints, order: Sequence[int]
) -> Floats:
    """Return the restricted games, players in the given order."""
    where = algebra.positions(games, group, member, game, outside=False)
    forms = algebra.gather(games.unit, where, group.shape)
    out = np.empty((len(game), 3, *(group.shape[p] for p in order)))
    for place, player in enumerate(order):
        # a form has the player's own strategies first, then the others' in their order
        axes = [player, *(p for p in range(3) if p != player)]
        back = [axes.index(p) for p in order]
        out[:, place] = forms.tables[player].transpose(3, *back)
    return out
