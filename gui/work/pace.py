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
    """When something was done last; may be asked in any thread."""

    def __init__(self, milliseconds: int) -> None:
        self._least = milliseconds / 1000
        self._last = float("-inf")

    def strike(self) -> None:
        """Note that it is done now."""
        self._last = time.perf_counter()

    def due(self, *, within: int = 0) -> bool:
        """Whether what was done last has stood long enough, or will have in some milliseconds."""
        return time.perf_counter() - self._last >= self._least - within / 1000


class Pace(QObject):
    """Does what it is offered: at once, or when the last thing it did has stood a while.

    Parameters
    ----------
    milliseconds
        How long a thing stands at most while another one is owed.
    work
        What is done. It is called again, later, if it was offered in between.
    soonest
        How long a thing stands at least, in milliseconds; as long as at most if left out. What is
        offered between the two is done in the same turn, and painted with whatever offered it.
    """

    def __init__(
        self,
        milliseconds: int,
        work: Callable[[], object],
        parent: QObject,
        *,
        soonest: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._owed = False
        self.beat = Beat(milliseconds if soonest is None else soonest)
        self._timer = later(self, "pace", milliseconds, self._on_rested)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)

    def ask(self) -> None:
        """Have it done, soon."""
        if self._timer.isActive() and not self.beat.due():
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
