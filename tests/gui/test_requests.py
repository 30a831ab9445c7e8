"""What is computed for one scenario, and what of an earlier answer is used again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from games.model.file.library import load_named
from games.study import answer as requests
from games.study.answer import compute_audit, compute_live
from games.study.ways import SIMULTANEOUS
from games.task import Cancelled, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario


class Stopped:
    """A token that says stop."""

    cancelled = True

    def progress(self, done: int, total: int) -> None:
        raise AssertionError(done, total)


class Calls:
    """Counts the calls of the real functions."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[str] = []
        monkeypatch.setattr(requests, "affine", self.counting("affine", requests.affine))
        counted = {
            name: self.counting(name, getattr(SIMULTANEOUS, name))
            for name in ("solve", "sweep", "audit")
        }
        self.way = replace(SIMULTANEOUS, **counted)

    def counting(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: object, **named: object) -> Any:
            self.seen.append(name)
            return function(*arguments, **named)

        return counted

    def take(self) -> list[str]:
        seen, self.seen = self.seen, []
        return seen


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)


@pytest.fixture
def baseline() -> Scenario:
    return load_named("iraq-2019")


def at(scenario: Scenario, **levels: str) -> Scenario:
    for driver, level in levels.items():
        scenario = scenario.with_level(driver, Decimal(level))
    return scenario


def test_the_baseline_has_its_five_regimes_and_today_escalates(baseline: Scenario) -> None:
    live = compute_live(baseline, "sanctions")
    assert live.sweep is not None
    assert [str(t.at.exact) for t in live.sweep.tipping_points] == ["3/16", "7/20", "8/15", "2/3"]
    assert [e.support for e in live.report.equilibria] == [((0,), (0,), (1,))]
    assert live.level == 0.6
    assert live.payoffs.shape == (3, 2, 2, 2)
    assert live.report.nashpy_agrees is None
    assert live.seconds > 0


def test_moving_the_swept_driver_solves_one_game_only(baseline: Scenario, calls: Calls) -> None:
    first = compute_live(baseline, "sanctions", way=calls.way)
    assert calls.take() == ["affine", "solve", "sweep"]
    moved = compute_live(at(baseline, sanctions="0.1"), "sanctions", known=first, way=calls.way)
    assert calls.take() == ["solve"]
    assert moved.sweep is first.sweep
    assert moved.seconds == first.seconds
    assert [e.support for e in moved.report.equilibria] == [((1,), (1,), (1,))]


def test_moving_another_driver_sweeps_again_from_the_same_reasons(
    baseline: Scenario, calls: Calls
) -> None:
    first = compute_live(baseline, "sanctions", way=calls.way)
    calls.take()
    moved = compute_live(at(baseline, protest="0.9"), "sanctions", known=first, way=calls.way)
    assert calls.take() == ["solve", "sweep"]
    assert moved.affine is first.affine
    assert moved.sweep is not first.sweep


def test_sweeping_another_driver_sweeps_again(baseline: Scenario, calls: Calls) -> None:
    first = compute_live(baseline, "sanctions", way=calls.way)
    calls.take()
    other = compute_live(baseline, "protest", known=first, way=calls.way)
    assert calls.take() == ["solve", "sweep"]
    assert other.sweep is not None
    assert other.sweep.driver == "protest"


def test_another_reason_is_added_up_anew(baseline: Scenario, calls: Calls) -> None:
    first = compute_live(baseline, "sanctions", way=calls.way)
    calls.take()
    head, *rest = baseline.considerations
    edited = replace(baseline, considerations=(replace(head, base=Decimal(-4)), *rest))
    compute_live(edited, "sanctions", known=first, way=calls.way)
    assert calls.take() == ["affine", "solve", "sweep"]


def test_an_answer_made_from_an_earlier_one_equals_one_made_afresh(baseline: Scenario) -> None:
    known = None
    for levels in ({"sanctions": "0.1"}, {"protest": "0.9"}, {"sanctions": "0.35"}):
        scenario = at(baseline, **levels)
        reused, fresh = (
            compute_live(scenario, "sanctions", known=known),
            compute_live(scenario, "sanctions"),
        )
        np.testing.assert_array_equal(reused.payoffs, fresh.payoffs)
        assert reused.report.certified == fresh.report.certified
        assert [e.support for e in reused.report.equilibria] == [
            e.support for e in fresh.report.equilibria
        ]
        assert reused.sweep is not None
        assert fresh.sweep is not None
        assert reused.sweep.tipping_points == fresh.sweep.tipping_points
        known = reused


def test_todays_payoffs_are_the_floats_nearest_to_the_exact_ones(baseline: Scenario) -> None:
    scenario = at(baseline, sanctions="0.35")
    live = compute_live(scenario, "sanctions")
    exact = live.affine.exact(scenario.levels)
    np.testing.assert_array_equal(live.payoffs, exact.astype(np.float64))


def test_a_scenario_without_drivers_has_no_sweep(baseline: Scenario, calls: Calls) -> None:
    reasons = tuple(replace(c, slopes=()) for c in baseline.considerations)
    bare = replace(baseline, drivers=(), considerations=reasons, sweep_driver="")
    live = compute_live(bare, "", way=calls.way)
    assert (live.level, live.line, live.sweep) == (None, None, None)
    assert live.report.equilibria
    assert live.seconds > 0
    checked = compute_audit(live)
    assert checked.audit is None
    assert calls.take() == ["affine", "solve", "solve"]


def test_an_unknown_driver_is_an_error(baseline: Scenario) -> None:
    with pytest.raises(KeyError):
        compute_live(baseline, "oil")


@pytest.mark.parametrize("sweeping", [True, False])
def test_a_request_that_nobody_waits_for_stops(baseline: Scenario, sweeping: bool) -> None:
    known = None if sweeping else compute_live(baseline, "sanctions")
    token: Token = Stopped()
    with pytest.raises(Cancelled):
        compute_live(at(baseline, sanctions="0.2"), "sanctions", token, known=known)


@pytest.mark.slow
def test_the_audit_asks_nashpy_about_today_and_every_regime(baseline: Scenario) -> None:
    checked = compute_audit(compute_live(baseline, "sanctions"))
    assert checked.report.nashpy_agrees is True
    assert checked.audit is not None
    assert (checked.audit.agreed, checked.audit.of) == (5, 5)


@pytest.mark.slow
def test_the_verdict_on_the_regimes_is_kept_while_they_stand(
    baseline: Scenario, calls: Calls
) -> None:
    first = compute_live(baseline, "sanctions", way=calls.way)
    checked = compute_audit(first)
    moved = compute_live(at(baseline, sanctions="0.1"), "sanctions", known=first, way=calls.way)
    calls.take()
    again = compute_audit(moved, known=checked)
    assert calls.take() == ["solve"]
    assert again.audit is checked.audit
    assert again.live is moved


def test_an_answer_in_other_words_is_the_same_answer(baseline: Scenario) -> None:
    live = compute_live(baseline, "sanctions")
    renamed = replace(baseline, title="Renamed")
    worded = live.worded(renamed)
    assert worded.scenario is renamed
    assert worded.sweep is live.sweep
    assert live.worded(baseline) is live
