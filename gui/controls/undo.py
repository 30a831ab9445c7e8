"""Ctrl+Z where one types: first what is typed, then, when nothing of it is left, the document.

Owns when a field of text lets the keys of undo and redo through to the window. Qt's fields keep
them always, also with nothing to undo. Knows no document.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

__all__ = ["UndoOnward", "lets_through"]

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def lets_through(event: QEvent) -> bool:
    """Leave Ctrl+Z or its reverse to the window if an event asks who wants it; True if so."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if not any(event.matches(keys) for keys in _HISTORY):
        return False
    event.ignore()
    return True


class UndoOnward(QObject):
    """Lets undo and redo of a field through whenever the field itself has nothing to undo, or redo.

    Parameters
    ----------
    edit
        The field; it owns this.
    """

    def __init__(self, edit: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        edit.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """See who wants the keys."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        edit = self._edit
        history = edit if isinstance(edit, QLineEdit) else edit.document()
        if event.matches(QKeySequence.StandardKey.Undo):
            return not history.isUndoAvailable() and lets_through(event)
        return not history.isRedoAvailable() and lets_through(event)
