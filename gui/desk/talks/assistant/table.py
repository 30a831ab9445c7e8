"""The table that the assistant is making: the real payoff table over a document of its own.

Owns that document. What is typed into the table goes back into the draft; what is typed elsewhere
comes from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.controls.arrange import below
from gui.core.document import Document
from gui.core.selection import Selection
from gui.desk.talks.pasting import Pasting
from gui.panels.payoffs.panel import PayoffPanel

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.desk.dialogs import Dialogs

__all__ = ["DraftTable"]


class DraftTable(QWidget):
    """A payoff table on trial.

    Attributes
    ----------
    document, selection, panel
        What the table shows, which payoff is selected, and the table itself.

    Signals
    -------
    typed(Scenario)
        Somebody typed a payoff; the scenario has it as a direct edit.
    """

    typed = Signal(object)

    def __init__(self, scenario: Scenario, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.document = Document(scenario, self)
        self.selection = Selection(self)
        self.panel = PayoffPanel(self.document, self.selection, self, sources=False)
        self._pasting = Pasting(self.document, self.selection, dialogs, self)
        self.panel.table_pasted.connect(self.paste)
        paste = QShortcut(QKeySequence("Ctrl+Shift+V"), self)
        paste.activated.connect(self.paste)
        below(self.panel, of=self, margins=0)
        self.document.changed.connect(self._on_changed)

    def show_scenario(self, scenario: Scenario) -> None:
        """Show what was typed elsewhere."""
        if scenario != self.document.scenario:
            self._showing = True
            try:
                self.document.new(scenario)
            finally:
                self._showing = False

    def focus(self) -> None:
        """Give the keyboard to the first payoff."""
        self.panel.wall.views[0].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def paste(self) -> None:
        """Fill the table from the clipboard, after a look at what would change."""
        if self.panel.settle():
            self._pasting.paste()

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        if not self._showing:
            self.typed.emit(self.document.scenario)
