"""What can be done with the selected payoff: the context menu of the table, and its keys.

Owns words and keys. What is done is the panel's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

__all__ = ["PayoffMenu"]


class PayoffMenu(QMenu):
    """The menu.

    Parameters
    ----------
    parent
        The keys work wherever the keyboard is inside it.
    edit, copy, copy_table, paste, remove
        What each entry does.
    """

    def __init__(
        self,
        parent: QWidget,
        edit: Callable[[], None],
        copy: Callable[[], None],
        copy_table: Callable[[], None],
        paste: Callable[[], None],
        remove: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._room = parent
        self._edit = self._offer("Edit payoff", edit)
        self._copy = self._offer("Copy payoff", copy, QKeySequence.StandardKey.Copy)
        self._offer("Copy table", copy_table)
        self._offer("Paste", paste, QKeySequence.StandardKey.Paste)
        self.addSeparator()
        self._remove = self._offer("Remove direct edit", remove)

    def open(self, at: QPoint, *, known: bool, edited: bool) -> None:
        """Open where the pointer is.

        Parameters
        ----------
        at
            In the coordinates of the screen.
        known, edited
            Whether a payoff is selected, and whether it has a direct edit.
        """
        self._edit.setEnabled(known)
        self._copy.setEnabled(known)
        self._remove.setEnabled(edited)
        self.popup(at)

    def _offer(
        self, text: str, slot: Callable[[], None], keys: QKeySequence.StandardKey | str = ""
    ) -> QAction:
        action = QAction(text, self._room)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self._room.addAction(action)
        self.addAction(action)
        return action
