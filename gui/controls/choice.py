"""A list to choose from: every closed list of the program.

Owns that the wheel leaves it alone and scrolls what is around it: a player or a source must not
change because somebody looked further down; and that what is offered anew keeps what is chosen.
Knows nothing of what is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from gui.look.literal import in_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

__all__ = ["Choice"]


class Choice(QComboBox):
    """A combo box that leaves the wheel to what is around it.

    Parameters
    ----------
    parent
        Owner.
    name, tip
        What is chosen, for screen readers, and what it is for.
    letters
        Letters that have room at least where there is little; 0 for as many as the longest entry.
    """

    def __init__(
        self, parent: QWidget | None = None, name: str = "", tip: str = "", *, letters: int = 0
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(in_tip(tip))
        if letters:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(letters)

    @property
    def value(self) -> str:
        """What the chosen entry stands for; empty if none is."""
        return str(self.currentData() or "")

    def offer(self, entries: Sequence[tuple[str, str]]) -> bool:
        """Offer texts and what they stand for; True if they are others than before.

        What is chosen stays if it is there, else the first is. Says nothing.
        """
        if [(self.itemText(k), self.itemData(k)) for k in range(self.count())] == list(entries):
            return False
        chosen = self.value
        with QSignalBlocker(self):
            self.clear()
            for text, value in entries:
                self.addItem(text, value)
        self.choose(chosen)
        return True

    def choose(self, value: str) -> None:
        """Show what stands for a value, the first if nothing does; says nothing."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll; the open list is a window of its own and scrolls itself."""
        event.ignore()
