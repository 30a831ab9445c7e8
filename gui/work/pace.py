"""Doing the newest of many things at most so often.

Owns the waiting. What is done for people who read or listen need not follow every step of a slider,
but must be exact when it rests.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from gui.core.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Beat", "Pace"]


class Beat:
    """When something was done last, and how fast it is asked for; may be read in any thread."""

    def __init__(self, milliseconds: int) -> None:
        self._most = milliseconds / 1000
        self._done = self._asked = float("-inf")
        self._gap = 0.0

    def ask(self) -> None:
        """Note that it is asked for now."""
        now = time.perf_counter()
        self._gap, self._asked = now - self._asked, now

    def strike(self) -> None:
        """Note that it is done now."""
        self._done = time.perf_counter()

    @property
    def due(self) -> bool:
        """Whether the next time that it is asked for would be too late."""
        return time.perf_counter() - self._done + self._gap > self._most


class Pace(QObject):
    """Does what it is offered: at once, or so often that nothing ever waits too long.

    While things come fast, every so many are done, in the turn of whatever offered them; the last
    one when it rests.

    Parameters
    ----------
    milliseconds
        How long a thing waits at most.
    work
        What is done. It is called again, later, if it was offered in between.
    """

    def __init__(self, milliseconds: int, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._owed = False
        self.beat = Beat(milliseconds)
        self._timer = later(self, "pace", milliseconds, self._on_rested)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)

    def ask(self) -> None:
        """Have it done, soon."""
        self.beat.ask()
        if self._timer.isActive() and not self.beat.due:
            self._owed = True
            return
        self._do()

    def _do(self) -> None:
        self._owed = False
        self._work()
        self.beat.strike()
        self._timer.start()

    @Slot()
    def _on_rested(self) -> None:
        if self._owed:
            self._do()
