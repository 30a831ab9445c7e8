"""The table of equilibria: as high as its content, readable line by line, copied as text.

Owns spans, heights and the clipboard of the table. What it says is the model's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from gui.models.equilibria import EquilibriaModel, Kind
from gui.widgets.type import sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from games.analysis.reading import Row
    from gui.tokens import Tokens

__all__ = ["EquilibriaTable"]

#: What the style leaves beside the text of a cell, and what columns leave between each other.
_MARGIN, _GUTTER = 4, 8
#: Room for the colour of an outcome, between lines, and after an equilibrium.
_SWATCH, _BETWEEN, _AFTER = 24, 4, 10


class EquilibriaTable(QTableView):
    """All equilibria, one block below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = EquilibriaModel(self)
        self.setModel(self._lines)
        self.setAccessibleName("Equilibria")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        columns = self.horizontalHeader()
        columns.hide()
        columns.setMinimumSectionSize(1)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setIconSize(QSize(10, 10))

    @property
    def lines(self) -> EquilibriaModel:
        """The model."""
        return self._lines

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show equilibria."""
        if self._lines.show(rows):
            self.clearSpans()
            for line in range(self._lines.rowCount()):
                if self._lines.kind(line) is not Kind.PLAYER:
                    self.setSpan(line, 0, 1, self._lines.columnCount())
        self._fit()

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        self.setFont(sized(tokens.body))
        small, strong = sized(tokens.small), sized(tokens.body, strong=True)
        self._lines.dress(tokens.base, tokens.soft, small, strong)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected lines."""
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = sorted({index.row() for index in self.selectedIndexes()})
            QGuiApplication.clipboard().setText(self._lines.text(lines))
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Divide the width, wrap every line, and be exactly as high as all lines."""
        lines = range(self._lines.rowCount())
        players = [line for line in lines if self._lines.kind(line) is Kind.PLAYER]
        sides = [
            max((self._wide(line, column) for line in players), default=0) for column in (0, 2)
        ]
        middle = max(1, self.viewport().width() - sum(sides))
        widths = (sides[0], middle, sides[1])
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        total = 0
        for line in lines:
            kind = self._lines.kind(line)
            if kind is Kind.PLAYER:
                height = max(self._high(line, column, widths[column]) for column in range(3))
            else:
                height = self._high(line, 0, sum(widths) - (_SWATCH if kind is Kind.NAME else 0))
            height += _BETWEEN + (_AFTER if kind is Kind.PROOF else 0)
            self.setRowHeight(line, height)
            total += height
        self.setFixedHeight(max(0, total - _AFTER))

    def _metrics(self, line: int) -> QFontMetrics:
        font = self._lines.index(line, 0).data(Qt.ItemDataRole.FontRole)
        return QFontMetrics(font if isinstance(font, QFont) else self.font())

    def _wide(self, line: int, column: int) -> int:
        text = str(self._lines.index(line, column).data())
        return self._metrics(line).horizontalAdvance(text) + 2 * _MARGIN + _GUTTER

    def _high(self, line: int, column: int, width: int) -> int:
        text = str(self._lines.index(line, column).data())
        room = QRect(0, 0, max(1, width - 2 * _MARGIN), 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return self._metrics(line).boundingRect(room, wrap, text).height()
