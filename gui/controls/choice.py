"""A list to choose from: every closed list of the program.

Owns that the wheel leaves it alone and scrolls what is around it: a player or a source must not
change because somebody looked further down. Knows nothing of what is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

__all__ = ["Choice"]


class Choice(QComboBox):
    """A combo box that leaves the wheel to what is around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll; the open list is a window of its own and scrolls itself."""
        event.ignore()
