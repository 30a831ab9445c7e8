"""A chart along one driver of which a stretch is asked for by dragging over the plot, too.

Owns that drag and the band that shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from gui.charts.canvas.zoom_canvas import ZoomCanvas, stretch
from gui.charts.marks.drawing import Drawing, Fill, Stroke
from gui.charts.marks.figure import box_corners

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from gui.charts.marks.figure import Box

__all__ = ["BandCanvas"]

#: A drag shorter than this, in pixels, asks for no stretch.
_SHORTEST = 10


class BandCanvas(ZoomCanvas):
    """A scene along one driver, or a stretch of it."""

    #: Where a drag over the plot began and is, in pixels of the figure.
    _band: tuple[float, float] | None = None

    def plot(self) -> Box | None:
        """Return where the driver's axis runs from left to right; None before the first scene."""
        raise NotImplementedError

    def levels_at(self, x: float, y: float) -> tuple[float, ...] | None:
        """Return the level at a pixel of the figure, at any height."""
        plot = self.plot()
        return (self._level(plot, x),) if plot and plot.left <= x <= plot.right else None

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
        (axis,) = self.axes()
        part = stretch(low, high, axis)
        self._want({} if part is None else {axis.driver: part})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a drag back."""
        if Qt.Key(event.key()) is Qt.Key.Key_Escape and self._band is not None:
            self._band = self._pressed_at = None
            self.draw()
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
