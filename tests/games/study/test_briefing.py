"""What the paper says: the numbers of the reports, in words that do not overreach."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from games.model.file.library import load_named, names
from games.model.outcomes import distribution
from games.model.payoffs import affine
from games.model.scenario import Consideration, Driver, Player, Scenario, Strategy
from games.paper.bearing import overturning_text
from games.paper.briefing import Material, briefing
from games.paper.likelihood import SCALE, likelihood
from games.paper.parts import Bullets, Paper, Paragraph
from games.paper.words import finding, outcome_text
from games.solve import solve
from games.study.audit import audit
from games.study.doubt.break_even import break_evens
from games.study.sweep.sweep import sweep
from games.study.tornado.tornado import tornado
from games.words.wording import symbols
from tests.support.loose import loose
from tests.support.two_by_two import two_by_two


def material(scenario: Scenario, *, driver: str = "", checked: bool = False) -> Material:
    """Everything but what other solvers say, unless it is `checked`."""
    parts = affine(scenario)
    swept = driver or scenario.sweep_driver
    line = parts.line(swept, scenario.levels) if swept else None
    found = None if line is None else sweep(line)
    return Material(
        scenario=scenario,
        rule="low",
        report=solve(parts.at(scenario.levels), second_opinion=checked),
        content_hash="0123456789abcdef" * 4,
        version="Equipoise 1.2.3",
        line=line,
        sweep=found,
        audit=audit(line, found) if checked and line is not None and found is not None else None,
        tornado=tornado(scenario, swept, "low", line=line, known=found),
        break_even=break_evens(scenario),
        figures=frozenset({"sweep", "tornado"}),
    )


def at(name: str, **levels: str) -> Scenario:
    scenario = load_named(name)
    for driver, level in levels.items():
        scenario = scenario.with_level(driver, Decimal(level))
    return scenario


def table(paper: Paper, name: str) -> list[tuple[str, ...]]:
    found = next(one for one in paper.tables if one.id == name)
    return [line.cells for line in found.lines if not line.group]


def sentences(paper: Paper) -> list[str]:
    said = [paper.title, paper.summary]
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                said.append(f"{block.lead} {block.text}")
            elif isinstance(block, Bullets):
                said += [f"{item.lead} {item.text}" for item in block.items]
    said += [one.caption for one in (*paper.figures, *paper.tables)]
    said += ["; ".join(line.cells) for one in paper.tables for line in one.lines]
    return [part for text in said for part in re.split(r"(?<=[.!?])\s+", text)]


def text_of(paper: Paper, section: str) -> str:
    part = next(one for one in paper.sections if one.id == section)
    said = []
    for block in part.blocks:
        if isinstance(block, Bullets):
            said += [f"{item.lead} {item.text}" for item in block.items]
        elif isinstance(block, Paragraph):
            said.append(block.text)
    return "\n".join(said)


@pytest.fixture(scope="module")
def baseline() -> Material:
    return material(load_named("iraq-2019"), checked=True)


@pytest.fixture(scope="module")
def paper(baseline: Material) -> Paper:
    return briefing(baseline)


@pytest.mark.slow
def test_the_title_says_what_holds_and_what_would_change_it(paper: Paper) -> None:
    assert paper.title == (
        "Escalation on Iraqi soil now; Expulsion if sanctions pressure rises past 0.67"
    )


@pytest.mark.slow
def test_every_tipping_point_is_in_its_table_with_its_formula(
    baseline: Material, paper: Paper
) -> None:
    assert baseline.sweep is not None
    rows = table(paper, "tipping-points")
    assert len(rows) == len(baseline.sweep.tipping_points) == 4
    for row, tip in zip(rows, baseline.sweep.tipping_points, strict=True):
        assert row[0].split()[0] == str(tip.at.exact)
        away = float(row[1].replace("−", "-"))
        assert away == pytest.approx(tip.at.value - 0.6, abs=5e-5)
    assert rows[-1][2] == "“Escalation on Iraqi soil” gives way to “Expulsion”."
    assert "where the gain, 1.5 s − 1, turns positive (US: Retaliate, Iran: Retaliate)" in loose(
        rows[-1][3]
    )


@pytest.mark.slow
def test_the_equilibrium_table_has_the_numbers_of_the_report(
    baseline: Material, paper: Paper
) -> None:
    (row,) = table(paper, "equilibria")
    (found,) = baseline.report.equilibria
    assert row[0] == "Escalation on Iraqi soil"
    for cell, payoff in zip(row[1:4], found.payoffs, strict=True):
        strategy, said = cell.split("\npayoff ")
        assert strategy in {"Retaliate", "Absorb"}
        assert float(said.replace("−", "-")) == pytest.approx(payoff, abs=0.005)
    assert row[4:] == ("strict", "+1", "0", "nashpy and exact arithmetic")


def test_every_consideration_is_among_the_assumptions_with_its_source(
    baseline: Material, paper: Paper
) -> None:
    rows = table(paper, "considerations")
    considerations = baseline.scenario.considerations
    assert sorted(row[3] for row in rows) == sorted(reason.title for reason in considerations)
    row = next(row for row in rows if row[3] == "An unanswered attack costs credibility")
    assert tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) == (
        "US: Absorb, Iran: Retaliate",
        "−1.0 − 2 s − 2 c",
        "−1.5 to −0.5",
        "An unanswered attack costs credibility",
        "[1]",
        "medium",
    )
    sources = text_of(paper, "assumptions")
    for number, source in enumerate(baseline.scenario.sources, start=1):
        assert f"[{number}] {source.title}" in sources


def test_considerations_that_overturn_the_answer_are_those_of_the_tornado(
    baseline: Material, paper: Paper
) -> None:
    assert baseline.tornado is not None
    said = text_of(paper, "today")
    assert "Today's list, and those along the driver, are proved: exact arithmetic shows" in said
    assert "is missing. As a second opinion, nashpy agrees in 5 of 5 regimes; it cannot see" in said
    titles = {reason.id: reason.title for reason in baseline.scenario.considerations}
    rows = table(paper, "overturning")
    inside = {row[1] for row in rows if row[3] == "within"}
    # whoever flips at an end of a range changes the answer within it
    assert {titles[bar.consideration] for bar in baseline.tornado.bars if bar.flips} <= inside
    said = text_of(paper, "today")
    assert "Within their stated ranges 12 of 19 considerations alone change today's outcome" in said
    assert "“Assistance and energy waivers lost” at −0.9" in said
    changes = [side for one in baseline.break_even for side in (one.below, one.above) if side.at]
    (caption,) = (one.caption for one in paper.tables if one.id == "overturning")
    assert len(rows) < len(changes) == 13
    assert caption.endswith("Four more are not listed.")


def test_between_the_ends_of_a_range_the_amount_is_solved_for() -> None:
    calm = two_by_two(ann=((-4, 0), (-4, 0)), bob=((-1, 0), (-1, 0)))
    said = overturning_text(material(calm))
    assert said.startswith("No range is stated for any of 4 considerations")
    first, *others = calm.considerations
    ranged = replace(first, low=Decimal(-5), high=Decimal(-3))
    said = overturning_text(material(replace(calm, considerations=(ranged, *others))))
    assert said == (
        "Within its stated range the one consideration that has one does not change today's"
        " outcome. No range is stated for 3 of 4."
    )
    wide = replace(first, low=Decimal(-5), high=Decimal(1))
    said = overturning_text(material(replace(calm, considerations=(wide, *others))))
    assert said == (
        f"Within its stated range the one consideration that has one changes today's outcome:"
        f" “{first.title}” at 0. No range is stated for 3 of 4."
    )


def test_checks_and_limits_name_rule_scale_and_caveat(paper: Paper) -> None:
    said = text_of(paper, "limits")
    assert "nashpy agrees in 5 of 5 regimes" in said
    assert "Proved at every level: exact arithmetic shows that no equilibrium is missing" in said
    assert "Selection rule. Follow from low" in said
    assert "Intelligence Community Directive 203" in said
    assert "judgements, not estimates" in said
    assert paper.footer[-1] == "Illustrative: judgements, not estimates"
    assert "content 0123456789ab" in paper.footer
    assert "23 of 24 payoffs have a sourced reason" in paper.footer


def test_likelihood_of_outcomes_comes_from_the_equilibrium_mix() -> None:
    scenario = at("iraq-2019", sanctions="0.45")
    found = material(scenario)
    (mixed,) = found.report.equilibria
    shares = distribution(scenario, [np.asarray(mix) for mix in mixed.profile])
    said = outcome_text(scenario, mixed)
    expected = {outcome.id: outcome.name for outcome in scenario.outcomes}
    for key, share in shares.items():
        if 1e-9 < share < 1 - 1e-9:
            assert re.search(f"“{expected[key]}” [^(]*\\({likelihood(float(share))}\\)", said)
    assert "“Expulsion”" not in said
    assert said in text_of(briefing(found), "equilibria").replace("What follows. ", "")


def test_what_is_certain_is_said_of_the_equilibrium_not_of_events(paper: Paper) -> None:
    said = text_of(paper, "equilibria")
    assert "In equilibrium the US always opts for retaliating, Iran for retaliating" in said
    assert not any(f"({term.text})" in said for term in SCALE)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(names()))
def test_no_sentence_mixes_confidence_with_likelihood(name: str) -> None:
    words = [term.text for term in SCALE]
    for sentence in sentences(briefing(material(load_named(name)))):
        if "confidence" in sentence.lower():
            assert not any(re.search(rf"\b{word}\b", sentence) for word in words), sentence


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(names()))
def test_every_shipped_scenario_has_a_whole_paper(name: str) -> None:
    paper = briefing(material(load_named(name)))
    said = [section.id for section in paper.sections]
    assert said[:3] == ["today", "tips", "equilibria"]
    assert said[-2:] == ["assumptions", "limits"]
    for one in paper.tables:
        for line in one.lines:
            assert len(line.cells) == (1 if line.group else len(one.columns))
    assert not [said for said in sentences(paper) if re.search(r"\bNone\b(?! of)|\bnan\b", said)]


@pytest.mark.parametrize(
    ("level", "title"),
    [
        ("0.05", "Managed containment now; Harassment absorbed if sanctions pressure rises past"),
        ("0.95", "Expulsion now; Escalation on Iraqi soil if sanctions pressure falls below 0.67"),
        ("0.35", "Sanctions pressure stands on a tipping point: Harassment absorbed below it"),
    ],
)
def test_the_title_follows_today(level: str, title: str) -> None:
    assert finding(material(at("iraq-2019", sanctions=level))).startswith(title)


def test_several_equilibria_are_all_in_the_title_and_explained() -> None:
    found = material(load_named("stag-hunt"))
    paper = briefing(found)
    assert paper.title == (
        "“The stag, together”, “Hares, apart” or “Doubt” now;"
        " only “Hares, apart” if worth of a hare rises past 4"
    )
    assert len(table(paper, "equilibria")) == 3
    for name in ("“The stag, together”:", "“Hares, apart”:", "“Doubt”:"):
        assert name in text_of(paper, "equilibria")


def driverless() -> Scenario:
    """Two players who want to meet, without a driver, outcomes or sources."""

    def person(name: str, color: str) -> Player:
        return Player(
            name.lower(), name, color, (Strategy("a", "Here", "H"), Strategy("b", "There", "T"))
        )

    meets = [
        Consideration(
            f"{who}-{where}", who, (("ann", where), ("ben", where)), Decimal(1), "Meeting"
        )
        for who in ("ann", "ben")
        for where in ("a", "b")
    ]
    return Scenario(
        "Meeting",
        (person("Ann", "#0072b2"), person("Ben", "#d55e00")),
        considerations=tuple(meets),
    )


def test_a_scenario_without_a_driver_has_a_paper_without_tipping_points() -> None:
    paper = briefing(replace(material(driverless()), figures=frozenset()))
    assert "tips" not in [section.id for section in paper.sections]
    assert paper.title == "Here / Here, There / There or Ann and Ben mix at today's judgements"
    assert len(table(paper, "equilibria")) == 3
    assert "Selection rule" not in text_of(paper, "limits")


def test_a_degenerate_game_says_so_first() -> None:
    scenario = replace(driverless(), considerations=())
    paper = briefing(replace(material(scenario), figures=frozenset()))
    assert paper.title.startswith("Ties leave today's outcome open")
    assert "there is one connected set of infinitely many, and nothing else" in text_of(
        paper, "limits"
    )


def test_drivers_have_letters_of_their_own() -> None:
    def driver(name: str) -> Driver:
        zero, one = Decimal(0), Decimal(1)
        return Driver(name.lower(), name, zero, one, zero, Decimal("0.1"))

    many = tuple(driver(name) for name in ("Pressure", "Protest", "Prestige", "Oil"))
    scenario = replace(driverless(), drivers=many)
    letters = symbols(scenario)
    assert letters == {"pressure": "p", "protest": "r", "prestige": "e", "oil": "o"}
    crowd = tuple(driver(f"A{'a' * k}") for k in range(1, 33))
    assert len(set(symbols(replace(scenario, drivers=crowd)).values())) == len(crowd)
