"""What learning is worth, where the truth is known, and where nothing can be learned."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from games.study.doubt.box import box
from games.study.doubt.draws import PCG64, draws
from games.study.doubt.followers import answers
from games.study.doubt.learn import GROUPS, lessons, worth_knowing
from games.study.doubt.uncertain import uncertain
from games.study.doubt.worlds import Today, today_of
from games.task import Cancelled
from tests.games.study.doubt.test_worlds import Impatient
from tests.support.vectors import scenario, uncertainty


def today(happens: object, worlds: int = 1 << 14, sampler: str = "sobol") -> Today:
    """Worlds of the baseline's judgements in which one of two outcomes happens, as told."""
    what = uncertain(scenario("iraq-2019"))
    made = draws(19, worlds, sampler=sampler)
    places = np.concatenate(list(made.blocks()))
    first = np.asarray(happens(places), dtype=np.int16)  # type: ignore[operator]
    counts = np.stack([first, 1 - first], axis=1)
    return Today(what, Fraction(1), ("one", "other"), counts, places, made.scramblings)


def near(lesson: object, truth: float) -> bool:
    return bool(abs(lesson.value - truth) <= 4 * lesson.error + 2e-3)  # type: ignore[attr-defined]


@pytest.mark.parametrize("sampler", ["sobol", "pcg64"])
def test_what_decides_alone_is_worth_everything(sampler: str) -> None:
    found = lessons(today(lambda u: u[:, 3] < 0.375, sampler=sampler))
    assert (found.guess, found.most) == (1, 1.0)
    assert found.now == pytest.approx(0.625, abs=4 * found.now_error + 1e-3)
    assert near(found.each[3], 0.375)
    assert all(near(one, 0) for one in found.each if one.known != (3,))
    assert found.pair is not None
    assert 3 in found.pair.known
    assert found.pair.value == pytest.approx(0.375, abs=0.02)


def test_two_that_decide_together_are_a_pair_though_each_is_worth_nothing() -> None:
    found = lessons(today(lambda u: (u[:, 2] < 0.5) ^ (u[:, 11] < 0.5)))
    assert all(near(one, 0) for one in found.each)
    assert found.pair is not None
    assert found.pair.known == (2, 11)
    assert near(found.pair, 0.5)


def test_half_of_what_decides_is_worth_half_of_it() -> None:
    found = lessons(today(lambda u: u[:, 0] + u[:, 1] > 1))
    # who knows one is right with the larger of u and 1 - u
    assert near(found.each[0], 0.25)
    assert near(found.each[1], 0.25)


def test_noise_is_worth_nothing() -> None:
    chance = np.random.default_rng(5)
    found = lessons(today(lambda u: chance.random(len(u)) < 0.5, 2048, PCG64))
    assert max(one.value - 4 * one.error for one in found.each) <= 0
    assert np.mean([one.value for one in found.each]) < 0.01


def test_undecided_worlds_are_no_right_guesses() -> None:
    some = today(lambda u: u[:, 0] < 2)
    some.counts[::2] = 0
    found = lessons(some)
    assert (found.guess, found.now, found.most) == (0, 0.5, 0.5)


def test_the_baseline_says_what_to_learn_first() -> None:
    some = today_of(scenario("iraq-2019"), draws(19, 4096))
    found = lessons(some)
    assert some.ids[found.guess] == "escalation"
    assert len(found.each) == 19
    first = max(found.each, key=lambda one: one.value)
    assert 0.02 < first.value < 0.05
    assert found.pair is not None
    assert first.value < found.pair.value < found.most - found.now
    # what enters neither player's choice between the outcomes at hand
    ids = [one.id for one in some.what.judged]
    assert abs(found.each[ids.index("us-quiet-pressure")].value) < 0.005


@pytest.mark.slow
def test_a_judgement_is_worth_to_a_first_mover_what_others_find() -> None:
    case = uncertainty()[0]
    what = uncertain(scenario("iraq-2019"))
    made = draws(19, case["N"], sampler=PCG64, seed=case["seed"])
    places = np.concatenate(list(made.blocks()))
    spot = what.at()
    payoffs = spot.payoffs(what.off(places))
    iran = [answers(payoffs, spot.noise, 1, own).least for own in (0, 1)]
    values = np.stack(iran, axis=1)
    for place, one in enumerate(what.judged):
        truth = case["evpi"]["iran"]["cautious"]["evppi"][one.id]["cross_fitted"]
        found = worth_knowing(values, places, (place,))
        assert abs(found.value - truth) <= 4 * found.error + 1e-3


