"""A row of fields of the assistant, with the sentence that says what is wrong with one of them.

Owns typing and complaint. It holds text, finished or not; what the text means is the draft's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget

from gui.controls.entry import text_of
from gui.controls.paragraph import Paragraph
from gui.look.literal import in_tip, plain_label
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


__all__ = ["Column", "Row"]


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row: its key in the draft, its caption, and its width (0: what is left)."""

    key: str
    caption: str
    width: int = 0


class Row(QWidget):
    """Fields side by side.

    Parameters
    ----------
    place
        Of the row in the draft ("players[0]"); a field is `place.key`.
    columns
        The fields.
    number
        Position of the row among its like; the first has captions.
    what
        What one row is, for a screen reader ("strategy 2 of player 1"). A row that can go has a
        button that says so.
    removable
        Whether it can go.

    Signals
    -------
    edited()
        Somebody typed.
    removed(int)
        The row of this number shall go.
    """

    edited = Signal()
    removed = Signal(int)

    def __init__(
        self,
        place: str,
        columns: Sequence[Column],
        number: int = 0,
        what: str = "",
        *,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._number = number
        self._edits: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        for column, spec in enumerate(columns):
            edit = QLineEdit(self)
            edit.setAccessibleName(f"{spec.caption} of {what}" if what else spec.caption)
            edit.textEdited.connect(self.edited)
            if spec.width:
                edit.setFixedWidth(spec.width)
            else:
                grid.setColumnStretch(column, 1)
            if number == 0:
                caption = plain_label(spec.caption, self)
                caption.setBuddy(edit)
                wear(caption, "soft", "small")
                grid.addWidget(caption, 0, column)
            grid.addWidget(edit, 1, column)
            self._edits[spec.key] = edit
        self.drop = QToolButton(self)
        self.drop.setText("\N{MULTIPLICATION SIGN}")
        self.drop.setToolTip(in_tip(f"Remove {what}"))
        self.drop.setAccessibleName(f"Remove {what}")
        self.drop.setVisible(removable)
        self.drop.clicked.connect(self._on_removed)
        grid.addWidget(self.drop, 1, len(columns))
        self._message = Paragraph(self)
        self._message.hide()
        wear(self._message, "error", "small")
        grid.addWidget(self._message, 2, 0, 1, len(columns) + 1)

    def text(self, key: str) -> str:
        """Return what stands in a field."""
        return text_of(self._edits[key])

    def show_text(self, key: str, text: str, otherwise: str = "") -> None:
        """Show a text, and what holds where nothing is typed."""
        edit = self._edits[key]
        if edit.text() != text:  # the cursor stays where somebody types
            edit.setText(text)
        edit.setPlaceholderText(otherwise)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong with the first field of which something is known."""
        told = ""
        for key, edit in self._edits.items():
            wrong = faults.get(f"{self._place}.{key}" if self._place else key, "")
            edit.setAccessibleDescription(wrong)
            if edit.property("wrong") != bool(wrong):
                edit.setProperty("wrong", bool(wrong))
                edit.style().unpolish(edit)
                edit.style().polish(edit)
            told = told or wrong
        told = told or faults.get(self._place, "")
        self._message.say(told)
        self._message.setVisible(bool(told))

    def focus(self, faults: Mapping[str, str] | None = None) -> bool:
        """Give the keyboard to the field at fault (without faults: the first); False if none is."""
        for key, edit in self._edits.items():
            place = f"{self._place}.{key}" if self._place else key
            if faults is None or place in faults or self._place in faults:
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                edit.selectAll()
                return True
        return False

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self._number)
