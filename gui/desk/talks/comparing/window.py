"""The comparison window: two pickers above, the comparison between, what to do with it below.

Owns the pickers, the line that says how far the work is, and the buttons. It stays open beside the
desk; what is compared and computed is `gui.desk.talks.comparing.conversation`'s business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog

from gui.controls.arrange import below, beside, button
from gui.controls.choice import Choice
from gui.controls.paragraph import Paragraph
from gui.desk.talks.comparing.view import CompareView
from gui.desk.talks.help.button import help_button
from gui.look.literal import plain_label
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from gui.commands import Entry

__all__ = ["CompareWindow"]

SIZE = (1120, 780)


class CompareWindow(QDialog):
    """A window beside the desk.

    Signals
    -------
    chosen()
        Another side was picked.
    cancelled()
        The work under way is not wanted.
    copy_asked(), save_asked()
        The comparison shall be taken away.
    left()
        The window was closed.
    """

    chosen = Signal()
    cancelled = Signal()
    copy_asked = Signal()
    save_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle("Compare – Equipoise")
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self.view = CompareView(self)
        self.old = Choice(self, "From what", letters=18)
        self.new = Choice(self, "To what", letters=18)
        self._swap = button("S&wap", self, self._on_swap)
        self.said = Paragraph(self)
        wear(self.said, "soft", "small")
        self.said.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._cancel = button("Cancel", self, self.cancelled)
        whole = "The whole comparison as plain text, tables included"
        self._copy = button("&Copy as text", self, self.copy_asked, whole)
        kinds = "As Markdown, as a web page with the picture, or as plain text"
        self._save = button("&Save as…", self, self.save_asked, kinds)
        close = button("Close", self, self.close)
        names = [plain_label("&From", self), plain_label("&to", self)]
        for label, box in zip(names, (self.old, self.new), strict=True):
            label.setBuddy(box)
            box.activated.connect(self.chosen)
        top = beside(names[0], (self.old, 1), names[1], (self.new, 1), self._swap)
        foot = beside(
            (self.said, 1), self._cancel, self._copy, self._save, close, help_button(self)
        )
        below(top, (self.view, 1), foot, of=self)
        self.set_busy(busy=False)

    @property
    def keys(self) -> tuple[str, str]:
        """What is picked on either side."""
        return self.old.value, self.new.value

    def offer(self, entries: Sequence[Entry], old: str, new: str) -> None:
        """Fill both pickers and pick; says nothing."""
        for box, key in ((self.old, old), (self.new, new)):
            box.offer([(entry.text, entry.value) for entry in entries])
            box.choose(key)

    def set_busy(self, *, busy: bool) -> None:
        """Offer to cancel while work is under way, and to take away what is there otherwise."""
        self._cancel.setVisible(busy)
        self.view.set_stale(busy)
        for taking in (self._copy, self._save):
            taking.setEnabled(not busy and self.view.paper is not None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that nobody looks any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    @Slot()
    def _on_swap(self) -> None:
        old, new = self.keys
        self.old.choose(new)
        self.new.choose(old)
        self.chosen.emit()
