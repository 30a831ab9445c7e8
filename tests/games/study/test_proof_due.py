"""Sweeps whose proof is left for later: what they say before it, and that it moves nothing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study.answer import compute_audit, compute_live, compute_proof, compute_stretch
from games.study.export import sweep_json
from games.study.sweep import sweep as door
from games.study.sweep.sweep import sweep
from games.words.certainty import CHECKED, PROVED, of_sweep, sweep_text
from tests.support.examples import about

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.study.sweep.report import Sweep

pytest.importorskip("flint")

#: Between two levels of the grid curves are drawn straight; they are sampled at other levels there.
BETWEEN = 1e-3


@pytest.fixture(scope="module")
def iraq() -> Scenario:
    return load_named("iraq-2019")


def along(scenario: Scenario, driver: str) -> PayoffLine:
    return affine(scenario).line(driver, scenario.levels)


def test_before_its_proof_a_sweep_says_checked_everywhere(iraq: Scenario) -> None:
    found = sweep(along(iraq, "sanctions"), prove=False)
    assert found.proof_due
    assert not any(regime.proved for regime in found.regimes)
    assert of_sweep(found) == CHECKED
    assert sweep_text(found).endswith("Tipping points and levels between are not proved.")
    written = sweep_json(iraq, found)
    assert {regime["proof"] for regime in written["regimes"]} == {written["proof"]} == {CHECKED}


def test_a_proved_sweep_has_no_proof_due(iraq: Scenario) -> None:
    found = sweep(along(iraq, "sanctions"))
    assert found.proved
    assert not found.proof_due


def test_no_proof_is_due_of_what_is_never_proved(
    iraq: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    larger = load_named("graded-responses")
    assert len(larger.players) == 3
    assert not sweep(along(larger, larger.drivers[0].id), prove=False).proof_due
    monkeypatch.setattr(door, "available", lambda: False)
    assert not sweep(along(iraq, "sanctions"), prove=False).proof_due


def test_where_payoffs_tie_all_along_the_proof_does_not_wait(iraq: Scenario) -> None:
    found = sweep(along(iraq, "protest"), prove=False)
    assert any(regime.degenerate for regime in found.regimes)
    assert found.proved
    assert not found.proof_due


@pytest.mark.slow
@about(30)
@given(
    st.sampled_from(["iraq-2019", "us-baghdad"]),
    st.integers(0, 3),
    st.lists(st.integers(0, 100), min_size=4, max_size=4),
)
def test_nothing_that_is_drawn_moves_when_the_proof_comes(
    name: str, swept: int, percents: list[int]
) -> None:
    scenario = load_named(name)
    for driver, percent in zip(scenario.drivers, percents, strict=False):
        scenario = scenario.with_level(driver.id, Decimal(percent) / 100)
    line = along(scenario, scenario.drivers[swept % len(scenario.drivers)].id)
    before, after = sweep(line, prove=False), sweep(line)
    assert after.proved
    assert_alike(before, after, float(line.high - line.low))


def assert_alike(before: Sweep, after: Sweep, width: float) -> None:
    assert len(before.regimes) == len(after.regimes)
    for old, new in zip(before.tipping_points, after.tipping_points, strict=True):
        assert abs(old.at.value - new.at.value) <= 1e-12 * width
        assert old.at.exact in (None, new.at.exact)
        assert [(c.player, c.to_strategy, c.gain) for c in old.causes] == [
            (c.player, c.to_strategy, c.gain) for c in new.causes
        ]
    for below, above in zip(before.regimes, after.regimes, strict=True):
        assert below.tied == above.tied
        for one, two in zip(below.branches, above.branches, strict=True):
            assert (one.support, one.index, one.follows) == (two.support, two.index, two.follows)
            places = np.linspace(one.levels[0], one.levels[-1], 50)
            for mine, other in zip(one.profiles, two.profiles, strict=True):
                for own, its in zip(mine.T, other.T, strict=True):
                    drawn = np.interp(places, one.levels, own), np.interp(places, two.levels, its)
                    assert np.abs(drawn[0] - drawn[1]).max() < BETWEEN


def test_another_drivers_step_leaves_the_proof_for_later_and_it_is_made_good(
    iraq: Scenario,
) -> None:
    first = compute_live(iraq, "sanctions")
    moved = iraq.with_level("protest", Decimal("0.4"))
    soon = compute_live(moved, "sanctions", known=first, prove=False)
    assert soon.sweep is not None
    assert soon.sweep.proof_due
    good = compute_proof(soon)
    assert good.sweep is not None
    assert of_sweep(good.sweep) == PROVED
    assert (good.report, good.line, good.payoffs) == (soon.report, soon.line, soon.payoffs)
    assert compute_proof(good) is good
    audited = compute_audit(good)
    assert audited.audit is not None
    assert audited.audit.agreed == audited.audit.of == len(good.sweep.regimes)


def test_what_is_proved_is_kept_while_only_the_swept_driver_moves(iraq: Scenario) -> None:
    first = compute_live(iraq, "sanctions")
    moved = iraq.with_level("sanctions", Decimal("0.3"))
    assert compute_live(moved, "sanctions", known=first, prove=False).sweep is first.sweep


def test_a_sweep_whose_proof_is_due_is_kept_in_a_gesture_and_proved_out_of_it(
    iraq: Scenario,
) -> None:
    soon = compute_live(iraq, "sanctions", prove=False)
    moved = iraq.with_level("sanctions", Decimal("0.3"))
    assert compute_live(moved, "sanctions", known=soon, prove=False).sweep is soon.sweep
    proved = compute_live(moved, "sanctions", known=soon).sweep
    assert proved is not None
    assert proved.proved


def test_a_stretch_is_proved_when_the_whole_is(iraq: Scenario) -> None:
    for prove in (False, True):
        live = compute_live(iraq, "sanctions", prove=prove)
        found = compute_stretch(live, Decimal("0.3"), Decimal("0.4")).sweep
        assert found is not None
        assert (found.proved, found.proof_due) == (prove, not prove)
        assert [tip.at.exact for tip in found.tipping_points] == [Fraction(7, 20)]


def test_an_answer_without_a_driver_has_nothing_to_prove(iraq: Scenario) -> None:
    live = compute_live(iraq, "", prove=False)
    assert compute_proof(live) is live
