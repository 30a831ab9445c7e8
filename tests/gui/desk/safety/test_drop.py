"""Files dropped onto the window: a cue, the first scenario opened, the rest said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk.filing.drop import DropTarget, dropped_files
from gui.tokens import DARK, LIGHT

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
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    return DropTarget(window, LIGHT, opener)


def files(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/tmp/{name}") for name in names])
    return data


def enter(target: DropTarget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target._window, event)
    return event.isAccepted()


def drop(target: DropTarget, data: QMimeData) -> None:
    QApplication.sendEvent(target._window, QDropEvent(QPointF(9, 9), COPY, data, LEFT, NONE))


def test_a_hovering_file_shows_what_a_drop_will_do(target: DropTarget) -> None:
    assert enter(target, files("a.equipoise"))
    assert target.cue.isVisible()
    assert target.cue.text == "Drop to open “a.equipoise”"
    assert target.cue.geometry() == target._window.rect()
    target.restyle(DARK)
    assert not target.cue.grab().isNull()
    QApplication.sendEvent(target._window, QDragLeaveEvent())
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


def test_text_and_addresses_are_not_taken(target: DropTarget) -> None:
    text, address = QMimeData(), QMimeData()
    text.setText("0.5")
    address.setUrls([QUrl("https://example.org/a.equipoise")])
    assert not enter(target, text)
    assert not enter(target, address)
    assert not target.cue.isVisible()
