"""The window: puts menus and panels together and connects them, and does nothing else.

Only here does one part hear another. Panels write to the document, answers come from the analysis,
menus are `gui.desk.frame.menus`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMainWindow

from games.model.changes import Flags
from gui.desk.dialogs import Dialogs
from gui.desk.frame.menus import Menus
from gui.desk.frame.painting import OnePainting
from gui.desk.parts import Parts
from gui.desk.talks.brief_bar import BriefBar
from gui.files.safety.guard import Guard
from gui.look.literal import in_title
from gui.look.wear import put_on

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from games.model.changes import Change
    from gui.core.document import Document
    from gui.core.prefs import Store
    from gui.look.theme import Theme
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

    Attributes
    ----------
    menus, files, safety, selection, book, versions, keyboard, data, tour, help
        The parts that tests and whoever starts the window speak to.

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
        self.dialogs = dialogs or Dialogs(self)
        self._parts = parts = Parts(
            self, document, analysis, theme, store, self.dialogs, guard or Guard()
        )
        self.versions, self.keyboard, self.data = parts.versions, parts.keyboard, parts.data
        self.tour, self.help, self.safety = parts.tour, parts.help, parts.safety
        self._panels, self.selection = parts.panels, parts.selection
        self.files, self.book = parts.files, parts.book
        self.statusBar().addWidget(parts.panels.status, 1)
        self.statusBar().addPermanentWidget(BriefBar(parts.brief))
        self.statusBar().setSizeGripEnabled(False)
        own = {"file.close": self.close, "file.quit": self.close}
        self.menus = Menus(
            *(self, document, analysis, theme, parts.files, parts.book),
            [own, *parts.handlers()],
            parts.handing.first,
            [parts.play_bar],
        )
        self.menus.actions.submenus["view.panels"].lend(parts.docks.toggles)
        parts.serve(self.menus.actions)
        self._painting = OnePainting(self, document)
        self._connect()
        self._show_choices()
        theme.dress()
        parts.memory.restore()
        self._show_state()
        put_on(theme.tokens)

    # -- who hears whom --------------------------------------------------------------------------

    def _connect(self) -> None:
        self._document.changed.connect(self._on_changed)
        self._document.state_changed.connect(self._show_state)
        self._parts.answers.shown.connect(self._on_answer_shown)
        self._analysis.driver_changed.connect(self._show_choices)
        self._panels.drivers.driver_chosen.connect(self._analysis.set_driver)
        for told in self._parts.told():
            told.connect(self._on_exported)
        self._panels.payoffs.table_pasted.connect(self._parts.pasting.paste)
        self._panels.reading.plays_wanted.connect(self.book.show_plays)
        self._panels.history.compare_wanted.connect(self.versions.compare_with)

    @Slot()
    def _show_choices(self) -> None:
        """Say which driver is swept, of those the present scenario has."""
        scenario, driver = self._document.scenario, self._analysis.driver
        self._panels.drivers.set_chosen(driver)
        self.book.name_sweep(scenario.driver(driver).name if driver else "")
        self.menus.show_choices()

    @Slot()
    def _on_answer_shown(self) -> None:
        self.menus.show_state()
        self._painting.release()
        self.answer_shown.emit()

    # -- the document -----------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        key = self.selection.key
        if key is not None and not key.exists_in(change.new):
            self.selection.select(None)
        if change.flags & (Flags.STRUCTURE | Flags.TEXT):
            self._show_choices()
            self._show_state()

    @Slot()
    def _show_state(self) -> None:
        state = self._document.state
        self.setWindowTitle(f"{in_title(self.files.title)}[*] – Equipoise")
        if state.dirty != self.isWindowModified():
            self.setWindowModified(state.dirty)
        self._panels.status.update_status(saved=not state.dirty)

    @Slot(str)
    def _on_exported(self, what: str) -> None:
        self.statusBar().showMessage(what, MESSAGE_MS)

    # -- the end ----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then remember how the desk was left."""
        if not self.files.may_discard():
            event.ignore()
            return
        self._parts.memory.save()
        event.accept()
