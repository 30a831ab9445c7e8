"""The sweep chart as a widget: shows a scene, and lets the driver be dragged in it.

Owns what mouse and keys mean on a sweep, and the line of values on top. Emits what the user asks
for and changes nothing itself. Knows no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPointF, Qt, Signal

from gui.charts.canvas.band_canvas import BandCanvas
from gui.charts.canvas.held_canvas import PAGE
from gui.charts.marks.drawing import Drawing, Stroke
from gui.charts.marks.figure import Box
from gui.charts.sweep.axis import cursor_marks
from gui.charts.sweep.layout import SweepFigure, ground_figure
from gui.charts.sweep.spots import GRIP, Kind, Spot, spot_at
from gui.charts.sweep.types import SweepScene
from gui.charts.sweep.words import description_at, readout, was_at

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.axis import Axis
    from gui.charts.marks.figure import Figure
    from gui.charts.marks.printed import Printed
    from gui.charts.sweep.plan import Plan
    from gui.look.tokens import Tokens

__all__ = ["SweepCanvas"]

_SHAPES = {
    Kind.NOTHING: Qt.CursorShape.ArrowCursor,
    Kind.CURSOR: Qt.CursorShape.SplitHCursor,
    Kind.REGIME: Qt.CursorShape.PointingHandCursor,
    Kind.TIP: Qt.CursorShape.PointingHandCursor,
}


class SweepCanvas(BandCanvas):
    """A sweep scene on screen.

    Attributes
    ----------
    regime_clicked
        Position of a regime whose segment was clicked.
    tipping_clicked
        Position of a tipping point whose label was clicked.
    """

    regime_clicked = Signal(int)
    tipping_clicked = Signal(int)
    steps: ClassVar[dict[Qt.Key, tuple[int, ...]]] = {
        Qt.Key.Key_Left: (-1,),
        Qt.Key.Key_Down: (-1,),
        Qt.Key.Key_Right: (1,),
        Qt.Key.Key_Up: (1,),
        Qt.Key.Key_PageDown: (-PAGE,),
        Qt.Key.Key_PageUp: (PAGE,),
    }

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        #: The level under the mouse, and what is read there of what was before.
        self._pointed: float | None = None
        self._was = ""
        super().__init__(ground_figure, tokens, parent, single=True)

    @property
    def plan(self) -> Plan | None:
        """Where everything is, None before the first scene."""
        figure = self.figure
        return figure.plan if isinstance(figure, SweepFigure) else None

    def plot(self) -> Box | None:
        """Return the panels from the curves down to the strip."""
        plan = self.plan
        if plan is None:
            return None
        moves, strip = plan.stage.moves, plan.stage.strip
        return Box(moves.left, moves.top, moves.right, strip.bottom)

    def axes(self) -> tuple[Axis, ...]:
        """Return the axis of the swept driver."""
        return (self._scene.axis,) if isinstance(self._scene, SweepScene) else ()

    def show_scene(self, scene: Printed) -> None:
        """Show a scene; a cursor that is being dragged stays in the hand."""
        assert isinstance(scene, SweepScene)
        held = self.dragging and self._scene is not None
        level = self._today[0] if held else scene.cursor
        axis = scene.axis
        low, high = axis.whole or (axis.low, axis.high)
        self._today = (min(high, max(low, level)),)
        super().show_scene(scene)

    def set_today(self, *levels: float) -> None:
        """Move the cursor without a signal; cheap."""
        super().set_today(*levels)
        if not self.dragging:
            self._tell()

    def layers(self, figure: Figure) -> tuple[Drawing, ...]:
        """Return the figure, a hairline under the mouse, and over them today's cursor."""
        scene, plan = self._scene, self.plan
        if plan is None or not isinstance(scene, SweepScene):
            return super().layers(figure)
        style, hairline = self._view.style, Drawing()
        if self._pointed is not None:
            x = plan.stage.x(self._pointed)
            ends = ((x, plan.stage.moves.top), (x, plan.stage.strip.bottom))
            hairline.strokes.append(Stroke(ends, style.tokens.faint, style.hair))
        focused, level = self.hasFocus(), self._today[0]
        cursor = cursor_marks(scene, plan.stage, style, level, focused=focused)
        return (*super().layers(figure), hairline, cursor, self.band())

    # -- what the mouse does ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the cursor, or remember where a click began."""
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self._spot_under(event).kind is Kind.CURSOR:
            self._open()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the cursor, or read the chart under the mouse."""
        plan, scene = self.plan, self._scene
        if plan is None or not isinstance(scene, SweepScene):
            return
        at = event.position() - self._area().topLeft()
        level = plan.stage.level(at.x())
        if self._origin is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._move((level,))
            return
        if self.drag(event):
            return
        over = plan.stage.strip.left <= at.x() <= plan.stage.strip.right
        self._pointed = level if over else None
        ghost = scene.ghost
        before = ghost is not None and ghost.segments and plan.stage.before.holds(at.x(), at.y())
        self._was = was_at(ghost, level) if ghost is not None and before else ""
        self._read()
        self.draw(moving=True)
        self.setCursor(_SHAPES[self._spot_under(event).kind])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the cursor, or finish a click."""
        if event.button() is not Qt.MouseButton.LeftButton or self._band is not None:
            super().mouseReleaseEvent(event)
            return
        began, self._pressed_at = self._pressed_at, None
        if self._origin is not None:
            self._close()
        elif began is not None and (event.position() - began).manhattanLength() <= GRIP:
            spot = self._spot_under(event)
            if spot.kind is Kind.TIP:
                self.tipping_clicked.emit(spot.which)
            elif spot.kind is Kind.REGIME:
                self.regime_clicked.emit(spot.which)

    def leaveEvent(self, event: QEvent) -> None:
        """Read the chart at the cursor again."""
        self._pointed, self._was = None, ""
        self.draw(moving=True)
        self._read()
        super().leaveEvent(event)

    def _spot_under(self, event: QMouseEvent) -> Spot:
        plan, scene = self.plan, self._scene
        if plan is None or not isinstance(scene, SweepScene):
            return Spot(Kind.NOTHING)
        at: QPointF = event.position() - self._area().topLeft()
        return spot_at(scene, plan.stage, self._view.style, self._today[0], (at.x(), at.y()))

    # -- what keys do -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by keyboard what the mouse does: ends of the axis, regimes, tipping points."""
        scene, key = self._scene, Qt.Key(event.key())
        if not isinstance(scene, SweepScene):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go((scene.axis.low if key is Qt.Key.Key_Home else scene.axis.high,))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.regime_clicked.emit(scene.segment_at(self._today[0]).regime)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._to_tip(scene, key):
            return
        else:
            super().keyPressEvent(event)

    def _to_tip(self, scene: SweepScene, key: Qt.Key) -> bool:
        """Press the nearest tipping point on one side; False for a key that means none."""
        level, places = self._today[0], list(enumerate(scene.tips))
        below = [place for place, tip in places if tip.at.value <= level]
        above = [place for place, tip in places if tip.at.value > level]
        if key is Qt.Key.Key_Left and below:
            self.tipping_clicked.emit(below[-1])
        elif key is Qt.Key.Key_Right and above:
            self.tipping_clicked.emit(above[0])
        return key in (Qt.Key.Key_Left, Qt.Key.Key_Right)

    # -- words ------------------------------------------------------------------------------------

    def _described(self) -> str:
        """Return the picture as it is, with the cursor where it stands."""
        scene = self._scene
        return description_at(scene, self._today[0]) if isinstance(scene, SweepScene) else ""

    def _read(self) -> None:
        """Say what the chart says under the mouse, else at the cursor, as the width allows."""
        if not isinstance(self._scene, SweepScene):
            return
        level = self._today[0] if self._pointed is None else self._pointed
        words = self._was or readout(self._scene, level)
        if not self._was and not self._caption.holds(words):
            words = readout(self._scene, level, short=True)
        self._caption.say(words, "")
