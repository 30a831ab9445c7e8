"""The assistant's dialog: steps on the left, the page of one, and below it the table so far.

Owns the draft and the way through the steps. Nothing typed is lost by going back, or by trying a
bundled scenario in between. What is done with the scenario is its owner's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QStackedWidget,
    QWidget,
)

from games.model.edit.blank import blank, sketch, typed_payoffs
from games.model.edit.draft import Draft, faults
from gui.controls.arrange import REST, below, beside, button, scrolled, split
from gui.desk.talks.assistant.drivers_page import DriversPage
from gui.desk.talks.assistant.payoffs_page import PayoffsPage
from gui.desk.talks.assistant.players_page import PlayersPage
from gui.desk.talks.assistant.start_page import StartPage
from gui.desk.talks.assistant.strategies_page import StrategiesPage
from gui.desk.talks.assistant.table import DraftTable
from gui.desk.talks.help.button import help_button
from gui.look.wear import renew, worn

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario
    from gui.desk.dialogs import Dialogs
    from gui.desk.talks.assistant.page import Page
    from gui.desk.talks.pasting import Finish

__all__ = ["AssistantDialog"]

SIZE = (900, 640)
#: Heights of page and table: while a page is filled in, and while the table is.
PAGE_WORK, TABLE_WORK = [330, 220], [150, 400]
_WRONG = "  \N{WARNING SIGN}"


class AssistantDialog(QDialog):
    """Asks for everything a new scenario needs.

    Parameters
    ----------
    folder
        Where files are looked for first.
    finish
        Takes the scenario; False if the person wants to go on here after all.
    dialogs
        Asks whether what was typed may be lost, and shows what a paste would do.

    Attributes
    ----------
    draft
        What was typed so far.

    Signals
    -------
    typed(Scenario or None)
        What was typed so far, as the scenario that it makes; None once that is nothing.
    """

    typed = Signal(object)

    def __init__(
        self,
        folder: Path,
        finish: Finish,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("assistant")
        self.setWindowTitle("New scenario")
        self.resize(*SIZE)
        self._finish = finish
        self._dialogs = dialogs
        self.draft = Draft()
        self._based: Scenario | None = None
        self.start, self.payoffs = StartPage(folder), PayoffsPage()
        between = (PlayersPage(), StrategiesPage(), DriversPage())
        self.pages: tuple[Page, ...] = (self.start, *between, self.payoffs)
        self.table = DraftTable(sketch(self.draft), dialogs, self)
        self.steps = QListWidget(self)
        self.steps.setAccessibleName("Steps")
        self.steps.setFixedWidth(170)
        self._stack = QStackedWidget(self)
        for page in self.pages:
            page.edited.connect(self._on_edited)
            self.steps.addItem(page.title)
            self.steps.item(self.steps.count() - 1).setSizeHint(QSize(0, 4 * worn().grid))
            self._stack.addWidget(scrolled(page, self, QFrame.Shape.NoFrame))
        self.back = button("&Back", self, self._on_back)
        self.next = button("&Next", self, self._on_next)
        self.create_button = button("Create &scenario", self, self.accept)
        self.cancel = button("Cancel", self, self.reject)
        self._arrange()
        self.steps.currentRowChanged.connect(self._on_step)
        self.steps.itemClicked.connect(self._on_clicked)
        self.start.chosen.connect(self._on_chosen)
        self.payoffs.paste_wanted.connect(self.table.paste)
        self.payoffs.table_wanted.connect(self.table.focus)
        self.table.typed.connect(self._on_typed)
        self._show()
        self.steps.setCurrentRow(0)
        self.start.focus()
        # a style sheet takes the palettes of widgets that come under it; give them back
        renew(self.table.findChildren(QWidget))

    def accept(self) -> None:
        """Make the scenario, or go to what stands in the way of it."""
        if not self.table.panel.settle():
            return
        if not self.start.complete:
            self._go(0)
            return
        if self._based is not None:
            scenario = self.table.document.scenario
        else:
            wrong = faults(self.draft)
            if wrong:
                self._go_to_fault(wrong)
                return
            scenario = blank(self.draft)
        if self._finish(scenario, typed=scenario != self._based):
            super().accept()

    def reject(self) -> None:
        """Close; ask first if something was typed."""
        of_based = self._based is not None and self.table.document.scenario != self._based
        if (self.draft == Draft() and not of_based) or self._dialogs.confirm(
            "Give up the new scenario?", "What you typed for it is lost.", "Give up"
        ):
            super().reject()

    # -- the way ----------------------------------------------------------------------------------

    @Slot(int)
    def _on_step(self, row: int) -> None:
        if row < 0:
            return
        if not self.table.panel.settle():  # what is half typed there says why, and stays
            self.steps.setCurrentRow(self._stack.currentIndex())
            return
        self._stack.setCurrentIndex(row)
        self._parts.setSizes(TABLE_WORK if self.pages[row] is self.payoffs else PAGE_WORK)
        self._show()

    @Slot()
    def _on_clicked(self) -> None:
        """Go to the step to type after a click; arrow keys stay in the list."""
        if self.table.panel.settle():
            self.pages[self._stack.currentIndex()].focus()

    @Slot()
    def _on_back(self) -> None:
        self._go(self.steps.currentRow() - 1)

    @Slot()
    def _on_next(self) -> None:
        self._go(self.steps.currentRow() + 1)

    def _go(self, row: int) -> None:
        self.steps.setCurrentRow(row)
        self.pages[row].focus()

    def _go_to_fault(self, wrong: dict[str, str]) -> None:
        for row, page in enumerate(self.pages):
            if any(page.is_for(place) for place in wrong):
                self.steps.setCurrentRow(row)
                page.focus(wrong)
                return

    # -- what is typed ----------------------------------------------------------------------------

    @Slot(object)
    def _on_edited(self, draft: Draft) -> None:
        self.draft = draft
        self._show()
        self._tell()

    @Slot(object)
    def _on_typed(self, scenario: Scenario) -> None:
        if self._based is None:
            self.draft = replace(self.draft, payoffs=typed_payoffs(scenario))
            for page in self.pages:
                page.show_draft(self.draft)
        self._tell()

    def _tell(self) -> None:
        """Say what was typed so far."""
        if self._based is not None:
            self.typed.emit(self.table.document.scenario)
        else:
            self.typed.emit(None if self.draft == Draft() else sketch(self.draft))

    @Slot(object)
    def _on_chosen(self, scenario: Scenario | None) -> None:
        self._based = scenario
        self._show()

    def _show(self) -> None:
        """Show the draft, the table it makes, what is wrong, and where one can go."""
        own = self.start.from_nothing
        wrong = faults(self.draft)
        for row, page in enumerate(self.pages):
            page.show_draft(self.draft)
            page.show_faults(wrong)
            item = self.steps.item(row)
            bad = own and any(page.is_for(place) for place in wrong)
            item.setText(page.title + (_WRONG if bad else ""))
            usable = row == 0 or own
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if usable else Qt.ItemFlag.NoItemFlags)
        self.table.show_scenario(self._based or sketch(self.draft))
        self.table.setVisible(self.start.complete)
        row = self.steps.currentRow()
        last = row == len(self.pages) - 1 or not own
        self.back.setEnabled(row > 0)
        self.next.setEnabled(not last)
        self.create_button.setEnabled(self.start.complete)
        (self.create_button if last else self.next).setDefault(True)

    def _arrange(self) -> None:
        foot = QWidget(self)
        pressed = (self.back, self.next, self.create_button, self.cancel)
        beside(REST, *pressed, help_button(foot), of=foot, margins=0)
        wide = 2 * worn().grid
        self._parts = split(Qt.Orientation.Vertical, self, (self._stack, 0), (self.table, 0))
        right = below((self._parts, 1), foot, gap=wide)
        beside(self.steps, (right, 1), of=self, margins=wide, gap=wide)
