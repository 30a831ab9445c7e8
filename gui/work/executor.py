"""Where background work runs: one thread per lane, or the calling thread.

Owns threads and how they end. Knows neither Qt nor what runs.
"""

from __future__ import annotations

import queue
import threading
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Executor", "InlineExecutor", "ThreadExecutor"]


class Executor(Protocol):
    """Runs functions, one at a time and in order within a lane. They must not raise."""

    def run(self, lane: str, work: Callable[[], None]) -> None:
        """Run `work`, now or soon."""
        ...

    def join(self, seconds: float) -> bool:
        """Take no more work and wait for what runs; False if some still runs after `seconds`."""
        ...


class ThreadExecutor:
    """One thread per lane, started with its first job.

    The threads are daemons and joined with a deadline: `concurrent.futures` joins its own at
    interpreter exit without one, and a computation that does not look at its token (nashpy) would
    then keep the process alive after its window has gone.
    """

    def __init__(self) -> None:
        self._lanes: dict[str, _LaneThread] = {}

    def run(self, lane: str, work: Callable[[], None]) -> None:
        """Queue `work` for the thread of its lane."""
        thread = self._lanes.get(lane)
        if thread is None:
            thread = self._lanes[lane] = _LaneThread(lane)
            thread.start()
        thread.work.put(work)

    def join(self, seconds: float) -> bool:
        """Stop every thread after its present job; wait at most `seconds` for all together."""
        deadline = time.monotonic() + seconds
        for thread in self._lanes.values():
            thread.work.put(None)
        for thread in self._lanes.values():
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._lanes.values())


class _LaneThread(threading.Thread):
    """Runs what comes through its queue until it receives None."""

    def __init__(self, lane: str) -> None:
        super().__init__(name=f"lane-{lane}", daemon=True)
        self.work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()

    def run(self) -> None:
        while (work := self.work.get()) is not None:
            work()
            del work  # a waiting lane keeps no request alive


class InlineExecutor:
    """Runs work at once on the calling thread; results still arrive through the event loop."""

    def run(self, lane: str, work: Callable[[], None]) -> None:
        """Run `work` now."""
        work()

    def join(self, seconds: float) -> bool:
        """Return True: nothing is ever left running."""
        return True
