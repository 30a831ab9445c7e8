"""The sweep figure on the screen: painted once, and over it again and again the cursor.

Owns the pixels that are kept while only the cursor moves. Takes no mouse and no keys, those are the
canvas'; what is painted is the view's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gui.charts.sweep.view import SweepView

__all__ = ["SweepPicture"]

#: How much is left of a picture while a newer one is being computed.
_STALE = 0.45


class SweepPicture(QWidget):
    """A view as a widget, on the ground of charts."""

    def __init__(self, view: SweepView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._kept: QPixmap | None = None
        self._stale = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def renew(self) -> None:
        """Paint everything anew."""
        self._kept = None
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture, or no longer."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the figure out for the new size."""
        super().resizeEvent(event)
        self._view.fit(self.width(), self.height())
        self.renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay down what is kept, and the cursor over it."""
        painter = QPainter(self)
        if self._stale:
            painter.setOpacity(_STALE)
        if self._kept is None or self._kept.devicePixelRatio() != self.devicePixelRatioF():
            self._kept = self._still()
        painter.drawPixmap(0, 0, self._kept)
        self._view.paint_moving(painter)
        painter.end()

    def _still(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        kept = QPixmap(self.size() * ratio)
        kept.setDevicePixelRatio(ratio)
        kept.fill(QColor(self._view.style.tokens.base))
        painter = QPainter(kept)
        self._view.paint_still(painter)
        painter.end()
        return kept
