"""The facts of a player: name, colour, note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.structure.colors import PLAYER_COLORS
from games.model.structure.players import with_player
from gui.likeness import likeness
from gui.widgets.structure.color_field import ColorField
from gui.widgets.structure.form import Form

if TYPE_CHECKING:
    from games.model.scenario import Player

__all__ = ["PlayerForm"]


class PlayerForm(Form):
    """One player. Its strategies have a form of their own."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.add_text(
            "Name", self._enter_name, tip="As in tables, charts and sentences"
        )
        self.color = ColorField("Colour", PLAYER_COLORS, self._enter_color, self)
        self.add(self.color)
        self.note = self.add_text(
            "Note", self._enter_note, tip="Who acts, on whose behalf, by what means", lines=4
        )

    def fill(self) -> None:
        """Show the player."""
        player = self._player
        self.put(self.name, player.name)
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
                return f"Too close to the colour of {other.name}: {who} will mistake their lines."
        return ""

    def _enter_name(self, text: str) -> None:
        old = self._player
        change = with_player(self.scenario, replace(old, name=text))
        self.take(change, f"Rename {old.name} to {text.strip()}")

    def _enter_color(self, color: str) -> None:
        old = self._player
        self.take(with_player(self.scenario, replace(old, color=color)), f"Recolour {old.name}")

    def _enter_note(self, text: str) -> None:
        old = self._player
        self.take(with_player(self.scenario, replace(old, note=text)), f"Note on {old.name}")
