"""One step of a slider, from the event to the painted window: `python -m tests.bench.frame`.

The real window, 1440 x 900 with every panel in sight, as a user starts it. Prints processor time of
the main thread and time by the clock, each beside a bare repaint of the same window in the same
run: every visible widget painted once, nothing computed. Then a drag of 200 steps, one every 8 ms:
how old a picture is when it is painted, and how many steps no picture was made for.

    python -m tests.bench.frame [scenario ...] [--platform xcb]
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import tempfile
import time
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from games.study.answer import LiveResult
    from gui.window import Window

STEPS, WARM = 110, 10
DRAG_STEPS, DRAG_MS = 200, 8
#: A screen that is wide enough for every panel, where there is none.
SCREEN = {
    "screens": [
        {"name": "wide", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
    ]
}


@dataclass
class Times:
    """Milliseconds of the main thread and by the clock, one pair a step."""

    main: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def measure(self, work: Callable[[], object]) -> None:
        main, wall = time.thread_time(), time.perf_counter()
        work()
        self.main.append(1e3 * (time.thread_time() - main))
        self.wall.append(1e3 * (time.perf_counter() - wall))


class Bench:
    """A window on one scenario, and what is done to it."""

    def __init__(self, app: QApplication, name: str, folder: Path) -> None:
        from games.model.file.library import load_named
        from gui.core.document import Document
        from gui.core.prefs import Store
        from gui.look.theme import Theme
        from gui.window import Window
        from gui.work.jobs import Jobs, ThreadExecutor
        from gui.work.upkeep import Analysis

        self.app = app
        self.document = Document(load_named(name))
        self.jobs = Jobs(ThreadExecutor())
        self.analysis = Analysis(self.document, self.jobs)
        theme, store = Theme(app, "light"), Store(folder / "prefs.ini")
        self.window: Window = Window(self.document, self.analysis, theme, store)
        self.shown: list[dict[str, Decimal]] = []
        self.painted: list[float] = []
        self.analysis.live_ready.connect(self._on_live)
        self.window.resize(1440, 900)
        self.window.show()
        self.analysis.refresh()
        self.until(lambda: bool(self.shown))
        self.rest(1.5)
        self._watch(self.window.book.sweep.canvas.sheet.widget.viewport())
        self.widgets: list[QWidget] = self._visible()

    def _on_live(self, live: LiveResult) -> None:
        self.shown.append(dict(live.scenario.levels))

    def _watch(self, port: QWidget) -> None:
        from PySide6.QtCore import QEvent, QObject

        painted = self.painted

        class Paints(QObject):
            def eventFilter(self, _: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    painted.append(time.perf_counter())
                return False

        self._paints = Paints(port)
        port.installEventFilter(self._paints)

    def _visible(self) -> list[QWidget]:
        from PySide6.QtWidgets import QWidget

        return [widget for widget in self.window.findChildren(QWidget) if widget.isVisible()]

    def until(self, done: Callable[[], bool]) -> None:
        """Process events until something is so."""
        from PySide6.QtCore import QEventLoop

        deadline = time.monotonic() + 30
        while not done():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert time.monotonic() < deadline

    def rest(self, seconds: float) -> None:
        """Let the window come to rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()

    def bare(self) -> None:
        """Paint every visible widget once."""
        for widget in self.widgets:
            widget.update()
        self.app.processEvents()

    def steps(self, driver: str) -> tuple[Times, Times]:
        """Move one driver step by step; return its times and those of bare repaints between."""
        from gui.panels.drivers.row import DriverRow

        rows = self.window.findChildren(DriverRow)
        track = next(row.track for row in rows if row.driver.id == driver)
        moved, bare = Times(), Times()
        for k in range(STEPS):
            place = round(track.maximum() * (0.5 + 0.45 * np.sin(k / 7)))
            place += place == track.value()
            shown, painted = len(self.shown), len(self.painted)

            def step(place: int = place, shown: int = shown, painted: int = painted) -> None:
                track.setSliderDown(True)
                track.setValue(place)
                self.until(lambda: len(self.shown) > shown and len(self.painted) > painted)
                self.app.processEvents()

            (moved if k >= WARM else Times()).measure(step)
            (bare if k % 4 == 0 and k >= WARM else Times()).measure(self.bare)
        track.setSliderDown(False)
        self.document.commit()
        self.rest(0.4)
        return moved, bare

    def drag(self, driver: str) -> tuple[list[float], int]:
        """Drag for 200 steps, one every 8 ms; return ages of pictures in ms, and steps skipped."""
        from PySide6.QtCore import QTimer

        levels, steps = self.document.scenario.driver(driver), iter(range(DRAG_STEPS))
        made: dict[Decimal, float] = {}
        ages: list[float] = []
        self.document.begin(driver)
        self.shown.clear()
        self.painted.clear()
        seen = 0

        def move() -> None:
            k = next(steps, None)
            if k is None:
                timer.stop()
                return
            grid = int((levels.high - levels.low) / levels.step)
            level = levels.low + levels.step * ((7 * k) % (grid + 1))
            made[level] = time.perf_counter()
            self.document.preview(self.document.scenario.with_level(driver, level))

        timer = QTimer()
        timer.timeout.connect(move)
        timer.start(DRAG_MS)
        while timer.isActive() or not self.jobs.idle("live"):
            self.app.processEvents()
            if len(self.painted) > seen and self.shown:
                seen = len(self.painted)
                ages.append(1e3 * (self.painted[-1] - made[self.shown[-1][driver]]))
        self.rest(0.1)
        assert self.shown[-1] == self.document.scenario.levels, "it ends on the exact answer"
        self.document.commit()
        return ages, DRAG_STEPS - len(self.shown)

    def close(self) -> None:
        """End it."""
        self.analysis.stop()
        self.jobs.shutdown()
        self.window.deleteLater()


def _pair(times: Times) -> str:
    main, wall = np.median(times.main), np.median(times.wall)
    return f"{main:5.1f} / {wall:5.1f} ({np.percentile(times.wall, 95):5.1f})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", default=["iraq-2019"])
    parser.add_argument("--platform", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        screen = Path(folder, "screen.json")
        screen.write_text(json.dumps(SCREEN))
        os.environ["QT_QPA_PLATFORM"] = options.platform or f"offscreen:configfile={screen}"
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        qInstallMessageHandler(lambda *_: None)
        gc.disable()
        app = QApplication(["equipoise"])
        for name in options.scenarios:
            bench = Bench(app, name, Path(folder))
            gc.freeze()  # as `gui.app` does
            gc.enable()
            print(f"\n{name}, milliseconds; main thread / by the clock (95th percentile)")
            for driver in bench.document.scenario.drivers:
                moved, bare = bench.steps(driver.id)
                print(f"  {driver.id:14} {_pair(moved)}   bare {_pair(bare)}   ratio", end=" ")
                parts = zip((moved.main, moved.wall), (bare.main, bare.wall), strict=True)
                print(*(f"{np.median(one) / np.median(two):.2f}" for one, two in parts))
            for driver in bench.document.scenario.drivers[:2]:
                ages, skipped = bench.drag(driver.id)
                print(
                    f"  drag of {DRAG_STEPS} steps of {driver.id}: {len(ages)} pictures, {skipped}"
                    f" steps skipped; age median {np.median(ages):.0f}, at most {max(ages):.0f}"
                )
            bench.close()


if __name__ == "__main__":
    main()
