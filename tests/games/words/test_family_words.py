"""What is said of infinitely many equilibria holds for all of them, and reads like a sentence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.outcomes import distribution, name_of
from games.model.payoffs import affine
from games.solve import CHECKED, OPEN, PROVED, Family, Report, solve
from games.solve.nash.second_opinion.nashpy_path import regret
from games.study.answer import compute_live
from games.words.families import (
    family_ends,
    family_named,
    family_reasons,
    family_text,
    payoff_span,
    span_text,
)
from games.words.family_outcomes import certain_outcomes, outcome_spans, outcomes_text
from games.words.headline import headline
from games.words.indifference import hanging_on
from games.words.names import starting
from games.words.reading import reading
from games.words.rows import MANY, MOST_PIECES
from games.words.standing import family_sentence, standing
from tests.support.examples import about
from tests.support.families import families
from tests.support.small_scenarios import small_scenarios

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario

BASELINE = load_named("iraq-2019")
R, A = [1.0, 0.0], [0.0, 1.0]


def family(*mixes: Sequence[Sequence[float]], kind: str = "product", component: int = 1) -> Family:
    return Family(kind, tuple(np.array(own) for own in mixes), component)


def unsaid(_player: int) -> str:
    return ""


def report(*found: Family, proof: str = PROVED) -> Report:
    return Report((), proof, degenerate=True, families=found)


EITHER = family([R, A], [R], [R])


# -- the sentence ---------------------------------------------------------------------------------


def test_a_player_who_may_do_either_is_said_to_and_why() -> None:
    said = family_sentence(BASELINE, EITHER)
    assert said == (
        "Iran opts for retaliating and Baghdad for expelling troops, while the US may do either,"
        " being exactly indifferent at sanctions pressure 0.60 and pressure after US casualties"
        " 0.10"
    )


def test_the_headline_says_the_only_family_and_where_it_stands() -> None:
    scenario = BASELINE.with_level("protest", Decimal("0.1"))
    live = compute_live(scenario, "protest")
    said = headline(scenario, live.sweep, report(EITHER), scenario.driver("protest").level)
    assert said.startswith(
        "With protest against Iranian influence at 0.1 Iran opts for retaliating and Baghdad for"
        " expelling troops, while the US may do either, being exactly indifferent at"
    )
    assert "; 0.3 higher, at 2/5" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert said.count("; ") == 1, "the panel parts what holds from what follows there"


def test_a_driver_that_has_just_been_named_is_not_named_again() -> None:
    only = (one for one in BASELINE.drivers if one.id == "sanctions")
    reasons = (
        replace(one, slopes=tuple(pair for pair in one.slopes if pair[0] == "sanctions"))
        for one in BASELINE.considerations
    )
    lone = replace(BASELINE, drivers=tuple(only), considerations=tuple(reasons))
    said = standing(lone, report(family([R, A], [R], [A])), "sanctions", "0.35")
    assert said == (
        "With sanctions pressure at 0.35 Iran opts for retaliating and Baghdad for absorbing,"
        " while the US may do either, being exactly indifferent there"
    )


def test_everybody_may_do_anything_where_nothing_is_said_yet() -> None:
    bare = replace(BASELINE, considerations=(), edits=())
    assert family_sentence(bare, family([R, A], [R, A], [R, A])) == (
        "the US, Iran and Baghdad may each do either, as nothing is said yet of what that is worth"
    )
    assert family_named(bare, family([R, A], [R, A], [A])).name == (
        "The US and Iran may each do either"
    )


def test_one_player_with_reasons_and_two_without_read_well() -> None:
    us = tuple(one for one in BASELINE.considerations if one.player == "us")
    half = replace(BASELINE, considerations=us, edits=())
    assert family_sentence(half, family([R], [R, A], [R, A])) == (
        "the US opts for retaliating, while Iran and Baghdad may each do either, as nothing is"
        " said yet of what that is worth"
    )


def test_a_half_written_scenario_says_of_whom_nothing_is_said() -> None:
    us = tuple(one for one in BASELINE.considerations if one.player == "us")
    half = replace(BASELINE, considerations=us, edits=())
    both = report(EITHER, family([A], [A], [R, A]))
    assert standing(half, both).startswith(
        "As nothing is said yet of what Iran and Baghdad want, there is one connected set"
    )
    more = tuple(one for one in BASELINE.considerations if one.player != "iran")
    assert standing(replace(half, considerations=more), both).startswith(
        "As nothing is said yet of what Iran wants, there is one connected set"
    )


def test_ranges_are_said_as_ranges() -> None:
    part = family([[1.0, 0.0], [0.6, 0.4]], [R], [R])
    assert family_text(BASELINE, part, unsaid) == (
        "Iran opts for retaliating and Baghdad for expelling troops, while the US may opt for"
        " retaliating with any chance from 60 to 100 %"
    )
    assert span_text(BASELINE.players[0], part, 0) == "Retaliate 60 to 100 %, Absorb 0 to 40 %"
    assert span_text(BASELINE.players[0], EITHER, 0) == "Retaliate or Absorb, 0 to 100 % each"
    assert span_text(BASELINE.players[1], EITHER, 1) == "Retaliate"


def test_of_three_strategies_some_may_be_open() -> None:
    graded = load_named("graded-responses")
    first, second, third = np.eye(3).tolist()
    two = family([first, third], [first], [first])
    names = graded.players[0].strategies
    said = family_text(graded, two, unsaid)
    assert "may opt for " in said
    assert said.endswith(" or mix them")
    assert names[1].name not in span_text(graded.players[0], two, 0)
    assert family_named(graded, two).name.endswith(" has a choice")
    whole = family([first, second, third], [first], [first])
    assert family_text(graded, whole, unsaid).endswith(" may do anything")
    bent = family([first, [0.0, 0.5, 0.5]], [first], [first])
    assert "may play any average of " in family_text(graded, bent, unsaid)


def test_a_fixed_mixture_is_told_with_its_chances() -> None:
    mixed = family([R, A], [[0.25, 0.75]], [R])
    assert "Iran mixes (retaliating 25 %, absorbing 75 %)" in family_text(BASELINE, mixed, unsaid)


def test_a_curve_says_who_moves_together_and_where_it_ends_and_no_range() -> None:
    curve = family([R, [0.5, 0.5]], [A, [0.2, 0.8]], [R, R], kind="curve")
    assert family_text(BASELINE, curve, unsaid) == (
        "Baghdad opts for expelling troops, while the US moves between retaliating and absorbing"
        " and Iran moves between retaliating and absorbing along a curve on which their chances"
        " move together"
    )
    other = replace(curve, mixes=(*curve.mixes[:2], np.array([A, A])))
    assert family_named(BASELINE, other).name == "The US and Iran move together"
    assert span_text(BASELINE.players[0], curve, 0) == "Retaliate or Absorb, moving with the others"
    assert payoff_span(curve, affine(BASELINE).at(BASELINE.levels), 0) is None
    assert outcome_spans(BASELINE, curve) is None
    assert family_reasons(BASELINE, curve, affine(BASELINE).at(BASELINE.levels)) == []
    assert family_ends(BASELINE, curve) == (
        "The curve runs from (US: Retaliate, Iran: Absorb, Baghdad: Expel troops) to (US: Retaliate"
        " 50 %, Absorb 50 %, Iran: Retaliate 20 %, Absorb 80 %, Baghdad: Expel troops)."
    )
    assert family_ends(BASELINE, replace(curve, kind="surface")) == ""
    assert family_ends(BASELINE, EITHER) == ""


# -- how many -------------------------------------------------------------------------------------


def test_separate_sets_are_counted_and_pieces_of_one_are_not() -> None:
    other = family([A], [A], [R, A], component=2)
    assert standing(BASELINE, report(EITHER, other)) == (
        "There are two separate sets of infinitely many equilibria"
    )
    touching = replace(other, component=1)
    assert standing(BASELINE, report(EITHER, touching)) == (
        "There is one connected set of equilibria, in two pieces"
    )


def test_what_stands_alone_is_told_beside_the_sets() -> None:
    alone = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False).equilibria
    said = standing(BASELINE, replace(report(EITHER), equilibria=alone))
    assert said == (
        "“Escalation on Iraqi soil” is an equilibrium, and beside it there is one set of"
        " infinitely many"
    )
    both = replace(report(EITHER), equilibria=alone * 2)
    assert standing(BASELINE, both).startswith("There are two equilibria, ")


def test_families_of_a_list_that_is_open_are_not_said_to_be_all() -> None:
    said = standing(BASELINE, report(EITHER, proof=OPEN))
    assert said.endswith(", and others may exist")
    assert certain_outcomes(BASELINE, report(EITHER, proof=OPEN)) is None


def test_at_most_so_many_sets_are_listed_and_the_others_counted() -> None:
    many = [replace(EITHER, component=number) for number in range(MOST_PIECES + 2)]
    said = reading(BASELINE, None, report(*many))
    assert len(said.rows) == MOST_PIECES
    assert said.why[-1] == "2 more pieces of infinitely many are not listed here."


def test_ties_that_leave_one_equilibrium_are_no_ties_to_speak_of() -> None:
    alone = solve(affine(BASELINE).at(BASELINE.levels), second_opinion=False)
    double = replace(alone, degenerate=True, index_sum=None, proof=PROVED)
    assert standing(BASELINE, double).endswith(" is the only equilibrium")
    tied = replace(double, proof=OPEN)
    assert "and there may be infinitely many" in standing(BASELINE, tied)


# -- the table ------------------------------------------------------------------------------------


def test_a_row_of_a_family_has_spans_and_no_point() -> None:
    (row,) = reading(BASELINE, None, report(EITHER)).rows
    assert (row.name, row.kind, row.index) == ("Expulsion", MANY, "none")
    us, iran, _ = row.mixes
    assert us.text == "Retaliate or Absorb, 0 to 100 % each"
    assert len(iran.payoffs) == 2
    assert iran.payoff_text == f"{iran.payoffs[0]:.2f} to {iran.payoffs[1]:.2f}".replace("-", "−")
    assert iran.payoff_cell == " to ".join(f"{end:.15g}" for end in iran.payoffs)
    assert row.regret == "not measured"


def test_on_a_tipping_point_the_only_family_is_said_among_the_reasons() -> None:
    scenario = BASELINE.with_level("sanctions", Decimal("0.35"))
    live = compute_live(scenario, "sanctions")
    said = reading(scenario, live.sweep, report(family([R, A], [R], [A])), line=live.line)
    assert "exactly on a tipping point" in said.headline
    assert said.why[0].startswith("Iran opts for retaliating and Baghdad for absorbing, while the")
    beside = reading(scenario, live.sweep, report(EITHER), Decimal("0.36"), line=live.line)
    assert "while the US may do either" in beside.headline
    assert not any("while the US may do either" in why for why in beside.why), "once is enough"


def test_only_a_single_outcome_of_all_is_told_as_certain() -> None:
    assert certain_outcomes(BASELINE, report(EITHER)) == ["Expulsion"]
    assert outcomes_text(BASELINE, EITHER) == "In all of it the outcome is “Expulsion”."
    wide = family([R, A], [R, A], [A])
    assert certain_outcomes(BASELINE, report(wide)) is None
    assert outcomes_text(BASELINE, wide).startswith("What follows depends on what is chosen: ")


# -- what holds for every family ------------------------------------------------------------------


@pytest.mark.slow
@about(100)
@given(st.data())
def test_spans_hold_all_that_a_product_has_and_are_met(data: st.DataObject) -> None:
    scenario = data.draw(small_scenarios())
    drawn = data.draw(families(scenario))
    table = affine(scenario).at(scenario.levels)
    rng = np.random.default_rng(data.draw(st.integers(0, 999)))
    profiles = [
        tuple(rng.dirichlet(np.ones(len(own)) / 3) @ own for own in drawn.mixes) for _ in range(9)
    ]
    outcomes = outcome_spans(scenario, drawn)
    assert outcomes is not None
    for profile in profiles:
        for player, values in enumerate(table):
            low, high = payoff_span(drawn, table, player) or (np.nan, np.nan)
            assert low - 1e-9 <= expected(values, profile) <= high + 1e-9
        for key, share in distribution(scenario, profile).items():
            low, high = outcomes[key]
            assert low - 1e-9 <= float(share) <= high + 1e-9


def expected(values: np.ndarray, profile: Sequence[np.ndarray]) -> float:  # type: ignore[type-arg]
    for own in profile:
        values = np.tensordot(own, values, axes=(0, 0))
    return float(values)


@pytest.mark.slow
@about(100)
@given(st.data())
def test_a_driver_is_named_exactly_if_moving_it_alone_parts_what_ties(data: st.DataObject) -> None:
    scenario = data.draw(small_scenarios())
    drawn = data.draw(families(scenario, pure=True))
    parts = affine(scenario)
    rows = np.ix_(*drawn.support)
    for player in drawn.free:
        named = hanging_on(parts, drawn, player)
        assert named is not None
        moved = parts.exact({"d": Fraction(scenario.drivers[0].level) + Fraction(1, 7)})
        now = parts.exact(scenario.levels)
        change = np.moveaxis((moved - now)[player][rows], player, 0)
        assert bool((change != change[:1]).any()) == (named == ["d"])


@pytest.mark.slow
@about(200)
@given(st.data())
def test_every_report_with_families_reads_without_gaps(data: st.DataObject) -> None:
    scenario: Scenario = data.draw(small_scenarios())
    found = data.draw(
        st.lists(families(scenario, kinds=("product", "curve", "surface")), max_size=4)
    )
    proof = data.draw(st.sampled_from((PROVED, OPEN) if found else (PROVED, CHECKED, OPEN)))
    live = compute_live(scenario, "d")
    whole = replace(
        live.report,
        families=tuple(replace(one, component=k // 2) for k, one in enumerate(found)),
        proof=proof,
        open="Two surfaces touch." if proof == OPEN else "",
    )
    said = reading(scenario, live.sweep, whole, line=live.line)
    text = said.text()
    assert said.headline.endswith(".")
    assert "; " not in standing(scenario, whole, "d", "0.5"), "the panel parts headlines there"
    for broken in ("None", "nan", "  ;", "“”", "Fraction", "..", " ,", "  may", "%%", "array("):
        assert broken not in text, text
    if proof == OPEN:
        for sure in ("the only equilibrium with", "Proved", "nothing else"):
            assert sure not in text
    if found:
        assert sum(row.many for row in said.rows) == len(found)
        for row in (row for row in said.rows if row.many):
            assert "index" not in row.index


@pytest.mark.slow
@about(60)
@given(small_scenarios(), st.integers(0, 999))
def test_what_is_said_of_a_family_that_was_found_holds_for_any_of_it(
    scenario: Scenario, seed: int
) -> None:
    parts = affine(scenario)
    table, found = (
        parts.at(scenario.levels),
        solve(parts.exact(scenario.levels), second_opinion=False),
    )
    rng, size = np.random.default_rng(seed), 1 + float(np.abs(table).max())
    said = reading(scenario, None, found)
    told = {row.told: row for row in said.rows if row.many}
    for family in found.families[:MOST_PIECES]:
        event(family.kind)
        assert f"{starting(family_sentence(scenario, family))}." in told
        if family.kind != "product":
            continue
        for _ in range(5):
            profile = tuple(rng.dirichlet(np.ones(len(own))) @ own for own in family.mixes)
            assert regret(table, profile) <= 1e-9 * size, "whoever may do it loses nothing"
            for player, own in enumerate(family.support):
                worth = [expected(table[player], _instead(profile, player, k)) for k in own]
                assert np.ptp(worth) <= 1e-9 * size, "and is indifferent"
    outcomes = certain_outcomes(scenario, found)
    if outcomes is not None:
        names = {name_of(scenario, one.support).name for one in found.equilibria}
        assert names <= set(outcomes)


def _instead(
    profile: Sequence[np.ndarray],
    player: int,
    strategy: int,  # type: ignore[type-arg]
) -> list[np.ndarray]:  # type: ignore[type-arg]
    other = list(profile)
    other[player] = np.eye(len(profile[player]))[strategy]
    return other
