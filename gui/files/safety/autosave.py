"""Autosave: while there are unsaved changes, a recent copy of them is on the disk.

Owns when a copy is written (a moment after a change, within a gesture too, and not on the main
thread, unless that is about to be busy) and that it goes when the changes are saved or given up.
While a file is being saved the copy, if there is one, is what is being saved: whoever finds both
afterwards finds them equal. Where it lies, what it looks like and in which order all is written is
`gui.files.safety.slot`'s.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from games.model.file.scenario_file import dumps
from games.model.problems import ScenarioError
from gui.core.later import later
from gui.files.safety.slot import Note, clear_slot, write_slot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from games.model.scenario import Scenario
    from games.task import Token
    from gui.core.document import Document
    from gui.files.safety.disk import Disk
    from gui.work.jobs import Jobs

__all__ = ["LANE", "Autosave"]

LANE = "autosave"
#: What is typed without rest is handed over within `gui.core.stay.HAND_MS` and `REST_MS`, 600 ms,
#: and written after this: within a second, of which a quarter is left for the writing and for what
#: else the main thread may be busy with.
DELAY_MS = 150


class _Slot:
    """The slot as several threads write it: what was asked for last is what stays."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._latest = 0

    def write(self, number: int, data: bytes, note: Note) -> None:
        """Put a copy there, unless something later was asked for; raise `OSError`."""
        from importlib import metadata

        with self._lock:
            if number >= self._latest:
                self._latest = number
                write_slot(self._folder, data, replace(note, program=metadata.version("equipoise")))

    def clear(self, number: int) -> None:
        """Remove the copy, unless something later was asked for."""
        with self._lock:
            if number >= self._latest:
                self._latest = number
                clear_slot(self._folder)


def _write(
    slot: _Slot, number: int, scenario: Scenario, note: Note, *, token: Token | None = None
) -> str:
    """Write one copy, mostly on a worker; return what went wrong, empty if nothing did."""
    try:
        slot.write(number, dumps(scenario).encode(), note)
    except (ScenarioError, OSError) as error:
        return (str(error).splitlines() or [type(error).__name__])[0]
    return ""


def _clear(slot: _Slot, number: int, *, token: Token) -> None:
    """Remove a copy that is no longer needed, on a worker."""
    slot.clear(number)


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
    lane
        What its lane is called.

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
        lane: str = LANE,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("autosave")
        self._document = document
        self._disk = disk
        self._lane = jobs.lane(lane, self)
        self._slot = _Slot(folder)
        self._asked = 0
        self._kept: Scenario | None = None
        self._there = False
        self._troubled = False
        #: Names of the folders whose work is on the desk and still lies there, too.
        self.instead_of: tuple[str, ...] = ()
        self._timer = later(self, "autosave-delay", delay_ms, self.write)
        document.changed.connect(self._on_document)
        document.state_changed.connect(self._on_document)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)

        disk.secured = self._secured

    @Slot()
    def write(self) -> None:
        """Write the copy now, unless there is nothing unsaved."""
        self._timer.stop()
        document = self._document
        if not document.dirty:
            return
        self._kept, self._there = document.scenario, True
        note = self._note(document.path)
        self._lane.submit(partial(_write, self._slot, self._next(), document.scenario, note))

    def secure(self) -> None:
        """Have the copy on the disk before the main thread has no time for it; waits for it."""
        document = self._document
        if not document.dirty or not (self._timer.isActive() or not self._lane.idle):
            return
        self._timer.stop()
        self._kept, self._there = document.scenario, True
        wrong = _write(self._slot, self._next(), document.scenario, self._note(document.path))
        self._on_done(wrong)

    def _note(self, path: Path | None) -> Note:
        return Note(
            title=self._document.scenario.title,
            path=str(path.absolute()) if path is not None else "",
            when=datetime.now().astimezone().isoformat(),
            started_from=self._disk.digest(path) if path is not None else "",
            process=os.getpid(),
            instead_of=self.instead_of,
        )

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    @contextmanager
    def _secured(self, path: Path, data: bytes) -> Iterator[None]:
        """Keep a copy, if there is one, equal to what is being saved, until it is."""
        if not self._there:
            yield
            return
        self._timer.stop()
        with suppress(OSError):  # then the copy is the older one, and its note says of which file
            self._slot.write(self._next(), data, self._note(path))
        try:
            yield
        except BaseException:
            self.write()  # under its own name again
            raise

    @Slot(object)
    def _on_document(self, _news: object) -> None:
        document = self._document
        if not document.dirty:
            self._timer.stop()
            if self._there:
                self._kept, self._there = None, False
                self._lane.submit(partial(_clear, self._slot, self._next()))
            return
        if document.scenario is not self._kept and not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _on_done(self, result: str | None) -> None:
        if result:
            self._on_failed(result)
        elif result is not None:
            self._troubled = False
            self.written.emit()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._kept = None
        if not self._troubled:
            self._troubled = True
            self.failed.emit(message)
