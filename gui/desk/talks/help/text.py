"""One help page as text: set for reading, with the words of a search marked.

Owns margins, headings, tables and marks. What a page says is in assets/help; which pictures it
shows, and how large, is `gui.desk.talks.help.pictures`'.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from gui.desk.talks.help.pictures import fit_pictures, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent, QTextBlock, QTextFrame

    from gui.desk.talks.help.pages import Page

__all__ = ["HelpText"]

_MARGIN, _ABOVE, _BELOW = 20, 16, 6
#: Steps of size by which a heading of the first, second and third level exceeds the text.
_SIZES = {1: 2, 2: 1, 3: 0}
_LINE = 130  # per cent
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


class HelpText(QTextBrowser):
    """Shows pages; links are only told, as `anchorClicked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help-text")
        self.setAccessibleName("Help page")
        self.setOpenLinks(False)
        self.setSearchPaths([str(resources.files("assets") / "help")])
        self.document().setDocumentMargin(_MARGIN)
        self._marked: Sequence[str] = ()

    def show_page(self, page: Page, heading: str = "", words: Sequence[str] = ()) -> None:
        """Show a page from its top or a heading, with words marked."""
        self.show_text(page.markdown)
        self.mark(words)
        self._go_to(heading)

    def show_text(self, markdown: str) -> None:
        """Show Markdown that is no page, from its top."""
        self.setMarkdown(markdown)
        self._dress()
        self.setAccessibleDescription(told(self.document()))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, words: Sequence[str]) -> None:
        """Mark words wherever they occur."""
        self._marked = words
        look = QTextCharFormat()
        look.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        marks = []
        for word in words:
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = found, look
                marks.append(mark)
                found = self.document().find(word, found)
        self.setExtraSelections(marks)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme, and its pictures."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress_tables()
            self.mark(self._marked)
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Show sharp pictures on another screen, too."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pictures within the page."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    # -- inside -----------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Give pictures the width there is, whether or not the scroll bar is shown."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * self.frameWidth() - bar - 2 * _MARGIN
        fit_pictures(self.document(), room, self.devicePixelRatioF(), self.palette())

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _go_to(self, heading: str) -> None:
        top = 0.0
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            if heading and level and block.text().casefold() == heading.casefold():
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.setTextCursor(QTextCursor(block))
                break
        else:
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(round(top - _BELOW) if top else 0)

    def _dress(self) -> None:
        """Give headings their sizes, lines their distance, and tables room and hairlines."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            spaced = QTextBlockFormat()
            proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            spaced.setLineHeight(100 if _PICTURE in block.text() else _LINE, proportional)
            if level:
                spaced.setTopMargin(_ABOVE if level > 1 else 0)
                spaced.setBottomMargin(_BELOW)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(spaced)
            if level:
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                letters = QTextCharFormat()
                adjustment = QTextFormat.Property.FontSizeAdjustment
                letters.setProperty(adjustment, _SIZES.get(level, 0))
                letters.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(letters)
        cursor.endEditBlock()
        self._dress_tables()
        self._fit()

    def _dress_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            self._dress_table(frame)

    def _dress_table(self, frame: QTextFrame) -> None:
        if isinstance(frame, QTextTable):
            look = frame.format().toTableFormat()
            look.setCellPadding(3)
            look.setCellSpacing(0)
            look.setBorder(0)
            look.setBottomMargin(_ABOVE)
            look.setWidth(QTextLength())
            look.setAlignment(Qt.AlignmentFlag.AlignLeft)
            frame.setFormat(look)
            for row in range(frame.rows()):
                for column in range(frame.columns()):
                    cell = frame.cellAt(row, column)
                    lined = cell.format().toTableCellFormat()
                    lined.setBottomBorder(1)
                    lined.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                    lined.setBottomBorderBrush(self.palette().brush(QPalette.ColorRole.Mid))
                    cell.setFormat(lined)
