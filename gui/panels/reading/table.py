"""The table of equilibria: as high as its content, readable line by line, copied as text.

Owns spans, heights and the clipboard of the table. What it says is the model's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui.controls.views import bare, plain
from gui.look.type import sized
from gui.look.wear import wear, worn
from gui.panels.reading.model import EquilibriaModel, Kind
from gui.panels.reading.paint import CellPen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from games.words.reading import Row

__all__ = ["EquilibriaTable"]

#: What the style leaves beside the text of a cell, and what columns leave between each other.
_MARGIN, _GUTTER = 4, 8
#: Room for the colour of an outcome, between lines, and after an equilibrium.
_SWATCH, _BETWEEN, _AFTER = 24, 4, 10
_REMEMBERED = 1000
#: Share of the width that names of players take at the most.
_WIDEST_NAME = 0.4
#: Share of the width that payoffs take at the most, unless a single number needs more.
_WIDEST_PAYOFF = 0.28


class EquilibriaTable(QTableView):
    """All equilibria, one block below the other.

    Attributes
    ----------
    lines
        The model.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = EquilibriaModel(self)
        self._metrics: dict[Kind, QFontMetrics] = {}
        self._heights: dict[tuple[Kind, str, int], int] = {}
        self.setModel(self.lines)
        self.setItemDelegate(CellPen(self.lines, self))
        wear(self, "ink")
        plain(self, "Equilibria", "Who plays what in each, and the payoff everybody expects")
        bare(self)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(10, 10))
        self.restyled()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show equilibria."""
        if self.lines.show(rows):
            self.clearSpans()
            for line in range(self.lines.rowCount()):
                if self.lines.kind(line) is not Kind.PLAYER:
                    self.setSpan(line, 0, 1, self.lines.columnCount())
        self._fit()

    def restyled(self) -> None:
        """Measure in the type in force."""
        body = worn().body
        self.setFont(sized(body))
        small, strong = sized(worn().small), sized(body, strong=True)
        self._metrics = {
            Kind.NAME: QFontMetrics(strong),
            Kind.PLAYER: QFontMetrics(self.font()),
            Kind.PROOF: QFontMetrics(small),
        }
        self._heights.clear()
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
            QGuiApplication.clipboard().setText(self.lines.text(lines))
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Divide the width, wrap every line, and be exactly as high as all lines."""
        lines = range(self.lines.rowCount())
        players = [line for line in lines if self.lines.kind(line) is Kind.PLAYER]
        first, last = (
            max((self._wide(self.lines.shown(line)[column]) for line in players), default=0)
            for column in (0, 2)
        )
        parts = (self.lines.shown(line)[2].split(" ") for line in players)
        longest = max((self._wide(part) for own in parts for part in own), default=0)
        whole = self.viewport().width()
        first = min(first, round(whole * _WIDEST_NAME))  # a longer name takes several lines
        # so does a payoff that is a span; a number never does
        last = min(last, max(longest, round(whole * _WIDEST_PAYOFF)))
        widths = (first, max(1, whole - first - last), last)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        total = 0
        for line in lines:
            kind, texts = self.lines.kind(line), self.lines.shown(line)
            if kind is Kind.PLAYER:
                sized_texts = zip(texts, widths, strict=True)
                height = max(self._high(kind, text, width) for text, width in sized_texts)
            else:
                height = self._high(kind, texts[0], whole - (_SWATCH if kind is Kind.NAME else 0))
            height += _BETWEEN + (_AFTER if kind is Kind.PROOF else 0)
            self.setRowHeight(line, height)
            total += height
        self.setFixedHeight(max(0, total - _AFTER))

    def _wide(self, text: str) -> int:
        return self._metrics[Kind.PLAYER].horizontalAdvance(text) + 2 * _MARGIN + _GUTTER

    def _high(self, kind: Kind, text: str, width: int) -> int:
        """Return the height of a wrapped text; most texts are the same from answer to answer."""
        known = self._heights.get((kind, text, width))
        if known is None:
            if len(self._heights) > _REMEMBERED:
                self._heights.clear()
            room = QRect(0, 0, max(1, width - 2 * _MARGIN), 10_000)
            wrap = int(Qt.TextFlag.TextWordWrap)
            known = self._metrics[kind].boundingRect(room, wrap, text).height()
            self._heights[kind, text, width] = known
        return known
