"""What is claimed along a driver under a play, asked of the game itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.model.play import Play, every_play
from games.solve import OPEN
from games.study.sweep.selection import followed, rules
from games.study.ways import way_of
from games.words.reasons import cause_text
from gui.charts.sweep.finding import Claim, Sense, sweep_finding
from gui.charts.sweep.series import segments
from tests.support.backward import Every
from tests.support.examples import about
from tests.support.plays import some_play
from tests.support.scenes import sweep_scene
from tests.support.small_scenarios import small_scenarios

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Report

NEAR = Fraction(1, 10**9)
#: Where between its ends a claim is put to the test, in thousandths.
PARTS = (1, 214, 487, 832, 999)


def solved(scenario: Scenario, line: PayoffLine, level: Fraction) -> Report:
    return way_of(scenario).solve(line.exact(level), second_opinion=False)


def wrong(scenario: Scenario, line: PayoffLine, claim: Claim) -> str:
    """Say where a claim does not hold; empty if it does."""
    low, high = (
        Fraction(end.value) if end.exact is None else end.exact for end in (claim.low, claim.high)
    )
    if claim.sense is Sense.CHANGES:
        below, above = (
            sorted(own.support for own in solved(scenario, line, low + step).equilibria)
            for step in (-NEAR, NEAR)
        )
        return "" if below != above else f"{claim}: {below} on both sides"
    for part in PARTS:
        level = low + (high - low) * part / 1000
        report = solved(scenario, line, level)
        names = {name_of(scenario, own.support, own.joint).name for own in report.equilibria}
        complete = report.proof != OPEN and not report.families
        held = {
            Sense.TIED: report.degenerate,
            Sense.ONLY: names == claim.names if complete else names <= claim.names,
            Sense.THERE: claim.names <= names,
            Sense.NOWHERE: not claim.names & names,
        }
        if not held[claim.sense]:
            return f"{claim} at {level}: {names}"
    return ""


@pytest.mark.slow
@pytest.mark.timeout(1800)  # a night of thousands takes minutes
@about(120)
@given(scenario=small_scenarios(), seed=st.integers(0, 2**32))
def test_every_claim_of_a_title_holds_under_a_play(scenario: Scenario, seed: int) -> None:
    played = some_play(scenario, seed)
    line = affine(played).line("d", played.levels)
    found = way_of(played).sweep(line)
    scene = sweep_scene(played, found, "low", float(played.drivers[0].level))
    said = sweep_finding(scene.axis, scene.segments, scene.tips)
    for claim in said.claims:
        event(claim.sense.value)
        assert not (fault := wrong(played, line, claim)), (said.text, fault)
    for rule in rules(played):  # what may be played is so whatever is followed
        strip = segments(played, *followed(found, rule))
        assert sweep_finding(scene.axis, strip, scene.tips) == said


@pytest.mark.slow
@about(120)
@given(scenario=small_scenarios(), seed=st.integers(0, 2**32))
def test_a_node_of_which_it_is_said_that_play_never_comes_there_is_off_the_path(
    scenario: Scenario, seed: int
) -> None:
    played = some_play(scenario, seed, alone=True)
    line = affine(played).line("d", played.levels)
    found = way_of(played).sweep(line)
    for tip in found.tipping_points:
        assert tip.at.exact is not None
        for cause in tip.causes:
            assert cause.node is not None
            never = "Play never comes there" in cause_text(played, cause, found)
            event(f"off the path: {never}")
            if not never:
                continue
            for step in (-NEAR, 0, NEAR):
                every = Every(played, line.exact(tip.at.exact + step))
                for end in every.ends(every.root):
                    seen = zip(cause.node, end, strict=True)
                    reached = all(own in (None, done) for own, done in seen)
                    assert not (reached and step), (cause, end)


@pytest.mark.slow
@about(120)
@given(scenario=small_scenarios(), seed=st.integers(0, 2**32))
def test_what_a_cause_foresees_follows_on_its_side(scenario: Scenario, seed: int) -> None:
    """The gain is that between the two profiles compared, and each is what its choice leads to."""
    played = some_play(scenario, seed, alone=True)
    line = affine(played).line("d", played.levels)
    found = way_of(played).sweep(line)
    for tip in found.tipping_points:
        at = tip.at.exact
        assert at is not None
        for cause in tip.causes:
            if len(cause.compares) != 2 or cause.gain is None or cause.gain.slope == 0:
                continue
            assert cause.node is not None
            before, after = (line.exact(at)[(cause.player, *profile)] for profile in cause.compares)
            assert after == before
            moves = (cause.from_strategy, cause.to_strategy)
            for profile, move in zip(cause.compares, moves, strict=True):
                assert profile[cause.player] == move
                node = list(cause.node)
                node[cause.player] = move
                ends = {
                    end
                    for step in (-NEAR, Fraction(0), NEAR)
                    for end in Every(played, line.exact(at + step)).ends(tuple(node))
                }
                assert profile in ends


def test_the_baseline_says_of_every_cause_whether_play_comes_to_its_node() -> None:
    scenario = load_named("iraq-2019")
    said = []
    for stages in every_play([player.id for player in scenario.players]):
        if len(stages) < 3:
            continue
        played = replace(scenario, play=Play(stages))
        line = affine(played).line("sanctions", played.levels)
        found = way_of(played).sweep(line)
        for tip in found.tipping_points:
            assert tip.at.exact is not None
            sides = [Every(played, line.exact(tip.at.exact + step)) for step in (-NEAR, NEAR)]
            ends = [end for every in sides for end in every.ends(every.root)]
            for cause in tip.causes:
                assert cause.node is not None
                reached = any(
                    all(own in (None, done) for own, done in zip(cause.node, end, strict=True))
                    for end in ends
                )
                never = "Play never comes there" in cause_text(played, cause, found)
                assert never is not reached
                said.append(never)
    assert {True, False} == set(said)
