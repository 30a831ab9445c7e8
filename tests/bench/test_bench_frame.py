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
from PySide6.QtCore import QEventLoop

from games.model.library import load_named
from games.model.payoffs import payoff_line
from games.solve import solve
from gui.analysis import Analysis
from gui.document import Document
from gui.jobs import Jobs, ThreadExecutor
from gui.prefs import Store
from gui.theme import Theme
from gui.widgets.drivers.row import DriverRow
from gui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytest_benchmark.fixture import BenchmarkFixture

MOVES = 150
BAR_MS = 16.0


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

    def count() -> None:
        shown.append(1)

    window.answer_shown.connect(count)
    window.show()
    analysis.refresh()
    _until(qapp, lambda: bool(shown))
    name = document.scenario.driver(driver).name
    track = next(
        row.track for row in window.findChildren(DriverRow) if row.track.accessibleName() == name
    )
    places = [round(track.maximum() * (0.5 + 0.45 * np.sin(i / 7))) for i in range(MOVES + 20)]
    step = iter(places)

    def move() -> None:
        before = len(shown)
        place = next(step)
        if place == track.value():
            place += 1
        track.setSliderDown(True)
        track.setValue(place)
        _until(qapp, lambda: len(shown) > before)
        qapp.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)  # paints

    benchmark.pedantic(move, rounds=MOVES, warmup_rounds=10)
    times = np.array(benchmark.stats.stats.data) * 1e3
    begin = time.perf_counter()
    line = payoff_line(document.scenario, "sanctions")
    solve(line.at(np.array([0.5]))[0])
    single = (time.perf_counter() - begin) * 1e3
    print(
        f"\n{driver}: median {np.median(times):.1f} ms, p95 {np.percentile(times, 95):.1f} ms "
        f"(bar {BAR_MS:.0f} ms); one solution with a second opinion alone: {single:.1f} ms"
    )
    document.undo()
    analysis.stop()
    jobs.shutdown()
    window.deleteLater()


def _until(app: QApplication, done: object) -> None:
    assert callable(done)
    deadline = time.monotonic() + 30
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        assert time.monotonic() < deadline
