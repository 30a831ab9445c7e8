"""The drivers of the scenario, one row each.

Owns which rows there are, which driver the charts run along, and the passing on of the sweep to
that row. It solves nothing: the sweep is given to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from games.model.changes import Flags
from gui.controls.arrange import below, rule
from gui.controls.spin import settle_within
from gui.controls.tab_order import tab_through
from gui.controls.upright import UprightScroll
from gui.look.literal import plain_label
from gui.look.tokens import Tokens
from gui.look.wear import paper, renew, wear
from gui.panels.drivers.map import DriverMap, driver_map
from gui.panels.drivers.row import DriverRow

if TYPE_CHECKING:
    from games.study.sweep.report import Sweep
    from gui.core.document import Change, Document

__all__ = ["DriverPanel"]

_EMPTY = (
    "This scenario has no drivers: its payoffs are fixed. Add one in Structure (Ctrl+T), and "
    "let considerations grow with it."
)


class DriverPanel(QWidget):
    """Sliders for everything the analyst can turn.

    Parameters
    ----------
    document
        Where levels go.

    Attributes
    ----------
    chosen
        Id of the driver the charts run along.

    Signals
    -------
    driver_chosen(str)
        Charts shall run along the driver with this id.
    """

    driver_chosen = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drivers")
        self._document = document
        self.chosen = document.scenario.sweep_driver
        self._rows: dict[str, DriverRow] = {}
        self._map: DriverMap | None = None
        self._scroll = UprightScroll(self)
        below(self._scroll, of=self, margins=0)
        paper(self, self._scroll.viewport())
        self._build()
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._on_state_changed)
        self._saved = document.saved

    @property
    def rows(self) -> tuple[DriverRow, ...]:
        """The rows, in the order of the scenario."""
        return tuple(self._rows.values())

    def enter(self, driver: str) -> None:
        """Give the keyboard to the slider of a driver; raise `KeyError` for an unknown id."""
        track = self._rows[driver].track
        track.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(track)

    def settle(self) -> bool:
        """Take over a half-typed level, before saving or closing; False if it is refused."""
        return settle_within(self)

    def set_chosen(self, driver: str) -> None:
        """Mark the driver the charts run along; says nothing."""
        self.chosen = driver
        for name, row in self._rows.items():
            row.radio.setChecked(name == driver)
            if name != driver:
                row.track.show_map(None)

    def set_sweep(self, sweep: Sweep | None) -> None:
        """Show the regimes and tipping points along the swept driver.

        Parameters
        ----------
        sweep
            The answer for the present scenario; None while there is none.
        """
        scenario, shown = self._document.scenario, None
        if sweep is not None and sweep.driver in self._rows:
            shown = self._map
            if shown is None or not shown.is_of(scenario, sweep):
                shown = driver_map(scenario, sweep)
        self._map = shown
        for name, row in self._rows.items():
            row.track.show_map(shown if shown is not None and name == shown.sweep.driver else None)

    # -- inside -----------------------------------------------------------------------------------

    def _build(self) -> None:
        scenario = self._document.scenario
        content = QWidget(self._scroll)
        layout = below(of=content, margins=(0, Tokens.grid // 2, 0, Tokens.grid), gap=0)
        self._rows = {}
        for place, driver in enumerate(scenario.drivers):
            if place:
                layout.addWidget(rule(content))
            row = DriverRow(self._document, driver, content)
            row.chosen.connect(self._on_chosen)
            layout.addWidget(row)
            self._rows[driver.id] = row
        if not scenario.drivers:
            empty = plain_label(_EMPTY, content)
            empty.setWordWrap(True)
            empty.setMargin(2 * Tokens.grid)
            wear(empty, "soft")
            layout.addWidget(empty)
        layout.addStretch(1)
        self._scroll.setWidget(content)
        paper(content)
        renew(content.findChildren(QWidget))
        tab_through(self._scroll, self.rows)
        if self.chosen not in self._rows:
            self.chosen = scenario.sweep_driver
        self.set_chosen(self.chosen)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & Flags.FILE:
            self.chosen = change.new.sweep_driver
        if change.flags & (Flags.STRUCTURE | Flags.FILE):
            self._build()
        elif change.flags & (Flags.LEVELS | Flags.TEXT):
            for driver in change.new.drivers:
                row = self._rows[driver.id]
                if driver != row.driver:
                    row.show_driver(driver)

    @Slot(object)
    def _on_state_changed(self, _: object) -> None:
        """Move the marks of the saved levels after saving."""
        if self._document.saved is self._saved:
            return  # under a moving slider the state changes at every step
        self._saved = self._document.saved
        for row in self._rows.values():
            row.show_driver(row.driver)

    @Slot(str)
    def _on_chosen(self, driver: str) -> None:
        self.set_chosen(driver)
        self.driver_chosen.emit(driver)
