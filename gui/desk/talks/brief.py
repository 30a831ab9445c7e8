"""Taking the whole briefing away: asked for once, computed beside the desk, painted in slices.

Owns the conversation and the order of work: a lane of background work computes, the main thread
paints one file at a time between events, and everything is written at the end. What the files
contain is `gui.briefing`'s. The desk can be used all the while; what is briefed is the scenario as
it was when the briefing was asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.files.words import file_name, legible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from games.model.scenario import Scenario
    from gui.briefing.gather import Pack
    from gui.charts.pages.sweep import SweepPage
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.work.upkeep import Analysis

__all__ = ["LANE", "BriefExport"]

LANE = "briefing"
#: Share of the work that is computing; the rest is painting.
_COMPUTING = 70


class BriefExport(QObject):
    """Makes briefings of the document.

    Parameters
    ----------
    document, analysis
        What is briefed, along which driver, and answers that are there already.
    chart
        Tells the selection rule in force.
    dialogs
        Who asks where to, and says what went wrong.
    home
        Tells in which folder to begin before anything was exported.
    secure
        Has unsaved changes on the disk before the main thread is busy for long.

    Signals
    -------
    progressed(int)
        Per cent of the work done; 0 when it begins.
    finished()
        Nothing is under way any more, whatever came of it.
    done(str)
        What was written, in a sentence.
    """

    progressed = Signal(int)
    finished = Signal()
    done = Signal(str)

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        chart: SweepPage,
        dialogs: Dialogs,
        home: Callable[[], Path],
        parent: QObject | None = None,
        secure: Callable[[], object] = bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("brief-export")
        self._document = document
        self._analysis = analysis
        self._chart = chart
        self._lane = analysis.jobs.lane(LANE, self)
        self._dialogs = dialogs
        self._home = home
        self._secure = secure
        self._where: Path | None = None
        self._folder: Path | None = None
        self._replace = False
        self._files: list[tuple[str, bytes]] = []
        self._making: Iterator[tuple[tuple[str, bytes], ...]] | None = None
        self._steps = self._made = 0
        self._slices = QTimer(self)
        self._slices.setObjectName("brief-slices")
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._make_some)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)
        self._lane.progressed.connect(self._on_progressed)

    @property
    def busy(self) -> bool:
        """True while a briefing is being made."""
        return self._folder is not None

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"brief.export": self.export}

    def export(self) -> bool:
        """Ask where to and begin; False if nothing was begun. A briefing under way goes on."""
        if self.busy:
            return False
        self._secure()
        # the paper's rooms take a twentieth of the start; they come when they are wanted
        from gui.briefing.folder import ExportError, in_the_way, is_briefing, prepare
        from gui.briefing.gather import gather

        scenario = self._document.scenario
        chosen = self._dialogs.ask_folder(self._where or self._home())
        if chosen is None:
            return False
        folder = chosen if is_briefing(chosen) else chosen / _name(scenario)
        there = in_the_way(folder)
        self._replace = bool(there)
        if there and not self._dialogs.confirm(
            f"“{folder.name}” holds a briefing already."
            if is_briefing(folder)
            else f"“{folder.name}” holds files with the names of a briefing's.",
            "Its papers, charts and data are replaced; other files in the folder stay.",
            "Replace it" if is_briefing(folder) else "Replace them",
            "\n".join(map(legible, there)),
        ):
            return False
        try:
            prepare(folder, replace=self._replace)
        except ExportError as error:
            self._tell(str(error))
            return False
        self._where, self._folder = chosen, folder
        self._files = []
        self.progressed.emit(0)
        # the request is frozen: what the person does meanwhile is for the next briefing
        found = self._analysis
        asked = partial(gather, scenario, found.driver, self._chart.rule)
        saved = self._document.saved
        self._lane.submit(partial(asked, live=found.live, audited=found.audit, saved=saved))
        return True

    @Slot()
    def cancel(self) -> None:
        """Give up what is under way; nothing is written."""
        self._lane.cancel()
        self._end()

    @Slot(object)
    def _on_done(self, pack: Pack) -> None:
        from gui.briefing.folder import made, steps

        self._steps, self._made = steps(pack), 0
        self._making = made(pack)
        self._slices.start()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._end()
        self._tell(message)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if total:
            self.progressed.emit(_COMPUTING * done // total)

    @Slot()
    def _make_some(self) -> None:
        """Paint one slice; after the last one write everything."""
        if self._making is None or self._folder is None:
            self._slices.stop()
            return
        from gui.briefing.folder import ThereAlreadyError, write

        self._secure()  # of what was done between two slices, too
        try:
            some = next(self._making, None)
            if some is not None:
                self._files += some
                self._made += 1
                self.progressed.emit(_COMPUTING + (100 - _COMPUTING) * self._made // self._steps)
                return
            paths = write(self._folder, self._files, replace=self._replace)
        except OSError as error:
            again = " Export it again: you are asked whether to replace what is there."
            self._end()
            self._tell(f"{error}{again if isinstance(error, ThereAlreadyError) else ''}")
            return
        folder = self._folder
        self._end()
        self.done.emit(f"Exported the briefing, {len(paths)} files, to {folder}")

    def _end(self) -> None:
        self._slices.stop()
        was_busy = self.busy
        self._folder = self._making = None
        self._files = []
        if was_busy:
            self.finished.emit()

    def _tell(self, why: str) -> None:
        self._dialogs.tell_problem("The briefing could not be exported.", why)


def _name(scenario: Scenario) -> str:
    # as long as any file system takes, in the most bytes a letter can have
    return f"{file_name(scenario.title)[:50].strip() or 'Scenario'} - briefing"
