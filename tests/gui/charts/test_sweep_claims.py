"""What a sweep's title claims, asked of the game itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import event, given

from games.model.file.library import load_named
from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.model.scenario import Outcome
from games.solve import CHECKED, OPEN, solve
from games.study.sweep.report import Level
from games.study.sweep.selection import followed, rules
from games.study.sweep.sweep import sweep
from gui.charts.sweep.finding import Claim, Sense, sweep_finding
from gui.charts.sweep.series import segments
from tests.support.examples import about
from tests.support.scenes import sweep_scene
from tests.support.small_scenarios import small_scenarios
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario

#: Where between its ends a claim is put to the test.
NEAR = 1e-6
PARTS = (1.3e-4, 0.2137, 0.4873, 0.8319, 1 - 1.3e-4)


def outcomes_at(scenario: Scenario, line: PayoffLine, level: float) -> tuple[set[str], bool, bool]:
    """Solve one game on its own: names of its equilibria, if the list is complete, if it ties."""
    report = solve(line.at(np.array([level]))[0], second_opinion=False)
    names = {name_of(scenario, found.support).name for found in report.equilibria}
    return names, report.certified, report.degenerate


def test_lists_of_ties_that_differ_are_no_change_of_what_is_played() -> None:
    wobbly = two_by_two(ann=((1, 0), (2, -1)), bob=((1, 0), (0, 0)))
    tied = replace(
        wobbly,
        outcomes=(Outcome("war", "War", "#a4262c", 9, ((("ann", ("push",)),),)),),
    )
    assert title(tied) == "War at every level of stress"


def supports_at(line: PayoffLine, level: float) -> list[object]:
    report = solve(line.at(np.array([level]))[0], second_opinion=False)
    return sorted(found.support for found in report.equilibria)


def somebody_is_indifferent(line: PayoffLine, level: float) -> bool:
    """Tell whether payoffs tie at a pure profile, even one that no equilibrium comes near."""
    payoffs = line.at(np.array([level]))[0]
    return any(
        bool(np.isclose(own.take(one, player), own.take(two, player), rtol=0, atol=1e-12).any())
        for player, own in enumerate(payoffs)
        for one, two in combinations(range(own.shape[player]), 2)
    )


def wrong(scenario: Scenario, line: PayoffLine, claim: Claim) -> str:
    """Say where a claim does not hold; empty if it does."""
    if claim.sense is Sense.CHANGES:
        below, above = (supports_at(line, claim.low.value + step) for step in (-NEAR, NEAR))
        return "" if below != above else f"{claim}: {below} on both sides"
    width = claim.high.value - claim.low.value
    for part in PARTS:
        level = claim.low.value + part * width
        names, complete, ties = outcomes_at(scenario, line, level)
        held = {
            Sense.TIED: ties or somebody_is_indifferent(line, level),
            # a solver that says it misses some does not speak against those it misses
            Sense.ONLY: names == claim.names if complete or ties else names <= claim.names,
            Sense.THERE: claim.names <= names,
            Sense.NOWHERE: not claim.names & names,
        }
        if not held[claim.sense]:
            return f"{claim} at {level}: {names}"
    return ""


def title(scenario: Scenario, rule: str = "low") -> str:
    line = affine(scenario).line("stress", scenario.levels)
    return sweep_scene(scenario, sweep(line), rule, 0.5).title


@pytest.mark.parametrize("rule", ["low", "high", "uniform"])
def test_an_outcome_ends_where_it_ceases_to_be_one_whatever_is_followed(rule: str) -> None:
    beside = two_by_two(ann=((-3, 4), (-1, 4)), bob=((-1, 0), (1, 0)))
    said = title(beside, rule)
    assert said == "Push / Push begins at 1/4, Wait / Wait ends at 3/4; both between"


def test_what_stands_between_is_excepted_only_if_it_alone_does() -> None:
    # Ann pushes from 1/4, Bob then answers until 1/2, from where Ann stops again at 3/4
    alone = two_by_two(ann=((-1, 4), (-1, 4)), bob=((-1, 0), (-1, 0)))
    assert title(alone) == "Wait / Wait gives way to Push / Wait at 1/4"


def test_several_equilibria_neither_end_nor_begin_as_a_number() -> None:
    chicken = two_by_two(ann=((1, 0), (1, -2)), bob=((1, 0), (1, -2)))
    assert title(chicken) == "Push / Push gives way to 3 outcomes at 1/2"
    assert "3 equilibria" not in title(chicken, "uniform")


def test_payoffs_that_tie_are_said_to_tie_and_nothing_else() -> None:
    tied = two_by_two(ann=((0, 0), (0, 0)), bob=((-1, 0), (-1, 0)))
    assert title(tied) == "Payoffs tie at every level of stress"


def test_an_outcome_that_ties_join_does_not_end_with_them() -> None:
    # both may wait at every level; from 1/2 on nobody loses by pushing alone
    joined = two_by_two(ann=((0, 0), (0, 0)), bob=((-1, 0), (0, 0)))
    scene = sweep_scene(joined, sweep(affine(joined).line("stress", joined.levels)), "low", 0.5)
    axis, (tied,) = scene.axis, scene.segments
    assert tied.tied
    assert "Wait / Wait" in tied.sure
    half = Level(0.5, Fraction(1, 2))
    waits = replace(
        tied,
        high=half,
        rows=tuple(row for row in tied.rows if row.name == "Wait / Wait")[:1],
        proof=CHECKED,
        tied="",
        sure=frozenset(),
    )
    said = sweep_finding(axis, (waits, replace(tied, regime=1, low=half)), ())
    assert said.text == "Wait / Wait up to 1/2; ties, Wait / Wait among them, from 1/2"
    said = sweep_finding(axis, (replace(tied, high=half), replace(waits, regime=1, low=half)), ())
    assert said.text == "Ties, Wait / Wait among them, up to 1/2; Wait / Wait from 1/2"


def test_lists_of_ties_that_differ_prove_no_change_of_what_is_played() -> None:
    scenario = load_named("iraq-2019")
    scene = sweep_scene(
        scenario, sweep(affine(scenario).line("sanctions", scenario.levels)), "low", 0
    )
    below, above = (
        replace(one, name="War", rows=(replace(one.rows[0], name="War"),))
        for one in scene.segments[:2]
    )
    tips = scene.tips[:1]
    assert sweep_finding(scene.axis, (below, above), tips).text == (
        "War at every level of sanctions pressure; what is played changes at 3/16"
    )
    tied = replace(above, proof=OPEN, tied="payoffs tie throughout", settled=True)
    text = sweep_finding(scene.axis, (below, tied), tips).text
    assert text == "War at every level of sanctions pressure"


@pytest.mark.slow
@pytest.mark.timeout(1800)  # a night of five thousand takes minutes
@about(500)
@given(small_scenarios())
def test_every_claim_of_a_title_holds_in_the_game_itself(scenario: Scenario) -> None:
    line = affine(scenario).line("d", scenario.levels)
    found = sweep(line)
    scene = sweep_scene(scenario, found, "low", float(scenario.drivers[0].level))
    said = sweep_finding(scene.axis, scene.segments, scene.tips)
    assert said.text == scene.title
    for claim in said.claims:
        event(claim.sense.value)
        assert not (fault := wrong(scenario, line, claim)), (said.text, fault)
    for rule in rules(scenario):  # what is in equilibrium is so whatever is followed
        strip = segments(scenario, *followed(found, rule))
        assert sweep_finding(scene.axis, strip, scene.tips) == said
