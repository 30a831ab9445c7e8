"""What holds for every structural edit of every scenario: valid, saved, and no payoff slips."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.amounts import less
from games.model.edit.structure import drivers, outcomes, players, sources, strategies
from games.model.file.library import load_named, names
from games.model.file.scenario_file import dumps, loads
from games.model.numbers import LARGEST, PLACES
from games.model.outcomes import outcome_of
from games.model.payoffs import affine
from games.model.problems import Problems
from games.model.validate import check
from random_scenarios import scenarios

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Scenario

few = about(30)
BUNDLED = [load_named(name) for name in names()]
any_scenario = st.sampled_from(BUNDLED) | scenarios()


def valid(scenario: Scenario) -> None:
    problems = Problems()
    check(scenario, problems)
    assert problems.found == ()


def payoffs(scenario: Scenario) -> dict[tuple[str, frozenset[tuple[str, str]]], Fraction]:
    """Every payoff at today's levels, by player and by who plays what."""
    exact = affine(scenario).exact(scenario.levels)
    found = {}
    for indices in product(*map(range, scenario.shape)):
        named = zip((p.id for p in scenario.players), scenario.profile(indices), strict=True)
        where = frozenset(named)
        for number, player in enumerate(scenario.players):
            found[player.id, where] = exact[(number, *indices)]
    return found


def called(scenario: Scenario) -> dict[frozenset[tuple[str, str]], str]:
    """What every pure profile is called."""
    found = {}
    for indices in product(*map(range, scenario.shape)):
        named = zip((p.id for p in scenario.players), scenario.profile(indices), strict=True)
        outcome = outcome_of(scenario, indices)
        found[frozenset(named)] = outcome.id if outcome else ""
    return found


def random_edit(scenario: Scenario, data: st.DataObject) -> Restructured | None:
    """One structural edit of any kind; None where it is politely refused."""
    draw = data.draw
    player = draw(st.sampled_from(scenario.players))
    strategy = draw(st.sampled_from(player.strategies))
    to = draw(st.integers(-1, 6))
    choices = [
        lambda: players.add_player(scenario),
        lambda: players.remove_player(scenario, player.id),
        lambda: players.move_player(scenario, player.id, to),
        lambda: players.with_player(scenario, replace(player, name="Somebody", color="#123456")),
        lambda: strategies.add_strategy(scenario, player.id, draw(st.sampled_from(["", "Ça ira"]))),
        lambda: strategies.remove_strategy(scenario, player.id, strategy.id),
        lambda: strategies.move_strategy(scenario, player.id, strategy.id, to),
        lambda: strategies.with_strategy(scenario, player.id, replace(strategy, letter="Zz")),
        lambda: drivers.add_driver(scenario),
        lambda: outcomes.add_outcome(scenario),
        lambda: sources.add_source(scenario),
    ]
    if scenario.drivers:
        driver = draw(st.sampled_from(scenario.drivers))
        low = driver.low + (driver.high - driver.low) / 2
        choices += [
            lambda: drivers.remove_driver(scenario, driver.id),
            lambda: drivers.move_driver(scenario, driver.id, to),
            lambda: drivers.sweep_along(scenario, driver.id),
            lambda: drivers.with_driver(scenario, replace(driver, low=low)),
        ]
    if scenario.outcomes:
        outcome = draw(st.sampled_from(scenario.outcomes))
        choices += [
            lambda: outcomes.remove_outcome(scenario, outcome.id),
            lambda: outcomes.move_outcome(scenario, outcome.id, to),
        ]
    if scenario.sources:
        source = draw(st.sampled_from(scenario.sources))
        choices += [
            lambda: sources.remove_source(scenario, source.id),
            lambda: sources.move_source(scenario, source.id, to),
        ]
    try:
        return draw(st.sampled_from(choices))()
    except ValueError:
        return None


@pytest.mark.slow
@few
@given(any_scenario, st.data())
def test_any_sequence_of_edits_stays_valid_and_survives_a_file(
    scenario: Scenario, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 8))):
        changed = random_edit(scenario, data)
        if changed is None:
            continue
        scenario = changed.scenario
        valid(scenario)
        assert all(loss.strip() and "\n" not in loss for loss in changed.losses)
    assert loads(dumps(scenario).encode()) == scenario


@pytest.mark.slow
@few
@given(any_scenario, st.data())
def test_an_edit_without_losses_changes_no_payoff_that_was_there(
    scenario: Scenario, data: st.DataObject
) -> None:
    changed = random_edit(scenario, data)
    if changed is None or changed.losses:
        return
    ids = {player.id for player in scenario.players}
    before, after = payoffs(scenario), payoffs(changed.scenario)
    for (player, where), payoff in after.items():
        known = frozenset(pair for pair in where if pair[0] in ids)
        if (player, known) in before:
            assert payoff == before[player, known]


@pytest.mark.slow
@few
@given(any_scenario, st.data())
def test_reordering_players_changes_no_payoff_and_no_name(
    scenario: Scenario, data: st.DataObject
) -> None:
    player = data.draw(st.sampled_from(scenario.players)).id
    changed = players.move_player(scenario, player, data.draw(st.integers(0, 2)))
    assert changed.losses == ()
    assert payoffs(changed.scenario) == payoffs(scenario)
    assert called(changed.scenario) == called(scenario)
    back = players.move_player(changed.scenario, player, scenario.player_index(player))
    assert back.scenario == scenario


