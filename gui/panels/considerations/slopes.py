"""How a consideration moves with the drivers: a row for each driver that has a slope.

Owns which rows there are and the choice of a driver to add. A slope that passes zero under the hand
keeps its row until the hand lets go.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from games.model.numbers import show
from games.words.names import inside, measured
from gui.controls.arrange import below
from gui.controls.choice import Choice
from gui.controls.tab_order import tab_through
from gui.look.tokens import Tokens
from gui.panels.considerations.amount import AmountRow
from gui.panels.reasons.model import amount_range

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.amounts import Amount
    from games.model.scenario import Consideration, Scenario
    from gui.core.document import Document

__all__ = ["Slopes"]


class Slopes(QWidget):
    """The slopes of one consideration.

    Parameters
    ----------
    document, propose
        As in `AmountRow`.

    Attributes
    ----------
    rows
        The rows by driver.

    Signals
    -------
    dropped(str)
        A driver shall no longer move it.
    added(str)
        A driver shall move it from now on.
    """

    dropped = Signal(str)
    added = Signal(str)

    NONE: ClassVar[Decimal] = Decimal(0)
    FIRST: ClassVar[Decimal] = Decimal(1)

    def __init__(
        self,
        document: Document,
        propose: Callable[[str, Amount], tuple[Scenario, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._propose = propose
        self.rows: dict[str, AmountRow] = {}
        tip = "Let the amount rise or fall with a driver"
        self.add = Choice(self, "Add a driver", tip, letters=8)
        self.add.setPlaceholderText("+ driver")
        self.add.activated.connect(self._on_added)
        self._column = below(self.add, of=self, margins=0, gap=Tokens.grid)

    def show_slopes(self, scenario: Scenario, reason: Consideration) -> None:
        """Show the slopes of a consideration."""
        slopes = dict(reason.slopes)
        for name in [name for name in self.rows if name not in slopes]:
            row = self.rows[name]
            if row.held:
                continue
            del self.rows[name]
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        known = set(self.rows)
        for place, driver in enumerate(scenario.drivers):
            if driver.id in slopes and driver.id not in self.rows:
                row = AmountRow(self._document, driver.id, self._propose, self)
                row.dropped.connect(self.dropped)
                self.rows[driver.id] = row
                before = sum(d.id in self.rows for d in scenario.drivers[:place])
                self._column.insertWidget(before, row)
                row.show()
        if not known.issuperset(self.rows):
            rows = [self.rows[driver.id] for driver in scenario.drivers if driver.id in self.rows]
            tab_through(self, (*rows, self.add))
        for driver in scenario.drivers:
            if driver.id in self.rows:
                value = slopes.get(driver.id, self.NONE)
                self.rows[driver.id].show_amount(
                    f"× {inside(driver.name)}, {measured(show(driver.level), driver.unit)} today",
                    f"{driver.name} in {reason.title}",
                    value,
                    amount_range(value),
                )
        self._offer(scenario)

    def finish(self) -> None:
        """End an edit at once."""
        for row in list(self.rows.values()):
            row.finish()

    def focus_driver(self, driver: str) -> None:
        """Give the keyboard to the amount of a driver."""
        if driver in self.rows:
            self.rows[driver].spin.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows[driver].spin.selectAll()

    def _offer(self, scenario: Scenario) -> None:
        """Offer the drivers that do not move it yet."""
        left = [(d.name, d.id) for d in scenario.drivers if d.id not in self.rows]
        self.add.offer(left)
        with QSignalBlocker(self.add):
            self.add.setCurrentIndex(-1)
        self.add.setVisible(bool(left))

    @Slot()
    def _on_added(self) -> None:
        self.added.emit(self.add.value)
