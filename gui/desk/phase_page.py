"""The page of the phase map: two drivers to choose, a map, and a point to drag in it.

Owns which drivers are mapped, when a map is computed (in its own lane, and only while the page is
visible) and one gesture a drag. Computes no map itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import prod
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from games.analysis.phase import phase_map
from games.analysis.phase_report import PhaseMap
from games.model.file import content_hash
from games.model.numbers import show
from gui.charts.phase_canvas import PhaseCanvas
from gui.charts.phase_scene import moved, phase_scene
from gui.desk.driver_pair import DriverPair
from gui.desk.sweep_page import on_step
from gui.gesture import Gesture

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.task import Token
    from gui.charts.phase_scene import PhaseScene
    from gui.document import Document
    from gui.jobs import Jobs
    from gui.requests import LiveResult
    from gui.tokens import Tokens

__all__ = ["LANE", "PhasePage", "resolution_of"]

LANE = "phase"
#: Games of which so many profiles are solved at once for a finer grid.
_SMALL = 8


@dataclass(frozen=True, eq=False)
class _Request:
    """What a map is made of; two requests with the same numbers have the same map."""

    affine: AffinePayoffs
    drivers: tuple[str, str]
    scenario: Scenario

    def same(self, other: _Request | None) -> bool:
        """Tell whether the map is the same but for today's point."""
        if other is None or self.affine is not other.affine or self.drivers != other.drivers:
            return False
        mine, theirs = self.scenario.levels, other.scenario.levels
        return all(mine[name] == theirs[name] for name in mine if name not in self.drivers)


