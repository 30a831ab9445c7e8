"""Four or more tied strategies of one player against two mixing ones: found out, or ruled out.

Owns the last hiding place of a range of equilibria: two players mix so that the third one is
indifferent between more strategies than the two have free probabilities for. Such supports are not
tried, since a game without ties has no equilibrium there. To see whether there is one, the third
player's indifference over as many strategies as there may be is solved alone: the two others are
given payoffs that make them content exactly when he weighs these strategies equally. Only players
with four strategies or more can be tied in that way. Must not know how systems are solved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.complete import algebra
from games.solve.nash.complete.dominance import CAUTION
from games.solve.nash.complete.overfull import WIDE, contradictory
from games.solve.nash.three.bounds import EXACT
from games.solve.nash.three.interior import interior

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.intake import Games
    from games.solve.nash.complete.supports import Group
    from games.solve.report import Floats, Ints
    from games.task import Token


def crowded(games: Games, group: Group, member: Ints, game: Ints, token: Token) -> Ints:
    """Return the games in which one more strategy may be tied than the support has room for."""
    tied = int(np.argmax(group.shape))
    full = group.shape[tied] - 1 == sum(group.shape) - group.shape[tied] - 2
    if not full or games.sizes[tied] == group.shape[tied] or not len(game):
        return np.empty(0, dtype=np.int64)
    forms = algebra.gather(games.unit, algebra.positions(games, group, member, game), group.shape)
    table = forms.tables[tied]
    # the others' payoffs are made up: they have no error but that of a float
    noise = np.full((len(game), 3), EXACT)
    noise[:, tied] = games.noise[tied, game]
    answer = interior(_alone(table, group.shape, tied), token, noise=noise)
    mixes = [mix.T for mix in answer.profiles]
    some = forms.take(answer.game)
    pay = some.pay(mixes)[tied]
    # mixes are wrong by less than 1e-7, or their game has failed
    wide = WIDE + CAUTION * games.noise[:, game[answer.game]]
    equal = pay >= pay.max(axis=0) - wide[tied]
    # all of the support is among the best, and something else is too
    crowd = np.flatnonzero(
        equal[: group.shape[tied]].all(axis=0) & (equal.sum(axis=0) > group.shape[tied])
    )
    source = answer.game[crowd]
    hides = ~contradictory(
        _wishes(games, group, tied, member[source], game[source], [m[:, crowd] for m in mixes]),
        _by_number(equal[:, crowd], group.order[tied][member[source]]),
        wide[:, crowd].max(axis=0),
    )
    return np.concatenate([game[answer.failed], game[source[hides]]])


def _alone(table: Floats, shape: tuple[int, ...], tied: int) -> Floats:
    """Return games in which the others are content exactly if the tied player weighs equally."""
    k = shape[tied]
    out = np.zeros((table.shape[-1], 3, *shape))
    others = [p for p in range(3) if p != tied]
    back = [[tied, *others].index(p) for p in range(3)]
    out[:, tied] = np.moveaxis(table[:k], -1, 0).transpose(0, *(axis + 1 for axis in back))
    wish = 0
    for player in others:
        for strategy in range(1, shape[player]):
            want = np.full(k, -1.0 / k)
            want[wish] += 1.0
            wish += 1
            place: list[slice | int] = [slice(None), player, *(slice(None) for _ in shape)]
            place[2 + player] = strategy
            # the tied player's axis has moved up by the player's own one if that came before it
            axis = 1 + tied - (player < tied)
            spread = [1] * 3
            spread[axis] = k
            out[tuple(place)] = want.reshape(spread)
    return out


def _wishes(
    games: Games,
    group: Group,
    tied: int,
    member: Ints,
    game: Ints,
    mixes: Sequence[Floats],
) -> list[Floats]:
    """Return by how much each strategy of the others beats one they play, per tied strategy."""
    leads = []
    for player in (p for p in range(3) if p != tied):
        other = 3 - tied - player
        table = np.moveaxis(games.unit[player], (player, tied, other), (0, 1, 2))
        pay = (table[:, :, group.members[other][member].T, game] * mixes[other]).sum(axis=2)
        for played in group.members[player][member].T:
            kept = pay[played, :, np.arange(len(game))].T
            leads += [row - kept for row in pay]
    return leads


def _by_number(equal: np.ndarray, order: Ints) -> np.ndarray:
    """Return rows in the player's own order instead of support first."""
    out = np.empty_like(equal)
    np.put_along_axis(out, order.T, equal, axis=0)
    return out
