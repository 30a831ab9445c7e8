"""The facts of a player: name, its grammar in sentences, colour, note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from games.model.edit.structure.colors import PLAYER_COLORS
from games.model.edit.structure.players import with_player
from games.words.names import genitive, label, quoted, starting, subject, verb
from gui.look.likeness import likeness
from gui.panels.structure.color_field import ColorField
from gui.panels.structure.form import Form

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Player

__all__ = ["PlayerForm"]

_SENTENCE = (
    "How the name stands in the middle of a sentence, such as “the US”;\n"
    "empty if it stands there as it is"
)


class PlayerForm(Form):
    """One player. Its strategies have a form of their own."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.fact(
            *("Name", "name", lambda name: f"Rename {self._called} to {label(name.strip())}"),
            tip="As in tables and charts, and at the head of lists",
        )
        self.fact(
            *("In a sentence", "in_sentence"),
            lambda _: f"How {quoted(self.shown.name)} stands in a sentence",
            tip=_SENTENCE,
        )
        self.plural = QCheckBox("Takes plural verbs", self)
        self.plural.setToolTip("“The Houthis mix”, not “mixes”")
        self.plural.clicked.connect(self._on_plural)
        self.add_widget(self.plural)
        self.example = self.add_remark()
        self.color = ColorField("Colour", PLAYER_COLORS, self._enter_color, self)
        self.add_widget(self.color)
        tip = "Who acts, on whose behalf, by what means"
        self.note = self.fact(
            *("Note", "note", lambda _: f"Note on {self._called}"), tip=tip, lines=4
        )

    def fill(self) -> None:
        """Show the player."""
        super().fill()
        player = self.shown
        self.plural.setChecked(player.plural)
        self.example.say(f"Reads: {_example(player)}")
        self.color.show_color(player.color, self._remark(player))

    @property
    def shown(self) -> Player:
        """The player."""
        return self.scenario.player(self.item[1])

    def changed(self, new: Player) -> Restructured:
        """Put another one in its place."""
        return with_player(self.scenario, new)

    @property
    def _called(self) -> str:
        return label(self.shown.name)

    def _remark(self, player: Player) -> str:
        """Say whose colour is too close to this one."""
        for other in self.scenario.players:
            who = likeness(player.color, other.color) if other.id != player.id else ""
            if who:
                return (
                    f"Too close to the colour of {subject(other)}: {who} will mistake their lines."
                )
        return ""

    @Slot()
    def _on_plural(self) -> None:
        change = self.changed(replace(self.shown, plural=self.plural.isChecked()))
        self.take(change, f"Verbs that follow {quoted(self.shown.name)}")
        self.fill()

    def _enter_color(self, color: str) -> None:
        self.take(self.changed(replace(self.shown, color=color)), f"Recolour {self._called}")


def _example(player: Player) -> str:
    """Return sentences with a player at the beginning, at the end, and in the genitive."""
    who = subject(player)
    does = f"{starting(who)} {verb(player, 'mixes', 'mix')}."
    return f"{does} With {genitive(player)} payoffs as they are, nothing pays {who} more."
