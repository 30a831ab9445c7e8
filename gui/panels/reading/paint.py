"""How a line of the table of equilibria is drawn under a moving slider.

Owns the quick way: the text of a cell that is neither marked nor has a swatch. A style lays every
text out twice, and asks for eight things first. All other cells are left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.panels.reading.model import EquilibriaModel, Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from gui.controls.item_model import AnyIndex

__all__ = ["CellPen"]

#: What the style leaves beside the text of a cell.
_MARGIN = 3
_MARKED = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_MouseOver
)
_WRAP = int(Qt.TextFlag.TextWordWrap)


class CellPen(QStyledItemDelegate):
    """Draws the cells of one table."""

    def __init__(self, lines: EquilibriaModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        line, column = index.row(), index.column()
        kind = self._lines.kind(line)
        if kind is Kind.NAME or option.state & _MARKED:
            super().paint(painter, option, index)
            return
        text = self._lines.shown(line)[column]
        if text:
            font, ink, side = self._lines.pen(line, column)
            painter.setFont(font or option.font)
            painter.setPen(ink or option.palette.text().color())
            rect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
            painter.drawText(rect, _WRAP | int(side), text)
