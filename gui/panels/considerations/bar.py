"""What stands above the list: a field to search, filters, the order, and how much is shown.

Owns the controls and the `Filter` they add up to. It filters nothing: it says what is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget

from games.words.names import isolated, starting
from gui.controls.choice import Choice
from gui.controls.paragraph import Paragraph
from gui.controls.undo import UndoOnward
from gui.look.tokens import Tokens
from gui.look.wear import wear
from gui.panels.considerations.lines import Filter, Order, What

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from games.model.scenario import Scenario

__all__ = ["FilterBar"]

_WHATS = {
    What.ALL: "All",
    What.HERE: "At the selected payoff",
    What.UNSOURCED: "Without a source",
    What.UNSURE: "Low or no confidence",
    What.CHANGED: "Changed since saved",
    What.EDITS: "Direct edits",
}


class _Search(QLineEdit):
    """A field that Escape empties, and from which an arrow goes down into the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty on Escape; let Escape through when there is nothing to empty."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Search, filters and order.

    Signals
    -------
    asked(Filter)
        Another filter is wanted.
    ordered(Order)
        Another order is wanted.
    down()
        The keyboard wants to go on into the list.
    """

    asked = Signal(object)
    ordered = Signal(object)
    down = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = _Search(self)
        UndoOnward(self.search)
        self.search.setPlaceholderText("Search")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search considerations")
        for button in self.search.findChildren(QToolButton):
            button.setAccessibleName("Clear the search")
        self.search.setToolTip(
            "Finds words of titles, rationales, sources, players and strategies (Ctrl+F)"
        )
        self.whose, self.what, self.order = (
            Choice(self, name, tip, letters=8)
            for name, tip in (
                ("Whose considerations", "Show the considerations of one player only"),
                ("Which considerations", "Show only those that deserve a look"),
                ("Order", "Moving up and down works in file order"),
            )
        )
        self.order.offer([(starting(order.value), order.name) for order in Order])
        self.count = Paragraph(self)
        grid = Tokens.grid
        layout = QGridLayout(self)
        layout.setContentsMargins(grid, grid, grid, 0)
        layout.setHorizontalSpacing(grid)
        layout.setVerticalSpacing(grid // 2)
        layout.addWidget(self.search, 0, 0)
        layout.addWidget(self.order, 0, 1)
        layout.addWidget(self.whose, 1, 0)
        layout.addWidget(self.what, 1, 1)
        layout.addWidget(self.count, 2, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        self.search.textChanged.connect(self._on_asked)
        self.search.down.connect(self.down)
        self.whose.activated.connect(self._on_asked)
        self.what.activated.connect(self._on_asked)
        self.order.activated.connect(self._on_order)
        wear(self.count, "soft", "small")

    @property
    def filter(self) -> Filter:
        """What is asked for."""
        what, _, driver = (self.what.value or What.ALL.name).partition(":")
        player = self.whose.value
        return Filter(" ".join(self.search.text().split()), player, What[what], driver)

    def offer(self, scenario: Scenario) -> None:
        """Offer the players and drivers of a scenario; what is chosen stays if it is there."""
        self.whose.offer([("All players", "")] + [(p.name, p.id) for p in scenario.players])
        whats = [(name, what.name) for what, name in _WHATS.items()]
        moving = [
            (f"Moves with {isolated(d.name)}", f"{What.DRIVER.name}:{d.id}")
            for d in scenario.drivers
        ]
        self.what.offer([*whats[:4], *moving, *whats[4:]])

    def clear(self) -> None:
        """Ask for everything."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self.whose.setCurrentIndex(0)
        self.what.setCurrentIndex(0)
        self.asked.emit(self.filter)

    @Slot()
    def _on_asked(self) -> None:
        self.asked.emit(self.filter)

    @Slot()
    def _on_order(self) -> None:
        self.ordered.emit(Order[self.order.value])
