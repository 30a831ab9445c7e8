"""The tornado: what the range of each consideration does, against sweeps made one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.cells import with_base, with_consideration
from games.model.file.library import load_named
from games.model.items import find
from games.model.outcomes import distribution
from games.model.payoffs import affine
from games.model.scenario import Consideration, Scenario
from games.solve import solve
from games.study.sweep.matching import Fate
from games.study.sweep.selection import BEST, LOW, UNIFORM
from games.study.sweep.sweep import sweep
from games.study.tornado.tornado import SHARE, _moved, range_of, tornado
from games.task import Cancelled
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from games.study.tornado.report import Tornado


@pytest.fixture(scope="module")
def baseline() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture(scope="module")
def report(baseline: Scenario) -> Tornado:
    return tornado(baseline, "sanctions")


def levels(report: Tornado, consideration: str, tip: int) -> tuple[object, object]:
    """Where a bar takes a tipping point, exactly, or what becomes of it."""
    bar = next(bar for bar in report.bars if bar.consideration == consideration)
    shifts = (bar.low.tipping[tip], bar.high.tipping[tip])
    low, high = (shift.fate if shift.at is None else shift.at.exact for shift in shifts)
    return low, high


def test_tipping_points_move_to_exact_fractions(report: Tornado) -> None:
    # Iran's gain from retaliating is 4 s - 0.75; half a point more or less moves its root by 1/8
    assert levels(report, "iran-strangled", 0) == (Fraction(1, 16), Fraction(5, 16))
    assert levels(report, "iran-exposure", 0) == (Fraction(5, 16), Fraction(1, 16))
    assert levels(report, "iran-free-harassment", 0) == (Fraction(1, 4), Fraction(1, 8))
    # 6 s - 3.2, and 0.6 either way
    assert levels(report, "iran-struck-back", 2) == (Fraction(19, 30), Fraction(13, 30))


def test_a_tipping_point_can_leave_the_drivers_range(report: Tornado) -> None:
    # Baghdad's gain from expelling is 1.5 s - 1; with half a point less it is 0 at 1, the very end
    assert levels(report, "baghdad-assistance-lost", 3)[0] is Fate.ABOVE


def test_what_does_not_touch_the_mover_moves_nothing(report: Tornado) -> None:
    for tip in range(4):
        moved = {bar.consideration for bar in report.by_tipping(tip)}
        # the US gains or loses this whatever it does itself
        assert "us-access-lost" not in moved
        assert "iran-troops-leave" not in moved


def test_bars_that_overturn_today_are_marked(report: Tornado) -> None:
    bars = {bar.consideration: bar for bar in report.bars}
    assert (bars["baghdad-sovereignty"].flips_low, bars["baghdad-sovereignty"].flips_high) == (
        False,
        True,
    )
    assert bars["baghdad-sovereignty"].high.standing == ("Expulsion",)
    assert not bars["us-strike-cost"].flips
    assert report.standing == ("Escalation on Iraqi soil",)


def test_the_widest_swing_comes_first(report: Tornado) -> None:
    for tip in range(4):
        swings = [report.tipping_swing(bar, tip) for bar in report.by_tipping(tip)]
        assert swings == sorted(swings, reverse=True)
        assert all(swing > 0 for swing in swings)
    swings = [report.outcome_swing(bar, "escalation") for bar in report.by_outcome("escalation")]
    assert swings[:5] == [1.0] * 5
    assert swings == sorted(swings, reverse=True)


def test_outcomes_are_those_of_the_game_itself(baseline: Scenario, report: Tornado) -> None:
    for bar in report.bars:
        for end in (bar.low, bar.high):
            moved = with_base(baseline, bar.consideration, end.base)
            found = solve(affine(moved).at(moved.levels), second_opinion=False).equilibria
            if len(found) == 1:
                chances = distribution(moved, found[0].profile)
                assert end.outcomes.keys() == chances.keys()
                for key, chance in chances.items():
                    assert end.outcomes[key] == pytest.approx(float(chance), abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("rule", [LOW, UNIFORM, f"{BEST}1"])
def test_known_games_are_not_solved_again_but_answered_alike(baseline: Scenario, rule: str) -> None:
    whole = tornado(baseline, "sanctions", rule)
    for number in (3, 7, 14):
        reason = baseline.considerations[number]
        alone = replace(
            baseline,
            considerations=tuple(
                r if r is reason else replace(r, low=None, high=None)
                for r in baseline.considerations
            ),
        )
        mine = next(
            b for b in tornado(alone, "sanctions", rule).bars if b.consideration == reason.id
        )
        theirs = next(b for b in whole.bars if b.consideration == reason.id)
        for one, two in ((mine.low, theirs.low), (mine.high, theirs.high)):
            assert [s.at and s.at.exact for s in one.tipping] == [
                s.at and s.at.exact for s in two.tipping
            ]
            assert one.outcomes == pytest.approx(dict(two.outcomes))


@pytest.mark.slow
@about(25)
@given(st.integers(0, 18), st.integers(-20, 20), st.integers(-20, 20))
def test_every_end_has_the_tipping_points_of_its_own_sweep(number: int, a: int, b: int) -> None:
    scenario = load_named("iraq-2019")
    reason = scenario.considerations[number]
    low, high = sorted((Decimal(a) / 10, Decimal(b) / 10))
    if low == high:
        return
    only = replace(reason, low=low, high=high)
    rest = tuple(r for r in scenario.considerations if r is not reason)
    report = tornado(replace(scenario, considerations=(only, *rest)), "sanctions")
    bar = report.bars[0]
    for end in (bar.low, bar.high):
        found = sweep(payoff_line(with_base(scenario, reason.id, end.base), "sanctions"))
        ours = [shift.at.value for shift in end.tipping if shift.at is not None]
        ours += [level.value for level in end.appears]
        theirs = [tip.at.value for tip in found.tipping_points]
        assert sorted(ours) == pytest.approx(theirs, abs=1e-9)


def consideration(base: str, low: str | None = None, high: str | None = None) -> Consideration:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    one, two = ends
    return Consideration("a", "us", (), Decimal(base), "why", low=one, high=two)


def test_a_stated_range_is_used_as_it_is() -> None:
    assert range_of(consideration("1", "0.5", "2")) == (Decimal("0.5"), Decimal(2), True)


def test_without_a_range_a_tenth_of_the_base_stands_in() -> None:
    assert range_of(consideration("-3")) == (Decimal("-3.3"), Decimal("-2.7"), False)
    assert Decimal("0.1") == SHARE


def test_half_a_range_is_completed_and_not_called_stated() -> None:
    assert range_of(consideration("2", low="1")) == (Decimal(1), Decimal("2.2"), False)


def test_nothing_can_be_varied_about_a_zero_without_a_range(baseline: Scenario) -> None:
    assert range_of(consideration("0")) is None
    bare = replace(
        baseline,
        considerations=tuple(replace(r, low=None, high=None) for r in baseline.considerations),
    )
    report = tornado(bare, "sanctions")
    assert report.unranged == ("iran-strangled", "baghdad-sides-tehran")
    assert not any(bar.stated for bar in report.bars)


class Counting:
    """A token that stops after so many words of progress."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.heard: list[tuple[int, int]] = []

    @property
    def cancelled(self) -> bool:
        return len(self.heard) > self.most

    def progress(self, done: int, total: int) -> None:
        self.heard.append((done, total))


