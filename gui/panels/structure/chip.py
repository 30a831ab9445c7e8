"""A player's name that can be taken by hand and put into another stage, or moved by keys.

Owns one small button: how it looks, and what hand and keys want of it. What becomes of the stages
is the field's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication

from gui.look.colors import readable
from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import worn

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

__all__ = ["Chip"]

_RADIUS = 4.0
#: Contrast of the frame with the ground.
_FRAME = 3.0


class Chip(QAbstractButton):
    """The name of a player in its colour.

    Attributes
    ----------
    name
        What is written.

    Signals
    -------
    stepped(int)
        Up or Down was pressed: -1 for earlier, +1 for later.
    dragged(QPoint), dropped(QPoint), left_alone()
        It is held at a place of its parent's, was let go there, or the drag was given up.
    reached()
        It has the keyboard.
    """

    stepped = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    left_alone = Signal()
    reached = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setCheckable(True)
        #: No text of a button's own: an ampersand in a name is no key.
        self.name = self._color = ""
        self._moved = False
        self._held: QPoint | None = None
        self._moving = False

    def show_player(self, name: str, color: str, *, moved: bool) -> None:
        """Take what is written, in which colour, and whether the player has already moved."""
        self.name, self._color, self._moved = name, color, moved
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the name takes."""
        metrics = QFontMetricsF(self._font)
        grid = Tokens.grid
        width = round(metrics.horizontalAdvance(self.name)) + 3 * grid
        return QSize(width, round(metrics.height()) + grid)

    def restyled(self) -> None:
        """Take the type in force."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the name in its frame; dotted where the player has moved."""
        tokens = worn()
        ink = QColor(readable(self._color or tokens.ink, tokens.raised))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QColor(readable(self._color or tokens.ink, tokens.raised, _FRAME))
        line = Qt.PenStyle.DotLine if self._moved else Qt.PenStyle.SolidLine
        painter.setPen(QPen(frame, 1.5 if self.isChecked() else 1.0, line))
        painter.setBrush(QColor(tokens.raised))
        whole = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(whole, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setPen(ink)
        painter.setFont(self._font)
        inside = whole.adjusted(Tokens.grid, 0, -Tokens.grid, 0)
        text = QFontMetricsF(self._font).elidedText(
            self.name, Qt.TextElideMode.ElideRight, inside.width() + 1
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    # -- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Want to move earlier or later; give up a drag."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self._moving:
            self._held, self._moving = None, False
            self.left_alone.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it has the keyboard."""
        super().focusInEvent(event)
        self.reached.emit()

    # -- hand -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be taken."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._moving = event.position().toPoint(), False
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go with the hand."""
        if self._held is None:
            return
        here = event.position().toPoint()
        if not self._moving:
            far = (here - self._held).manhattanLength() >= QApplication.startDragDistance()
            self._moving = far
        if self._moving:
            self.raise_()
            self.move(self.pos() + here - self._held)
            self.dragged.emit(self.geometry().center())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Be let go."""
        held, moving = self._held, self._moving
        self._held, self._moving = None, False
        if held is not None and moving:
            self.dropped.emit(self.geometry().center())
        event.accept()

    @property
    def _font(self) -> QFont:
        return sized(worn().body, strong=True)
