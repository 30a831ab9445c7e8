"""The buttons between list and editor: new, duplicate, remove, up, down.

Owns buttons and when each can be pressed.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from gui.controls.arrange import REST, beside, tool
from gui.look.literal import in_tip
from gui.look.tokens import Tokens
from gui.look.wear import wear

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

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        here = "Add a consideration, at the selected payoff if there is one"
        for name, text, pressed, tip in (
            ("new", "New", self.new, here),
            ("duplicate", "Duplicate", self.duplicate, "Put a copy behind the selected one"),
            ("remove", "Remove", self.remove, "Remove the selected one; undo brings it back"),
            ("up", "↑", self._on_up, "Move the selected one up; no payoff changes"),
            ("down", "↓", self._on_down, "Move the selected one down; no payoff changes"),
        ):
            button = self.buttons[name] = tool(text, self, pressed, tip)
            button.setAccessibleName(text if text.isalpha() else tip.partition(";")[0])
            wear(button, "ink")
        new, copy, remove, up, down = self.buttons.values()
        side = Tokens.grid // 2
        beside(new, copy, remove, REST, up, down, of=self, margins=(side, 0, side, 0), gap=0)

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
        for way in ("up", "down"):
            button = self.buttons[way]
            button.setEnabled(chosen and not edit and ordered)
            wait = "no payoff changes" if ordered else "choose file order first"
            button.setToolTip(in_tip(f"Move the selected one {way}; {wait}"))

    @Slot()
    def _on_up(self) -> None:
        self.move_wanted.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.move_wanted.emit(1)
