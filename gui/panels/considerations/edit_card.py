"""What stands below the list for a direct edit: what it is, and what may become of it.

Owns words and buttons. It changes nothing: it says what is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from games.model.numbers import amount_text
from games.words.names import genitive
from games.words.profiles import letters, profile_words
from gui.controls.arrange import REST, below, button
from gui.controls.paragraph import Paragraph
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear

if TYPE_CHECKING:
    from games.model.scenario import DirectEdit, Scenario

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

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.words, self.about = (Paragraph(self) for _ in range(3))
        self.about.say(_ABOUT)
        self.turn = button("Turn into a consideration…", self, self.turn_wanted)
        self.remove = button("Remove", self, self.remove_wanted)
        left = Qt.AlignmentFlag.AlignLeft
        buttons = ((self.turn, left), (self.remove, left))
        words = (self.title, self.words, self.about)
        below(*words, *buttons, REST, of=self, margins=Tokens.grid, gap=Tokens.grid)
        wear(self.title, "ink", strong=True)
        wear(self.words, "soft", "small")
        wear(self.about, "ink")
        paper(self)

    def show_edit(self, scenario: Scenario, edit: DirectEdit) -> None:
        """Show a direct edit."""
        owner = scenario.players[scenario.player_index(edit.player)]
        place = letters(scenario, edit.profile)
        amount = amount_text(edit.amount, signed=True)
        self.title.say(f"Direct edit of {genitive(owner)} payoff at {place}: {amount}")
        note = f"\n{edit.note}" if edit.note else ""
        self.words.say(profile_words(scenario, edit.profile) + note)
