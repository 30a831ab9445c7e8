"""How one line of the command palette is drawn: name, where it is, shortcut, or what hinders it.

Owns the drawing. The letters that were found are strong and underlined, what cannot run now is
faint and says why: nothing here is said by colour alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.palette.model import Choice, Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from gui.controls.item_model import AnyIndex

__all__ = ["PaletteLine"]

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: Before the name of a switch that is on; others leave the room free.
_TICK = "✓"


class PaletteLine(QStyledItemDelegate):
    """Draws the lines in one theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a line; the width is the list's."""
        return QSize(0, round(QFontMetricsF(sized(worn().body)).height()) + Tokens.grid)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one line."""
        choice = index.data(Role.CHOICE)
        assert isinstance(choice, Choice)
        tokens, margin = worn(), Tokens.grid
        body, small = sized(tokens.body), sized(tokens.small)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(tokens.accent))
        ink = tokens.on_accent if selected else tokens.soft if choice.hindrance else tokens.ink
        soft = tokens.on_accent if selected else tokens.soft
        inner = rect.adjusted(margin, 0, -margin, 0)
        painter.setPen(QColor(soft))
        painter.setFont(small)
        right = self._write(painter, inner, choice.keys, _RIGHT)
        inner.setRight(inner.right() - right - (2 * margin if right else 0))
        if choice.checked:
            painter.setFont(body)
            painter.setPen(QColor(ink))
            self._write(painter, inner, _TICK, _LEFT)
        inner.setLeft(inner.left() + QFontMetricsF(body).horizontalAdvance(_TICK) + margin)
        name = self._name(painter, inner, choice.text, index.data(Role.PLACES), ink)
        inner.setLeft(inner.left() + name + 2 * margin)
        said = f"{choice.place} – {choice.hindrance}" if choice.hindrance else choice.place
        painter.setPen(QColor(soft))
        painter.setFont(small)
        self._write(painter, inner, said, _LEFT)
        painter.restore()

    def _name(
        self, painter: QPainter, rect: QRectF, text: str, found: Collection[int], ink: str
    ) -> float:
        """Write a name with the letters that were found strong; return its width."""
        painter.setPen(QColor(ink))
        left = rect.left()
        for start, end, strong in _runs(text, found):
            font = sized(worn().body, strong=strong)
            font.setUnderline(strong)
            painter.setFont(font)
            run = QRectF(left, rect.top(), max(0.0, rect.right() - left), rect.height())
            left += self._write(painter, run, text[start:end], _LEFT)
        return left - rect.left()

    def _write(self, painter: QPainter, rect: QRectF, text: str, where: Qt.AlignmentFlag) -> float:
        """Write what there is room for; return its width."""
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(where), shown)
        return metrics.horizontalAdvance(shown)


def _runs(text: str, found: Collection[int]) -> list[tuple[int, int, bool]]:
    """Cut a text where strong letters begin or end."""
    cuts = [0, *(i for i in range(1, len(text)) if (i in found) != (i - 1 in found)), len(text)]
    return [(a, b, a in found) for a, b in pairwise(cuts) if a < b]
