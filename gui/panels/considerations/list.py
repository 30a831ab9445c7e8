"""The list of considerations: keys, mouse and drawing of its lines.

Owns what a key means here. It changes nothing: it says what is wanted, the panel does it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from gui.controls.tables import amount_cell, tsv
from gui.controls.views import plain
from gui.panels.considerations.model import AMOUNT, EXACT, LINE
from gui.panels.considerations.paint import LinePen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from gui.controls.item_model import AnyIndex
    from gui.panels.considerations.model import ConsiderationProxy

__all__ = ["ConsiderationList"]

_ARRIVING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class ConsiderationList(QListView):
    """A line for every consideration that is wanted.

    Signals
    -------
    chosen(int)
        A person went to the line of this row.
    edit_wanted()
        The line that is chosen shall be edited.
    remove_wanted()
        It shall go.
    move_wanted(int)
        It shall go up (-1) or down (1).
    """

    chosen = Signal(int)
    edit_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, proxy: ConsiderationProxy, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("considerations-list")
        about = "Arrow keys choose; Return edits, Delete removes, Alt with an arrow moves"
        plain(self, "Considerations", about)
        self._pen = LinePen(self)
        self._silent = False
        self.setItemDelegate(self._pen)
        self.setModel(proxy)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def restyled(self) -> None:
        """Lay lines out in the size of type in force."""
        self.scheduleDelayedItemsLayout()

    def show_chosen(self, index: QModelIndex) -> None:
        """Mark a line, or none; says nothing."""
        with self.hushed():
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)
            else:
                self.clearSelection()

    @contextmanager
    def hushed(self) -> Iterator[None]:
        """Say nothing while rows come and go."""
        before, self._silent = self._silent, True
        try:
            yield
        finally:
            self._silent = before

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's own
        """Tell that a person went to another line."""
        super().currentChanged(current, previous)
        if not self._silent and current.isValid():
            self.chosen.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first line if the keyboard arrives and none is chosen."""
        super().focusInEvent(event)
        rows = self.model().rowCount()
        if event.reason() in _ARRIVING and rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, remove, move and copy by key."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        rows, chosen = self.model().rowCount(), self.currentIndex().isValid()
        if event.key() == Qt.Key.Key_End and rows and not chosen:
            self.setCurrentIndex(self.model().index(rows - 1, 0))  # Qt's own takes the first
        elif event.key() in _ENTER and chosen:
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            line, said, exact = map(self.currentIndex().data, (LINE, AMOUNT, EXACT))
            cells = [amount_cell(exact, said), f"{line.title} ({line.when})"]
            QGuiApplication.clipboard().setText(tsv([cells]))
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Show two lines at least."""
        return QSize(160, 2 * self._pen.height)
