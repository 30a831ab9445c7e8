"""The sweep chart as a widget: shows a scene, and lets the driver be dragged in it.

Owns mouse, keys, the line of values on top and what a screen reader hears. Emits what the user
asks for and changes nothing itself; painting is `view`'s. Knows no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.charts.sweep.spots import GRIP, Kind
from gui.charts.sweep.table import summary
from gui.charts.sweep.view import SweepView
from gui.charts.sweep.words import description_at, readout, was_at
from gui.charts.table import DataTable

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from gui.charts.scene import SweepScene
    from gui.tokens import Tokens

__all__ = ["SweepCanvas"]

#: Page keys move by this many steps.
PAGE = 10

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -PAGE,
    Qt.Key.Key_PageUp: PAGE,
}
_SHAPES = {
    Kind.NOTHING: Qt.CursorShape.ArrowCursor,
    Kind.CURSOR: Qt.CursorShape.SplitHCursor,
    Kind.REGIME: Qt.CursorShape.PointingHandCursor,
    Kind.TIP: Qt.CursorShape.PointingHandCursor,
}
_RESTYLING = (QEvent.Type.ApplicationFontChange, QEvent.Type.DevicePixelRatioChange)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class SweepCanvas(QWidget):
    """A sweep scene on screen.

    Attributes
    ----------
    cursor_pressed, cursor_moved, cursor_released
        One gesture on today's level, by mouse or keys: opened, moved to a level (a step of the
        slider), closed. Escape during a drag moves back to where it began before closing.
    regime_clicked
        Position of a regime whose segment was clicked.
    tipping_clicked
        Position of a tipping point whose label was clicked.
    """

    cursor_pressed = Signal()
    cursor_moved = Signal(float)
    cursor_released = Signal()
    regime_clicked = Signal(int)
    tipping_clicked = Signal(int)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAutoFillBackground(True)
        self._tokens = tokens
        self._scene: SweepScene | None = None
        self._level = 0.0
        self._origin: float | None = None
        self._keyed = False
        self._pressed_at: QPointF | None = None
        self._view = SweepView(tokens, self.logicalDpiY(), self)
        self._view.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for inside in (self._view.widget, self._view.widget.viewport()):
            inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Chart")
        self.setAccessibleDescription("Nothing is drawn yet")
        self._values = QLabel()
        self._values.setTextFormat(Qt.TextFormat.PlainText)
        self._values.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._values.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setSpacing(tokens.grid // 4)
        layout.setContentsMargins(tokens.grid, tokens.grid // 2, tokens.grid // 2, 0)
        layout.addWidget(self._values)
        layout.addWidget(self._view.widget, 1)
        self.restyle(tokens)

    @property
    def scene(self) -> SweepScene | None:
        """What is shown, None before the first scene."""
        return self._scene

    @property
    def level(self) -> float:
        """Where the cursor stands."""
        return self._level

    @property
    def view(self) -> SweepView:
        """The graphics inside, for tests and for exports of the screen's look."""
        return self._view

    @property
    def values(self) -> str:
        """The line of values that is shown on top."""
        return self._values.text()

    @property
    def dragging(self) -> bool:
        """True while the cursor is held by mouse or key."""
        return self._origin is not None

    def show_scene(self, scene: SweepScene) -> None:
        """Show a scene with its items kept; a cursor that is being dragged stays in the hand."""
        held = self.dragging and self._scene is not None
        level = self._level if held else scene.cursor
        self._scene = scene
        self._level = min(scene.axis.high, max(scene.axis.low, level))
        self._view.keep_pixels(on=False)  # under a slider the next scene comes before another look
        self._view.show_scene(scene)
        self._view.set_cursor(self._level, focused=self.hasFocus())
        self._view.set_stale(False)
        if self.accessibleName() != scene.title:
            self.setAccessibleName(scene.title)
        self._tell()
        self._read(self._level)

    def set_cursor(self, level: float) -> None:
        """Move the cursor without a signal; cheap."""
        self._level = level
        self._view.keep_pixels(on=True)
        self._view.set_cursor(level, focused=self.hasFocus())
        self._read(level)
        if not self.dragging:
            self._tell()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while a newer one is being computed."""
        self._view.set_stale(stale)

    def restyle(self, tokens: Tokens) -> None:
        """Take another theme."""
        self._tokens = tokens
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(tokens.base))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(tokens.soft))
        self.setPalette(palette)
        self._view.restyle(tokens, self.logicalDpiY(), self.devicePixelRatioF())
        font = self._view.typeface.font(tokens.small * self.logicalDpiY() / 72)
        self._values.setFont(font)

    def table(self) -> DataTable:
        """Return the chart as a table, regime by regime, for those who do not see it."""
        return summary(self._scene) if self._scene is not None else DataTable((), ())

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(720, 420)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which all labels stand apart."""
        return QSize(360, 260)

    # what the mouse does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the cursor, or remember where a click began."""
        if event.button() is not Qt.MouseButton.LeftButton or self._scene is None:
            super().mousePressEvent(event)
            return
        at = self._inside(event)
        if self._view.spot_at(at.x(), at.y()).kind is Kind.CURSOR:
            self._open()
        else:
            self._pressed_at = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the cursor, or read the chart under the mouse."""
        plan = self._view.plan
        if self._scene is None or plan is None:
            return
        at = self._inside(event)
        level = plan.stage.level(at.x())
        if self._origin is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._move(self._scene.axis.snap(level))
            return
        over = plan.stage.strip.left <= at.x() <= plan.stage.strip.right
        self._view.keep_pixels(on=True)
        self._view.point_at(level if over else None)
        self._read(level if over else self._level)
        ghost = self._scene.ghost
        if ghost is not None and ghost.segments and plan.stage.before.holds(at.x(), at.y()):
            self._say(was_at(ghost, level))
        self.setCursor(_SHAPES[self._view.spot_at(at.x(), at.y()).kind])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the cursor, or finish a click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        began, self._pressed_at = self._pressed_at, None
        if self._origin is not None:
            self._close()
        elif began is not None:
            at = self._inside(event)
            if (at - began).manhattanLength() <= GRIP:
                self._click(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Read the chart at the cursor again."""
        self._view.point_at(None)
        self._read(self._level)
        super().leaveEvent(event)

    # what keys do

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the cursor; one held key is one gesture."""
        scene, key = self._scene, Qt.Key(event.key())
        if scene is not None and self._point_by_key(scene, event):
            return
        if scene is None or (key not in _STEPS and key not in _ENDS):
            if key is Qt.Key.Key_Escape and self._origin is not None:
                self._move(self._origin)
                self._close()
                return
            super().keyPressEvent(event)
            return
        axis = scene.axis
        if key in _ENDS:
            level = axis.low if key is Qt.Key.Key_Home else axis.high
        else:
            level = axis.snap(
                self._level + _STEPS[key] * (axis.step or (axis.high - axis.low) / 100)
            )
        if level == self._level:
            return
        if self._origin is None:
            self._keyed = True
            self._open()
        self._move(level)

    def _point_by_key(self, scene: SweepScene, event: QKeyEvent) -> bool:
        """Do by keyboard what clicks on regimes and tipping points do."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.regime_clicked.emit(scene.segment_at(self._level).regime)
            return True
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        places = list(enumerate(scene.tips))
        below = [place for place, tip in places if tip.at.value <= self._level]
        above = [place for place, tip in places if tip.at.value > self._level]
        if key is Qt.Key.Key_Left and below:
            self.tipping_clicked.emit(below[-1])
        elif key is Qt.Key.Key_Right and above:
            self.tipping_clicked.emit(above[0])
        return key in (Qt.Key.Key_Left, Qt.Key.Key_Right)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Close the gesture of a held key."""
        if self._keyed and not event.isAutoRepeat():
            self._close()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self._view.set_cursor(self._level, focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close what a key left open."""
        super().focusOutEvent(event)
        if self._keyed:
            self._close()
        self._view.set_cursor(self._level)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the line of values to the new width."""
        super().resizeEvent(event)
        self._read(self._level)

    def event(self, event: QEvent) -> bool:
        """Follow the system's typeface, and the screen that the window is moved to."""
        if event.type() in _RESTYLING:
            self.restyle(self._tokens)
        return super().event(event)

    # gestures

    def _open(self) -> None:
        self._origin = self._level
        self.cursor_pressed.emit()

    def _move(self, level: float) -> None:
        if level == self._level:
            return
        self.set_cursor(level)
        self.cursor_moved.emit(level)

    def _close(self) -> None:
        self._origin, self._keyed = None, False
        self._tell()
        self.cursor_released.emit()

    def _click(self, at: QPointF) -> None:
        spot = self._view.spot_at(at.x(), at.y())
        if spot.kind is Kind.TIP:
            self.tipping_clicked.emit(spot.which)
        elif spot.kind is Kind.REGIME:
            self.regime_clicked.emit(spot.which)

    def _inside(self, event: QMouseEvent) -> QPointF:
        return event.position() - QPointF(self._view.widget.pos())

    def _tell(self) -> None:
        """Let screen readers know the picture as it is."""
        if self._scene is not None:
            words = description_at(self._scene, self._level)
            if words != self.accessibleDescription():
                self.setAccessibleDescription(words)

    def _read(self, level: float) -> None:
        """Say what the chart says at a level, as fully as the width allows."""
        if self._scene is None:
            return
        words = readout(self._scene, level)
        if self._values.fontMetrics().horizontalAdvance(words) > self._values.width() > 0:
            words = readout(self._scene, level, short=True)
        self._say(words)

    def _say(self, words: str) -> None:
        """Write the line of values, shortened to the width."""
        if self._values.width() > 0:
            end = Qt.TextElideMode.ElideRight
            words = self._values.fontMetrics().elidedText(words, end, self._values.width())
        if words != self._values.text():
            self._values.setText(words)
