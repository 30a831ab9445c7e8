"""A chart of marks as a widget: shown, pointed at by mouse or keys, pressed.

Owns mouse, keys, the line of words on top and what a screen reader hears. Emits what was pressed
and changes nothing itself. What a scene looks like is its layout's business; each chart's own
canvas only says what a press means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.charts.caption import Caption
from gui.charts.figure_view import FigureView
from gui.charts.items import pen

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from gui.charts.figure import Figure, Layout, Printed, Spot
    from gui.charts.table import DataTable
    from gui.tokens import Tokens

__all__ = ["FigureCanvas"]

#: A press and a release farther apart than this, in pixels, are no click.
STILL = 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureCanvas(QWidget):
    """A scene on screen.

    Attributes
    ----------
    spot_pressed(str)
        The key of a spot that was clicked, or entered from the keyboard.

    Parameters
    ----------
    layout
        From scene and size to marks.
    tokens
        The theme.
    """

    spot_pressed = Signal(str)

    def __init__(self, layout: Layout, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Chart")
        self.setAccessibleDescription("Nothing is drawn yet")
        self._tokens = tokens
        self._scene: Printed | None = None
        self._stale = False
        #: The spot under the mouse, and the one that keys have reached.
        self._hovered: int | None = None
        self._reached: int | None = None
        self._pressed_at: QPointF | None = None
        self._view = FigureView(layout, tokens, self.logicalDpiY())
        self._caption = Caption()
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(tokens.grid, tokens.grid // 2, tokens.grid, tokens.grid // 2)
        column.addWidget(self._caption)
        column.addStretch(1)
        self.restyle(tokens)

    @property
    def scene(self) -> Printed | None:
        """What is shown, None before the first scene."""
        return self._scene

    @property
    def figure(self) -> Figure | None:
        """The scene laid out for the present size."""
        self._fit()
        return self._view.figure

    @property
    def words(self) -> str:
        """The line that is shown on top."""
        return self._caption.first

    @property
    def caption(self) -> str:
        """The line below it: what the picture is of."""
        return self._caption.second

    @property
    def stale(self) -> bool:
        """True while the picture is dimmed."""
        return self._stale

    def show_scene(self, scene: Printed) -> None:
        """Show a scene; the spot that keys have reached stays reached if it is still there."""
        key = self._spot_key(self._reached)
        self._scene, self._stale, self._hovered = scene, False, None
        self._view.show_scene(scene)
        figure = self.figure
        keys = [spot.key for spot in figure.spots] if figure else []
        self._reached = keys.index(key) if key in keys else None
        if self.accessibleName() != scene.title:
            self.setAccessibleName(scene.title)
        self._tell()
        self._read()
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while a newer one is being computed."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take another theme."""
        self._tokens = tokens
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(tokens.base))
        self.setPalette(palette)
        self._view.restyle(tokens, self.logicalDpiY())
        font = self._view.typeface.font(tokens.small * self.logicalDpiY() / 72)
        self._caption.restyle(tokens, font)
        self._read()
        self.update()

    def table(self) -> DataTable:
        """Return the chart as a table, for those who do not see it."""
        raise NotImplementedError

    def place_of(self, key: str) -> QPointF:
        """Return the middle of a spot on the widget; raise `KeyError` if there is none."""
        figure = self.figure
        for spot in figure.spots if figure else ():
            if spot.key == key:
                box = spot.box
                return QPointF((box.left + box.right) / 2, box.middle) + self._area().topLeft()
        raise KeyError(key)

    @property
    def around(self) -> int:
        """Height of what lies above and below the figure: the words on top, the margins."""
        edge = self._column.contentsMargins()
        return edge.top() + self._caption.sizeHint().height() + 2 + edge.bottom()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(720, 420)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which labels can be read."""
        return QSize(320, 220)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure, and around what keys have reached a frame."""
        self._fit()
        painter = QPainter(self)
        if self._stale:
            painter.setOpacity(0.45)
        area = self._area()
        self._view.paint(painter, area)
        self._frame(painter, self._hovered, self._tokens.faint)
        if self.hasFocus():
            self._frame(painter, self._reached, self._tokens.accent)
        painter.end()

    def _frame(self, painter: QPainter, place: int | None, color: str) -> None:
        spot = self._spot(place)
        if spot is None:
            return
        box = QRectF(spot.box.left, spot.box.top, spot.box.width, spot.box.height)
        painter.setPen(pen(color, max(1.0, self._view.style.hair)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.translated(self._area().topLeft()), 3, 3)

    def _area(self) -> QRectF:
        edge = self._column.contentsMargins()
        return QRectF(
            edge.left(),
            self.around - edge.bottom(),
            max(0, self.width() - edge.left() - edge.right()),
            max(0, self.height() - self.around),
        )

    def _fit(self) -> None:
        area = self._area()
        self._view.fit(area.width(), area.height())

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
            self.update()

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
        self.update()

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
        self.update()
        self._tell()

    def _press(self, place: int) -> None:
        spot = self._spot(place)
        if spot is not None and spot.pressable:
            self.spot_pressed.emit(spot.key)

    # -- the rest ---------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self._read()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say again what the chart is."""
        super().focusOutEvent(event)
        self._read()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the line of words to the new width."""
        super().resizeEvent(event)
        self._hovered = None
        self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's typeface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.restyle(self._tokens)

    def _tell(self) -> None:
        """Let screen readers know what keys have reached, or else the whole picture."""
        spot = self._spot(self._reached)
        words = spot.words if spot else self._scene.description if self._scene else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _spot(self, place: int | None) -> Spot | None:
        figure = self.figure
        if figure is None or place is None or place >= len(figure.spots):
            return None
        return figure.spots[place]

    def _spot_key(self, place: int | None) -> str | None:
        spot = self._spot(place)
        return None if spot is None else spot.key

    def _read(self) -> None:
        """Say what is pointed at; else what keys have reached; else what the chart finds."""
        reached = self._reached if self.hasFocus() else None
        spot = self._spot(self._hovered) or self._spot(reached)
        words = spot.words if spot else self._scene.title if self._scene else ""
        self._say(words, spot.words if spot else "")

    def _say(self, words: str, whole: str = "") -> None:
        """Write the line on top; `whole` is what hovering shows of it."""
        self._caption.say(words, self._scene.subtitle if self._scene else "")
        if whole != self.toolTip():
            self.setToolTip(whole)
