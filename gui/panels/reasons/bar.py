"""One step of the waterfall: a bar from the running sum before a reason to the one after it.

Owns the drawing of the step on an axis that all rows share. Gains are solid, losses are hatched, so
that the direction does not hang on colour; a thin line marks zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.colors import mix
from gui.look.wear import worn

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from games.model.amounts import Amount

__all__ = ["StepBar"]

_THICK = 8
_HIGH = 16


class StepBar(QWidget):
    """A bar between two sums."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = ""
        self._span = (0.0, 0.0)
        self._axis = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_step(
        self, start: Amount, end: Amount, axis: tuple[Amount, Amount], color: str = ""
    ) -> None:
        """Show a step on an axis, in a colour or in the theme's ink."""
        low, high = (float(bound) for bound in axis)
        self._span = (float(start), float(end))
        self._axis = (low, high if high > low else low + 1.0)
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as a line of small type."""
        return QSize(120, _HIGH)

    def bar(self) -> QRectF:
        """Return the rectangle of the bar."""
        left, right = sorted((self._x(self._span[0]), self._x(self._span[1])))
        return QRectF(left, (self.height() - _THICK) / 2, max(right - left, 1.0), _THICK)

    def _x(self, value: float) -> float:
        low, high = self._axis
        return 1 + (value - low) / (high - low) * (self.width() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw zero, the sums before and after, and the bar between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, (start, end) = worn(), self._span
        hue = self._color or tokens.ink
        painter.setPen(QPen(QColor(tokens.faint), 1))
        zero = round(self._x(0.0)) + 0.5
        painter.drawLine(QPointF(zero, 0), QPointF(zero, self.height()))
        color, bar = QColor(hue), self.bar()
        painter.setPen(Qt.PenStyle.NoPen)
        if end >= start:
            painter.setBrush(color)
            painter.drawRect(bar)
        else:
            painter.setBrush(QColor(mix(hue, tokens.base, 0.25)))
            painter.drawRect(bar)
            painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(bar)
        painter.setPen(QPen(color, 2))
        x = self._x(end)
        painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
        painter.end()
