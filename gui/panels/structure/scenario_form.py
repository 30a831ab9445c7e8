"""The form of the scenario itself: what it is called, what it is about, who moves when.

Owns its fields.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy

from games.model.edit.structure.facts import with_order_of_moves, with_texts
from games.words.names import isolated
from gui.controls.choice import Choice
from gui.panels.structure.form import Form

if TYPE_CHECKING:
    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Scenario

__all__ = ["ScenarioForm"]

_UNSTATED = "Not stated"
#: Captions of the texts, each the name of its fact; what it is for, and lines that are shown.
_TEXTS = (
    ("Date", "The day the scenario is about, in any form", 1),
    ("Summary", "What the confrontation is about, for a reader who knows nothing of it", 5),
    ("Notes", "For yourself and whoever goes on with it", 5),
)


class ScenarioForm(Form):
    """Title, date, summary, notes and order of moves."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.fact(
            "Title", "title", lambda title: f"Rename scenario to “{title.strip()}”"
        )
        for caption, tip, lines in _TEXTS:
            step = f"{caption} of the scenario"
            self.fact(caption, caption.lower(), step.format, tip=tip, lines=lines)
        self._order = Choice(self, "Order of moves")
        self._order.view().setAccessibleName("Orders of moves")
        self._order.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._order.activated.connect(self._on_order)
        hint = "Kept with the scenario. Equilibria are those of simultaneous play."
        self.add_widget(self._order, "Order of moves", hint)

    def fill(self) -> None:
        """Show the facts."""
        super().fill()
        scenario = self.scenario
        names = {player.id: isolated(player.name) for player in scenario.players}
        orders = [(), *permutations(names)]
        if scenario.order_of_moves not in orders:
            orders.append(scenario.order_of_moves)
        self._order.clear()
        for order in orders:
            self._order.addItem(", then ".join(names[own] for own in order) or _UNSTATED, order)
        self._order.setCurrentIndex(orders.index(scenario.order_of_moves))

    @property
    def shown(self) -> Scenario:
        """The scenario."""
        return self.scenario

    def changed(self, new: Scenario) -> Restructured:
        """Take the texts of another one."""
        return with_texts(new)

    @Slot(int)
    def _on_order(self, place: int) -> None:
        order = tuple(self._order.itemData(place))
        self.take(with_order_of_moves(self.scenario, order), "Order of moves")
