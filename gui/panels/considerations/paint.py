"""How a line of the list is drawn: two rows of type, a bar for the player, the amount on the right.

Owns every stroke of a line; what it says is `gui.panels.considerations.lines`'s. The player is told
by colour and short name, a missing source by a ring and the words, a direct edit by its dot, so
that nothing hangs on colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look.colors import mix, readable
from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.considerations.model import AMOUNT, LINE

if TYPE_CHECKING:
    from gui.controls.item_model import AnyIndex
    from gui.panels.considerations.lines import Line

__all__ = ["LinePen"]

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BAR, _MARK, _GAP = 3, 30, 8
_SELECTED = 0.18
_UNSOURCED = "no source"


class LinePen(QStyledItemDelegate):
    """Draws lines in one theme."""

    @property
    def height(self) -> int:
        """Two rows of type; every line is as high as any."""
        high = sum(QFontMetricsF(sized(size)).height() for size in (worn().body, worn().small))
        return round(high) + Tokens.grid + 2

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Return the height of a line; the width is the list's."""
        return QSize(160, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a line."""
        line, amount = index.data(LINE), index.data(AMOUNT)
        tokens, rect = worn(), QRectF(option.rect)
        state = option.state
        painter.save()
        paper = tokens.base
        if state & QStyle.StateFlag.State_Selected:
            paper = mix(tokens.accent, tokens.base, _SELECTED)
        elif state & QStyle.StateFlag.State_MouseOver:
            paper = tokens.raised
        painter.fillRect(rect, QColor(paper))
        self._words(painter, rect, line, amount, paper)
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRectF, line: Line, amount: str, paper: str) -> None:
        tokens, grid = worn(), Tokens.grid
        body, small = sized(tokens.body), sized(tokens.small)
        bodies, smalls = QFontMetricsF(body), QFontMetricsF(small)
        left, right = rect.left() + grid, rect.right() - grid
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(readable(line.color, paper, 2.0)))
        painter.drawRect(QRectF(left, rect.top() + 6, _BAR, rect.height() - 12))
        left += _BAR + 6
        top = QRectF(left, rect.top() + grid / 2, right - left, bodies.height())
        low = QRectF(left, top.bottom() + 2, right - left, smalls.height())
        painter.setFont(sized(tokens.small, strong=True))
        painter.setPen(QColor(readable(line.color, paper)))
        painter.drawText(top, _LEFT, line.mark)
        ink, soft = QColor(tokens.ink), QColor(readable(tokens.soft, paper))
        painter.setFont(body)
        painter.setPen(ink)
        painter.drawText(top, _RIGHT, amount)
        room = top.width() - _MARK - _GAP - bodies.horizontalAdvance(amount)
        self._text(painter, top.translated(_MARK, 0), line.title, room, bodies)
        painter.setFont(small)
        painter.setPen(soft)
        room = low.width() - _MARK
        if not line.is_edit and not line.sourced:
            painter.drawText(low, _RIGHT, _UNSOURCED)
            wide = smalls.horizontalAdvance(_UNSOURCED)
            painter.setPen(QPen(soft, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(low.right() - wide - 8, low.center().y() + 1), 2.5, 2.5)
            painter.setPen(soft)
            room -= wide + 12 + _GAP
        self._text(painter, low.translated(_MARK, 0), line.when, room, smalls)
        if line.is_edit:
            wide = bodies.horizontalAdvance(line.title)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(top.left() + _MARK + wide + 5, top.top() + 5), 2.2, 2.2)

    def _text(
        self, painter: QPainter, rect: QRectF, text: str, room: float, metrics: QFontMetricsF
    ) -> None:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(rect.left(), rect.top(), room + 1, rect.height()), _LEFT, shown)
