"""Edits give new scenarios, exactly as wished, and the same object when nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import (
    edit_at,
    fresh_id,
    with_base,
    with_consideration,
    with_edit,
    with_payoff,
    with_slope,
    without_consideration,
    without_edit,
)
from games.model.payoffs import payoff

if TYPE_CHECKING:
    from games.model.scenario import Scenario

CELL = ("retaliate", "retaliate", "absorb")


def test_a_typed_payoff_becomes_exactly_that(baseline: Scenario) -> None:
    edited = with_payoff(baseline, "iran", CELL, Decimal("-1.25"))
    assert payoff(edited, "iran", CELL) == Decimal("-1.25")
    assert edit_at(edited, "iran", CELL).amount == Decimal("2.25")
    assert payoff(edited, "us", CELL) == payoff(baseline, "us", CELL)


def test_a_typed_payoff_keeps_its_distance_when_drivers_move(baseline: Scenario) -> None:
    edited = with_payoff(baseline, "iran", CELL, Decimal("-1.25"))
    moved = edited.with_level("sanctions", Decimal("0.70"))
    assert payoff(moved, "iran", CELL) == Decimal("-1.05")


def test_typing_the_old_value_again_takes_the_edit_away(baseline: Scenario) -> None:
    old = payoff(baseline, "iran", CELL)
    edited = with_payoff(with_payoff(baseline, "iran", CELL, Decimal(7)), "iran", CELL, old)
    assert edited == baseline
    assert edited.edits == ()


def test_typing_the_value_that_is_there_changes_nothing(baseline: Scenario) -> None:
    assert with_payoff(baseline, "iran", CELL, Decimal("-3.500")) is baseline


def test_two_payoffs_typed_into_one_cell_leave_one_edit(baseline: Scenario) -> None:
    once = with_payoff(baseline, "iran", CELL, Decimal(1))
    twice = with_payoff(once, "iran", CELL, Decimal(2))
    assert len(twice.edits) == 1
    assert payoff(twice, "iran", CELL) == 2


def test_an_edit_keeps_its_note_and_its_place(baseline: Scenario) -> None:
    two = with_edit(with_edit(baseline, "us", CELL, Decimal(1)), "iran", CELL, Decimal(1))
    noted = replace(two, edits=(replace(two.edits[0], note="after the call"), two.edits[1]))
    changed = with_edit(noted, "us", CELL, Decimal(3))
    assert changed.edits[0].note == "after the call"
    assert changed.edits[0].amount == 3


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e10", "1e-16"])
def test_amounts_that_no_file_could_hold_are_refused(baseline: Scenario, amount: str) -> None:
    with pytest.raises(ValueError, match=r"finite|too large|too precise"):
        with_payoff(baseline, "us", CELL, Decimal(amount))
    with pytest.raises(ValueError, match=r"finite|too large|too precise"):
        with_base(baseline, "us-strike-cost", Decimal(amount))


def test_unknown_names_are_refused_before_anything_changes(baseline: Scenario) -> None:
    with pytest.raises(KeyError):
        with_edit(baseline, "moscow", CELL, Decimal(1))
    with pytest.raises(KeyError):
        with_edit(baseline, "us", ("retaliate", "retaliate", "dither"), Decimal(1))
    with pytest.raises(KeyError):
        with_base(baseline, "no-such-reason", Decimal(1))
    with pytest.raises(KeyError):
        with_slope(baseline, "us-strike-cost", "weather", Decimal(1))


def test_an_edit_is_removed_once(baseline: Scenario) -> None:
    edited = with_edit(baseline, "us", CELL, Decimal(1))
    assert without_edit(edited, "us", CELL) == baseline
    assert without_edit(baseline, "us", CELL) is baseline
    assert with_edit(edited, "us", CELL, Decimal("0.00")) == baseline


def test_a_reason_changes_in_every_cell_where_it_counts(baseline: Scenario) -> None:
    dearer = with_base(baseline, "us-strike-cost", Decimal("-3.5"))
    for other in ("expel", "absorb"):
        cell = ("retaliate", "absorb", other)
        assert payoff(dearer, "us", cell) - payoff(baseline, "us", cell) == Decimal("-0.5")
        calm = ("absorb", "absorb", other)
        assert payoff(dearer, "us", calm) == payoff(baseline, "us", calm)


def test_another_way_to_write_a_number_is_a_change_of_the_file_only(baseline: Scenario) -> None:
    assert with_base(baseline, "us-strike-cost", Decimal("-3.0")) is baseline
    longer = with_base(baseline, "us-strike-cost", Decimal("-3.00"))
    assert longer is not baseline
    assert longer == baseline


def test_a_slope_appears_changes_and_goes(baseline: Scenario) -> None:
    steep = with_slope(baseline, "us-strike-cost", "protest", Decimal(-1))
    assert payoff(steep, "us", CELL) == Decimal("-2.4")
    assert with_slope(steep, "us-strike-cost", "protest", Decimal(0)) == baseline
    assert with_slope(baseline, "us-strike-cost", "protest", Decimal(0)) is baseline


def test_a_reason_is_replaced_added_and_removed(baseline: Scenario) -> None:
    first = baseline.considerations[0]
    renamed = with_consideration(baseline, replace(first, title="War is dear"))
    assert renamed.considerations[0].title == "War is dear"
    added = with_consideration(baseline, replace(first, id="another"))
    assert added.considerations[-1].id == "another"
    assert without_consideration(added, "another") == baseline
    with pytest.raises(KeyError):
        without_consideration(baseline, "another")


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Oil waivers end", (), "oil-waivers-end"),
        ("Révolte à Bassora!", (), "revolte-a-bassora"),
        ("بغداد", (), "item"),
        ("Oil", ("oil", "oil-2"), "oil-3"),
    ],
)
def test_an_id_is_made_from_a_name(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert fresh_id(name, taken) == expected
