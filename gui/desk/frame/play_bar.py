"""The play in the tool bar: a word, and a list to choose from.

Owns one small widget. Knows plays by their names only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.controls.arrange import beside
from gui.controls.choice import Choice
from gui.look.literal import in_tip, plain_label
from gui.look.tokens import Tokens
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PlayBar"]

#: Room for "US, then Iran, then Baghdad"; longer names are cut, and whole in the open list.
_LETTERS = 30
#: The open list is as wide as its longest entry, up to so many letters.
_WIDEST = 90
_TIP = "Who moves when: all at once, or one after another, each seeing what was done before"


class PlayBar(QWidget):
    """Shows the play, and offers all others.

    Signals
    -------
    chosen(str)
        What the entry stands for that somebody chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("play-bar")
        self.choice = Choice(self, "Play", _TIP, letters=_LETTERS)
        self.choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choice.view().setAccessibleName("Plays")
        word = plain_label("Play", self)
        word.setBuddy(self.choice)
        wear(word, "soft")
        grid = Tokens.grid
        beside(word, self.choice, of=self, margins=(grid, 0, grid, 0), gap=grid)
        self.choice.activated.connect(self._on_activated)

    def offer(self, entries: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer names and what they stand for, and show what is chosen."""
        if self.choice.offer(entries):
            view = self.choice.view()
            letter = view.fontMetrics().averageCharWidth()
            bar = view.verticalScrollBar().sizeHint().width()
            view.setMinimumWidth(min(view.sizeHintForColumn(0) + bar, _WIDEST * letter))
        self.show_chosen(chosen)

    def show_chosen(self, value: str) -> None:
        """Show what stands for a value."""
        self.choice.choose(value)

    def refuse(self, why: str) -> None:
        """Let nothing be chosen, and say why; with an empty reason let it be chosen again."""
        self.choice.setEnabled(not why)
        self.choice.setToolTip(in_tip(why or _TIP))
        self.choice.setAccessibleDescription(why)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.chosen.emit(self.choice.itemData(place))
