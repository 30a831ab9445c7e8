"""The form that takes a snapshot: a name, a note, and one button.

Owns what is half typed and what is wrong with it. Asks nobody to wait: the desk can be used while
it is open. Takes nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from gui.controls.arrange import REST, below, beside, button
from gui.controls.complaint import Complaint
from gui.controls.entry import text_of
from gui.controls.note import Note
from gui.controls.undo import UndoOnward
from gui.look.tokens import Tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


__all__ = ["TakingForm"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TakingForm(QWidget):
    """Name and note of the snapshot to be taken.

    Signals
    -------
    wanted()
        Take it.
    dropped()
        The person thought better of it.
    typed()
        The person is typing.
    """

    wanted = Signal()
    dropped = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taking")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._name = QLineEdit(self)
        self._name.setAccessibleName("Name of the snapshot")
        self._note = Note(self)
        self._note.setAccessibleName("Note on the snapshot")
        self._note.setPlaceholderText("Why, for whom, agreed with whom")
        self._wrong = Complaint(self, self._name)
        self._note.refused.connect(self._wrong.tell)
        self._take = button("Take snapshot", self, self.wanted)
        self._take.setDefault(True)
        cancel = button("Cancel", self, self.dropped)
        fields = QFormLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addRow("&Name", self._name)
        fields.addRow("N&ote", self._note)
        below(fields, self._wrong, beside(REST, cancel, self._take), of=self, margins=0)
        UndoOnward(self._name)
        UndoOnward(self._note)
        self.restyled()
        self._name.returnPressed.connect(self.wanted)
        self._name.textEdited.connect(self._on_typed)
        self._note.textChanged.connect(self._on_typed)

    @property
    def name(self) -> str:
        """The name as typed."""
        return text_of(self._name)

    @property
    def note(self) -> str:
        """The note as typed."""
        return text_of(self._note)

    @property
    def complaint(self) -> str:
        """What is wrong; empty if nothing is."""
        return self._wrong.said

    def begin(self, name: str) -> None:
        """Begin with a name that may be typed over at once."""
        self._name.setText(name)
        self._note.clear()
        self._wrong.quiet()
        self.show()
        self.focus()

    def focus(self) -> None:
        """Take the keyboard, the name selected."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def complain(self, why: str) -> None:
        """Say what is wrong, and keep what was typed."""
        self._wrong.tell(why)
        self.focus()

    def restyled(self) -> None:
        """Make room for two lines in the size of type in force."""
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * 2 + 2 * Tokens.grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return takes it from the note too, Escape leaves."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.key() in _ENTER and control:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_typed(self) -> None:
        self._wrong.quiet()
        if not self.isHidden():  # else it is being emptied
            self.typed.emit()
