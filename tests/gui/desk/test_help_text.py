"""A help page as it is shown: its pictures fit, are sharp, and wear the theme; so do its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPalette, QTextCursor, QTextDocument, QTextTable

from gui.desk.talks.help.pages import page_of
from gui.desk.talks.help.pictures import fit_pictures
from gui.desk.talks.help.text import HelpText
from gui.look.theme import palette
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PICTURE = "pictures/sweep.png"


@pytest.fixture
def text(qtbot: QtBot) -> HelpText:
    text = HelpText()
    qtbot.addWidget(text)
    text.setPalette(palette(LIGHT))
    text.resize(900, 600)
    text.show()
    show(text, "charts")
    return text


def show(text: HelpText, page_id: str) -> None:
    page = page_of(page_id)
    assert page is not None
    text.show_page(page)


def shown(text: HelpText) -> QImage:
    image = text.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(PICTURE))
    assert isinstance(image, QImage)
    return image


def corner(image: QImage) -> int:
    return image.pixelColor(2, image.height() - 2).lightness()


def test_a_picture_is_never_wider_than_the_page(text: HelpText) -> None:
    natural, bar = shown(text).width(), text.verticalScrollBar().sizeHint().width()
    for width in (900, 420, 300, 900):
        text.resize(width, 600)
        assert shown(text).width() == min(natural, width - 2 * text.frameWidth() - bar - 40)
        assert text.horizontalScrollBar().maximum() == 0
    assert natural < 900


def test_a_fine_screen_gets_all_the_dots_there_are(text: HelpText) -> None:
    document = text.document()
    ordinary = shown(text)
    fit_pictures(document, 640, 2.0, text.palette())  # as it was made: drawn on all the same
    fine = shown(text)
    assert fine.width() == 2 * ordinary.width()
    assert fine.devicePixelRatio() == 2.0
    assert fine.deviceIndependentSize() == ordinary.deviceIndependentSize()


@pytest.mark.parametrize("tokens", [DARK, HIGH_CONTRAST])
def test_pictures_and_tables_follow_the_theme(text: HelpText, tokens: Tokens) -> None:
    dark = palette(tokens).color(QPalette.ColorRole.Base).lightness() < 128
    assert corner(shown(text)) > 200
    text.setPalette(palette(tokens))
    assert (corner(shown(text)) < 60) == dark
    show(text, "why-did-iran-not-move")
    text.setPalette(palette(LIGHT))
    before = lines(text)
    text.setPalette(palette(tokens))
    assert lines(text) != before
    assert lines(text) == {tokens.hairline}


def lines(text: HelpText) -> set[str]:
    """Return the colours of the lines below the rows of all tables."""
    tables = [
        frame
        for frame in text.document().rootFrame().childFrames()
        if isinstance(frame, QTextTable)
    ]
    assert tables
    cells = [
        table.cellAt(row, column)
        for table in tables
        for row in range(table.rows())
        for column in range(table.columns())
    ]
    return {c.format().toTableCellFormat().bottomBorderBrush().color().name() for c in cells}


def test_a_screen_reader_hears_what_the_pictures_show(text: HelpText) -> None:
    assert "the chance of each outcome as coloured areas" in text.accessibleDescription()
    show(text, "keyboard")
    assert text.accessibleDescription() == ""


def test_the_mouse_over_a_picture_says_what_it_shows(text: HelpText) -> None:
    cursor = text.document().find("\N{OBJECT REPLACEMENT CHARACTER}")
    assert isinstance(cursor, QTextCursor)
    assert cursor.charFormat().toolTip().startswith("The sweep of the baseline")


def test_a_picture_that_is_missing_breaks_nothing(text: HelpText) -> None:
    text.show_text("# Nothing\n\n![what was there](pictures/no-such.png)\n\nWords.")
    assert "Words." in text.toPlainText()
