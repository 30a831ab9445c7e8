"""Texts of a form that are taken over together: the life of one half-typed entry.

Owns that life: what is typed is handed over on the way, it is settled on Return (a note on
Ctrl+Return) and when the keyboard leaves, the old texts come back on Escape, and what was typed
stays, with the reason below it, for as long as it is refused. What it is an entry of is known to
those who extend it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from games.model.lines import in_lines, one_line
from games.model.numbers import show
from games.model.typed import NearlyError
from games.model.validate import LONGEST_NAME
from games.words.names import starting
from gui.controls.arrange import below
from gui.controls.complaint import Complaint
from gui.controls.note import Note
from gui.controls.undo import lets_through
from gui.core.stay import Stay
from gui.look.literal import in_tip, plain_label
from gui.look.tokens import Tokens
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.core.document import Document

__all__ = ["Entry", "text_of"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: How often to see whether the mouse that took the focus away has been let go.
_RELEASED_MS = 20
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def text_of(edit: QLineEdit | QPlainTextEdit) -> str:
    """Return what stands in a field, on one line where it shows one.

    Qt keeps what was pasted, though it shows a blank; its own plain text makes blanks of no-break
    spaces.
    """
    if isinstance(edit, QLineEdit):
        return one_line(edit.text())
    return in_lines(edit.document().toRawText())


class Entry(QWidget):
    """A caption, places to type side by side, and room for one sentence.

    Who extends it says in `_take` what becomes of the texts.

    Parameters
    ----------
    document
        Where they go.
    caption, tip
        Over the texts, and what they are for.
    names
        The accessible name of each place to type.
    parent
        Owner.
    lines
        Lines that are shown; more than one makes notes of them.
    """

    #: What Escape keeps.
    _kept = "value"

    def __init__(
        self,
        document: Document,
        caption: str,
        tip: str,
        names: Sequence[str],
        parent: QWidget | None = None,
        *,
        lines: int = 1,
    ) -> None:
        super().__init__(parent)
        self._values = self._shown = ("",) * len(names)
        self._showing = False
        self._lines = lines
        self._caption = plain_label(caption, self)
        self._row = QHBoxLayout()
        self._edits = tuple(self._made(name, tip) for name in names)
        #: The one that is put right where a number can only be kept rounded.
        self._meant = self._edits[0]
        self._caption.setBuddy(self._edits[0])
        self._stay = Stay(document, self._hand, self, rests=lines == 1)
        self._later = QTimer(self)
        self._later.setObjectName("entry-later")
        self._later.setInterval(_RELEASED_MS)
        self._later.timeout.connect(self._on_later)
        self._message = Complaint(self, *self._edits)
        below(self._caption, self._row, self._message, of=self, margins=0, gap=2)
        wear(self._caption, "soft", "small")
        self.restyled()
        for edit in self._edits:
            edit.installEventFilter(self)  # last: the filter needs all of this

    @property
    def complaint(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._message.said

    def show_texts(self, *values: str, anew: bool = False) -> None:
        """Show texts; what is half typed stays if they are those shown before, or its own."""
        if anew or values != self._values:
            self._values = values
            if anew or not self._stay.is_handing:
                self._stay.forget()
                self._restore()

    def settle(self) -> bool:
        """Take over what is half typed; False, with the reason shown, if it is refused."""
        if self._stay.is_handing:
            return True
        if not (self._half_typed or self._stay.is_open):
            self._message.quiet()  # of what was not even pasted
            return True
        try:
            self._stay.settle()
        except NearlyError as rounded:
            if isinstance(self._meant, QLineEdit):
                self._meant.setText(show(rounded.nearest, thousands=False))
                self._meant.selectAll()
            self._complain(f"{rounded}. Enter takes it")
            return False
        except ValueError as wrong:
            self._complain(str(wrong))
            return False
        self._restore()  # in the form the document has it; as it was if the person said no
        return True

    def focus(self) -> None:
        """Take the keyboard, with everything selected."""
        self._edits[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._edits[0].selectAll()

    def restyled(self) -> None:
        """Make room for the lines of a note in the size of type in force."""
        for edit in self._edits:
            if isinstance(edit, QPlainTextEdit):
                height = edit.fontMetrics().lineSpacing() * self._lines + 2 * Tokens.grid
                edit.setFixedHeight(height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit on Return and when the hand goes elsewhere, restore on Escape, pass undo on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = isinstance(watched, QLineEdit)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and (plain or control):
                if self.settle() and isinstance(watched, QLineEdit):
                    watched.selectAll()
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
            and QApplication.focusWidget() not in self._edits
        ):
            if event.reason() == Qt.FocusReason.MouseFocusReason:
                self._later.start()
            else:
                self.settle()
        return False

    # -- for those who extend it ------------------------------------------------------------------

    def _take(self) -> None:
        """Put what stands there into the document; raise `ValueError` if it cannot stand."""
        raise NotImplementedError

    @property
    def _texts(self) -> tuple[str, ...]:
        """What stands there."""
        return tuple(text_of(edit) for edit in self._edits)

    # -- inside -----------------------------------------------------------------------------------

    def _made(self, name: str, tip: str) -> QLineEdit | QPlainTextEdit:
        edit: QLineEdit | QPlainTextEdit
        if self._lines == 1:
            edit = QLineEdit(self)
            edit.textEdited.connect(self._on_edited)
        else:
            edit = Note(self)
            edit.textChanged.connect(self._on_edited)
            edit.refused.connect(self._on_refused)
        edit.setAccessibleName(name)
        edit.setToolTip(in_tip(tip))
        self._row.addWidget(edit, 1)
        return edit

    @Slot()
    def _on_later(self) -> None:
        """Settle once the mouse is let go.

        A question asked between press and release would swallow the release, and the slider that
        was pressed would follow the mouse for ever.
        """
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._later.stop()
            if not any(edit.hasFocus() for edit in self._edits):
                self.settle()

    @property
    def _half_typed(self) -> bool:
        """Whether something else stands there than was shown; Qt keeps no text quite as it is."""
        return self._texts != self._shown

    def _restore(self) -> None:
        self._showing = True
        for edit, value in zip(self._edits, self._values, strict=True):
            if text_of(edit) != value:
                edit.setText(value) if isinstance(edit, QLineEdit) else edit.setPlainText(value)
        self._showing = False
        self._shown = self._texts
        self._message.quiet()

    def _hand(self) -> None:
        """Take what stands there; nothing, if it is what was there."""
        if self._half_typed:
            self._take()

    @Slot()
    def _on_edited(self) -> None:
        self._message.quiet()
        if not self._showing:
            if self._lines == 1:
                self._see_length()
            self._stay.touch()

    def _see_length(self) -> None:
        """Say at once what was pasted and can never stand on one line."""
        longest = max(map(len, self._texts))
        if longest > LONGEST_NAME:
            self._complain(f"{longest} characters are too many: at most {LONGEST_NAME}")

    @Slot(str)
    def _on_refused(self, reason: str) -> None:
        self._message.tell(reason)

    def _complain(self, reason: str) -> None:
        self._message.tell(f"{starting(reason)}. Esc keeps the old {self._kept}.")
