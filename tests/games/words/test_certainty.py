"""Three words for how sure a list is, proved, checked, open: each says what it means, no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import CHECKED, OPEN, PROVED, Equilibrium, Family, Report, solve
from games.study.audit import Audit
from games.study.export import solve_json, sweep_json
from games.study.sweep.sweep import sweep
from games.words.certainty import (
    WORDS,
    count_text,
    least_sure,
    list_text,
    of_sweep,
    pieces,
    single,
    sweep_text,
)
from games.words.checks import agreement, checks
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from games.study.sweep.report import Sweep

BASELINE = load_named("iraq-2019")
CHICKEN = load_named("chicken")


def told(report: Report, *, scenario: object = BASELINE) -> list[str]:
    return [check.text for check in checks(scenario, report)]  # type: ignore[arg-type]


def test_there_are_three_words_and_the_least_sure_stands_for_all() -> None:
    assert list(WORDS) == [PROVED, CHECKED, OPEN]
    assert least_sure([PROVED, OPEN, CHECKED]) == OPEN
    assert least_sure([PROVED, CHECKED]) == CHECKED
    assert least_sure([PROVED]) == PROVED


def test_only_what_exact_arithmetic_showed_is_called_proved() -> None:
    found = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False)
    proved = told(replace(found, proof=PROVED))
    assert "Proved by exact arithmetic: it is the only one." in proved
    checked = told(replace(found, proof=CHECKED))
    assert any(text.startswith("Checked, not proved: ") for text in checked)
    assert "it is the only one" not in " ".join(checked)
    open_ = told(replace(found, proof=OPEN, open="Two surfaces touch.", index_sum=None))
    assert "Open: Two surfaces touch." in open_
    for said in (checked, open_):
        assert not any(text.startswith("Proved") for text in said)


@pytest.mark.parametrize("proof", [PROVED, CHECKED])
def test_a_sum_of_plus_one_is_said_to_be_necessary_and_no_more(proof: str) -> None:
    found = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False)
    said = told(replace(found, proof=proof))
    assert "The indices sum to +1, as those of a complete list do." in said
    assert not any("sum to +1" in text and "missing" in text for text in said)


def test_what_it_means_to_have_no_index_is_said() -> None:
    found = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False)
    lone = tuple(replace(one, index=None) for one in found.equilibria)
    double = replace(found, equilibria=lone, index_sum=None, degenerate=True, proof=PROVED)
    one = "“Escalation on Iraqi soil” has no index: there equilibria meet"
    assert any(text.startswith(one) for text in told(double))
    twice = told(replace(double, equilibria=lone * 2))
    assert any(text.startswith("Two of these have no index: there") for text in twice)
    assert not any("no index" in text for text in told(replace(found, proof=PROVED)))


def test_several_are_counted() -> None:
    found = solve(affine(CHICKEN).at(CHICKEN.levels), second_opinion=False)
    said = told(replace(found, proof=PROVED), scenario=CHICKEN)
    assert "Proved by exact arithmetic: these three are all there are." in said


def _all_mix() -> Equilibrium:
    half = np.array([0.5, 0.5])
    return Equilibrium((half, half, half), np.zeros(3), 0.0, 1, (), "totally mixed")


def test_it_is_said_what_nashpy_saw_and_what_it_cannot_see() -> None:
    found = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=True)
    blind = "it cannot see equilibria in which all three mix"
    assert f"nashpy finds the same equilibria; {blind}." in told(found)
    both = replace(found, equilibria=(*found.equilibria, _all_mix()))
    assert f"nashpy finds the same equilibria; {blind}, as in one of these." in told(both)
    alone = replace(found, equilibria=(_all_mix(),))
    check = next(one for one in checks(BASELINE, alone) if "nashpy" in one.text)
    assert check.passed is None, "what it cannot see it does not confirm"
    assert blind in check.text
    two = solve(affine(CHICKEN).at(CHICKEN.levels), second_opinion=True)
    assert "nashpy finds the same equilibria." in told(two, scenario=CHICKEN)
    assert blind in agreement(BASELINE, Audit(3, 5))
    assert blind not in agreement(CHICKEN, Audit(3, 5))


def test_corners_of_a_family_are_not_counted_as_equilibria_of_their_own() -> None:
    found = solve(affine(CHICKEN).at(CHICKEN.levels), second_opinion=False)
    pure = np.eye(2)
    family = Family("product", (pure, pure[:1]), component=1)
    corner = replace(found.equilibria[0], component=1)
    report = replace(
        found, equilibria=(corner, *found.equilibria[1:]), families=(family,), proof=PROVED
    )
    assert pieces(report) == (2, 1)
    assert single(report) == found.equilibria[1:]
    assert count_text(report) == "2 equilibria and 1 set of infinitely many"
    said = told(replace(report, index_sum=None), scenario=CHICKEN)
    assert (
        "Proved by exact arithmetic: there are two equilibria and one connected set of infinitely"
        " many, and nothing else." in said
    )
    only = replace(report, equilibria=(corner,))
    assert count_text(only) == "1 set of infinitely many"


def unproved(found: Sweep) -> Sweep:
    """Return a sweep as it is where exact arithmetic is not installed, or takes too long."""
    return replace(found, regimes=tuple(replace(own, proved=False) for own in found.regimes))


def test_a_sweep_that_is_proved_says_so_of_every_level() -> None:
    for driver in ("sanctions", "protest"):
        found = sweep(payoff_line(BASELINE, driver))
        assert of_sweep(found) == PROVED
        assert sweep_text(found).startswith("Proved at every level")


def test_a_sweep_that_was_sampled_is_checked_and_says_how_finely() -> None:
    found = unproved(sweep(payoff_line(BASELINE, "sanctions")))
    assert of_sweep(found) == CHECKED
    assert "Checked at 201 levels" in sweep_text(found)
    assert "Tipping points and levels between are not proved." in sweep_text(found)
    tied = unproved(sweep(payoff_line(BASELINE, "protest")))
    assert of_sweep(tied) == OPEN
    assert "open where they do" in sweep_text(tied)
    doubtful = replace(found, regimes=(replace(found.regimes[0], certified=False),))
    assert sweep_text(doubtful) == "Open in 1 of 1 regime: there some equilibria may be missing."


def test_json_says_the_word_and_holds_the_families() -> None:
    found = solve(affine(CHICKEN).at(CHICKEN.levels), second_opinion=False)
    pure = np.eye(2)
    family = Family("product", (pure, pure[:1]), component=1)
    curve = Family("curve", (pure, pure[::-1]), component=2)
    said = solve_json(CHICKEN, replace(found, proof=PROVED, families=(family, curve)))
    assert (said["proof"], said["certified"]) == ("proved", True)
    flat, bent = said["families"]
    assert flat["least"]["ann"] == {"swerve": 0.0, "straight": 0.0}
    assert flat["greatest"]["ann"] == {"swerve": 1.0, "straight": 1.0}
    assert flat["free"] == ["ann"]
    assert bent["least"] is bent["greatest"] is None, "points of a curve bound nothing"
    assert len(bent["mixes"]["ben"]) == 2
    swept = sweep_json(BASELINE, sweep(payoff_line(BASELINE, "sanctions")))
    assert swept["proof"] == "proved"
    assert {regime["proof"] for regime in swept["regimes"]} == {"proved"}


def test_sets_that_are_known_by_points_only_may_be_fewer() -> None:
    mix = np.array([[1.0, 0.0], [0.0, 1.0]])
    flat = Family("product", (mix, mix[:1]), 0)
    bent = Family("curve", (mix, mix), 1)
    whole = Report((), PROVED, degenerate=True, families=(flat, bent))
    assert "there are at most two connected sets" in list_text(whole)
    alone = Report((), PROVED, degenerate=True, families=(bent,))
    assert "there is one connected set" in list_text(alone)
    plain = Report((), PROVED, degenerate=True, families=(flat, replace(flat, component=1)))
    assert "there are two connected sets" in list_text(plain)
