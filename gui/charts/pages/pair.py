"""A page about two drivers at once: which two, when it asks, and which answer stands.

Owns the conversation with the lane: an answer is asked for only while the page is visible, kept
while only the two drivers themselves move, and dropped when the scenario is another one. What is
computed and drawn is each page's own business.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from games.model.changes import Flags
from gui.charts.pages.earlier import Earlier
from gui.charts.pages.empty import DRIVER, EmptyState, Lack, drivers_of
from gui.charts.pages.request import Request

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from games.model.changes import Change
    from games.study.answer import LiveResult
    from games.task import Token
    from gui.charts.canvas.figure_canvas import FigureCanvas
    from gui.charts.marks.figure import Printed
    from gui.charts.pages.driver_pair import DriverPair
    from gui.charts.sweep.ghost import Against
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs

__all__ = ["PairPage"]

Answer = TypeVar("Answer")


class PairPage(QWidget, Generic[Answer]):
    """A chart of two drivers over the document.

    Parameters
    ----------
    name
        Name of the lane, and of the object with "-page".
    document
        Whose drivers the page moves.
    jobs
        Where answers are computed.
    canvas
        What draws them.
    pair
        Where the two drivers are chosen.
    tokens
        Colours and type.

    Signals
    -------
    scene_changed()
        Another picture is shown, today stands elsewhere in it, or there is none any more.
    remedy_wanted(str)
        The command that would let there be a chart shall run: its key in the menus.
    """

    scene_changed = Signal()
    remedy_wanted = Signal(str)
    #: What a scenario with fewer than two drivers is told, and what the picture would show.
    needing = "This chart needs two drivers"
    showing = ""
    #: What to say when an answer cannot be had, and when it was stopped.
    failing = "No answer"
    stopping = "Stopped; the picture shows an earlier state"

    def __init__(
        self,
        name: str,
        document: Document,
        jobs: Jobs,
        canvas: FigureCanvas,
        pair: DriverPair,
        tokens: Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-page")
        self._lane = jobs.lane(name, self)
        self._document = document
        self._live: LiveResult | None = None
        self._asked: Request | None = None
        self._known: tuple[Request, Answer] | None = None
        self._pair = pair
        self._drawn_on = canvas
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(pair)
        layout.addWidget(canvas, 1)
        self._empty = EmptyState(tokens, canvas)
        self._empty.wanted.connect(self.remedy_wanted)
        layout.addWidget(self._empty, 1)
        self._earlier = Earlier[Answer](f"{name}-before", jobs, self.compute, self)
        self._earlier.ready.connect(self.renew)
        pair.chosen.connect(self._on_chosen)
        pair.stopped.connect(self._on_stopped)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)
        self._lane.progressed.connect(self._on_progressed)
        document.changed.connect(self._on_changed)

    # -- each page's own --------------------------------------------------------------------------

    def compute(self, request: Request, token: Token) -> Answer:
        """Compute an answer; runs on another thread and may touch nothing of the page."""
        raise NotImplementedError

    def draw(self, request: Request) -> None:
        """Draw the known answer, which is the one to a request."""
        raise NotImplementedError

    def print_known(self, request: Request, known: Answer, title: str) -> Printed:
        """Return the scene to print of the known answer."""
        raise NotImplementedError

    # -- for the desk -----------------------------------------------------------------------------

    @property
    def pair(self) -> DriverPair:
        """Where the two drivers are chosen."""
        return self._pair

    @property
    def has_scene(self) -> bool:
        """True while the present scenario's picture is shown."""
        request = self._request()
        return request is not None and self._known is not None and request.same(self._known[0])

    @property
    def lack(self) -> Lack | None:
        """Why there can be no picture; None while there is one or it is computed."""
        return self._empty.lack

    @property
    def due(self) -> bool:
        """True while the answer for what is shown elsewhere has not been asked for."""
        request = self._request()
        return request is not None and not request.same(self._asked)

    def show_answer(self, live: LiveResult) -> None:
        """Follow a live answer: now if the page is visible, else when it is shown next."""
        self._live = live
        self._pair.offer(live.scenario, live.driver)
        self._pair.setVisible(self._pair.possible)
        if not self._pair.possible:
            reason = f"{self.showing}\n{drivers_of(len(live.scenario.drivers))}"
            self._empty.say(Lack(self.needing, reason, DRIVER))
            self.scene_changed.emit()
        elif self._empty.lack is not None:
            self._empty.say(None)
        if self.isVisible():
            self._ask()

    @Slot(object)
    def set_against(self, against: Against | None) -> None:
        """Compare with an earlier scenario, or with none."""
        self._earlier.against = against
        self.renew()

    def set_drivers(self, first: str, second: str) -> None:
        """Choose two drivers; raise `KeyError` if the scenario lacks one."""
        self._pair.choose(first, second)

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while its answer is overdue."""
        waiting = self._asked is not None and (
            self._known is None or not self._asked.same(self._known[0])
        )
        self._drawn_on.set_stale(stale or waiting)

    def restyle(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._pair.restyle(tokens)
        self._drawn_on.restyle(tokens)
        self._empty.restyle(tokens)

    def scene(self, title: str = "") -> Printed | None:
        """Return the scene to print, with title and content hash; None if there is none."""
        request = self._request()
        if request is None or self._known is None or not request.same(self._known[0]):
            return None
        return self.print_known(request, self._known[1], title)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what has become due while the page was hidden."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing while nobody looks."""
        super().hideEvent(event)
        self._earlier.cancel()
        if not self._lane.idle:
            self._lane.cancel()
            self._pair.rest()
            self._asked = None

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Want nothing more of a scenario that was closed; the answer for the new one comes."""
        if change.flags & Flags.FILE:
            self._earlier.cancel()
            self._lane.cancel()
            self._pair.rest()
            self._live = self._asked = None

    def redraw(self) -> None:
        """Draw again if the known answer is the present one."""
        request = self._request()
        if request is not None and self._known is not None and request.same(self._known[0]):
            self._show(request)

    @Slot()
    def renew(self) -> None:
        """Draw again with nothing kept of the last picture."""
        self.redraw()

    # -- the lane ---------------------------------------------------------------------------------

    def _show(self, request: Request) -> None:
        self._earlier.ask(request)
        self.draw(request)
        self.scene_changed.emit()

    def _request(self) -> Request | None:
        if self._live is None or not self._pair.possible:
            return None
        return Request(self._live.affine, self._pair.drivers, self._live.scenario, self._live.way)

    def _ask(self) -> None:
        request = self._request()
        if request is None:
            return
        if self._known is not None and request.same(self._known[0]):
            if not request.same(self._asked):
                self._lane.cancel()
                self._pair.rest()
            self._asked = request
            self._show(request)
        elif not request.same(self._asked):
            self._asked = request
            self._drawn_on.set_stale(True)
            self._pair.work()
            self._lane.submit(partial(self.compute, request))

    @Slot(object)
    def _on_done(self, answer: Answer) -> None:
        if self._asked is not None:
            self._known = (self._asked, answer)
            self._empty.say(None)
            self._pair.rest()
            self.redraw()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._pair.rest(f"{self.failing}: {message}")
        if self._known is None:
            self._empty.say(Lack(self.failing, f"{message[:1].upper()}{message[1:]}."))
            self.scene_changed.emit()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self._pair.progress(done, total)

    @Slot()
    def _on_stopped(self) -> None:
        self._lane.cancel()
        self._asked = None
        self._pair.rest(self.stopping)

    @Slot()
    def _on_chosen(self) -> None:
        if self.isVisible():
            self._ask()
        if not self.has_scene:
            self.scene_changed.emit()
