"""The step that names the scenario and its players.

Owns title, date, how many play, their names and colours.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from games.model.edit.draft import Draft
from games.model.edit.structure.colors import PLAYER_COLORS
from gui.controls.arrange import REST, beside
from gui.desk.talks.assistant.page import Page
from gui.desk.talks.assistant.row import Column, Row
from gui.look.wear import worn
from gui.panels.structure.color_field import ColorField

__all__ = ["PlayersPage"]

_COUNTS = {2: "T&wo players", 3: "Th&ree players"}


class PlayersPage(Page):
    """Title, date and players."""

    def __init__(self) -> None:
        super().__init__(
            "Scenario and players",
            "Whose confrontation is it? What you leave empty gets a name; you can change it later.",
            ("title", "date", "players"),
        )
        facts = self.watch(Row("", [Column("title", "Title"), Column("date", "Date", 140)]))
        self.column.addWidget(facts)
        choice = QWidget(self)
        self._count = QButtonGroup(self)
        for count, words in _COUNTS.items():
            self._count.addButton(QRadioButton(words, choice), count)
        beside(*self._count.buttons(), REST, of=choice, margins=0, gap=2 * worn().grid)
        self._count.idClicked.connect(self._on_edited)
        self.column.addWidget(choice)
        self._lines: list[QWidget] = []
        self._colors: list[ColorField] = []
        for place in range(len(Draft().players)):
            self._add(place)
        self.column.addStretch(1)

    def is_for(self, place: str) -> bool:
        """Tell whether a place is typed here: strategies are not."""
        return super().is_for(place) and ".strategies" not in place

    def fill(self, draft: Draft) -> None:
        """Show names, colours and how many play."""
        self.rows[0].show_text("title", draft.title, "Untitled scenario")
        self.rows[0].show_text("date", draft.date, "In any form")
        self._count.button(draft.count).setChecked(True)
        for place, player in enumerate(draft.players):
            self.rows[1 + place].show_text("name", player.name, f"Player {place + 1}")
            self._colors[place].show_color(player.color)
            self._lines[place].setVisible(place < draft.count)

    def read(self) -> Draft:
        """Return the draft with names, colours and how many play."""
        return replace(
            self._draft,
            title=self.rows[0].text("title"),
            date=self.rows[0].text("date"),
            count=self._count.checkedId(),
            players=tuple(
                replace(player, name=row.text("name"))
                for player, row in zip(self._draft.players, self.rows[1:], strict=True)
            ),
        )

    def _add(self, place: int) -> None:
        who = f"player {place + 1}"
        line = QWidget(self)
        row = self.watch(Row(f"players[{place}]", [Column("name", f"Name of {who}")], parent=line))
        color = ColorField(
            f"Colour of {who}", PLAYER_COLORS, partial(self.enter_color, place), line
        )
        color.setFixedWidth(220)
        beside((row, 1), color, of=line, margins=0)
        self.column.addWidget(line)
        self._lines.append(line)
        self._colors.append(color)

    def enter_color(self, place: int, color: str) -> None:
        """Give a player a colour; whoever has it gets the old one in exchange."""
        players = list(self._draft.players)
        old = players[place].color
        for other, player in enumerate(players):
            if player.color.casefold() == color.casefold():
                players[other] = replace(player, color=old)
        players[place] = replace(players[place], color=color)
        self.edited.emit(replace(self._draft, players=tuple(players)))
