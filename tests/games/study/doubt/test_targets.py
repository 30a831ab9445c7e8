"""What would have to be true: reference answers, and every target solved again with its change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.play import Play
from games.model.scenario import DirectEdit
from games.study.doubt.report import AT_MOST, EXACT
from games.study.doubt.targets import changed, profiles_of, target, targets
from tests.support.doubtful import pure_answers, with_ranges, world
from tests.support.examples import about
from tests.support.plays import some_play
from tests.support.small_scenarios import small_scenarios
from tests.support.vectors import letters, robust_scenario, robustness, scenario

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.doubt.targets import Change, Target


def of_letters(game: str, text: str) -> tuple[int, ...]:
    return tuple(own.index(one) for own, one in zip(letters(game), text, strict=True))


def cost(change: Change | None) -> Fraction | None:
    return None if change is None else change.cost


#: Those of the larger game take a second each.
CASES = [
    pytest.param(case, marks=pytest.mark.slow if case["game"] == "graded-responses" else ())
    for case in robustness()
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['game']} {c['drivers']}")
def test_changes_are_those_of_the_reference(case: dict[str, Any]) -> None:
    game = case["game"]
    some = robust_scenario(case)
    ranged = any(reason.low is not None for reason in some.considerations)
    found = {one.profile: one for one in targets(some)}
    for text in case["pure_nash"]:
        assert cost(found[of_letters(game, text)].change) == 0
    for text, told in case["targets"].items():
        mine = found[of_letters(game, text)]
        assert cost(mine.change) == Fraction(told["total"])
        if ranged:
            assert cost(mine.weighted) == Fraction(told["total_weighted_in_half_ranges"])
            assert cost(mine.together) == Fraction(told["share_of_all_ranges_needed"])
            assert mine.within is told["reachable_within_ranges"]
        else:
            # the reference has nought where nobody stated a range
            assert (mine.weighted, mine.together, mine.within) == (None, None, False)
        for player, part in zip(some.players, mine.parts, strict=True):
            theirs = told["per_player"][player.id]
            assert part.least == Fraction(theirs["l1"])
            singles = theirs.get("single_solutions", []) + theirs.get("other_single_solutions", [])
            assert set(part.alone) == {(own, Fraction(by)) for own, by in singles}
        needed = [part for part in mine.parts if part.least]
        assert set(mine.alone) == (set(needed[0].alone) if len(needed) == 1 else set())


def test_containment_lies_beyond_the_ranges() -> None:
    baseline = scenario("iraq-2019")
    (found,) = targets(baseline, "containment")
    assert cost(found.change) == Fraction(33, 20)
    assert cost(found.together) == Fraction(33, 25)
    assert not found.within
    assert dict(found.alone)["iran-strangled"] == Fraction(33, 20)
    applied = changed(baseline, [("iran-strangled", Fraction(33, 20))])
    assert applied.considerations[7].base == Decimal("1.65")
    assert (1, 1, 1) in pure_answers(applied)[0]


def test_an_outcome_is_reached_by_its_nearest_profile() -> None:
    found = targets(scenario("iraq-2019"), "expulsion")
    assert next(cost(one.change) for one in found) == Fraction(1, 10)
    assert {one.profile[2] for one in found} == {0}
    assert len(found) == 4
    assert targets(scenario("iraq-2019"), "cat-and-mouse") == ()  # mixtures are offered nothing


def test_in_stages_a_change_off_the_path_may_do_it() -> None:
    play = Play((("iran",), ("us",), ("baghdad",)))
    found = target(replace(scenario("iraq-2019"), play=play), (1, 0, 1))
    # Iran attacks if it foresees no strike: Baghdad, expelling after one, keeps the US from it
    assert found.change is not None
    assert (cost(found.change), found.change.kind) == (Fraction(1, 10), EXACT)
    assert dict(found.alone)["baghdad-sovereignty"] == Fraction(1, 10)


def test_what_has_been_done_cannot_be_asked_for() -> None:
    play = Play((("iran",), ("us",), ("baghdad",)), (("iran", "absorb"),))
    some = replace(scenario("iraq-2019"), play=play)
    assert {profile[1] for profile in profiles_of(some)} == {1}
    with pytest.raises(ValueError, match="can still be played"):
        target(some, (0, 0, 0))


def test_what_nothing_can_change_is_not_offered() -> None:
    baseline = scenario("iraq-2019")
    mute = [reason for reason in baseline.considerations if reason.player != "baghdad"]
    edits = [edit for edit in baseline.edits if edit.player != "baghdad"]
    some = replace(baseline, considerations=tuple(mute), edits=tuple(edits))
    assert all(one.change is not None for one in targets(some))  # who does not care does anything
    fixed = replace(baseline, considerations=())
    assert all(cost(one.change) == 0 for one in targets(fixed))


def _check(some: Scenario, one: Target, rng: Random) -> None:
    for change in (one.change, one.weighted, one.inside, one.together):
        if change is not None:
            answers, complete = pure_answers(world(some, dict(change.moves)))
            assert one.profile in answers or not complete
    reasons = {reason.id: reason for reason in some.considerations}
    for change, most in ((one.inside, Fraction(1)), (one.together, cost(one.together))):
        for own, by in change.moves if change is not None else ():
            end = reasons[own].high if by > 0 else reasons[own].low
            assert end is not None
            assert most is not None
            assert abs(by) <= most * abs(Fraction(end) - Fraction(reasons[own].base))
    for own, by in one.alone:
        answers, complete = pure_answers(world(some, {own: by}))
        assert one.profile in answers or not complete
        answers, _ = pure_answers(world(some, {own: by * Fraction(999, 1000)}))
        exact = one.change is not None and one.change.kind == EXACT
        assert one.profile not in answers or not exact
    if one.change is not None and one.change.kind == EXACT and one.change.cost:
        assert sum(abs(by) for _, by in one.change.moves) == one.change.cost
        for _ in range(5):
            less = _any_change(rng, list(reasons), one.change.cost * Fraction(99, 100))
            assert one.profile not in pure_answers(world(some, less))[0]
        shrunk = {own: by * Fraction(99, 100) for own, by in one.change.moves}
        assert one.profile not in pure_answers(world(some, shrunk))[0]


def _any_change(rng: Random, every: list[str], total: Fraction) -> dict[str, Fraction]:
    """Return a few moves that add up to a total."""
    chosen = rng.sample(every, min(len(every), rng.randint(1, 3)))
    weights = [rng.randint(1, 4) for _ in chosen]
    return {
        own: rng.choice((-1, 1)) * total * Fraction(weight, sum(weights))
        for own, weight in zip(chosen, weights, strict=True)
    }


@pytest.mark.slow
@about(40)
@given(small_scenarios(), st.integers(0, 2**20))
def test_a_profile_is_an_equilibrium_after_its_change_and_not_after_less(
    some: Scenario, seed: int
) -> None:
    rng = Random(seed)
    some = with_ranges(some, seed)
    _check(some, target(some, rng.choice(profiles_of(some))), rng)


@pytest.mark.slow
@about(60)
@given(small_scenarios(), st.integers(0, 2**20), st.booleans())
def test_a_profile_is_an_outcome_in_stages_after_its_change_and_not_after_less(
    some: Scenario, seed: int, alone: bool
) -> None:
    rng = Random(seed)
    some = with_ranges(some_play(some, seed, alone=alone), seed)
    _check(some, target(some, rng.choice(profiles_of(some))), rng)


def test_a_search_that_is_given_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play((("us",), ("iran",), ("baghdad",)))
    some = replace(scenario("iraq-2019"), play=play)
    whole = target(some, (0, 1, 0))
    assert whole.change is not None
    assert (whole.change.kind, whole.sure) == (EXACT, True)
    for most in range(12):
        monkeypatch.setattr("games.study.doubt.plans.MOST", most)
        short = target(some, (0, 1, 0))
        if short.change is None:
            assert not short.sure
        else:
            assert short.change.cost >= whole.change.cost
            assert short.change.kind == AT_MOST or short.change.cost == whole.change.cost
            assert (0, 1, 0) in pure_answers(changed(some, short.change.moves))[0]


def test_without_anything_to_judge_nothing_can_be_asked_for() -> None:
    baseline = scenario("iraq-2019")
    edit = DirectEdit("baghdad", ("retaliate", "retaliate", "absorb"), Decimal(1))
    fixed = target(replace(baseline, considerations=(), edits=(edit,)), (0, 0, 0))
    assert (fixed.change, fixed.sure) == (None, True)
