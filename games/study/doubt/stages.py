"""Answers in many worlds where some move together before or after others.

Owns the two such plays that games of up to three players have: one is seen by two, or two by one.
Ties of whoever moves alone leave a world undecided. Must not know how worlds are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.doubt.followers import answers
from games.study.doubt.together import CAUTION, all_at_once

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.study.doubt.names import Outcomes
    from games.task import Token

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    #: Worlds and places of outcomes (E,), and which worlds are decided (K,).
    Named = tuple[Ints, Ints, Bools]

__all__ = ["one_then_two", "two_then_one"]

#: What mixed equilibria are worth is known to this share of the largest payoff, and better.
_KNOWN = 1e-9


def one_then_two(
    payoffs: Floats, noise: Floats, leader: int, outcomes: Outcomes, token: Token
) -> Named:
    """Return what comes of it if one is seen by two who answer together."""
    every = [
        answers(payoffs, noise, leader, own, token) for own in range(payoffs.shape[2 + leader])
    ]
    decided = np.logical_and.reduce([one.rows.decided for one in every])
    scale = np.abs(payoffs[:, leader]).reshape(len(payoffs), -1).max(axis=1)
    clear = np.maximum(2 * CAUTION * noise[leader], _KNOWN * scale)
    worlds, places = [], []
    for own, one in enumerate(every):
        others = [other.least for place, other in enumerate(every) if place != own]
        bar = np.max(others, axis=0)[one.rows.game]
        near = np.abs(one.worth - bar) <= clear[one.rows.game]
        decided[one.rows.game[near]] = False
        kept = one.worth > bar
        worlds.append(one.rows.game[kept])
        places.append(outcomes.of_codes(outcomes.code(one.rows.support[kept])))
    world, place = np.concatenate(worlds), np.concatenate(places)
    known = decided[world]
    return world[known], place[known], decided


def two_then_one(
    payoffs: Floats, noise: Floats, last: int, outcomes: Outcomes, token: Token
) -> Named:
    """Return what comes of it if two move together and are seen by one."""
    own = payoffs[:, last]
    axis = 1 + last
    reply = own.argmax(axis=axis, keepdims=True)
    best = np.take_along_axis(own, reply, axis=axis)
    near = (own >= best - 2 * CAUTION * noise[last]).sum(axis=axis) > 1
    clear = ~near.reshape(len(own), -1).any(axis=1)
    taken = np.take_along_axis(payoffs, reply[:, np.newaxis], axis=axis + 1)
    rows = all_at_once(taken, noise, token)
    decided = rows.decided & clear
    known = decided[rows.game]
    game, support = rows.game[known], rows.support[known]
    return game, _places(game, support, reply, last, outcomes), decided


def _places(game: Ints, support: Ints, reply: Ints, last: int, outcomes: Outcomes) -> Ints:
    """Name what comes of mixtures to which the last one answers cell by cell.

    Where he always answers alike everybody mixes independently. Else it is what may come of it, if
    all that has one name.
    """
    played = np.zeros(len(game), dtype=np.int64)
    least = np.full(len(game), outcomes.count, dtype=np.int64)
    most = np.full(len(game), -1, dtype=np.int64)
    for cell in np.ndindex(*reply.shape[1:]):
        there = np.logical_and.reduce(
            [support[:, p] >> k & 1 for p, k in enumerate(cell) if p != last]
        )
        answer = reply[(game, *cell)]
        where = [np.full(len(game), k) for k in cell]
        where[last] = answer
        named = outcomes.cells[tuple(where)]
        played |= np.where(there, 1 << answer, 0)
        least = np.where(there, np.minimum(least, named), least)
        most = np.where(there, np.maximum(most, named), most)
    places = np.where(least == most, least, outcomes.other)
    alike = (played & (played - 1)) == 0
    whole = support.copy()
    whole[:, last] = played
    places[alike] = outcomes.of_codes(outcomes.code(whole[alike]))
    return places
