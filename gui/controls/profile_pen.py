"""How one place of the profile grid looks: header or cell, chosen or not.

Owns the drawing. Every choice is a shade and a tick (for a header: a tick box, or a shade and bold
type), so that it reads in grey print and in every theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTableView,
)

from gui.controls.pieces import VISIBLE, pieces
from gui.controls.profile_cells import Part, ProfileModel
from gui.look.colors import mix, readable
from gui.look.type import sized
from gui.look.wear import worn

if TYPE_CHECKING:
    from gui.controls.item_model import AnyIndex

__all__ = ["ProfilePen"]

_BAR = 3
_SHADE = 0.3
_TICK = 12
#: Between a tick box and its words.
_GAP = 4


class ProfilePen(QStyledItemDelegate):
    """Draws one place of the grid."""

    def __init__(self, model: ProfileModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        #: Columns are so narrow that a few letters of a name would say less than its letter.
        self.letters_only = False

    def width_of(self, index: AnyIndex) -> int:
        """Return the room that the words of a place want."""
        corner = self._model.part(index) is Part.CORNER
        small, strong = sized(worn().small), sized(worn().body, strong=True)
        metrics = QFontMetrics(small if corner else strong)
        words = metrics.horizontalAdvance(str(self._model.data(index)))
        return words + 2 * worn().grid + self.box_of(index)

    def box_of(self, index: AnyIndex) -> int:
        """Return the room that a place's tick box takes, 0 if it has none."""
        if not self._model.has_box(index):
            return 0
        return self._view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + _GAP

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: AnyIndex,
    ) -> bool:
        """Leave clicks to the view."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a header or a cell, chosen or not."""
        tokens = worn()
        rect, chosen = QRect(option.rect), self._model.chosen(index)
        lifted = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.raised if lifted else tokens.base
        plain = self._model.part(index) is Part.CORNER or self._model.has_box(index)
        if chosen and not plain:
            ground = mix(tokens.accent, ground, _SHADE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._model.part(index) is Part.CELL:
            self._cell(painter, rect, index, ground)
        else:
            painter.fillRect(rect, QColor(ground))
            self._header(painter, rect, index, ground)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), tokens.line))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        painter.restore()

    def _cell(self, painter: QPainter, rect: QRect, index: AnyIndex, ground: str) -> None:
        inner = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(QColor(worn().hairline), 1))
        painter.setBrush(QColor(ground))
        painter.drawRect(inner)
        mark = self._model.mark(index)
        if mark:
            bar = QRectF(inner.left() + _BAR, inner.top() + _BAR, _BAR, inner.height() - 2 * _BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(readable(mark.color, ground, VISIBLE)))
            painter.drawRects(pieces(bar, mark.place))
        if self._model.chosen(index):
            pen = QPen(QColor(readable(worn().accent, ground)), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            centre, size = inner.center(), _TICK / 2
            foot = QPointF(centre.x() - size / 4, centre.y() + size / 1.5)
            painter.drawLine(QPointF(centre.x() - size, centre.y()), foot)
            painter.drawLine(foot, QPointF(centre.x() + size, centre.y() - size / 1.5))

    def _header(self, painter: QPainter, rect: QRect, index: AnyIndex, ground: str) -> None:
        part, header = self._model.part(index), self._model.header(index)
        box = self.box_of(index)
        strong = part is Part.TITLE or (
            part is not Part.CORNER and not box and self._model.chosen(index)
        )
        tokens = worn()
        size = tokens.small if part is Part.CORNER else tokens.body
        font = sized(size, strong=strong)
        metrics = QFontMetrics(font)
        text, room = str(self._model.data(index)), rect.adjusted(4, 0, -4, 0)
        if header and part is Part.COLUMN and self.letters_only:
            text = header[1].letter
        color = header[0].color if header else tokens.soft
        side = Qt.AlignmentFlag.AlignHCenter if part is Part.COLUMN else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(QColor(readable(color, ground)))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - box)
        if box:
            if part is Part.COLUMN:
                spare = room.width() - box - metrics.horizontalAdvance(shown)
                room.adjust(max(0, spare // 2), 0, 0, 0)
                side = Qt.AlignmentFlag.AlignLeft
            self._box(painter, room, box - _GAP, chosen=self._model.chosen(index))
            room.adjust(box, 0, 0, 0)
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _box(self, painter: QPainter, room: QRect, size: int, *, chosen: bool) -> None:
        """Draw a tick box as the style draws them."""
        option = QStyleOptionButton()
        option.initFrom(self._view)
        option.rect = QRect(room.left(), room.center().y() - size // 2, size, size)
        state = QStyle.StateFlag.State_On if chosen else QStyle.StateFlag.State_Off
        option.state = QStyle.StateFlag.State_Enabled | state
        element = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self._view.style().drawPrimitive(element, option, painter, self._view)