def test_a_tornado_can_be_stopped(baseline: Scenario) -> None:
    token = Counting(3)
    with pytest.raises(Cancelled):
        tornado(baseline, "sanctions", token=token)
    assert len(token.heard) == 4


def test_progress_counts_the_considerations(baseline: Scenario) -> None:
    token = Counting(1000)
    tornado(baseline, "sanctions", token=token)
    assert token.heard[0] == (0, 19)
    assert token.heard[-1] == (19, 19)


def test_without_a_driver_only_outcomes_move() -> None:
    chicken = load_named("chicken")
    still = replace(
        chicken,
        drivers=(),
        sweep_driver="",
        considerations=tuple(replace(r, slopes=()) for r in chicken.considerations),
    )
    report = tornado(still, "")
    assert report.baseline.tipping_points == ()
    assert sum(report.outcomes.values()) == pytest.approx(1.0)
    assert all(bar.low.tipping == () for bar in report.bars)


def test_an_unknown_driver_is_refused(baseline: Scenario) -> None:
    with pytest.raises(KeyError):
        tornado(baseline, "weather")


def test_a_base_moves_wherever_its_condition_holds() -> None:
    graded = load_named("graded-responses")
    several = [r for r in graded.considerations if any(len(own) > 1 for _, own in r.when)]
    assert several
    for reason in several:
        to = reason.base + 1
        moved = _moved(payoff_line(graded, "sanctions"), graded, reason, to)
        again = payoff_line(with_base(graded, reason.id, to), "sanctions")
        assert (moved.base == again.base).all()
        assert (moved.slope == again.slope).all()


def test_a_base_that_is_a_fraction_is_varied_about_itself(baseline: Scenario) -> None:
    thirds = with_base(baseline, "us-strike-cost", Fraction(-10, 3))
    reason = replace(find(thirds.considerations, "us-strike-cost"), low=None, high=None)
    assert range_of(reason) == (Fraction(-11, 3), -3, False)
    scenario = with_consideration(thirds, reason)
    found = tornado(scenario, "sanctions")
    bar = next(bar for bar in found.bars if bar.consideration == reason.id)
    there = sweep(payoff_line(with_base(scenario, reason.id, bar.low.base), "sanctions"))
    exact = [tip.at.exact for tip in there.tipping_points]
    moved = [shift.at.exact for shift in bar.low.tipping if shift.at is not None]
    assert moved
    assert set(moved) <= set(exact)
