"""What is typed for a new scenario outlives a kill, and goes when it is taken or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from games.model.payoffs import payoff
from gui.core.history import Origin
from gui.desk.dialogs import Answer
from gui.files.safety.guard import Guard
from gui.files.safety.orphans import find_orphans
from gui.files.safety.session import Session, sessions_folder
from gui.files.safety.slot import read_note, read_slot, slot_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from games.model.scenario import Scenario
    from gui.desk.talks.assistant.dialog import AssistantDialog
    from whole_desk import Desk


@pytest.fixture
def guard(tmp_path: Path) -> Iterator[Guard]:
    guard = Guard(session=Session(tmp_path / "state"))
    yield guard
    guard.close()


@pytest.fixture
def desk(desk_on: Callable[..., Desk], guard: Guard) -> Desk:
    return desk_on("chicken", guard=guard)


@pytest.fixture
def dialog(desk: Desk) -> AssistantDialog:
    dialog = desk.window._parts._assistant.dialog()
    dialog.show()
    return dialog


def kept(guard: Guard) -> list[Path]:
    """Return the folders beside the window's own that hold unsaved work."""
    assert guard.session is not None
    folders = sessions_folder(guard.session.state).iterdir()
    return [f for f in folders if f != guard.session.folder and not slot_empty(f)]


def typed(desk: Desk, dialog: AssistantDialog, name: str, text: str) -> None:
    edits = dialog.findChildren(QLineEdit)
    edit = next(edit for edit in edits if edit.accessibleName() == name)
    edit.selectAll()
    desk.qtbot.keyClicks(edit, text)


def found(desk: Desk, guard: Guard) -> Scenario:
    desk.qtbot.waitUntil(lambda: len(kept(guard)) == 1)
    return read_slot(kept(guard)[0])


def test_nothing_is_kept_while_nothing_is_typed(dialog: AssistantDialog, guard: Guard) -> None:
    assert dialog.isVisible()
    assert kept(guard) == []


def test_what_is_typed_is_found_after_a_kill(
    desk: Desk, dialog: AssistantDialog, guard: Guard
) -> None:
    typed(desk, dialog, "Title", "The next crisis")
    desk.qtbot.waitUntil(lambda: len(kept(guard)) == 1)
    typed(desk, dialog, "Name of player 1", "Ann")
    desk.qtbot.waitUntil(lambda: found(desk, guard).players[0].name == "Ann")
    assert found(desk, guard).title == "The next crisis"
    assert read_note(kept(guard)[0]).path == "", "it never had a file"
    assert guard.session is not None
    assert find_orphans(guard.session.state) == (), "it belongs to a window that lives"


def test_payoffs_typed_into_the_table_are_found_after_a_kill(
    desk: Desk, dialog: AssistantDialog, guard: Guard
) -> None:
    panel = dialog.table.panel
    panel.edit(panel.board.key(0, (0, 0)), "7")
    desk.qtbot.keyClick(panel.editor, Qt.Key.Key_Return)
    scenario = found(desk, guard)
    assert payoff(scenario, scenario.players[0].id, scenario.profile((0, 0))) == 7


def test_a_look_at_a_bundled_scenario_gives_up_nothing_that_was_typed(
    desk: Desk, dialog: AssistantDialog, guard: Guard
) -> None:
    typed(desk, dialog, "Title", "The next crisis")
    assert found(desk, guard).title == "The next crisis"
    dialog.start.list.setCurrentRow(3)
    desk.qtbot.wait(300)
    assert found(desk, guard).title == "The next crisis"


def test_what_is_taken_is_kept_with_the_window_and_no_longer_beside_it(
    desk: Desk, dialog: AssistantDialog, guard: Guard
) -> None:
    desk.dialogs.unsaved = Answer.DISCARD
    typed(desk, dialog, "Title", "The next crisis")
    assert found(desk, guard).title == "The next crisis"
    dialog.accept()
    assert kept(guard) == []
    assert guard.session is not None
    assert read_slot(guard.session.folder).title == "The next crisis"
    assert desk.document.history.origin is Origin.MADE


def test_what_is_given_up_is_kept_no_longer(
    desk: Desk, dialog: AssistantDialog, guard: Guard
) -> None:
    typed(desk, dialog, "Title", "The next crisis")
    assert found(desk, guard).title == "The next crisis"
    dialog.reject()
    assert len(kept(guard)) == 1, "the person thought better of it"
    desk.dialogs.confirmed = True
    dialog.reject()
    assert kept(guard) == []


def test_payoffs_typed_over_a_bundled_scenario_are_asked_about_before_they_are_given_up(
    desk: Desk, dialog: AssistantDialog, guard: Guard
) -> None:
    dialog.start.list.setCurrentRow(3)
    panel = dialog.table.panel
    panel.edit(panel.board.key(0, (0, 0)), "7")
    desk.qtbot.keyClick(panel.editor, Qt.Key.Key_Return)
    assert found(desk, guard) == dialog.table.document.scenario
    desk.dialogs.asked.clear()
    dialog.reject()
    assert desk.dialogs.asked == ["confirm Give up the new scenario?"]
    assert dialog.isVisible()
    desk.dialogs.confirmed = True
    dialog.reject()
