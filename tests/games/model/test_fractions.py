"""Amounts that are fractions: exact in payoffs, kept by edits, bounded together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np
import pytest

from games.model.denominator import MOST_DIGITS
from games.model.edit.cells import with_base, with_edit, with_payoff, with_slope
from games.model.edit.considerations import consideration, consideration_from_edit
from games.model.edit.structure.drivers import remove_driver
from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, loads
from games.model.numbers import amount_text, fault
from games.model.payoffs import affine, contributions, payoff
from games.model.problems import ScenarioError
from games.model.scenario import DirectEdit, Player, Scenario, Strategy

CELL = ("swerve", "swerve")
THIRD = Fraction(1, 3)


def test_thirds_are_payoffs_to_the_last_digit_at_every_level(baseline: Scenario) -> None:
    name = "us-strike-cost"
    scenario = with_base(baseline, name, -THIRD)
    scenario = with_slope(scenario, name, "sanctions", Fraction(2, 7))
    before, after = affine(baseline), affine(scenario)
    assert after.scale % 21 == 0
    levels = {**scenario.levels, "sanctions": Fraction(3, 4)}
    moved = after.exact(levels) - before.exact(levels)
    old = consideration(baseline, name).base
    assert set(moved[0].flat) == {0, -THIRD - Fraction(old) + Fraction(2, 7) * Fraction(3, 4)}
    assert np.array_equal(after.at(levels), np.vectorize(float)(after.exact(levels)))
    line = after.line("sanctions", levels)
    assert np.array_equal(line.exact(Fraction(3, 4)), after.exact(levels))


def test_decimals_alone_keep_a_power_of_ten(baseline: Scenario) -> None:
    assert affine(baseline).scale == 100


def test_a_typed_third_is_the_payoff_and_two_thirds_more_make_a_decimal() -> None:
    chicken = load_named("chicken")
    third = with_payoff(chicken, "ann", CELL, THIRD)
    assert payoff(third, "ann", CELL) == THIRD
    assert isinstance(payoff(third, "ann", CELL), Fraction)
    assert sum(Fraction(part.amount) for part in contributions(third, "ann", CELL)) == THIRD
    whole = with_payoff(third, "ann", CELL, THIRD + Fraction(2, 3))
    assert str(payoff(whole, "ann", CELL)) == "1"
    assert with_payoff(third, "ann", CELL, THIRD) is third


def test_a_fraction_that_has_a_decimal_is_kept_as_one() -> None:
    edited = with_edit(load_named("chicken"), "ann", CELL, Fraction(1, 8))
    assert [str(edit.amount) for edit in edited.edits] == ["0.125"]


def test_a_fraction_typed_into_the_table_becomes_a_consideration_as_it_is() -> None:
    edited = with_edit(load_named("chicken"), "ann", CELL, THIRD)
    reasoned, name = consideration_from_edit(edited, "ann", CELL, "A third")
    assert consideration(reasoned, name).base == THIRD
    assert loads(dumps(reasoned)) == reasoned


def test_a_driver_that_goes_leaves_a_fraction_in_the_base(baseline: Scenario) -> None:
    bare = replace(consideration(baseline, "us-unanswered"), low=None, high=None)
    others = tuple(r for r in baseline.considerations if r.id != bare.id)
    scenario = replace(baseline, considerations=(*others, bare))
    scenario = with_slope(scenario, "us-unanswered", "sanctions", THIRD)
    kept = remove_driver(scenario.with_level("sanctions", Decimal("0.50")), "sanctions").instead
    assert kept is not None
    found = consideration(kept.scenario, "us-unanswered").base
    assert found == Fraction(bare.base) + Fraction(1, 6)


def test_a_fraction_has_bounds() -> None:
    assert fault(Fraction(10**10, 3)).endswith(
        "is too large: the largest number is 1\u202f000\u202f000\u202f000"
    )
    assert "at most 15 digits" in fault(Fraction(1, 10**15 + 1))
    assert not fault(Fraction(1, 10**15 - 1))
    chicken = load_named("chicken")
    with pytest.raises(ValueError, match=r"too fine: a denominator has at most 60 digits"):
        with_edit(chicken, "ann", CELL, Fraction(1, 10**60 + 1))


def six_by_six(amounts: list[Fraction]) -> Scenario:
    players = tuple(
        Player(own, own, "#0072b2", tuple(Strategy(f"s{k}", f"S{k}", str(k)) for k in range(6)))
        for own in ("ann", "ben")
    )
    made = Scenario("Crowded", players)
    edits = [
        DirectEdit(own, (f"s{place // 6}", f"s{place % 6}"), amount)
        for own, part in (("ann", amounts[:36]), ("ben", amounts[36:]))
        for place, amount in enumerate(part)
    ]
    return replace(made, edits=tuple(edits))


def test_fractions_that_have_no_room_together_are_refused_one_too_many() -> None:
    unlike = [Fraction(1, 10**59 + n) for n in range(1, 73)]
    crowded = six_by_six(unlike)
    with pytest.raises(ScenarioError, match=r"^edits\[\d+\].amount: with 1/1") as told:
        dumps(crowded)
    assert str(told.value).endswith(f"more than {MOST_DIGITS} digits; write it as a decimal")
    first = int(str(told.value).partition("[")[2].partition("]")[0])
    roomy = replace(crowded, edits=crowded.edits[:first])
    assert lcm(*(edit.amount.as_integer_ratio()[1] for edit in roomy.edits)) < 10**MOST_DIGITS
    assert loads(dumps(roomy)) == roomy
    edit = crowded.edits[first]
    with pytest.raises(ValueError, match=r"common denominator of more than 200 digits"):
        with_edit(roomy, edit.player, edit.profile, edit.amount)
    assert affine(roomy).at({}).shape == (2, 6, 6)


def test_all_fractions_with_small_denominators_have_room_together() -> None:
    assert lcm(*range(1, 451)) < 10**MOST_DIGITS


def test_a_fraction_is_shown_whole_or_marked_as_rounded() -> None:
    assert amount_text(-THIRD) == "−1/3"
    assert amount_text(THIRD, signed=True) == "+1/3"
    assert amount_text(Fraction(45001, 3)) == "45001/3"
    assert amount_text(Fraction(12345, 67891)) == "≈\u00a00.1818"
    assert amount_text(Decimal("0.333")) == "0.333"
