"""A comparison on screen: the pair of strips, the words, and the payoffs that differ.

Owns what stands where. Computes nothing; the document it shows is
`games.study.compare.document`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QWidget,
)

from games.paper.parts import Table
from games.paper.plain import sections_markdown, tabbed
from games.study.compare.document import document
from gui.charts.canvas.pair import PairCanvas
from gui.charts.pair.scene import pair_scene
from gui.controls.arrange import below, split
from gui.look.literal import plain_label
from gui.look.wear import paper, wear, worn

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from games.paper.parts import Paper
    from games.study.compare.effects import Comparison
    from gui.charts.pair.scene import PairScene

__all__ = ["CompareView", "PayoffChanges"]


class PayoffChanges(QTableWidget):
    """The payoffs that differ, one a row; selected cells are copied as spreadsheets take them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self.setAccessibleName("Payoffs that differ")
        self.setAccessibleDescription("Ctrl+C copies the selected rows with their headings")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)

    def show_table(self, table: Table) -> None:
        """Show a table."""
        self.clear()
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(table.lines))
        self._table = table
        for number, column in enumerate(table.columns):
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            head = QTableWidgetItem(column.title)
            head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(number, head)
            for row, line in enumerate(table.lines):
                item = QTableWidgetItem(line.cells[number])
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, number, item)

    def copied(self) -> str:
        """Return the selected rows, or all if none is, with their headings, tab-separated."""
        if self._table is None:
            return ""
        chosen = {index.row() for index in self.selectedIndexes()}
        lines = [line for row, line in enumerate(self._table.lines) if row in chosen or not chosen]
        return tabbed(replace(self._table, lines=tuple(lines)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy rows instead of one cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)


class CompareView(QWidget):
    """Strips above, words and payoffs below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper: Paper | None = None
        self.scene: PairScene | None = None
        self.title = plain_label(parent=self)
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.strips = PairCanvas(worn(), self)
        self.words = QTextBrowser(self)
        self.words.setAccessibleName("Comparison in words")
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setOpenLinks(False)
        self.payoffs = PayoffChanges(self)
        words = split(Qt.Orientation.Horizontal, self, (self.words, 1), (self.payoffs, 1))
        words.setSizes([500, 500])
        parts = split(Qt.Orientation.Vertical, self, (self.strips, 2), (words, 3))
        below(self.title, (parts, 1), of=self, margins=0)
        wear(self.title, "ink", "title")
        for widget in (self.words, self.payoffs):
            wear(widget, "ink")
        paper(self.words, self.payoffs)
        self.restyled()

    def show_comparison(self, found: Comparison, old_name: str, new_name: str) -> None:
        """Show a comparison of two scenarios under their names."""
        scene = pair_scene(found, old_name, new_name) if not found.same_numbers else None
        paper = document(found, old_name, new_name, figure=scene is not None)
        self.paper, self.scene = paper, scene
        if scene is not None:
            self.strips.show_scene(scene)
        self.strips.setVisible(scene is not None)
        self.title.setText(paper.title)
        self.title.setVisible(scene is None)
        self._write(paper)

    def show_draft(self, paper: Paper) -> None:
        """Show what can be said before the games are solved; there is nothing to take away yet."""
        self.paper = self.scene = None
        self.strips.hide()
        self.title.setText(paper.title)
        self.title.show()
        self._write(paper)

    def _write(self, paper: Paper) -> None:
        """Write the words on the left and the table of payoffs on the right."""
        sections = tuple(
            replace(part, blocks=tuple(b for b in part.blocks if not isinstance(b, Table)))
            for part in paper.sections
        )
        self.words.setMarkdown(sections_markdown(sections, level=3))
        table = next((table for table in paper.tables if table.id == "payoffs"), None)
        if table is not None:
            self.payoffs.show_table(table)
        self.payoffs.setVisible(table is not None)

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while a newer one is being computed; words can be read all the while."""
        self.strips.set_stale(stale)

    def restyled(self) -> None:
        """Take what the theme does not put on by itself."""
        self.words.document().setDocumentMargin(worn().grid)
