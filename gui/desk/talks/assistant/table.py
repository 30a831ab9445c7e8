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
    from gui.core.selection import PayoffKey
    from gui.desk.dialogs import Dialogs

__all__ = ["DraftTable"]


class DraftTable(QWidget):
    """A payoff table on trial.

    Signals
    -------
    typed(Scenario)
        Somebody typed a payoff; the scenario has it as a direct edit.
    """

    typed = Signal(object)

    def __init__(self, scenario: Scenario, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._document = Document(scenario, self)
        self._selection = Selection(self)
        self.panel = PayoffPanel(self._document, self._selection, self, sources=False)
        self._pasting = Pasting(self._document, self._selection, dialogs, self)
        self.panel.table_pasted.connect(self.paste)
        paste = QShortcut(QKeySequence("Ctrl+Shift+V"), self)
        paste.activated.connect(self.paste)
        below(self.panel, of=self, margins=0)
        self._document.changed.connect(self._on_changed)

    @property
    def scenario(self) -> Scenario:
        """What the table shows."""
        return self._document.scenario

    @property
    def selected(self) -> PayoffKey | None:
        """The payoff that is selected."""
        return self._selection.key

    def show_scenario(self, scenario: Scenario) -> None:
        """Show what was typed elsewhere."""
        if scenario != self._document.scenario:
            self._showing = True
            try:
                self._document.new(scenario)
            finally:
                self._showing = False

    def settle(self) -> bool:
        """Take over a half-typed payoff; False if it is no number: the field says why."""
        return self.panel.settle()

    def focus(self) -> None:
        """Give the keyboard to the first payoff."""
        self.panel.wall.views[0].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def paste(self) -> None:
        """Fill the table from the clipboard, after a look at what would change."""
        if self.settle():
            self._pasting.paste()

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        if not self._showing:
            self.typed.emit(self._document.scenario)
