"""Numbers on the clipboard: whole tables, in the forms that spreadsheets and word processors take.

Owns which tables can be copied from the Edit menu. What single panels copy on their own (a payoff,
selected lines, a sentence) is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from games.model.edit.pasting.layout import payoff_rows
from games.words.plays import answers
from gui.controls.clipboard import copy_rows
from gui.controls.tables import driver_rows, equilibria_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.charts.pages.sweep import SweepPage
    from gui.core.document import Document
    from gui.desk.frame.panels import Panels

__all__ = ["Copying"]


class Copying(QObject):
    """Copies what the desk shows.

    Parameters
    ----------
    document, panels, sweep
        Where the numbers are.

    Signals
    -------
    done(str)
        What was copied, in a sentence.
    """

    done = Signal(str)

    def __init__(
        self, document: Document, panels: Panels, sweep: SweepPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copying")
        self._document = document
        self._panels = panels
        self._sweep = sweep

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {
            "copy.payoffs": self.payoffs,
            "copy.equilibria": self.equilibria,
            "copy.regimes": self.regimes,
            "copy.drivers": self.drivers,
            "copy.reading": self.reading,
            "copy.status": self.status,
        }

    def payoffs(self) -> None:
        """Copy the payoff table, exactly, so that it can be pasted back."""
        copy_rows(payoff_rows(self._document.scenario))
        self.done.emit("Copied the payoff table")

    def equilibria(self) -> None:
        """Copy the equilibria at today's levels."""
        reading = self._panels.reading.reading
        if reading is not None:
            copy_rows(equilibria_rows(reading))
            many = answers(self._document.scenario)[1]
            self.done.emit(f"Copied the {many}")

    def regimes(self) -> None:
        """Copy regimes and tipping points along the swept driver."""
        table = self._sweep.canvas.table()
        copy_rows([table.headers, *table.rows])
        self.done.emit("Copied the regimes and tipping points")

    def drivers(self) -> None:
        """Copy the drivers and their levels."""
        copy_rows(driver_rows(self._document.scenario))
        self.done.emit("Copied the drivers")

    def reading(self) -> None:
        """Copy the whole reading as text."""
        self._panels.reading.copy()
        self.done.emit("Copied the reading")

    def status(self) -> None:
        """Copy the line at the foot of the window."""
        self._panels.status.copy()
        self.done.emit("Copied the status line")
