"""What is played in stages, as a clause: one answer, several, infinitely many, and doubt."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import OPEN
from games.solve.proved import available
from games.solve.wording import tied_plans
from games.study.answer import compute_live
from games.study.ways import way_of
from games.words.checks import checks
from games.words.headline import headline
from games.words.induction import along_text, induction_text
from games.words.played import played
from games.words.reading import reading
from games.words.standing import standing
from tests.support.plays import BASELINE

HEADLINES = {
    "iran > us > baghdad": "“Managed containment” is what is played if Iran moves first, then the"
    " US, then Baghdad, with sanctions pressure at 0.60; 0.0667 higher, at 2/3 ≈ 0.6667, it gives"
    " way to “Harassment absorbed”.",
    "us > iran, baghdad": "“Escalation on Iraqi soil” is what is played if the US moves first, then"
    " Iran and Baghdad together, with sanctions pressure at 0.60; 0.0667 higher, at 2/3 ≈ 0.6667,"
    " it gives way to “Harassment absorbed”.",
    "us, iran > baghdad": "“Escalation on Iraqi soil” is what is played if the US and Iran move"
    " first, together, then Baghdad, with sanctions pressure at 0.60; 0.0667 higher, at 2/3 ≈"
    " 0.6667, it gives way to “Harassment absorbed”.",
    "us=retaliate, then iran > baghdad": "“Escalation on Iraqi soil” follows now that the US has"
    " opted for retaliating, and Iran moves next, then Baghdad, with sanctions pressure at 0.60;"
    " 0.0667 higher, at 2/3 ≈ 0.6667, it gives way to “Expulsion”.",
}


@pytest.mark.parametrize("play", BASELINE)
def test_the_headline_says_under_which_play(play: str) -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE[play])
    live = compute_live(scenario, "sanctions")
    said = headline(scenario, live.sweep, live.report, scenario.driver("sanctions").level)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == HEADLINES[play]


def test_where_one_may_do_either_it_is_said_who() -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE["us, iran > baghdad"])
    parts = affine(scenario)
    line = parts.line("sanctions", scenario.levels)
    report = way_of(scenario).solve(line.exact(Fraction(3, 16)), second_opinion=False)
    assert standing(scenario, report, "sanctions", "3/16") == (
        "If the US and Iran move first, together, then Baghdad, with sanctions pressure at 3/16,"
        " the US opts for absorbing and Baghdad for absorbing, while Iran may do either"
    )


def test_what_is_only_found_is_said_to_be_found() -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE["iran > us > baghdad"])
    live = compute_live(scenario, "")
    report = replace(live.report, proof=OPEN, open="a table was too large.")
    assert played(scenario, report) == (
        "“Managed containment” is the only answer found if Iran moves first, then the US, then"
        " Baghdad"
    )
    assert [(one.passed, one.text) for one in checks(scenario, report)][1] == (
        False,
        "Open: a table was too large.",
    )
    twice = replace(report, equilibria=report.equilibria * 2)
    assert played(scenario, twice).startswith("Two answers were found if Iran moves first")
    assert played(scenario, replace(report, equilibria=())).startswith("No answer was found if")


def test_checks_say_at_how_many_nodes_it_is_proved_and_never_of_an_index() -> None:
    said = {}
    for name, play in BASELINE.items():
        scenario = replace(load_named("iraq-2019"), play=play)
        live = compute_live(scenario, "")
        said[name] = [one.text for one in checks(scenario, live.report)]
        assert not any("indices" in text or "index" in text for text in said[name])
    assert said["iran > us > baghdad"][1] == (
        "Proved by backward induction, in exact fractions, at all 7 nodes: it is the only answer."
    )
    assert said["us=retaliate, then iran > baghdad"][1] == (
        "Proved by backward induction, in exact fractions, at all 3 nodes still to come: it is the"
        " only answer."
    )
    assert said["us, iran > baghdad"][1] == (
        "Proved at four nodes by backward induction in exact fractions and at one node, where"
        " players move together, by exact arithmetic: it is the only answer."
    )


@pytest.mark.parametrize("play", ["iran > us > baghdad", "us, iran > baghdad"])
def test_where_whoever_moves_alone_ties_no_list_claims_plans_that_leave_it_to_chance(
    play: str,
) -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE[play])
    cares = tuple(one for one in scenario.considerations if one.player != "baghdad")
    tied = replace(scenario, considerations=cares)
    for one, ties in ((scenario, False), (tied, True)):
        live = compute_live(one, "sanctions")
        assert live.sweep is not None
        assert (tied_plans() in live.sweep.notes) == ties
        said = [along_text(one, live.sweep), induction_text(one, live.report)]
        if available():
            assert [text.startswith("Proved") for text in said] == [True, True]
        for text in said:
            assert text.endswith(" without leaving a tie to chance.") == (
                ties and text.startswith("Proved")
            )


def test_at_a_tipping_point_the_play_is_named_too() -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE["iran > us > baghdad"])
    at = scenario.with_level("sanctions", Decimal("0.35"))
    live = compute_live(at, "sanctions")
    assert headline(at, live.sweep, live.report, Decimal("0.35")).startswith(
        "If Iran moves first, then the US, then Baghdad, sanctions pressure stands exactly on a"
    )


def test_of_whom_has_moved_nothing_is_said_to_be_the_best() -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE["us=retaliate, then iran > baghdad"])
    said = [one.text for one in checks(scenario, compute_live(scenario, "").report)]
    assert said[0] == (
        "Nobody still to move gains by choosing otherwise, not even where play never comes"
        " (regret 0)."
    )
    moved = (("us", "retaliate"), ("iran", "absorb"), ("baghdad", "absorb"))
    done = replace(scenario, play=replace(scenario.play, moved=moved))
    report = compute_live(done, "").report
    said = [one.text for one in checks(done, report)]
    assert said == ["Proved: the moves that are made leave nothing open."]
    (row,) = reading(done, None, report).rows
    assert (row.kind, row.regret, row.index) == ("moves made", "", "")
