"""A place for a text of several lines that takes no more than a file can hold.

Owns that the length of what is pasted or dropped is checked before it is laid out: one word of a
million letters would take minutes. Knows no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from games.model.validate import LONGEST_TEXT

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

__all__ = ["Note"]


class Note(QPlainTextEdit):
    """A text of several lines; Tab leaves it.

    Signals
    -------
    refused(str)
        Nothing was pasted, and why, in a sentence.
    """

    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's own
        """Take what is pasted or dropped, unless the text would be too long with it."""
        cursor = self.textCursor()
        kept = self.document().characterCount() - 1
        kept -= cursor.selectionEnd() - cursor.selectionStart()
        length = kept + len(source.text())
        if length > LONGEST_TEXT:
            self.refused.emit(
                f"{length} characters are too many: at most {LONGEST_TEXT}. Nothing was pasted."
            )
        else:
            super().insertFromMimeData(source)