def test_few_worlds_and_impatience_are_refused() -> None:
    with pytest.raises(ValueError, match=f"takes {2 * GROUPS} worlds at least, not 16"):
        lessons(today(lambda u: u[:, 0] < 1, 16))
    patient = Impatient(10**6)
    lessons(today(lambda u: u[:, 0] < 0.5, 64), patient)
    assert patient.told[-1][0] == patient.told[-1][1]
    for patience in (0, 5, 40):
        with pytest.raises(Cancelled):
            lessons(today(lambda u: u[:, 0] < 0.5, 64), Impatient(patience))


def test_a_box_is_found_where_there_is_one() -> None:
    some = today(lambda u: (u[:, 4] > 0.6) & (u[:, 7] < 0.5))
    found = box(some, 0)
    assert found is not None
    assert [one.judgement for one in found.limits] == [4, 7]
    high, low = found.limits
    assert (high.below, high.above, low.below, low.above) == (True, False, False, True)
    assert found.right >= 0.95
    assert found.size == pytest.approx(0.2, abs=0.02)
    assert found.caught > 0.9
    one = some.what.judged[4]
    # in amounts, not in places
    start = float(one.low + (one.high - one.low) * Fraction(6, 10))
    assert high.low == pytest.approx(start, abs=0.05 * float(one.high - one.low))
    assert high.high == pytest.approx(float(one.high))


def test_what_a_box_promises_holds_in_worlds_it_has_not_seen() -> None:
    def happens(u: np.ndarray) -> np.ndarray:
        return np.asarray(u[:, :4].sum(axis=1) > 2.2)

    found = box(today(happens), 0)
    assert found is not None
    ends = np.tile([[0.0], [1.0]], 19)
    judged = uncertain(scenario("iraq-2019")).judged
    for limit in found.limits:
        one = judged[limit.judgement]
        width = float(one.high - one.low)
        low, high = limit.low - float(one.low), limit.high - float(one.low)
        ends[:, limit.judgement] = low / width, high / width
    fresh = np.random.default_rng(11).random((200_000, 19)) * (ends[1] - ends[0]) + ends[0]
    assert happens(fresh).mean() >= 0.95 - 3 * found.right_error
    assert np.prod(ends[1] - ends[0]) == pytest.approx(found.size, rel=0.15)


def test_what_always_happens_needs_no_limits_and_what_never_does_has_no_box() -> None:
    always = box(today(lambda u: u[:, 0] < 2), 0)
    assert always is not None
    assert (always.limits, always.right, always.size, always.caught) == ((), 1.0, 1.0, 1.0)
    assert box(today(lambda u: u[:, 0] < 2), 1) is None
    chance = np.random.default_rng(5)
    assert box(today(lambda u: chance.random(len(u)) < 0.5), 0) is None


def test_a_search_for_a_box_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        box(today(lambda u: u[:, 0] < 0.5), 0, token=Impatient(1))


@pytest.mark.slow
def test_the_baseline_has_a_small_box_that_other_worlds_bear_out() -> None:
    some = today_of(scenario("iraq-2019"), draws(19, 1 << 17))
    place = some.ids.index("escalation")
    found = box(some, place)
    assert found is not None
    assert 0.95 <= found.right < 1
    assert 0.005 < found.size < 0.05
    others = today_of(scenario("iraq-2019"), draws(19, 200_000, sampler=PCG64, seed=9))
    inside = np.ones(200_000, dtype=bool)
    for limit in found.limits:
        one = others.what.judged[limit.judgement]
        amounts = others.places[:, limit.judgement] * float(one.high - one.low) + float(one.low)
        inside &= (amounts >= limit.low) & (amounts <= limit.high)
        assert limit.below or limit.above
    assert inside.mean() == pytest.approx(found.size, rel=0.15)
    share = others.weights[inside, place].mean()
    assert share >= 0.95 - 3 * found.right_error
