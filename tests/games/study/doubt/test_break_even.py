"""Break-even of every judgement: solved again just inside and just outside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.model.play import Play
from games.solve.proved import available
from games.solve.report import CHECKED, PROVED
from games.study.answer import crowded
from games.study.doubt.break_even import break_even, break_evens
from games.study.doubt.judgements import amounts
from games.study.ways import way_of
from games.words.certainty import single
from tests.support.doubtful import with_ranges, world
from tests.support.examples import about
from tests.support.plays import some_play
from tests.support.small_scenarios import small_scenarios
from tests.support.vectors import robust_scenario, robustness, scenario

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.doubt.break_even import Break, BreakEven

#: What is known of the baseline along an amount, with python-flint and without.
SURE = PROVED if available() else CHECKED
TINY = Fraction(1, 10**7)


def amount(side: Break) -> Fraction | None:
    """Return an amount; of a root the middle of where it lies, else to about twelve digits."""
    if side.at is None:
        return None
    if side.at.root is not None:
        return sum(side.at.root.between, Fraction(0)) / 2
    return Fraction(side.at.value) if side.at.exact is None else side.at.exact


def by_id(some: Scenario) -> dict[str, BreakEven]:
    return {one.judgement.id: one for one in break_evens(some)}


def test_the_baselines_amounts_are_those_of_the_reference() -> None:
    found = by_id(scenario("iraq-2019"))
    told = robustness()[0]["equilibrium"]["RRK"]["single"]
    for single_ in told:
        one = found[single_["consideration"]]
        up = Fraction(single_["change"]) > 0
        side = one.above if up else one.below
        assert (amount(side), side.sure) == (Fraction(single_["threshold"]), SURE)
        assert one.within(side) is (single_["share_of_own_range"] <= 1)
    untold = set(found) - {single_["consideration"] for single_ in told}
    harassment = found["iran-free-harassment"]
    # its low end alone was never tried: the change lies beyond it, and leaves the answer standing
    assert amount(harassment.below) == Fraction(-9, 10)
    assert harassment.within(harassment.below) is False
    assert "Escalation on Iraqi soil" in harassment.below.then
    for own in untold - {"iran-free-harassment"}:
        for side in (found[own].below, found[own].above):
            assert (side.at, side.searched) == (None, None)
            assert side.sure in (SURE, PROVED)


@pytest.mark.parametrize("case", robustness()[1:5], ids=lambda case: case["game"])
def test_an_equilibrium_ends_no_earlier_than_the_answer_changes(case) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    found = by_id(robust_scenario(case))
    for told in case["equilibrium"].values():
        for one in told["single"]:
            base, threshold = Fraction(one["base"]), Fraction(one["threshold"])
            mine = found[one["consideration"]]
            at = amount(mine.above if threshold > base else mine.below)
            assert at is not None
            assert abs(at - base) <= abs(threshold - base)


def test_a_range_may_hold_a_change_that_neither_end_shows() -> None:
    """The briefing's sentence was about the two ends of a range alone."""
    baseline = scenario("iraq-2019")
    some = [
        replace(r, low=Decimal(-1), high=Decimal(2)) if r.id == "iran-free-harassment" else r
        for r in baseline.considerations
    ]
    one = by_id(replace(baseline, considerations=tuple(some)))["iran-free-harassment"]
    assert one.within(one.below) is True
    assert one.within(one.above) is False


def test_in_stages_what_is_foreseen_has_its_amount() -> None:
    play = Play((("iran",), ("us",), ("baghdad",)))
    found = by_id(replace(scenario("iraq-2019"), play=play))
    # Iran holds still since the US would strike: at a dearer strike it would not
    cost = found["us-strike-cost"].below
    assert (amount(cost), cost.then) == (Fraction(-7, 2), ("Harassment absorbed",))
    strangled = found["iran-strangled"].below
    assert (amount(strangled), strangled.sure) == (Fraction(-11, 10), PROVED)
    assert {cause.player for cause in strangled.causes} == {1}


def names(some: Scenario, one: BreakEven, at: Fraction) -> frozenset[str] | None:
    """Return what is in equilibrium with an amount, where that is a list without ties."""
    moved = world(some, {one.judgement.id: at - one.judgement.base})
    report = way_of(moved).solve(affine(moved).exact(moved.levels), second_opinion=False)
    if report.degenerate or not report.certified:
        return None
    return frozenset(name_of(some, own.support, own.joint).name for own in single(report))


def _check(some: Scenario, one: BreakEven, rng: Random) -> None:
    base = one.judgement.base
    today = names(some, one, base)
    for side, sign in ((one.below, -1), (one.above, 1)):
        at = amount(side)
        far = at if at is not None else side.searched
        if far is None:
            far = base + sign * 1000
        inside = [base + (far - base) * Fraction(rng.randint(1, 99), 100) for _ in range(2)]
        inside.append(far - sign * TINY)
        if today is not None and far != base:
            for here in inside:
                there = names(some, one, here)
                assert there is None or there == today
        if at is not None:
            beyond = names(some, one, at + sign * TINY)
            if beyond is not None:
                assert beyond == frozenset(side.then)
                assert today is None or beyond != today


def _checked(some: Scenario, seed: int) -> None:
    """Check two judgements of a scenario."""
    rng = Random(seed)
    payoffs = affine(some).exact(some.levels)
    way = way_of(some)
    if crowded(some, way.solve(payoffs, second_opinion=False)):
        return
    every = amounts(some)
    for own in rng.sample(every, min(2, len(every))):
        _check(some, break_even(some, payoffs, own, way), rng)


@pytest.mark.slow
@about(50)
@given(small_scenarios(), st.integers(0, 2**20))
def test_the_answer_stays_just_inside_and_changes_just_outside(some: Scenario, seed: int) -> None:
    _checked(with_ranges(some, seed), seed)


@pytest.mark.slow
@about(50)
@given(small_scenarios(), st.integers(0, 2**20))
def test_in_stages_it_stays_just_inside_and_changes_just_outside(some: Scenario, seed: int) -> None:
    _checked(some_play(some, seed), seed)
