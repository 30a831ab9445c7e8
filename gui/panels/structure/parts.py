"""Entries of a form that are no text: they take effect at once, so nothing is ever half typed.

Owns the caption above such an entry, and that `Form` can treat it like a field.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.controls.arrange import below
from gui.controls.paragraph import Paragraph
from gui.look.literal import plain_label
from gui.look.wear import wear

__all__ = ["Part"]


class Part(QWidget):
    """A caption over a control, and a few words below it.

    Parameters
    ----------
    caption
        What the control is for.
    control
        The control; it takes the keyboard.
    hint
        Words below it, for what cannot be seen from the control.
    """

    def __init__(self, caption: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.control = control
        self._caption = plain_label(caption, self)
        self._caption.setBuddy(control)
        self.hint = Paragraph(self)
        self.hint.say(hint)
        self.hint.setVisible(bool(hint))
        below(self._caption, control, self.hint, of=self, margins=0, gap=2)
        wear(self._caption, "soft", "small")
        wear(self.hint, "soft", "small")

    def settle(self) -> bool:
        """Nothing is half typed."""
        return True

    def focus(self) -> None:
        """Take the keyboard."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
