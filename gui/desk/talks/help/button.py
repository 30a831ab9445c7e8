"""The Help button of a dialog that arranges its buttons itself.

Owns that it looks and is heard like that of every other dialog: the help desk listens to the button
box of a dialog and opens the dialog's page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["help_button"]


def help_button(parent: QWidget) -> QDialogButtonBox:
    """Return a button box with nothing but Help, which Return never presses."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Help, parent)
    box.button(QDialogButtonBox.StandardButton.Help).setAutoDefault(False)
    return box
