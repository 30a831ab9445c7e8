"""The facts of a strategy: name, its form in sentences, letter, note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.edit.structure.strategies import with_strategy
from games.words.names import chosen, does, label, play, starting
from gui.panels.structure.form import Form

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Player, Strategy

__all__ = ["StrategyForm"]

_SENTENCE = (
    "The form that follows “prefers”: “retaliating”, “strikes”, “a strike”;\n"
    "empty, and the name stands there in quotation marks"
)
_LETTER = "Its short mark in tables and charts: R in “R R K”"


class StrategyForm(Form):
    """One strategy of one player."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.fact(
            *("Name", "name", lambda name: f"Rename {self._called} to {label(name.strip())}"),
            tip="What the player does",
        )
        self.fact(
            *("After “prefers”", "in_sentence"),
            lambda _: f"How {self._called} stands in a sentence",
            tip=_SENTENCE,
        )
        self.example = self.add_remark()
        self.letter = self.fact(
            *("Letter", "letter", lambda letter: f"Letter of {self._called} to {letter.strip()}"),
            tip=_LETTER,
        )
        tip = "What doing it means in practice"
        self.note = self.fact(
            *("Note", "note", lambda _: f"Note on {self._called}"), tip=tip, lines=4
        )

    def fill(self) -> None:
        """Show the strategy."""
        super().fill()
        self.example.say(f"Reads: {_example(self._owner, self.shown)}")

    @property
    def shown(self) -> Strategy:
        """The strategy."""
        return self._owner.strategy(self.item[2])

    def changed(self, new: Strategy) -> Restructured:
        """Put another one in its place."""
        return with_strategy(self.scenario, self._owner.id, new)

    @property
    def _owner(self) -> Player:
        return self.scenario.player(self.item[1])

    @property
    def _called(self) -> str:
        return play(self._owner, self.shown)


def _example(owner: Player, strategy: Strategy) -> str:
    """Return a sentence in which the strategy is preferred to another one."""
    other = next(own for own in owner.strategies if own.id != strategy.id)
    prefers = starting(does(owner, "prefers", "prefer"))
    return f"{prefers} {chosen(strategy)} to {chosen(other)}."
