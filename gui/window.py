"""The window: puts the panels together and connects them, and does nothing else.

Only here does one part hear another. Panels write to the document, answers come from the analysis,
menus are `gui.desk.menus`'.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QWidget

from gui.changes import Flags
from gui.desk.answers import Answers
from gui.desk.brief import BriefExport
from gui.desk.brief_bar import BriefBar
from gui.desk.chart_book import ChartBook
from gui.desk.charts import ChartExport
from gui.desk.dialogs import Dialogs, QtDialogs
from gui.desk.files import Files
from gui.desk.help_desk import HelpDesk
from gui.desk.menus import Menus
from gui.selection import Selection
from gui.widgets.drivers.panel import DriverPanel
from gui.widgets.payoffs.panel import PayoffPanel
from gui.widgets.reading.panel import ReadingPanel
from gui.widgets.reasons.panel import ReasonsPanel
from gui.widgets.status import StatusStrip

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

SIZE = (1440, 900)
DOCK_WIDTHS = (300, 340)
DOCK_HEIGHTS = (470, 360)
#: Payoffs above, chart below: two small matrices side by side need no more than this.
MIDDLE_HEIGHTS = (225, 585)
#: Rises when docks come or go, so that an old layout is not forced on new docks.
LAYOUT_VERSION = 1
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
    ) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.resize(*SIZE)
        self._document = document
        self._analysis = analysis
        self._theme = theme
        self._store = store
        prefs = store.load()
        self.dialogs: Dialogs = dialogs or QtDialogs(self)
        self._selection = Selection(self)
        tokens = theme.tokens
        self._payoffs = PayoffPanel(document, self._selection, tokens)
        recent = tuple(map(Path, prefs.recent))
        self._files = Files(document, self.dialogs, recent, self._payoffs.settle, self)
        self._book = ChartBook(document, analysis, self._selection, tokens, prefs.rule, self)
        self._export = ChartExport(self._book.tabs, self.dialogs, self)
        self._brief = BriefExport(document, analysis, self._book.sweep, self.dialogs, self)
        self._drivers = DriverPanel(document, tokens)
        self._reasons = ReasonsPanel(document, self._selection, tokens)
        self._reading = ReadingPanel(tokens)
        self._status = StatusStrip(tokens)
        self._answers = Answers(
            analysis,
            self._book.tabs,
            self._payoffs,
            self._drivers,
            self._reading,
            self._status,
            self,
        )
        self._compose()
        self._menus = Menus(
            self,
            document,
            analysis,
            theme,
            self._files,
            self._book,
            self._export,
            self._brief,
            HelpDesk(self, self._facts),
            self._reset_layout,
        )
        self._menus.lend_panels([dock.toggleViewAction() for dock in self._docks])
        self._connect()
        self._show_choices()
        self._initial_layout = self.saveState(LAYOUT_VERSION)
        self.restoreGeometry(QByteArray(prefs.geometry))
        self.restoreState(QByteArray(prefs.layout), LAYOUT_VERSION)
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

    def _compose(self) -> None:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setObjectName("middle")
        middle.setChildrenCollapsible(False)
        middle.addWidget(self._payoffs)
        middle.addWidget(self._book.tabs)
        middle.setStretchFactor(1, 1)
        middle.setSizes(list(MIDDLE_HEIGHTS))
        self.setCentralWidget(middle)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self._docks = (
            self._dock("Drivers", self._drivers, left),
            self._dock("Selected payoff", self._reasons, left),
            self._dock("Reading", self._reading, right),
        )
        drivers, payoff, reading = self._docks
        self.resizeDocks([drivers, reading], list(DOCK_WIDTHS), Qt.Orientation.Horizontal)
        self.resizeDocks([drivers, payoff], list(DOCK_HEIGHTS), Qt.Orientation.Vertical)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(BriefBar(self._brief))
        self.statusBar().setSizeGripEnabled(False)

    def _dock(self, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName("dock-" + title.lower().replace(" ", "-"))
        dock.setWidget(widget)
        self.addDockWidget(area, dock)
        return dock

    def _connect(self) -> None:
        self._document.changed.connect(self._on_changed)
        self._document.state_changed.connect(self._on_state_changed)
        self._answers.shown.connect(self._on_answer_shown)
        self._analysis.driver_changed.connect(self._show_choices)
        self._drivers.driver_chosen.connect(self._analysis.set_driver)
        self._export.done.connect(self._on_exported)
        self._brief.done.connect(self._on_exported)
        self._theme.changed.connect(self._on_theme)

    @Slot()
    def _show_choices(self) -> None:
        """Say which driver is swept, of those the present scenario has."""
        scenario, driver = self._document.scenario, self._analysis.driver
        self._drivers.set_chosen(driver)
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
        self.setWindowTitle(f"{self._files.name}[*] – Equipoise")
        self.setWindowModified(state.dirty)
        self._status.update_status(saved=not state.dirty)

    def _facts(self) -> list[tuple[str, str]]:
        return [("Scenario", self._files.name), ("Theme", self._theme.choice)]

    def _reset_layout(self) -> None:
        self.restoreState(self._initial_layout, LAYOUT_VERSION)

    @Slot(str)
    def _on_exported(self, what: str) -> None:
        self.statusBar().showMessage(what, MESSAGE_MS)

    @Slot(object)
    def _on_theme(self, tokens: Tokens) -> None:
        for part in (
            self._payoffs,
            self._book.tabs,
            self._drivers,
            self._reasons,
            self._reading,
            self._status,
        ):
            part.restyle(tokens)

    # -- the end ----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then remember how the desk was left."""
        if not self._files.may_discard():
            event.ignore()
            return
        prefs = replace(
            self._store.load(),
            theme=self._theme.choice,
            rule=self._book.rule,
            geometry=bytes(self.saveGeometry().data()),
            layout=bytes(self.saveState(LAYOUT_VERSION).data()),
            recent=tuple(map(str, self._files.recent)),
        )
        self._store.save(prefs)
        event.accept()
