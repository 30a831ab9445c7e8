"""The phase map as a widget: shows a scene, and lets today's point be dragged in it.

Owns mouse, keys and the line of values on top. Emits what the user asks for and changes nothing
itself. The map is laid out once; while the point moves only the point is drawn anew. Knows no
document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QPainter

from gui.charts.drawing import Drawing
from gui.charts.figure_canvas import FigureCanvas
from gui.charts.items import paint_drawing
from gui.charts.phase.layout import PhaseFigure, ground_figure
from gui.charts.phase.scene import PhaseScene
from gui.charts.phase.table import summary
from gui.charts.phase.today import today_marks
from gui.charts.phase.words import readout
from gui.charts.table import DataTable

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gui.charts.figure import Printed
    from gui.charts.phase.plan import Plan
    from gui.tokens import Tokens

__all__ = ["PhaseCanvas"]

#: Page keys and Shift with arrows move by this many steps.
PAGE = 10
#: A border this close to the mouse, in pixels, is read out.
NEAR = 7.0

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_PageDown: (0, -PAGE),
    Qt.Key.Key_PageUp: (0, PAGE),
}


class PhaseCanvas(FigureCanvas):
    """A phase map on screen.

    Attributes
    ----------
    point_pressed, point_moved, point_released
        One gesture on today's point, by mouse or keys: opened, moved to levels of both drivers
        (steps of their sliders), closed. Escape moves back to where it began before closing.
    """

    point_pressed = Signal()
    point_moved = Signal(float, float)
    point_released = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        self._point = (0.0, 0.0)
        self._origin: tuple[float, float] | None = None
        self._keyed = False
        self._mouse: tuple[float, float] | None = None
        super().__init__(ground_figure, tokens, parent)

    @property
    def point(self) -> tuple[float, float]:
        """Where today's point stands."""
        return self._point

    @property
    def dragging(self) -> bool:
        """True while the point is held by mouse or key."""
        return self._origin is not None

    @property
    def plan(self) -> Plan | None:
        """Where the map is, None before the first scene."""
        figure = self.figure
        return figure.plan if isinstance(figure, PhaseFigure) else None

    def place_at(self, x: float, y: float) -> QPointF:
        """Return where levels of both drivers are on the widget."""
        plan = self.plan
        assert plan is not None  # there is a scene
        return QPointF(plan.x(x), plan.y(y)) + self._area().topLeft()

    def show_scene(self, scene: Printed) -> None:
        """Show a scene; a point that is being dragged stays in the hand.

        If nothing but today has moved, the map stays as it is laid out.
        """
        assert isinstance(scene, PhaseScene)
        old = self._scene
        if not self.dragging:
            self._point = scene.today
        if isinstance(old, PhaseScene) and old.zones is scene.zones:
            self._scene, self._stale = scene, False
            if self.accessibleName() != scene.title:
                self.setAccessibleName(scene.title)
            self._tell()
            self._read()
            self.update()
            return
        super().show_scene(scene)

    def set_point(self, x: float, y: float) -> None:
        """Move the point without a signal; cheap."""
        if (x, y) != self._point:
            self._point = (x, y)
            self._read()
            self.update()

    def table(self) -> DataTable:
        """Return one row per region, for those who do not see the map."""
        return summary(self.scene) if isinstance(self.scene, PhaseScene) else DataTable((), ())

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which labels can be read."""
        return QSize(360, 260)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map, and over it the point."""
        super().paintEvent(event)
        plan, scene, figure = self.plan, self._scene, self.figure
        if plan is None or not isinstance(scene, PhaseScene):
            return
        over = figure.over if isinstance(figure, PhaseFigure) and figure.over else Drawing()
        style, face = self._view.style, self._view.typeface
        focused = self.hasFocus()
        hairs, marks = today_marks(scene, plan, style, face, *self._point, focused=focused)
        painter = QPainter(self)
        if self._stale:
            painter.setOpacity(0.45)
        painter.translate(self._area().topLeft())
        for layer in (hairs, over, marks):
            paint_drawing(painter, layer, face)
        painter.end()

    # -- what the mouse does ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the point to where the mouse is."""
        plan, at = self.plan, event.position() - self._area().topLeft()
        left = event.button() is Qt.MouseButton.LeftButton
        if not left or plan is None or not plan.box.holds(at.x(), at.y(), NEAR):
            super().mousePressEvent(event)
            return
        self._open()
        self._move(*plan.levels(at.x(), at.y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point, or read the map under the mouse."""
        plan, at = self.plan, event.position() - self._area().topLeft()
        if plan is None:
            return
        if self._origin is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._move(*plan.levels(at.x(), at.y()))
            return
        over = plan.box.holds(at.x(), at.y())
        self._mouse = (at.x(), at.y()) if over else None
        if over:
            self._hovered = None
            self.setCursor(Qt.CursorShape.CrossCursor)
            self._read()
        else:
            super().mouseMoveEvent(event)
            self._read()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the point."""
        if event.button() is Qt.MouseButton.LeftButton and self._origin is not None:
            self._close()
        else:
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Read the map at the point again."""
        self._mouse = None
        super().leaveEvent(event)
        self._read()

    # -- what keys do -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the point; one held key is one gesture."""
        scene, key = self._scene, Qt.Key(event.key())
        if not isinstance(scene, PhaseScene) or key not in _STEPS:
            if key is Qt.Key.Key_Escape and self._origin is not None:
                self._move(*self._origin)
                self._close()
                return
            super().keyPressEvent(event)
            return
        right, up = _STEPS[key]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            right, up = right * PAGE, up * PAGE
        if self._origin is None:
            self._keyed = True
            self._open()
        x, y = self._point
        across, above = scene.across, scene.above
        self._move(
            x + right * (across.step or (across.high - across.low) / 100),
            y + up * (above.step or (above.high - above.low) / 100),
        )

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Close the gesture of a held key."""
        if self._keyed and not event.isAutoRepeat():
            self._close()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close what a key left open."""
        if self._keyed:
            self._close()
        super().focusOutEvent(event)

    # -- gestures ---------------------------------------------------------------------------------

    def _open(self) -> None:
        self._origin = self._point
        self.point_pressed.emit()

    def _move(self, x: float, y: float) -> None:
        scene = self._scene
        if not isinstance(scene, PhaseScene):
            return
        there = scene.across.snap(x), scene.above.snap(y)
        if there != self._point:
            self.set_point(*there)
            if self._keyed and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.words))
            self.point_moved.emit(*there)

    def _close(self) -> None:
        self._origin, self._keyed = None, False
        self.point_released.emit()

    # -- words ------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Say what the map says under the mouse, else at the point."""
        scene, plan = self._scene, self.plan if self._scene is not None else None
        if not isinstance(scene, PhaseScene) or plan is None or self._hovered is not None:
            super()._read()
            return
        place, border = self._point, ""
        if self._mouse is not None:
            place, border = plan.levels(*self._mouse), self._border_at(scene, plan, *self._mouse)
        self._say(readout(scene, *place, border=border), border)

    def _border_at(self, scene: PhaseScene, plan: Plan, x: float, y: float) -> str:
        """Return why the border under the mouse is there, empty away from all borders."""
        best = (NEAR, "")
        for frontier in scene.frontiers:
            distance = plan.distance(frontier.points, x, y)
            if distance < best[0]:
                best = (distance, frontier.cause)
        return best[1]
