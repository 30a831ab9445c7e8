"""The history panel: click, Return, ten thousand steps, and what was let go."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest

from gui.core.history import History
from gui.panels.history.panel import HistoryPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document
    from gui.look.tokens import Tokens


@pytest.fixture
def panel(desk: Document, tokens: Tokens, qtbot: QtBot) -> HistoryPanel:
    panel = HistoryPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(340, 400)
    panel.show()
    return panel


def walk(desk: Document, steps: int) -> None:
    for step in range(steps):
        level = Decimal(step % 100) / 100
        desk.apply(desk.scenario.with_level("protest", level), f"Protest to {level}")


def place_of(panel: HistoryPanel, row: int) -> QRect:
    return panel.steps.visualRect(panel.model.index(row, 0))


def test_a_click_goes_to_a_step_and_back_again(panel: HistoryPanel, desk: Document) -> None:
    walk(desk, 5)
    last = desk.scenario
    for row in (2, 5):
        where = place_of(panel, row).center()
        QTest.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert desk.place == row
    assert desk.scenario is last


def test_arrow_keys_look_around_and_return_goes(panel: HistoryPanel, desk: Document) -> None:
    walk(desk, 5)
    panel.steps.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.steps, Qt.Key.Key_Up)
    assert desk.place == 5
    QTest.keyClick(panel.steps, Qt.Key.Key_Return)
    assert desk.place == 2


def test_the_list_follows_undo_and_new_edits(panel: HistoryPanel, desk: Document) -> None:
    walk(desk, 60)
    assert panel.steps.viewport().rect().contains(place_of(panel, 60))
    desk.go_to(1)
    assert panel.steps.currentIndex().row() == 1
    assert panel.steps.viewport().rect().contains(place_of(panel, 1))


def test_undo_by_keyboard_selects_one_step_though_ctrl_is_down(
    panel: HistoryPanel, desk: Document
) -> None:
    walk(desk, 4)
    undo = QAction(panel)
    undo.setShortcut("Ctrl+Z")
    undo.triggered.connect(desk.undo)
    panel.addAction(undo)
    panel.activateWindow()
    for _ in range(3):
        QTest.keyClick(panel.steps, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.place == 1
    assert {index.row() for index in panel.steps.selectedIndexes()} == {1}


def test_a_click_during_a_drag_ends_the_drag_first(panel: HistoryPanel, desk: Document) -> None:
    walk(desk, 2)
    desk.begin("Drag")
    desk.preview(desk.scenario.with_level("protest", Decimal("0.9")))
    panel.steps.clicked.emit(panel.model.index(1, 0))
    assert desk.labels[-1] == "Drag"
    assert desk.place == 1


def test_steps_are_copied_as_text(panel: HistoryPanel, desk: Document) -> None:
    walk(desk, 2)
    panel.steps.selectAll()
    panel.steps.copy()
    assert QGuiApplication.clipboard().text() == (
        "As opened\tsaved\nProtest to 0\t\nProtest to 0.01\tnow\n"
    )


def test_a_step_is_offered_for_comparison_with_the_present(
    panel: HistoryPanel, desk: Document
) -> None:
    asked: list[tuple[str, object]] = []
    panel.compare_wanted.connect(lambda name, scenario: asked.append((name, scenario)))
    start = desk.scenario
    walk(desk, 3)
    compare = next(a for a in panel.steps.actions() if a.text().startswith("Compare"))
    panel.steps.setCurrentIndex(panel.model.index(0, 0))
    compare.trigger()
    panel.steps.setCurrentIndex(panel.model.index(2, 0))
    compare.trigger()
    assert asked[0] == ("As opened", start)
    assert asked[1][0] == "After “Protest to 0.01”"
    assert desk.place == 3, "comparing goes nowhere"


def test_what_was_let_go_is_said(
    panel: HistoryPanel, desk: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Every edit becomes a step" in panel.note.text()
    monkeypatch.setattr(desk, "history", History(_heavy, budget=250_000))
    walk(desk, 4)
    assert panel.note.text() == "The oldest steps were let go: steps may take 64 MB of memory."
    assert panel.model.index(0, 0).data() == "2 earlier steps were let go"


@pytest.mark.slow
def test_thousands_of_steps_are_listed_without_building_the_list_anew(
    panel: HistoryPanel, desk: Document
) -> None:
    resets: list[None] = []
    panel.model.modelReset.connect(lambda: resets.append(None))
    walk(desk, 2_000)
    desk.go_to(17)
    desk.go_to(1_900)
    assert panel.model.rowCount() == len(desk.labels) + 1 > 1_900
    assert panel.steps.currentIndex().row() == 1_900
    assert not resets


def test_everything_has_a_name(
    panel: HistoryPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(panel) == []


def _heavy(_before: object, _after: object) -> int:
    return 100_000
