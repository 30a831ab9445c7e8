"""The buttons between list and editor: new, duplicate, remove, up, down.

Owns buttons and when each can be pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gui.controls.type import write_in
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from gui.look.tokens import Tokens

__all__ = ["Tools"]


class Tools(QWidget):
    """A row of buttons.

    Signals
    -------
    new, duplicate, remove
        What was pressed.
    move_wanted(int)
        Up (-1) or down (1).
    """

    new = Signal()
    duplicate = Signal()
    remove = Signal()
    move_wanted = Signal(int)

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.grid // 2, 0, tokens.grid // 2, 0)
        row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for name, text, tip in (
            ("new", "New", "Add a consideration, at the selected payoff if there is one"),
            ("duplicate", "Duplicate", "Put a copy behind the selected one"),
            ("remove", "Remove", "Remove the selected one; undo brings it back"),
            ("up", "↑", "Move the selected one up; no payoff changes"),
            ("down", "↓", "Move the selected one down; no payoff changes"),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(in_tip(tip))
            button.setAccessibleName(text if text.isalpha() else tip.partition(";")[0])
            self.buttons[name] = button
            if name == "up":
                row.addStretch(1)
            row.addWidget(button)
        self.buttons["new"].clicked.connect(self.new)
        self.buttons["duplicate"].clicked.connect(self.duplicate)
        self.buttons["remove"].clicked.connect(self.remove)
        self.buttons["up"].clicked.connect(self._on_up)
        self.buttons["down"].clicked.connect(self._on_down)
        self.restyle(tokens)

    def enable(self, *, chosen: bool, edit: bool, ordered: bool) -> None:
        """Enable what can be done.

        Parameters
        ----------
        chosen, edit, ordered
            Whether a line is chosen, whether it is a direct edit, and whether lines stand in the
            order of the file.
        """
        self.buttons["duplicate"].setEnabled(chosen and not edit)
        self.buttons["remove"].setEnabled(chosen)
        for name, way in (("up", "up"), ("down", "down")):
            button = self.buttons[name]
            button.setEnabled(chosen and not edit and ordered)
            wait = "no payoff changes" if ordered else "choose file order first"
            button.setToolTip(in_tip(f"Move the selected one {way}; {wait}"))

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        for button in self.buttons.values():
            write_in(button, tokens.ink, tokens.body)

    @Slot()
    def _on_up(self) -> None:
        self.move_wanted.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.move_wanted.emit(1)
