"""Files dropped onto the window: a cue, the first scenario opened, the rest said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QWindow,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.files.drop import DropTarget, dropped_files
from gui.look.tokens import DARK
from gui.look.wear import put_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    Listen = Callable[[SignalInstance], list[object]]

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Opener:
    """Notes what it is asked to open."""

    def __init__(self) -> None:
        self.opened: list[Path] = []

    def __call__(self, path: Path) -> bool:
        self.opened.append(path)
        return True


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def target(qtbot: QtBot, opener: Opener) -> DropTarget:
    """Return what takes drops on a window that is full of text."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    for field in (QLineEdit("line"), QPlainTextEdit("note")):
        layout.addWidget(field)
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    target = DropTarget(window, opener)
    target.start()
    return target


def handle(target: DropTarget) -> QWindow:
    """Return what the system sends drags to."""
    found = target._window.windowHandle()
    assert found is not None
    return found


def files(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/tmp/{name}") for name in names])
    data.setText(" ".join(names))  # as file managers do
    return data


def enter(target: DropTarget, data: QMimeData, at: tuple[int, int] = (9, 9)) -> bool:
    event = QDragEnterEvent(QPoint(*at), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(handle(target), event)
    if event.isAccepted():
        QApplication.sendEvent(handle(target), QDragMoveEvent(QPoint(*at), COPY, data, LEFT, NONE))
    return event.isAccepted()


def drop(target: DropTarget, data: QMimeData, at: tuple[int, int] = (9, 9)) -> None:
    QApplication.sendEvent(handle(target), QDropEvent(QPointF(*at), COPY, data, LEFT, NONE))


def test_a_hovering_file_shows_what_a_drop_will_do(target: DropTarget) -> None:
    assert enter(target, files("a.equipoise"))
    assert target.cue.isVisible()
    assert target.cue.text == "Drop to open “a.equipoise”"
    assert target.cue.geometry() == target._window.rect()
    put_on(DARK)
    assert not target.cue.grab().isNull()
    QApplication.sendEvent(handle(target), QDragLeaveEvent())
    assert not target.cue.isVisible()


def test_a_dropped_file_is_opened_after_the_drop(
    target: DropTarget, opener: Opener, qtbot: QtBot
) -> None:
    enter(target, files("a.equipoise"))
    drop(target, files("a.equipoise"))
    assert not target.cue.isVisible()
    assert opener.opened == []
    qtbot.waitUntil(lambda: opener.opened == [Path("/tmp/a.equipoise")])


def test_of_several_files_the_first_scenario_is_opened_and_the_rest_said(
    target: DropTarget, opener: Opener, qtbot: QtBot, listen: Listen
) -> None:
    told = listen(target.opened)
    data = files("notes.txt", "b.nfg", "a.equipoise")
    assert dropped_files(data)[0] == Path("/tmp/b.nfg")
    enter(target, data)
    assert "the first of 3 files" in target.cue.text
    drop(target, data)
    qtbot.waitUntil(lambda: bool(told))
    assert opener.opened == [Path("/tmp/b.nfg")]
    assert "other 2 were not opened" in str(told[0])


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_file_dropped_on_a_field_is_opened_and_the_text_stays(
    target: DropTarget, opener: Opener, qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field = target._window.findChild(kind)
    assert field is not None
    middle = field.geometry().center().toTuple()
    before = text_of(target)
    assert enter(target, files("a.equipoise"), middle)
    drop(target, files("a.equipoise"), middle)
    qtbot.waitUntil(lambda: opener.opened == [Path("/tmp/a.equipoise")])
    assert text_of(target) == before


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_text_dropped_on_a_field_is_the_fields(
    target: DropTarget, opener: Opener, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field, text = target._window.findChild(kind), QMimeData()
    assert field is not None
    text.setText("0.5")
    middle = field.geometry().center().toTuple()
    assert enter(target, text, middle)
    assert not target.cue.isVisible()
    drop(target, text, middle)
    assert "0.5" in text_of(target)
    assert opener.opened == []


def test_a_file_waits_for_an_open_question(
    target: DropTarget, opener: Opener, qtbot: QtBot
) -> None:
    question = QDialog(target._window)
    question.open()
    assert not enter(target, files("a.equipoise"))
    assert not target.cue.isVisible()
    question.close()
    assert enter(target, files("a.equipoise"))


def test_a_file_dropped_on_a_floating_panel_is_opened_too(qtbot: QtBot, opener: Opener) -> None:
    window, note = QMainWindow(), QPlainTextEdit("note")
    qtbot.addWidget(window)
    dock = QDockWidget("Panel", window)
    dock.setWidget(note)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    DropTarget(window, opener).start()
    dock.setFloating(True)
    qtbot.waitUntil(lambda: dock.windowHandle() is not None and dock.isVisible())
    middle = QPointF(note.mapTo(dock, note.rect().center()))
    data = files("a.equipoise")
    event = QDropEvent(middle, COPY, data, LEFT, NONE)
    QApplication.sendEvent(dock.windowHandle(), event)
    qtbot.waitUntil(lambda: opener.opened == [Path("/tmp/a.equipoise")])
    assert note.toPlainText() == "note"


def test_addresses_are_not_taken(target: DropTarget) -> None:
    address = QMimeData()
    address.setUrls([QUrl("https://example.org/a.equipoise")])
    enter(target, address)
    assert not target.cue.isVisible()


def text_of(target: DropTarget) -> str:
    line, note = target._window.findChild(QLineEdit), target._window.findChild(QPlainTextEdit)
    assert line is not None
    assert note is not None
    return f"{line.text()}|{note.toPlainText()}"
