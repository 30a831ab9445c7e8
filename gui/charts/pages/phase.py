"""The page of the phase map: two drivers to choose, a map, and a point to drag in it.

Owns what a map is made of, and one gesture a drag of the point. When a map is asked for is
`gui.charts.pages.pair`'s; computes no map itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from games.model.file.scenario_file import content_hash
from games.study.map.report import PhaseMap
from games.words.profiles import level_words
from gui.charts.canvas.phase import PhaseCanvas
from gui.charts.pages.driver_pair import DriverPair
from gui.charts.pages.pair import PairPage
from gui.charts.pages.sweep import on_step
from gui.charts.phase.before import before_map
from gui.charts.phase.kind import resolution_of
from gui.charts.phase.scene import moved, phase_scene
from gui.core.gesture import Gesture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from games.task import Token
    from gui.charts.pages.request import Request
    from gui.charts.phase.before import BeforeMap
    from gui.charts.phase.scene import PhaseScene
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs

__all__ = ["LANE", "PhasePage"]

LANE = "phase"


class PhasePage(PairPage[PhaseMap]):
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

    needing = "A phase map needs two drivers"
    showing = "It shows every regime over two drivers at once."
    failing = "No map"
    stopping = "Stopped; the map shows an earlier state"

    def __init__(
        self, document: Document, jobs: Jobs, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        self._canvas = PhaseCanvas(tokens)
        pair = DriverPair("Across", "Upwards", tokens)
        super().__init__(LANE, document, jobs, self._canvas, pair, tokens, parent)
        self._scene: PhaseScene | None = None
        self._gesture = Gesture(document, self)
        self._canvas.today_pressed.connect(self._gesture.press)
        self._canvas.today_moved.connect(self._on_point_moved)
        self._canvas.today_released.connect(self._gesture.release)

    @property
    def canvas(self) -> PhaseCanvas:
        """What draws the scene."""
        return self._canvas

    def compute(self, request: Request, token: Token) -> PhaseMap:
        """Map a scenario at its own levels of the other drivers."""
        scenario = request.scenario
        return request.way.map(
            request.affine,
            *request.drivers,
            scenario.levels,
            resolution=resolution_of(scenario.shape),
            token=token,
        )

    @Slot()
    def renew(self) -> None:
        """Draw again with nothing kept of the last picture."""
        self._scene = None
        super().renew()

    def draw(self, request: Request) -> None:
        """Show the known map; the same scene with another point where words are the same."""
        if self._known is None:
            return
        old, report = self._known
        scene = self._scene
        drawn = scene is not None and scene.report.kinds is report.kinds
        if scene is not None and drawn and _same_words(old.scenario, request.scenario):
            self._scene = moved(scene, _today(request))
        else:
            self._known = (request, report)
            before = self._before(request, report)
            drawn_anew = phase_scene(request.scenario, report, before=before)
            self._scene = moved(drawn_anew, _today(request))
        self._canvas.show_scene(self._scene)

    def print_known(self, request: Request, known: PhaseMap, title: str) -> PhaseScene:
        """Return the scene to print, with title and content hash."""
        printed = phase_scene(
            request.scenario,
            known,
            content_hash=content_hash(request.scenario),
            before=self._before(request, known),
        )
        return moved(printed, _today(request), title=title)

    def _before(self, request: Request, present: PhaseMap) -> BeforeMap | None:
        report = self._earlier.answer(request.drivers)
        return before_map(self._earlier.against, request.scenario, report, present)

    @Slot(tuple)
    def _on_point_moved(self, there: tuple[float, float]) -> None:
        if self._scene is None:
            return
        scenario = self._document.scenario
        words = []
        for name, level in zip(self._scene.report.drivers, there, strict=True):
            driver = scenario.driver(name)
            step = on_step(driver, level)
            scenario = scenario.with_level(name, step)
            words.append(level_words(driver, step))
        self._gesture.change(scenario, " and ".join(words))


def _today(request: Request) -> tuple[Fraction, Fraction]:
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
