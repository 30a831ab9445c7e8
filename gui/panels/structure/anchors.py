"""The anchors of a driver: levels put into words, as a small table that can be typed in.

Owns the table and its two buttons. `enter` takes all anchors and raises `ValueError` with the
sentence to show; then the old ones come back.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from games.model.lines import one_line
from games.model.numbers import show
from games.model.scenario import Anchor
from games.model.typed import parse_decimal
from games.words.names import starting
from gui.controls.arrange import REST, below, beside, button
from gui.controls.complaint import Complaint
from gui.core.stay import Stay
from gui.look.literal import in_tip, plain_label
from gui.look.wear import wear

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Driver
    from gui.controls.item_model import AnyIndex
    from gui.core.document import Document

__all__ = ["AnchorTable"]

_LEVEL, _TEXT = range(2)
#: Pixels that rows may take before they scroll.
_MOST = 200
_FRESH = "in words"


class _Cells(QStyledItemDelegate):
    """Cells that say what is being typed in them.

    Signals
    -------
    typed(str)
        A person typed: what stands in the cell.
    """

    typed = Signal(str)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Return a field that is heard."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self.typed)
        return editor


class AnchorTable(QWidget):
    """Levels and their words.

    Parameters
    ----------
    document
        Where what is typed goes.
    enter
        Takes the anchors into it; raises `ValueError` if it will not have them.
    parent
        Owner.
    """

    def __init__(
        self,
        document: Document,
        enter: Callable[[tuple[Anchor, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._enter = enter
        self._stay = Stay(document, self._hand, self, rests=True)
        self._typed: tuple[int, int, str] = (0, 0, "")
        self._driver: Driver | None = None
        self._caption = plain_label("Anchors: levels in words", self)
        self.table = QTableWidget(0, 2, self)
        self.table.setHorizontalHeaderLabels(["Level", "In words"])
        self.table.setAccessibleName("Anchors")
        cells = _Cells(self.table)
        cells.typed.connect(self._on_typed)
        cells.closeEditor.connect(self._on_closed)
        self.table.setItemDelegate(cells)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_LEVEL, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._lines = self.table.verticalHeader()
        self._lines.hide()
        self._lines.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._lines.setMinimumSectionSize(0)
        header.sectionResized.connect(self._fit)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTabKeyNavigation(False)
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self._message = Complaint(self, self.table)
        self.table.cellDoubleClicked.connect(self._message.quiet)
        self.add_button = button("Add anchor", self, self._on_add, "Put today's level into words")
        tip = "Take the selected level's words away"
        self.remove_button = button("Remove anchor", self, self._on_remove, tip)
        buttons = beside(self.add_button, self.remove_button, REST)
        below(self._caption, self.table, self._message, buttons, of=self, margins=0, gap=4)
        wear(self._caption, "soft", "small")

    @property
    def complaint(self) -> str:
        """What is wrong with what was typed last; empty if nothing is."""
        return self._message.said

    def show_driver(self, driver: Driver) -> None:
        """Show the anchors of a driver."""
        if self._driver is not None and driver.id != self._driver.id:
            self._stay.forget()
            self._message.quiet()
            self.table.clearSelection()
        self._driver = driver
        row = self.table.currentRow()
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(driver.anchors))
            for place, anchor in enumerate(driver.anchors):
                for column, text in ((_LEVEL, show(anchor.level)), (_TEXT, anchor.text)):
                    item = self.table.item(place, column)
                    if item is None:  # a new one would be deleted under its own signal
                        item = QTableWidgetItem()
                        self.table.setItem(place, column, item)
                    if self._stay.is_handing and (place, column) == self._typed[:2]:
                        continue  # it is being typed in
                    item.setText(text)
                    item.setToolTip(in_tip(anchor.text))
        if 0 <= row < len(driver.anchors):
            self.table.setCurrentCell(row, max(self.table.currentColumn(), 0))
        self._fit()
        self._on_selected()

    def settle(self) -> bool:
        """Take over the cell that is being typed in; False if it is refused."""
        editor: QWidget | None = self.table.indexWidget(self.table.currentIndex())
        if editor is None:
            return True
        self._message.quiet()
        self.table.commitData(editor)
        self.table.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return not self.complaint

    def focus(self) -> None:
        """Take the keyboard."""
        self.table.setFocus()

    def restyled(self) -> None:
        """Take the room that the type in force needs."""
        self._fit()

    # -- inside -----------------------------------------------------------------------------------

    @Slot(QTableWidgetItem)
    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        self._typed = (item.row(), item.column(), item.text())
        self._take_over()

    def _take_over(self) -> None:
        if self._driver is None or self._stay.is_handing:
            return
        self._message.quiet()
        try:
            self._stay.settle()
        except ValueError as wrong:
            self._stay.forget()
            self._message.tell(f"{starting(str(wrong))}. The old anchor stays.")
        self.show_driver(self._driver)

    def _hand(self) -> None:
        """Put the cell that is typed in into the document."""
        if self._driver is None:
            return
        row, column, text = self._typed
        anchors = list(self._driver.anchors)
        if column == _LEVEL:
            span = (self._driver.low, self._driver.high)
            level = parse_decimal(text, unit=self._driver.unit, span=span)
            anchors[row] = replace(anchors[row], level=level)
            if self._stay.is_open and anchors != sorted(anchors, key=attrgetter("level")):
                raise ValueError  # the rows would change places under the hand
        else:
            anchors[row] = replace(anchors[row], text=one_line(text).strip())
        self._enter(tuple(anchors))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        index = self.table.currentIndex()
        self._typed = (index.row(), index.column(), text)
        self._stay.touch()

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def _on_closed(self, _: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._stay.cancel()
        elif self._stay.is_open:
            self._take_over()

    @Slot()
    def _on_selected(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selectedItems()))

    @Slot()
    def _on_add(self) -> None:
        if self._driver is None:
            return
        fresh = Anchor(self._driver.level, _FRESH)
        self._message.quiet()
        self._enter((*self._driver.anchors, fresh))
        place = max(row for row, anchor in enumerate(self._driver.anchors) if anchor == fresh)
        self.table.setCurrentCell(place, _TEXT)
        self.table.setFocus()
        self.table.edit(self.table.currentIndex())

    @Slot()
    def _on_remove(self) -> None:
        row = self.table.currentRow()
        if self._driver is None or not 0 <= row < len(self._driver.anchors):
            return
        self._message.quiet()
        anchors = self._driver.anchors
        self._enter((*anchors[:row], *anchors[row + 1 :]))

    @Slot()
    def _fit(self) -> None:
        """Be as high as the rows, up to a few."""
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + min(self._lines.length(), _MOST) + 2)
