"""A page whose picture takes work of its own: computed in a lane, only while somebody looks.

Owns when that work is asked for and which answer stands. A hidden page only notes that it is due; a
page whose last answer was slow waits until the hand is off the controls. The last picture stays,
dimmed once the new one is late. Knows no chart: what is computed and drawn is its kind's; a page of
its own adds choices and what a press means.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot

from games.model.changes import Flags
from games.words.names import starting
from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.kind import Ask, NoChartError
from gui.charts.pages.empty import Lack
from gui.charts.pages.page import ChartPage
from gui.look.wear import worn

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from games.model.changes import Change
    from games.study.answer import LiveResult
    from games.task import Token
    from gui.charts.kind import Kind, Known
    from gui.charts.pages.place import Place
    from gui.core.document import State

__all__ = ["LATE_MS", "LanePage"]

#: Pictures that come sooner than this are never dimmed before.
LATE_MS = 150
#: Answers slower than this wait for the end of a gesture.
SLOW_SECONDS = 0.25


class LanePage(ChartPage):
    """A chart over the live answer, with work of its own.

    Parameters
    ----------
    kind
        Which chart; its id names the lane and, with "-page", the object.
    place
        Where the page lives.
    canvas
        What shows the picture; the usual one if none is given.
    """

    #: Whether slow work waits for the end of a gesture.
    waits = True

    def __init__(
        self,
        kind: Kind,
        place: Place,
        canvas: SpotCanvas | None = None,
        parent: QWidget | None = None,
    ) -> None:
        usual = canvas or SpotCanvas(kind.layout, worn())
        super().__init__(kind, place, usual, parent)
        self._lane = place.jobs.lane(kind.id, self)
        self._due = False
        #: What is under way.
        self._asked: Ask | None = None
        self._began = self._took = 0.0
        self._late = QTimer(self)
        self._late.setObjectName(f"{kind.id}-late")
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(self._show_late)
        usual.spot_pressed.connect(self._on_pressed)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)
        self._lane.progressed.connect(self.progressed)
        place.document.state_changed.connect(self._on_state_changed)
        place.document.changed.connect(self._on_changed)

    # -- what a page of its own may say -----------------------------------------------------------

    def ask(self, live: LiveResult) -> Ask | None:
        """Return what is wanted of an answer; None where nothing can be."""
        return Ask(live, self._rule, against=self._against)

    def holds(self, ask: Ask, known: Ask) -> bool:
        """Tell whether what was computed for one ask answers another as well."""
        return (
            ask.live is known.live
            and ask.rule == known.rule
            and ask.against is known.against
            and ask.cell == known.cell
        )

    def press(self, key: str, ask: Ask, answer: Any) -> None:  # noqa: ANN401 - each has its own
        """Do what a press on a spot means, in the picture of what was asked and answered."""

    def begin(self) -> None:
        """Show that work begins."""

    @Slot(int, int)
    def progressed(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if self.canvas.stale:
            self._controls.say(f"Working: {done} of {total}")

    def rest(self, note: str = "") -> None:
        """Say that no work goes on, and perhaps why."""
        self._controls.say(note)

    def give_up(self, why: str) -> None:
        """Say that nothing can be drawn of what was asked."""
        self._empty.say(Lack(f"{starting(why)}", f"{self._kind.tip}."))

    # -- for the desk -----------------------------------------------------------------------------

    @property
    def due(self) -> bool:
        """True while an answer has come that the page has not been asked to show."""
        return self._due

    @property
    def behind(self) -> bool:
        """True while the picture is of an earlier answer than the one that stands."""
        return self._due or self._asked is not None

    def show_answer(self, live: LiveResult) -> None:
        """Take a new answer; work on it at once if somebody looks."""
        self.take(live)
        self.refresh()

    def refresh(self) -> None:
        """Want the picture anew; a hidden page waits until it is shown."""
        self._due = True
        if self.isVisible():
            self._ask()

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while the live answer is overdue."""
        self.canvas.set_stale(stale or self._asked is not None)

    # -- inside -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        if self._due:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing while nobody looks."""
        super().hideEvent(event)
        if self._asked is not None:
            self._stop()
            self._due = True

    def _ask(self) -> None:
        ask = None if self._live is None else self.ask(self._live)
        if ask is None:
            return
        if self._known is not None and self.holds(ask, self._known[0]):
            self._stop()
            self._due = False
            self._known = (ask, self._known[1])
            self._show()
        elif self._asked is not None and self.holds(ask, self._asked):
            self._due, self._asked = False, ask
        elif self.waits and self._took > SLOW_SECONDS and self._document.gesture is not None:
            self.canvas.set_stale(True)  # `_on_state_changed` comes back to it
        else:
            self._due, self._asked = False, ask
            self._began = time.monotonic()
            self._late.start()
            self.begin()
            self._lane.submit(partial(_answer, self._kind, ask, self._known))

    def _stop(self, note: str = "") -> None:
        """Want nothing more of what is under way."""
        if self._asked is not None:
            self._lane.cancel()
            self._settle(note)

    def _settle(self, note: str = "") -> None:
        self._asked = None
        self._late.stop()
        self.rest(note)

    @Slot(str)
    def _on_pressed(self, key: str) -> None:
        if self._known is not None and self.pressable:
            self.press(key, *self._known)

    @Slot(object)
    def _on_done(self, result: object) -> None:
        self._took = time.monotonic() - self._began
        ask = self._asked
        self._settle()
        if isinstance(result, NoChartError):
            self.give_up(str(result))
            self.scene_changed.emit()
        elif ask is not None:
            self._known = (ask, result)
            self._show()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._settle(message)
        self.canvas.set_stale(True)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Want nothing more of a scenario that was closed; the answer for the new one comes."""
        if change.flags & Flags.FILE:
            self._stop()
            self._live, self._due = None, False

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        if self.waits and self._due and self.isVisible() and not state.gesture:
            self._ask()

    @Slot()
    def _show_late(self) -> None:
        if self._asked is not None:
            self.canvas.set_stale(True)


def _answer(kind: Kind, ask: Ask, known: Known, token: Token) -> object:
    """Return the answer, or why there is none; runs on another thread."""
    try:
        return kind.compute(ask, token, known)
    except NoChartError as why:
        return why
