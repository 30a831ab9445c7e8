"""How one snapshot is painted in the list: its name, when it was taken, what differs from now.

Owns the painting of a row. What it says is the model's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.versions.model import SnapshotRole

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gui.controls.item_model import AnyIndex


__all__ = ["SnapshotDelegate"]

_LINES = 2


class SnapshotDelegate(QStyledItemDelegate):
    """Paints name and time on one line, and below them up to two lines on what differs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the same height for every row, so that long lists stay quick."""
        name, small = _types()
        lines = QFontMetrics(name).height() + _LINES * QFontMetrics(small).lineSpacing()
        return QSize(160, lines + 2 * Tokens.grid)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        tokens, grid, (bold, slight) = worn(), Tokens.grid, _types()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.raised))
            width = grid // 2 if state & QStyle.StateFlag.State_HasFocus else grid // 4
            painter.fillRect(QRect(rect.topLeft(), QSize(width, rect.height())), tokens.accent)
        painter.setPen(QColor(tokens.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(grid, grid // 2, -grid, -grid // 2)
        small = QFontMetrics(slight)
        when = str(index.data(SnapshotRole.WHEN))
        room = inner.width() - small.horizontalAdvance(when) - grid
        painter.setFont(bold)
        painter.setPen(QColor(tokens.ink))
        metrics = QFontMetrics(bold)
        top = QRect(inner.topLeft(), QSize(inner.width(), metrics.height()))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(slight)
        painter.setPen(QColor(tokens.soft))
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        below = QRect(inner.left(), top.bottom() + grid // 2, inner.width(), 0)
        below.setHeight(_LINES * small.lineSpacing())
        text = _fitted(str(index.data(SnapshotRole.DIFFERS)), small, inner.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags | Qt.TextFlag.TextWordWrap, text)
        painter.restore()


def _types() -> tuple[QFont, QFont]:
    """Return the type of names, and of what else a row says."""
    return sized(worn().body, strong=True), sized(worn().small)


def _fitted(text: str, metrics: QFontMetrics, width: int) -> str:
    """Shorten a text so that it takes at most `_LINES` lines."""
    words, lines = text.split(), [""]
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
            words.pop(0)
        elif len(lines) < _LINES:
            lines.append("")
        else:
            break
    if words:
        lines[-1] = f"{lines[-1]} {' '.join(words)}"
    elide = Qt.TextElideMode.ElideRight
    return "\n".join(metrics.elidedText(line, elide, width) for line in lines)
