"""Autosave: while there are unsaved changes, a recent copy of them is on the disk.

Owns when a copy is written (a moment after a change, never during a gesture, never on the main
thread) and that it goes when the changes are saved or given up. Where it lies and what it looks
like is `gui.safety.slot`'s.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from games.model.file import dumps
from games.model.problems import ScenarioError
from gui.safety.slot import Note, clear_slot, write_slot

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario
    from games.task import Token
    from gui.document import Document
    from gui.jobs import Jobs
    from gui.safety.disk import Disk

__all__ = ["LANE", "Autosave"]

LANE = "autosave"
#: At most this much work is lost.
DELAY_MS = 2000


@dataclass(frozen=True, slots=True)
class _Write:
    """One copy to make: everything the worker needs."""

    folder: Path
    scenario: Scenario
    note: Note

    def __call__(self, _token: Token) -> str:
        """Write it and return what went wrong, empty if nothing did."""
        from importlib import metadata

        note = replace(self.note, program=metadata.version("equipoise"))
        try:
            write_slot(self.folder, dumps(self.scenario).encode(), note)
        except (ScenarioError, OSError) as error:
            return (str(error).splitlines() or [type(error).__name__])[0]
        return ""


@dataclass(frozen=True, slots=True)
class _Clear:
    """The copy is no longer needed."""

    folder: Path

    def __call__(self, _token: Token) -> None:
        """Remove it."""
        clear_slot(self.folder)


class Autosave(QObject):
    """Keeps a copy of a document's unsaved changes in a slot.

    Parameters
    ----------
    document
        Whose changes.
    disk
        Knows which content of the file the work started from.
    jobs
        Writes in a lane of its own.
    folder
        The slot.
    delay_ms
        How long after a change the copy is written; further changes do not put it off.

    Signals
    -------
    written()
        The slot holds what was on the desk a moment ago.
    failed(str)
        Unsaved changes cannot be kept, and why; said once until it works again.
    """

    written = Signal()
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        disk: Disk,
        jobs: Jobs,
        folder: Path,
        parent: QObject | None = None,
        delay_ms: int = DELAY_MS,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("autosave")
        self._document = document
        self._disk = disk
        self._jobs = jobs
        self._folder = folder
        self._kept: Scenario | None = None
        self._troubled = False
        self._timer = QTimer(self)
        self._timer.setObjectName("autosave-delay")
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self.write)
        document.changed.connect(self._on_document)
        document.state_changed.connect(self._on_document)
        jobs.done.connect(self._on_done)
        jobs.failed.connect(self._on_failed)

    @Slot()
    def write(self) -> None:
        """Write the copy now, unless a gesture is open or there is nothing unsaved."""
        self._timer.stop()
        document = self._document
        if not document.dirty or document.gesture is not None:
            return
        self._kept = document.scenario
        path = document.path
        note = Note(
            title=document.scenario.title,
            path=str(path.absolute()) if path is not None else "",
            when=datetime.now().astimezone().isoformat(timespec="seconds"),
            started_from=self._disk.digest(path) if path is not None else "",
            process=os.getpid(),
        )
        self._jobs.submit(LANE, _Write(self._folder, document.scenario, note))

    @Slot(object)
    def _on_document(self, _news: object) -> None:
        document = self._document
        if not document.dirty:
            self._timer.stop()
            if self._kept is not None:
                self._kept = None
                self._jobs.submit(LANE, _Clear(self._folder))
            return
        due = document.gesture is None and document.scenario is not self._kept
        if due and not self._timer.isActive():
            self._timer.start()

    @Slot(str, int, object)
    def _on_done(self, lane: str, _number: int, result: object) -> None:
        if lane != LANE or result is None:
            return
        if result:
            self._on_failed(lane, str(result))
        else:
            self._troubled = False
            self.written.emit()

    @Slot(str, str)
    def _on_failed(self, lane: str, message: str) -> None:
        if lane != LANE:
            return
        self._kept = None
        if not self._troubled:
            self._troubled = True
            self.failed.emit(message)
