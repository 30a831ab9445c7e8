"""A spin box that holds an amount or a level exactly as it was typed or saved.

Owns the way between typed text, the box's float and the exact number. It says what a person changed
and nothing else: values set by the program are silent. The wheel turns it only while it has the
focus, so that scrolling past it changes nothing.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QStyle, QStyleOptionSpinBox, QToolTip
from shiboken6 import isValid

from games.model.numbers import MINUS, PLACES, plain, show
from games.model.problems import quoted
from games.model.typed import NearlyError, may_be_number, parse_amount, parse_decimal
from games.words.names import starting
from gui.controls.undo import lets_through
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QLineEdit, QWidget

    from games.model.amounts import Amount
    from gui.core.stay import Stay

__all__ = ["DecimalSpin", "places_of", "settle_within"]

#: Decimals that stepping may reach; what a file holds or a person types beyond them is kept.
_FINEST = 6
_CARET = 4


def places_of(value: Amount) -> int:
    """Return how many decimals a number is written with; a fraction is written with none."""
    if isinstance(value, Fraction):
        return 0
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class DecimalSpin(QDoubleSpinBox):
    """A spin box of decimals; of amounts, fractions too.

    Attributes
    ----------
    exact
        The value.

    Signals
    -------
    edited(Decimal)
        A person changed the value: typed it, stepped, or turned the wheel.
    typed(str)
        A person is typing; `read` tells whether it is a value yet.
    """

    edited = Signal(object)
    typed = Signal(str)
    #: Hands over what is typed on the way, if there is one.
    stay: Stay | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exact: Amount = Decimal(0)
        self._typed: Amount = Decimal(0)
        self._unit: str | None = None
        self._places = 2
        self._scale: tuple[Decimal, Decimal, Decimal] | None = None
        self._rescaling = False
        self.setDecimals(PLACES)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.valueChanged.connect(self._on_value_changed)
        self.editingFinished.connect(self._on_finished)
        self._typed_in = self.lineEdit()
        self._line.textChanged.connect(self._quiet)
        self._line.textEdited.connect(self.typed)

    def set_scale(self, low: Decimal, high: Decimal, step: Decimal) -> None:
        """Set range and step; the step says how many decimals are always shown.

        What is being typed stays: Qt would write the value that the box had before.
        """
        if (low, high, step) == self._scale:
            return
        self._scale = (low, high, step)
        self._rescaling = self.stay is not None and self.stay.is_open
        with QSignalBlocker(self):
            self._places = places_of(step)
            self.setRange(float(low), float(high))
            self.setSingleStep(float(step))
        self._rescaling = False

    def set_unit(self, unit: str) -> None:
        """Say what is counted by a level; without it the number is an amount, and 10 % is 0.1."""
        self._unit = unit

    def set_exact(self, value: Amount) -> None:
        """Show a value; says nothing. What is typed stays while it is that very value."""
        stay = self.stay
        if stay is not None and stay.is_open and (stay.is_handing or value == self.exact):
            self.exact = self._typed = value
            return
        with QSignalBlocker(self):
            resized = isinstance(value, Fraction) or isinstance(self.exact, Fraction)
            self.exact = self._typed = value
            self.setValue(float(value))
            # the float may be the same where the decimal is not: 0.5 and 0.50
            self._line.setText(self.textFromValue(self.value()))
        if resized:
            self.updateGeometry()

    @property
    def _line(self) -> QLineEdit:
        """What is typed in.

        Asked for once: each time again leaves the whole row's Python objects behind (PySide). Which
        may let go of it, too, while it is there: then it is asked for again.
        """
        if not isValid(self._typed_in):
            self._typed_in = self.lineEdit()
        return self._typed_in

    @Slot(float)
    def _on_value_changed(self, value: float) -> None:
        exact = self._exact_of(value)
        if exact != self.exact:
            self.exact = exact
            self.edited.emit(exact)

    @Slot()
    def _on_finished(self) -> None:
        """Take over what was typed where the float is the same one: 1/3 and its 15 decimals."""
        self._on_value_changed(self.value())

    def _exact_of(self, value: float) -> Amount:
        """Return the number behind a float of the box: the one typed, or there, or stepped to.

        The box rounds what it is given to its decimals, which may move a float's last digits.
        """
        for known in (self._typed, self.exact):
            if abs(float(known) - value) <= 1e-15 * max(1.0, abs(value)):
                return known
        return self._decimal(value)

    def _rounded(self, value: float) -> str:
        return f"{value:.{_FINEST}f}"

    def _decimal(self, value: float) -> Decimal:
        """Return a float of the box as the decimal a person would have typed."""
        text = self._rounded(value)
        whole, _, part = text.partition(".")
        part = part.rstrip("0").ljust(self._places, "0")
        return Decimal(f"{whole}.{part}" if part else whole)

    def textFromValue(self, value: float) -> str:
        """Write the number, all of it, with a true minus sign."""
        if self._rescaling:
            return self.text()
        exact = self._exact_of(value)
        if isinstance(exact, Fraction):
            return plain(exact).replace("-", MINUS)
        if places_of(exact) < self._places:
            exact = exact.quantize(Decimal(1).scaleb(-self._places))
        return show(exact, thousands=False)

    def valueFromText(self, text: str) -> float:
        """Read any usual way to write a number."""
        try:
            self._typed = self._read(text)
        except ValueError:
            return self.value()
        return float(self._typed)

    def read(self) -> Amount:
        """Return what stands in the box; raise `ValueError` if it cannot stand."""
        if not self.hasAcceptableInput():
            raise ValueError(self._wrong(self.text()))
        return self._read(self.text())

    def _read(self, text: str) -> Amount:
        if self._unit is None:
            return parse_amount(text)
        return parse_decimal(text, unit=self._unit, span=self._limits)

    @property
    def _limits(self) -> tuple[Decimal, Decimal]:
        if self._scale is None:
            return self._decimal(self.minimum()), self._decimal(self.maximum())
        return self._scale[:2]

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let numbers through, wait for what may become one, refuse other characters."""
        if not may_be_number(text):
            return QValidator.State.Invalid, text, pos
        try:
            value = self._read(text)
        except ValueError:
            return QValidator.State.Intermediate, text, pos
        low, high = self._limits
        fine = low <= value <= high
        state = QValidator.State.Acceptable if fine else QValidator.State.Intermediate
        return state, text, pos

    def fixup(self, text: str) -> str:
        """Say why the old value comes back when what was typed cannot stand, or what is taken."""
        self._say(self._wrong(text))
        return self._nearest(text) or text

    def settle(self) -> bool:
        """Take over what is half typed; False, with the reason shown, if it cannot stand."""
        if self.hasAcceptableInput():
            self.interpretText()
            return True
        nearest = self._nearest(self.text())
        reason = self._wrong(self.text())
        if nearest:
            self._line.setText(nearest)
            reason += ". Enter takes it"
        reason = f"{starting(reason)}. Esc keeps the old value."
        self.setAccessibleDescription(reason)
        self._say(reason)
        return False

    def event(self, event: QEvent) -> bool:
        """Leave undo to the document when nothing is half typed."""
        if self.text() == self.textFromValue(self.value()) and lets_through(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the old value again on Escape, if another is half typed."""
        shown = self.textFromValue(self.value())
        if event.key() == Qt.Key.Key_Escape and self.text() != shown:
            if self.stay is not None:
                self.stay.cancel()
            self.set_exact(self.exact)
            self.selectAll()
            QToolTip.hideText()
        else:
            super().keyPressEvent(event)

    def _wrong(self, text: str) -> str:
        """Return why a text cannot stand."""
        try:
            self._read(text)
        except ValueError as wrong:
            return str(wrong)
        low, high = self._limits
        return f"{quoted(text.strip())} is not between {show(low)} and {show(high)}"

    def _nearest(self, text: str) -> str:
        """Return what can be kept of a number that must be rounded; empty if it need not be."""
        try:
            self._read(text)
        except NearlyError as rounded:
            return show(rounded.nearest, thousands=False)
        except ValueError:
            pass
        return ""

    def _say(self, reason: str) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), in_tip(reason), self)

    @Slot()
    def _quiet(self) -> None:
        self.setAccessibleDescription("")

    def sizeHint(self) -> QSize:
        """Be as wide as the longest number of the range with its usual decimals, or a fraction."""
        ends = [self._decimal(float(end)) for end in self._limits]
        texts = [show(end, thousands=False) for end in ends]
        if isinstance(self.exact, Fraction):
            texts.append(plain(self.exact))
        text = max(texts, key=len)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        room = QSize(self.fontMetrics().horizontalAdvance(text) + _CARET, 0)
        whole = self.style().sizeFromContents(QStyle.ContentsType.CT_SpinBox, option, room, self)
        return QSize(whole.width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut a number."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the focus; otherwise the panel scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def settle_within(panel: QWidget) -> bool:
    """Take over the number that is half typed in a box of a panel; False if it cannot stand."""
    box = panel.focusWidget()  # a box that loses the keyboard settles itself
    return not isinstance(box, DecimalSpin) or box.settle()
