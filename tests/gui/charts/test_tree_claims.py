"""What the game tree claims in words, asked of the solver again: gains, ties, foresight."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from games.model.payoffs import affine
from games.model.play import every_play
from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve
from games.study.ways import order_of
from games.words.wording import amount
from tests.support.examples import about
from tests.support.small_scenarios import small_scenarios
from tests.support.trees import scene_of

if TYPE_CHECKING:
    from fractions import Fraction

    from games.model.scenario import Scenario
    from games.solve.report import Exact

    Done = tuple[int | None, ...]


@st.composite
def games(draw: st.DrawFn) -> Scenario:
    """A small game in which one moves after another, perhaps with a move already made."""
    scenario = draw(small_scenarios())
    ids = [player.id for player in scenario.players]
    alone = [play for play in every_play(ids) if len(play) == len(ids)]
    play = replace(scenario.play, stages=draw(st.sampled_from(alone)))
    if draw(st.booleans()):
        who = draw(st.sampled_from(scenario.players))
        play = replace(play, moved=((who.id, draw(st.sampled_from(who.strategies)).id),))
    return replace(scenario, play=play)


def brought(payoffs: Exact, order: Order, done: Done, player: int) -> set[Fraction]:
    """What a player may get once so much is done."""
    found = set()
    for one in solve(payoffs, Order(order.stages, done)).equilibria:
        (profile,) = product(*one.support)
        found.add(payoffs[(player, *profile)])
    return found


def with_move(done: Done, player: int, strategy: int) -> Done:
    return (*done[:player], strategy, *done[player + 1 :])


@about(60)
@given(games())
def test_gains_and_ties_are_what_the_solver_says_of_each_choice(scenario: Scenario) -> None:
    scene, order = scene_of(scenario), order_of(scenario)
    payoffs = affine(scenario).exact(scenario.levels)
    report = solve(payoffs, order)
    if len(report.equilibria) != 1:
        return
    ((profile,),) = [list(product(*one.support)) for one in report.equilibria]
    here, said = order.moved, list(scene.reasons)
    for (mover,) in order.to_come:
        player = scenario.players[mover]
        own = {
            k: brought(payoffs, order, with_move(here, mover, k), mover)
            for k in range(len(player.strategies))
        }
        mine = own.pop(profile[mover])
        best = max(max(values) for values in own.values())
        gain = min(mine) - best
        name = player.strategies[profile[mover]].name
        told = [text for text in said if text.startswith(f"{player.name} ")]
        if gain > 0:
            least = (
                "at least "
                if len(mine) > 1 or any(len(v) > 1 and max(v) == best for v in own.values())
                else ""
            )
            against = f"({amount(float(min(mine)))} against {amount(float(best))})"
            assert told == [
                f"{player.name} gains {least}{amount(float(gain))} by “{name}” {against}"
            ]
        else:
            assert not any(" gains " in text for text in told)
        here = with_move(here, mover, profile[mover])


@about(200)
@given(games())
def test_who_foresees_an_answer_would_gain_without_it_and_loses_by_it(scenario: Scenario) -> None:
    scene, order = scene_of(scenario), order_of(scenario)
    payoffs = affine(scenario).exact(scenario.levels)
    report = solve(payoffs, order)
    found = re.fullmatch(r".*: (\w+) foresees the answer to “(\w+)”", scene.title)
    if found is None:
        if len(report.equilibria) != 1 or not order.to_come:
            return
        (profile,) = product(*report.equilibria[0].support)
        here = order.moved
        for (mover,) in order.to_come:  # nobody is kept from anything by what follows it alone
            for k in range(payoffs.shape[1 + mover]):
                beside = with_move(profile, mover, k)
                then = brought(payoffs, order, with_move(here, mover, k), mover)
                tempting = payoffs[(mover, *beside)] > payoffs[(mover, *profile)]
                assert not tempting or max(then) >= payoffs[(mover, *profile)]
            here = with_move(here, mover, profile[mover])
        return
    (outcome,) = report.equilibria
    (profile,) = product(*outcome.support)
    mover = [player.name for player in scenario.players].index(found[1])
    names = [strategy.name for strategy in scenario.players[mover].strategies]
    k = names.index(found[2])
    beside = with_move(profile, mover, k)
    assert payoffs[(mover, *beside)] > payoffs[(mover, *profile)]
    before = [own for stage in order.to_come for own in stage]
    here = order.moved
    for own in before[: before.index(mover)]:
        here = with_move(here, own, profile[own])
    assert (
        max(brought(payoffs, order, with_move(here, mover, k), mover)) < payoffs[(mover, *profile)]
    )


@about(60)
@given(games())
def test_every_answer_is_in_the_title_or_counted(scenario: Scenario) -> None:
    scene = scene_of(scenario)
    report = solve(affine(scenario).exact(scenario.levels), order_of(scenario))
    played = {leaf.key for leaf in scene.leaves if leaf.played}
    assert len(played) == len(report.equilibria)
    counted = {"Two": 2, "Three": 3, "Four": 4, "Five": 5, "Six": 6, "Seven": 7, "Eight": 8}
    first, _, rest = scene.title.partition(" ")
    number = counted.get(first, int(first) if first.isdigit() else 1)
    if rest.startswith("answers"):
        assert number == len(played) > 1
    else:
        assert len(played) == 1
