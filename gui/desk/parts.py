"""The parts of the desk: every panel and conversation, made in the order of their needs.

Owns that order, and the table of what each of them does by command. Who hears whom is
`gui.window`'s business; what a conversation says is its own. A new one is a line in the constructor
and, if it has commands, a name in `handlers`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.charts.pages.book import ChartBook
from gui.controls.arrange import below
from gui.core.selection import Selection
from gui.desk.answers import Answers
from gui.desk.frame.docks import Docks
from gui.desk.frame.handing import HandingOver
from gui.desk.frame.keyboard import Keyboard
from gui.desk.frame.layout import Memory
from gui.desk.frame.middle import Middle
from gui.desk.frame.panels import Panels
from gui.desk.frame.play_bar import PlayBar
from gui.desk.talks.assistant.desk import Assistant
from gui.desk.talks.brief import BriefExport
from gui.desk.talks.considering import Considering
from gui.desk.talks.copying import Copying
from gui.desk.talks.data_table import DataTableDesk
from gui.desk.talks.exporting import ChartExport
from gui.desk.talks.help.desk import HelpDesk
from gui.desk.talks.pasting import Pasting
from gui.desk.talks.playing import Playing
from gui.desk.talks.restructure import Restructure
from gui.desk.talks.tour.tour import Tour
from gui.desk.talks.versions import VersionsDesk
from gui.files.files import Files
from gui.files.safeguard import SafetyDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject, SignalInstance
    from PySide6.QtWidgets import QMainWindow

    from gui.commands.actions import Actions
    from gui.core.document import Document
    from gui.core.prefs import Store
    from gui.desk.dialogs import Dialogs
    from gui.desk.talks.assistant.keeping import Keeping
    from gui.files.safety.guard import Guard
    from gui.look.theme import Theme
    from gui.work.jobs import Jobs
    from gui.work.upkeep import Analysis

__all__ = ["Parts"]


class Parts:
    """The panels and conversations of one window.

    Parameters
    ----------
    window
        Gets the middle, the docks, and owns everybody.
    document, analysis
        What is worked on, and its answers.
    theme, store
        The look, and what is remembered.
    dialogs
        Who asks the person.
    guard
        What keeps the work safe.
    """

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        analysis: Analysis,
        theme: Theme,
        store: Store,
        dialogs: Dialogs,
        guard: Guard,
    ) -> None:
        prefs, jobs = store.load(), analysis.jobs
        self.selection = selection = Selection(window)
        restructure = Restructure(document, dialogs).apply
        self.panels = panels = Panels(document, selection, restructure)
        recent = tuple(map(Path, prefs.recent))
        self.files = files = Files(document, dialogs, recent, panels.settle, window, guard)
        self.safety = SafetyDesk(window, document, files, dialogs, guard, jobs)
        self.book = book = ChartBook(document, analysis, selection, prefs.rule, window)
        secure = self.safety.secure
        self.export = ChartExport(book.tabs, document, dialogs, files.folder, window, secure)
        self.data = DataTableDesk(window, book.tabs, self.export)
        self.brief = BriefExport(
            *(document, analysis, book.sweep, dialogs, files.folder, window), secure=secure
        )
        self.answers = Answers(analysis, book.tabs, panels, window)
        self.handing = HandingOver(analysis, book.tabs, panels.settle, files.hindered.emit, window)
        self.answers.shown.connect(self.handing.go_on)
        centre = QWidget(window)
        centre.setObjectName("centre")
        middle = Middle(panels.payoffs, book.tabs, centre)
        below(self.safety.notices, (middle, 1), of=centre, margins=0, gap=0)
        window.setCentralWidget(centre)
        self.docks = docks = Docks(window, panels.docks())
        docks.by_title["Reading"].visibilityChanged.connect(panels.reading.catch_up)
        self.versions = VersionsDesk(window, document, analysis, panels.versions, files, dialogs)
        self.keyboard = Keyboard(
            *(window, document, selection, panels, docks, middle, book.tabs, prefs.used)
        )
        self.copying = Copying(document, panels, book.sweep, window)
        keep = None if guard.session is None else partial(_keeping, guard.session.state, jobs)
        self._assistant = Assistant(document, files, dialogs, window, keep, secure)
        self.pasting = Pasting(document, selection, dialogs, window, make=self._assistant.finish)
        self.memory = Memory(window, middle, docks, book, theme, files, self.keyboard, store)
        self.tour = Tour(window, document, selection, book.tabs, store)
        askers = (panels.reading, panels.status, book.tabs, book.sweep)
        self.help = HelpDesk(window, document, [asker.help_wanted for asker in askers])
        self._considering = Considering(panels, docks, window)
        self.play_bar = PlayBar(window)
        self._playing = Playing(document, self.play_bar, window)

    def handlers(self) -> list[Mapping[str, Callable[..., object]]]:
        """Return what everybody does, by command."""
        parts = (
            *(self.docks, self.files, self.safety, self._assistant),
            *(self._considering, self.versions, self.book, self.export, self.data, self.brief),
            *(self.help, self.tour, self.keyboard, self.copying, self.pasting, self._playing),
        )
        own = {
            "view.reset-layout": self.memory.reset,
            "scenario.add": self.docks.then("Structure", self.panels.structure.add_of),
            "scenario.stages": self.docks.then("Structure", self.panels.structure.arrange_stages),
            "snapshot.take": self.docks.then("Versions", self.panels.versions.ask_new),
        }
        return [own, *(part.handlers() for part in parts)]

    def serve(self, actions: Actions) -> None:
        """Give the commands to those who offer them elsewhere than in menus."""
        self.keyboard.serve(actions)
        self.book.serve(actions)
        self._playing.serve(actions)

    def told(self) -> Sequence[SignalInstance]:
        """Return the signals by which something done is said in a sentence."""
        parts = (self.export, self.brief, self.copying, self.pasting, self.handing)
        return [*(part.done for part in parts), self.safety.told]


def _keeping(state: Path, jobs: Jobs, dialog: QObject) -> Keeping:
    """Return what keeps a copy of what is typed in the assistant's dialog."""
    from gui.desk.talks.assistant.keeping import Keeping  # not at the start

    return Keeping(state, jobs, dialog)
