"""Entries of a form that are no text: they take effect at once, so nothing is ever half typed.

Owns the caption above such an entry, and that `Form` can treat it like a field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.controls.paragraph import Paragraph
from gui.controls.profile_grid import ProfileGrid
from gui.controls.type import write_in
from gui.look.literal import plain_label
from gui.panels.structure.mixtures import Mixtures

if TYPE_CHECKING:
    from gui.look.tokens import Tokens

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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self._caption, control, self.hint):
            layout.addWidget(widget)

    def settle(self) -> bool:
        """Nothing is half typed."""
        return True

    def focus(self) -> None:
        """Take the keyboard."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        write_in(self._caption, tokens.soft, tokens.small)
        write_in(self.hint, tokens.soft, tokens.small)
        if isinstance(self.control, ProfileGrid | Mixtures):
            self.control.restyle(tokens)
