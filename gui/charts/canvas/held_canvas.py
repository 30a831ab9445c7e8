"""A chart in which today can be taken hold of, by mouse or keys, and moved along its drivers.

Owns the gesture: opened, moved by steps of the sliders, closed, or taken back with Escape. Where
today is drawn and what else can be pressed is each chart's own. Changes nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent

from gui.charts.canvas.spot_canvas import SpotCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.axis import Axis
    from gui.charts.marks.figure import Layout
    from gui.look.tokens import Tokens

__all__ = ["PAGE", "HeldCanvas"]

#: Page keys and Shift with arrows move by this many steps.
PAGE = 10
#: How many steps there are along a driver whose slider has none.
_STEPS = 100


class HeldCanvas(SpotCanvas):
    """A scene along one driver or two, with today in it.

    Attributes
    ----------
    today_pressed, today_moved(tuple), today_released
        One gesture: opened, moved to a level of each driver (steps of their sliders), closed.
        Escape moves back to where it began before closing.
    """

    today_pressed = Signal()
    today_moved = Signal(tuple)
    today_released = Signal()
    #: By key how many steps it goes along each driver.
    steps: ClassVar[dict[Qt.Key, tuple[int, ...]]]

    def __init__(
        self,
        layout: Layout,
        tokens: Tokens,
        parent: QWidget | None = None,
        *,
        single: bool = False,
    ) -> None:
        self._today: tuple[float, ...] = ()
        self._origin: tuple[float, ...] | None = None
        self._keyed = False
        super().__init__(layout, tokens, parent, single=single)

    @property
    def today(self) -> tuple[float, ...]:
        """Where today stands, a level of each driver; nowhere before the first scene."""
        return self._today

    @property
    def dragging(self) -> bool:
        """True while today is held by mouse or key."""
        return self._origin is not None

    def axes(self) -> tuple[Axis, ...]:
        """Return the axes of the scene; none before the first."""
        raise NotImplementedError

    def set_today(self, *levels: float) -> None:
        """Move today without a signal; cheap."""
        if levels != self._today:
            self._today = levels
            self._read()
            self.draw(moving=True)

    # -- what keys do -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step today; one held key is one gesture."""
        axes, key = self.axes(), Qt.Key(event.key())
        if self._origin is not None and key is Qt.Key.Key_Escape:
            self._move(self._origin)
            self._close()
            return
        if not axes or key not in self.steps:
            super().keyPressEvent(event)
            return
        many = PAGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        there = tuple(
            axis.snap(level + many * step * (axis.step or (axis.high - axis.low) / _STEPS))
            for axis, level, step in zip(axes, self._today, self.steps[key], strict=True)
        )
        self._go(there)

    def _go(self, there: tuple[float, ...]) -> None:
        """Move by key; at the end of an axis no gesture opens that would do nothing."""
        if there == self._today:
            return
        if self._origin is None:
            self._keyed = True
            self._open()
        self._move(there)

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

    # -- the gesture ------------------------------------------------------------------------------

    def _open(self) -> None:
        self._origin = self._today
        self.today_pressed.emit()

    def _move(self, levels: Sequence[float]) -> None:
        there = tuple(axis.snap(level) for axis, level in zip(self.axes(), levels, strict=True))
        if there != self._today:
            self.set_today(*there)
            if self._keyed and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.words))
            self.today_moved.emit(there)

    def _close(self) -> None:
        self._origin, self._keyed = None, False
        self._describe()
        self.today_released.emit()
