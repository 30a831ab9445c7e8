"""A chart whose parts can be pointed at by mouse or keys, read out, and pressed.

Owns the way from spot to spot. Emits what was pressed and changes nothing itself; what a press
means is each chart's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal

from gui.charts.canvas.figure_canvas import FigureCanvas
from gui.charts.marks.drawing import Drawing, Stroke
from gui.charts.marks.figure import box_corners

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.figure import Figure, Layout, Spot
    from gui.charts.marks.printed import Printed
    from gui.look.tokens import Tokens

__all__ = ["SpotCanvas"]

#: A press and a release farther apart than this, in pixels, are no click.
STILL = 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SpotCanvas(FigureCanvas):
    """A scene with spots in it.

    Attributes
    ----------
    spot_pressed(str)
        The key of a spot that was clicked, or entered from the keyboard.
    """

    spot_pressed = Signal(str)

    def __init__(
        self,
        layout: Layout,
        tokens: Tokens,
        parent: QWidget | None = None,
        *,
        single: bool = False,
    ) -> None:
        #: The spot under the mouse, and the one that keys have reached.
        self._hovered: int | None = None
        self._reached: int | None = None
        self._pressed_at: QPointF | None = None
        super().__init__(layout, tokens, parent, single=single)

    def show_scene(self, scene: Printed) -> None:
        """Show a scene; the spot that keys have reached stays reached if it is still there."""
        spot, self._hovered = self._spot(self._reached), None
        super().show_scene(scene)
        keys = [one.key for one in self.figure.spots] if self.figure else []
        there = keys.index(spot.key) if spot is not None and spot.key in keys else None
        if there != self._reached:
            self._reach(there)

    def layers(self, figure: Figure) -> tuple[Drawing, ...]:
        """Return the figure, with frames around what is pointed at and what keys have reached."""
        frames = Drawing()
        self._frame(frames, self._hovered, self._tokens.faint)
        if self.hasFocus():
            self._frame(frames, self._reached, self._tokens.accent)
        return (*figure.layers, frames)

    def _frame(self, frames: Drawing, place: int | None, color: str) -> None:
        spot = self._spot(place)
        if spot is not None:
            corners = box_corners(spot.box.left, spot.box.top, spot.box.right, spot.box.bottom)
            closed = corners[[0, 1, 2, 3, 0]]
            frames.strokes.append(Stroke(closed, color, self._view.style.line))

    # -- what the mouse does ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out what is under the mouse."""
        self._hover(self._place_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish a click."""
        began, self._pressed_at = self._pressed_at, None
        if event.button() is not Qt.MouseButton.LeftButton or began is None:
            super().mouseReleaseEvent(event)
            return
        place = self._place_at(event.position())
        if (event.position() - began).manhattanLength() <= STILL and place is not None:
            self._reached = place
            self._press(place)
            self.draw()

    def leaveEvent(self, event: QEvent) -> None:
        """Say again what the chart is."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, place: int | None) -> None:
        if place == self._hovered:
            return
        self._hovered = place
        spot = self._spot(place)
        pressable = spot is not None and spot.pressable
        shape = Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._read()
        self.draw(moving=True)

    def _place_at(self, at: QPointF) -> int | None:
        figure, inside = self.figure, at - self._area().topLeft()
        return None if figure is None else figure.spot_at(inside.x(), inside.y())

    # -- what keys do -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from spot to spot, and press one."""
        figure, key = self.figure, Qt.Key(event.key())
        count = len(figure.spots) if figure else 0
        if count and key in _STEPS:
            step = _STEPS[key]
            start = -1 if step > 0 else count
            self._reach(
                min(max((start if self._reached is None else self._reached) + step, 0), count - 1)
            )
        elif count and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._reach(0 if key is Qt.Key.Key_Home else count - 1)
        elif self._reached is not None and key in _PRESSES:
            self._press(self._reached)
        elif self._reached is not None and key is Qt.Key.Key_Escape:
            self._reach(None)
        else:
            super().keyPressEvent(event)

    def _reach(self, place: int | None) -> None:
        self._reached, self._hovered = place, None
        self._read()
        self.draw(moving=True)
        self._describe()

    def _press(self, place: int) -> None:
        spot = self._spot(place)
        if spot is not None and spot.pressable:
            self.spot_pressed.emit(spot.key)

    # -- the rest ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Point at nothing until the mouse moves."""
        self._hovered = None
        super().resizeEvent(event)

    def _described(self) -> str:
        """Return what keys have reached, or else the whole picture."""
        spot = self._spot(self._reached)
        return spot.words if spot else super()._described()

    def _spot(self, place: int | None) -> Spot | None:
        figure = self.figure
        if figure is None or place is None or place >= len(figure.spots):
            return None
        return figure.spots[place]

    def _read(self) -> None:
        """Say what is pointed at; else what keys have reached; else what the chart finds."""
        reached = self._reached if self.hasFocus() else None
        spot = self._spot(self._hovered) or self._spot(reached)
        words = spot.words if spot else self._scene.title if self._scene else ""
        self._say(words, spot.words if spot else "")
