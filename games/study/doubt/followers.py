"""What those who move last together answer to one who is seen first, and what that is worth to him.

Owns the answers to each of his strategies. Which of them he takes is for who asks: backward
induction, or a person who has to decide. Must not know names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve import OPEN, solve
from games.study.doubt.together import all_at_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.solve.report import Exact
    from games.study.doubt.together import Rows
    from games.task import Token

    Floats = NDArray[np.float64]

__all__ = ["Answers", "answers", "at_the_bases"]


@dataclass(frozen=True, eq=False)
class Answers:
    """The answers to one strategy of a leader in K worlds.

    Attributes
    ----------
    rows
        All equilibria of the others; of the leader the strategy.
    worth : (E,)
        What each is worth to him.
    least, most : (K,)
        The worst and the best of a world for him; not a number where undecided.
    """

    rows: Rows
    worth: Floats
    least: Floats
    most: Floats


def answers(
    payoffs: Floats, noise: Floats, leader: int, own: int, token: Token | None = None
) -> Answers:
    """Return how the others answer one strategy of the leader, together.

    Parameters
    ----------
    payoffs : (K, players, *strategies)
        The worlds.
    noise : (players,)
        How far a payoff may be from the truth.
    leader, own
        Who is seen, and what he does.
    token
        Asked now and then whether to go on.
    """
    where = (slice(None), slice(None), *[slice(None)] * leader, slice(own, own + 1))
    table = payoffs[where]
    rows = all_at_once(table, noise, token)
    worth = _mixed(table[rows.game, leader], rows.mixes)
    rows.support[:, leader] = 1 << own
    least, most = np.full(len(payoffs), np.inf), np.full(len(payoffs), -np.inf)
    np.minimum.at(least, rows.game, worth)
    np.maximum.at(most, rows.game, worth)
    least[~rows.decided], most[~rows.decided] = np.nan, np.nan
    return Answers(rows, worth, least, most)


def at_the_bases(
    exact: Exact, leader: int, own: int, token: Token | None = None
) -> tuple[float, float]:
    """Return what one strategy is worth to the leader at least and at most, ties and all.

    Parameters
    ----------
    exact : (players, *strategies) object array of Fraction
        The payoffs.
    leader, own
        Who is seen, and what he does.
    token
        Asked now and then whether to go on.

    Returns
    -------
    Neither is a number where it is not certain that all answers are known.
    """
    sizes = exact.shape[1:]
    table = exact[(slice(None), *(own if p == leader else slice(None) for p in range(len(sizes))))]
    others = [p for p in range(len(sizes)) if p != leader and sizes[p] > 1]
    inner = table[others].reshape(len(others), *(sizes[p] for p in others))
    mine = table[leader].astype(np.float64).reshape(inner.shape[1:])
    if len(others) == 1:
        (replies,) = inner
        worth = mine[replies == replies.max()]
        return float(worth.min()), float(worth.max())
    report = solve(inner, second_opinion=False, token=token)
    if report.proof == OPEN:
        return np.nan, np.nan
    # of infinitely many the least and the most is at their corners
    curved = any(family.kind != "product" for family in report.families)
    each = [
        float(_mixed(mine[np.newaxis], [mix[np.newaxis] for mix in found.profile])[0])
        for found in report.equilibria
    ]
    return (np.nan, np.nan) if curved else (min(each), max(each))


def _mixed(tables: Floats, mixes: Sequence[Floats]) -> Floats:
    """Return averages (E,) of tables (E, *strategies) by mixes (E, strategies) of each player."""
    for mix in mixes:
        fresh = (1,) * (tables.ndim - 2)
        tables = (tables * mix.reshape(*mix.shape, *fresh)).sum(axis=1)
    return tables
