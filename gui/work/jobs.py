"""Background work: named lanes in which the newest request wins.

Owns job numbers, cancel tokens, and the way of a result back to who asked, on the main thread. A
lane has at most one running and one pending job: a newer one cancels the first and replaces the
second, so that a lane can never fall behind a moving slider. Knows nothing of what is computed.

A worker only ever holds a bound signal of the one `Jobs` object, which does not keep that object
alive; so no Qt object is made, moved or destroyed off the main thread.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import SIGNAL, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from games.task import Cancelled
from gui.work.executor import Executor, InlineExecutor, ThreadExecutor

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


__all__ = ["Executor", "InlineExecutor", "Jobs", "Lane", "ThreadExecutor", "Work"]

#: Least time between two reports of progress by one job; a solver may report as often as it likes.
PROGRESS_SECONDS = 0.05

log = logging.getLogger(__name__)


#: Anything that computes and, by its `token`, can be told to stop; then it raises `Cancelled`.
Work = Callable[..., object]


@dataclass(frozen=True, slots=True)
class _Message:
    """What a worker sends: "done", "error", "stopped" or "progress", from job `number`."""

    lane: str
    number: int
    kind: str
    content: object = None


class _Job:
    """One request under way: run by the worker, and the `games.task.Token` of what it runs.

    The main thread sets `cancelled`, the worker asks for it; nothing else is shared.
    """

    def __init__(self, lane: Lane, number: int, work: Work, sent: SignalInstance) -> None:
        self.number = number
        self.dropped = False
        # a message nobody hears would wake the main thread, and both would want the interpreter
        self._heard = lane.is_heard
        self._lane = lane.name
        self._asker = ref(lane)
        self._work = work
        self._sent = sent
        self._next = 0.0

    def __call__(self) -> None:
        """Do the work and send what came of it; never raise."""
        try:
            result = self._work(token=self)
        except Cancelled as stopped:
            # a computation that stops unasked has not answered
            self._send("stopped" if self.cancelled else "error", _sentence(stopped))
        except Exception as error:
            log.exception("a job of lane %s failed", self._lane)
            self._send("error", _sentence(error))
        else:
            self._send("done", result)

    @property
    def cancelled(self) -> bool:
        """True when the answer is no longer wanted: it was dropped, or who asked has gone."""
        lane = self._asker()
        return self.dropped or lane is None or not isValid(lane)

    def progress(self, done: int, total: int) -> None:
        """Pass progress on if anybody hears it, at most so often; the last word always goes."""
        now = time.monotonic()
        if self._heard and not self.cancelled and (now >= self._next or done >= total):
            self._next = now + PROGRESS_SECONDS
            self._send("progress", (done, total))

    def _send(self, kind: str, content: object) -> None:
        try:
            self._sent.emit(_Message(self._lane, self.number, kind, content))
        except RuntimeError:
            # "Signal source has been deleted": the application has gone, nobody waits
            log.debug("a late answer of lane %s was dropped", self._lane)


class Lane(QObject):
    """The work that one asker wants done: the newest of its requests wins.

    Made by `Jobs.lane`. When the asker goes, its lane goes with it and what runs is told to stop.

    Signals
    -------
    done(result)
        The newest request has been answered. Results of older ones are dropped.
    overtaken(result)
        So was one that a newer request left running, with `keep`.
    failed(message)
        The newest request raised; the lane lives on.
    progressed(done, total)
        The newest request is `done` of `total` through.
    busy_changed(busy)
        A wanted result began or ceased to be outstanding.
    """

    done = Signal(object)
    overtaken = Signal(object)
    failed = Signal(str)
    progressed = Signal(int, int)
    busy_changed = Signal(bool)

    def __init__(self, jobs: Jobs, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(f"lane-{name}")
        self.name = name
        self._jobs = jobs
        self._running: _Job | None = None
        self._pending: _Job | None = None
        #: Number of the job whose result is wanted, None if none is.
        self._newest: int | None = None
        self._busy = False

    @property
    def is_heard(self) -> bool:
        """True if somebody listens to progress."""
        return self.receivers(SIGNAL("progressed(int,int)")) > 0

    @property
    def idle(self) -> bool:
        """True while no result is outstanding."""
        return self._newest is None

    def submit(self, work: Work, *, keep: bool = False) -> None:
        """Ask for work; whatever was asked before is no longer wanted.

        Parameters
        ----------
        keep
            Let what runs come to its end and be heard as `overtaken`: under a moving slider an
            answer a moment late is better than none. After `Jobs.shutdown` nothing runs.
        """
        job = self._jobs.job(self, work)
        if job is None:
            return
        self._newest = job.number
        if self._running is None:
            self._start(job)
        else:
            if not keep:
                self._running.dropped = True
            self._pending = job
        self._tell_busy()

    def cancel(self) -> None:
        """Want nothing more: drop what is pending, tell what runs to stop."""
        self._newest = self._pending = None
        if self._running is not None:
            self._running.dropped = True
        self._tell_busy()

    def take(self, number: int, kind: str, content: object) -> None:
        """Hear from a job: what `Jobs` was sent for this lane."""
        wanted = self._newest == number
        if kind == "progress":
            if wanted and isinstance(content, tuple):
                self.progressed.emit(*content)
            return
        kept = self._running is not None and not self._running.dropped
        self._running = None
        if self._pending is not None:
            job, self._pending = self._pending, None
            self._start(job)
        if wanted:
            self._newest = None
            if kind == "done":
                self.done.emit(content)
            else:
                self.failed.emit(str(content))
            self._tell_busy()
        elif kept and kind == "done":
            self.overtaken.emit(content)

    def _start(self, job: _Job) -> None:
        self._running = job
        self._jobs.run(self, job)

    def _tell_busy(self) -> None:
        if self._busy == self.idle:
            self._busy = not self.idle
            self.busy_changed.emit(self._busy)


class Jobs(QObject):
    """Background work in named lanes, one for each asker.

    Parameters
    ----------
    executor
        Where the work runs; `InlineExecutor` in tests.
    parent
        Owner; call `shutdown` before it goes.
    """

    _sent = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobs")
        self._executor = executor
        self._lanes: dict[str, Lane] = {}
        #: Whose job runs, by its number: the lane may be gone before it ends.
        self._under_way: dict[int, Lane] = {}
        self._last = 0
        self._closed = False
        self._sent.connect(self._on_sent, Qt.ConnectionType.QueuedConnection)

    def lane(self, name: str, asker: QObject) -> Lane:
        """Return a lane for an asker, which owns it; its name is that of its thread."""
        lane = self._lanes[name] = Lane(self, name, asker)
        return lane

    def idle(self, name: str | None = None) -> bool:
        """Tell whether no result is outstanding, in one lane or in all."""
        lanes = [lane for lane in self._lanes.values() if name in (None, lane.name)]
        return all(lane.idle for lane in lanes if isValid(lane))

    def shutdown(self, milliseconds: int = 1500) -> bool:
        """Cancel everything and wait for the threads; False if one did not stop in time.

        Nothing is delivered afterwards, and no new work is taken. A second call is harmless.
        """
        self._closed = True
        for lane in self._lanes.values():
            if isValid(lane):
                lane.cancel()
        joined = self._executor.join(milliseconds / 1000)
        if not joined:
            log.warning("background work did not stop within %d ms", milliseconds)
        return joined

    def job(self, lane: Lane, work: Work) -> _Job | None:
        """Make a request a job of a lane; None after `shutdown`."""
        self._last += 1
        return None if self._closed else _Job(lane, self._last, work, self._sent)

    def run(self, lane: Lane, job: _Job) -> None:
        """Run a job of a lane."""
        self._under_way[job.number] = lane
        self._executor.run(lane.name, job)

    @Slot(object)
    def _on_sent(self, message: _Message) -> None:
        lane = self._under_way[message.number]
        if message.kind != "progress":
            del self._under_way[message.number]
        if isValid(lane) and not self._closed:
            lane.take(message.number, message.kind, message.content)


def _sentence(error: Exception) -> str:
    """Return an exception as something to show: its own words, else its name."""
    return str(error) or type(error).__name__
