"""The field in which one payoff is typed, and the sentence that says what is wrong with it.

Owns the life of one entry: what is typed is handed over when the hand rests; it is settled on
Enter, Tab and on losing the focus, goes away on Escape, and stays where it is, text and all, for as
long as the text is no number. `enter` takes the text into the document and raises `ValueError` with
the sentence to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFrame, QLineEdit

from games.model.numbers import show
from games.model.typed import NearlyError
from games.words.names import starting
from gui.controls.complaint import Complaint
from gui.controls.undo import lets_through
from gui.core.stay import Stay
from gui.look.type import sized
from gui.look.wear import paper, worn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.core.document import Document

__all__ = ["PayoffEditor"]

_NARROWEST = 84
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class PayoffEditor(QLineEdit):
    """A line edit over one payoff.

    Parameters
    ----------
    document
        Where what is typed goes.
    parent
        What it lies on; it may be larger than the payoff's own cell.
    enter
        Takes the text; raises `ValueError` if it will not have it.

    Attributes
    ----------
    is_open
        True while something is being typed.

    Signals
    -------
    finished(int, bool)
        The entry is over; go on by this many payoffs (0 to stay), and whether the keyboard is still
        here and wants to be taken back to the table. The field hides when the receiver is done.
    paste_wanted()
        The clipboard shall replace all that is typed: what it means is not for a field to say.
    """

    finished = Signal(int, bool)
    paste_wanted = Signal()

    def __init__(self, document: Document, parent: QWidget, enter: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._enter = enter
        self._room = parent
        self.is_open = False
        self._value = ""
        self._stay = Stay(document, self._hand, self, rests=True)
        self.setObjectName("payoff-editor")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._message = Complaint(parent, self)
        self._message.setObjectName("payoff-message")
        self._message.setMargin(6)
        self._message.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.hide()
        paper(self._message, kind="raised")
        self.restyled()
        self.textEdited.connect(self._on_edited)

    def restyled(self) -> None:
        """Take the size of type in force."""
        self.setFont(sized(worn().body))

    def open(self, rect: QRect, cells: QRect, name: str, value: str, typed: str) -> None:
        """Edit a payoff that stands at `rect`.

        Parameters
        ----------
        rect, cells
            The payoff and the cells of its matrix, whose names stay in sight; in the coordinates of
            the parent.
        name
            Whose payoff it is and where, for screen readers.
        value
            What it is now; all of it is selected.
        typed
            The first character of a new value, if the edit began by typing.
        """
        height = max(rect.height() - 8, self.sizeHint().height())
        width = max(rect.width(), _NARROWEST)
        box = QRect(rect.right() - width + 1, rect.center().y() - height // 2, width, height)
        self.setGeometry(_inside(box, cells))
        self.setAccessibleName(name)
        self._message.quiet()
        self._value = value
        self.setText(value)
        self.selectAll()
        if typed:
            self.insert(typed)  # over the value: undo brings it back
            self._stay.touch()
        self.is_open = True
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, onward: int = 0) -> bool:
        """Commit what is typed; False, with the reason shown, if it is no acceptable number."""
        if not self.is_open or self._stay.is_handing:
            return True
        try:
            self._stay.settle()
        except NearlyError as rounded:
            self.setText(show(rounded.nearest, thousands=False))
            self.selectAll()
            self._complain(f"{rounded}. Enter takes it")
            return False
        except ValueError as wrong:
            self._complain(str(wrong))
            return False
        self._close(onward)
        return True

    def cancel(self) -> None:
        """Forget what was typed."""
        if self.is_open:
            self._stay.cancel()
            self._close(0)

    def event(self, event: QEvent) -> bool:
        """Go away at an undo with nothing typed: it is the document's."""
        if self.is_open and self.text() == self._value and lets_through(event):
            self.cancel()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Enter, cancel on Escape; the rest is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.selectedText() == self.text():
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own
        """Commit on Tab and go on to the next payoff; stay if the text is no number."""
        if not self.is_open:
            return super().focusNextPrevChild(forward)
        self.settle(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the hand goes elsewhere; what is no number stays and says why."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.settle()

    def _close(self, onward: int) -> None:
        self._message.quiet()
        self.is_open = False
        # the table takes the focus before the field hides: hiding would pass it to anybody
        self.finished.emit(onward, self.hasFocus())
        self.hide()

    def _hand(self) -> None:
        if self.text() != self._value:
            self._enter(self.text())

    def _on_edited(self) -> None:
        self._message.quiet()
        self._stay.touch()

    def _complain(self, reason: str) -> None:
        self._message.tell(f"{starting(reason)}. Esc keeps the old value.")
        room = self._room.visibleRegion().boundingRect()  # what the scroll area shows of it
        self._message.setFixedWidth(min(room.width(), 264))
        height = self._message.heightForWidth(self._message.width())
        below = QRect(self.x(), self.geometry().bottom() + 3, self._message.width(), height)
        if below.bottom() > room.bottom():
            below.moveBottom(self.y() - 3)
        self._message.setGeometry(_inside(below, room))
        self._message.raise_()


def _inside(box: QRect, room: QRect) -> QRect:
    """Move a rectangle into a larger one."""
    left = max(room.left(), min(box.left(), room.right() - box.width() + 1))
    top = max(room.top(), min(box.top(), room.bottom() - box.height() + 1))
    return QRect(left, top, box.width(), box.height())
