"""The facts of a strategy: name, its form in sentences, letter, note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.structure.strategies import with_strategy
from games.words.names import chosen, does, label, play, starting
from gui.panels.structure.form import Form

if TYPE_CHECKING:
    from games.model.scenario import Player, Strategy

__all__ = ["StrategyForm"]


class StrategyForm(Form):
    """One strategy of one player."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.add_text("Name", self._enter_name, tip="What the player does")
        self.sentence = self.add_text(
            "After “prefers”",
            self._enter_sentence,
            tip="The form that follows “prefers”: “retaliating”, “strikes”, “a strike”;\n"
            "empty, and the name stands there in quotation marks",
        )
        self.example = self.add_remark()
        self.letter = self.add_text(
            "Letter", self._enter_letter, tip="Its short mark in tables and charts: R in “R R K”"
        )
        self.note = self.add_text(
            "Note", self._enter_note, tip="What doing it means in practice", lines=4
        )

    def fill(self) -> None:
        """Show the strategy."""
        owner, strategy = self._shown
        self.put(self.name, strategy.name)
        self.put(self.sentence, strategy.in_sentence)
        self.example.say(f"Reads: {_example(owner, strategy)}")
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
        self.take(change, f"Rename {play(owner, old)} to {label(text.strip())}")

    def _enter_sentence(self, text: str) -> None:
        owner, old = self._shown
        change = with_strategy(self.scenario, owner.id, replace(old, in_sentence=text))
        self.take(change, f"How {play(owner, old)} stands in a sentence")

    def _enter_letter(self, text: str) -> None:
        owner, old = self._shown
        change = with_strategy(self.scenario, owner.id, replace(old, letter=text))
        self.take(change, f"Letter of {play(owner, old)} to {text.strip()}")

    def _enter_note(self, text: str) -> None:
        owner, old = self._shown
        change = with_strategy(self.scenario, owner.id, replace(old, note=text))
        self.take(change, f"Note on {play(owner, old)}")


def _example(owner: Player, strategy: Strategy) -> str:
    """Return a sentence in which the strategy is preferred to another one."""
    other = next(own for own in owner.strategies if own.id != strategy.id)
    prefers = starting(does(owner, "prefers", "prefer"))
    return f"{prefers} {chosen(strategy)} to {chosen(other)}."
