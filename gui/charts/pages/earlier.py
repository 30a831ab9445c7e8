"""The answer of the scenario that a page of two drivers is compared with, in a lane of its own.

Owns when it is asked for: once for each scenario and pair of drivers, never while sliders of the
present one move. What an answer is, is the page's.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from games.model.payoffs import affine
from gui.charts.pages.request import Request
from gui.charts.sweep.ghost import comparable, same_ranges

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario
    from games.task import Token
    from gui.charts.sweep.ghost import Against
    from gui.work.jobs import Jobs

__all__ = ["Earlier"]

Answer = TypeVar("Answer")


class Earlier(QObject, Generic[Answer]):
    """Keeps one earlier answer.

    Parameters
    ----------
    lane, jobs
        Where it is computed.
    compute
        What computes it.

    Signals
    -------
    ready()
        The answer that was asked for is there.
    """

    ready = Signal()

    def __init__(
        self,
        lane: str,
        jobs: Jobs,
        compute: Callable[[Request, Token], Answer],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(lane)
        #: What is compared with, None for nothing.
        self.against: Against | None = None
        self._lane = jobs.lane(lane, self)
        self._compute = compute
        self._asked: tuple[Scenario, tuple[str, str]] | None = None
        self._answer: Answer | None = None
        self._lane.done.connect(self._on_done)

    def answer(self, drivers: tuple[str, str]) -> Answer | None:
        """Return the answer along two drivers, None while there is none."""
        against = self.against
        known = against is not None and self._asked == (against.scenario, drivers)
        return self._answer if known else None

    def ask(self, request: Request) -> None:
        """Have the earlier scenario answered as the present one is, if that can be compared."""
        against, drivers = self.against, request.drivers
        if against is None or not comparable(against.scenario, request.scenario):
            return
        old = against.scenario
        if same_ranges(old, request.scenario, drivers) and self._asked != (old, drivers):
            self._asked, self._answer = (old, drivers), None
            parts = affine(old) if against.answer is None else against.answer.affine
            wanted = Request(parts, drivers, old, request.way)
            self._lane.submit(partial(self._compute, wanted))

    def cancel(self) -> None:
        """Want nothing more of what is under way; it may be asked again."""
        if not self._lane.idle:
            self._lane.cancel()
            self._asked = None

    @Slot(object)
    def _on_done(self, answer: Answer) -> None:
        self._answer = answer
        self.ready.emit()
