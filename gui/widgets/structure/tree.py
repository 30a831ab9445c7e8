"""The tree of the scenario's items.

Owns which rows there are, which one is selected and which are folded. Knows no form and changes
nothing; how items are addressed is `gui.widgets.structure.items`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gui.widgets.structure.items import HEADINGS, Item, children, items, title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario

__all__ = ["Tree"]

_PLACE = Qt.ItemDataRole.UserRole


class Tree(QTreeWidget):
    """Players with their strategies, drivers, outcomes and sources.

    Signals
    -------
    chosen(tuple)
        A person selected another item.
    """

    chosen = Signal(object)

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Structure of the scenario")
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self._rows: dict[Item, QTreeWidgetItem] = {}
        self.show_scenario(scenario)
        self.currentItemChanged.connect(self._on_current)

    @property
    def item(self) -> Item:
        """The selected item; empty if there is none."""
        current = self.currentItem()
        return current.data(0, _PLACE) if current is not None else ()

    def select(self, item: Item) -> None:
        """Select an item; says nothing."""
        with QSignalBlocker(self):
            self.setCurrentItem(self._rows[item])
        self.scrollToItem(self._rows[item])

    def show_scenario(self, scenario: Scenario) -> None:
        """Show the items of a scenario; says nothing. The selected one stays if it can."""
        with QSignalBlocker(self):
            if list(self._rows) != items(scenario):
                self._build(scenario)
            for item, row in self._rows.items():
                row.setText(0, title(scenario, item))

    def _build(self, scenario: Scenario) -> None:
        selected = self.item
        folded = {item for item, row in self._rows.items() if not row.isExpanded()}
        self.clear()
        self._rows = {}
        for heading in HEADINGS:
            self._add(scenario, heading, self.invisibleRootItem())
        for item, row in self._rows.items():
            row.setExpanded(item not in folded or not row.childCount())
        if selected in self._rows:
            self.setCurrentItem(self._rows[selected])

    def _add(self, scenario: Scenario, item: Item, above: QTreeWidgetItem) -> None:
        row = self._rows[item] = QTreeWidgetItem(above)
        row.setData(0, _PLACE, item)
        for child in children(scenario, item):
            self._add(scenario, child, row)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current(self, current: QTreeWidgetItem | None, _: object) -> None:
        if current is not None:
            self.chosen.emit(self.item)
