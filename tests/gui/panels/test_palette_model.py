"""The list of the command palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.panels.palette.model import Choice, PaletteModel, Role, ranked

UNDO = Choice("edit.undo", "Undo", ("Edit",), "Ctrl+Z", "Take back", "nothing to take back")
DARK = Choice("view.theme/dark", "Dark", ("View", "Theme"), checked=True)
SAVE = Choice("file.save", "Save", ("File",), "Ctrl+S", "Write the scenario to its file")
HEAT = Choice("driver:heat", "Heat", ("Driver",), sought=True)
ALL = (UNDO, DARK, SAVE, HEAT)


def keys(query: str, *used: str) -> list[str]:
    return [choice.key for choice, _ in ranked(ALL, query, used)]


def test_without_a_query_what_was_used_comes_first_and_places_stay_out() -> None:
    assert keys("") == ["edit.undo", "view.theme/dark", "file.save"]
    assert keys("", "file.save", "gone") == ["file.save", "edit.undo", "view.theme/dark"]


def test_places_are_found_when_they_are_sought() -> None:
    assert keys("heat") == ["driver:heat"]


def test_menus_and_tips_are_searched_too() -> None:
    assert keys("theme") == ["view.theme/dark"]
    assert keys("scenario") == ["file.save"]


def test_a_line_says_everything_aloud() -> None:
    assert UNDO.spoken == "Undo, Edit, Ctrl+Z, not available: nothing to take back"
    assert DARK.spoken == "Dark, View, Theme, on"


def test_the_model_keeps_qts_rules(qapp: object) -> None:
    model = PaletteModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.offer(ALL, ())
    model.seek("und")
    assert model.rowCount() == 1
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == UNDO.spoken
    assert index.data(Role.PLACES) == (0, 1, 2)
    model.seek("no such thing")
    assert model.rowCount() == 0
