"""What a reading says of doubt: the baseline's words, and that random scenarios bear them out."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.model.play import Play
from games.solve import solve
from games.study.answer import compute_audit, compute_live
from games.study.doubt.guarantee import guarantees
from games.study.doubt.report import AT_LEAST, EXACT, NEVER, UNCLAIMED, Ending, Guarantee, Turn
from games.study.doubt.report import Limit as Reach
from games.study.ways import way_of
from games.words.doubt_row import UNASKED, DoubtRow, doubt_row
from games.words.reading import reading
from tests.support.doubtful import pure_answers, with_ranges, world
from tests.support.examples import about
from tests.support.plays import BASELINE, some_play
from tests.support.small_scenarios import small_scenarios

if TYPE_CHECKING:
    from games.model.scenario import Scenario

BASE = load_named("iraq-2019")
REPORT = solve(affine(BASE).exact(BASE.levels), second_opinion=False)
HERE, THERE = (0, 0, 1), (0, 0, 0)
MARGIN = (
    "Baghdad prefers absorbing to expelling troops by 0.1; judgements at the worst ends of their"
    " ranges shift that by 2.5."
)


def row_of(scenario: Scenario) -> DoubtRow:
    live = compute_live(scenario, "")
    return doubt_row(scenario, live.report, compute_audit(live).guarantees)


def said(share: Reach, profile: tuple[int, ...] | None = HERE) -> DoubtRow:
    return doubt_row(BASE, REPORT, [Guarantee(0, profile, share, share)])


def turning(margin: Fraction, *more: Turn) -> Ending:
    return Ending((Turn(2, None, THERE, HERE, margin, Fraction(5, 2)), *more), ())


def test_the_baseline_holds_within_four_hundredths_of_its_ranges_and_it_is_said_why() -> None:
    assert row_of(BASE) == DoubtRow(
        ("Holds within 4 % of the ranges.",), "holds within 4 % of the ranges", (MARGIN,)
    )


def test_of_a_mixture_nothing_is_claimed_nor_stands_it_in_the_status_line() -> None:
    row = row_of(BASE.with_level("sanctions", Decimal("0.4")))
    assert row == DoubtRow(("Somebody mixes, so no guarantee is claimed.",))


def test_under_a_play_the_comparison_is_told_with_all_that_follows() -> None:
    first, why = row_of(replace(BASE, play=BASELINE["iran > us > baghdad"])).lines
    assert first == "Holds within 4 % of the ranges."
    assert why.startswith(
        "Baghdad gets 0.1 more at US: Retaliate, Iran: Retaliate, Baghdad: Absorb"
    )
    # the choice of who is the last to move is between two strategies again
    done = (("us", "retaliate"), ("iran", "retaliate"))
    stages = (("us",), ("iran",), ("baghdad",))
    assert row_of(replace(BASE, play=Play(stages, done))).lines[1] == MARGIN
    over = row_of(replace(BASE, play=Play(stages, (*done, ("baghdad", "absorb")))))
    assert over.lines == ("Everybody has moved: no judgement changes what is played.",)
    assert not over.short


def test_a_bound_alone_is_called_at_least_and_has_no_cause() -> None:
    row = said(Reach(Fraction(1, 25), AT_LEAST, turning(Fraction(1, 10))))
    assert row.lines == ("Holds within at least 4 % of the ranges.",)
    unknown = ("How much doubt it stands is not known.",)
    assert said(Reach(Fraction(0), AT_LEAST)).lines == unknown
    assert said(Reach(None, UNCLAIMED)) == DoubtRow(unknown)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(2, 3), "Holds within 66.66 % of the ranges."),
        (Fraction(99_999, 100_000), "Holds within 99.99 % of the ranges."),
        (Fraction(1, 10**6), "Holds within less than 0.01 % of the ranges."),
        (Fraction(0), "Holds by a tie: the least doubt may end it."),
        (Fraction(1), "Holds throughout the ranges."),
        (Fraction(100_001, 100_000), "Holds throughout the ranges."),
        (Fraction(4, 3), "Holds throughout the ranges, and up to 133.33 % of them."),
        (None, "Holds however far judgements go along their ranges."),
    ],
)
def test_no_more_is_promised_than_holds(share: Fraction | None, words: str) -> None:
    assert said(Reach(share, NEVER if share is None else EXACT)).lines == (words,)


def test_a_tie_and_comparisons_that_turn_together_are_told() -> None:
    tie = said(Reach(Fraction(0), EXACT, turning(Fraction(0))))
    assert tie.lines[1] == "Baghdad is indifferent between absorbing and expelling troops."
    assert tie.short == "holds by a tie"
    more = turning(Fraction(1, 10), Turn(0, None, (1, 0, 1), HERE, Fraction(1), Fraction(1)))
    lines = said(Reach(Fraction(1, 25), EXACT, more)).lines
    assert lines[1] == "Beyond that two comparisons may turn together."


def test_where_nobody_stated_a_range_it_is_said_and_where_some_did_of_how_many() -> None:
    bare = tuple(replace(reason, low=None, high=None) for reason in BASE.considerations)
    assert row_of(replace(BASE, considerations=bare)) == DoubtRow(
        ("No consideration states a range.",)
    )
    some = replace(BASE, considerations=(*bare[:2], *BASE.considerations[2:]))
    assert row_of(some).lines[-1] == "Two considerations state no range and are taken as certain."


def test_each_of_a_few_answers_is_told_and_of_many_how_many() -> None:
    hunt = load_named("stag-hunt")
    low, *rest = hunt.considerations
    hunt = replace(hunt, considerations=(replace(low, low=low.base - 1, high=low.base + 1), *rest))
    live = compute_live(hunt, "")
    found = compute_audit(live).guarantees
    assert found is not None
    row = doubt_row(hunt, live.report, found)
    stag, hare, mixed, certain = row.lines
    assert [line.partition("” ")[2] for line in (stag, hare)] == [
        f"holds {_share(one)}." for one in found[:2]
    ]
    assert mixed.endswith(": somebody mixes, so no guarantee is claimed.")
    assert "taken as certain" in certain
    assert not row.short
    pure = [Guarantee(0, HERE, Reach(Fraction(n, 10), EXACT), Reach(None, NEVER)) for n in range(4)]
    many = doubt_row(BASE, REPORT, [*pure, Guarantee(0, None, *[Reach(None, UNCLAIMED)] * 2)])
    assert many.lines == (
        "Of five equilibria three hold within at least 10 % of the ranges; the least doubt"
        " may end one; of the others no guarantee is claimed.",
    )
    assert not many.short
    assert (
        doubt_row(BASE, REPORT, pure[1:]).short == "each holds within at least 10 % of the ranges"
    )


def _share(one: Guarantee) -> str:
    at = one.share.at
    if at is None:
        return "however far judgements go along their ranges"
    if at >= 1:
        return "throughout the ranges" + (f", and up to {at * 100} % of them" if at > 1 else "")
    return f"within {at * 100} % of the ranges"


def test_nothing_is_said_of_doubt_till_it_is_known_nor_at_another_level() -> None:
    assert doubt_row(BASE, REPORT, known=False) == DoubtRow(known=False)
    assert doubt_row(BASE, REPORT) == UNASKED
    live = compute_live(BASE, "sanctions")
    audited = compute_audit(live)
    args = (BASE, live.sweep, live.report)
    today = reading(*args, guarantees=audited.guarantees, line=live.line)
    assert f"Doubt: Holds within 4 % of the ranges. {MARGIN}" in today.text().splitlines()
    other = reading(*args, Decimal("0.61"), guarantees=audited.guarantees, line=live.line)
    assert other.doubt == UNASKED


def test_a_range_that_is_stated_anew_is_asked_anew_and_words_are_not() -> None:
    audited = compute_audit(compute_live(BASE, "sanctions"))
    wide = tuple(
        replace(one, low=2 * one.low - one.base, high=2 * one.high - one.base)
        for one in BASE.considerations
        if one.low is not None and one.high is not None
    )
    live = compute_live(replace(BASE, considerations=wide), "sanctions", known=audited.live)
    assert len(wide) == len(BASE.considerations)
    again = compute_audit(live, known=audited)
    assert again.guarantees is not None
    assert again.guarantees[0].share.at == Fraction(1, 50)
    renamed = audited.live.worded(replace(BASE, title="Other words"))
    assert audited.worded(renamed).guarantees is audited.guarantees


@pytest.mark.slow
@about(60)
@given(small_scenarios(), st.integers(0, 2**20), st.booleans())
def test_every_world_within_what_is_said_keeps_the_answer(
    some: Scenario, seed: int, alone: bool
) -> None:
    """The number is read from the sentence, and worlds at the corners it allows are solved."""
    some = with_ranges(some_play(some, seed, alone=alone) if seed % 2 else some, seed)
    report = way_of(some).solve(affine(some).exact(some.levels), second_opinion=False)
    row = doubt_row(some, report, guarantees(some, report))
    found = re.fullmatch(
        r"(?:each )?holds within (?:at least )?([\d.]+) % of the ranges", row.short
    )
    if found is None:
        return
    share, rng = Fraction(found[1]) / 100, Random(seed)
    ranged = [one for one in some.considerations if one.low is not None and one.high is not None]
    profiles = {tuple(own[0] for own in one.support) for one in report.equilibria}
    for _ in range(4):
        moves = {
            one.id: share
            * (
                min(Fraction(one.low or 0) - Fraction(one.base), Fraction(0))
                if rng.random() < 0.5
                else max(Fraction(one.high or 0) - Fraction(one.base), Fraction(0))
            )
            for one in ranged
        }
        answers, complete = pure_answers(world(some, moves))
        assert profiles <= answers or not complete
