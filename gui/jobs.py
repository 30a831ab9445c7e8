"""Background work: named lanes in which the newest request wins.

Owns job numbers, cancel tokens, and the way of a result back to the main thread. A lane
has at most one running and one pending job: a newer one cancels the first and replaces the second,
so that a lane can never fall behind a moving slider. Knows nothing of what is computed.

A worker only ever holds a bound signal of the one `Jobs` object, which does not keep that object
alive; so no Qt object is made, moved or destroyed off the main thread.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from games.task import Cancelled
from gui.executor import Executor, InlineExecutor, ThreadExecutor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from games.task import Token

__all__ = ["Executor", "InlineExecutor", "Jobs", "ThreadExecutor"]

#: Least time between two reports of progress by one job; a solver may report as often as it likes.
PROGRESS_SECONDS = 0.05

log = logging.getLogger(__name__)


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

    def __init__(
        self, lane: str, number: int, work: Callable[[Token], object], sent: SignalInstance
    ) -> None:
        self.number = number
        self.cancelled = False
        self._lane = lane
        self._work = work
        self._sent = sent
        self._next = 0.0

    def __call__(self) -> None:
        """Do the work and send what came of it; never raise."""
        try:
            result = self._work(self)
        except Cancelled as stopped:
            # a computation that stops unasked has not answered
            self._send("stopped" if self.cancelled else "error", _sentence(stopped))
        except Exception as error:
            log.exception("a job of lane %s failed", self._lane)
            self._send("error", _sentence(error))
        else:
            self._send("done", result)

    def progress(self, done: int, total: int) -> None:
        """Pass progress on, unless it was passed on a moment ago; the last word always goes."""
        now = time.monotonic()
        if not self.cancelled and (now >= self._next or done >= total):
            self._next = now + PROGRESS_SECONDS
            self._send("progress", (done, total))

    def _send(self, kind: str, content: object) -> None:
        try:
            self._sent.emit(_Message(self._lane, self.number, kind, content))
        except RuntimeError:
            # "Signal source has been deleted": the application has gone, nobody waits
            log.debug("a late answer of lane %s was dropped", self._lane)


@dataclass(slots=True)
class _Lane:
    """`newest` is the number of the job whose result is wanted, None if none is."""

    running: _Job | None = None
    pending: _Job | None = None
    newest: int | None = None
    busy: bool = False


class Jobs(QObject):
    """Named lanes of background work.

    Parameters
    ----------
    executor
        Where the work runs; `InlineExecutor` in tests.
    parent
        Owner; call `shutdown` before it goes.

    Signals
    -------
    done(lane, number, result)
        The newest job of a lane has finished. Results of older jobs are dropped.
    failed(lane, message)
        The newest job of a lane raised; the lane lives on.
    progressed(lane, done, total)
        The newest job of a lane is `done` of `total` through.
    busy_changed(lane, busy)
        A wanted result began or ceased to be outstanding.
    """

    done = Signal(str, int, object)
    failed = Signal(str, str)
    progressed = Signal(str, int, int)
    busy_changed = Signal(str, bool)
    _sent = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobs")
        self._executor = executor
        self._lanes: dict[str, _Lane] = {}
        self._last = 0
        self._closed = False
        self._sent.connect(self._on_sent, Qt.ConnectionType.QueuedConnection)

    def submit(self, lane: str, work: Callable[[Token], object]) -> int:
        """Ask for `work(token)` in a lane and return the job's number.

        Whatever the lane was asked before is no longer wanted. After `shutdown` nothing runs.
        """
        self._last += 1
        if self._closed:
            return self._last
        state = self._lanes.setdefault(lane, _Lane())
        job = _Job(lane, self._last, work, self._sent)
        state.newest = job.number
        if state.running is None:
            self._start(state, lane, job)
        else:
            state.running.cancelled = True
            state.pending = job
        self._tell_busy(lane)
        return job.number

    def cancel(self, lane: str) -> None:
        """Want nothing more of a lane: drop its pending job, tell the running one to stop."""
        state = self._lanes.get(lane)
        if state is None:
            return
        state.newest = state.pending = None
        if state.running is not None:
            state.running.cancelled = True
        self._tell_busy(lane)

    def idle(self, lane: str | None = None) -> bool:
        """Tell whether no result is outstanding, in one lane or in all."""
        lanes = self._lanes if lane is None else [lane]
        return all(self._lanes[name].newest is None for name in lanes if name in self._lanes)

    def shutdown(self, milliseconds: int = 1500) -> bool:
        """Cancel everything and wait for the threads; False if one did not stop in time.

        Nothing is delivered afterwards, and no new work is taken. A second call is harmless.
        """
        self._closed = True
        for lane in self._lanes:
            self.cancel(lane)
        joined = self._executor.join(milliseconds / 1000)
        if not joined:
            log.warning("background work did not stop within %d ms", milliseconds)
        return joined

    def _start(self, lane: _Lane, name: str, job: _Job) -> None:
        lane.running = job
        self._executor.run(name, job)

    @Slot(object)
    def _on_sent(self, message: _Message) -> None:
        state = self._lanes[message.lane]
        wanted = state.newest == message.number and not self._closed
        if message.kind == "progress":
            if wanted and isinstance(message.content, tuple):
                self.progressed.emit(message.lane, *message.content)
            return
        state.running = None
        if state.pending is not None:
            job, state.pending = state.pending, None
            self._start(state, message.lane, job)
        if not wanted:
            return
        state.newest = None
        if message.kind == "done":
            self.done.emit(message.lane, message.number, message.content)
        else:
            self.failed.emit(message.lane, str(message.content))
        self._tell_busy(message.lane)

    def _tell_busy(self, lane: str) -> None:
        state = self._lanes[lane]
        busy = state.newest is not None
        if busy != state.busy:
            state.busy = busy
            self.busy_changed.emit(lane, busy)


def _sentence(error: Exception) -> str:
    """Return an exception as something to show: its own words, else its name."""
    return str(error) or type(error).__name__
