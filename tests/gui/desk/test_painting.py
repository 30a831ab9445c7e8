"""A step of a slider is painted once, and never waits long."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from games.model.file.library import load_named
from gui.core.document import Document
from gui.desk.frame.painting import OnePainting

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Sheet(QWidget):
    """Counts how often it is painted."""

    count = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.count += 1


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    made.count = 0
    return made


@pytest.fixture
def document() -> Document:
    return Document(load_named("iraq-2019"))


def step(document: Document, level: str) -> None:
    """Move a slider that is held."""
    if document.gesture is None:
        document.begin("Sanctions")
    document.preview(document.scenario.with_level("sanctions", Decimal(level)))


def test_a_painting_waits_for_the_answer(sheet: Sheet, document: Document) -> None:
    painting = OnePainting(sheet, document)
    step(document, "0.7")
    sheet.update()
    QApplication.sendPostedEvents(sheet, QEvent.Type.UpdateRequest.value)
    assert sheet.count == 0
    sheet.update()  # what the answer changes
    painting.release()
    QApplication.processEvents()
    assert sheet.count == 1


def test_an_answer_that_takes_long_is_not_waited_for(
    sheet: Sheet, document: Document, qtbot: QtBot
) -> None:
    OnePainting(sheet, document)
    step(document, "0.7")
    sheet.update()
    qtbot.waitUntil(lambda: sheet.count == 1, timeout=2000)


def test_steps_that_come_faster_than_answers_do_not_put_the_painting_off(
    sheet: Sheet, document: Document, qtbot: QtBot
) -> None:
    OnePainting(sheet, document)
    levels = iter(range(1000))

    def painted() -> bool:
        step(document, str(Decimal(next(levels)) / 1000))
        sheet.update()
        return sheet.count > 0

    qtbot.waitUntil(painted, timeout=2000)


def test_what_is_no_step_of_a_gesture_is_painted_at_once(sheet: Sheet, document: Document) -> None:
    OnePainting(sheet, document)
    document.apply(document.scenario.with_level("sanctions", Decimal("0.7")), "Typed")
    sheet.update()
    QApplication.sendPostedEvents(sheet, QEvent.Type.UpdateRequest.value)
    assert sheet.count == 1