class PhasePage(QWidget):
    """The phase map over the document.

    Parameters
    ----------
    document
        Whose drivers the point moves.
    jobs
        Where maps are computed, in lane `LANE`.
    tokens
        Colours and type.
    """

    def __init__(
        self, document: Document, jobs: Jobs, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("phase-page")
        self._document = document
        self._jobs = jobs
        self._live: LiveResult | None = None
        self._asked: _Request | None = None
        self._known: tuple[_Request, PhaseMap] | None = None
        self._scene: PhaseScene | None = None
        self._gesture = Gesture(document, self)
        self._pair = DriverPair("Across", "Upwards", tokens, self)
        self._canvas = PhaseCanvas(tokens, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pair)
        layout.addWidget(self._canvas, 1)
        self._pair.chosen.connect(self._on_chosen)
        self._pair.stopped.connect(self._on_stopped)
        self._canvas.point_pressed.connect(self._gesture.press)
        self._canvas.point_moved.connect(self._on_point_moved)
        self._canvas.point_released.connect(self._gesture.release)
        jobs.done.connect(self._on_done)
        jobs.failed.connect(self._on_failed)
        jobs.progressed.connect(self._on_progressed)

    @property
    def canvas(self) -> PhaseCanvas:
        """What draws the scene."""
        return self._canvas

    @property
    def pair(self) -> DriverPair:
        """Where the two drivers are chosen."""
        return self._pair

    @property
    def due(self) -> bool:
        """True while the map of the last answer has not been asked for."""
        request = self._request()
        return request is not None and not request.same(self._asked)

    def show_answer(self, live: LiveResult) -> None:
        """Map what was answered: now if the page is visible, else when it is shown next.

        Where only the two drivers of the map moved, the point moves and nothing is computed.
        """
        self._live = live
        self._pair.offer(live.scenario, live.driver)
        self._canvas.setVisible(self._pair.possible)
        if self.isVisible():
            self._ask()

    def set_drivers(self, across: str, above: str) -> None:
        """Map two drivers; raise `KeyError` if the scenario lacks one."""
        self._pair.choose(across, above)

    def set_stale(self, stale: bool) -> None:
        """Dim the picture while its answer is overdue."""
        self._canvas.set_stale(stale or (self._asked is not None and not self._answered()))

    def restyle(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._pair.restyle(tokens)
        self._canvas.restyle(tokens)

    def scene(self, title: str = "") -> PhaseScene | None:
        """Return the scene to print, with title and content hash; None if there is no map."""
        request = self._request()
        if request is None or self._known is None or not request.same(self._known[0]):
            return None
        printed = phase_scene(
            request.scenario,
            self._known[1],
            content_hash=content_hash(request.scenario),
        )
        return moved(printed, _today(request), title=title)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the map that has become due while the page was hidden."""
        super().showEvent(event)
        self._ask()

    # -- asking -----------------------------------------------------------------------------------

    def _request(self) -> _Request | None:
        if self._live is None or not self._pair.possible:
            return None
        return _Request(self._live.affine, self._pair.drivers, self._live.scenario)

    def _answered(self) -> bool:
        return (
            self._known is not None and self._asked is not None and self._asked.same(self._known[0])
        )

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
            return
        if request.same(self._asked):
            return
        self._asked = request
        self._canvas.set_stale(True)
        self._pair.work()
        self._jobs.submit(LANE, partial(_computed, request))

    def _draw(self, request: _Request) -> None:
        """Show the known map; the same scene with another point where words are the same."""
        if self._known is None:
            return
        old, report = self._known
        scene = self._scene
        if (
            scene is not None
            and scene.report.kinds is report.kinds
            and _same_words(old.scenario, request.scenario)
        ):
            self._scene = moved(scene, _today(request))
        else:
            self._known = (request, report)
            self._scene = moved(phase_scene(request.scenario, report), _today(request))
        self._canvas.show_scene(self._scene)

    @Slot(str, int, object)
    def _on_done(self, lane: str, number: int, result: object) -> None:
        if lane != LANE or not isinstance(result, PhaseMap) or self._asked is None:
            return
        self._known, self._scene = (self._asked, result), None
        self._pair.rest()
        request = self._request()
        if request is not None and request.same(self._asked):
            self._draw(request)

    @Slot(str, str)
    def _on_failed(self, lane: str, message: str) -> None:
        if lane == LANE:
            self._pair.rest(f"No map: {message}")

    @Slot(str, int, int)
    def _on_progressed(self, lane: str, done: int, total: int) -> None:
        if lane == LANE:
            self._pair.progress(done, total)

    @Slot()
    def _on_stopped(self) -> None:
        self._jobs.cancel(LANE)
        self._asked = None
        self._pair.rest("Stopped; the map shows an earlier state")

    @Slot()
    def _on_chosen(self) -> None:
        if self.isVisible():
            self._ask()

    # -- the hand ---------------------------------------------------------------------------------

    @Slot(float, float)
    def _on_point_moved(self, x: float, y: float) -> None:
        if self._scene is None:
            return
        scenario = self._document.scenario
        words = []
        for name, level in zip(self._scene.report.drivers, (x, y), strict=True):
            driver = scenario.driver(name)
            there = on_step(driver, level)
            scenario = scenario.with_level(name, there)
            words.append(f"{driver.name} to {show(there)}")
        self._gesture.change(scenario, f"Set {' and '.join(words)}")


def resolution_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return the grid on which a game of this shape is checked while somebody waits."""
    return (200, 200) if prod(shape) <= _SMALL else (100, 100)


def _computed(request: _Request, token: Token) -> PhaseMap:
    across, above = request.drivers
    return phase_map(
        request.affine,
        across,
        above,
        request.scenario.levels,
        resolution=resolution_of(request.scenario.shape),
        token=token,
    )


def _today(request: _Request) -> tuple[Fraction, Fraction]:
    levels = request.scenario.levels
    across, above = request.drivers
    return Fraction(levels[across]), Fraction(levels[above])


def _same_words(one: Scenario, two: Scenario) -> bool:
    """Tell whether names, colours and outcomes are the same in both scenarios."""
    return (
        one.title == two.title
        and one.players == two.players
        and one.outcomes == two.outcomes
        and [(d.name, d.unit, d.step, d.anchors) for d in one.drivers]
        == [(d.name, d.unit, d.step, d.anchors) for d in two.drivers]
    )
