"""From a slider's move to repainted charts, in the real window.

The bar is 16 ms (p95) on the baseline, offscreen: one frame at 60 Hz. Prints the distribution for
the swept driver (the sweep stands, the cursor and the reading move) and for another driver (every
move sweeps anew), and how many such frames the nashpy path alone would take.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject

from games.model.library import load_named
from games.model.payoffs import payoff_line
from games.solve import solve
from gui.analysis import Analysis
from gui.document import Document
from gui.jobs import Jobs, ThreadExecutor
from gui.prefs import Store
from gui.requests import compute_live
from gui.theme import Theme
from gui.widgets.drivers.row import DriverRow
from gui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytest_benchmark.fixture import BenchmarkFixture

    from games.model.scenario import Scenario

MOVES = 150
BAR_MS = 16.0


class Paints(QObject):
    """Counts how often a widget was painted, and remembers when it was done last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            self.times.append(time.perf_counter())
            return True
        return False


@pytest.mark.parametrize("driver", ["sanctions", "protest"])
@pytest.mark.benchmark(group="frame")
def test_frame(
    benchmark: BenchmarkFixture, qapp: QApplication, tmp_path: Path, driver: str
) -> None:
    document = Document(load_named("iraq-2019"))
    jobs = Jobs(ThreadExecutor())
    analysis = Analysis(document, jobs)
    window = Window(document, analysis, Theme(qapp, "light"), Store(tmp_path / "prefs.ini"))
    shown: list[int] = []
    charts: list[float] = []
    everything: list[float] = []

    def count() -> None:
        shown.append(1)

    window.answer_shown.connect(count)
    window.show()
    analysis.refresh()
    _until(qapp, lambda: bool(shown))
    qapp.processEvents()
    paints = Paints(window.sweep_page.canvas.sheet.widget.viewport())
    name = document.scenario.driver(driver).name
    track = next(
        row.track for row in window.findChildren(DriverRow) if row.track.accessibleName() == name
    )
    step = iter([round(track.maximum() * (0.5 + 0.45 * np.sin(i / 7))) for i in range(MOVES + 20)])

    def move() -> None:
        done, painted = len(shown), len(paints.times)
        place = next(step)
        if place == track.value():
            place += 1
        begin = time.perf_counter()
        track.setSliderDown(True)
        track.setValue(place)
        _until(qapp, lambda: len(shown) > done and len(paints.times) > painted)
        charts.append(paints.times[painted] - begin)
        qapp.processEvents()
        everything.append(time.perf_counter() - begin)

    benchmark.pedantic(move, rounds=MOVES, warmup_rounds=10)
    begin = time.perf_counter()
    payoffs = payoff_line(document.scenario, "sanctions").at(np.array([0.5]))[0]
    solve(payoffs)
    single = (time.perf_counter() - begin) * 1e3
    alone = _answer_alone(document.scenario)
    for what, seconds in (("charts repainted", charts), ("every panel", everything)):
        times = np.array(seconds[10:]) * 1e3
        print(
            f"\n{driver}, {what}: median {np.median(times):.1f} ms, "
            f"p95 {np.percentile(times, 95):.1f} ms, {np.median(times) / alone:.1f} answers alone",
            end="",
        )
    print(f"\nbar {BAR_MS:.0f} ms; one solution with a second opinion alone: {single:.1f} ms")
    document.commit()
    analysis.stop()
    jobs.shutdown()
    window.deleteLater()


def _answer_alone(scenario: Scenario) -> float:
    """How many ms the sweep of one move takes where nothing is shown: the least it could be."""
    times = []
    for _ in range(9):
        begin = time.perf_counter()
        compute_live(scenario, "sanctions")
        times.append((time.perf_counter() - begin) * 1e3)
    return float(np.median(times))


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert time.monotonic() < deadline
