"""The upper half of the panel: search, filters, the list, its buttons, and how much is shown.

Owns which lines are shown and which is marked. It changes nothing: it says what is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.controls.arrange import below
from gui.controls.complaint import Complaint
from gui.controls.paragraph import Paragraph
from gui.look.tokens import Tokens
from gui.look.wear import paper, wear
from gui.panels.considerations.bar import FilterBar
from gui.panels.considerations.lines import Order, What, counted_lines
from gui.panels.considerations.list import ConsiderationList
from gui.panels.considerations.model import ConsiderationModel, ConsiderationProxy
from gui.panels.considerations.tools import Tools

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.core.selection import PayoffKey
    from gui.panels.considerations.lines import Filter, Line

__all__ = ["Browser"]

_NONE_YET = (
    "No considerations yet. Select a payoff in the table and press New: the first reason is filled"
    " in for that payoff."
)
_NOT_FOUND = "Nothing matches. Clear the search and the filters to see all."


class Browser(QWidget):
    """Lines to find and to choose from; a key is an id, a payoff, or empty for none.

    Signals
    -------
    chosen(object)
        The key of the line a person went to.
    """

    chosen = Signal(object)

    def __init__(self, scenario: Scenario, parent: QWidget) -> None:
        super().__init__(parent)
        self._key: str | PayoffKey = ""
        self.model = ConsiderationModel(scenario, self)
        self.proxy = ConsiderationProxy(self.model, self)
        self.bar = FilterBar(self)
        self.list = ConsiderationList(self.proxy, self)
        self.tools = Tools(self)
        self._nothing, self._message = Paragraph(self), Complaint(self)
        grid = Tokens.grid
        self._nothing.setMargin(2 * grid)
        self._message.setMargin(grid)
        parts = (self.bar, self._nothing, (self.list, 1), self.tools, self._message)
        below(*parts, of=self, margins=(0, 0, 0, grid // 2), gap=grid // 2)
        paper(self)
        wear(self._nothing, "soft")
        self.bar.asked.connect(self._on_asked)
        self.bar.ordered.connect(self._on_ordered)
        self.bar.down.connect(self._on_down)
        self.list.chosen.connect(self._on_chosen)

    # -- lines ------------------------------------------------------------------------------------

    def follow(self, scenario: Scenario, saved: Scenario) -> None:
        """Show the lines of a scenario; `saved` is what changes are counted from."""
        self.bar.offer(scenario)
        self.proxy.compare_with(saved)
        with self.list.hushed():
            if self.model.show(scenario):
                self.proxy.refresh()

    def point(self, payoff: PayoffKey | None) -> None:
        """Take a payoff for the selected one."""
        self.proxy.select(payoff)
        if self.bar.filter.what is What.HERE:
            with self.list.hushed():
                self.proxy.refresh()

    def line(self, key: str | PayoffKey) -> Line | None:
        """Return a line; None if the scenario has none of this key."""
        row = self.model.row_of(key) if key else -1
        return self.model.lines[row] if row >= 0 else None

    def reveal(self, key: str | PayoffKey) -> None:
        """Drop the filters if they hide a line."""
        if self.line(key) is not None and not self.proxy.find(key).isValid():
            self.bar.clear()

    def mark(self, key: str | PayoffKey) -> None:
        """Mark a line as the one that is edited, and say how many there are."""
        self._key = key
        line = self.line(key)
        self.list.show_chosen(self.proxy.find(key) if line is not None else QModelIndex())
        edit = line is not None and line.is_edit
        ordered = self.proxy.order is Order.FILE
        self.tools.enable(chosen=line is not None, edit=edit, ordered=ordered)
        shown, lines = self.proxy.rowCount(), self.model.lines
        self._nothing.say(_NOT_FOUND if lines else _NONE_YET)
        self._nothing.setVisible(not shown)
        self.bar.count.say(counted_lines(lines, shown, self.bar.filter))

    def neighbour(self, way: int) -> str | PayoffKey:
        """Return what stands above (-1) or below (1) the marked line in file order; else empty."""
        here = self.proxy.find(self._key)
        if self.proxy.order is not Order.FILE or not here.isValid():
            return ""
        there = self.proxy.index(here.row() + way, 0)
        return self.proxy.line(there.row()).key if there.isValid() else ""

    def place(self) -> int:
        """Return the row of the marked line; -1 if it is not shown."""
        return self.proxy.find(self._key).row()

    def go_to(self, place: int) -> None:
        """Go to a row, or to the last one."""
        count = self.proxy.rowCount()
        if place >= 0 and count:
            self.list.setCurrentIndex(self.proxy.index(min(place, count - 1), 0))

    def say(self, text: str) -> None:
        """Say what could not be done; empty to take it back."""
        self._message.tell(text)

    def search(self) -> None:
        """Give the keyboard to the search."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    # -- hearing ----------------------------------------------------------------------------------

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.chosen.emit(self.proxy.line(row).key)

    @Slot(object)
    def _on_asked(self, asked: Filter) -> None:
        with self.list.hushed():
            self.proxy.ask(asked)
        self.mark(self._key)

    @Slot(object)
    def _on_ordered(self, order: Order) -> None:
        with self.list.hushed():
            self.proxy.arrange(order)
        self.mark(self._key)

    @Slot()
    def _on_down(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.go_to(0)
