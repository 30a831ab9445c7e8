"""Every entry that is taken over as one lives the same life, whether it is one text or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from games.model.typed import parse_decimal
from gui.controls.field import Field
from gui.core import stay
from gui.panels.considerations.ends import Ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.controls.entry import Entry
    from gui.core.document import Document

SOON_MS = 20
#: A number that can only be kept rounded.
LONG = "0.12345678901234567"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def taken() -> list[object]:
    """What was handed over."""
    return []


@pytest.fixture(params=["one", "two"])
def entry(
    request: pytest.FixtureRequest,
    taken: list[object],
    desk: Document,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Entry]:
    """An entry with the keyboard, in a window beside something else."""
    monkeypatch.setattr(stay, "HAND_MS", SOON_MS)  # it is the same, only sooner
    window = QWidget()
    made: Entry
    if request.param == "one":
        made = Field("Number", lambda text: taken.append(parse_decimal(text)), desk, window)
    else:
        ends = Ends(desk, "Range", "", lambda *ends: taken.append(ends), window)
        ends.high.setText("2")
        made = ends
    beside = QLineEdit(window)
    made.setGeometry(0, 0, 300, 150)
    beside.setGeometry(0, 200, 80, 30)
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.focus()
    yield made  # which lives as long as its window does
    window.close()


def first(entry: Entry) -> QLineEdit:
    edit = entry.findChild(QLineEdit)
    assert edit is not None
    return edit


def test_what_is_typed_waits_for_the_mouse_that_leaves_it(entry: Entry, qtbot: QtBot) -> None:
    window = entry.window()
    beside = window.childAt(40, 215)
    QTest.keyClicks(first(entry), "x")
    QTest.mousePress(window.windowHandle(), LEFT, pos=beside.geometry().center())
    assert beside.hasFocus()
    assert not entry.complaint, "a question now would swallow the release"
    QTest.mouseRelease(window.windowHandle(), LEFT, pos=beside.geometry().center())
    qtbot.waitUntil(lambda: "not a number" in entry.complaint)


def test_a_number_is_rounded_when_it_is_left_and_not_under_the_hand(
    entry: Entry, taken: list[object], qtbot: QtBot
) -> None:
    edit = first(entry)
    QTest.keyClicks(edit, LONG)
    qtbot.wait(3 * SOON_MS)
    assert edit.text() == LONG
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert "Enter takes it" in entry.complaint
    assert edit.text() != LONG
    assert edit.selectedText() == edit.text()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert not entry.complaint
    assert len(taken) == 1
