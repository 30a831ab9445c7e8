"""A chart along one driver of which a stretch can be asked for, by wheel, mouse or keys.

Owns the gestures: the wheel about the mouse, a drag over the plot, + and - about today, 0 and a
double click for the whole. Emits the stretch that is wanted; who computes it is not its business.
"""

from __future__ import annotations

from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QScrollArea

from gui.charts.canvas.held_canvas import HeldCanvas
from gui.charts.marks.drawing import Drawing, Fill, Stroke
from gui.charts.marks.figure import box_corners

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

    from gui.charts.marks.axis import Axis
    from gui.charts.marks.figure import Box

__all__ = ["ZoomCanvas", "stretch"]

#: A drag shorter than this, in pixels, asks for no stretch.
_SHORTEST = 10
#: One notch of the wheel, and one press of a key, show this share of what is shown.
_NOTCH, _PRESS = 0.8, 0.5
#: No stretch is a smaller share of the driver's range.
_CLOSEST = 1e-6
_KEYS = {
    Qt.Key.Key_Plus: _PRESS,
    Qt.Key.Key_Equal: _PRESS,
    Qt.Key.Key_Minus: 1 / _PRESS,
}


def stretch(low: float, high: float, axis: Axis) -> tuple[Decimal, Decimal] | None:
    """Return a stretch of a driver with as few decimals as it needs; None for the whole.

    It is moved into the driver's range, and no closer than can be told apart.
    """
    first, last = axis.whole or (axis.low, axis.high)
    size = max(high - low, _CLOSEST * (last - first))
    if size >= (last - first) * (1 - _CLOSEST):
        return None
    low = min(max(low, first), last - size)
    digits = max(0, 2 - floor(log10(size)))
    ends = [round(Decimal(repr(end)), digits) for end in (low, low + size)]
    return max(ends[0], Decimal(repr(first))), min(ends[1], Decimal(repr(last)))


class ZoomCanvas(HeldCanvas):
    """A scene along one driver, or a stretch of it.

    Attributes
    ----------
    stretch_wanted(object)
        A stretch is wanted: its ends as decimals, or None for the whole driver.
    """

    stretch_wanted = Signal(object)
    #: Where a drag over the plot began and is, in pixels of the figure.
    _band: tuple[float, float] | None = None

    def plot(self) -> Box | None:
        """Return where the driver's axis runs from left to right; None before the first scene."""
        raise NotImplementedError

    def zoom(self, factor: float, about: float) -> None:
        """Want `factor` times of what is shown, with the level `about` where it is."""
        for axis in self.axes():
            about = min(axis.high, max(axis.low, about))
            low = about - (about - axis.low) * factor
            self._want(stretch(low, low + (axis.high - axis.low) * factor, axis), axis)

    def _want(self, wanted: tuple[Decimal, Decimal] | None, axis: Axis) -> None:
        if wanted is not None or axis.whole is not None:
            self.stretch_wanted.emit(wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse; where the page scrolls, with Ctrl only."""
        plot, turned = self.plot(), event.angleDelta().y()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        at = event.position() - self._area().topLeft()
        over = plot is not None and plot.left <= at.x() <= plot.right
        if plot is None or not over or not turned or (self._scrolls() and not control):
            event.ignore()
            return
        self.zoom(_NOTCH ** (turned / 120), self._level(plot, at.x()))
        event.accept()

    def _scrolls(self) -> bool:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above is not None and above.verticalScrollBar().maximum() > 0

    def _level(self, plot: Box, x: float) -> float:
        axis = self.axes()[0]
        share = min(1.0, max(0.0, (x - plot.left) / (plot.width or 1.0)))
        return axis.low + share * (axis.high - axis.low)

    def drag(self, event: QMouseEvent) -> bool:
        """Follow a drag that began on the plot; False where none is under way."""
        began, plot = self._pressed_at, self.plot()
        if began is None or plot is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        start, now = (at - self._area().topLeft() for at in (began, event.position()))
        if not plot.holds(start.x(), start.y()):
            return False
        wide = abs(now.x() - start.x()) >= _SHORTEST
        ends = sorted(min(plot.right, max(plot.left, at.x())) for at in (start, now))
        self._band = (ends[0], ends[1]) if wide else None
        self.draw(moving=True)
        return wide

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Want the stretch that was dragged over."""
        band, plot, self._band = self._band, self.plot(), None
        if band is None or plot is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._pressed_at: QPointF | None = None
        low, high = (self._level(plot, x) for x in band)
        self.draw()
        self._want(stretch(low, high, self.axes()[0]), self.axes()[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Want the whole driver."""
        if event.button() is Qt.MouseButton.LeftButton and any(one.whole for one in self.axes()):
            self.stretch_wanted.emit(None)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom about today, take a drag or the zoom back."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._band is not None:
            self._band = self._pressed_at = None
            self.draw()
        elif key in _KEYS and self._today:
            self.zoom(_KEYS[key], self._today[0])
        elif key is Qt.Key.Key_0 and any(axis.whole for axis in self.axes()):
            self.stretch_wanted.emit(None)
        else:
            super().keyPressEvent(event)

    def band(self) -> Drawing:
        """Return the stretch that is being dragged over."""
        drawing, plot, style = Drawing(), self.plot(), self._view.style
        if self._band is not None and plot is not None:
            corners = box_corners(self._band[0], plot.top, self._band[1], plot.bottom)
            drawing.fills.append(Fill(corners, f"#30{style.tokens.accent.removeprefix('#')}"))
            for x in self._band:
                ends = ((x, plot.top), (x, plot.bottom))
                drawing.strokes.append(Stroke(ends, style.tokens.accent, style.line))
        return drawing
