"""The form of the scenario itself: what it is called, what it is about, who moves when.

Owns its fields.
"""

from __future__ import annotations

from itertools import permutations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy

from games.model.edit.structure.facts import (
    with_date,
    with_notes,
    with_order_of_moves,
    with_summary,
    with_title,
)
from gui.controls.choice import Choice
from gui.panels.structure.form import Form
from gui.panels.structure.parts import Part

__all__ = ["ScenarioForm"]

_UNSTATED = "Not stated"


class ScenarioForm(Form):
    """Title, date, summary, notes and order of moves."""

    def make(self) -> None:
        """Add the fields."""
        self._title = self.add_text("Title", self._enter_title)
        self._date = self.add_text(
            "Date", self._enter_date, tip="The day the scenario is about, in any form"
        )
        self._summary = self.add_text(
            "Summary",
            self._enter_summary,
            tip="What the confrontation is about, for a reader who knows nothing of it",
            lines=5,
        )
        self._notes = self.add_text(
            "Notes", self._enter_notes, tip="For yourself and whoever goes on with it", lines=5
        )
        self._order = Choice(self)
        self._order.setAccessibleName("Order of moves")
        self._order.view().setAccessibleName("Orders of moves")
        self._order.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._order.activated.connect(self._on_order)
        self.add(
            Part(
                "Order of moves",
                self._order,
                "Kept with the scenario. Equilibria are those of simultaneous play.",
            )
        )

    def fill(self) -> None:
        """Show the facts."""
        scenario = self.scenario
        self.put(self._title, scenario.title)
        self.put(self._date, scenario.date)
        self.put(self._summary, scenario.summary)
        self.put(self._notes, scenario.notes)
        names = {player.id: player.name for player in scenario.players}
        orders = [(), *permutations(names)]
        if scenario.order_of_moves not in orders:
            orders.append(scenario.order_of_moves)
        self._order.clear()
        for order in orders:
            self._order.addItem(", then ".join(names[own] for own in order) or _UNSTATED, order)
        self._order.setCurrentIndex(orders.index(scenario.order_of_moves))

    def _enter_title(self, text: str) -> None:
        self.take(with_title(self.scenario, text), f"Rename scenario to “{text.strip()}”")

    def _enter_date(self, text: str) -> None:
        self.take(with_date(self.scenario, text), "Date of the scenario")

    def _enter_summary(self, text: str) -> None:
        self.take(with_summary(self.scenario, text), "Summary of the scenario")

    def _enter_notes(self, text: str) -> None:
        self.take(with_notes(self.scenario, text), "Notes of the scenario")

    @Slot(int)
    def _on_order(self, place: int) -> None:
        order = tuple(self._order.itemData(place))
        self.take(with_order_of_moves(self.scenario, order), "Order of moves")
