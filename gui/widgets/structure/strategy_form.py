"""The facts of a strategy: name, letter, note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.structure.strategies import with_strategy
from gui.widgets.structure.form import Form

if TYPE_CHECKING:
    from games.model.scenario import Player, Strategy

__all__ = ["StrategyForm"]


class StrategyForm(Form):
    """One strategy of one player."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.add_text("Name", self._enter_name, tip="What the player does, as a verb")
        self.letter = self.add_text(
            "Letter", self._enter_letter, tip="Its short mark in tables and charts: R in “R R K”"
        )
        self.note = self.add_text(
            "Note", self._enter_note, tip="What doing it means in practice", lines=4
        )

    def fill(self) -> None:
        """Show the strategy."""
        _, strategy = self._shown
        self.put(self.name, strategy.name)
        self.put(self.letter, strategy.letter)
        self.put(self.note, strategy.note)

    @property
    def _shown(self) -> tuple[Player, Strategy]:
        _, player, strategy = self.item
        owner = self.scenario.players[self.scenario.player_index(player)]
        return owner, owner.strategies[owner.index_of(strategy)]

    def _enter_name(self, text: str) -> None:
        owner, old = self._shown
        change = with_strategy(self.scenario, owner.id, replace(old, name=text))
        self.take(change, f"Rename {owner.name}: {old.name} to {text.strip()}")

    def _enter_letter(self, text: str) -> None:
        owner, old = self._shown
        change = with_strategy(self.scenario, owner.id, replace(old, letter=text))
        self.take(change, f"Letter of {owner.name}: {old.name} to {text.strip()}")

    def _enter_note(self, text: str) -> None:
        owner, old = self._shown
        change = with_strategy(self.scenario, owner.id, replace(old, note=text))
        self.take(change, f"Note on {owner.name}: {old.name}")
