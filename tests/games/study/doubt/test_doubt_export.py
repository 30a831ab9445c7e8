"""Doubt as JSON: the keys, and what stands behind them."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from games.model.payoffs import affine
from games.model.play import Play
from games.study.doubt.break_even import break_evens
from games.study.doubt.export import break_even_json, guarantee_json, targets_json
from games.study.doubt.guarantee import guarantees
from games.study.doubt.targets import targets
from games.study.export import solve_json
from games.study.ways import way_of
from tests.support.vectors import scenario

BASELINE = scenario("iraq-2019")
IN_STAGES = replace(BASELINE, play=Play((("iran",), ("us",), ("baghdad",))))


def test_a_guarantee_has_the_profile_of_solve_and_its_cause() -> None:
    report = way_of(BASELINE).solve(affine(BASELINE).exact(BASELINE.levels), second_opinion=False)
    (told,) = guarantee_json(BASELINE, report, guarantees(BASELINE, report))
    (solved,) = solve_json(BASELINE, report)["equilibria"]
    assert told["profile"] == solved["profile"]
    assert told["outcome"] == solved["outcome"]
    assert told["share"] == {"exact": "1/25", "value": 0.04, "known": "exact"}
    assert (told["radius"]["exact"], told["radius"]["value"]) == ("1/50", 0.02)
    cause = told["cause"]
    assert cause["player"] == "baghdad"
    assert cause["deviation"] == {"us": "retaliate", "iran": "retaliate", "baghdad": "expel"}
    assert (cause["margin"]["exact"], cause["swing"]["exact"]) == ("1/10", "5/2")
    assert cause["judgements"]["baghdad-sovereignty"] == {"from": "3", "to": "151/50"}
    assert "node" not in cause
    json.dumps(told)


def test_in_stages_a_cause_has_its_node() -> None:
    report = way_of(IN_STAGES).solve(
        affine(IN_STAGES).exact(IN_STAGES.levels), second_opinion=False
    )
    (told,) = guarantee_json(IN_STAGES, report, guarantees(IN_STAGES, report))
    assert told["cause"]["node"] == {"us": "retaliate", "iran": "retaliate"}
    json.dumps(told)


def test_of_a_mixture_a_limit_is_null() -> None:
    mixing = BASELINE.with_level("sanctions", Decimal("0.45"))
    report = way_of(mixing).solve(affine(mixing).exact(mixing.levels), second_opinion=False)
    (told,) = guarantee_json(mixing, report, guarantees(mixing, report))
    assert told["share"] == {"exact": None, "value": None, "known": "unclaimed"}
    assert told["cause"] is None


def test_break_even_amounts_are_exact_and_null_where_there_is_none() -> None:
    told = {one["consideration"]: one for one in break_even_json(BASELINE, break_evens(BASELINE))}
    cost = told["us-strike-cost"]
    assert cost["below"]["amount"] == {"exact": "-7/2", "equation": None, "value": -3.5}
    assert cost["below"]["within"] is True
    assert cost["below"]["outcomes"] == ["Harassment absorbed"]
    assert cost["above"] is None
    assert cost["low"] == {"exact": "-7/2", "value": -3.5}
    json.dumps(told)


def test_targets_are_by_outcome_the_nearest_profile_first() -> None:
    told = targets_json(BASELINE, targets(BASELINE))
    outcomes = {outcome.id for outcome in BASELINE.outcomes if outcome.profiles}
    assert set(told) == outcomes
    containment = told["containment"]
    assert containment["change"] == {"exact": "33/20", "value": 1.65, "known": "exact"}
    assert containment["share_of_ranges"]["exact"] == "33/25"
    assert containment["within"] is False
    assert containment["considerations"] == {
        "iran-strangled": {"from": "0", "to": "33/20", "by": "33/20"}
    }
    nearest = told["expulsion"]
    assert nearest["change"]["exact"] == "1/10"
    assert nearest["profiles"][0]["profile"] == nearest["profile"]
    assert len(nearest["profiles"]) == 4
    assert told["escalation"]["considerations"] == {}
    json.dumps(told)
