"""The two ends of an analyst's range: typed side by side, taken over together.

Owns the life of one entry of two texts: what is typed is handed over when the hand rests, it is
settled on Return and when the keyboard leaves both, the old ends come back on Escape, and what was
typed stays, with the reason, for as long as it is refused. `enter` takes two numbers or two times
nothing into the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from games.model.numbers import show
from games.model.typed import NearlyError, parse_decimal
from games.words.names import starting
from gui.controls.paragraph import Paragraph
from gui.controls.type import write_in
from gui.controls.undo import lets_through
from gui.core.stay import Stay
from gui.look.literal import in_tip, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from gui.core.document import Document
    from gui.look.tokens import Tokens

__all__ = ["Ends"]

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Ends(QWidget):
    """Low and high of a range.

    Parameters
    ----------
    document
        Where what is typed goes.
    caption, tip
        What the range is of, and what it is for.
    enter
        Takes both ends, None and None for no range; raises `ValueError` to refuse them.
    """

    def __init__(
        self,
        document: Document,
        caption: str,
        tip: str,
        enter: Callable[[Decimal | None, Decimal | None], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._enter = enter
        self._values: tuple[str, str] = ("", "")
        self._shown = self._values
        self._stay = Stay(document, self._hand, self, rests=True)
        self._caption = plain_label(caption, self)
        self._between = plain_label("to", self)
        self.low, self.high = QLineEdit(self), QLineEdit(self)
        row = QHBoxLayout()
        row.addWidget(self.low, 1)
        row.addWidget(self._between)
        row.addWidget(self.high, 1)
        for edit, which in ((self.low, "low end"), (self.high, "high end")):
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setPlaceholderText("not stated")
            edit.setAccessibleName(f"{caption}, {which}")
            edit.setToolTip(in_tip(tip))
            edit.textEdited.connect(self._on_edited)
        self._caption.setBuddy(self.low)
        self._message = Paragraph(self)
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._caption)
        layout.addLayout(row)
        layout.addWidget(self._message)
        for edit in (self.low, self.high):
            edit.installEventFilter(self)  # last: the filter needs all of this

    @property
    def complaint(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._message.text() if not self._message.isHidden() else ""

    def show_ends(self, low: Decimal | None, high: Decimal | None, *, anew: bool) -> None:
        """Show a range; what is half typed stays if it is the one shown before."""
        values = ("" if low is None else show(low), "" if high is None else show(high))
        if anew or values != self._values:
            self._values = values
            if anew or not self._stay.is_handing:
                self._stay.forget()
                self._restore()

    def settle(self) -> bool:
        """Take over what is half typed; False, with the reason shown, if it is refused."""
        if self._stay.is_handing or not (self._half_typed or self._stay.is_open):
            return True
        try:
            self._stay.settle()
        except NearlyError as rounded:
            self._complain(f"{rounded}. Enter takes it")
            return False
        except ValueError as wrong:
            self._complain(str(wrong))
            return False
        self._restore()
        return True

    def focus(self) -> None:
        """Take the keyboard."""
        self.low.setFocus(Qt.FocusReason.OtherFocusReason)
        self.low.selectAll()

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        for label in (self._caption, self._between):
            write_in(label, tokens.soft, tokens.small)
        write_in(self._message, tokens.error, tokens.small)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Commit on Return and when the keyboard leaves both fields, restore on Escape."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                self.settle()
                return True
            if event.key() == Qt.Key.Key_Escape and (self._half_typed or self.complaint):
                self._stay.cancel()
                self._restore()
                return True
        elif not self._half_typed and lets_through(event):
            return True  # nothing is half typed: undo is the document's
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            stays = QApplication.focusWidget() in (self.low, self.high)
            if not stays and event.reason() not in _PASSING:
                self.settle()
        return False

    @property
    def _typed(self) -> tuple[str, str]:
        return self.low.text().strip(), self.high.text().strip()

    def _read(self) -> tuple[Decimal | None, Decimal | None]:
        low, high = self._typed
        if not low and not high:
            return None, None
        if not low or not high:
            message = "a range has two ends: give both, or leave both empty"
            raise ValueError(message)
        return self._number(self.low), self._number(self.high)

    def _number(self, edit: QLineEdit) -> Decimal:
        """Read an end; one that can only be kept rounded is put there to be taken."""
        try:
            return parse_decimal(edit.text())
        except NearlyError as rounded:
            edit.setText(show(rounded.nearest))
            raise

    @property
    def _half_typed(self) -> bool:
        return self._typed != self._shown

    def _hand(self) -> None:
        if self._half_typed:
            self._enter(*self._read())

    @Slot()
    def _on_edited(self) -> None:
        self._quiet()
        self._stay.touch()

    def _restore(self) -> None:
        for edit, value in zip((self.low, self.high), self._values, strict=True):
            if edit.text() != value:
                edit.setText(value)
        self._shown = self._typed
        self._quiet()

    @Slot()
    def _quiet(self) -> None:
        self._message.hide()
        self._describe("")

    def _describe(self, sentence: str) -> None:
        for edit in (self.low, self.high):
            edit.setAccessibleDescription(sentence)

    def _complain(self, reason: str) -> None:
        sentence = f"{starting(reason)}. Esc keeps the old range."
        self._message.say(sentence)
        self._message.show()
        self._describe(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self._message, QAccessible.Event.Alert))
