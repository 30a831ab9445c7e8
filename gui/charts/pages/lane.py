"""A page whose picture takes work of its own: computed in a lane, only while somebody looks.

Owns when that work is asked for. A hidden page only notes that it is due; a page whose last answer
was slow waits until the hand is off the controls. The last picture stays, dimmed once the new one
is late. Knows no chart; what is computed and drawn is each page's own business.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from games.model.changes import Flags
from gui.charts.pages.control_strip import ControlStrip
from gui.charts.pages.empty import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QComboBox

    from games.model.changes import Change
    from games.study.answer import LiveResult
    from gui.charts.canvas.figure_canvas import FigureCanvas
    from gui.charts.marks.figure import Printed
    from gui.charts.pages.empty import Lack
    from gui.charts.sweep.ghost import Against
    from gui.core.document import Document, State
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs, Work

__all__ = ["LATE_MS", "LanePage"]

#: Pictures that come sooner than this are never dimmed before.
LATE_MS = 150
#: Answers slower than this wait for the end of a gesture.
SLOW_SECONDS = 0.25


class LanePage(QWidget):
    """A chart over the live answer, with work of its own.

    Parameters
    ----------
    name
        Object name, and name of the lane.
    document
        Tells when a gesture is under way.
    jobs
        Where the work runs.
    canvas
        What shows the picture.
    tokens
        Colours and type.

    Signals
    -------
    scene_changed()
        Another scene is shown, or none any more.
    remedy_wanted(str)
        The command that would let there be a chart shall run: its key in the menus.
    """

    scene_changed = Signal()
    remedy_wanted = Signal(str)

    def __init__(
        self,
        name: str,
        document: Document,
        jobs: Jobs,
        canvas: FigureCanvas,
        tokens: Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-page")
        self._lane = jobs.lane(name, self)
        self._document = document
        self._canvas = canvas
        self._live: LiveResult | None = None
        self._against: Against | None = None
        self._due = self._asked = False
        self._began = self._took = 0.0
        self._late = QTimer(self)
        self._late.setObjectName(f"{name}-late")
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(self._show_late)
        self._controls = ControlStrip(tokens)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._controls)
        column.addWidget(canvas, 1)
        self._empty = EmptyState(tokens, canvas)
        self._empty.wanted.connect(self._on_wanted)
        column.addWidget(self._empty, 1)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)
        self._lane.progressed.connect(self._on_progressed)
        document.state_changed.connect(self._on_state_changed)
        document.changed.connect(self._on_changed)

    @property
    def has_scene(self) -> bool:
        """True while there is a picture to print."""
        return self._canvas.scene is not None and self._empty.lack is None

    @property
    def lack(self) -> Lack | None:
        """Why there can be no picture; None while there is one or the first is computed."""
        return self._empty.lack

    @property
    def due(self) -> bool:
        """True while an answer has come that the page has not been asked to show."""
        return self._due

    def add_choice(self, name: str, choice: QComboBox) -> None:
        """Put a choice with its name above the picture; "&" marks the key that leads there."""
        self._controls.add_choice(name, choice)

    def show_answer(self, live: LiveResult) -> None:
        """Take a new answer; work on it at once if somebody looks."""
        self._live = live
        self.refresh()

    def refresh(self) -> None:
        """Want the picture anew; a hidden page waits until it is shown."""
        self._due = True
        if self.isVisible():
            self._ask()

    def set_against(self, against: Against | None) -> None:
        """Compare with an earlier scenario, or with none."""
        self._against = against
        self.refresh()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while the live answer is overdue."""
        self._canvas.set_stale(stale or self._asked)

    def restyle(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._controls.restyle(tokens)
        self._canvas.restyle(tokens)
        self._empty.restyle(tokens)

    def scene(self, title: str = "") -> Printed | None:
        """Return the scene to print, with title and content hash; None if there is none."""
        raise NotImplementedError

    def work(self, live: LiveResult) -> Work:
        """Return what is to be computed for an answer; it runs on another thread."""
        raise NotImplementedError

    def take(self, result: object) -> None:
        """Show what was computed."""
        raise NotImplementedError

    # -- inside -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        if self._due:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing while nobody looks."""
        super().hideEvent(event)
        if self._asked:
            self._lane.cancel()
            self._settle()
            self._due = True

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Want nothing more of a scenario that was closed; the answer for the new one comes."""
        if change.flags & Flags.FILE:
            self._lane.cancel()
            self._settle()
            self._live, self._due = None, False

    def _ask(self) -> None:
        live = self._live
        if live is None:
            return
        if self._took > SLOW_SECONDS and self._document.gesture is not None:
            self._canvas.set_stale(True)
            return  # `_on_state_changed` comes back to it
        self._due, self._asked = False, True
        self._began = time.monotonic()
        self._late.start()
        self._lane.submit(self.work(live))

    def _settle(self) -> None:
        self._asked = False
        self._late.stop()
        self._controls.say("")

    @Slot(object)
    def _on_done(self, result: object) -> None:
        self._took = time.monotonic() - self._began
        self._settle()
        self.take(result)
        self.scene_changed.emit()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._settle()
        self._canvas.set_stale(True)
        self._controls.say(message)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if self._canvas.stale:
            self._controls.say(f"Working: {done} of {total}")

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        if self._due and self.isVisible() and not state.gesture:
            self._ask()

    @Slot(str)
    def _on_wanted(self, remedy: str) -> None:
        self.remedy_wanted.emit(remedy)

    @Slot()
    def _show_late(self) -> None:
        if self._asked:
            self._canvas.set_stale(True)
