"""One matrix of the payoff table: a table view that draws whole cells and moves by payoffs.

Owns drawing order, keys and mouse of one matrix. It changes nothing: it says which payoff was
chosen, where the keyboard wants to leave, and that somebody wants to type; the panel decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from games.words.names import genitive, starting
from gui.controls.views import plain
from gui.panels.payoffs.headers import ColumnHeader, Corner, RowHeader
from gui.panels.payoffs.paint import Pen, Selected

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.core.selection import PayoffKey
    from gui.panels.payoffs.geometry import Measures
    from gui.panels.payoffs.model import PayoffModel

__all__ = ["MatrixView"]

_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class MatrixView(QTableView):
    """The table of one `PayoffModel`.

    Parameters
    ----------
    model
        The payoffs.
    onward
        Returns the payoff so many places after another, in this matrix or the next; None at the
        ends of the table.

    Signals
    -------
    chosen(PayoffKey)
        A payoff was clicked, or reached by keyboard.
    left_by(object, int, int)
        An arrow pointed out of the matrix: the matrix itself, rows and cells of the step.
    editing_wanted(object, str)
        The payoff that shall be edited, and what was typed (empty: start from its value).
    """

    chosen = Signal(object)
    left_by = Signal(object, int, int)
    editing_wanted = Signal(object, str)

    def __init__(
        self,
        model: PayoffModel,
        onward: Callable[[PayoffKey, int], PayoffKey | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._matrix = model
        self._onward = onward
        self._pen: Pen | None = None
        self._seen = QRect()
        about = "Arrow keys move between cells, Tab between payoffs; F2 or a number edits"
        plain(self, "Payoffs", about)
        self.setHorizontalHeader(ColumnHeader(self))
        self.setVerticalHeader(RowHeader(self))
        self._corner = Corner(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setModel(model)

    def dress(self, measures: Measures) -> None:
        """Take colours and sizes."""
        scenario = self._matrix.board.scenario
        count = len(scenario.players)
        self._measures = measures
        self._pen = Pen([player.color for player in scenario.players], measures)
        rows, columns = self.horizontalHeader(), self.verticalHeader()
        assert isinstance(rows, ColumnHeader)
        assert isinstance(columns, RowHeader)
        rows.dress(scenario, measures)
        columns.dress(scenario, measures)
        rows.setAccessibleName(f"{starting(genitive(scenario.players[1]))} strategies")
        columns.setAccessibleName(f"{starting(genitive(scenario.players[0]))} strategies")
        rows.setFixedHeight(measures.header)
        columns.setFixedWidth(measures.names)
        for column in range(self._matrix.columnCount()):
            first, last = column % count == 0, column % count == count - 1
            width = measures.figure + first * measures.before + last * measures.after
            self.setColumnWidth(column, width)
        for row in range(self._matrix.rowCount()):
            self.setRowHeight(row, measures.row)
        self._corner.dress(scenario, measures)
        self._corner.raise_()
        self.name_rows(named=self._corner.isVisibleTo(self))
        self.viewport().update()

    def name_rows(self, *, named: bool) -> None:
        """Show the names of the rows, or leave them to the matrix on the left.

        The view is exactly as large as its content from then on.
        """
        self.verticalHeader().setVisible(named)
        self._corner.setVisible(named)
        sizes, measures = self._matrix.board.scenario.shape, self._measures
        width = (measures.names if named else 0) + measures.cell(self._matrix.players) * sizes[1]
        self.setFixedSize(width + 1, measures.header + measures.row * sizes[0] + 1)

    def keep_names(self, seen: QRect) -> None:
        """Keep the names at the edge of what is seen of the matrix, as long as cells follow them.

        Parameters
        ----------
        seen
            In the coordinates of the view; may be larger than it, or lie beside it.
        """
        self._seen = seen
        if self._pen is None:
            return
        measures, rows, columns = self._measures, self.verticalHeader(), self.horizontalHeader()
        names = measures.names if rows.isVisibleTo(self) else 0
        last = self.width() - names - measures.cell(self._matrix.players)
        right = max(0, min(seen.left(), last))
        down = max(0, min(seen.top(), self.height() - measures.header - measures.row))
        rows.move(right, measures.header)
        columns.move(names, down)
        self._corner.move(right, down)
        for header in (rows, columns, self._corner):
            header.raise_()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's own
        """Put the names back where they were: Qt puts them at the beginning."""
        super().updateGeometries()
        self.keep_names(self._seen)

    @property
    def cells(self) -> QRect:
        """The cells that no names cover, in the coordinates of the view."""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        names = rows.x() if rows.isVisibleTo(self) else 0
        return self.viewport().geometry().adjusted(names, columns.y(), 0, 0)

    def select(self, index: QModelIndex) -> None:
        """Make an index current, or none; says nothing."""
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.viewport().update()

    def payoff_rect(self, index: QModelIndex) -> QRect:
        """Return where a payoff stands, in the coordinates of the view."""
        assert self._pen is not None
        player, indices = self._matrix.place(index)
        rect = self._pen.figure_rect(self._cell_rect(indices[0], indices[1]), player).toRect()
        return rect.translated(self.viewport().pos())

    def strategy_at(self, where: QPoint) -> tuple[int, int] | None:
        """Return whose strategy is named at a place of the view, and which; None for neither."""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        inside = where - self.viewport().pos()
        if rows.isVisibleTo(self) and rows.geometry().contains(where):
            return 0, min(self._matrix.rowCount() - 1, max(0, inside.y()) // self._measures.row)
        if columns.geometry().contains(where):
            last = self._matrix.board.scenario.shape[1] - 1
            cell = self._measures.cell(self._matrix.players)
            return 1, min(last, max(0, inside.x()) // cell)
        return None

    def _cell_rect(self, row: int, cell: int) -> QRectF:
        width = self._measures.cell(self._matrix.players)
        return QRectF(cell * width, row * self._measures.row, width, self._measures.row)

    # -- drawing ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every cell that needs it."""
        if self._pen is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        board, current = self._matrix.board, self.currentIndex()
        marked = self._matrix.place(current) if current.isValid() else None
        cells = {
            (row, cell): self._cell_rect(row, cell)
            for row in range(board.scenario.shape[0])
            for cell in range(board.scenario.shape[1])
        }
        self._pen.lines(painter, cells.values())
        dirty = event.region()
        for place, rect in cells.items():
            # a view asks for a pixel of the next cell, too, where nothing but the line is drawn
            if not dirty.intersects(rect.toRect().adjusted(1, 1, -1, -1)):
                continue
            indices = self._matrix.profile(*place)
            here = marked is not None and marked[1] == indices
            chosen = Selected(marked[0], self.hasFocus()) if here and marked else None
            self._pen.cell(painter, rect, board, indices, chosen)
        painter.end()

    # -- hands ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the payoff under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.chosen.emit(self._matrix.key(index))
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave the selection alone while the pointer is dragged."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing more than the press did."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the payoff under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.editing_wanted.emit(self._matrix.key(index), "")
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by cells, edit by typing; everything else is for somebody else."""
        current, key = self.currentIndex(), Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if not current.isValid() or not plain:
            event.ignore()
        elif key in _ARROWS:
            self._step(current, *_ARROWS[key])
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editing_wanted.emit(self._matrix.key(current), "")
        elif event.text().strip() and event.text().isprintable():
            self.editing_wanted.emit(self._matrix.key(current), event.text())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._matrix.columnCount() - 1
            column = 0 if key == Qt.Key.Key_Home else last
            self._choose(self._matrix.index(current.row(), column))
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own
        """Go through the payoffs with Tab; leave the table only at its ends."""
        current = self.currentIndex()
        if current.isValid():
            there = self._onward(self._matrix.key(current), 1 if forward else -1)
            if there is not None:
                self.chosen.emit(there)
                return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first payoff if the keyboard arrives and none is chosen."""
        chosen = self.currentIndex()
        super().focusInEvent(event)
        arrived = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if arrived and not chosen.isValid():
            self._choose(self._matrix.index(0, 0))
        elif self.currentIndex() != chosen:
            # Qt makes the first index current for any focus, a window that opens among them; what
            # nobody chose is not drawn as chosen
            self.select(chosen)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the selection without the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _step(self, current: QModelIndex, rows: int, cells: int) -> None:
        """Go to the same player's payoff in a neighbouring cell, or out of the matrix."""
        row, column = current.row() + rows, current.column() + cells * self._matrix.players
        if 0 <= row < self._matrix.rowCount() and 0 <= column < self._matrix.columnCount():
            self._choose(self._matrix.index(row, column))
        else:
            self.left_by.emit(self, rows, cells)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._matrix.key(index))
