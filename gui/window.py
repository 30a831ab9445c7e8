"""The window: puts the panels together and connects them, and does nothing else.

Only here does one part hear another. Panels write to the document, answers come from the analysis,
menus are `gui.desk.menus`'.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMainWindow

from gui.changes import Flags
from gui.desk.answers import Answers
from gui.desk.assistant.desk import Assistant
from gui.desk.brief import BriefExport
from gui.desk.brief_bar import BriefBar
from gui.desk.chart_book import ChartBook
from gui.desk.charts import ChartExport
from gui.desk.considering import Considering
from gui.desk.copying import Copying
from gui.desk.data_table import DataTableDesk
from gui.desk.dialogs import Dialogs, QtDialogs
from gui.desk.docks import Docks
from gui.desk.files import Files
from gui.desk.help.desk import HelpDesk
from gui.desk.keyboard import Keyboard
from gui.desk.memory import Memory
from gui.desk.menus import Menus
from gui.desk.middle import Middle
from gui.desk.panels import Panels
from gui.desk.pasting import Pasting
from gui.desk.restructure import Restructure, StructureDesk
from gui.desk.safety import SafetyDesk
from gui.desk.tour.tour import Tour
from gui.desk.versions import VersionsDesk
from gui.safety.guard import Guard
from gui.selection import Selection

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from gui.analysis import Analysis
    from gui.changes import Change
    from gui.desk.sweep_page import SweepPage
    from gui.document import Document, State
    from gui.prefs import Store
    from gui.theme import Theme
    from gui.tokens import Tokens

__all__ = ["Window"]

#: How long "Exported ..." stays at the foot.
MESSAGE_MS = 6000


class Window(QMainWindow):
    """The desk on one document.

    Parameters
    ----------
    document, analysis
        What is shown, and its answers. The analysis must have been made first.
    theme
        The look, switched from the View menu.
    store
        Where preferences are read from now and written to on close.
    dialogs
        Who asks the person; real dialogs over this window by default.
    guard
        What keeps the work safe; without one nothing outlives the process.

    Signals
    -------
    answer_shown()
        An answer has reached every panel.
    """

    answer_shown = Signal()

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        theme: Theme,
        store: Store,
        dialogs: Dialogs | None = None,
        guard: Guard | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("desk")
        self._document = document
        self._analysis = analysis
        self._theme = theme
        prefs = store.load()
        self.dialogs: Dialogs = dialogs or QtDialogs(self)
        self._selection = Selection(self)
        tokens = theme.tokens
        restructure = Restructure(document, self.dialogs).apply
        self._panels = panels = Panels(document, self._selection, restructure, tokens)
        recent = tuple(map(Path, prefs.recent))
        guard = guard or Guard()
        self._files = Files(document, self.dialogs, recent, panels.settle, self, guard)
        self._safety = SafetyDesk(
            self, document, self._files, self.dialogs, guard, analysis.jobs, tokens
        )
        self._book = ChartBook(document, analysis, self._selection, tokens, prefs.rule, self)
        self._export = ChartExport(self._book.tabs, self.dialogs, self)
        self.data = DataTableDesk(self, self._book.tabs, analysis.jobs, self._export, theme)
        self._brief = BriefExport(document, analysis, self._book.sweep, self.dialogs, self)
        self._answers = Answers(
            analysis,
            self._book.tabs,
            panels.payoffs,
            panels.drivers,
            panels.reading,
            panels.status,
            self,
        )
        self._docks = self._compose()
        self.versions = VersionsDesk(
            *(self, document, analysis, panels.versions, self._docks),
            *(self._files, self.dialogs, theme),
        )
        self.keyboard = Keyboard(
            self,
            document,
            self._selection,
            panels,
            self._docks,
            self._middle,
            self._book.tabs,
            tokens,
            prefs.used,
        )
        self._copying = Copying(document, panels, self._book.sweep, self)
        self._pasting = Pasting(document, self._selection, self.dialogs, self)
        self._memory = Memory(
            self,
            self._middle,
            self._docks,
            self._book,
            theme,
            self._files,
            self.keyboard,
            store,
        )
        self.tour = Tour(self, document, self._selection, self._book.tabs, theme, store)
        askers = (panels.reading, panels.status, self._book.tabs)
        self.help = HelpDesk(self, document, [asker.help_wanted for asker in askers])
        considering = Considering(panels, self._docks, self)
        self._menus = Menus(
            self,
            document,
            analysis,
            theme,
            self._selection,
            self._files,
            self._book,
            [
                {"file.close": self.close, "file.quit": self.close},
                {"view.reset-layout": self._memory.reset},
                self._docks.handlers(),
                StructureDesk(panels.structure, self._docks).handlers(),
                considering.handlers(),
                self._files.handlers(),
                Assistant(document, self._files, self.dialogs, theme).handlers(),
                self._safety.handlers(),
                self.versions.handlers(),
                self._book.handlers(),
                self._export.handlers(),
                self.data.handlers(),
                self._brief.handlers(),
                self.help.handlers(),
                self.tour.handlers(),
                self.keyboard.handlers(),
                self._copying.handlers(),
                self._pasting.handlers(),
            ],
        )
        self._menus.lend_panels(self._docks.toggles)
        self.keyboard.serve(self._menus.actions)
        self._book.serve(self._menus.actions)
        self._connect()
        self._show_choices()
        self._memory.restore()
        self._show_state()
        # a style sheet takes the palettes of widgets that come under it; give them back
        self._on_theme(tokens)

    @property
    def menus(self) -> Menus:
        """Menu bar, tool bar and shortcuts."""
        return self._menus

    @property
    def files(self) -> Files:
        """Opening and saving."""
        return self._files

    @property
    def safety(self) -> SafetyDesk:
        """Autosave, recovery, and what others do to the file."""
        return self._safety

    @property
    def selection(self) -> Selection:
        """The selected payoff."""
        return self._selection

    @property
    def book(self) -> ChartBook:
        """The charts."""
        return self._book

    @property
    def sweep_page(self) -> SweepPage:
        """The page of the sweep chart."""
        return self._book.sweep

    # -- composition ------------------------------------------------------------------------------

    def _compose(self) -> Docks:
        self._middle = Middle(self._safety.notices, self._panels.payoffs, self._book.tabs, self)
        self.setCentralWidget(self._middle)
        self.statusBar().addWidget(self._panels.status, 1)
        self.statusBar().addPermanentWidget(BriefBar(self._brief))
        self.statusBar().setSizeGripEnabled(False)
        return Docks(self, self._panels.docks())

    def _connect(self) -> None:
        self._document.changed.connect(self._on_changed)
        self._document.state_changed.connect(self._on_state_changed)
        self._answers.shown.connect(self._on_answer_shown)
        self._analysis.driver_changed.connect(self._show_choices)
        self._panels.drivers.driver_chosen.connect(self._analysis.set_driver)
        self._export.done.connect(self._on_exported)
        for part in (self._brief, self._copying, self._pasting):
            part.done.connect(self._on_exported)
        self._panels.payoffs.table_pasted.connect(self._pasting.paste)
        self._safety.told.connect(self._on_exported)
        self._theme.changed.connect(self._on_theme)
        self._panels.history.compare_wanted.connect(self.versions.compare_with)

    @Slot()
    def _show_choices(self) -> None:
        """Say which driver is swept, of those the present scenario has."""
        scenario, driver = self._document.scenario, self._analysis.driver
        self._panels.drivers.set_chosen(driver)
        self._book.name_sweep(scenario.driver(driver).name if driver else "")
        self._menus.show_choices()

    @Slot()
    def _on_answer_shown(self) -> None:
        self._menus.show_state()
        self.answer_shown.emit()

    # -- the document -----------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        key = self._selection.key
        if key is not None and not key.exists_in(change.new):
            self._selection.select(None)
        if change.flags & (Flags.STRUCTURE | Flags.TEXT):
            self._show_choices()
            self._show_state()

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        self._show_state()

    def _show_state(self) -> None:
        state = self._document.state
        self.setWindowTitle(f"{self._files.title}[*] – Equipoise")
        self.setWindowModified(state.dirty)
        self._panels.status.update_status(saved=not state.dirty)

    @Slot(str)
    def _on_exported(self, what: str) -> None:
        self.statusBar().showMessage(what, MESSAGE_MS)

    @Slot(object)
    def _on_theme(self, tokens: Tokens) -> None:
        self._panels.restyle(tokens)
        self._book.tabs.restyle(tokens)
        self.keyboard.restyle(tokens)
        self._safety.restyle(tokens)

    # -- the end ----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then remember how the desk was left."""
        if not self._files.may_discard():
            event.ignore()
            return
        self._memory.save()
        event.accept()
