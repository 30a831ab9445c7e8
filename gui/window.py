"""The window: puts menus and panels together and connects them, and does nothing else.

Only here does one part hear another. Panels write to the document, answers come from the analysis,
menus are `gui.desk.frame.menus`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMainWindow

from games.model.changes import Flags
from gui.desk.crew import Crew
from gui.desk.dialogs import Dialogs, QtDialogs
from gui.desk.frame.menus import Menus
from gui.desk.frame.painting import OnePainting
from gui.desk.talks.brief_bar import BriefBar
from gui.files.safety.guard import Guard
from gui.look.literal import in_title

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from games.model.changes import Change
    from gui.charts.pages.book import ChartBook
    from gui.charts.pages.sweep import SweepPage
    from gui.core.document import Document, State
    from gui.core.prefs import Store
    from gui.core.selection import Selection
    from gui.files.files import Files
    from gui.files.safeguard import SafetyDesk
    from gui.look.theme import Theme
    from gui.look.tokens import Tokens
    from gui.work.upkeep import Analysis

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
        self.dialogs: Dialogs = dialogs or QtDialogs(self)
        self._crew = crew = Crew(
            self, document, analysis, theme, store, self.dialogs, guard or Guard()
        )
        self.versions, self.keyboard, self.data = crew.versions, crew.keyboard, crew.data
        self.tour, self.help = crew.tour, crew.help
        self._panels, self._selection = crew.panels, crew.selection
        self._files, self._book = crew.files, crew.book
        self.statusBar().addWidget(crew.panels.status, 1)
        self.statusBar().addPermanentWidget(BriefBar(crew.brief))
        self.statusBar().setSizeGripEnabled(False)
        own = {"file.close": self.close, "file.quit": self.close}
        self._menus = Menus(
            *(self, document, analysis, theme, crew.selection, crew.files, crew.book),
            [own, *crew.handlers()],
        )
        self._menus.lend_panels(crew.docks.toggles)
        crew.serve(self._menus.actions)
        self._painting = OnePainting(self, document)
        self._connect()
        self._show_choices()
        theme.dress()
        crew.memory.restore()
        self._show_state()
        crew.restyle(theme.tokens)

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
        return self._crew.safety

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

    # -- who hears whom --------------------------------------------------------------------------

    def _connect(self) -> None:
        self._document.changed.connect(self._on_changed)
        self._document.state_changed.connect(self._on_state_changed)
        self._crew.answers.shown.connect(self._on_answer_shown)
        self._analysis.driver_changed.connect(self._show_choices)
        self._panels.drivers.driver_chosen.connect(self._analysis.set_driver)
        for told in self._crew.told():
            told.connect(self._on_exported)
        self._panels.payoffs.table_pasted.connect(self._crew.pasting.paste)
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
        self._painting.release()
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
        self.setWindowTitle(f"{in_title(self._files.title)}[*] – Equipoise")
        self.setWindowModified(state.dirty)
        self._panels.status.update_status(saved=not state.dirty)

    @Slot(str)
    def _on_exported(self, what: str) -> None:
        self.statusBar().showMessage(what, MESSAGE_MS)

    @Slot(object)
    def _on_theme(self, tokens: Tokens) -> None:
        self._crew.restyle(tokens)

    # -- the end ----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then remember how the desk was left."""
        if not self._files.may_discard():
            event.ignore()
            return
        self._crew.memory.save()
        event.accept()