@pytest.mark.slow
@few
@given(any_scenario, st.data())
def test_a_third_player_changes_no_payoff_until_somebody_says_so(
    scenario: Scenario, data: st.DataObject
) -> None:
    try:
        grown = players.add_player(scenario)
    except ValueError:
        assert len(scenario.players) == 3 or max(scenario.shape) > 5
        return
    made = grown.scenario.players[-1]
    assert grown.losses == ()
    before, after = payoffs(scenario), payoffs(grown.scenario)
    names_before, names_after = called(scenario), called(grown.scenario)
    for (player, where), payoff in before.items():
        for strategy in made.strategies:
            assert after[player, where | {(made.id, strategy.id)}] == payoff
            assert names_after[where | {(made.id, strategy.id)}] == names_before[where]
    shrunk = players.remove_player(grown.scenario, made.id)
    assert shrunk.losses == ()
    assert payoffs(shrunk.scenario) == before
    assert shrunk.scenario.considerations == scenario.considerations
    assert called(shrunk.scenario) == names_before


@pytest.mark.slow
@few
@given(any_scenario, st.data())
def test_a_new_strategy_costs_nothing_and_goes_without_a_trace(
    scenario: Scenario, data: st.DataObject
) -> None:
    player = data.draw(st.sampled_from(scenario.players)).id
    try:
        grown = strategies.add_strategy(scenario, player)
    except ValueError:
        return
    made = grown.scenario.players[scenario.player_index(player)].strategies[-1].id
    assert grown.losses == ()
    after = payoffs(grown.scenario)
    assert {key: after[key] for key in payoffs(scenario)} == payoffs(scenario)
    back = strategies.remove_strategy(grown.scenario, player, made)
    assert back.losses == ()
    assert back.scenario == scenario


@pytest.mark.slow
@few
@given(any_scenario, st.data())
def test_a_removed_strategy_takes_nothing_else_along(
    scenario: Scenario, data: st.DataObject
) -> None:
    player = data.draw(st.sampled_from(scenario.players))
    strategy = data.draw(st.sampled_from(player.strategies)).id
    if len(player.strategies) == 2:
        with pytest.raises(ValueError, match=r"needs? two strategies"):
            strategies.remove_strategy(scenario, player.id, strategy)
        return
    changed = strategies.remove_strategy(scenario, player.id, strategy)
    before = payoffs(scenario)
    after = payoffs(changed.scenario)
    assert after == {key: before[key] for key in after}
    names_before, names_after = called(scenario), called(changed.scenario)
    assert names_after == {key: names_before[key] for key in names_after}
    gone = (
        len(scenario.considerations) - len(changed.scenario.considerations),
        len(scenario.edits) - len(changed.scenario.edits),
    )
    assert sum(gone) == sum(
        loss.startswith(("consideration", "direct edit")) for loss in changed.losses
    )


@pytest.mark.slow
@few
@given(any_scenario.filter(lambda s: s.drivers), st.data())
def test_a_removed_driver_lists_every_slope_it_takes(
    scenario: Scenario, data: st.DataObject
) -> None:
    driver = data.draw(st.sampled_from(scenario.drivers))
    changed = drivers.remove_driver(scenario, driver.id)
    slopes = [reason for reason in scenario.considerations if driver.id in dict(reason.slopes)]
    assert len(changed.losses) == len(slopes) + len(driver.anchors)
    assert len(changed.scenario.considerations) == len(scenario.considerations)
    assert affine(changed.scenario).drivers == tuple(
        d for d in affine(scenario).drivers if d != driver.id
    )


@pytest.mark.slow
@few
@given(any_scenario.filter(lambda s: s.drivers), st.data())
def test_a_removed_driver_can_leave_todays_payoffs_exactly_as_they_are(
    scenario: Scenario, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(scenario.drivers))
    others = {d.id: data.draw(st.sampled_from([d.low, d.level, d.high])) for d in scenario.drivers}
    moved = scenario
    for driver, level in others.items():
        if driver != gone.id:
            moved = moved.with_level(driver, level)
    changed = drivers.remove_driver(moved, gone.id)
    if changed.instead is None:
        adds = [
            (reason, Fraction(dict(reason.slopes).get(gone.id, 0)) * Fraction(gone.level))
            for reason in moved.considerations
        ]
        sums = [
            Fraction(amount) + added
            for reason, added in adds
            for amount in (reason.base, reason.low, reason.high)
            if amount is not None
        ]
        held = all((one * 10**PLACES).denominator == 1 and abs(one) <= LARGEST for one in sums)
        assert not held or not any(added for _, added in adds)
        return
    valid(changed.instead.scenario)
    assert payoffs(changed.instead.scenario) == payoffs(moved)
    assert changed.instead.scenario.drivers == changed.scenario.drivers
    assert [(reason.id, reason.slopes) for reason in changed.instead.scenario.considerations] == [
        (reason.id, reason.slopes) for reason in changed.scenario.considerations
    ]
    widths = [
        (less(c.high, c.base), less(c.base, c.low))
        for c in moved.considerations
        if c.low is not None and c.high is not None
    ]
    assert widths == [
        (less(c.high, c.base), less(c.base, c.low))
        for c in changed.instead.scenario.considerations
        if c.low is not None and c.high is not None
    ]
