"""A slider over exact decimals that tells a drag from a key, and both from the program.

Owns hands on a track: press, drag, release, keys, wheel. It says what a person wants and changes
nothing but its own handle; drawing more than a groove and a handle is for its heirs. Clicking the
groove takes the handle there and drags on; taking hold of the handle moves nothing.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from gui.look.wear import worn

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from games.model.amounts import Amount

__all__ = ["HANDLE", "MARGIN", "ExactSlider"]

#: Radius of the handle, and room at both ends of the track.
HANDLE = 7
MARGIN = HANDLE + 3
_MOST_STEPS = 1_000_000
_PAGES = 10


class ExactSlider(QSlider):
    """A horizontal slider from `low` to `high` in steps.

    Attributes
    ----------
    level
        Where the handle is.

    Signals
    -------
    moved(Decimal)
        A person moved the handle, by whatever means. `sliderPressed` and `sliderReleased` enclose
        drags and clicks; keys and the wheel come without.
    reset_wanted()
        The handle was double-clicked, or Backspace pressed.
    left()
        The focus went elsewhere.
    """

    moved = Signal(object)
    reset_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._low, self._high, self._step = Decimal(0), Decimal(1), Decimal("0.01")
        self.level: Amount = Decimal(0)
        self._hold: float | None = None
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(80)
        self.valueChanged.connect(self._on_value_changed)

    # -- values -----------------------------------------------------------------------------------

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The range."""
        return self._low, self._high

    def set_scale(self, low: Decimal, high: Decimal, step: Decimal) -> None:
        """Set range and step; says nothing. Of very fine steps the handle takes several at once."""
        if step <= 0:
            step = (high - low) / 100 if high > low else Decimal(1)
        step *= max(1, _whole((high - low) / step / _MOST_STEPS))
        count = max(1, _whole((high - low) / step))
        self._low, self._high, self._step = low, high, step
        with QSignalBlocker(self):
            self.setRange(0, count)
            self.setSingleStep(1)
            self.setPageStep(max(1, count // _PAGES))
            self.setValue(self._position(self.level))
        self.update()

    def set_level(self, level: Amount) -> None:
        """Show a level, on a step or between two; says nothing."""
        self.level = level
        with QSignalBlocker(self):
            self.setValue(self._position(level))
        self.update()

    def x_of(self, level: float) -> float:
        """Return where a level is drawn."""
        low, high = float(self._low), float(self._high)
        share = (level - low) / (high - low) if high > low else 0.0
        return MARGIN + min(1.0, max(0.0, share)) * (self.width() - 2 * MARGIN)

    def _position(self, level: Amount) -> int:
        """Return the step at a level, or the end that is nearest to one outside."""
        inside = min(self._high, max(self._low, level))
        if not isinstance(inside, Decimal):
            return round((inside - Fraction(self._low)) / Fraction(self._step))
        return int(((inside - self._low) / self._step).to_integral_value(ROUND_HALF_UP))

    def _at(self, position: int) -> Decimal:
        return min(self._high, self._low + position * self._step)

    @Slot(int)
    def _on_value_changed(self, position: int) -> None:
        level = self._at(position)
        if level != self.level:
            self.level = level
            self.moved.emit(level)
        self.update()

    # -- hands ------------------------------------------------------------------------------------

    def _under(self, x: float) -> int:
        """Return the step under a place on the track."""
        room = self.width() - 2 * MARGIN
        share = min(1.0, max(0.0, (x - MARGIN) / room)) if room > 0 else 0.0
        return round(share * self.maximum())

    def _on_handle(self, x: float) -> bool:
        return abs(x - self.x_of(float(self.level))) <= HANDLE + 1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the handle, or bring it here first."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = event.position().x()
        on_handle = self._on_handle(x)
        self._hold = x - self.x_of(float(self.level)) if on_handle else 0.0
        self.setSliderDown(True)
        if not on_handle:
            self.setValue(self._under(x))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._hold is not None:
            self.setValue(self._under(event.position().x() - self._hold))
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._hold is not None and event.button() == Qt.MouseButton.LeftButton:
            self._hold = None
            self.setSliderDown(False)
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a reset on the handle; elsewhere it is one more click."""
        if event.button() == Qt.MouseButton.LeftButton and self._on_handle(event.position().x()):
            self.reset_wanted.emit()
            event.accept()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the focus; otherwise the panel scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a reset by Backspace, as by a double-click; the other keys move the handle."""
        if event.key() == Qt.Key.Key_Backspace:
            self.reset_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring of the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the hand has gone."""
        super().focusOutEvent(event)
        self.left.emit()
        self.update()

    # -- drawing ----------------------------------------------------------------------------------

    def groove(self) -> QRectF:
        """Return the rectangle of the track."""
        return QRectF(MARGIN, self.height() / 2 - 2, self.width() - 2 * MARGIN, 4)

    def sizeHint(self) -> QSize:
        """Be as high as the handle with its ring."""
        return QSize(160, 2 * HANDLE + 8)

    def minimumSizeHint(self) -> QSize:
        """Be as high as the handle, and wide enough to aim."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, what an heir puts on it, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_track(painter, self.groove())
        self._draw_handle(painter)
        painter.end()

    def draw_track(self, painter: QPainter, groove: QRectF) -> None:
        """Draw everything under the handle."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn().hairline))
        painter.drawRoundedRect(groove, 2, 2)

    def _draw_handle(self, painter: QPainter) -> None:
        tokens = worn()
        centre = QPointF(self.x_of(float(self.level)), self.groove().center().y())
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(QColor(tokens.base))
            painter.drawEllipse(centre, HANDLE + 2, HANDLE + 2)
        painter.setPen(QPen(QColor(tokens.ink if self.isEnabled() else tokens.faint), 2))
        painter.setBrush(QColor(tokens.raised if self.isSliderDown() else tokens.base))
        painter.drawEllipse(centre, HANDLE - 1, HANDLE - 1)


def _whole(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))
