"""Text of a scenario, or of anybody else, shown as it is.

Owns every way in which Qt would read something into a text: marks that turn the words around it,
markup in labels, tool tips and message boxes, mnemonics in menus, buttons and tabs, the mark of
unsaved changes in window titles. Whoever shows a text that is not the program's own makes it go
through here; tests ask for it (`tests/gui/test_nothing_is_interpreted.py`, `test_directions.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt as Core
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from games.words.names import contained, isolated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["in_tip", "in_title", "literal", "message", "plain", "plain_label"]


def literal(text: str) -> str:
    """Return text that a menu, button or tab shows as it is: an ampersand is no mnemonic."""
    return contained(text).replace("&", "&&")


def plain(text: str) -> str:
    """Return the text of an action without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def in_tip(text: str) -> str:
    """Return text that a tool tip shows as it is.

    Tool tips have no format of their own: Qt guesses. Only what it would take for markup is
    escaped, so that every other text stays what it was.
    """
    text = contained(text)
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{Qt.convertFromPlainText(text)}</qt>"


def in_title(text: str) -> str:
    """Return text that a window's title shows as it is: [*] is no mark of unsaved changes."""
    return isolated(text).replace("[*]", "[*][*]")


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a label in which nothing is markup; with a buddy, "&" still marks its key."""
    made = QLabel(parent)
    made.setTextFormat(Core.TextFormat.PlainText)
    made.setText(contained(text))
    return made


def message(parent: QWidget, icon: QMessageBox.Icon, what: str, why: str = "") -> QMessageBox:
    """Make a message box in which nothing is markup: what, and why below it."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setTextFormat(Core.TextFormat.PlainText)
    box.setText(what)
    box.setInformativeText(why)
    for inside in box.findChildren(QLabel):  # the second text takes no format from the box
        inside.setTextFormat(Core.TextFormat.PlainText)
    return box
