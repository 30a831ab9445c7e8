"""A text that is too long is said to be so at once, and is never laid out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from games.model.validate import LONGEST_NAME, LONGEST_TEXT
from gui.controls.field import Field
from gui.core import stay
from gui.core.selection import PayoffKey
from gui.desk.frame.focus import bring_forward
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.structure.panel import StructurePanel
from gui.panels.versions.panel import VersionsPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from whole_desk import Desk

MUCH = "N" * 1_000_000
SOON_MS = 40


@pytest.fixture
def desk(desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(stay, "HAND_MS", SOON_MS)  # it is the same, only sooner
    return desk_on("chicken")


def field(desk: Desk, *item: str, name: str) -> Field:
    """Return a field of the structure, in front."""
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    panel.show_item(item)  # type: ignore[arg-type]
    assert panel.form is not None
    fields = panel.form.findChildren(Field)
    return next(one for one in fields if one.edit.accessibleName() == name)


def paste(desk: Desk, edit: QWidget, text: str) -> float:
    """Paste with the keyboard and let everything hear of it; return the seconds it took."""
    QGuiApplication.clipboard().setText(text)
    edit.setFocus()
    began = time.perf_counter()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.wait(2 * SOON_MS)
    return time.perf_counter() - began


def test_a_note_takes_nothing_of_a_text_that_is_too_long_and_says_so(desk: Desk) -> None:
    note = field(desk, "players", desk.document.scenario.players[0].id, name="Note")
    before, old = desk.document.scenario, note.text
    assert paste(desk, note.edit, MUCH) < 1
    assert note.text == old
    assert note.complaint.startswith(f"{len(MUCH) + len(old)} characters are too many")
    assert "Nothing was pasted" in note.complaint
    assert desk.document.scenario == before
    QTest.keyClicks(note.edit, "x")
    assert not note.complaint


def test_a_note_takes_as_much_as_a_file_can_hold(desk: Desk) -> None:
    note = field(desk, "players", desk.document.scenario.players[0].id, name="Note")
    note.edit.selectAll()
    assert paste(desk, note.edit, MUCH[:LONGEST_TEXT]) < 1
    assert desk.document.scenario.players[0].note == MUCH[:LONGEST_TEXT]
    paste(desk, note.edit, "N")
    assert note.text == MUCH[:LONGEST_TEXT]
    assert note.complaint
    note.edit.selectAll()
    paste(desk, note.edit, "n" * LONGEST_TEXT)
    assert note.text == "n" * LONGEST_TEXT, "what is selected goes first"


def test_a_complaint_about_what_was_not_pasted_goes_when_the_field_is_left(desk: Desk) -> None:
    note = field(desk, "players", desk.document.scenario.players[0].id, name="Note")
    paste(desk, note.edit, MUCH)
    assert note.complaint
    assert note.settle()
    assert not note.complaint


def test_a_name_that_is_too_long_is_said_to_be_so_at_once(desk: Desk) -> None:
    name = field(desk, "players", desk.document.scenario.players[0].id, name="Name")
    before = desk.document.scenario
    name.edit.selectAll()
    assert paste(desk, name.edit, MUCH) < 1
    assert f"characters are too many: at most {LONGEST_NAME}" in name.complaint
    assert desk.document.scenario == before
    name.edit.selectAll()
    paste(desk, name.edit, MUCH[:LONGEST_NAME])
    assert not name.complaint
    assert desk.document.scenario.players[0].name == MUCH[:LONGEST_NAME]


def test_a_million_letters_hold_up_no_field_of_the_window(desk: Desk) -> None:
    structure, reasons, versions, payoffs = (
        desk.window.findChild(kind)
        for kind in (StructurePanel, ConsiderationsPanel, VersionsPanel, PayoffPanel)
    )
    assert structure is not None
    assert reasons is not None
    assert versions is not None
    assert payoffs is not None
    scenario = desk.document.scenario
    tried = 0

    def try_all(panel: QWidget) -> None:
        nonlocal tried
        bring_forward(panel)
        edits: list[QWidget] = [*panel.findChildren(QLineEdit), *panel.findChildren(QPlainTextEdit)]
        for edit in [edit for edit in edits if edit.isVisible()]:
            tried += 1
            for text in (MUCH, "1" * len(MUCH)):
                seconds = paste(desk, edit, text)
                assert seconds < 1, f"{edit.accessibleName() or edit.objectName()}: {seconds:.1f} s"
            QTest.keyClick(edit, Qt.Key.Key_Escape)

    for item in (("scenario",), ("players", scenario.players[0].id)):
        structure.show_item(item)  # type: ignore[arg-type]
        try_all(structure)
    reasons.edit(scenario.considerations[0].id)
    try_all(reasons)
    versions.ask_new()
    try_all(versions)
    payoffs.edit(PayoffKey(scenario.players[0].id, scenario.profile((0, 0))))
    try_all(payoffs)
    assert tried >= 15
    assert desk.document.scenario == scenario
