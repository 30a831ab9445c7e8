"""The step that names what the analyst will move with sliders.

Owns the list of drivers.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from games.model.edit.draft import Draft, DriverDraft, driver_name
from games.model.validate import MOST_DRIVERS
from gui.controls.arrange import REST, below, button, scrolled
from gui.controls.tab_order import tab_through
from gui.desk.talks.assistant.page import Page
from gui.desk.talks.assistant.row import Column, Row

__all__ = ["DriversPage"]

_COLUMNS = (
    Column("name", "Driver"),
    Column("low", "Lowest", 72),
    Column("high", "Highest", 72),
    Column("level", "Today", 72),
)
_FIRST = DriverDraft("Pressure")


class DriversPage(Page):
    """A list of drivers, empty at first."""

    def __init__(self) -> None:
        super().__init__(
            "Drivers",
            "A driver is a number that you move with a slider, such as the pressure of sanctions. "
            "Considerations grow and shrink with it, and charts show what tips along it. A game "
            "needs none, and one can be added at any time.",
            ("drivers",),
        )
        inner = QWidget(self)
        self.add = button("Add a driver", inner, self._on_added)
        parts = ((self.add, Qt.AlignmentFlag.AlignLeft), REST)
        self._list = below(*parts, of=inner, margins=0, gap=4)
        self.column.addWidget(scrolled(inner, self), 1)

    def fill(self, draft: Draft) -> None:
        """Show the drivers."""
        while len(self.rows) < len(draft.drivers):
            number = len(self.rows)
            place, what = f"drivers[{number}]", f"driver {number + 1}"
            row = self.watch(Row(place, _COLUMNS, number, what, removable=True))
            row.removed.connect(self._on_removed)
            self._list.insertWidget(number, row)
            tab_through(self, (*self.rows, self.add))
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(draft.drivers))
            if number < len(draft.drivers):
                driver = draft.drivers[number]
                row.show_text("name", driver.name, driver_name(number))
                for key in ("low", "high", "level"):
                    row.show_text(key, getattr(driver, key))
        self.add.setText("Add another driver" if draft.drivers else "Add a driver")
        self.add.setEnabled(len(draft.drivers) < MOST_DRIVERS)

    def read(self) -> Draft:
        """Return the draft with the drivers."""
        drivers = tuple(
            DriverDraft(*(row.text(column.key) for column in _COLUMNS))
            for row in self.rows[: len(self._draft.drivers)]
        )
        return replace(self._draft, drivers=drivers)

    def focus(self, faults: object = None) -> None:
        """Give the keyboard to the first field or the one at fault; else to the button."""
        shown = [row for row in self.rows if row.isVisibleTo(self)]
        known = faults if isinstance(faults, dict) else None
        if not any(row.focus(known) for row in shown):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_added(self) -> None:
        draft = self.read()
        new = DriverDraft() if draft.drivers else _FIRST
        self.edited.emit(replace(draft, drivers=(*draft.drivers, new)))
        self.rows[len(draft.drivers)].focus()

    @Slot(int)
    def _on_removed(self, number: int) -> None:
        draft = self.read()
        rest = (*draft.drivers[:number], *draft.drivers[number + 1 :])
        self.edited.emit(replace(draft, drivers=rest))
        self.focus()
