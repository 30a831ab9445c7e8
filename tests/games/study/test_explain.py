"""Words: formulas, levels, causes and the reading of every kind of game."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.edit.cells import with_payoff
from games.model.file.library import load_named, names
from games.model.payoffs import affine
from games.solve import solve
from games.solve.nash import single
from games.solve.report import OPEN, Report, Tie
from games.study.audit import Audit
from games.study.sweep.report import Gain, Level
from games.study.sweep.sweep import sweep
from games.words.names import inside, joined, owned
from games.words.reading import Reading, reading
from games.words.reasons import cause_text, tipping_text
from games.words.wording import counted, gain_text, level_text, probability, tiny
from tests.support.lines import payoff_line
from tests.support.loose import loose

if TYPE_CHECKING:
    from games.model.scenario import Scenario, Strategy

BASELINE = load_named("iraq-2019")


def read(scenario: Scenario, driver: str = "") -> Reading:
    report = solve(affine(scenario).at(scenario.levels), second_opinion=False)
    swept = driver or scenario.sweep_driver
    if not swept:
        return reading(scenario, None, report)
    return reading(scenario, sweep(payoff_line(scenario, swept)), report)


def at(assistance: str, sanctions: str) -> Scenario:
    moved = BASELINE.with_level("assistance", Decimal(assistance))
    return moved.with_level("sanctions", Decimal(sanctions))


@pytest.mark.parametrize(
    ("const", "slope", "text"),
    [
        ("-3/4", "4", "4 s − 0.75"),
        ("-16/5", "6", "6 s − 3.2"),
        ("1", "-3/2", "1 − 1.5 s"),
        ("-1", "-3/2", "−1.5 s − 1"),
        ("0", "1", "s"),
        ("0", "-1", "−s"),
        ("1/3", "-2/3", "1/3 − 2/3 s"),
        ("-5", "0", "−5"),
        ("0", "0", "0"),
        ("2", "1", "s + 2"),
    ],
)
def test_a_gain_reads_as_a_formula(const: str, slope: str, text: str) -> None:
    said = gain_text(Gain(Fraction(const), Fraction(slope)))
    assert loose(said) == text
    assert " " not in said


@pytest.mark.slow
@given(st.fractions(-9, 9, max_denominator=50), st.fractions(-9, 9, max_denominator=50))
def test_a_formula_says_exactly_what_the_gain_is(const: Fraction, slope: Fraction) -> None:
    said = gain_text(Gain(const, slope))
    assert " " not in said  # no line ends within a formula
    text = (
        said.replace("\N{NO-BREAK SPACE}", " ")
        .replace("−", "-")
        .replace("- ", "-")
        .replace("+ ", "+")
    )
    total = {"": Fraction(0), "s": Fraction(0)}
    parts = text.split(" ")
    while parts:
        number = parts.pop(0)
        if parts and parts[0] == "s":
            parts.pop(0)
            total["s"] += Fraction(number)
        elif number.endswith("s"):
            total["s"] += Fraction((number.removesuffix("s") or "+") + "1")
        else:
            total[""] += Fraction(number)
    assert total == {"": const, "s": slope}


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("3/16", "3/16 = 0.1875"),
        ("7/20", "7/20 = 0.35"),
        ("2/3", "2/3 ≈ 0.6667"),
        ("-2/3", "−2/3 ≈ −0.6667"),
        ("1", "1"),
        ("0", "0"),
        ("4321/10000", "0.4321"),
        ("12345/67891", "≈ 0.1818"),
    ],
)
def test_a_level_reads_exactly_where_that_is_readable(exact: str, text: str) -> None:
    number = Fraction(exact)
    said = level_text(Level(float(number), number))
    assert loose(said) == text
    assert " " not in said


def test_a_level_without_an_exact_value_says_that_it_is_rounded() -> None:
    assert loose(level_text(Level(0.46464306))) == "≈ 0.4646"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0 %"), (1.0, "100 %"), (0.5, "50 %"), (0.004, "0.4 %"), (1e-7, "<0.1 %")],
)
def test_a_probability_is_never_rounded_to_certainty(share: float, text: str) -> None:
    assert probability(share) == text


def test_small_words_are_right() -> None:
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b"]) == "a and b"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert counted(1, "equilibrium", "equilibria") == "one equilibrium"
    assert counted(3, "equilibrium", "equilibria") == "three equilibria"
    assert counted(12, "regime") == "12 regimes"
    assert inside("Expel troops") == "expel troops"
    assert inside("US strikes") == "US strikes"
    assert inside("Ann's prize") == "Ann's prize"
    assert owned("US") == "US's"
    assert owned("Barracks") == "Barracks'"
    assert tiny(0.0) == "0"
    assert tiny(3e-16) == "3 × 10⁻¹⁶"


def test_the_four_causes_of_the_baseline_read_like_sentences() -> None:
    found = sweep(payoff_line(BASELINE, "sanctions"))
    causes = [tip.cause for tip in found.tipping_points if tip.cause]
    said = [loose(cause_text(BASELINE, cause, found)) for cause in causes]
    assert said == [
        "Iran prefers retaliating to absorbing above 3/16 = 0.1875, where the gain, 4 s − 0.75,"
        " turns positive (US: Absorb, Baghdad: Absorb).",
        "The US prefers retaliating to absorbing above 7/20 = 0.35, where the gain, 2 s − 0.7,"
        " turns positive (Iran: Retaliate, Baghdad: Absorb).",
        "Iran prefers retaliating to absorbing above 8/15 ≈ 0.5333, where the gain, 6 s − 3.2,"
        " turns positive (US: Retaliate, Baghdad: Absorb).",
        "Baghdad prefers expelling troops to absorbing above 2/3 ≈ 0.6667, where the gain,"
        " 1.5 s − 1, turns positive (US: Retaliate, Iran: Retaliate).",
    ]


def test_the_baseline_reads_as_one_clear_story() -> None:
    said = read(BASELINE)
    assert loose(said.headline) == (
        "“Escalation on Iraqi soil” is the only equilibrium with sanctions pressure at 0.60;"
        " 0.0667 higher, at 2/3 ≈ 0.6667, it gives way to “Expulsion”."
    )
    why = [loose(sentence) for sentence in said.why]
    assert why[:3] == [
        "The US prefers retaliating to absorbing by 0.50 (2 s − 0.7 at s = 0.60).",
        "Iran prefers retaliating to absorbing by 0.40 (6 s − 3.2 at s = 0.60).",
        "Baghdad prefers absorbing to expelling troops by 0.10 (1 − 1.5 s at s = 0.60).",
    ]
    assert why[3].startswith("As sanctions pressure rises through 2/3 ≈ 0.6667, ")
    assert said.next is not None
    assert said.next.at.exact == Fraction(2, 3)
    (row,) = said.rows
    assert row.name == "Escalation on Iraqi soil"
    assert [mix.text for mix in row.mixes] == ["Retaliate", "Retaliate", "Absorb"]
    assert [mix.payoff_text for mix in row.mixes] == ["−1.90", "−3.50", "−2.90"]
    assert row.kind == "strict"
    assert row.index == "+1"
    assert all(check.passed for check in said.checks)


def test_the_next_tipping_point_may_be_below() -> None:
    said = read(at("0.75", "0.40"))
    headline = loose(said.headline)
    assert "0.05 lower, at 7/20 = 0.35, it gives way to “Harassment absorbed”." in headline


def test_two_who_mix_are_said_to_hold_each_other() -> None:
    said = read(at("0.75", "0.40"))
    assert said.why[:3] == (
        "Iran mixes so that the US is indifferent between retaliating and absorbing.",
        "The US mixes so that Iran is indifferent between retaliating and absorbing.",
        "So while both mix between these, each one's probabilities are set by the other's payoffs"
        " alone: one of Iran's gains that grows against the rest can move what the US does, not"
        " what Iran does; if all grow alike nothing moves.",
    )
    assert said.rows[0].mixes[0].text == "Retaliate 52 %, Absorb 48 %"


def test_the_tsebelis_remark_is_true() -> None:
    # raise Iran's stakes in what it mixes between: only the US's probabilities move
    payoffs = affine(at("0.75", "0.40")).at(at("0.75", "0.40").levels)
    before = solve(payoffs, second_opinion=False).equilibria[0]
    raised = payoffs.copy()
    raised[1, :, 0] += 0.1
    after = solve(raised, second_opinion=False).equilibria[0]
    assert before.support == after.support == ((0, 1), (0, 1), (1,))
    assert np.allclose(before.profile[1], after.profile[1])
    assert not np.allclose(before.profile[0], after.profile[0], atol=1e-3)


def test_several_equilibria_are_all_named_and_nobody_is_called_the_answer() -> None:
    said = read(at("0.60", "0.48"))
    assert said.headline.startswith(
        "There are three equilibria with sanctions pressure at 0.48: “The US and Baghdad mix”, “Cat"
        " and mouse” and “The US, Iran and Baghdad mix”; 0.0154 lower, at about 0.4646, “The US and"
        " Baghdad mix” and “The US, Iran and Baghdad mix” disappear and leave “Cat and mouse”."
    )
    assert len(said.rows) == 3
    assert len(said.why) == 4
    three = said.why[2]
    assert three.startswith(
        "“The US, Iran and Baghdad mix”: Iran and Baghdad mix so that the US is"
    )
    assert "stakes" not in three  # the remark on stakes holds for two who mix, not for three
    assert sorted(row.index for row in said.rows) == ["+1", "+1", "−1"]


def test_on_a_tipping_point_the_headline_says_so() -> None:
    said = read(at("0.75", "0.35"))
    assert loose(said.headline) == (
        "Sanctions pressure stands exactly on a tipping point, 7/20 = 0.35: “Harassment"
        " absorbed” gives way to “Cat and mouse”."
    )
    assert said.why[0].startswith("Iran opts for retaliating and Baghdad for absorbing, while the")
    assert "this is a tie, not a balance of opposing pulls" in said.why[1]


def test_a_driver_that_changes_nothing_is_said_to_change_nothing() -> None:
    said = read(at("0.75", "0.10"), driver="casualties")
    end = "no level of pressure after US casualties changes that."
    assert said.headline.endswith(end)  # it is proved
    assert said.next is None


def test_a_scenario_without_a_driver_has_a_reading_too() -> None:
    bare = replace(
        BASELINE,
        drivers=(),
        sweep_driver="",
        considerations=tuple(replace(c, slopes=()) for c in BASELINE.considerations),
    )
    said = read(bare)
    assert said.next is None
    assert said.rows
    assert " s " not in " ".join(said.why)
    assert said.headline.endswith(".")


def test_ties_are_called_ties() -> None:
    flat = replace(BASELINE, drivers=(), sweep_driver="", considerations=())
    said = read(with_payoff(flat, "us", ("absorb", "absorb", "absorb"), Decimal(1)))
    assert said.headline == (
        "As nothing is said yet of what Iran and Baghdad want, there is one connected set of"
        " equilibria, in three pieces."
    )
    assert "one connected set of infinitely many, and nothing else" in said.checks[1].text


def test_ties_that_are_not_settled_are_called_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "available", lambda: False)
    flat = replace(BASELINE, drivers=(), sweep_driver="", considerations=())
    said = read(with_payoff(flat, "us", ("absorb", "absorb", "absorb"), Decimal(1)))
    assert said.headline.startswith("Payoffs tie: ")
    assert said.headline.endswith("there may be infinitely many.")
    failed = [check.text for check in said.checks if check.passed is False]
    assert failed
    assert failed[0].startswith("Open, because of ties")


def test_a_game_in_which_nothing_matters_yet_says_so_and_what_to_do() -> None:
    for drivers in (BASELINE.drivers, ()):
        swept = "sanctions" if drivers else ""
        said = read(replace(BASELINE, drivers=drivers, sweep_driver=swept, considerations=()))
        assert said.headline == (
            "No payoff differs yet, so every profile is an equilibrium; add considerations, or "
            "type payoffs into the table."
        )
        assert said.rows == ()
        assert said.why == (
            "Everybody is indifferent between all strategies, whatever the others do.",
        )


@pytest.mark.slow
def test_of_very_many_equilibria_the_first_are_listed_and_the_others_counted() -> None:
    payoffs = np.zeros((3, 4, 4, 4))
    payoffs[0, 0, 0, 0] = 1
    report = solve(payoffs, second_opinion=False)
    sizes = [replace(p, strategies=_four(p.strategies[0])) for p in BASELINE.players]
    players = tuple(sizes)
    bare = replace(
        BASELINE, players=players, drivers=(), sweep_driver="", considerations=(), outcomes=()
    )
    edited = with_payoff(bare, "us", ("s0", "s0", "s0"), Decimal(1))
    said = reading(edited, None, report)
    assert len(said.rows) == 40
    assert said.why[-1] == f"{len(report.equilibria) - 40} more equilibria are not listed here."
    assert str(len(report.equilibria)) in said.headline


def _four(strategy: Strategy) -> tuple[Strategy, ...]:
    return tuple(replace(strategy, id=f"s{n}", name=f"S{n}", letter=f"{n}") for n in range(4))


def test_an_empty_report_is_not_dressed_up() -> None:
    said = reading(BASELINE, None, Report((), OPEN, degenerate=False))
    assert said.headline == "No equilibrium was found."
    assert said.checks[0].passed is False


def test_a_missing_equilibrium_shows_in_the_checks() -> None:
    whole = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False)
    doubtful = replace(whole, proof=OPEN, index_sum=-1)
    said = reading(BASELINE, None, doubtful)
    assert "is the only equilibrium found." in said.headline
    assert any("the indices sum to −1 instead of +1" in check.text for check in said.checks)


def test_ties_name_the_player_and_the_strategies() -> None:
    whole = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False)
    tied = replace(whole, proof=OPEN, degenerate=True, ties=(Tie(1, (0, 1), (0, None, 1)),))
    text = " ".join(check.text for check in reading(BASELINE, None, tied).checks)
    assert (
        "Iran is indifferent between retaliating and absorbing (US: Retaliate, Baghdad: Absorb)"
        in text
    )


def test_the_audit_is_reported_with_its_score() -> None:
    whole = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False)
    said = reading(BASELINE, None, whole, audit=Audit(4, 5, ("In regime 3 nashpy failed.",)))
    agreed = "nashpy agrees in 4 of 5 regimes; it cannot see equilibria in which all three mix."
    assert (agreed, False) in [(c.text, c.passed) for c in said.checks]
    assert "In regime 3 nashpy failed." in [check.text for check in said.checks]


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_every_bundled_scenario_reads_without_gaps(name: str) -> None:
    scenario = load_named(name)
    for driver in [driver.id for driver in scenario.drivers] or [""]:
        said = read(scenario, driver)
        text = said.text()
        assert said.headline.endswith(".")
        for broken in ("None", "nan", "  ;", "“”", "Fraction", "..", " ,"):
            assert broken not in text, text
        if driver:
            found = sweep(payoff_line(scenario, driver))
            for tip in found.tipping_points:
                assert tipping_text(scenario, tip, found).endswith(".")
