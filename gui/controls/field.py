"""One labelled text in a form: shows a value, takes another, says what is wrong with it.

Owns the life of one entry: it commits on Return (a note on Ctrl+Return) and on losing the focus,
shows the old value again on Escape, and keeps what was typed, with the reason below it, for as long
as it is refused. It knows no document: `enter` takes the text and raises `ValueError` with the
sentence to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from games.model.numbers import show
from games.model.typed import NearlyError
from gui.controls.paragraph import Paragraph
from gui.controls.type import write_in
from gui.controls.undo import lets_through
from gui.look.literal import in_tip, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.look.tokens import Tokens

__all__ = ["Field"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: How often to see whether the mouse that took the focus away has been let go.
_RELEASED_MS = 20
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Field(QWidget):
    """A caption, a place to type, and room for one sentence.

    Parameters
    ----------
    caption
        Over the text; its accessible name.
    enter
        Takes the text; raises `ValueError` if it will not have it.
    tip
        What it is for.
    lines
        Lines that are shown; more than one makes it a note.
    parent
        Owner.
    """

    def __init__(
        self,
        caption: str,
        enter: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        tip: str = "",
        lines: int = 1,
    ) -> None:
        super().__init__(parent)
        self._enter = enter
        self._value = ""
        self._entering = False
        self._caption = plain_label(caption, self)
        self.edit: QLineEdit | QPlainTextEdit
        if lines == 1:
            self.edit = QLineEdit(self)
            self.edit.textEdited.connect(self._quiet)
        else:
            self.edit = QPlainTextEdit(self)
            self.edit.setTabChangesFocus(True)
            self.edit.textChanged.connect(self._quiet)
        self._lines = lines
        self.edit.setAccessibleName(caption)
        self.edit.setToolTip(in_tip(tip))
        self._caption.setBuddy(self.edit)
        self._later = QTimer(self)
        self._later.setObjectName("field-later")
        self._later.setInterval(_RELEASED_MS)
        self._later.timeout.connect(self._on_later)
        self._message = Paragraph(self)
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self._caption, self.edit, self._message):
            layout.addWidget(widget)
        self.edit.installEventFilter(self)  # last: the filter needs all of this

    @property
    def text(self) -> str:
        """What stands in the field."""
        edit = self.edit
        return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()

    @property
    def complaint(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._message.text() if not self._message.isHidden() else ""

    def show_value(self, value: str, *, anew: bool = False) -> None:
        """Show a value; what is half typed stays if the value is the one shown before."""
        if anew or value != self._value:
            self._value = value
            self._restore()

    def settle(self) -> bool:
        """Take over what is half typed; False, with the reason shown, if it is refused."""
        if self._entering or self.text == self._value:
            return True
        self._entering = True
        try:
            self._enter(self.text)
        except NearlyError as rounded:
            if isinstance(self.edit, QLineEdit):
                self.edit.setText(show(rounded.nearest))
                self.edit.selectAll()
            self._complain(f"{rounded}. Enter takes it")
            return False
        except ValueError as wrong:
            self._complain(str(wrong))
            return False
        finally:
            self._entering = False
        self._restore()  # in the form the document has it; as it was if the person said no
        return True

    def focus(self) -> None:
        """Take the keyboard, with everything selected."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        write_in(self._caption, tokens.soft, tokens.small)
        write_in(self._message, tokens.error, tokens.small)
        if isinstance(self.edit, QPlainTextEdit):
            height = self.edit.fontMetrics().lineSpacing() * self._lines + 2 * tokens.grid
            self.edit.setFixedHeight(height)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Commit on Return and when the hand goes elsewhere, restore on Escape, pass undo on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = isinstance(self.edit, QLineEdit)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and (plain or control):
                if self.settle() and plain:
                    self.edit.selectAll()
                return True
            if event.key() == Qt.Key.Key_Escape and (self.text != self._value or self.complaint):
                self._restore()
                return True
        elif self.text == self._value and lets_through(event):
            return True  # nothing is half typed: undo is the document's
        elif (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() not in _PASSING
        ):
            if event.reason() == Qt.FocusReason.MouseFocusReason:
                self._later.start()
            else:
                self.settle()
        return False

    # -- inside -----------------------------------------------------------------------------------

    @Slot()
    def _on_later(self) -> None:
        """Settle once the mouse is let go.

        A question asked between press and release would swallow the release, and the slider that
        was pressed would follow the mouse for ever.
        """
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._later.stop()
            if not self.edit.hasFocus():
                self.settle()

    def _restore(self) -> None:
        edit = self.edit
        if self.text != self._value:
            edit.setText(self._value) if isinstance(edit, QLineEdit) else edit.setPlainText(
                self._value
            )
        self._quiet()

    def _quiet(self) -> None:
        self._message.hide()
        self.edit.setAccessibleDescription("")

    def _complain(self, reason: str) -> None:
        sentence = f"{reason[:1].upper()}{reason[1:]}. Esc keeps the old value."
        self._message.say(sentence)
        self._message.show()
        self.edit.setAccessibleDescription(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self._message, QAccessible.Event.Alert))
