"""The history panel: every step by name, the present and the saved one marked; a click goes there.

Owns the list and what may be done in it. Steps are the document's, rows the model's; undoing is
`Document.go_to`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.controls.arrange import below
from gui.controls.paragraph import Paragraph
from gui.controls.views import bare, plain
from gui.core.history import BUDGET
from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import paper, wear, worn
from gui.panels.history.model import HistoryModel
from gui.panels.history.steps import fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.controls.item_model import AnyIndex
    from gui.core.document import Document

__all__ = ["HistoryPanel"]

#: What the style leaves free on either side of a text.
_MARGIN = 4
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_NOTHING = "Every edit becomes a step here. A click on a step goes back to it, or forth."


class _Line(QStyledItemDelegate):
    """A step; where there is little room its names lose their middle, not the line its end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Shorten the text."""
        super().initStyleOption(option, index)
        room, wide = option.rect.width() - 2 * _MARGIN, option.fontMetrics.horizontalAdvance
        said = fitted(str(index.data(HistoryModel.LONG_ROLE)), room, wide)
        # rather without the number before than with both cut
        option.text = said if wide(said) <= room else fitted(option.text, room, wide)


class _Steps(QTableView):
    """The list; arrow keys look around, Return goes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a step, or copy the selected ones."""
        if event.key() in _GO and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Put the selected steps on the clipboard."""
        model = self.model()
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if isinstance(model, HistoryModel):
            QGuiApplication.clipboard().setText(model.text(rows))


class HistoryPanel(QWidget):
    """All steps of the document.

    Parameters
    ----------
    document
        Whose steps they are.

    Signals
    -------
    compare_wanted(str, Scenario)
        The scenario after a step shall be compared with the present: its name, and itself.
    """

    compare_wanted = Signal(str, object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._document = document
        self.model = HistoryModel(document, self)
        self.steps = _Steps(self)
        self.note = Paragraph(self)
        self._make()
        self.setFocusProxy(self.steps)
        paper(self)
        wear(self.note, "soft", "small")
        self.restyled()
        self._follow()
        self.steps.clicked.connect(self._go)
        self.steps.activated.connect(self._go)
        document.changed.connect(self._follow)
        document.state_changed.connect(self._follow)

    def restyled(self) -> None:
        """Make rows and columns as large as the type in force."""
        self.steps.setFont(sized(worn().body))
        metrics, grid = self.steps.fontMetrics(), Tokens.grid
        self.steps.verticalHeader().setDefaultSectionSize(metrics.height() + grid)
        self.steps.setColumnWidth(1, metrics.horizontalAdvance("now, saved") + 2 * grid)

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        steps = self.steps
        steps.setModel(self.model)
        steps.setItemDelegateForColumn(0, _Line(steps))
        steps.setObjectName("history-steps")
        plain(steps, "Steps", "Return goes to a step")
        steps.setWordWrap(False)
        steps.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        steps.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # rows of one height: a list that is measured row by row is slow with ten thousand of them
        bare(steps)
        steps.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        steps.addAction("Go to this step", self._on_go)
        steps.addAction("Compare with now…", self._on_compare)
        steps.addAction("Copy steps", steps.copy)
        steps.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        grid = Tokens.grid
        self.note.setContentsMargins(grid, grid, grid, grid)
        below((steps, 1), self.note, of=self, margins=(grid, 0, grid, 0), gap=0)

    @Slot()
    def _follow(self) -> None:
        """Keep the present step in sight and say what the list cannot show."""
        steps, place = self.steps, self.model.index(self.model.place, 0)
        if steps.currentIndex().row() != place.row() or not steps.selectedIndexes():
            # not as the view does it: with Ctrl down, as for Ctrl+Z, that adds to the selection
            steps.selectionModel().setCurrentIndex(place, _ONLY)
        steps.scrollTo(place)
        history = self._document.history
        if history.let_go:
            limit = BUDGET // 1024**2
            self.note.say(f"The oldest steps were let go: steps may take {limit} MB of memory.")
        else:
            self.note.say("" if history.steps else _NOTHING)
        self.note.setVisible(bool(self.note.text()))

    @Slot()
    def _on_go(self) -> None:
        self._go(self.steps.currentIndex())

    @Slot()
    def _on_compare(self) -> None:
        index, history = self.steps.currentIndex(), self._document.history
        if index.isValid() and history.steps:
            step = str(index.siblingAtColumn(0).data())
            first = "The oldest step kept" if history.let_go else step
            name = f"After “{step}”" if index.row() else first
            self.compare_wanted.emit(name, history.at(index.row()))

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        self._document.go_to(index.row())
