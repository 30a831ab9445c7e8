"""The phase map as a widget: shows a scene, and lets today's point be dragged in it.

Owns what the mouse means on a map, and the line of values on top. Emits what the user asks for and
changes nothing itself. The map is laid out once; while the point moves only the point is drawn
anew. Knows no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from gui.charts.canvas.held_canvas import PAGE
from gui.charts.canvas.zoom_canvas import ZoomCanvas
from gui.charts.marks.drawing import Drawing
from gui.charts.phase.layout import PhaseFigure, ground_figure
from gui.charts.phase.today import today_marks
from gui.charts.phase.types import PhaseScene
from gui.charts.phase.words import readout

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.axis import Axis
    from gui.charts.marks.figure import Figure
    from gui.charts.marks.printed import Printed
    from gui.charts.phase.plan import Plan
    from gui.look.tokens import Tokens

__all__ = ["PhaseCanvas"]

#: A border this close to the mouse, in pixels, is read out.
NEAR = 7.0


class PhaseCanvas(ZoomCanvas):
    """A phase map on screen."""

    around_today = True

    steps: ClassVar[dict[Qt.Key, tuple[int, ...]]] = {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Down: (0, -1),
        Qt.Key.Key_Up: (0, 1),
        Qt.Key.Key_PageDown: (0, -PAGE),
        Qt.Key.Key_PageUp: (0, PAGE),
    }

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        self._mouse: tuple[float, float] | None = None
        super().__init__(ground_figure, tokens, parent)

    def axes(self) -> tuple[Axis, ...]:
        """Return the axes of both drivers."""
        scene = self._scene
        return (scene.across, scene.above) if isinstance(scene, PhaseScene) else ()

    @property
    def plan(self) -> Plan | None:
        """Where the map is, None before the first scene."""
        figure = self.figure
        return figure.plan if isinstance(figure, PhaseFigure) else None

    def levels_at(self, x: float, y: float) -> tuple[float, ...] | None:
        """Return both levels at a pixel of the map."""
        plan = self.plan
        return plan.levels(x, y) if plan is not None and plan.box.holds(x, y) else None

    def show_scene(self, scene: Printed) -> None:
        """Show a scene; a point that is being dragged stays in the hand.

        If nothing but today has moved, the map stays as it is laid out.
        """
        assert isinstance(scene, PhaseScene)
        old = self._scene
        if not self.dragging:
            self._today = tuple(map(float, scene.today))
        if isinstance(old, PhaseScene) and old.zones is scene.zones:
            self._scene = scene
            self.set_stale(False)
            if self.accessibleName() != scene.title:
                self.setAccessibleName(scene.title)
            self._tell()
            self._read()
            self.draw()
            return
        super().show_scene(scene)

    def layers(self, figure: Figure) -> tuple[Drawing, ...]:
        """Return the map with today's point: hairs below the names, the point above."""
        plan, scene = self.plan, self._scene
        if plan is None or not isinstance(scene, PhaseScene):
            return figure.layers
        over = figure.over if isinstance(figure, PhaseFigure) and figure.over else Drawing()
        style, focused = self._view.style, self.hasFocus()
        hairs, marks = today_marks(scene, plan, style, *self._today, focused=focused)
        under, frames = super().layers(figure)
        return (under, hairs, over, marks, frames)

    # -- what the mouse does ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the point to where the mouse is."""
        plan, at = self.plan, event.position() - self._area().topLeft()
        left = event.button() is Qt.MouseButton.LeftButton
        if not left or plan is None or not plan.box.holds(at.x(), at.y(), NEAR):
            super().mousePressEvent(event)
            return
        self._open()
        self._move(plan.levels(at.x(), at.y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point, or read the map under the mouse."""
        plan, at = self.plan, event.position() - self._area().topLeft()
        if plan is None:
            return
        if self._origin is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._move(plan.levels(at.x(), at.y()))
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

    # -- words ------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Say what the map says under the mouse, else at the point."""
        scene, plan = self._scene, self.plan if self._scene is not None else None
        if not isinstance(scene, PhaseScene) or plan is None or self._hovered is not None:
            super()._read()
            return
        place, border = self._today, ""
        if self._mouse is not None:
            place, border = plan.levels(*self._mouse), self._border_at(scene, plan, *self._mouse)
        self._say(readout(scene, *place[:2], border=border), border)

    def _border_at(self, scene: PhaseScene, plan: Plan, x: float, y: float) -> str:
        """Return why the border under the mouse is there, empty away from all borders."""
        best = (NEAR, "")
        for frontier in scene.frontiers:
            distance = plan.distance(frontier.points, x, y)
            if distance < best[0]:
                best = (distance, frontier.cause)
        return best[1]
