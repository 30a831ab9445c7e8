"""The page of small multiples: the sweep of one driver at several levels of a second one.

Owns which two drivers these are and when the sweeps are made (in their own lane, and only while the
page is visible). A level that is pressed becomes today's, as one step. Computes no sweep itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from games.analysis.multiples import Multiples, multiples
from games.analysis.selection import LOW, rules
from games.model.file import content_hash
from games.model.numbers import show
from gui.charts.multiples_canvas import MultiplesCanvas
from gui.charts.multiples_scene import multiples_scene
from gui.desk.driver_pair import DriverPair
from gui.desk.sweep_page import on_step

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.task import Token
    from gui.charts.multiples_scene import MultiplesScene
    from gui.document import Document
    from gui.jobs import Jobs
    from gui.requests import LiveResult
    from gui.tokens import Tokens

__all__ = ["LANE", "MultiplesPage"]

LANE = "multiples"


@dataclass(frozen=True, eq=False)
class _Request:
    """What sweeps are made of; two requests with the same numbers have the same sweeps."""

    affine: AffinePayoffs
    drivers: tuple[str, str]
    scenario: Scenario

    def same(self, other: _Request | None) -> bool:
        """Tell whether the sweeps are the same."""
        if other is None or self.affine is not other.affine or self.drivers != other.drivers:
            return False
        mine, theirs = self.scenario.levels, other.scenario.levels
        return all(mine[name] == theirs[name] for name in mine if name not in self.drivers)


class MultiplesPage(QWidget):
    """Small multiples over the document.

    Parameters
    ----------
    document
        Whose second driver a pressed level sets.
    jobs
        Where sweeps are made, in lane `LANE`.
    tokens
        Colours and type.
    rule
        Id of the selection rule to begin with.
    """

    def __init__(
        self,
        document: Document,
        jobs: Jobs,
        tokens: Tokens,
        rule: str = LOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("multiples-page")
        self._document = document
        self._jobs = jobs
        self._rule = rule
        self._live: LiveResult | None = None
        self._asked: _Request | None = None
        self._known: tuple[_Request, Multiples] | None = None
        self._pair = DriverPair("Along", "At levels of", tokens, self)
        self._canvas = MultiplesCanvas(tokens, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pair)
        layout.addWidget(self._canvas, 1)
        self._pair.chosen.connect(self._on_chosen)
        self._pair.stopped.connect(self._on_stopped)
        self._canvas.level_clicked.connect(self._on_level_clicked)
        jobs.done.connect(self._on_done)
        jobs.failed.connect(self._on_failed)
        jobs.progressed.connect(self._on_progressed)

    @property
    def canvas(self) -> MultiplesCanvas:
        """What draws the scene."""
        return self._canvas

    @property
    def pair(self) -> DriverPair:
        """Where the two drivers are chosen."""
        return self._pair

    @property
    def due(self) -> bool:
        """True while the sweeps of the last answer have not been asked for."""
        request = self._request()
        return request is not None and not request.same(self._asked)

    def show_answer(self, live: LiveResult) -> None:
        """Sweep what was answered: now if the page is visible, else when it is shown next."""
        self._live = live
        if self._rule not in rules(live.scenario):
            self._rule = LOW
        self._pair.offer(live.scenario, live.driver)
        self._canvas.setVisible(self._pair.possible)
        if self.isVisible():
            self._ask()

    def set_drivers(self, driver: str, second: str) -> None:
        """Choose two drivers; raise `KeyError` if the scenario lacks one."""
        self._pair.choose(driver, second)

    def set_rule(self, rule: str) -> None:
        """Show outcomes under another selection rule; raise `KeyError` for an unknown one."""
        if self._live is not None and rule not in rules(self._live.scenario):
            raise KeyError(rule)
        self._rule = rule
        request = self._request()
        if request is not None and self._known is not None and request.same(self._known[0]):
            self._draw(request)

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while its answer is overdue."""
        waiting = self._asked is not None and (
            self._known is None or not self._asked.same(self._known[0])
        )
        self._canvas.set_stale(stale or waiting)

    def restyle(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._pair.restyle(tokens)
        self._canvas.restyle(tokens)

    def scene(self, title: str = "") -> MultiplesScene | None:
        """Return the scene to print, with title and content hash; None if there is none."""
        request = self._request()
        if request is None or self._known is None or not request.same(self._known[0]):
            return None
        return multiples_scene(
            request.scenario,
            self._known[1],
            self._rule,
            title=title,
            content_hash=content_hash(request.scenario),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the sweeps that have become due while the page was hidden."""
        super().showEvent(event)
        self._ask()

    def _request(self) -> _Request | None:
        if self._live is None or not self._pair.possible:
            return None
        return _Request(self._live.affine, self._pair.drivers, self._live.scenario)

    def _ask(self) -> None:
        request = self._request()
        if request is None:
            return
        if self._known is not None and request.same(self._known[0]):
            if not request.same(self._asked):
                self._jobs.cancel(LANE)
                self._pair.rest()
            self._asked = request
            self._draw(request)
        elif not request.same(self._asked):
            self._asked = request
            self._canvas.set_stale(True)
            self._pair.work()
            self._jobs.submit(LANE, partial(_computed, request))

    def _draw(self, request: _Request) -> None:
        if self._known is not None:
            self._canvas.show_scene(multiples_scene(request.scenario, self._known[1], self._rule))

    @Slot(str, int, object)
    def _on_done(self, lane: str, number: int, result: object) -> None:
        if lane != LANE or not isinstance(result, Multiples) or self._asked is None:
            return
        self._known = (self._asked, result)
        self._pair.rest()
        request = self._request()
        if request is not None and request.same(self._asked):
            self._draw(request)

    @Slot(str, str)
    def _on_failed(self, lane: str, message: str) -> None:
        if lane == LANE:
            self._pair.rest(f"No sweeps: {message}")

    @Slot(str, int, int)
    def _on_progressed(self, lane: str, done: int, total: int) -> None:
        if lane == LANE:
            self._pair.progress(done, total)

    @Slot()
    def _on_stopped(self) -> None:
        self._jobs.cancel(LANE)
        self._asked = None
        self._pair.rest("Stopped; the strips show an earlier state")

    @Slot()
    def _on_chosen(self) -> None:
        if self.isVisible():
            self._ask()

    @Slot(int)
    def _on_level_clicked(self, place: int) -> None:
        """Make a strip's level today's."""
        if self._known is None:
            return
        exact = self._known[1].rows[place].level
        scenario, second = self._document.scenario, self._known[1].second
        driver = scenario.driver(second)
        level = on_step(driver, float(exact))
        if Fraction(level) != exact:  # between two steps of the slider
            level = Decimal(exact.numerator) / Decimal(exact.denominator)
        label = f"Set {driver.name} to {show(level)}"
        self._document.apply(scenario.with_level(second, level), label)


def _computed(request: _Request, token: Token) -> Multiples:
    driver, second = request.drivers
    return multiples(request.affine, driver, second, request.scenario.levels, token=token)
