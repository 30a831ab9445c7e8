"""Dictionaries for `--json`, and the audit."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve
from games.study.audit import audit
from games.study.export import solve_json, sweep_json
from games.study.sweep.sweep import sweep
from tests.support.lines import payoff_line

BASELINE = load_named("iraq-2019")


def test_a_sweep_as_json_has_exact_ends_outcomes_and_causes() -> None:
    found = sweep_json(BASELINE, sweep(payoff_line(BASELINE, "sanctions")))
    assert [(r["from"]["exact"], r["to"]["exact"]) for r in found["regimes"]] == [
        ("0", "3/16"),
        ("3/16", "7/20"),
        ("7/20", "8/15"),
        ("8/15", "2/3"),
        ("2/3", "1"),
    ]
    assert [regime["outcome"] for regime in found["regimes"]] == [
        "Managed containment",
        "Harassment absorbed",
        "Cat and mouse",
        "Escalation on Iraqi soil",
        "Expulsion",
    ]
    assert [
        (
            tip["exact"],
            tip["causes"][0]["player"],
            tip["causes"][0]["from"],
            tip["causes"][0]["to"],
            tip["causes"][0]["gain"],
        )
        for tip in found["tipping_points"]
    ] == [
        ("3/16", "iran", "absorb", "retaliate", "4 s - 0.75"),
        ("7/20", "us", "absorb", "retaliate", "2 s - 0.7"),
        ("8/15", "iran", "absorb", "retaliate", "6 s - 3.2"),
        ("2/3", "baghdad", "absorb", "expel", "1.5 s - 1"),
    ]
    assert found["tipping_points"][2]["value"] == pytest.approx(8 / 15, abs=0)
    assert json.loads(json.dumps(found)) == found


def test_the_same_sweep_gives_the_same_bytes() -> None:
    once, again = (
        json.dumps(sweep_json(BASELINE, sweep(payoff_line(BASELINE, "sanctions"))))
        for _ in range(2)
    )
    assert once == again


def test_a_mixed_equilibrium_is_given_at_both_ends_of_its_regime() -> None:
    found = sweep_json(BASELINE, sweep(payoff_line(BASELINE, "sanctions")))
    (mixed,) = found["regimes"][2]["equilibria"]
    assert mixed["support"] == {
        "us": ["retaliate", "absorb"],
        "iran": ["retaliate", "absorb"],
        "baghdad": ["absorb"],
    }
    # P(US retaliates) = (4 s - 0.75) / ((4 s - 0.75) - (6 s - 3.2))
    for end, s in (("from", Fraction(7, 20)), ("to", Fraction(8, 15))):
        unpunished, punished = 4 * s - Fraction(3, 4), 6 * s - Fraction(16, 5)
        true = unpunished / (unpunished - punished)
        assert mixed[end]["profile"]["us"]["retaliate"] == pytest.approx(float(true), abs=1e-11)


def test_a_solved_game_as_json_names_players_and_strategies() -> None:
    report = solve(affine(BASELINE).at(BASELINE.levels))
    found = solve_json(BASELINE, report)
    (only,) = found["equilibria"]
    assert only["profile"]["baghdad"] == {"expel": 0.0, "absorb": 1.0}
    assert only["outcome"] == "Escalation on Iraqi soil"
    assert found["certified"] is True
    assert found["levels"]["sanctions"] == 0.6
    assert json.loads(json.dumps(found)) == found


def test_an_inexact_tipping_point_has_no_exact_text() -> None:
    from decimal import Decimal

    scenario = BASELINE.with_level("assistance", Decimal("0.60"))
    found = sweep_json(scenario, sweep(payoff_line(scenario, "sanctions")))
    birth = found["tipping_points"][2]
    assert birth["exact"] is None
    assert birth["causes"][0]["gain"] is None
    assert birth["causes"][0]["mixing"] is True
    assert found["regimes"][3]["outcome"].count(" | ") == 2


@pytest.mark.slow
def test_nashpy_agrees_in_every_regime_of_the_baseline() -> None:
    line = payoff_line(BASELINE, "sanctions")
    score = audit(line, sweep(line))
    assert (score.agreed, score.of, score.notes) == (5, 5, ())


@pytest.mark.slow
def test_an_audit_notices_a_sweep_that_is_not_of_this_game() -> None:
    line = payoff_line(BASELINE, "sanctions")
    found = sweep(line)
    swapped = (found.regimes[0], replace(found.regimes[1], branches=found.regimes[0].branches))
    score = audit(line, replace(found, regimes=(*swapped, *found.regimes[2:])))
    assert score.agreed == 4
    assert "other equilibria than the sweep says" in score.notes[0]
