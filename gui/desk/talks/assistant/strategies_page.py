"""The step that says what each player may do.

Owns the lists of strategies side by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from games.model.edit.blank import letters
from games.model.edit.draft import (
    FEWEST,
    Draft,
    PlayerDraft,
    StrategyDraft,
    named,
    strategy_name,
    without_strategy,
)
from games.model.validate import MOST_STRATEGIES
from gui.controls.arrange import REST, below, beside, button
from gui.controls.paragraph import Paragraph
from gui.desk.talks.assistant.page import Page
from gui.desk.talks.assistant.row import Column, Row
from gui.look.colors import readable
from gui.look.type import write_in
from gui.look.wear import wear, worn

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = ["StrategiesPage"]

_MOST = max(MOST_STRATEGIES.values())


class StrategiesPage(Page):
    """A list of strategies for each player."""

    def __init__(self) -> None:
        super().__init__(
            "Strategies",
            "What may each of them do? Two to six strategies each with two players, two to five "
            "with three. Letters are short marks for tables and charts.",
            ("players",),
        )
        self._lists = [_List(self, place) for place in range(len(Draft().players))]
        for own in self._lists:
            own.removed.connect(self._on_removed)
            own.added.connect(self._on_added)
        self.column.addLayout(beside(*((own, 1) for own in self._lists), gap=2 * worn().grid))
        self.column.addStretch(1)

    def is_for(self, place: str) -> bool:
        """Tell whether a place is typed here: only strategies are."""
        return super().is_for(place) and ".strategies" in place

    def fill(self, draft: Draft) -> None:
        """Show the strategies of those who play."""
        for place, (own, player) in enumerate(zip(self._lists, draft.players, strict=True)):
            own.setVisible(place < draft.count)
            own.show_player(named(player.name, f"Player {place + 1}"), player, draft.count)

    def read(self) -> Draft:
        """Return the draft with names and letters."""
        players = tuple(
            replace(player, strategies=own.read(len(player.strategies)))
            for player, own in zip(self._draft.players, self._lists, strict=True)
        )
        return replace(self._draft, players=players)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say at the fields, or below the lists, what is wrong."""
        super().show_faults(faults)
        for own in self._lists:
            own.show_fault(faults)

    def focus(self, faults: Mapping[str, str] | None = None) -> None:
        """Give the keyboard to the first field, or to the list at fault."""
        for own in self._lists:
            if faults is not None and own.place in faults:
                own.add.setFocus()
                return
        super().focus(faults)

    @Slot(int, int)
    def _on_removed(self, player: int, place: int) -> None:
        self.edited.emit(without_strategy(self.read(), player, place))
        self._lists[player].focus_row(max(0, place - 1))

    @Slot(int)
    def _on_added(self, player: int) -> None:
        draft = self.read()
        players = list(draft.players)
        own = players[player]
        players[player] = replace(own, strategies=(*own.strategies, StrategyDraft()))
        self.edited.emit(replace(draft, players=tuple(players)))
        self._lists[player].focus_row(len(own.strategies))


class _List(QWidget):
    """The strategies of one player."""

    removed = Signal(int, int)
    added = Signal(int)

    def __init__(self, page: StrategiesPage, player: int) -> None:
        super().__init__(page)
        self._player = player
        self.place = f"players[{player}].strategies"
        self._name = Paragraph(self)
        self._rows: list[Row] = []
        for number in range(_MOST):
            row = Row(
                f"{self.place}[{number}]",
                [Column("name", "Strategy"), Column("letter", "Letter", 44)],
                number,
                f"strategy {number + 1} of player {player + 1}",
                removable=True,
            )
            row.removed.connect(self._on_removed)
            self._rows.append(page.watch(row))
        self._message = Paragraph(self)
        wear(self._message, "error", "small")
        self._message.hide()
        self.add = button("Add strategy", self, self._on_added)
        self.add.setAccessibleName(f"Add strategy of player {player + 1}")
        foot = (self._message, self.add, REST)
        below(self._name, *self._rows, *foot, of=self, margins=0, gap=4)

    def show_player(self, name: str, player: PlayerDraft, count: int) -> None:
        """Show the strategies of a player."""
        ink = readable(player.color, worn().window)
        write_in(self._name, ink, worn().body, strong=True)
        self._name.say(name)
        marks, size = letters(player), len(player.strategies)
        for number, row in enumerate(self._rows):
            row.setVisible(number < size)
            row.drop.setEnabled(size > FEWEST)
            if number < size:
                strategy = player.strategies[number]
                row.show_text("name", strategy.name, strategy_name(number))
                row.show_text("letter", strategy.letter, marks[number])
        self.add.setEnabled(size < MOST_STRATEGIES[count])

    def read(self, size: int) -> tuple[StrategyDraft, ...]:
        """Return what the fields hold."""
        return tuple(
            StrategyDraft(row.text("name"), row.text("letter")) for row in self._rows[:size]
        )

    def show_fault(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong with the list as a whole."""
        wrong = faults.get(self.place, "")
        self._message.say(wrong)
        self._message.setVisible(bool(wrong))

    def focus_row(self, number: int) -> None:
        """Give the keyboard to a strategy."""
        self._rows[number].focus()

    @Slot(int)
    def _on_removed(self, number: int) -> None:
        self.removed.emit(self._player, number)

    @Slot()
    def _on_added(self) -> None:
        self.added.emit(self._player)
