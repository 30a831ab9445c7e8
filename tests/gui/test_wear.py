"""A widget says once what it wears, and wears it in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QTableView, QVBoxLayout, QWidget

from gui.look.theme import Theme
from gui.look.tokens import DARK, LIGHT
from gui.look.wear import paper, put_on, renew, wear, worn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

Role = QPalette.ColorRole


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_inks_sizes_and_papers_follow_the_theme(room: QWidget) -> None:
    label, view = QLabel("Why", room), QTableView(room)
    wear(label, "soft", "small", strong=True)
    paper(room, view)
    for tokens in (DARK, LIGHT):
        put_on(tokens)
        assert worn() is tokens
        assert label.palette().color(Role.WindowText).name() == tokens.soft
        assert label.font().pointSizeF() == tokens.small
        assert label.font().bold()
        assert room.palette().color(Role.Window).name() == tokens.base
        assert view.viewport().palette().color(Role.Base).name() == tokens.base


def test_what_a_widget_wears_last_counts(room: QWidget) -> None:
    label = QLabel("Why", room)
    wear(label, "soft", "small")
    wear(label, "error")
    put_on(DARK)
    assert label.palette().color(Role.WindowText).name() == DARK.error
    assert label.font().pointSizeF() == DARK.body


def test_who_measures_by_himself_is_told_when_those_inside_are_dressed(qtbot: QtBot) -> None:
    class Measured(QWidget):
        def restyled(self) -> None:
            told.append(self.label.palette().color(Role.WindowText).name())

    told: list[str] = []
    made = Measured()
    qtbot.addWidget(made)
    made.label = QLabel("Why", made)
    wear(made.label, "ink")
    put_on(DARK)
    assert told == [DARK.ink]


def test_what_a_style_sheet_took_is_given_back(qapp: QApplication, room: QWidget) -> None:
    sheet = qapp.styleSheet()
    theme = Theme(qapp, "dark")
    theme.dress()
    label = QLabel("Why")
    wear(label, "error", "small")
    QVBoxLayout(room).addWidget(label)
    renew([label])
    assert label.palette().color(Role.WindowText).name() == theme.tokens.error
    theme.deleteLater()
    qapp.setStyleSheet(sheet)
