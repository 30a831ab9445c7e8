"""Which source a consideration cites: a choice, and a few fields for one that is not listed yet.

Owns the choice and the fields of a new source; what is typed there is handed over on the way, and
goes again with Cancel. It says what is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from games.words.names import starting
from gui.controls.arrange import below, button
from gui.controls.choice import Choice
from gui.controls.complaint import Complaint
from gui.controls.entry import text_of
from gui.controls.undo import UndoOnward
from gui.core.stay import Stay
from gui.look.literal import in_tip, plain_label
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from games.model.scenario import Source
    from gui.core.document import Document

__all__ = ["Citation"]

_NONE, _NEW = "", "=new"


class Citation(QWidget):
    """The source of a consideration.

    Parameters
    ----------
    document
        Where a new source goes.
    add
        Adds title, publisher and date of a new source to the document and cites it; raises
        `ValueError` with the reason to refuse it.

    Signals
    -------
    cited(str)
        Id of the source that was chosen, empty for none.
    """

    cited = Signal(str)

    def __init__(
        self, document: Document, add: Callable[[str, str, str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._add = add
        self._stay = Stay(document, self._hand, self)
        self._chosen = _NONE
        self._caption = plain_label("Source", self)
        tip = "The document this rests on; payoffs without any are marked by a ring"
        self.box = Choice(self, "Source", tip, letters=12)
        self.box.activated.connect(self._on_chosen)
        self._caption.setBuddy(self.box)
        self._fields = QWidget(self)
        self.title, self.publisher, self.date = (QLineEdit(self._fields) for _ in range(3))
        for edit, name in (
            (self.title, "Title of the new source"),
            (self.publisher, "Publisher"),
            (self.date, "Date"),
        ):
            edit.setPlaceholderText(name)
            edit.setAccessibleName(name)
            edit.textEdited.connect(self._on_edited)
            UndoOnward(edit)
        self.accept = button("Add and cite", self._fields, self.settle)
        self.cancel = button("Cancel", self._fields, self._give_up)
        self._message = Complaint(self._fields, self.title)
        form = QGridLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(self.title, 0, 0, 1, 2)
        form.addWidget(self.publisher, 1, 0)
        form.addWidget(self.date, 1, 1)
        form.addWidget(self._message, 2, 0, 1, 2)
        form.addWidget(self.accept, 3, 0)
        form.addWidget(self.cancel, 3, 1)
        self._fields.hide()
        below(self._caption, self.box, self._fields, of=self, margins=0, gap=2)
        wear(self._caption, "soft", "small")

    @property
    def complaint(self) -> str:
        """What is wrong with the new source; empty if nothing is."""
        return self._message.said

    def show_source(self, sources: Sequence[Source], chosen: str, *, anew: bool) -> None:
        """Show which source is cited; a new source that is being typed stays."""
        entries = [("No source", _NONE)] + [(source.title, source.id) for source in sources]
        entries.append(("New source…", _NEW))
        if self.box.offer(entries):
            for place, source in enumerate(sources, start=1):
                about = (source.title, source.publisher, source.date)
                said = ", ".join(part for part in about if part)
                self.box.setItemData(place, in_tip(said), Qt.ItemDataRole.ToolTipRole)
        if anew or self._fields.isHidden():
            self.box.choose(chosen)
        self._chosen = chosen
        if anew:
            self._close()

    @Slot()
    def settle(self) -> bool:
        """Take over a source that is being typed; False, with the reason, if it is refused."""
        if self._stay.is_handing or self._fields.isHidden() or not any(self._texts):
            return True
        try:
            self._stay.settle()
        except ValueError as wrong:
            self._message.tell(f"{starting(str(wrong))}. Esc keeps the old source.")
            return False
        self._close()
        return True

    def focus(self) -> None:
        """Take the keyboard."""
        shown = self.box if self._fields.isHidden() else self.title
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add on Return, forget on Escape."""
        if self._fields.isHidden():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.box.value
        if chosen == _NEW:
            self._fields.show()
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._stay.cancel()
        self._chosen = chosen
        self._close()
        self.cited.emit(chosen)

    @property
    def _texts(self) -> list[str]:
        return [text_of(edit).strip() for edit in (self.title, self.publisher, self.date)]

    def _hand(self) -> None:
        if any(self._texts):
            self._add(*self._texts)

    @Slot()
    def _on_edited(self) -> None:
        self._message.quiet()
        self._stay.touch()

    @Slot()
    def _give_up(self) -> None:
        self._stay.cancel()
        self._close()

    @Slot()
    def _close(self) -> None:
        self._stay.forget()
        for edit in (self.title, self.publisher, self.date):
            edit.clear()
        self._message.quiet()
        if self._fields.isAncestorOf(self.focusWidget()):
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields.hide()
        self.box.choose(self._chosen)
