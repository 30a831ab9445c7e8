"""Why something is refused: a sentence below what it is about, shown and spoken while it holds.

Owns that the fields concerned are described by it, and that it is announced. The words are given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent

from gui.controls.paragraph import Paragraph
from gui.look.wear import wear

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["Complaint"]


class Complaint(Paragraph):
    """A sentence that is there only while something is wrong.

    Parameters
    ----------
    parent
        Owner.
    about
        The fields that it is about.
    """

    def __init__(self, parent: QWidget, *about: QWidget) -> None:
        super().__init__(parent)
        self._about = about
        wear(self, "error", "small")
        self.hide()

    @property
    def said(self) -> str:
        """What is wrong; empty if nothing is."""
        return "" if self.isHidden() else self.text()

    @Slot()
    def quiet(self) -> None:
        """Take it back."""
        self.tell("")

    def tell(self, sentence: str) -> None:
        """Say what is wrong; empty takes it back."""
        for field in self._about:
            field.setAccessibleDescription(sentence)
        if sentence:
            self.say(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
