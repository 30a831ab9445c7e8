"""A chart along drivers of which stretches can be asked for, by wheel or keys.

Owns the gestures: the wheel about the mouse, + and - about today, 0 and a double click for the
whole. Emits the stretches that are wanted; who computes them is not its business.
"""

from __future__ import annotations

from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea

from gui.charts.canvas.held_canvas import HeldCanvas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

    from gui.charts.marks.axis import Axis

__all__ = ["ZoomCanvas", "stretch"]

#: One notch of the wheel, and one press of a key, show this share of what is shown.
_NOTCH, _PRESS = 0.8, 0.5
#: No stretch is a smaller share of the driver's range.
_CLOSEST = 1e-6
#: Where today must be seen, it stands this share of a stretch from its ends, or at the driver's.
_EDGE = 0.05
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
    """A scene along drivers, or stretches of them.

    Attributes
    ----------
    stretch_wanted(object)
        Stretches are wanted: their ends as decimals by driver; nothing for the whole.
    """

    stretch_wanted = Signal(object)
    #: Whether no stretch is wanted in which today is not seen.
    around_today: ClassVar[bool] = False

    def levels_at(self, x: float, y: float) -> tuple[float, ...] | None:
        """Return the levels of all drivers at a pixel of the figure; None beside the plot."""
        raise NotImplementedError

    def zoom(self, factor: float, about: Sequence[float]) -> None:
        """Want `factor` times of what is shown, with the levels `about` where they are."""
        wanted = {}
        for axis, level, now in zip(self.axes(), about, self._today, strict=True):
            still = min(axis.high, max(axis.low, level))
            size = (axis.high - axis.low) * factor
            low = still - (still - axis.low) * factor
            if self.around_today:
                low = min(max(low, now - (1 - _EDGE) * size), now - _EDGE * size)
            if (part := stretch(low, low + size, axis)) is not None:
                wanted[axis.driver] = part
        self._want(wanted)

    def _want(self, wanted: Mapping[str, tuple[Decimal, Decimal]]) -> None:
        if wanted or self._partial:
            self.stretch_wanted.emit(wanted)

    @property
    def _partial(self) -> bool:
        return any(axis.whole is not None for axis in self.axes())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse; where the page scrolls, with Ctrl only."""
        turned, at = event.angleDelta().y(), event.position() - self._area().topLeft()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        levels = self.levels_at(at.x(), at.y())
        if levels is None or not turned or (self._scrolls() and not control):
            event.ignore()
            return
        self.zoom(_NOTCH ** (turned / 120), levels)
        event.accept()

    def _scrolls(self) -> bool:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above is not None and above.verticalScrollBar().maximum() > 0

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Want the whole drivers."""
        if event.button() is Qt.MouseButton.LeftButton and self._partial:
            self.stretch_wanted.emit({})
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom about today, or take the zoom back."""
        key = Qt.Key(event.key())
        if key in _KEYS and self._today:
            self.zoom(_KEYS[key], self._today)
        elif key is Qt.Key.Key_0 and self._partial:
            self.stretch_wanted.emit({})
        else:
            super().keyPressEvent(event)
