"""A notice is seen, heard and dismissed, and never takes the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.controls.notice import Notice, NoticeBar
from gui.look.tokens import DARK
from gui.look.wear import put_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    Listen = Callable[[SignalInstance], list[object]]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    bar = NoticeBar()
    layout.addWidget(bar)
    layout.addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def bar(window: QWidget) -> NoticeBar:
    bar = window.findChild(NoticeBar)
    assert bar is not None
    return bar


def button(bar: NoticeBar, text: str) -> QPushButton:
    return next(b for b in bar.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_a_notice_tells_what_was_chosen_and_goes(bar: NoticeBar, listen: Listen) -> None:
    chosen = listen(bar.chosen)
    bar.say(Notice("file", "It changed.", ("Take theirs", "Keep mine")))
    assert bar.isVisible()
    assert bar.accessibleDescription() == "It changed."
    button(bar, "Keep mine").click()
    assert chosen == [("file", "Keep mine")]
    assert not bar.isVisible()


def test_an_earlier_notice_comes_back_and_one_of_the_same_key_is_replaced(bar: NoticeBar) -> None:
    bar.say(Notice("a", "First."))
    bar.say(Notice("b", "Second."))
    bar.say(Notice("b", "Second, again."))
    assert bar.label.text() == "Second, again."
    bar.dismiss()
    assert bar.label.text() == "First."
    bar.withdraw("b")
    bar.withdraw("a")
    assert bar.notice is None
    bar.dismiss()


def test_a_notice_takes_no_keyboard_and_an_unused_escape_dismisses_it(
    window: QWidget, bar: NoticeBar, qtbot: QtBot, listen: Listen
) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    chosen = listen(bar.chosen)
    bar.say(Notice("a", "Something.", ("Do it",)))
    put_on(DARK)
    assert window.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert chosen == []


def test_a_notice_that_is_gone_leaves_escape_to_the_window(window: QWidget, bar: NoticeBar) -> None:
    for _ in range(2):
        bar.say(Notice("file", "It changed."))
        assert not escape_reaches(window)
        assert not bar.isVisible()
        assert escape_reaches(window)


def escape_reaches(window: QWidget) -> bool:
    """Tell whether a window gets the Escape that nobody in it wants."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event.accept()
    QApplication.sendEvent(window, event)
    return not event.isAccepted()  # it has no use for it
