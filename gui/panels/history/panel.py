"""The history panel: every step by name, the present and the saved one marked; a click goes there.

Owns the list and what may be done in it. Steps are the document's, rows the model's; undoing is
`Document.go_to`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.controls.paragraph import Paragraph
from gui.controls.type import sized, write_in
from gui.core.history import BUDGET
from gui.panels.history.model import HistoryModel
from gui.panels.history.steps import fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.controls.item_model import AnyIndex
    from gui.core.document import Document
    from gui.look.tokens import Tokens

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
    tokens
        The look.

    Signals
    -------
    compare_wanted(str, Scenario)
        The scenario after a step shall be compared with the present: its name, and itself.
    """

    compare_wanted = Signal(str, object)

    def __init__(self, document: Document, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._document = document
        self._tokens = tokens
        self.model = HistoryModel(document, self)
        self.steps = _Steps(self)
        self.note = Paragraph(self)
        self._make()
        self.setFocusProxy(self.steps)
        self.restyle(tokens)
        self._follow()
        self.steps.clicked.connect(self._go)
        self.steps.activated.connect(self._go)
        document.changed.connect(self._follow)
        document.state_changed.connect(self._follow)

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        self._tokens = tokens
        for widget in (self, self.steps, self.steps.viewport()):
            palette = widget.palette()
            for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
                palette.setColor(role, QColor(tokens.base))
            widget.setPalette(palette)
        self.setAutoFillBackground(True)
        self.steps.setFont(sized(tokens.body))
        metrics, grid = self.steps.fontMetrics(), tokens.grid
        self.steps.verticalHeader().setDefaultSectionSize(metrics.height() + grid)
        self.steps.setColumnWidth(1, metrics.horizontalAdvance("now, saved") + 2 * grid)
        self.model.dress(tokens.ink, tokens.soft, sized(tokens.body))
        write_in(self.note, tokens.soft, tokens.small)

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        steps = self.steps
        steps.setModel(self.model)
        steps.setItemDelegateForColumn(0, _Line(steps))
        steps.setObjectName("history-steps")
        steps.setAccessibleName("Steps")
        steps.setAccessibleDescription("Return goes to a step")
        steps.setFrameShape(QFrame.Shape.NoFrame)
        steps.setShowGrid(False)
        steps.setWordWrap(False)
        steps.setTabKeyNavigation(False)
        steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        steps.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        steps.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # rows of one height: a list that is measured row by row is slow with ten thousand of them
        rows, columns = steps.verticalHeader(), steps.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.hide()
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        go = QAction("Go to this step", steps)
        go.triggered.connect(self._on_go)
        compare = QAction("Compare with now…", steps)
        compare.triggered.connect(self._on_compare)
        copy = QAction("Copy steps", steps)
        copy.triggered.connect(steps.copy)
        steps.addActions([go, compare, copy])
        steps.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        grid = self._tokens.grid
        self.note.setContentsMargins(grid, grid, grid, grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid, 0, grid, 0)
        layout.setSpacing(0)
        layout.addWidget(steps, 1)
        layout.addWidget(self.note)

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
