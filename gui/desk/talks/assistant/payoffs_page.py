"""The last step: payoffs, typed into the table below, and names for what happens.

Owns the choice about outcomes; the table is the dialog's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from games.model.edit.blank import MOST_NAMED, names_outcomes, sketch
from gui.controls.arrange import beside, button
from gui.desk.talks.assistant.page import Page
from gui.look.wear import worn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.model.edit.draft import Draft

__all__ = ["PayoffsPage"]


class PayoffsPage(Page):
    """What the table is for, and whether every profile gets a name.

    Signals
    -------
    table_wanted()
        The keyboard shall go to the table.
    paste_wanted()
        The table shall be filled from the clipboard.
    """

    table_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Payoffs",
            "If you know the payoffs already, type them into the table: a number, then Tab to the "
            "next. They become direct edits, which you can turn into considerations. To build "
            "payoffs from reasons instead, leave them at 0 and add considerations later.",
            (),
        )
        self._outcomes = QCheckBox("Name an &outcome for every profile, from calm to severe", self)
        self._outcomes.setToolTip(
            "Outcomes give profiles a name and a colour in every chart; change them in Structure"
        )
        self._outcomes.toggled.connect(self._on_outcomes)
        tip = "From a spreadsheet, with or without headings; you see first what it does"
        paste = button("&Paste a table…", self, self.paste_wanted, tip)
        self.column.addLayout(beside(paste, 2 * worn().grid, (self._outcomes, 1)))
        self.column.addStretch(1)

    def fill(self, draft: Draft) -> None:
        """Offer names for the profiles of small games."""
        game = sketch(draft)
        small = names_outcomes(game)
        self._outcomes.setEnabled(small)
        self._outcomes.setChecked(draft.outcomes and small)
        words = "Name an &outcome for every profile, the first strategies calm, the last severe"
        if not small:
            words = f"Name an outcome for every profile (games of up to {MOST_NAMED} profiles)"
        self._outcomes.setText(words)

    def read(self) -> Draft:
        """Return the draft with the choice."""
        return replace(self._draft, outcomes=self._outcomes.isChecked())

    def is_for(self, _place: str) -> bool:
        """Nothing is typed here that can be wrong."""
        return False

    def focus(self, _faults: Mapping[str, str] | None = None) -> None:
        """Send the keyboard to the table."""
        self.table_wanted.emit()

    @Slot(bool)
    def _on_outcomes(self, on: bool) -> None:
        if self._outcomes.isEnabled() and on != self._draft.outcomes:
            self.edited.emit(self.read())
