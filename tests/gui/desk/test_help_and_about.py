"""Help is where a question arises, and a bug report carries what is needed."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPushButton, QTextBrowser

from gui.desk.help.about import AboutBox, diagnostics
from gui.desk.help.pages import pages
from gui.desk.help.window import HelpWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_every_page_has_a_title_and_something_to_say() -> None:
    assert [page.id for page in pages()][:2] == ["first-steps", "equilibrium"]
    for page in pages():
        assert page.title
        assert len(page.markdown.split()) > 60


def test_choosing_a_page_shows_its_text(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    titles = window.findChild(QListWidget)
    text = window.findChild(QTextBrowser)
    assert titles is not None
    assert text is not None
    for row, page in enumerate(pages()):
        titles.setCurrentRow(row)
        assert page.title in text.toPlainText()
        assert "#" not in text.toPlainText()


def test_a_question_opens_its_page(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_page("tipping-points")
    assert window.page.title == "Regimes and tipping points"
    with pytest.raises(KeyError):
        window.show_page("no-such-page")


def test_diagnostics_name_the_versions_and_the_facts() -> None:
    text = diagnostics([("Scenario", "iraq-2019")])
    assert f"PySide6_Essentials: {metadata.version('PySide6_Essentials')}" in text
    assert f"nashpy: {metadata.version('nashpy')}" in text
    assert "Scenario: iraq-2019" in text


def test_the_about_box_copies_the_diagnostics(qtbot: QtBot) -> None:
    box = AboutBox([("Lane", "idle")])
    qtbot.addWidget(box)
    copy = next(b for b in box.findChildren(QPushButton) if b.text() == "Copy diagnostics")
    copy.click()
    assert "Lane: idle" in QGuiApplication.clipboard().text()


def test_the_about_box_names_the_licence_of_qt(qtbot: QtBot) -> None:
    box = AboutBox()
    qtbot.addWidget(box)
    text = box.findChild(QTextBrowser)
    assert text is not None
    assert "LGPL-3.0" in text.toPlainText()
