"""One slider and one spin box on one number of the scenario.

Owns the gesture of the pair: drags, keys, wheel, steps and typing each end in one undo step, Escape
gives the edit up. What the number is, and how the scenario changes with it, is the row's: it
proposes a new scenario for a value, and shows the document again when asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from gui.core.gesture import Gesture
from gui.core.stay import Stay

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from games.model.amounts import Amount
    from games.model.scenario import Scenario
    from gui.controls.slider import ExactSlider
    from gui.controls.spin import DecimalSpin
    from gui.core.document import Document

__all__ = ["Grip"]


class Grip(QObject):
    """Ties slider and spin box of a row to the document.

    Parameters
    ----------
    document
        Where the number is.
    slider, spin
        The controls.
    propose
        Returns the scenario in which the number has a value, and what that step is called; raises
        `ValueError` for a value that cannot be.
    show
        Makes the row show the document.
    row
        Owner.
    """

    def __init__(
        self,
        document: Document,
        slider: ExactSlider,
        spin: DecimalSpin,
        propose: Callable[[Amount], tuple[Scenario, str]],
        show: Callable[[], None],
        row: QWidget,
    ) -> None:
        super().__init__(row)
        self._document = document
        self._spin = spin
        self._propose = propose
        self._controls = (slider, spin)
        self._show = show
        self._gesture = Gesture(document, self)
        slider.sliderPressed.connect(self._gesture.press)
        slider.sliderReleased.connect(self._on_released)
        slider.moved.connect(self._on_moved)
        slider.left.connect(self._gesture.flush)
        spin.edited.connect(self._on_moved)
        spin.editingFinished.connect(self.flush)
        self._taken: Amount | None = None
        self._stay = spin.stay = Stay(document, self._hand, self, rests=True)
        spin.typed.connect(self._stay.touch)

    @property
    def is_open(self) -> bool:
        """True while an edit is being made here, or an amount typed."""
        return self._gesture.is_open or self._stay.is_open

    @Slot()
    def flush(self) -> None:
        """End the edit at once."""
        if self._stay.is_open:
            self._finish()
        self._gesture.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the edit up on Escape; watch no longer once it is over."""
        if not self._gesture.is_open:
            watched.removeEventFilter(self)
            return False
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress:
            self._gesture.cancel()
            self._show()
            return True
        return False

    def _hand(self) -> None:
        """Put what is typed into the document, as a step."""
        value = self._spin.read() if self._taken is None else self._taken
        self._document.apply(*self._propose(value))

    def _finish(self, taken: Amount | None = None) -> None:
        """End what is typed; the box may have taken it already, and written it its own way."""
        self._taken = taken
        try:
            self._stay.settle()
        except ValueError:
            self._stay.forget()
            self._show()
        finally:
            self._taken = None

    @Slot(object)
    def _on_moved(self, value: Amount) -> None:
        if self._stay.is_open:
            self._finish(value)
            return
        try:
            new, label = self._propose(value)
        except ValueError:
            self._show()
            return
        if not self._gesture.change(new, label):
            self._show()  # the edit was given up while the hand is still moving
        for control in self._controls if self._gesture.is_open else ():
            control.installEventFilter(self)

    @Slot()
    def _on_released(self) -> None:
        self._gesture.release()
        self._show()
