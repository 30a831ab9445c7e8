"""The tree of the scenario's items.

Owns which rows there are, which one is selected, which are folded, and dragging one among its like.
Knows no form and changes nothing; how items are addressed is `gui.panels.structure.items`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from gui.controls.views import plain
from gui.look.colors import mix
from gui.look.literal import in_tip
from gui.look.wear import worn
from gui.panels.structure.color_field import swatch
from gui.panels.structure.items import HEADINGS, Item, above, children, color, items, title

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QShowEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from games.model.scenario import Scenario
    from gui.controls.item_model import AnyIndex

__all__ = ["Tree"]

#: Pixels of a row beside its letters.
_AIR = 6
#: Share of the accent behind the selected row.
_TINT = 0.2
_PLACE = Qt.ItemDataRole.UserRole
_COLOR = _PLACE + 1
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Tree(QTreeWidget):
    """Players with their strategies, drivers, outcomes and sources.

    Signals
    -------
    chosen(tuple)
        A person selected another item.
    wanted(tuple)
        A person wants to type in the form of an item (Return, double click).
    dropped(tuple, int)
        A person dragged an item to another place among its like.
    """

    chosen = Signal(object)
    wanted = Signal(object)
    dropped = Signal(object, int)

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        about = "What is selected here is edited in the form below"
        plain(self, "Structure of the scenario", about)
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._scenario = scenario
        self._rows: dict[Item, QTreeWidgetItem] = {}
        self.restyled()
        self.show_scenario(scenario)
        self.currentItemChanged.connect(self._on_current)
        self.itemActivated.connect(self._on_activated)

    def restyled(self) -> None:
        """Take colours: a selected row is tinted, so that its swatch and its arrow can be seen."""
        tokens = worn()
        for widget in (self, self.viewport()):  # a style sheet gives the viewport one of its own
            palette = widget.palette()
            tint = mix(tokens.accent, tokens.base, _TINT)
            palette.setColor(QPalette.ColorRole.Highlight, QColor(tint))
            palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tokens.ink))
            widget.setPalette(palette)

    def drawRow(  # noqa: N802 - Qt's own
        self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw a row, and around the selected one a frame while the keyboard is here."""
        super().drawRow(painter, options, index)
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(QColor(worn().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(options.rect).adjusted(1, 1, -1, -1))

    @property
    def item(self) -> Item:
        """The selected item; empty if there is none."""
        current = self.currentItem()
        return _item_of(current) if current is not None else ()

    def select(self, item: Item) -> None:
        """Select an item; says nothing."""
        with QSignalBlocker(self):
            self.setCurrentItem(self._rows[item])
        self.scrollToItem(self._rows[item])

    def show_scenario(self, scenario: Scenario) -> None:
        """Show the items of a scenario; says nothing. The selected one stays if it can."""
        self._scenario = scenario
        with QSignalBlocker(self):
            if list(self._rows) != items(scenario):
                self._build(scenario)
            for item, row in self._rows.items():
                self._write(scenario, item, row)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top, if the selected item is seen there."""
        super().showEvent(event)
        self.scrollToTop()
        if self.item:
            self.scrollToItem(self._rows[self.item])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt with an arrow alone: where an item cannot move, the selection does not."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where an item is to go, and leave the moving to whoever owns the scenario."""
        target = self.itemAt(event.position().toPoint())
        item = self.item
        place = self._place_of(item, target) if target is not None else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if place is not None:
            self.dropped.emit(item, place)

    # -- inside -----------------------------------------------------------------------------------

    def _build(self, scenario: Scenario) -> None:
        selected = self.item
        folded = {
            item for item, row in self._rows.items() if row.childCount() and not row.isExpanded()
        }
        self.clear()
        self._rows = {}
        for heading in HEADINGS:
            self._add(scenario, heading, self.invisibleRootItem())
        for item, row in self._rows.items():
            if row.childCount():
                row.setExpanded(item not in folded)
        if selected in self._rows:
            self.setCurrentItem(self._rows[selected])

    def _add(self, scenario: Scenario, item: Item, upper: QTreeWidgetItem) -> None:
        row = self._rows[item] = QTreeWidgetItem(upper)
        row.setData(0, _PLACE, item)
        row.setSizeHint(0, QSize(0, self.fontMetrics().height() + _AIR))
        if len(item) == 1:
            font = QFont(self.font())
            font.setBold(True)
            row.setFont(0, font)
            row.setFlags(_FIXED | Qt.ItemFlag.ItemIsDropEnabled)
        else:
            row.setFlags(_FIXED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        for child in children(scenario, item):
            self._add(scenario, child, row)

    def _write(self, scenario: Scenario, item: Item, row: QTreeWidgetItem) -> None:
        """Give a row its text and colour, if they are not what it has."""
        text = title(scenario, item)
        if len(item) == 1 and item[0] != "scenario":
            text = f"{text} ({len(children(scenario, item))})"
        if text != row.text(0):
            row.setText(0, text)
            row.setToolTip(0, in_tip(text))
        hue = color(scenario, item)
        if hue != row.data(0, _COLOR):
            row.setData(0, _COLOR, hue)
            row.setIcon(0, swatch(hue) if hue else QIcon())

    def _place_of(self, item: Item, target: QTreeWidgetItem) -> int | None:
        """Return the place among its like that an item dropped on a row gets; None for none."""
        at = _item_of(target)
        siblings = children(self._scenario, above(item))
        if at == above(item):
            return 0
        if item == at or at not in siblings:
            return None
        place = siblings.index(at)
        where = self.dropIndicatorPosition()
        after = where == QAbstractItemView.DropIndicatorPosition.BelowItem
        upward = siblings.index(item) > place
        return place + int(after) - (0 if upward else int(where != _ON))

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current(self, current: QTreeWidgetItem | None, _: object) -> None:
        if current is not None:
            self.chosen.emit(self.item)

    @Slot(QTreeWidgetItem, int)
    def _on_activated(self, row: QTreeWidgetItem, _: int) -> None:
        self.wanted.emit(_item_of(row))


_ON = QAbstractItemView.DropIndicatorPosition.OnItem


def _item_of(row: QTreeWidgetItem) -> Item:
    return tuple(row.data(0, _PLACE))
