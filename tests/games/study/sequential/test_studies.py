"""Whatever is studied follows the play: side by side, tornado, comparison, rules and charts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from games.model.edit.play import with_move
from games.model.file.library import load_named
from games.model.outcomes import distribution, distribution_of, name_of
from games.model.payoffs import affine
from games.model.play import Play
from games.solve.sequential.solve import solve
from games.study.answer import compute_live
from games.study.compare.align import renumbered
from games.study.compare.effect_words import tips_sentences
from games.study.compare.effects import TipFate, compare
from games.study.export import sweep_json
from games.study.multiples import multiples
from games.study.sweep.best_parts import best_parts
from games.study.sweep.selection import HIGH, LOW, followed
from games.study.tornado.tornado import _incentives, tornado
from games.study.ways import order_of, way_of
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import CHARTS, draw, numbers_of, summary_of

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium

PLAYS = {
    "iran, us, baghdad": Play((("iran",), ("us",), ("baghdad",))),
    "us, both": Play((("us",), ("iran", "baghdad"))),
    "both, baghdad": Play((("us", "iran"), ("baghdad",))),
    "both, us": Play((("iran", "baghdad"), ("us",))),
    "us has struck": Play((), (("us", "retaliate"),)),
}


def baseline(play: str, **levels: str) -> Scenario:
    scenario = replace(load_named("iraq-2019"), play=PLAYS[play])
    for driver, level in levels.items():
        scenario = scenario.with_level(driver, Decimal(level))
    return scenario


def outcomes_today(scenario: Scenario) -> list[dict[str, float]]:
    """Return the chances of outcomes of every answer, by the solver."""
    report = solve(affine(scenario).exact(scenario.levels), order_of(scenario))
    return [
        {key: float(chance) for key, chance in _shares(scenario, one).items()}
        for one in report.equilibria
    ]


def _shares(scenario: Scenario, one: Equilibrium) -> Any:
    if one.joint is not None:
        return distribution_of(scenario, one.joint)
    return distribution(scenario, one.profile)


@pytest.mark.parametrize("play", PLAYS)
def test_side_by_side_sweeps_are_those_of_the_play(play: str) -> None:
    scenario = baseline(play)
    parts, way = affine(scenario), way_of(scenario)
    found = multiples(parts, "sanctions", "protest", scenario.levels, way=way)
    for row in found.rows:
        moved = {**{k: Fraction(v) for k, v in scenario.levels.items()}, "protest": row.level}
        for regime in row.sweep.regimes:
            middle = Fraction((regime.low.value + regime.high.value) / 2)
            report = solve(parts.exact({**moved, "sanctions": middle}), order_of(scenario))
            assert sorted(one.support for one in report.equilibria) == sorted(
                branch.support for branch in regime.branches
            )
    assert found.links


@pytest.mark.slow
@pytest.mark.parametrize("play", PLAYS)
def test_a_tornado_asks_the_play_at_both_ends_of_every_range(play: str) -> None:
    scenario = baseline(play)
    found = tornado(scenario, "sanctions", "uniform")
    assert found.outcomes == pytest.approx(_mean(outcomes_today(scenario)))
    for bar in found.bars:
        for end in (bar.low, bar.high):
            put = replace(
                scenario,
                considerations=tuple(
                    replace(own, base=end.base, low=None, high=None)
                    if own.id == bar.consideration
                    else own
                    for own in scenario.considerations
                ),
            )
            if end.pieces.tied:
                continue
            assert dict(end.outcomes) == pytest.approx(_mean(outcomes_today(put)), abs=1e-9)


def _mean(every: list[dict[str, float]]) -> dict[str, float]:
    return {key: sum(own[key] for own in every) / len(every) for key in every[0]}


def test_in_stages_a_reason_counts_though_no_deviation_of_his_own_changes() -> None:
    # what a leader is paid whatever he himself does matters: his move changes what others do
    scenario = baseline("iran, us, baghdad")
    parts = affine(scenario).line("sanctions", scenario.levels)
    before = way_of(scenario).sweep(parts)
    base = parts.base.copy()
    base[1, 0] += Fraction(5)  # Iran gains if the US strikes, whatever Iran does
    after = way_of(scenario).sweep(replace(parts, base=base))
    played = [[r.branches[0].support for r in one.regimes] for one in (before, after)]
    assert played[0] != played[1]
    alike = [
        _incentives(line, alone=alone)
        for alone in (True, False)
        for line in (parts, replace(parts, base=base))
    ]
    assert alike[0] == alike[1]
    assert alike[2] != alike[3]


def test_a_tipping_point_at_which_something_else_changes_is_not_said_to_stay() -> None:
    old = baseline("iran, us, baghdad")
    new = with_move(old, "us", "retaliate")
    found = compare(old, new, "sanctions")
    (tip,) = (own for own in found.tips if own.old is not None and own.new is not None)
    assert tip.fate is TipFate.CHANGES
    (said,) = (one for one in tips_sentences(found) if "2/3" in one)
    assert said.replace("\N{NO-BREAK SPACE}", " ").startswith(
        "At 2/3 ≈ 0.6667 something else changes. Before: “Managed containment” gives way to"
        " “Harassment absorbed”. Now: “Escalation on Iraqi soil” gives way to “Expulsion”."
    )
    # a new name is no other change
    renamed = replace(old, outcomes=tuple(replace(one, name=one.id) for one in old.outcomes))
    assert {own.fate for own in compare(old, renamed, "sanctions").tips} == {TipFate.STAYS}


def test_comparing_two_plays_pairs_their_tipping_points() -> None:
    old = load_named("iraq-2019")
    new = baseline("iran, us, baghdad")
    found = compare(old, new, "sanctions")
    assert not found.same_numbers
    told = [
        (tip.fate, None if (tip.new or tip.old) is None else (tip.new or tip.old).at.text)  # type: ignore[union-attr]
        for tip in found.tips
    ]
    assert (TipFate.STAYS, "3/16") in told
    # another play does not move what it changes out of the range
    fates = {TipFate.STAYS, TipFate.CHANGES, TipFate.GONE, TipFate.APPEARS}
    assert {fate for fate, _ in told} <= fates
    assert [own.report.equilibria[0].support for own in (found.old, found.new)] == [
        ((0,), (0,), (1,)),
        ((1,), (1,), (1,)),
    ]
    assert compare(new, new, "sanctions").same_numbers


def test_causes_of_an_old_game_are_renumbered_with_their_nodes() -> None:
    new = baseline("iran, us, baghdad")
    old = replace(
        new,
        players=tuple(
            replace(player, strategies=player.strategies[::-1]) for player in new.players
        ),
    )
    line = affine(old).line("sanctions", old.levels)
    found = renumbered(way_of(old).sweep(line), old, new)
    theirs = way_of(new).sweep(affine(new).line("sanctions", new.levels))
    for one, two in zip(found.tipping_points, theirs.tipping_points, strict=True):
        assert {(c.node, c.compares, c.others) for c in one.causes} == {
            (c.node, c.compares, c.others) for c in two.causes
        }


def test_a_rule_stays_with_containment_while_there_are_three_answers() -> None:
    live = compute_live(baseline("both, us", sanctions="0.75"), "sanctions")
    assert live.sweep is not None
    for rule, wanted in ((LOW, ((1,), (1,), (1,))), (HIGH, ((0,), (0,), (0,)))):
        swept, choice = followed(live.sweep, rule)
        ((place, weight),) = choice[3]
        assert weight == 1.0
        assert swept.regimes[3].branches[place].support == wanted
    cut, _ = best_parts(live.sweep, 1)
    for regime in cut.regimes:
        for branch in regime.branches:
            if branch.joint is not None:
                assert len(branch.joint) == len(branch.levels)
                assert np.allclose(branch.joint.sum(axis=(1, 2, 3)), 1.0)


def test_who_answers_to_chance_moves_does_not_mix() -> None:
    scenario = baseline("both, us")
    support = ((0, 1), (0, 1), (0, 1))
    assert name_of(scenario, support).name == "Iran and Baghdad mix"
    at_once = load_named("iraq-2019")
    assert name_of(at_once, support).name == "The US, Iran and Baghdad mix"


@pytest.mark.slow
@pytest.mark.parametrize("play", PLAYS)
def test_every_chart_is_drawn_under_every_play_or_says_why_not(play: str) -> None:
    scenario = baseline(play)
    live = compute_live(scenario, "sanctions")
    assert live.way is way_of(scenario)
    silent: dict[str, str] = {}
    for name in CHARTS:
        try:
            scene = draw(name, Ask(live, LOW))
        except NoChartError as why:
            silent[name] = str(why)
            continue
        assert scene.title
        numbers_of(scene)
        summary_of(scene)
    assert set(silent) == {"responses"}
    assert silent["responses"] == CHARTS["responses"].mute(live)
    assert "at once" in silent["responses"]


def test_stacked_outcomes_are_those_of_joint_chances() -> None:
    scenario = baseline("both, us", sanctions="0.75")
    live = compute_live(scenario, "sanctions")
    scene = draw("sweep", Ask(live, "uniform"))
    report = live.report
    exact = _mean(outcomes_today(scenario))
    assert len(report.equilibria) == 3
    assert any(one.joint is not None for one in report.equilibria)
    drawn: dict[str, float] = {}
    for area in scene.areas:  # type: ignore[attr-defined]
        for slab in area.slabs:
            if slab.levels[0] <= 0.75 <= slab.levels[-1]:
                wide = slab.values
                drawn[area.key] = float(np.interp(0.75, slab.levels, wide))
    assert {k: v for k, v in drawn.items() if v > 1e-9} == pytest.approx(
        {k: v for k, v in exact.items() if v > 1e-9}, abs=1e-4
    )


def test_a_sweep_tells_joint_chances_to_programs() -> None:
    scenario = baseline("both, us")
    live = compute_live(scenario, "sanctions")
    assert live.sweep is not None
    told = sweep_json(scenario, live.sweep)["regimes"][3]["equilibria"]
    joint = told[2]["from"]["joint"]
    assert sum(own["chance"] for own in joint) == pytest.approx(1.0)
    assert {tuple(own["profile"].values()) for own in joint} <= {
        ("retaliate", "retaliate", "expel"),
        ("retaliate", "retaliate", "absorb"),
        ("absorb", "absorb", "expel"),
        ("absorb", "absorb", "absorb"),
        ("retaliate", "absorb", "expel"),
    }
    (mixed,) = (one for one in live.sweep.regimes[3].branches if one.joint is not None)
    assert told[2]["outcome"] == name_of(scenario, mixed.support, mixed.joint).name
