"""What the marks in the payoff table mean, in a line below it.

Owns the words; the marks are `gui.widgets.payoffs.paint`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gui.widgets.type import write_in

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from gui.tokens import Tokens

__all__ = ["Legend"]

_MARKS = (
    ("<u>line</u>", "best response"),
    ("frame", "equilibrium"),
    ("shade", "mixed equilibrium"),
    ("bar", "outcome"),
    ("dot", "direct edit"),
    ("ring", "no source"),
    ("dotted box", "selected consideration"),
)
_MEANINGS = (
    "Bar: in as many pieces as the outcome's place in the scenario's list; hovering names it\n"
    "Shade: how often a mixed equilibrium plays it, the darker the more often\n"
    "Dot: an amount was typed straight into the payoff\n"
    "Ring: no consideration behind the payoff cites a source\n"
    "Dotted box: the selected consideration counts in this payoff"
)


#: The legend is shown where the panel is so many times as high.
_TIMES = 3


class Legend(QLabel):
    """The marks by name; what needs more words says them on the pointer."""

    def __init__(self, parent: QWidget) -> None:
        # lines end between marks, never within one
        named = (f"{mark}: {meaning}".replace(" ", "&nbsp;") for mark, meaning in _MARKS)
        super().__init__(" &nbsp; ".join(named), parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setToolTip(_MEANINGS)
        self.setAccessibleDescription(_MEANINGS)

    def give_way(self, room: QSize) -> None:
        """Leave the room of the panel to the table where there is little."""
        self.setVisible(room.height() >= _TIMES * self.heightForWidth(room.width()))

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        write_in(self, tokens.soft, tokens.small)
        self.setContentsMargins(tokens.grid, tokens.grid // 2, tokens.grid, tokens.grid)
