"""The panels of the desk: which there are and where each stands.

Owns the list. A panel gets the document (and what else it shows) by its constructor; what a panel
tells is connected in `gui.window`. A new panel is one line in the constructor and one in `docks`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.controls.status import StatusStrip
from gui.desk.frame.docks import DockSpec
from gui.desk.frame.focus import bring_forward
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.drivers.panel import DriverPanel
from gui.panels.history.panel import HistoryPanel
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.reading.panel import ReadingPanel
from gui.panels.reasons.panel import ReasonsPanel
from gui.panels.structure.panel import StructurePanel
from gui.panels.versions.panel import VersionsPanel

if TYPE_CHECKING:
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.panels.structure.form import Apply

__all__ = ["Panels"]


class Panels:
    """Every panel of one window.

    Parameters
    ----------
    document, selection
        What they show.
    restructure
        Where structural changes go.
    """

    def __init__(self, document: Document, selection: Selection, restructure: Apply) -> None:
        self.payoffs = PayoffPanel(document, selection)
        self.drivers = DriverPanel(document)
        self.reasons = ReasonsPanel(document, selection)
        self.reading = ReadingPanel()
        self.considerations = ConsiderationsPanel(document, selection)
        self.structure = StructurePanel(document, restructure)
        self.versions = VersionsPanel(document)
        self.history = HistoryPanel(document)
        self.status = StatusStrip()

    def docks(self) -> list[DockSpec]:
        """Return the panels that stand in docks; the table is in the middle, the strip below."""
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        tab = partial(DockSpec, area=right, behind="Reading")
        return [
            DockSpec("Drivers", self.drivers, left, height=470),
            DockSpec("Selected payoff", self.reasons, left, height=360),
            DockSpec("Reading", self.reading, right, height=830),
            tab("Considerations", self.considerations, command="scenario.considerations"),
            tab("Structure", self.structure, command="scenario.structure", shown=False),
            tab("Versions", self.versions, command="scenario.snapshots", shown=False),
            tab("History", self.history, command="view.history", shown=False),
        ]

    def settle(self) -> str:
        """Take over what is half typed, before saving or closing.

        Returns
        -------
        str
            Nothing; or the name of a field that refuses its text, and why. That field is in front
            then and has the keyboard.
        """
        numbers = (self.payoffs, self.drivers, self.reasons)
        for part in (*numbers, self.considerations, self.structure, self.versions):
            if not part.settle():
                field = part.focusWidget()
                bring_forward(field)
                return f"{field.accessibleName()}: {field.accessibleDescription()}"
        return ""
