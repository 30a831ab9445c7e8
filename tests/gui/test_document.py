"""The document: edits, undo, and the file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from examples import about
from games.model.changes import ALL
from gui.core.document import Change, Document, Flags, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from games.model.scenario import Scenario

    Listen = Callable[[SignalInstance], list[object]]

HALF, FULL = Decimal("0.5"), Decimal(1)


def heat(scenario: Scenario, level: str) -> Scenario:
    return scenario.with_level("heat", Decimal(level))


class Disk:
    """Files in memory that can refuse."""

    def __init__(self) -> None:
        self.files: dict[Path, Scenario] = {}
        self.full = False

    def load(self, path: Path) -> Scenario:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def save(self, scenario: Scenario, path: Path) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        self.files[path] = scenario


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def desk(scenario: Scenario, disk: Disk, qapp: object) -> Document:
    return Document(scenario, load=disk.load, save=disk.save)


# -- edits ----------------------------------------------------------------------------------------


def test_an_edit_is_told_once_with_what_it_touched(
    document: Document, scenario: Scenario, listen: Listen
) -> None:
    told = listen(document.changed)
    assert document.apply(heat(scenario, "0.7"), "Set Heat to 0.7")
    assert told == [Change(scenario, heat(scenario, "0.7"), Flags.LEVELS, gesture=False)]
    assert document.state.undo == "Set Heat to 0.7"
    assert document.dirty


def test_an_equal_scenario_tells_nothing_and_leaves_no_step(
    document: Document, scenario: Scenario, listen: Listen
) -> None:
    changed, state = listen(document.changed), listen(document.state_changed)
    assert not document.apply(replace(scenario), "Nothing")
    assert changed == state == []
    assert document.scenario is scenario
    assert document.state.undo is None


def test_undo_and_redo_restore_the_very_scenarios(document: Document, scenario: Scenario) -> None:
    hot = heat(scenario, "0.9")
    document.apply(hot, "Heat")
    document.undo()
    assert document.scenario is scenario
    assert not document.dirty
    document.redo()
    assert document.scenario is hot
    assert document.dirty


def test_undo_with_nothing_to_undo_changes_nothing(document: Document, listen: Listen) -> None:
    told = listen(document.changed)
    document.undo()
    document.redo()
    assert told == []


def test_the_steps_are_named_in_order(document: Document, scenario: Scenario) -> None:
    document.apply(heat(scenario, "0.7"), "first")
    document.apply(heat(scenario, "0.8"), "second")
    document.undo()
    assert document.labels == ("first", "second")
    assert document.place == 1
    assert (document.state.undo, document.state.redo) == ("first", "second")


def test_going_to_a_place_is_one_jump_in_either_direction(
    document: Document, scenario: Scenario, listen: Listen
) -> None:
    scenarios = [scenario]
    for level in ("0.6", "0.7", "0.8"):
        scenarios.append(heat(scenario, level))
        document.apply(scenarios[-1], f"Heat to {level}")
    told = listen(document.changed)
    document.go_to(0)
    document.go_to(2)
    assert told == [
        Change(scenarios[3], scenarios[0], Flags.LEVELS, gesture=False),
        Change(scenarios[0], scenarios[2], Flags.LEVELS, gesture=False),
    ]
    assert document.scenario is scenarios[2]
    assert (document.state.undo, document.state.redo) == ("Heat to 0.7", "Heat to 0.8")


def test_going_nowhere_changes_nothing(document: Document, scenario: Scenario) -> None:
    document.apply(heat(scenario, "0.6"), "Heat")
    for place in (-1, 1, 2):
        document.go_to(place)
    assert document.scenario == heat(scenario, "0.6")


def test_going_to_a_place_commits_an_open_gesture_as_a_step(
    document: Document, scenario: Scenario
) -> None:
    document.apply(heat(scenario, "0.6"), "Heat")
    document.begin("Drag")
    document.preview(heat(scenario, "0.9"))
    document.go_to(0)
    assert document.scenario is scenario
    assert document.labels == ("Heat", "Drag")


def test_a_listeners_own_edit_is_told_after_the_change_it_answers(
    document: Document, scenario: Scenario, listen: Listen
) -> None:
    class Answering:
        def __init__(self) -> None:
            self.heard: list[Decimal] = []

        def hear(self, change: Change) -> None:
            self.heard.append(change.new.levels["heat"])
            document.apply(heat(scenario, "0.9"), "answer")

    answering = Answering()
    document.changed.connect(answering.hear)
    late = listen(document.changed)
    document.apply(heat(scenario, "0.7"), "edit")
    assert answering.heard == [Decimal("0.7"), Decimal("0.9")]
    assert [change.new.levels["heat"] for change in late] == [Decimal("0.7"), Decimal("0.9")]
    assert document.labels == ("edit", "answer")


# -- gestures -------------------------------------------------------------------------------------


def test_one_gesture_is_one_step_however_many_previews(
    document: Document, scenario: Scenario, listen: Listen
) -> None:
    told = listen(document.changed)
    document.begin("Drag")
    for level in ("0.51", "0.52", "0.53"):
        document.preview(heat(document.scenario, level), f"Set Heat to {level}")
    assert document.commit()
    assert [change.gesture for change in told] == [True, True, True]
    assert document.labels == ("Set Heat to 0.53",)
    document.undo()
    assert document.scenario is scenario
    assert told[-1] == Change(heat(scenario, "0.53"), scenario, Flags.LEVELS, gesture=False)


def test_aborting_restores_the_start_and_leaves_no_step(
    document: Document, scenario: Scenario
) -> None:
    document.begin("Drag")
    document.preview(heat(scenario, "0.9"))
    document.abort()
    assert document.scenario is scenario
    assert document.labels == ()
    assert not document.dirty


def test_a_gesture_that_returns_to_its_start_leaves_no_step(
    document: Document, scenario: Scenario
) -> None:
    document.begin("Drag")
    document.preview(heat(scenario, "0.9"))
    document.preview(heat(scenario, "0.5"))
    assert not document.commit()
    assert document.labels == ()


def test_previews_keep_what_can_be_redone_until_the_gesture_commits_something(
    document: Document, scenario: Scenario
) -> None:
    document.apply(heat(scenario, "0.7"), "edit")
    document.undo()
    document.begin("Drag")
    document.preview(heat(scenario, "0.9"))
    document.abort()
    assert document.state.redo == "edit"


def test_a_preview_without_a_gesture_is_refused(document: Document, scenario: Scenario) -> None:
    with pytest.raises(RuntimeError, match="open gesture"):
        document.preview(heat(scenario, "0.9"))
    assert document.scenario is scenario


def test_an_equal_preview_tells_nothing(
    document: Document, scenario: Scenario, listen: Listen
) -> None:
    document.begin("Drag")
    told = listen(document.changed)
    assert not document.preview(replace(scenario))
    assert told == []


def test_undo_within_a_gesture_takes_the_whole_gesture_back(
    document: Document, scenario: Scenario
) -> None:
    document.begin("Drag")
    document.preview(heat(scenario, "0.9"))
    document.undo()
    assert document.scenario is scenario
    assert document.gesture is None
    assert document.state.redo == "Drag"


def test_an_edit_within_a_gesture_commits_the_gesture_first(
    document: Document, scenario: Scenario
) -> None:
    document.begin("Drag")
    document.preview(heat(scenario, "0.9"))
    document.apply(replace(document.scenario, title="Renamed"), "Rename")
    assert document.labels == ("Drag", "Rename")


def test_a_second_gesture_commits_the_first(document: Document, scenario: Scenario) -> None:
    first = document.begin("First")
    document.preview(heat(scenario, "0.9"))
    second = document.begin("Second")
    assert document.labels == ("First",)
    assert document.gesture == second != first
    assert not document.commit(first)
    document.abort(first)
    assert document.gesture == second


def test_the_state_says_what_an_open_gesture_would_undo(
    document: Document, scenario: Scenario, listen: Listen
) -> None:
    states = listen(document.state_changed)
    document.begin("Drag")
    document.preview(heat(scenario, "0.9"))
    document.preview(heat(scenario, "0.8"))
    document.commit()
    assert states == [
        State(None, None, dirty=False, path=None, gesture=True),
        State("Drag", None, dirty=True, path=None, gesture=True),
        State("Drag", None, dirty=True, path=None, gesture=False),
    ]


def test_listeners_of_a_change_see_the_state_that_goes_with_it(
    document: Document, scenario: Scenario
) -> None:
    class Looking:
        def hear(self, change: Change) -> None:
            self.seen = (document.scenario is change.new, document.state.undo, document.dirty)

    looking = Looking()
    document.changed.connect(looking.hear)
    document.apply(heat(scenario, "0.9"), "edit")
    assert looking.seen == (True, "edit", True)


@about(60, HealthCheck.function_scoped_fixture)
@given(
    moves=st.lists(
        st.tuples(
            st.sampled_from(["apply", "begin", "preview", "commit", "abort", "undo", "redo"]),
            st.integers(0, 100),
        ),
        max_size=40,
    )
)
def test_undoing_everything_arrives_at_the_first_scenario(
    scenario: Scenario, qapp: object, moves: list[tuple[str, int]]
) -> None:
    desk = Document(scenario)
    for move, percent in moves:
        new = desk.scenario.with_level("heat", Decimal(percent) / 100)
        if move == "apply":
            desk.apply(new, "edit")
        elif move == "begin":
            desk.begin("drag")
        elif move == "preview":
            if desk.gesture is not None:
                desk.preview(new)
        else:
            getattr(desk, move)()
    last = desk.scenario
    desk.commit()
    steps = desk.place
    for _ in range(steps):
        desk.undo()
    assert desk.scenario is scenario
    assert not desk.dirty
    for _ in range(steps):
        desk.redo()
    assert desk.scenario == last


# -- files ----------------------------------------------------------------------------------------


def test_saving_as_makes_the_path_the_documents_own_and_nothing_dirty(
    desk: Document, disk: Disk, scenario: Scenario
) -> None:
    hot = heat(scenario, "0.9")
    desk.apply(hot, "Heat")
    desk.save_as(Path("a.equipoise"))
    assert disk.files == {Path("a.equipoise"): hot}
    assert desk.state == State("Heat", None, dirty=False, path=Path("a.equipoise"), gesture=False)
    assert desk.saved is hot
    desk.undo()
    assert desk.dirty


def test_saving_writes_to_the_same_path_again(
    desk: Document, disk: Disk, scenario: Scenario
) -> None:
    desk.save_as(Path("a.equipoise"))
    desk.apply(heat(scenario, "0.9"), "Heat")
    desk.save_as(Path("a.equipoise"))
    assert disk.files[Path("a.equipoise")] == heat(scenario, "0.9")
    assert not desk.dirty


def test_saving_commits_an_open_gesture_first(
    desk: Document, disk: Disk, scenario: Scenario
) -> None:
    desk.begin("Drag")
    desk.preview(heat(scenario, "0.9"))
    desk.save_as(Path("a.equipoise"))
    assert disk.files[Path("a.equipoise")] == heat(scenario, "0.9")
    assert desk.gesture is None
    assert desk.labels == ("Drag",)
    assert not desk.dirty


def test_a_full_disk_leaves_the_document_unsaved_and_intact(
    desk: Document, disk: Disk, scenario: Scenario, listen: Listen
) -> None:
    desk.apply(heat(scenario, "0.9"), "Heat")
    before = desk.state
    told, states = listen(desk.changed), listen(desk.state_changed)
    disk.full = True
    with pytest.raises(OSError, match="No space"):
        desk.save_as(Path("b.equipoise"))
    assert desk.state == before
    assert desk.saved is scenario
    assert told == states == []


def test_opening_replaces_scenario_history_and_path_in_one_change(
    desk: Document, disk: Disk, scenario: Scenario, listen: Listen
) -> None:
    other = replace(scenario, title="Other")
    disk.files[Path("o.equipoise")] = other
    desk.apply(heat(scenario, "0.9"), "Heat")
    told = listen(desk.changed)
    desk.open(Path("o.equipoise"))
    assert told == [Change(heat(scenario, "0.9"), other, ALL)]
    assert desk.state == State(None, None, dirty=False, path=Path("o.equipoise"), gesture=False)
    assert desk.saved is other


def test_opening_an_equal_scenario_is_told_all_the_same(
    desk: Document, disk: Disk, scenario: Scenario, listen: Listen
) -> None:
    disk.files[Path("o.equipoise")] = scenario
    told = listen(desk.changed)
    desk.open(Path("o.equipoise"))
    assert [change.flags for change in told] == [ALL]


def test_a_file_that_cannot_be_opened_leaves_everything_as_it_was(
    desk: Document, scenario: Scenario, listen: Listen
) -> None:
    desk.apply(heat(scenario, "0.9"), "Heat")
    desk.save_as(Path("a.equipoise"))
    desk.apply(heat(scenario, "0.8"), "Cool")
    before = desk.state
    told = listen(desk.changed)
    with pytest.raises(FileNotFoundError):
        desk.open(Path("missing.equipoise"))
    assert desk.scenario == heat(scenario, "0.8")
    assert desk.state == before
    assert told == []


def test_a_new_scenario_has_no_path_and_needs_no_saving(
    desk: Document, scenario: Scenario, listen: Listen
) -> None:
    desk.save_as(Path("a.equipoise"))
    told = listen(desk.changed)
    desk.new(replace(scenario, title="Fresh"))
    assert desk.state == State(None, None, dirty=False, path=None, gesture=False)
    assert [change.flags for change in told] == [ALL]


def test_a_file_action_within_a_gesture_commits_it_before_replacing_the_scenario(
    desk: Document, scenario: Scenario, listen: Listen
) -> None:
    desk.begin("Drag")
    desk.preview(heat(scenario, "0.9"))
    with pytest.raises(FileNotFoundError):
        desk.open(Path("missing.equipoise"))
    assert desk.labels == ("Drag",)
    assert desk.scenario == heat(scenario, "0.9")
