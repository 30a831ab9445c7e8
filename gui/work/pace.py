"""Doing the newest of many things at most so often.

Owns the waiting. What is done for people who read or listen need not follow every step of a slider,
but must be exact when it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gui.core.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Pace"]


class Pace(QObject):
    """Does what it is offered: at once, or when the last thing it did has stood a while.

    Parameters
    ----------
    milliseconds
        How long a thing stands at least.
    work
        What is done. It is called again, later, if it was offered in between.
    """

    def __init__(self, milliseconds: int, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._owed = False
        self._timer = later(self, "pace", milliseconds, self._on_rested)

    def ask(self) -> None:
        """Have it done, soon."""
        if self._timer.isActive():
            self._owed = True
            return
        self._owed = False
        self._work()
        self._timer.start()

    @Slot()
    def _on_rested(self) -> None:
        if self._owed:
            self.ask()
