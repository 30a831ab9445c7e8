"""Every play of those who are still to move, answered where the drivers stand today.

Owns which plays there are once somebody has moved, and what each of them leads to today. Solving is
that of each play's own `Way`; what sets the plays apart is `finding`'s, what moving first is worth
`worth`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from games.model.play import Play, arranged, every_play
from games.study.orders.comes import outcomes_of, what_may_come
from games.study.orders.finding import finding_of
from games.study.orders.report import Orders, PlayAnswer, Span
from games.study.orders.worth import less, span_of, worth_of
from games.study.ways import way_of
from games.task import NullToken, Quiet, check

if TYPE_CHECKING:
    from games.model.affine import AffinePayoffs
    from games.model.play import Stages
    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.task import Token

__all__ = ["orders_today", "to_come", "worded"]


def to_come(play: Play, players: tuple[str, ...]) -> Stages:
    """Return the stages of those who are still to move; empty where they move at once."""
    done = {player for player, _ in play.moved}
    stages = play.stages or (players,)
    return arranged([[one for one in stage if one not in done] for stage in stages], players)


def orders_today(
    scenario: Scenario,
    parts: AffinePayoffs,
    own: Report | None = None,
    token: Token | None = None,
) -> Orders | None:
    """Answer every play of those who are still to move, at today's levels.

    Parameters
    ----------
    parts
        The scenario's payoffs.
    own
        The answer under the scenario's own play, if at hand.
    token
        Told of progress, one step a play, and asked whether to go on.

    Returns
    -------
    All at once first; None where fewer than two are still to move: there is one play then.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    token = NullToken() if token is None else token
    players = tuple(player.id for player in scenario.players)
    done = tuple(player for player, _ in scenario.play.moved)
    left = tuple(player for player in players if player not in done)
    if len(left) < 2:
        return None
    exact, floats = parts.exact(scenario.levels), parts.at(scenario.levels)
    largest = float(np.abs(floats).max())
    plays = every_play(left)
    shown = plays.index(to_come(scenario.play, players))
    answers: list[PlayAnswer] = []
    spans: list[tuple[Span | None, ...]] = []
    for place, stages in enumerate(plays):
        check(token)
        token.progress(place, len(plays))
        play = _whole(scenario, stages, done)
        way = way_of(replace(scenario, play=play))
        report = own if place == shown else None
        if report is None:
            report = way.solve(exact, second_opinion=False, token=Quiet(token))
        answer = _named(scenario, PlayAnswer(stages, play, way, report, None))
        spans.append(tuple(span_of(report, exact, floats, k) for k in range(len(players))))
        if answer.leader:
            mine = scenario.player_index(answer.leader)
            then, at_once = spans[-1][mine], spans[0][mine]
            if then is not None and at_once is not None:
                answer = replace(answer, gain=less(then, at_once, largest))
        answers.append(answer)
    token.progress(len(plays), len(plays))
    leading = {one.leader: one.gain for one in answers if len(one.stages) == 2}
    return Orders(
        scenario=scenario,
        answers=tuple(answers),
        shown=shown,
        finding=finding_of(answers, shown),
        worth=tuple(
            worth_of(one, scenario.player_index(one), leading[one], answers[0].report)
            for one in left
        ),
    )


def worded(orders: Orders, scenario: Scenario) -> Orders:
    """Return the same answers for a scenario that differs in words only: outcomes have names."""
    answers = [_named(scenario, one) for one in orders.answers]
    return replace(
        orders,
        scenario=scenario,
        answers=tuple(answers),
        finding=finding_of(answers, orders.shown),
    )


def _whole(scenario: Scenario, stages: Stages, done: tuple[str, ...]) -> Play:
    """Return the play of a scenario in which some players have moved, and the rest are to come.

    The scenario's own stages are kept where they say the same.
    """
    players = tuple(player.id for player in scenario.players)
    if to_come(scenario.play, players) == stages:
        return scenario.play
    return Play(arranged([done, *stages], players) if stages else (), scenario.play.moved)


def _named(scenario: Scenario, answer: PlayAnswer) -> PlayAnswer:
    """Return an answer with what it leads to in a scenario's words, under the answer's own play."""
    under = replace(scenario, play=answer.play)
    return replace(
        answer,
        outcomes=outcomes_of(under, answer.report),
        meant=what_may_come(under, answer.report, named=False),
        may_come=what_may_come(under, answer.report),
    )
