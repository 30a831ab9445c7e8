"""The page of the phase map: two drivers to choose, a map, and a point to drag in it.

Owns one gesture a drag of the point, and that a map stays drawn while only its point moves. When a
map is asked for is `gui.charts.pages.lane`'s; computes no map itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from games.words.profiles import level_words
from gui.charts.canvas.phase import PhaseCanvas
from gui.charts.pages.pair import PairPage
from gui.charts.pages.sweep import on_step
from gui.charts.phase.scene import moved, today_of
from gui.charts.phase.types import PhaseScene
from gui.core.gesture import Gesture
from gui.look.wear import worn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from gui.charts.kind import Ask, Kind
    from gui.charts.marks.printed import Printed
    from gui.charts.pages.place import Place

__all__ = ["PhasePage"]


class PhasePage(PairPage):
    """The phase map over the document, whose drivers the point moves."""

    names = ("Across", "Upwards")
    needing = "A phase map needs two drivers"
    showing = "It shows every regime over two drivers at once."
    failing = "No map"
    stopping = "Stopped; the map shows an earlier state"

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        canvas = PhaseCanvas(worn())
        super().__init__(kind, place, canvas, parent)
        #: What was drawn anew last; the point may have moved since.
        self._drawn: Ask | None = None
        self._gesture = Gesture(place.document, self)
        canvas.today_pressed.connect(self._gesture.press)
        canvas.today_moved.connect(self._on_point_moved)
        canvas.today_released.connect(self._gesture.release)

    def made(self, ask: Ask, answer: object) -> Printed:
        """Return the known map; the same scene with another point where words are the same."""
        scene, drawn = self.canvas.scene, self._drawn
        if (
            isinstance(scene, PhaseScene)
            and drawn is not None
            and self.holds(ask, drawn)
            and _same_words(drawn.scenario, ask.scenario)
        ):
            return moved(scene, today_of(ask))
        self._drawn = ask
        return super().made(ask, answer)

    @Slot(tuple)
    def _on_point_moved(self, there: tuple[float, float]) -> None:
        if not self.pressable:
            return
        scenario = self._document.scenario
        words = []
        for name, level in zip(self.pair.drivers, there, strict=True):
            driver = scenario.driver(name)
            step = on_step(driver, level)
            scenario = scenario.with_level(name, step)
            words.append(level_words(driver, step))
        self._gesture.change(scenario, " and ".join(words))


def _same_words(one: Scenario, two: Scenario) -> bool:
    """Tell whether names, colours and outcomes are the same in both scenarios."""
    return (
        one.title == two.title
        and one.players == two.players
        and one.outcomes == two.outcomes
        and [(d.name, d.unit, d.step, d.anchors) for d in one.drivers]
        == [(d.name, d.unit, d.step, d.anchors) for d in two.drivers]
    )
