"""A page about two drivers at once: which two, and which answer stands.

Owns the choice of the two. An answer is kept while only the two drivers themselves move. When it is
asked for is `gui.charts.pages.lane`'s; what is computed and drawn is each kind's own business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from games.model.changes import Flags
from games.words.names import starting
from gui.charts.pages.driver_pair import DriverPair
from gui.charts.pages.empty import DRIVER, Lack, drivers_of
from gui.charts.pages.lane import LanePage
from gui.charts.pages.zoomed import Zoomed
from gui.charts.pairing import same

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from PySide6.QtWidgets import QBoxLayout, QWidget

    from games.model.changes import Change
    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from gui.charts.canvas.zoom_canvas import ZoomCanvas
    from gui.charts.kind import Ask, Kind
    from gui.charts.pages.place import Place

__all__ = ["PairPage"]


class PairPage(LanePage):
    """A chart of two drivers over the document; `pair` is where they are chosen."""

    waits = False
    #: What the two drivers are called here.
    names = ("Across", "Upwards")
    #: What a scenario with fewer than two drivers is told, and what the picture would show.
    needing = "This chart needs two drivers"
    showing = ""
    #: What to say when an answer cannot be had, and when it was stopped.
    failing = "No answer"
    stopping = "Stopped; the picture shows an earlier state"

    def __init__(
        self, kind: Kind, place: Place, canvas: ZoomCanvas, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind, place, canvas, parent)
        self.pair = DriverPair(*self.names)
        layout: QBoxLayout = self.layout()  # type: ignore[assignment]
        layout.insertWidget(0, self.pair)
        self.pair.chosen.connect(self._on_chosen)
        self.pair.stopped.connect(self._on_stopped)
        #: The stretches to look at, by driver.
        self._within: dict[str, tuple[Decimal, Decimal]] = {}
        self._zoomed = Zoomed()
        self._zoomed.clicked.connect(self._on_all)
        self.pair.add(self._zoomed)
        canvas.stretch_wanted.connect(self._on_stretch)

    @property
    def has_scene(self) -> bool:
        """True while the present scenario's picture is shown."""
        ask = None if self._live is None else self.ask(self._live)
        return ask is not None and self._known is not None and self.holds(ask, self._known[0])

    def ask(self, live: LiveResult) -> Ask | None:
        """Ask about the two drivers, if there are two."""
        ask = super().ask(live)
        if ask is None or not self.pair.possible:
            return None
        first, second = self.pair.drivers
        return replace(ask, first=first, second=second, within=self._within)

    def stretchable(self) -> tuple[str, ...]:
        """Return the drivers of which a stretch can be looked at."""
        return self.pair.drivers

    def _fits(self, scenario: Scenario) -> bool:
        """Tell whether the stretches are some of these drivers, and today stands within them."""
        for name, (low, high) in self._within.items():
            if name not in self.stretchable():
                return False
            driver = scenario.driver(name)
            if not driver.low <= low <= driver.level <= high <= driver.high:
                return False
        return True

    def _keep_today(self, scenario: Scenario) -> None:
        """Show the whole where what is looked at no longer fits."""
        if not self._fits(scenario):
            self._look(scenario, {})

    def _look(self, scenario: Scenario, within: Mapping[str, tuple[Decimal, Decimal]]) -> None:
        self._within = dict(within)
        self._zoomed.tell(scenario, within)

    def holds(self, ask: Ask, known: Ask) -> bool:
        """Tell whether the numbers are the same: nothing but the two drivers may have moved."""
        return ask.against is known.against and same(ask, known)

    def begin(self) -> None:
        """Show that work begins."""
        self.canvas.set_stale(True)
        self.pair.work()

    @Slot(int, int)
    def progressed(self, done: int, total: int) -> None:
        """Say how far the work is."""
        self.pair.progress(done, total)

    def rest(self, note: str = "") -> None:
        """Say that no work goes on, and perhaps why."""
        self.pair.rest(note)

    def give_up(self, why: str) -> None:
        """Say that there is no answer; an earlier picture stays."""
        self.pair.rest(f"{self.failing}: {why}")
        if self._known is None:
            self._empty.say(Lack(self.failing, f"{starting(why)}."))

    def show_answer(self, live: LiveResult) -> None:
        """Follow a live answer: now if the page is visible, else when it is shown next."""
        self.pair.offer(live.scenario, live.driver)
        self._keep_today(live.scenario)
        self.pair.setVisible(self.pair.possible)
        if self.pair.possible and self._empty.lack is not None:
            self._empty.say(None)
        super().show_answer(live)
        if not self.pair.possible:
            reason = f"{self.showing}\n{drivers_of(len(live.scenario.drivers))}"
            self._empty.say(Lack(self.needing, reason, DRIVER))
            self.scene_changed.emit()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        super()._on_failed(message)
        self.give_up(message)
        self.scene_changed.emit()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Look at no stretch of a scenario that was closed."""
        if change.flags & Flags.FILE:
            self._look(change.new, {})
        super()._on_changed(change)

    @Slot(object)
    def _on_stretch(self, within: Mapping[str, tuple[Decimal, Decimal]]) -> None:
        if self._live is not None:
            self._look(self._live.scenario, within)
            self._on_chosen()

    @Slot()
    def _on_all(self) -> None:
        self._on_stretch({})

    @Slot()
    def _on_stopped(self) -> None:
        self._stop(self.stopping)
        self._due = True

    @Slot()
    def _on_chosen(self) -> None:
        if self._live is not None:
            self._keep_today(self._live.scenario)
        self.refresh()
        if not self.has_scene:
            self.scene_changed.emit()
