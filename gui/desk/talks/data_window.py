"""The numbers behind the chart in front, in a window beside the desk.

Owns the choice between what is read and every plotted number, the table, and how it is copied.
Which chart it is about is `gui.desk.talks.data_table`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableView,
)

from games.words.names import starting
from gui.charts.kinds import numbers_of, summary_of
from gui.controls.arrange import REST, below, beside, button
from gui.controls.choice import Choice
from gui.controls.clipboard import copy_rows
from gui.controls.paragraph import Paragraph
from gui.desk.talks.data_table_model import DataTableModel
from gui.look.literal import plain_label
from gui.look.wear import wear, worn

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.printed import Printed

__all__ = ["DataWindow"]

SIZE = (920, 520)
#: The widest a column becomes by itself; long reasons break off and are read in full below them.
WIDEST = 340
SUMMARY, NUMBERS = "summary", "numbers"


class DataWindow(QDialog):
    """A table beside the desk.

    Signals
    -------
    opened()
        The window has come up and wants the present chart.
    export_asked()
        The chart, with its numbers, shall be written to a file.
    """

    opened = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart-data")
        self.setWindowTitle("Data table – Equipoise")
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self._scene: Printed | None = None
        self._why = ""
        self._title, self._words = Paragraph(self), Paragraph(self)
        wear(self._title, "ink", "title", strong=True)
        wear(self._words, "soft", "small")
        self.choice = Choice(self, "What the table holds")
        self.choice.setAccessibleDescription("A summary to be read, or every number that is drawn")
        self.choice.offer([("Summary", SUMMARY), ("Every plotted number", NUMBERS)])
        self.model = DataTableModel(self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setObjectName("chart-data-table")
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(True)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.horizontalHeader().setMaximumSectionSize(WIDEST)
        self.view.horizontalHeader().setStretchLastSection(True)
        copy = QAction("Copy", self.view)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.view.addAction(copy)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._arrange()
        self.choice.activated.connect(self._fill)

    def show_scene(self, scene: Printed | None, why: str = "") -> None:
        """Show the numbers of a chart; None where there is none, and `why`."""
        self._scene, self._why = scene, why
        self._fill()

    @Slot()
    def copy(self) -> None:
        """Put the selected cells on the clipboard, in full."""
        cells = self.model.cells(self.view.selectedIndexes())
        if cells:
            copy_rows(cells)

    @Slot()
    def copy_all(self) -> None:
        """Put the whole table on the clipboard, in full."""
        copy_rows([self.model.headers, *self.model.rows])

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the chart in front."""
        super().showEvent(event)
        self.opened.emit()

    # -- inside -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        label = plain_label("&Show", self)
        label.setBuddy(self.choice)
        full = "The whole table with its headers, numbers to the last digit"
        self._everything = button("&Copy all", self, self.copy_all, full)
        kinds = "As CSV, with where the numbers come from, or as a picture"
        self._export = button("&Export chart…", self, self.export_asked, kinds)
        close = button("Close", self, self.close)
        top = beside(label, self.choice, REST)
        foot = beside(REST, self._everything, self._export, close)
        parts = (self._title, self._words, top, (self.view, 1), foot)
        below(*parts, of=self, gap=worn().grid)

    @Slot()
    def _fill(self) -> None:
        scene = self._scene
        for taking in (self._everything, self._export):
            taking.setEnabled(scene is not None)
        if scene is None:
            self._title.say("There are no numbers to show")
            self._words.say(f"{starting(self._why)}." if self._why else "")
            self.model.show((), ())
            return
        self._title.say(scene.title)
        self._words.say(scene.subtitle)
        summary = self.choice.value == SUMMARY
        table = summary_of(scene) if summary else numbers_of(scene)[1]
        known = self.model.headers
        self.model.show(table.headers, table.rows)
        self.view.setAccessibleName(f"Data table: {scene.title}")
        self.view.setAccessibleDescription(scene.description)
        if known != table.headers:
            self.view.resizeColumnsToContents()
            self.view.verticalHeader().setDefaultSectionSize(self._row_height())

    def _row_height(self) -> int:
        """Return a height for all rows; summaries get two lines for their sentences."""
        line = self.view.fontMetrics().lineSpacing()
        summary = self.choice.value == SUMMARY
        long = summary and any(len(cell) > 50 for row in self.model.rows for cell in row)
        return line * (2 if long else 1) + 10
