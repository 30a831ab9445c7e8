"""Snapshots: taken, named, removed, restored and kept in the file, and never in the way."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.cells import with_base, with_edit
from games.model.edit.snapshots import (
    default_name,
    described,
    restored,
    snapshot_at,
    take,
    without_snapshot,
)
from games.model.file.library import load_named
from games.model.file.scenario_file import LARGEST_FILE, content_hash, dumps, loads
from games.model.problems import ScenarioError
from games.model.validate import MOST_SNAPSHOTS

if TYPE_CHECKING:
    from games.model.scenario import Scenario

NOON = "2026-03-01T12:00:00+00:00"
CELL = ("retaliate", "retaliate", "absorb")


@pytest.fixture
def kept(baseline: Scenario) -> Scenario:
    """The baseline, kept once and then changed."""
    once = take(baseline, "As published", "Before any edit.", taken=NOON)
    return with_edit(once, "us", CELL, Decimal("0.25"))


def tree(scenario: Scenario) -> dict[str, Any]:
    """A scenario as plain JSON, to be spoiled."""
    found: dict[str, Any] = json.loads(dumps(scenario))
    return found


def complaints(tree: object) -> list[str]:
    """What is wrong with a tree, as lines."""
    with pytest.raises(ScenarioError) as caught:
        loads(json.dumps(tree))
    return [str(problem) for problem in caught.value.problems]


def test_a_snapshot_keeps_the_scenario_as_it_was(baseline: Scenario, kept: Scenario) -> None:
    [snapshot] = kept.snapshots
    assert (snapshot.id, snapshot.name) == ("as-published", "As published")
    assert (snapshot.taken, snapshot.note) == (NOON, "Before any edit.")
    assert snapshot.scenario == baseline
    assert snapshot_at(kept, "as-published") is snapshot


def test_a_snapshot_holds_no_snapshots(kept: Scenario) -> None:
    twice = take(kept, "Edited", taken=NOON)
    assert [len(snapshot.scenario.snapshots) for snapshot in twice.snapshots] == [0, 0]
    assert twice.snapshots[1].scenario == kept.body


def test_restoring_brings_the_content_back_and_keeps_every_snapshot(
    baseline: Scenario, kept: Scenario
) -> None:
    both = take(kept, "Edited", taken=NOON)
    back = restored(both, "as-published")
    assert back.body == baseline
    assert back.snapshots == both.snapshots
    assert restored(back, "edited") == both
    assert restored(back, "as-published") is back


def test_a_name_is_one_line_unique_and_given(kept: Scenario) -> None:
    assert take(kept, "  Two\n words ", taken=NOON).snapshots[1].name == "Two words"
    with pytest.raises(ValueError, match=r"^Give the snapshot a name\.$"):
        take(kept, " ", taken=NOON)
    with pytest.raises(ValueError, match="a snapshot called “As published” already"):
        take(kept, "As published", taken=NOON)
    with pytest.raises(ValueError, match="The name has 201 characters; 200 are the most"):
        take(kept, "x" * 201, taken=NOON)
    with pytest.raises(ValueError, match="The note has 20001 characters; 20000 are the most"):
        take(kept, "Long", "x" * 20_001, taken=NOON)


def test_names_of_any_script_get_ids_of_their_own(kept: Scenario) -> None:
    named = take(take(kept, "بغداد", taken=NOON), "بصرة", taken=NOON)
    assert len({snapshot.id for snapshot in named.snapshots}) == 3
    assert loads(dumps(named)) == named


def test_the_default_name_is_the_next_number_that_is_free(kept: Scenario) -> None:
    assert default_name(kept.body) == "Snapshot 1"
    assert default_name(kept) == "Snapshot 2"
    taken = take(kept, "Snapshot 3", taken=NOON)
    assert default_name(taken) == "Snapshot 4"


def test_a_snapshot_is_renamed_annotated_and_removed(kept: Scenario) -> None:
    renamed = described(kept, "as-published", "Published", "Line 1\nLine 2")
    [snapshot] = renamed.snapshots
    assert (snapshot.id, snapshot.name, snapshot.note) == (
        "as-published",
        "Published",
        "Line 1\nLine 2",
    )
    assert described(renamed, "as-published", "Published", "Line 1\nLine 2") is renamed
    assert not without_snapshot(renamed, "as-published").snapshots
    twice = take(kept, "Edited", taken=NOON)
    with pytest.raises(ValueError, match="“Edited” already"):
        described(twice, "as-published", "Edited", "")
    for unknown in (snapshot_at, without_snapshot, restored):
        with pytest.raises(KeyError):
            unknown(kept, "gone")


def test_a_snapshot_in_a_file_is_a_block_of_lines(baseline: Scenario, kept: Scenario) -> None:
    before, after = dumps(kept).splitlines(), dumps(take(kept, "Two", taken=NOON)).splitlines()
    assert loads("\n".join(after)) == take(kept, "Two", taken=NOON)
    block = len(dumps(kept.body).splitlines()) - 2 + 3  # no format and version; id, name, taken
    assert len(after) - len(before) == block
    first = [line.removeprefix("    ") for line in before if line.startswith("      ")]
    assert all(line in first for line in dumps(baseline).splitlines()[3:-1])


def test_one_amount_changed_within_a_snapshot_changes_one_line(kept: Scenario) -> None:
    old = snapshot_at(kept, "as-published")
    new = replace(old, scenario=with_base(old.scenario, "iran-exposure", Decimal("-0.75")))
    before = dumps(kept).splitlines()
    after = dumps(replace(kept, snapshots=(new,))).splitlines()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_the_hash_on_charts_does_not_know_of_snapshots(kept: Scenario) -> None:
    assert content_hash(kept) == content_hash(kept.body)
    assert content_hash(take(kept, "Two", taken=NOON)) == content_hash(kept)
    assert content_hash(restored(kept, "as-published")) != content_hash(kept)


def test_mistakes_within_a_snapshot_are_placed_within_it(kept: Scenario) -> None:
    spoiled = tree(take(kept, "Two", taken=NOON))
    second = spoiled["snapshots"][1]
    second["considerations"][3]["when"]["iran"] = "retailate"
    second["considerations"][4]["bse"] = 1
    second["edits"] *= 2
    second["players"][1]["id"] = "us"
    second["title"] = 3
    del second["players"][0]["name"]
    second["snapshots"] = []
    spoiled["snapshots"][0]["drivers"][0]["level"] = 7
    spoiled["considerations"][0]["player"] = "nobody"
    assert sorted(complaints(spoiled)) == sorted(
        [
            "considerations[0].player: no player “nobody”",
            "snapshots[0].drivers[0].level: 7 lies outside the range from 0 to 1",
            "snapshots[1]: unknown key “snapshots”",
            "snapshots[1].considerations[4]: unknown key “bse”; did you mean “base”?",
            "snapshots[1].edits[1]: this payoff is already edited by snapshots[1].edits[0]",
            "snapshots[1].players[0]: “name” is missing",
            "snapshots[1].players[1].id: “us” is already the id of snapshots[1].players[0]",
            "snapshots[1].title: must be text, not a number",
        ]
    )


def test_a_wrong_reference_within_a_snapshot_is_placed_within_it(kept: Scenario) -> None:
    spoiled = tree(kept)
    spoiled["snapshots"][0]["considerations"][3]["when"]["iran"] = "retailate"
    [line] = complaints(spoiled)
    assert line.startswith("snapshots[0].considerations[3].when.iran: no strategy “retailate”; did")


def test_names_ids_and_times_of_snapshots_are_checked(kept: Scenario) -> None:
    spoiled = tree(kept)
    one = spoiled["snapshots"][0]
    spoiled["snapshots"] = [
        one,
        one | {"taken": "yesterday"},
        one | {"id": "b c", "name": " "},
        3,
        {"id": "d", "name": "D"},
    ]
    lines = complaints(spoiled)
    assert "snapshots[1].id: “as-published” is already the id of snapshots[0]" in lines
    assert "snapshots[1].name: “As published” is already the name of snapshots[0]" in lines
    assert (
        "snapshots[1].taken: must be a date and time like 2026-03-01T09:30:00+00:00, "
        "not “yesterday”" in lines
    )
    assert "snapshots[2].name: must not be empty" in lines
    assert "snapshots[3]: must be an object, not a number" in lines
    assert "snapshots[4]: “taken” is missing" in lines
    assert any(line.startswith("snapshots[2].id: “b c” is not an id") for line in lines)
    assert not any(line.startswith("snapshots[3].") for line in lines)


@pytest.mark.slow
def test_a_scenario_keeps_a_hundred_snapshots_and_says_when_that_is_all() -> None:
    once = take(load_named("chicken"), "Snapshot 1", taken=NOON)
    [one] = once.snapshots
    more = (replace(one, id=f"s{k}", name=f"Snapshot {k}") for k in range(2, MOST_SNAPSHOTS + 1))
    full = replace(once, snapshots=(one, *more))
    assert loads(dumps(full)) == full
    with pytest.raises(ValueError, match="There are 100 snapshots, the most a scenario keeps"):
        take(full, "One more", taken=NOON)
    crowd = tree(full)
    crowd["snapshots"].append(crowd["snapshots"][0] | {"id": "more", "name": "More"})
    assert complaints(crowd) == ["snapshots: 101 are too many: at most 100"]


@pytest.mark.slow
def test_a_snapshot_that_would_make_the_file_too_large_is_refused(baseline: Scenario) -> None:
    reasons = tuple(
        replace(baseline.considerations[0], id=f"r{number}", rationale="x" * 10_000)
        for number in range(200)
    )
    large = replace(baseline, considerations=reasons)
    once = take(large, "One", taken=NOON)
    with pytest.raises(
        ValueError, match=r"^With 2 snapshots the file would be larger than 5 MB: remove some of"
    ):
        take(once, "Two", taken=NOON)
    assert len(dumps(once).encode()) < LARGEST_FILE
    grown = replace(once, notes="n" * 20_000, considerations=reasons)
    dumps(grown)
    with pytest.raises(ScenarioError, match="snapshots: with 2 snapshots the file would be"):
        dumps(
            replace(once, snapshots=(*once.snapshots, replace(once.snapshots[0], id="b", name="B")))
        )


@about(25)
@given(st.lists(st.tuples(st.sampled_from("tbnrd"), st.integers(-9, 9)), max_size=12))
def test_whatever_is_done_with_snapshots_the_file_brings_it_all_back(
    steps: list[tuple[str, int]],
) -> None:
    scenario = load_named("chicken")
    for what, number in steps:
        own = scenario.snapshots[number % len(scenario.snapshots)].id if scenario.snapshots else ""
        if what == "t":
            scenario = take(scenario, default_name(scenario), str(number), taken=NOON)
        elif what == "b":
            scenario = with_base(scenario, scenario.considerations[0].id, Decimal(number))
        elif own and what == "r":
            before = scenario
            scenario = restored(scenario, own)
            assert scenario.snapshots == before.snapshots
        elif own and what == "n":
            scenario = described(scenario, own, f"Called {own}", "")
        elif own:
            scenario = without_snapshot(scenario, own)
    assert loads(dumps(scenario)) == scenario
    assert content_hash(scenario) == content_hash(scenario.body)
