"""What stands above the list: a field to search, filters, the order, and how much is shown.

Owns the controls and the `Filter` they add up to. It filters nothing: it says what is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from gui.controls.choice import Choice
from gui.controls.paragraph import Paragraph
from gui.controls.type import write_in
from gui.controls.undo import UndoOnward
from gui.look.literal import in_tip
from gui.panels.considerations.lines import Filter, Order, What

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from games.model.scenario import Scenario
    from gui.look.tokens import Tokens

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

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
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
        self.whose, self.what, self.order = (Choice(self) for _ in range(3))
        named = (
            (self.whose, "Whose considerations", "Show the considerations of one player only"),
            (self.what, "Which considerations", "Show only those that deserve a look"),
            (self.order, "Order", "Moving up and down works in file order"),
        )
        for box, name, tip in named:
            box.setAccessibleName(name)
            box.setToolTip(in_tip(tip))
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        for order in Order:
            self.order.addItem(order.value[:1].upper() + order.value[1:], order.name)
        self.count = Paragraph(self)
        grid = tokens.grid
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
        self.search.textChanged.connect(self._on_text)
        self.search.down.connect(self.down)
        self.whose.activated.connect(self._on_choice)
        self.what.activated.connect(self._on_choice)
        self.order.activated.connect(self._on_order)
        self.restyle(tokens)

    @property
    def filter(self) -> Filter:
        """What is asked for."""
        what, _, driver = str(self.what.currentData() or What.ALL.name).partition(":")
        player = str(self.whose.currentData() or "")
        return Filter(" ".join(self.search.text().split()), player, What[what], driver)

    def offer(self, scenario: Scenario) -> None:
        """Offer the players and drivers of a scenario; what is chosen stays if it is there."""
        self._fill(self.whose, [("All players", "")] + [(p.name, p.id) for p in scenario.players])
        whats = [(name, what.name) for what, name in _WHATS.items()]
        moving = [(f"Moves with {d.name}", f"{What.DRIVER.name}:{d.id}") for d in scenario.drivers]
        self._fill(self.what, [*whats[:4], *moving, *whats[4:]])

    def clear(self) -> None:
        """Ask for everything."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self.whose.setCurrentIndex(0)
        self.what.setCurrentIndex(0)
        self.asked.emit(self.filter)

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        write_in(self.count, tokens.soft, tokens.small)

    def _fill(self, box: QComboBox, entries: list[tuple[str, str]]) -> None:
        if [(box.itemText(k), box.itemData(k)) for k in range(box.count())] == entries:
            return
        chosen = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            for name, value in entries:
                box.addItem(name, value)
            values = [value for _, value in entries]
            box.setCurrentIndex(values.index(chosen) if chosen in values else 0)

    @Slot(str)
    def _on_text(self, _: str) -> None:
        self.asked.emit(self.filter)

    @Slot(int)
    def _on_choice(self, _: int) -> None:
        self.asked.emit(self.filter)

    @Slot(int)
    def _on_order(self, _: int) -> None:
        self.ordered.emit(Order[str(self.order.currentData())])
