"""Structural edits of the baseline: what each one costs, says and refuses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_edit
from games.model.edit.considerations import revised
from games.model.edit.structure.drivers import add_driver, remove_driver, sweep_along, with_driver
from games.model.edit.structure.outcomes import (
    add_outcome,
    move_outcome,
    remove_outcome,
    with_outcome,
)
from games.model.edit.structure.players import add_player, move_player, remove_player, with_player
from games.model.edit.structure.sources import remove_source, with_source
from games.model.edit.structure.strategies import (
    add_strategy,
    move_strategy,
    remove_strategy,
    with_strategy,
)
from games.model.file.library import load_named
from games.model.scenario import Anchor, Scenario

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured


@pytest.fixture(scope="module")
def iraq() -> Scenario:
    return load_named("iraq-2019")


def starting(change: Restructured, word: str) -> list[str]:
    return [loss for loss in change.losses if loss.startswith(word)]


# -- players --------------------------------------------------------------------------------------


def test_removing_baghdad_says_which_judgements_go(iraq: Scenario) -> None:
    change = remove_player(iraq, "baghdad")
    assert [player.id for player in change.scenario.players] == ["us", "iran"]
    assert "consideration “US troops leave” of Iran (Baghdad: Expel troops)" in change.losses
    about = [r for r in iraq.considerations if r.player == "baghdad" or "baghdad" in dict(r.when)]
    assert len(starting(change, "consideration")) == len(about)
    assert "name “Expulsion” for Baghdad: Expel troops" in change.losses
    assert change.scenario.order_of_moves == ("iran", "us")


def test_names_outlive_a_player_they_do_not_need(iraq: Scenario) -> None:
    two = remove_player(iraq, "baghdad").scenario
    named = {outcome.id: (outcome.profiles, outcome.mixtures) for outcome in two.outcomes}
    both = ("retaliate", "absorb")
    assert named["containment"] == (((("us", ("absorb",)), ("iran", ("absorb",))),), ())
    assert named["cat-and-mouse"] == ((), ((both, both),))
    assert named["expulsion"] == ((), ())


def test_names_that_only_a_player_tells_apart_go_with_it(iraq: Scenario) -> None:
    change = remove_player(iraq, "iran")
    assert "name “Cat and mouse” for the mixture US R/A, Iran R/A, Baghdad K" not in change.losses
    assert [loss for loss in change.losses if "containment" in loss] == [
        "name “Managed containment” for US: Absorb, Iran: Absorb, Baghdad: Absorb"
    ]
    assert "name “Expulsion” for Baghdad: Expel troops" not in change.losses


def test_edits_that_are_the_same_whatever_a_player_does_outlive_it(iraq: Scenario) -> None:
    scenario = iraq
    for choice, amount in (("expel", "0.5"), ("absorb", "0.50")):
        cell = ("retaliate", "absorb", choice)
        scenario = with_edit(scenario, "us", cell, Decimal(amount))
        scenario = with_edit(scenario, "iran", cell, Decimal(amount) * len(choice))
    change = remove_player(scenario, "baghdad")
    (kept,) = change.scenario.edits
    assert (kept.player, kept.profile, kept.amount) == (
        "us",
        ("retaliate", "absorb"),
        Decimal("0.5"),
    )
    assert starting(change, "direct edit") == [
        "direct edit of Iran's payoff at R A E: +2.5",
        "direct edit of Iran's payoff at R A K: +3.00",
    ]


def test_two_players_are_needed_and_three_are_the_most(iraq: Scenario) -> None:
    with pytest.raises(ValueError, match="three players are the most there can be: remove one"):
        add_player(iraq)
    two = remove_player(iraq, "us").scenario
    with pytest.raises(ValueError, match="a game needs two players: add another one first"):
        remove_player(two, "iran")


def test_a_third_player_comes_with_a_free_name_and_colour(iraq: Scenario) -> None:
    two = remove_player(iraq, "us").scenario
    made = add_player(two).scenario.players[-1]
    assert (made.name, made.color) == ("Player 3", "#0072B2")
    assert len(made.strategies) == 2
    again = add_player(two, " Riyadh ").scenario.players[-1]
    assert (again.name, again.id) == ("Riyadh", "riyadh")


def test_six_strategies_leave_no_room_for_a_third_player() -> None:
    game = load_named("chicken")
    own = game.players[0]
    for _ in range(4):
        game = add_strategy(game, own.id).scenario
    with pytest.raises(ValueError, match=f"{own.name} has 6 strategies, .* at most 5: remove 1"):
        add_player(game)
    with pytest.raises(ValueError, match="the most there can be with two players"):
        add_strategy(game, own.id)


def test_a_player_keeps_its_id_under_another_name(iraq: Scenario) -> None:
    us = iraq.players[0]
    change = with_player(iraq, replace(us, name=" Washington ", color="#111111"))
    assert change.scenario.players[0] == replace(
        us, name="Washington", color="#111111", in_sentence=""
    )
    assert change.scenario.considerations is iraq.considerations
    with pytest.raises(ValueError, match="another player is called “iran”: choose a name"):
        with_player(iraq, replace(us, name="iran"))
    with pytest.raises(ValueError, match="the name must not be empty"):
        with_player(iraq, replace(us, name="  "))
    with pytest.raises(ValueError, match="the colour must be a colour like #0072B2, not “red”"):
        with_player(iraq, replace(us, color="red"))


def test_grammar_is_that_of_a_name_and_goes_with_it(iraq: Scenario) -> None:
    us = iraq.players[0]
    strike = us.strategies[0]
    assert (us.in_sentence, strike.in_sentence) == ("the US", "retaliating")
    allies = with_player(iraq, replace(us, name="Allies", in_sentence=" the Allies ", plural=True))
    assert allies.scenario.players[0].in_sentence == "the Allies"
    assert allies.scenario.players[0].plural
    iran = with_player(allies.scenario, replace(allies.scenario.players[0], name="Washington"))
    assert (iran.scenario.players[0].in_sentence, iran.scenario.players[0].plural) == ("", False)
    noted = with_player(allies.scenario, replace(allies.scenario.players[0], note="Two of them"))
    assert noted.scenario.players[0].in_sentence == "the Allies"
    raid = with_strategy(iraq, "us", replace(strike, name="Raid")).scenario.players[0]
    assert raid.strategies[0].in_sentence == ""
    raids = with_strategy(iraq, "us", replace(strike, name="Raid", in_sentence=" raids "))
    assert raids.scenario.players[0].strategies[0].in_sentence == "raids"
    with pytest.raises(ValueError, match="the form in a sentence must be on one line"):
        with_player(iraq, replace(us, in_sentence="the\nUS"))


def test_profiles_follow_their_players(iraq: Scenario) -> None:
    scenario = with_edit(iraq, "us", ("retaliate", "absorb", "expel"), Decimal(1))
    moved = move_player(scenario, "baghdad", 0).scenario
    assert moved.edits[0].profile == ("expel", "retaliate", "absorb")
    mouse = next(o for o in moved.outcomes if o.mixtures)
    assert mouse.mixtures == ((("absorb",), ("retaliate", "absorb"), ("retaliate", "absorb")),)
    assert moved.order_of_moves == scenario.order_of_moves


# -- strategies -----------------------------------------------------------------------------------


def test_a_new_strategy_gets_a_letter_of_its_own(iraq: Scenario) -> None:
    scenario = iraq
    letters = []
    for name in ("Raid", "Arm", "Ambush", ""):
        if len(scenario.players[0].strategies) < 5:
            scenario = add_strategy(scenario, "us", name).scenario
            letters.append(scenario.players[0].strategies[-1].letter)
    assert letters == ["I", "M", "B"]


def test_a_letter_stands_for_one_strategy(iraq: Scenario) -> None:
    strike = iraq.players[0].strategies[0]
    with pytest.raises(ValueError, match="“A” stands for another strategy: choose another letter"):
        with_strategy(iraq, "us", replace(strike, letter="A"))
    with pytest.raises(ValueError, match="the letter is too long: 4 characters are too many"):
        with_strategy(iraq, "us", replace(strike, letter="ABCD"))
    with pytest.raises(ValueError, match="another strategy of the US is called “Absorb”"):
        with_strategy(iraq, "us", replace(strike, name="Absorb"))


def test_a_letter_that_came_with_the_name_follows_it(iraq: Scenario) -> None:
    strike, absorb = iraq.players[0].strategies
    renamed = with_strategy(iraq, "us", replace(strike, name="Strike")).scenario.players[0]
    assert [own.letter for own in renamed.strategies] == ["S", "A"]
    keep = iraq.players[2].strategies[1]
    assert keep.letter == "K"
    renamed = with_strategy(iraq, "baghdad", replace(keep, name="Tolerate")).scenario.players[2]
    assert renamed.strategies[1].letter == "K"
    chosen = replace(absorb, name="Wait", letter="W", in_sentence="waiting")
    assert with_strategy(iraq, "us", chosen).scenario.players[0].strategies[1] == chosen


def test_removing_a_strategy_says_what_was_said_of_it_alone(iraq: Scenario) -> None:
    scenario = add_strategy(iraq, "baghdad", "Restrict").scenario
    scenario = with_edit(scenario, "us", ("retaliate", "retaliate", "expel"), Decimal("-0.5"))
    change = remove_strategy(scenario, "baghdad", "expel")
    assert "direct edit of the US's payoff at R R E: −0.5" in change.losses
    assert "name “Expulsion” for Baghdad: Expel troops" in change.losses
    assert next(o for o in change.scenario.outcomes if o.id == "expulsion").profiles == ()


# -- drivers --------------------------------------------------------------------------------------


def test_a_condition_on_several_strategies_outlives_one_of_them() -> None:
    graded = load_named("graded-responses")
    owner = graded.players[0]
    first, second, third = (strategy.id for strategy in owner.strategies)
    old = graded.considerations[0]
    either = revised(graded, replace(old, when=((owner.id, (first, second)),)))
    change = remove_strategy(either, owner.id, second)
    lost = owner.strategies[1].name
    said = f"what consideration “{old.title}” of the US says of “{lost}”; the rest stays"
    assert said in change.losses
    assert change.scenario.considerations[0].when == ((owner.id, (first,)),)
    # what is named now is all there is: nothing that counts anywhere is lost
    change = remove_strategy(either, owner.id, third)
    assert change.scenario.considerations[0].when == ()
    assert not [loss for loss in change.losses if f"“{old.title}”" in loss]


def test_conditions_follow_the_order_of_strategies() -> None:
    graded = load_named("graded-responses")
    owner = graded.players[0]
    first, _, third = (strategy.id for strategy in owner.strategies)
    old = graded.considerations[0]
    either = revised(graded, replace(old, when=((owner.id, (third, first)),)))
    assert either.considerations[0].when == ((owner.id, (first, third)),)
    moved = move_strategy(either, owner.id, third, 0).scenario
    assert moved.considerations[0].when == ((owner.id, (third, first)),)
    assert moved.considerations[1] is graded.considerations[1]


def test_a_narrower_range_moves_today_and_drops_anchors_and_says_so(iraq: Scenario) -> None:
    sanctions = iraq.driver("sanctions")
    change = with_driver(iraq, replace(sanctions, high=Decimal("0.5")))
    new = change.scenario.driver("sanctions")
    assert (new.level, new.high) == (Decimal("0.5"), Decimal("0.5"))
    assert change.losses == (
        "today's level of sanctions pressure, 0.60: it would become 0.5",
        "anchor “shipping, metals and the central bank cut off” of sanctions pressure at 0.75",
        "anchor “near-total embargo” of sanctions pressure at 1",
    )
    assert [anchor.level for anchor in new.anchors] == [
        anchor.level for anchor in sanctions.anchors if anchor.level <= Decimal("0.5")
    ]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"low": "1"}, "the upper end must lie above low, 1, not at 1"),
        ({"level": "1.2"}, "1.2 lies outside the range from 0 to 1: type a number within it"),
        ({"step": "0"}, "the step must be above 0, not 0"),
        ({"step": "2"}, "the step must not be longer than the whole range: type a smaller step"),
        ({"high": "1e10"}, "is too large"),
    ],
)
def test_a_range_that_is_none_is_refused(iraq: Scenario, facts: dict[str, str], said: str) -> None:
    numbers = {key: Decimal(value) for key, value in facts.items()}
    with pytest.raises(ValueError, match=said):
        with_driver(iraq, replace(iraq.driver("sanctions"), **numbers))


def test_anchors_stand_in_the_order_of_their_levels(iraq: Scenario) -> None:
    sanctions = iraq.driver("sanctions")
    late = (*sanctions.anchors, Anchor(Decimal("0.4"), "in between"))
    new = with_driver(iraq, replace(sanctions, anchors=late)).scenario.driver("sanctions")
    assert [anchor.level for anchor in new.anchors] == sorted(anchor.level for anchor in late)


def test_removing_the_swept_driver_sweeps_the_next(iraq: Scenario) -> None:
    change = remove_driver(iraq, "sanctions")
    assert change.scenario.sweep_driver == "protest"
    assert "slope of “Strangled without leverage” with sanctions pressure: −4" in change.losses
    assert sweep_along(change.scenario, "casualties").scenario.sweep_driver == "casualties"
    scenario = change.scenario
    for driver in ("protest", "assistance", "casualties"):
        scenario = remove_driver(scenario, driver).scenario
    assert (scenario.drivers, scenario.sweep_driver) == ((), "")


def test_thirty_two_drivers_are_the_most(iraq: Scenario) -> None:
    scenario = iraq
    for _ in range(32 - len(iraq.drivers)):
        scenario = add_driver(scenario).scenario
    assert len({driver.name for driver in scenario.drivers}) == 32
    with pytest.raises(ValueError, match="32 drivers are the most there can be: remove one first"):
        add_driver(scenario)


# -- outcomes and sources -------------------------------------------------------------------------


def test_outcomes_move_over_the_degrees_of_severity(iraq: Scenario) -> None:
    moved = move_outcome(iraq, "expulsion", 0).scenario
    assert [(o.id, o.severity) for o in moved.outcomes][:2] == [
        ("expulsion", 0),
        ("containment", 1),
    ]


def test_a_new_outcome_is_the_severest_and_has_a_free_colour(iraq: Scenario) -> None:
    made = add_outcome(iraq, "Other").scenario.outcomes[-1]
    assert (made.id, made.severity) == ("other-2", 6)
    first = add_outcome(replace(iraq, outcomes=())).scenario.outcomes[0]
    assert (first.color, first.severity) == ("#7FB7BE", 0)
    with pytest.raises(ValueError, match="the severity must lie between 0 and 100"):
        with_outcome(iraq, replace(iraq.outcomes[0], severity=101))


def test_removing_an_outcome_says_what_goes_without_a_name(iraq: Scenario) -> None:
    change = remove_outcome(iraq, "expulsion")
    assert change.losses == ("name “Expulsion” for Baghdad: Expel troops",)


def test_removing_a_source_says_who_cited_it(iraq: Scenario) -> None:
    change = remove_source(iraq, "analysis")
    cited = [reason.title for reason in iraq.considerations if reason.source == "analysis"]
    title = next(source.title for source in iraq.sources if source.id == "analysis")
    assert change.losses == tuple(
        f"consideration “{own}” no longer cites “{title}”" for own in cited
    )
    assert all(reason.source != "analysis" for reason in change.scenario.considerations)


def test_a_source_needs_a_title(iraq: Scenario) -> None:
    with pytest.raises(ValueError, match="the title must not be empty"):
        with_source(iraq, replace(iraq.sources[0], title=""))


def test_a_driver_that_goes_can_leave_what_it_adds_today(iraq: Scenario) -> None:
    """Strangled without leverage: base 0 and −4 for each unit of sanctions, at 0.60 today."""
    instead = remove_driver(iraq, "sanctions").instead
    assert instead is not None
    old, new = (
        next(reason for reason in one.considerations if reason.title.startswith("Strangled"))
        for one in (iraq, instead.scenario)
    )
    assert new.base - old.base == Decimal("-4") * Decimal("0.60")
    assert "at 0.60, today's level of sanctions pressure" in instead.why
    assert not new.slopes


def test_there_is_nothing_to_keep_where_a_driver_adds_nothing_today(iraq: Scenario) -> None:
    assert remove_driver(iraq.with_level("sanctions", Decimal(0)), "sanctions").instead is None


def test_what_a_base_could_not_hold_is_not_offered(iraq: Scenario) -> None:
    fine = replace(iraq.driver("sanctions"), level=Decimal("0.600000000000001"))
    change = with_driver(iraq, fine).scenario
    reason = next(c for c in change.considerations if "sanctions" in dict(c.slopes))
    slope = replace(reason, slopes=(("sanctions", Decimal("0.001")),))
    reasons = tuple(slope if c is reason else c for c in change.considerations)
    assert remove_driver(replace(change, considerations=reasons), "sanctions").instead is None
