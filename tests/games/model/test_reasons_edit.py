"""Considerations edited as wholes: refusals say why, payoffs change only as meant."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.edit.cells import edit_at, with_edit, without_consideration
from games.model.edit.considerations import (
    consideration,
    consideration_from_edit,
    duplicated,
    moved,
    new_consideration,
    revised,
    with_range,
)
from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, loads
from games.model.payoffs import affine, payoff
from games.model.scenario import Consideration

if TYPE_CHECKING:
    from games.model.scenario import Scenario

BASELINE = load_named("iraq-2019")
IDS = [reason.id for reason in BASELINE.considerations]
CELLS = [
    (player.id, BASELINE.profile(indices))
    for player in BASELINE.players
    for indices in product(*(range(size) for size in BASELINE.shape))
]
CELL = ("retaliate", "retaliate", "absorb")


def same_payoffs(one: Scenario, other: Scenario) -> bool:
    """Tell whether payoffs agree exactly at every level of every driver."""
    first, second = affine(one), affine(other)
    return bool(np.all(first.scaled * second.scale == second.scaled * first.scale))


def test_a_revised_consideration_stays_in_its_place(baseline: Scenario) -> None:
    old = consideration(baseline, "us-deterrence")
    new = revised(baseline, replace(old, title="  Deterrence  ", confidence="high"))
    assert [reason.id for reason in new.considerations] == IDS
    assert consideration(new, "us-deterrence").title == "Deterrence"
    assert consideration(new, "us-deterrence").confidence == "high"


def test_a_condition_is_kept_in_the_order_of_the_players(baseline: Scenario) -> None:
    old = consideration(baseline, "us-strike-cost")
    when = (("baghdad", ("expel",)), ("us", ("retaliate",)))
    new = revised(baseline, replace(old, when=when))
    assert consideration(new, old.id).when == (("us", ("retaliate",)), ("baghdad", ("expel",)))


def test_revising_nothing_gives_the_same_scenario(baseline: Scenario) -> None:
    assert revised(baseline, consideration(baseline, "us-blamed")) is baseline
    with pytest.raises(KeyError):
        revised(baseline, replace(consideration(baseline, "us-blamed"), id="nobody"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "  "}, "must not be empty"),
        ({"title": "a\nb"}, "one line"),
        ({"title": "x" * 201}, "201 characters are too many"),
        ({"player": "moscow"}, "no player “moscow”"),
        ({"when": (("us", ("retailate",)),)}, "did you mean “retaliate”"),
        ({"source": "hearsay"}, "no source “hearsay”"),
        ({"confidence": "sure"}, "high, medium or low"),
        ({"low": Decimal(1), "high": None}, "come together"),
        ({"low": Decimal(2), "high": Decimal(1)}, "2 is above high, 1"),
        ({"rationale": "bell \x07"}, "no text"),
    ],
)
def test_what_no_file_could_hold_is_refused_with_the_reason(
    baseline: Scenario, change: dict[str, object], said: str
) -> None:
    old = consideration(baseline, "us-strike-cost")
    with pytest.raises(ValueError, match=said):
        revised(baseline, replace(old, **change))


def test_a_range_comes_and_goes(baseline: Scenario) -> None:
    without = with_range(baseline, "us-strike-cost", None, None)
    assert consideration(without, "us-strike-cost").low is None
    again = with_range(without, "us-strike-cost", Decimal("-3.5"), Decimal("-2.5"))
    assert again == baseline


def test_a_new_consideration_gets_an_id_of_its_own(baseline: Scenario) -> None:
    new = Consideration("", "iran", (), Decimal(1), "Pride")
    once, first = new_consideration(baseline, new)
    twice, second = new_consideration(once, new, after="us-strike-cost")
    assert (first, second) == ("iran-pride", "iran-pride-2")
    assert once.considerations[-1].id == first
    assert twice.considerations[1].id == second
    assert loads(dumps(twice)) == twice
    with pytest.raises(ValueError, match="must not be empty"):
        new_consideration(baseline, replace(new, title=" "))


def test_a_scenario_that_is_full_takes_no_more(baseline: Scenario) -> None:
    one = baseline.considerations[0]
    full = replace(
        baseline, considerations=tuple(replace(one, id=f"c{place}") for place in range(2000))
    )
    with pytest.raises(ValueError, match="at most 2000"):
        duplicated(full, "c7")


@given(st.sampled_from(IDS))
def test_a_copy_counts_once_more_and_its_removal_restores_everything(name: str) -> None:
    twice, copy = duplicated(BASELINE, name)
    own, made = consideration(BASELINE, name), consideration(twice, copy)
    assert made == replace(own, id=copy, title=made.title)
    assert made.title == f"{own.title} (copy)"
    for player, profile in CELLS:
        counts = player == own.player and own.applies_at(
            dict(zip([p.id for p in BASELINE.players], profile, strict=True))
        )
        added = payoff(twice, player, profile) - payoff(BASELINE, player, profile)
        if not counts:
            assert added == 0
    assert without_consideration(twice, copy) == BASELINE


def test_the_copy_of_a_long_title_still_has_a_title(baseline: Scenario) -> None:
    long = revised(baseline, replace(baseline.considerations[0], title="x" * 200))
    twice, copy = duplicated(long, "us-strike-cost")
    assert consideration(twice, copy).title.endswith("x (copy)")


@given(st.sampled_from(IDS), st.integers(-3, 25))
def test_moving_keeps_every_consideration_and_every_payoff(name: str, place: int) -> None:
    new = moved(BASELINE, name, place)
    ids = [reason.id for reason in new.considerations]
    assert sorted(ids) == sorted(IDS)
    assert ids.index(name) == max(0, min(place, len(IDS) - 1))
    assert [other for other in ids if other != name] == [other for other in IDS if other != name]
    assert same_payoffs(BASELINE, new)
    assert moved(new, name, IDS.index(name)) == BASELINE


def test_moving_to_where_it_is_changes_nothing(baseline: Scenario) -> None:
    assert moved(baseline, "us-unprovoked", 1) is baseline
    with pytest.raises(KeyError):
        moved(baseline, "nobody", 0)


@pytest.mark.slow
@given(
    st.sampled_from(CELLS),
    st.decimals(-(10**8), 10**8, places=3).filter(bool),
    st.text("abc ", max_size=9),
)
def test_an_edit_turned_into_a_consideration_changes_no_payoff(
    cell: tuple[str, tuple[str, ...]], amount: Decimal, note: str
) -> None:
    player, profile = cell
    edited = with_edit(BASELINE, player, profile, amount)
    edited = replace(edited, edits=(replace(edited.edits[0], note=note),))
    new, name = consideration_from_edit(edited, player, profile, "Seen at the time")
    made = consideration(new, name)
    assert edit_at(new, player, profile) is None
    assert (made.player, made.base, made.rationale) == (player, amount, note)
    assert tuple(strategy for _, (strategy,) in made.when) == profile
    assert same_payoffs(edited, new)
    assert loads(dumps(new)) == new


def test_an_edit_that_no_consideration_can_hold_stays_an_edit(baseline: Scenario) -> None:
    fine = with_edit(baseline, "us", CELL, Decimal("1e-20"))
    with pytest.raises(ValueError, match="too precise"):
        consideration_from_edit(fine, "us", CELL, "Title")
    with pytest.raises(KeyError):
        consideration_from_edit(baseline, "us", CELL, "Title")
