"""One labelled text in a form: shows a value, takes another, says what is wrong with it.

Owns the life of one entry: what is typed is handed over on the way, it is settled on Return (a note
on Ctrl+Return) and on losing the focus, the old value comes back on Escape, and what was typed
stays, with the reason below it, for as long as it is refused. It knows nothing of what it is a
field of: `enter` takes the text into the document and raises `ValueError` with the sentence to
show.
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
from games.words.names import starting
from gui.controls.paragraph import Paragraph
from gui.controls.type import write_in
from gui.controls.undo import lets_through
from gui.core.stay import Stay
from gui.look.literal import in_tip, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.document import Document
    from gui.look.tokens import Tokens

__all__ = ["Field", "text_of"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: How often to see whether the mouse that took the focus away has been let go.
_RELEASED_MS = 20
_PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def text_of(edit: QLineEdit | QPlainTextEdit) -> str:
    """Return what stands in a field; Qt's own plain text makes blanks of no-break spaces."""
    if isinstance(edit, QLineEdit):
        return edit.text()
    return edit.document().toRawText().replace(_PARAGRAPH, "\n")


class Field(QWidget):
    """A caption, a place to type, and room for one sentence.

    Parameters
    ----------
    caption
        Over the text; its accessible name.
    enter
        Takes the text; raises `ValueError` if it will not have it.
    document
        Where `enter` puts it.
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
        document: Document,
        parent: QWidget | None = None,
        *,
        tip: str = "",
        lines: int = 1,
    ) -> None:
        super().__init__(parent)
        self._enter = enter
        self._value = self._shown = ""
        self._showing = False
        self._caption = plain_label(caption, self)
        self.edit: QLineEdit | QPlainTextEdit
        if lines == 1:
            self.edit = QLineEdit(self)
            self.edit.textEdited.connect(self._on_edited)
        else:
            self.edit = QPlainTextEdit(self)
            self.edit.setTabChangesFocus(True)
            self.edit.textChanged.connect(self._on_edited)
        self._lines = lines
        self.edit.setAccessibleName(caption)
        self.edit.setToolTip(in_tip(tip))
        self._caption.setBuddy(self.edit)
        self._stay = Stay(document, self._hand, self, rests=lines == 1)
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
        """What stands in the field, every character as it is."""
        return text_of(self.edit)

    @property
    def complaint(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._message.text() if not self._message.isHidden() else ""

    def show_value(self, value: str, *, anew: bool = False) -> None:
        """Show a value; what is half typed stays if it is the one shown before, or its own."""
        if anew or value != self._value:
            self._value = value
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
            if isinstance(self.edit, QLineEdit):
                self.edit.setText(show(rounded.nearest))
                self.edit.selectAll()
            self._complain(f"{rounded}. Enter takes it")
            return False
        except ValueError as wrong:
            self._complain(str(wrong))
            return False
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
            if event.key() == Qt.Key.Key_Escape and (self._half_typed or self.complaint):
                self._stay.cancel()
                self._restore()
                return True
        elif not self._half_typed and lets_through(event):
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

    @property
    def _half_typed(self) -> bool:
        """Whether something else stands there than was shown; Qt keeps no text quite as it is."""
        return self.text != self._shown

    def _restore(self) -> None:
        edit = self.edit
        if self.text != self._value:
            self._showing = True
            edit.setText(self._value) if isinstance(edit, QLineEdit) else edit.setPlainText(
                self._value
            )
            self._showing = False
        self._shown = self.text
        self._quiet()

    def _hand(self) -> None:
        """Put what stands there into the document; nothing, if it is what was there."""
        if self._half_typed:
            self._enter(self.text)

    @Slot()
    def _on_edited(self) -> None:
        self._quiet()
        if not self._showing:
            self._stay.touch()

    def _quiet(self) -> None:
        self._message.hide()
        self.edit.setAccessibleDescription("")

    def _complain(self, reason: str) -> None:
        sentence = f"{starting(reason)}. Esc keeps the old value."
        self._message.say(sentence)
        self._message.show()
        self.edit.setAccessibleDescription(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self._message, QAccessible.Event.Alert))
