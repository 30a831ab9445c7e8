"""How much doubt today's answers stand, exactly, under every play.

Owns which limits are asked for. Where all move at once, or one stage is left, it is the smallest
margin over its worst swing; where others answer it is what `threats` finds. It is about one pure
answer: that it stays, not that nothing joins it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.payoffs import affine
from games.study.doubt.judgements import amounts
from games.study.doubt.reach import Reach
from games.study.doubt.report import EXACT, NEVER, UNCLAIMED, Guarantee, Limit
from games.study.doubt.threats import limit_in_stages
from games.study.doubt.turning import deviations, limit_of
from games.study.ways import order_of, way_of
from games.task import NullToken, check

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium, Report
    from games.solve.sequential.order import Order
    from games.task import Token

__all__ = ["guarantees", "limit"]


def guarantees(
    scenario: Scenario, report: Report | None = None, *, token: Token | None = None
) -> tuple[Guarantee, ...]:
    """Return how much doubt each of today's equilibria stands, in the order of their report.

    Parameters
    ----------
    report
        Today's game solved under the scenario's play, where that is known already.
    token
        Tells when the answer is no longer wanted.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    waiting = token or NullToken()
    payoffs = affine(scenario).exact(scenario.levels)
    if report is None:
        report = way_of(scenario).solve(payoffs, second_opinion=False, token=waiting)
    every = amounts(scenario)
    ranged = [one for one in every if one.stated]
    ways = Reach.of_ranges(payoffs, ranged), Reach.of_amounts(payoffs, every)
    order = order_of(scenario)
    found = []
    for place, own in enumerate(report.equilibria):
        share, radius = (limit(reach, order, own, token=waiting) for reach in ways)
        profile = tuple(played[0] for played in own.support) if own.is_pure else None
        found.append(Guarantee(place, profile, share, radius))
    return tuple(found)


def limit(reach: Reach, order: Order, answer: Equilibrium, *, token: Token | None = None) -> Limit:
    """Return how far judgements may move before an answer is no longer one.

    Parameters
    ----------
    reach
        What moves, and how far for a unit of the limit.
    order
        Who moves when.
    answer
        One of today's answers under that order.
    token
        Tells when the limit is no longer wanted.
    """
    waiting = token or NullToken()
    check(waiting)
    if not answer.is_pure:
        return Limit(None, UNCLAIMED)
    profile = tuple(played[0] for played in answer.support)
    stages = order.to_come
    if not stages:
        return Limit(None, NEVER)
    if len(stages) == 1:
        node = None if order.at_once else order.moved
        return limit_of(reach, deviations(reach, stages[0], profile, node), EXACT)
    return limit_in_stages(reach, order, profile, waiting)
