"""The binding keeps count of None and True.

PySide6 6.12.0 drops one reference per call on Python 3.11 and aborts the interpreter after some
thousand calls, without a Python exception (PYSIDE-3474). A wheel that does this fails here at once
instead of killing the application in an analyst's hands.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on"
)

NOISE = 50


class Speaker(QObject):
    said = Signal(bool)


class Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1


def counts() -> tuple[int, int]:
    return sys.getrefcount(None), sys.getrefcount(True)


def drift(before: tuple[int, int]) -> int:
    return max(abs(now - then) for now, then in zip(counts(), before, strict=True))


@pytest.mark.usefixtures("qapp")
def test_emitting_a_signal_drops_no_reference() -> None:
    speaker = Speaker()
    before = counts()
    for _ in range(300):
        speaker.said.emit(True)
    assert drift(before) < NOISE


def test_setting_a_text_drops_no_reference(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = counts()
    for i in range(2000):
        label.setText(str(i % 7))
    assert drift(before) < NOISE


def test_painting_in_python_drops_no_reference(qtbot: QtBot) -> None:
    painted = Painted()
    qtbot.addWidget(painted)
    painted.resize(20, 20)
    painted.grab()
    before, paints = counts(), painted.paints
    for _ in range(300):
        painted.grab()
    assert painted.paints - paints == 300
    assert drift(before) < NOISE
