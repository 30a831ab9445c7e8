"""One labelled text in a form: shows a value, takes another, says what is wrong with it.

Owns the life of one entry: what is typed is handed over while it is typed, as one step
(`gui.core.stay`); Return (in a note Ctrl+Return) and losing the focus end the stay, Escape takes it
back, and what is refused stays as it was typed, with the reason below it. `enter` takes the text
and raises `ValueError` with the sentence to show.
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
        self._value = ""
        self._document = document
        self._entering = self._putting = False
        self._stay = Stay(document, self._hand, self, rests=lines == 1)
        self._caption = plain_label(caption, self)
        self.edit: QLineEdit | QPlainTextEdit
        if lines == 1:
            self.edit = QLineEdit(self)
            self.edit.textEdited.connect(self._on_typed)
        else:
            self.edit = QPlainTextEdit(self)
            self.edit.setTabChangesFocus(True)
            self.edit.textChanged.connect(self._on_typed)
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
        if anew:
            self._stay.forget()
        if anew or value != self._value:
            self._value = value
            typing = self._stay.is_open and self._document.is_typing
            if anew or not (self._entering or typing):
                self._restore()

    def settle(self) -> bool:
        """Take over what is half typed; False, with the reason shown, if it is refused."""
        if self._entering or (self.text == self._value and not self._stay.is_open):
            return True
        self._entering = True
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
            if event.key() == Qt.Key.Key_Escape and self._is_typed:
                self._stay.cancel()
                self._restore()
                return True
        elif not (self._is_typed and self._can_undo) and lets_through(event):
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
    def _is_typed(self) -> bool:
        """True while Escape would take something back."""
        return self._stay.is_open or self.text != self._value or bool(self.complaint)

    @property
    def _can_undo(self) -> bool:
        edit = self.edit
        return (edit if isinstance(edit, QLineEdit) else edit.document()).isUndoAvailable()

    def _hand(self) -> None:
        """Put what stands here into the document."""
        self._enter(self.text)

    @Slot()
    def _on_typed(self) -> None:
        self._quiet()
        if not self._putting:
            self._stay.touch()

    def _restore(self) -> None:
        edit = self.edit
        if self.text != self._value:
            self._putting = True
            put = edit.setText if isinstance(edit, QLineEdit) else edit.setPlainText
            put(self._value)
            self._putting = False
        self._quiet()

    def _quiet(self) -> None:
        self._message.hide()
        self.edit.setAccessibleDescription("")

    def _complain(self, reason: str) -> None:
        sentence = f"{starting(reason)}. Esc keeps the old value."
        self._message.say(sentence)
        self._message.show()
        self.edit.setAccessibleDescription(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self._message, QAccessible.Event.Alert))
