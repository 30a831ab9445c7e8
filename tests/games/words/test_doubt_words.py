"""Sentences about doubt: what they promise holds, and what is not known is not said."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from games.model.payoffs import affine
from games.solve import solve
from games.study.doubt.box import Box, Limit
from games.study.doubt.report import (
    AT_LEAST,
    AT_MOST,
    EXACT,
    NEVER,
    UNCLAIMED,
    Ending,
    Guarantee,
    Turn,
)
from games.study.doubt.report import Limit as Reach
from games.study.doubt.targets import Change, Target
from games.study.doubt.uncertain import uncertain
from games.study.doubt.worlds import Today
from games.words.doubt import box_text, outcome_label, target_text
from games.words.guarantee import guarantee_lines
from tests.support.vectors import scenario

if TYPE_CHECKING:
    from games.study.doubt.report import Ending as End

BASE = scenario("iraq-2019")
REPORT = solve(affine(BASE).exact(BASE.levels), second_opinion=False)
HERE, THERE = (0, 0, 1), (0, 0, 0)


def lines(share: Reach, radius: Reach | None = None) -> list[str]:
    radius = Reach(Fraction(1, 3), EXACT) if radius is None else radius
    return guarantee_lines(BASE, REPORT, Guarantee(0, HERE, share, radius))


def turning(margin: Fraction) -> End:
    return Ending((Turn(2, None, THERE, HERE, margin, Fraction(5, 2)),), ())


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(1, 25), "at most 4 % of"),
        (Fraction(2, 3), "at most 66.66 % of"),
        (Fraction(99_999, 100_000), "at most 99.99 % of"),
        (Fraction(1, 10**6), "at most <0.01 % of"),
        (Fraction(4, 3), "at most 133.33 % of"),
    ],
)
def test_no_more_is_promised_than_holds(share: Fraction, said: str) -> None:
    (line,) = lines(Reach(share, EXACT))
    assert said in line
    assert "no amount moves by more than 1/3." in line


def test_what_is_a_bound_alone_or_unknown_is_said_to_be() -> None:
    (line,) = lines(Reach(Fraction(1, 25), AT_LEAST))
    assert "at least as long as every judgement" in line
    (line,) = lines(Reach(None, NEVER), Reach(None, NEVER))
    assert "wherever judgements go" in line
    assert "whatever the amounts are" in line
    (line,) = lines(Reach(None, UNCLAIMED))
    assert line.endswith("how much doubt it stands is not known.")


def test_of_a_mixture_no_guarantee_is_claimed() -> None:
    none = Reach(None, UNCLAIMED)
    (line,) = guarantee_lines(BASE, REPORT, Guarantee(0, None, none, none))
    assert line.endswith(": somebody mixes, so no guarantee is claimed.")


def test_the_cause_says_who_gets_more_or_as_much() -> None:
    more = lines(Reach(Fraction(1, 25), EXACT, turning(Fraction(1, 10))))[1]
    assert more == (
        "Baghdad gets 0.1 more at US: Retaliate, Iran: Retaliate, Baghdad: Absorb than at US:"
        " Retaliate, Iran: Retaliate, Baghdad: Expel troops; judgements at the worst ends of their"
        " ranges shift that by 2.5 together."
    )
    held, tie = lines(Reach(Fraction(0), EXACT, turning(Fraction(0))))
    assert held.endswith("holds by a tie: the least doubt may end it.")
    assert "gets as much at" in tie
    less = lines(Reach(Fraction(0), EXACT, turning(Fraction(-1, 2))))[1]
    assert "gets 0.5 less at" in less


def test_a_change_that_may_not_be_the_smallest_is_said_to_be_one_that_does_it() -> None:
    moves = (("us-strike-cost", Fraction(-1, 3)),)
    found = Target(
        (1, 0, 1),
        Change(Fraction(1, 3), moves, AT_MOST),
        None,
        None,
        Change(Fraction(2, 3), ()),
        (),
    )
    assert target_text(BASE, found) == (
        "Harassment absorbed (US: Absorb, Iran: Retaliate, Baghdad: Absorb): at most 1/3 in all,"
        " US: Cost and risk of striking on Iraqi soil by −1/3. If all judgements go together,"
        " 66.67 % of the way to the ends of their ranges does it. No change with all amounts inside"
        " their ranges does it."
    )
    nothing = Target((1, 0, 1), None, None, None, None, ())
    assert target_text(BASE, nothing).endswith("no change of amounts makes it an answer.")
    today = Target(HERE, Change(Fraction(0), ()), None, None, None, ())
    assert target_text(BASE, today).endswith("is an answer today.")


def test_a_box_is_told_with_its_limits_and_none_is_no_proof() -> None:
    what = uncertain(BASE)
    ids = (*(own.id for own in BASE.outcomes), "other")
    some = Today(what, Fraction(1), ids, None, None, 1)  # type: ignore[arg-type]
    place = ids.index("escalation")
    limit = Limit(0, -3.0, -2.5, below=True, above=False)
    found = Box(place, (limit,), 0.96, 0.01, 0.2, 0.5)
    assert box_text(BASE, some, found, place) == (
        "Escalation on Iraqi soil comes about in 96.0 % ± 1.0 % of the worlds in which US: Cost and"
        " risk of striking on Iraqi soil −3 to −2.5; these are 20.0 % of all worlds."
    )
    whole = replace(found, limits=(), right=1.0)
    assert box_text(BASE, some, whole, place).endswith("comes about in 100 % of all worlds.")
    assert "no proof that there is none" in box_text(BASE, some, None, place)
    assert outcome_label(BASE, "other") == "other"
