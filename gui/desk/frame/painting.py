"""One painting for a step of a slider: the answer is waited for, a moment at most.

Owns when the window may repaint. A step changes the slider at once and everything else when its
answer comes, a few milliseconds later; painted twice, both would cost nearly a whole frame. Knows
nothing of what is painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot

from gui.core.later import later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.changes import Change
    from gui.core.document import Document

__all__ = ["HELD_MS", "OnePainting"]

#: How long a painting waits for its answer: a frame and a half.
HELD_MS = 24


class OnePainting(QObject):
    """Holds the paintings of a window back while a step's answer is under way.

    Parameters
    ----------
    window
        Whose paintings.
    document
        Tells of steps: changes within a gesture that must be solved.
    """

    def __init__(self, window: QWidget, document: Document) -> None:
        super().__init__(window)
        self.setObjectName("one-painting")
        self._window = window
        self._owed = False
        self._held = later(self, "held-painting", HELD_MS, self.release)
        self._held.setTimerType(Qt.TimerType.PreciseTimer)
        document.changed.connect(self._on_changed)
        window.installEventFilter(self)

    @Slot()
    def release(self) -> None:
        """Paint what is owed: the answer is shown, or it takes too long."""
        self._held.stop()
        if self._owed:
            self._owed = False
            low = Qt.EventPriority.LowEventPriority.value
            QCoreApplication.postEvent(self._window, QEvent(QEvent.Type.UpdateRequest), low)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a painting for later while one is held."""
        if event.type() == QEvent.Type.UpdateRequest and self._held.isActive():
            self._owed = True
            return True
        return False

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        # not again while it runs: steps may come faster than answers
        if change.gesture and change.solves and not self._held.isActive():
            self._held.start()
