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
    from games.model.scenario import Player

__all__ = ["PlayerForm"]


class PlayerForm(Form):
    """One player. Its strategies have a form of their own."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.add_text(
            "Name", self._enter_name, tip="As in tables and charts, and at the head of lists"
        )
        self.sentence = self.add_text(
            "In a sentence",
            self._enter_sentence,
            tip="How the name stands in the middle of a sentence, such as “the US”;\n"
            "empty if it stands there as it is",
        )
        self.plural = QCheckBox("Takes plural verbs", self)
        self.plural.setToolTip("“The Houthis mix”, not “mixes”")
        self.plural.clicked.connect(self._on_plural)
        self.add_widget(self.plural)
        self.example = self.add_remark()
        self.color = ColorField("Colour", PLAYER_COLORS, self._enter_color, self)
        self.add(self.color)
        self.note = self.add_text(
            "Note", self._enter_note, tip="Who acts, on whose behalf, by what means", lines=4
        )

    def fill(self) -> None:
        """Show the player."""
        player = self._player
        self.put(self.name, player.name)
        self.put(self.sentence, player.in_sentence)
        self.plural.setChecked(player.plural)
        self.example.say(f"Reads: {_example(player)}")
        self.color.show_color(player.color, self._remark(player))
        self.put(self.note, player.note)

    @property
    def _player(self) -> Player:
        return self.scenario.players[self.scenario.player_index(self.item[1])]

    def _remark(self, player: Player) -> str:
        """Say whose colour is too close to this one."""
        for other in self.scenario.players:
            who = likeness(player.color, other.color) if other.id != player.id else ""
            if who:
                return (
                    f"Too close to the colour of {subject(other)}: {who} will mistake their lines."
                )
        return ""

    def _enter_name(self, text: str) -> None:
        old = self._player
        change = with_player(self.scenario, replace(old, name=text))
        self.take(change, f"Rename {label(old.name)} to {label(text.strip())}")

    def _enter_sentence(self, text: str) -> None:
        old = self._player
        change = with_player(self.scenario, replace(old, in_sentence=text))
        self.take(change, f"How {quoted(old.name)} stands in a sentence")

    @Slot()
    def _on_plural(self) -> None:
        old = self._player
        change = with_player(self.scenario, replace(old, plural=self.plural.isChecked()))
        self.take(change, f"Verbs that follow {quoted(old.name)}")
        self.fill()

    def _enter_color(self, color: str) -> None:
        old = self._player
        change = with_player(self.scenario, replace(old, color=color))
        self.take(change, f"Recolour {label(old.name)}")

    def _enter_note(self, text: str) -> None:
        old = self._player
        self.take(with_player(self.scenario, replace(old, note=text)), f"Note on {label(old.name)}")


def _example(player: Player) -> str:
    """Return sentences with a player at the beginning, at the end, and in the genitive."""
    who = subject(player)
    does = f"{starting(who)} {verb(player, 'mixes', 'mix')}."
    return f"{does} With {genitive(player)} payoffs as they are, nothing pays {who} more."
