"""Shares of worlds: against others' answers, exact laws, and every world solved by itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.outcomes import name_of
from games.model.play import Play, every_play
from games.study.doubt.counter import Counter
from games.study.doubt.draws import PCG64, draws
from games.study.doubt.uncertain import TRIANGULAR, uncertain
from games.study.doubt.worlds import Fan, levels_along, today_of, worlds_of
from games.study.ways import way_of
from games.task import Cancelled, NullToken
from tests.support.examples import about
from tests.support.plays import BASELINE
from tests.support.ranged import at_levels, profile_by_profile, ranged
from tests.support.small_scenarios import small_scenarios
from tests.support.uniform_sums import share_of
from tests.support.vectors import scenario, uncertainty

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.doubt.shares import Shares

CASES = uncertainty()
COUNTED = {"selected_uniform_rule": "shares", "only_equilibrium": "only"}


def named(case: dict[str, Any]) -> str:
    return case["game"] + "".join(f" {k}={v}" for k, v in case["drivers"].items())


def of_case(case: dict[str, Any], worlds: int) -> Shares:
    levels = {driver: Fraction(level) for driver, level in case["drivers"].items()}
    some = at_levels(scenario(case["game"]), levels)
    made = draws(len(some.considerations), worlds, sampler=PCG64, seed=case["seed"])
    (found,) = worlds_of(some, made).levels
    return found


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=named)
def test_worlds_are_counted_as_others_count_them(case: dict[str, Any]) -> None:
    full = case["N"] if len(case["game"]) < 14 else 20_000
    found = of_case(case, full)
    assert found.undecided == 0
    if full == case["N"]:
        # the very same worlds
        for theirs, ours in COUNTED.items():
            assert getattr(found, ours) == pytest.approx(
                {own: case[theirs].get(own, 0) for own in found.shares}, abs=1e-9
            )
        present = {own: case["is_an_equilibrium"].get(own, 0) for own in found.shares}
        assert found.present == pytest.approx(present, abs=1e-9)
    else:
        for own, share in case["outcome_when_exactly_one_pure"].items():
            assert found.present[own] >= share - 4 * np.sqrt(share * (1 - share) / full)


@pytest.mark.parametrize("case", CASES[:12:3], ids=named)
def test_a_few_worlds_come_near_to_many(case: dict[str, Any]) -> None:
    found = of_case(case, 4096)
    for own, share in found.shares.items():
        truth = case["selected_uniform_rule"].get(own, 0)
        assert abs(share - truth) <= 4 * np.sqrt(truth * (1 - truth) / 4096) + 4e-3


@pytest.mark.slow
def test_a_pure_profile_has_the_share_that_sums_of_uniforms_have() -> None:
    some = profile_by_profile(scenario("iraq-2019"))
    made = draws(len(some.considerations), 4096)
    for doubt in (Fraction(1, 2), Fraction(1)):
        fan = worlds_of(some, made, driver="sanctions", levels=2, doubt=doubt)
        for level in fan.levels:
            assert level.level is not None
            what = uncertain(at_levels(some, {"sanctions": level.level}))
            for cell in np.ndindex(2, 2, 2):
                own = "o" + "".join(map(str, cell))
                truth = float(share_of(what, cell, doubt))
                assert abs(level.present[own] - truth) <= 0.01
    assert sum(level.present["o001"] for level in fan.levels) > 0.3


@pytest.mark.slow
def test_the_law_is_the_one_that_others_have() -> None:
    for case in CASES[:7]:
        levels = {driver: Fraction(level) for driver, level in case["drivers"].items()}
        what = uncertain(at_levels(scenario(case["game"]), levels))
        for cell in np.ndindex(2, 2, 2):
            letters = "".join(own[k] for own, k in zip(("RA", "RA", "EK"), cell, strict=True))
            exact = case["exact_probability_pure_profile_is_equilibrium"][letters]["exact"]
            assert share_of(what, cell, Fraction(1)) == Fraction(exact)


def by_hand(some: Scenario, what: Any, off: np.ndarray) -> tuple[dict[str, int], bool]:
    """Solve one world by itself, in fractions."""
    exact = uncertain(some).parts.exact(some.levels)
    for one, far in zip(what.judged, off.tolist(), strict=True):
        exact = exact + one.effect * Fraction(far)
    report = way_of(some).solve(exact, second_opinion=False)
    counts: dict[str, int] = {}
    for own in report.equilibria:
        outcome = name_of(some, own.support, own.joint).id
        counts[outcome] = counts.get(outcome, 0) + 1
    return counts, report.degenerate


def held_to_single_worlds(some: Scenario, number: int, seed: int) -> None:
    what = uncertain(some)
    (places,) = draws(len(some.considerations), number, sampler=PCG64, seed=seed).blocks()
    off = what.off(places)
    counter = Counter(what)
    (counts,) = counter.count([what.at()], off, NullToken())
    for world in range(number):
        truth, degenerate = by_hand(some, what, off[:, world])
        found = {
            own: int(count)
            for own, count in zip(counter.outcomes.ids, counts[world], strict=True)
            if count
        }
        # what is not decided ties
        assert found == truth if found else degenerate


@about(15)
@given(small_scenarios(), st.integers(0, 2**32), st.integers(0, 2**32))
def test_every_world_has_the_answers_that_it_has_by_itself(
    some: Scenario, play: int, seed: int
) -> None:
    plays = every_play([player.id for player in some.players])
    some = replace(some, play=Play(plays[play % len(plays)]))
    held_to_single_worlds(ranged(some, seed), 6, seed)


@pytest.mark.parametrize("heading", BASELINE)
def test_worlds_of_the_baseline_are_answered_under_its_plays(heading: str) -> None:
    held_to_single_worlds(replace(scenario("iraq-2019"), play=BASELINE[heading]), 20, 3)


@about(10)
@given(small_scenarios(((2, 2, 2),)), st.integers(0, 2**32))
def test_signs_decide_as_the_complete_solver_does(some: Scenario, seed: int) -> None:
    held_to_single_worlds(ranged(some, seed, share=1), 12, seed)


def test_under_no_doubt_all_worlds_are_today_and_within_the_guarantee_the_answer_stays() -> None:
    fan = Fan(scenario("iraq-2019"), draws(19, 256))
    for doubt in (Fraction(0), Fraction(3, 100), Fraction(399, 10000)):
        (today,) = fan.at(doubt).levels
        assert today.only["escalation"] == 1
    (beyond,) = fan.at(Fraction(1, 4)).levels
    assert beyond.only["escalation"] < 1


def test_ties_in_all_worlds_are_told_from_close_calls_where_everybody_moves_alone() -> None:
    flat = replace(scenario("iran-us"), considerations=())
    flat = replace(flat, play=Play((("iran",), ("us",))), drivers=(), outcomes=())
    (found,) = worlds_of(profile_by_profile(flat), draws(0, 16)).levels
    assert found.undecided == 0
    assert found.shares == pytest.approx(
        {"o00": 0.25, "o01": 0.25, "o10": 0.25, "o11": 0.25, "other": 0}
    )


def test_worlds_that_tie_are_counted_and_no_outcome_has_them() -> None:
    flat = replace(scenario("iran-us"), considerations=(), drivers=())
    (found,) = worlds_of(flat, draws(0, 64)).levels
    assert found.undecided == 1
    assert set(found.shares.values()) == set(found.present.values()) == {0.0}


@pytest.mark.parametrize("player", ["us", "iran", "baghdad"])
def test_who_is_indifferent_everywhere_leaves_nothing_decided(player: str) -> None:
    whole = scenario("iraq-2019")
    reasons = tuple(one for one in whole.considerations if one.player != player)
    some = replace(whole, considerations=reasons)
    for play in (Play(), BASELINE["us, iran > baghdad"], BASELINE["us > iran, baghdad"]):
        held_to_single_worlds(replace(some, play=play), 12, 3)


def test_todays_level_is_among_the_levels_and_nothing_depends_on_the_others() -> None:
    some, made = scenario("iraq-2019"), draws(19, 512)
    along = worlds_of(some, made, driver="sanctions", levels=4)
    assert [one.level for one in along.levels] == [
        0,
        Fraction(1, 3),
        Fraction(3, 5),
        Fraction(2, 3),
        1,
    ]
    assert along.levels[along.today] == replace(
        worlds_of(some, made).levels[0], level=Fraction(3, 5)
    )
    assert levels_along(some, "sanctions", 1) == (Fraction(3, 5),)


@pytest.mark.slow
def test_it_does_not_matter_how_many_worlds_are_looked_at_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    some, made = scenario("iraq-2019"), draws(19, 1024)
    whole = worlds_of(some, made, driver="sanctions", levels=3)
    (rows,) = made.blocks()
    parts = replace(made, kept=tuple(rows[start : start + 64] for start in range(0, 1024, 64)))
    assert worlds_of(some, parts, driver="sanctions", levels=3).levels == whole.levels
    monkeypatch.setattr("games.study.doubt.counter._CUBES", 48)
    assert worlds_of(some, made, driver="sanctions", levels=3).levels == whole.levels


@pytest.mark.slow
def test_the_error_is_that_between_scramblings_or_the_binomials() -> None:
    some = scenario("iraq-2019")
    (random,) = worlds_of(some, draws(19, 1024, sampler=PCG64, seed=7)).levels
    share = random.shares["escalation"]
    assert random.errors["escalation"] == pytest.approx(np.sqrt(share * (1 - share) / 1024))
    truth = float(Fraction(4951070009, 14400000000))
    off = []
    for seed in range(20):
        (even,) = worlds_of(some, draws(19, 1024, seed=seed)).levels
        off.append((even.shares["escalation"] - truth) / even.errors["escalation"])
        assert even.error >= even.errors["escalation"]
    # Student's with 15 degrees of freedom: variance 15/13
    assert 0.5 < np.mean(np.square(off)) < 2.2


def test_triangular_ranges_lie_closer_to_the_bases() -> None:
    some = scenario("iraq-2019")
    (rows,) = draws(19, 8192).blocks()
    what = uncertain(some, shape=TRIANGULAR)
    off = what.off(rows)
    for one, own in zip(what.judged, off, strict=True):
        assert own.min() >= -float(one.down)
        assert own.max() <= float(one.up)
        assert own.mean() == pytest.approx(float(one.up - one.down) / 3, abs=0.01)
        down, up = float(one.down), float(one.up)
        assert own.var() == pytest.approx((down**2 + down * up + up**2) / 18, rel=0.02)
    even = worlds_of(some, draws(19, 512)).levels[0]
    peaked = worlds_of(some, draws(19, 512), shape=TRIANGULAR).levels[0]
    assert peaked.shares["escalation"] > even.shares["escalation"]


class Impatient:
    """A token that is cancelled once it has been asked so often."""

    def __init__(self, patience: int) -> None:
        self.left = patience
        self.told: list[tuple[int, int]] = []

    @property
    def cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0

    def progress(self, done: int, total: int) -> None:
        self.told.append((done, total))


@pytest.mark.parametrize("heading", [None, *BASELINE])
def test_who_waits_hears_of_progress_and_may_stop_it(heading: str | None) -> None:
    some = scenario("iraq-2019")
    if heading is not None:
        some = replace(some, play=BASELINE[heading])
    patient = Impatient(10**6)
    worlds_of(some, draws(19, 256), driver="sanctions", levels=3, token=patient)
    assert patient.told[0] == (0, 4 * 256)
    assert patient.told[-1] == (4 * 256, 4 * 256)
    assert patient.told == sorted(patient.told)
    hasty = Impatient(2)
    with pytest.raises(Cancelled):
        worlds_of(some, draws(19, 256), driver="sanctions", levels=3, token=hasty)
    assert hasty.told[-1][0] < 4 * 256
    with pytest.raises(Cancelled):
        today_of(some, draws(19, 256), token=Impatient(0))


def test_what_cannot_be_is_refused() -> None:
    some = scenario("iraq-2019")
    with pytest.raises(ValueError, match="a doubt is between 0 and 1, not 2"):
        worlds_of(some, draws(19, 16), doubt=Fraction(2))
    with pytest.raises(ValueError, match="ranges are uniform or triangular"):
        worlds_of(some, draws(19, 16), shape="square")
    with pytest.raises(KeyError):
        worlds_of(some, draws(19, 16), driver="weather")
