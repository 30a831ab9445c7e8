"""What the wheel must leave alone, and whose Ctrl+Z is: a walk over the whole window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from gui.core.selection import PayoffKey
from gui.panels.palette.panel import PalettePanel
from gui.panels.payoffs.editor import PayoffEditor
from gui.panels.payoffs.panel import PayoffPanel
from mouse_wheel import turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whole_desk import Desk

GUI = Path(__file__).parents[2] / "gui"


def fields(window: QWidget) -> Iterator[QLineEdit | QPlainTextEdit | QAbstractSpinBox]:
    """Return every field of a window in which one types, but for the palette's and a payoff's."""
    for kind in (QAbstractSpinBox, QLineEdit, QPlainTextEdit):
        for field in window.findChildren(kind):
            inner = isinstance(field.parent(), (QAbstractSpinBox, PalettePanel))
            if not inner and not field.isReadOnly() and not isinstance(field, PayoffEditor):
                yield field


def asks_for_undo(field: QWidget) -> bool:
    """Tell whether a field keeps Ctrl+Z for itself."""
    keys = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, keys)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def text_of(field: QLineEdit | QPlainTextEdit | QAbstractSpinBox) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def test_the_wheel_changes_nothing_that_has_not_the_keyboard(desk: Desk) -> None:
    for command in ("scenario.considerations", "scenario.structure", "scenario.snapshots"):
        desk.trigger(command)
    window, seen = desk.window, 0
    start = desk.document.scenario
    for box in window.findChildren(QComboBox):
        chosen = box.currentIndex()
        for notches in (1, -1):
            assert not turn(box, notches).isAccepted(), box.accessibleName()
        assert box.currentIndex() == chosen, box.accessibleName()
        seen += box.count() > 1
    for number in (*window.findChildren(QAbstractSpinBox), *window.findChildren(QAbstractSlider)):
        if isinstance(number, QScrollBar) or number.hasFocus():
            continue
        value = number.property("value")
        for notches in (1, -1):
            turn(number, notches)
        assert number.property("value") == value, number.accessibleName()
        seen += 1
    assert seen > 15
    assert desk.document.scenario is start


def test_every_closed_list_is_one_that_leaves_the_wheel_alone() -> None:
    for path in GUI.rglob("*.py"):
        if path.name != "choice.py":
            assert "QComboBox(" not in path.read_text("utf-8"), path


def test_ctrl_z_takes_back_what_is_typed_and_then_is_the_documents(desk: Desk) -> None:
    for command in ("scenario.considerations", "scenario.structure", "scenario.snapshots"):
        desk.trigger(command)
    window, seen = desk.window, 0
    for field in fields(window):
        name = field.accessibleName() or field.objectName()
        assert not asks_for_undo(field), name
        if not field.isVisible():
            continue
        before = text_of(field)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_7)
        assert text_of(field) != before, name
        assert asks_for_undo(field), name
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert text_of(field) == before, name
        if not isinstance(field, QAbstractSpinBox):
            assert not asks_for_undo(field), name
        seen += 1
    assert seen > 8


@pytest.mark.parametrize("typed", ["", "4"])
def test_ctrl_z_over_a_payoff_takes_back_the_typing_and_then_the_step(
    desk: Desk, typed: str
) -> None:
    panel = desk.window.findChild(PayoffPanel)
    assert panel is not None
    key = PayoffKey("us", ("retaliate", "retaliate", "expel"))
    panel.edit(key, "9")
    assert panel.settle()
    assert len(desk.document.labels) == 1
    panel.edit(key, typed)
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    if typed:
        QTest.keyClick(panel.editor, *undo)
        assert panel.editor.is_open
        assert panel.editor.text() == "9"
    QTest.keyClick(panel.editor, *undo)
    assert not panel.editor.is_open
    assert desk.document.place == 0
