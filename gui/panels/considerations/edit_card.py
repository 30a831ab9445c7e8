"""What stands below the list for a direct edit: what it is, and what may become of it.

Owns words and buttons. It changes nothing: it says what is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from games.model.numbers import show
from games.words.names import genitive
from games.words.profiles import letters, profile_words
from gui.controls.paragraph import Paragraph
from gui.controls.type import write_in

if TYPE_CHECKING:
    from games.model.scenario import DirectEdit, Scenario
    from gui.look.tokens import Tokens

__all__ = ["EditCard"]

_ABOUT = (
    "Typed straight into the table, on top of the considerations. Turn it into a consideration to"
    " say why, and who says so; no payoff changes by that."
)


class EditCard(QWidget):
    """A direct edit in words.

    Signals
    -------
    turn_wanted()
        It shall become a consideration.
    remove_wanted()
        It shall go.
    """

    turn_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.words, self.about = (Paragraph(self) for _ in range(3))
        self.about.say(_ABOUT)
        self.turn = QPushButton("Turn into a consideration…", self)
        self.remove = QPushButton("Remove", self)
        self.turn.clicked.connect(self.turn_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        column = QVBoxLayout(self)
        grid = tokens.grid
        column.setContentsMargins(grid, grid, grid, grid)
        column.setSpacing(grid)
        for widget in (self.title, self.words, self.about):
            column.addWidget(widget)
        for button in (self.turn, self.remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.restyle(tokens)

    def show_edit(self, scenario: Scenario, edit: DirectEdit) -> None:
        """Show a direct edit."""
        owner = scenario.players[scenario.player_index(edit.player)]
        place = letters(scenario, edit.profile)
        self.title.say(
            f"Direct edit of {genitive(owner)} payoff at {place}: {show(edit.amount, signed=True)}"
        )
        note = f"\n{edit.note}" if edit.note else ""
        self.words.say(profile_words(scenario, edit.profile) + note)

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        write_in(self.title, tokens.ink, tokens.body, strong=True)
        write_in(self.words, tokens.soft, tokens.small)
        write_in(self.about, tokens.ink, tokens.body)
