"""What the order of moves changes: every play today, and what it is worth to move first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.play import with_move, with_play
from games.model.file.library import load_named, names
from games.model.payoffs import affine
from games.model.play import every_play
from games.solve.report import OPEN
from games.study.answer import compute_audit, compute_live
from games.study.orders.conditions import conditions, holds, in_common
from games.study.orders.reason import reason_of
from games.study.orders.report import Condition, Kind, Span, Why
from games.study.orders.today import orders_today, to_come, worded
from games.study.ways import SIMULTANEOUS
from games.words.orders import changed_text, finding_text, reason_text, worth_reason
from tests.support.small_scenarios import small_scenarios
from tests.support.vectors import SCENARIOS, sequential
from tests.support.vectors import scenario as vector_scenario

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.orders.report import Orders

IRAQ = load_named("iraq-2019")
PLAYERS = ("us", "iran", "baghdad")


def at(level: str, scenario: Scenario = IRAQ) -> Orders:
    moved = scenario.with_level("sanctions", Decimal(level))
    found = orders_today(moved, affine(moved))
    assert found is not None
    return found


def test_the_baseline_escalates_unless_iran_moves_before_the_us() -> None:
    orders = at("0.60")
    assert len(orders.answers) == 13
    assert orders.answers[0].stages == ()
    assert orders.shown == 0
    for answer in orders.answers:
        places = {one: k for k, stage in enumerate(answer.stages) for one in stage}
        first = bool(places) and places["iran"] < places["us"]
        assert answer.outcomes == {"Managed containment" if first else "Escalation on Iraqi soil"}
    assert orders.finding.condition == Condition(Kind.BEFORE, ("iran", "us"))
    assert not orders.finding.kept
    assert orders.finding.profile == (1, 1, 1)
    title = "Escalation on Iraqi soil today, unless Iran moves before the US"
    assert finding_text(orders) == title
    assert changed_text(orders) == (
        "If Iran moved before the US, “Managed containment” would be played."
    )


def test_what_moving_first_is_worth_on_the_baseline() -> None:
    worth = {level: {one.player: one for one in at(level).worth} for level in ("0.5", "0.6", "0.7")}

    def sole(amount: Fraction | int) -> Span:
        return Span(Fraction(amount), Fraction(amount))

    assert worth["0.7"]["us"].span == sole(Fraction(19, 5))
    assert worth["0.6"]["iran"].span == sole(Fraction(11, 10))
    assert worth["0.6"]["us"].span == sole(0)
    assert worth["0.5"]["us"].span == sole(Fraction(-1, 5))
    assert worth["0.5"]["us"].why is Why.MIXES
    assert "unpredictable" in worth_reason(IRAQ, worth["0.5"]["us"])
    assert not worth_reason(IRAQ, worth["0.6"]["us"])


@pytest.mark.parametrize("name", SCENARIOS)
def test_leading_is_worth_what_the_vectors_say(name: str) -> None:
    asked = 0
    for case in sequential()["scenarios"][name]["levels"]:
        scenario = vector_scenario(name)
        level = (
            Decimal(Fraction(case["sanctions"]).numerator) / Fraction(case["sanctions"]).denominator
        )
        if Fraction(level) != Fraction(case["sanctions"]):
            continue  # no decimal: no slider stands there
        scenario = scenario.with_level("sanctions", level)
        orders = orders_today(scenario, affine(scenario))
        assert orders is not None
        for player, leads in case.get("leader", {}).items():
            span = next(one.span for one in orders.worth if one.player == player)
            values = [Fraction(one) for one in leads["commitment_value"]]
            if span is None or "all" not in case.get("simultaneous_note", ""):
                continue
            asked += 1
            assert (span.low, span.high) == (min(values), max(values))
    assert asked or name == "graded-responses"


def test_the_gain_of_each_play_is_that_of_who_moves_first() -> None:
    gains = {answer.stages: answer.gain for answer in at("0.60").answers}
    assert gains[("baghdad",), ("iran",), ("us",)] == Span(Fraction(29, 10), Fraction(29, 10))
    assert gains[()] is None
    assert gains[("us", "iran"), ("baghdad",)] is None


def test_the_reason_is_in_numbers() -> None:
    orders = at("0.60")
    reason = reason_of(orders, affine(orders.scenario).exact(orders.scenario.levels))
    assert reason is not None
    assert (reason.gain, reason.then, reason.now) == (
        Fraction(31, 5),
        Fraction(-12, 5),
        Fraction(-7, 2),
    )
    assert reason_text(IRAQ, reason) == (
        "Once Iran has opted for absorbing, the US gains 6.20 by opting for absorbing;"
        " Iran gets −2.40 instead of −3.50"
    )


def test_a_finding_without_a_common_condition_counts_the_plays() -> None:
    assert finding_text(at("0.90")) == "Expulsion today, unless the US moves before Baghdad"
    assert finding_text(at("0.70")) == (
        "Expulsion today, but not under six of 13 plays; perhaps not if Iran and Baghdad"
        " move first, together, then the US"
    )
    assert finding_text(at("0.50")) == (
        "Cat and mouse today, but only if Iran and the US move together"
    )


def test_outcomes_that_may_be_played_anyway_are_not_said_to_be_excluded() -> None:
    said = {}
    for name in ("stag-hunt", "chicken", "matching-pennies"):
        scenario = load_named(name)
        orders = orders_today(scenario, affine(scenario))
        assert orders is not None
        said[name] = (finding_text(orders), changed_text(orders))
    assert said["stag-hunt"] == (
        "One of three possibilities today; “The stag, together” if one moves before the other",
        "If one moved before the other, “The stag, together” would be played.",
    )
    assert said["chicken"] == (
        "One of three possibilities today; fewer of them if one moves before the other",
        "If one moved before the other, there would be fewer possibilities.",
    )
    assert said["matching-pennies"][0] == "Guessing today, unless one moves before the other"


def test_a_play_that_is_open_is_not_said_to_change_anything() -> None:
    orders = at("0.60")
    first, *others = orders.answers
    first = replace(first, report=replace(first.report, proof=OPEN))
    orders = worded(replace(orders, answers=(first, *others)), orders.scenario)
    assert finding_text(orders) == "What is played today is open, though under no other play"
    assert not changed_text(orders)


def test_infinitely_many_answers_that_are_all_known_are_not_called_open() -> None:
    orders = at("0.35")
    assert orders.answers[0].report.families
    assert finding_text(orders) == (
        "Escalation on Iraqi soil or Harassment absorbed today; other answers unless Iran and the"
        " US move together"
    )
    assert changed_text(orders) == (
        "Unless Iran and the US moved together, there would be other answers."
    )
    flat = replace(load_named("iran-us"), considerations=(), edits=())
    orders = orders_today(flat, affine(flat)) or orders
    assert finding_text(orders) == (
        "The outcome today is one of four possibilities, whatever the order of moves"
    )


def test_who_mixes_is_said_under_the_play_that_is_answered() -> None:
    outcomes = tuple(one for one in IRAQ.outcomes if one.id != "cat-and-mouse")
    scenario = with_play(replace(IRAQ, outcomes=outcomes), [["us"], ["iran", "baghdad"]])
    answers = at("0.45", scenario).answers
    assert answers[0].outcomes == {"The US and Iran mix"}
    assert worded(at("0.45", scenario), scenario).answers[0].outcomes == {"The US and Iran mix"}


def test_a_lottery_does_not_exclude_what_it_may_bring() -> None:
    graded = load_named("graded-responses")
    orders = orders_today(graded, affine(graded))
    assert orders is not None
    lottery = next(one for one in orders.answers if one.stages == (("us", "iran"), ("baghdad",)))
    assert lottery.outcomes is not None
    assert len(lottery.outcomes) == 4
    assert "Tit for tat" in lottery.outcomes
    assert finding_text(orders) == (
        "Tit for tat today; other answers if Iran moves before somebody else"
    )
    led = with_play(graded, [["us"], ["iran"], ["baghdad"]])
    orders = orders_today(led, affine(led))
    assert orders is not None
    assert changed_text(orders) == "Under 11 of 13 plays something else would be played."
    assert finding_text(orders) == (
        "Harassment absorbed today, but not under 11 of 13 plays; perhaps not if the US and Iran"
        " move first, together, then Baghdad"
    )


def test_one_outcome_of_several_profiles_is_all_that_is_said_to_stay() -> None:
    one = replace(IRAQ.outcomes[0], name="Trouble", profiles=((),), mixtures=())
    orders = at("0.60", replace(IRAQ, outcomes=(one,)))
    assert not orders.finding.same
    assert finding_text(orders) == ("The outcome today is “Trouble”, whatever the order of moves")
    assert at("0.10").finding.same


def test_an_order_that_changes_nothing_is_said_to_change_nothing() -> None:
    orders = at("0.10")
    assert finding_text(orders) == "Managed containment today, whatever the order of moves"
    assert not changed_text(orders)
    assert not orders.finding.changes


def test_the_scenarios_own_play_is_shown_and_found_from() -> None:
    orders = at("0.60", with_play(IRAQ, [["iran"], ["us"], ["baghdad"]]))
    assert orders.answers[orders.shown].stages == (("iran",), ("us",), ("baghdad",))
    assert orders.finding.condition == Condition(Kind.BEFORE, ("iran", "us"))
    assert orders.finding.kept
    assert finding_text(orders) == (
        "Managed containment today, but only if Iran moves before the US"
    )
    assert changed_text(orders).startswith("Unless Iran moved before the US, “Escalation on")


def test_who_has_moved_is_in_no_order_and_keeps_the_move() -> None:
    struck = with_move(with_play(IRAQ, [["us"], ["iran"], ["baghdad"]]), "us", "retaliate")
    orders = at("0.60", struck)
    assert [answer.stages for answer in orders.answers] == list(every_play(("iran", "baghdad")))
    assert orders.answers[orders.shown].play == struck.play
    assert all(answer.play.moved == struck.play.moved for answer in orders.answers)
    for answer in orders.answers:
        assert to_come(answer.play, PLAYERS) == answer.stages
        assert {own.support[0] for own in answer.report.equilibria} == {(0,)}
    assert {one.player for one in orders.worth} == {"iran", "baghdad"}
    one_left = with_move(struck, "iran", "absorb")
    assert orders_today(one_left, affine(one_left)) is None


@pytest.mark.parametrize("count", [2, 3])
def test_every_condition_is_found_again_from_the_plays_of_which_it_is_true(count: int) -> None:
    plays = every_play(PLAYERS[:count])
    for condition in conditions(PLAYERS[:count]):
        chosen = [place for place, play in enumerate(plays) if holds(condition, play)]
        found = in_common(plays, chosen)
        if 0 < len(chosen) < len(plays):
            assert found is not None
            assert [k for k, play in enumerate(plays) if holds(found, play)] == chosen
        else:
            assert found is None


@given(st.sets(st.integers(0, 12)))
def test_a_condition_in_common_is_true_of_the_chosen_plays_and_no_others(chosen: set[int]) -> None:
    plays = every_play(PLAYERS)
    found = in_common(plays, chosen)
    if found is not None:
        assert {k for k, play in enumerate(plays) if holds(found, play)} == chosen


def test_conditions_mean_what_they_say() -> None:
    order = (("iran",), ("us", "baghdad"))
    assert holds(Condition(Kind.BEFORE, ("iran", "us")), order)
    assert not holds(Condition(Kind.BEFORE, ("us", "baghdad")), order)
    assert holds(Condition(Kind.TOGETHER, ("us", "baghdad")), order)
    assert holds(Condition(Kind.FIRST, ("iran",)), order)
    assert not holds(Condition(Kind.LAST, ("us",)), order)
    assert holds(Condition(Kind.AHEAD, ("iran",)), order)
    assert holds(Condition(Kind.BEHIND, ("us",)), order)
    assert not holds(Condition(Kind.IN_TURN), order)
    assert not holds(Condition(Kind.BEHIND, ("us",)), ())


def test_the_audit_says_what_the_order_changes_and_new_words_enter_it() -> None:
    audited = compute_audit(compute_live(IRAQ, "sanctions"))
    assert audited.orders is not None
    assert finding_text(audited.orders) == finding_text(at("0.60"))
    outcomes = tuple(
        replace(one, name="Open war") if one.id == "escalation" else one for one in IRAQ.outcomes
    )
    renamed = replace(IRAQ, outcomes=outcomes)
    said = worded(audited.orders, renamed)
    assert finding_text(said) == "Open war today, unless Iran moves before the US"
    live = audited.live.worded(renamed)
    assert audited.worded(live).orders is not None
    assert finding_text(audited.worded(live).orders or said) == finding_text(said)


@pytest.mark.parametrize("name", names())
def test_what_is_claimed_of_every_bundled_scenario_holds(name: str) -> None:
    scenario = load_named(name)
    orders = orders_today(scenario, affine(scenario))
    assert orders is not None
    check(orders)


@pytest.mark.slow
@about(30)
@given(small_scenarios(), st.data())
def test_what_is_claimed_of_any_scenario_holds(scenario: Scenario, data: st.DataObject) -> None:
    plays = every_play([player.id for player in scenario.players])
    scenario = with_play(scenario, data.draw(st.sampled_from(plays)))
    orders = orders_today(scenario, affine(scenario))
    if orders is None:
        assert len(scenario.play.moved) > len(scenario.players) - 2
        return
    check(orders)
    assert finding_text(orders)


def check(orders: Orders) -> None:
    """Ask every claim of the answers themselves."""
    found, base = orders.finding, orders.answers[orders.shown].outcomes
    assert found.base == base
    assert orders.answers[0].way is SIMULTANEOUS or orders.scenario.play.moved
    for place, answer in enumerate(orders.answers):
        known = answer.outcomes is not None and base is not None
        assert (place in found.differing) == (known and answer.outcomes != base)
        if found.condition is not None:
            assert holds(found.condition, answer.stages) == (
                (place in found.differing) != found.kept
            )
        if answer.outcomes is not None and base is not None and place in found.differing:
            assert found.instead in (None, answer.outcomes)
            assert not found.apart or not answer.may_come & base
            assert not found.fewer or answer.outcomes < base
    for one in orders.worth:
        if one.span is not None:
            assert one.span.low <= one.span.high
            assert (one.why is not None) == (one.span.high < 0)


@pytest.mark.slow
@about(60)
@given(
    st.sampled_from(("iraq-2019", "graded-responses", "iran-us")),
    st.lists(st.integers(0, 50), min_size=4, max_size=4),
)
def test_the_reason_is_what_the_payoffs_say(name: str, steps: list[int]) -> None:
    scenario = load_named(name)
    for driver, step in zip(scenario.drivers, steps, strict=False):
        level = driver.low + (driver.high - driver.low) * step / 50
        scenario = scenario.with_level(driver.id, level)
    parts = affine(scenario)
    exact = parts.exact(scenario.levels)
    orders = orders_today(scenario, parts)
    assert orders is not None
    reason = reason_of(orders, exact)
    if reason is None:
        return
    stages = orders.answers[reason.place].stages
    assert [scenario.player_index(stage[0]) for stage in stages[:2]] == [
        reason.leader,
        reason.answering,
    ]
    brought = []
    for strategy in (reason.answers, reason.instead):
        # what the last one does, if there is one, is best for him: a profile for each best answer
        profiles = [
            profile
            for profile in product(*map(range, scenario.shape))
            if (profile[reason.leader], profile[reason.answering]) == (reason.leads, strategy)
        ]
        if len(stages) > 2:
            last = scenario.player_index(stages[2][0])
            best = max(exact[(last, *profile)] for profile in profiles)
            profiles = [one for one in profiles if exact[(last, *one)] == best]
        assert len(profiles) == 1
        brought.append(profiles[0])
    end, other = brought
    assert exact[(reason.answering, *end)] - exact[(reason.answering, *other)] == reason.gain > 0
    assert exact[(reason.leader, *end)] == reason.then > reason.now
    base = orders.answers[orders.shown].report.equilibria
    assert {exact[(reason.leader, *(own[0] for own in one.support))] for one in base} == {
        reason.now
    }
