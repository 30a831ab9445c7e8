"""What counts as a judgement, what its range means and which payoffs it enters."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from games.model.payoffs import affine
from games.study.doubt.judgements import amounts, judgements
from tests.support.examples import about
from tests.support.random_scenarios import scenarios
from tests.support.vectors import scenario

if TYPE_CHECKING:
    from games.model.scenario import Scenario


def test_judgements_are_what_has_a_range_in_the_order_of_the_file() -> None:
    baseline = scenario("iraq-2019")
    first = replace(baseline.considerations[0], low=None, high=None)
    some = replace(baseline, considerations=(first, *baseline.considerations[1:]))
    found = judgements(some)
    assert [one.place for one in found] == list(range(1, 19))
    assert [one.id for one in found] == [r.id for r in baseline.considerations[1:]]
    free = amounts(some)[0]
    assert (free.low, free.high, free.stated) == (free.base, free.base, False)


def test_an_end_that_is_not_stated_is_the_base() -> None:
    baseline = scenario("iraq-2019")
    cost = baseline.considerations[0]  # base -3

    def reach(low: str | None, high: str | None) -> tuple[Fraction, Fraction]:
        ends = (None if end is None else Decimal(end) for end in (low, high))
        some = replace(cost, **dict(zip(("low", "high"), ends, strict=True)))
        (one, *_) = judgements(replace(baseline, considerations=(some,)))
        return one.down, one.up

    assert reach("-3.5", None) == (Fraction(1, 2), 0)
    assert reach(None, "-2") == (0, 1)
    # a base outside of its range moves towards it, not away from it
    assert reach("-2", "-1") == (0, 2)
    assert reach("-5", "-4") == (2, 0)
    assert reach("-3", "-3") == (0, 0)


def test_doubt_one_is_the_range_and_doubt_nought_the_base() -> None:
    (cost, *_) = judgements(scenario("iraq-2019"))
    assert cost.at(Fraction(0)) == (-3, -3)
    assert cost.at(Fraction(1)) == (Fraction(-7, 2), Fraction(-5, 2))
    assert cost.at(Fraction(1, 25)) == (Fraction(-151, 50), Fraction(-149, 50))


@pytest.mark.slow
@about(30)
@given(scenarios())
def test_effects_times_amounts_are_what_payoffs_owe_to_the_bases(some: Scenario) -> None:
    bare = [replace(reason, base=Decimal(0)) for reason in some.considerations]
    without = affine(replace(some, considerations=tuple(bare))).exact(some.levels)
    for one in amounts(some):
        without = without + one.effect * one.base
    assert (without == affine(some).exact(some.levels)).all()
