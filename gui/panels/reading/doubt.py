"""The doubt in the reading panel: how much of the ranges today's answer is guaranteed to stand.

Owns the look of a `DoubtRow`. What it says is `games.words.doubt_row`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.controls.arrange import below
from gui.controls.paragraph import Paragraph
from gui.look.tokens import Tokens
from gui.look.wear import wear
from gui.panels.reading.asking import Caption

if TYPE_CHECKING:
    from games.words.doubt_row import DoubtRow

__all__ = ["DoubtSection"]

_CAPTION = "Doubt"
_LINK = ("What is guaranteed?", "how-sure")


class DoubtSection(QWidget):
    """A heading with a question, and what is guaranteed below it.

    Attributes
    ----------
    caption, says
        The heading and the paragraph.
    """

    def __init__(self, margin: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("doubt-row")
        self.caption = Caption(_CAPTION, _LINK, margin, self)
        self.says = Paragraph(self, keyboard=True)
        self.says.setObjectName("doubt")
        self.says.setContentsMargins(margin, 0, margin, 0)
        grid = Tokens.grid
        # the space above is part of it: it goes where there is nothing to say
        body = below(self.caption, of=self, margins=(0, grid, 0, 0), gap=grid // 2)
        body.addWidget(self.says.held())
        wear(self.says, "ink")

    def show_row(self, row: DoubtRow) -> None:
        """Show what is said of doubt; while it is not known the room of the last stays empty."""
        if not row.known:
            self.setMinimumHeight(self.height() * self.isVisible())
            self.says.say("")
            return
        self.setMinimumHeight(0)
        self.setVisible(bool(row.lines))
        self.says.say(row.text)
