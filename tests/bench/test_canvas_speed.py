"""How long a sweep chart takes: another scene, a cursor that moves, an export. Printed, not judged.

Run with `pytest tests/bench/test_canvas_speed.py -s -m long`; times depend on the machine.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.study.sweep.sweep import sweep
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.export import FORMATS, render
from gui.look.tokens import LIGHT
from tests.support.lines import payoff_line
from tests.support.scenes import sweep_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.long  # it measures; that nothing breaks is held elsewhere
ROUNDS = 60


def measure(what: str, step: Callable[[int], object]) -> float:
    """Print median and 95th percentile of a step in milliseconds; return the median."""
    for warm in range(3):
        step(warm)
    times = []
    for count in range(ROUNDS):
        start = perf_counter()
        step(count)
        times.append(1e3 * (perf_counter() - start))
    times.sort()
    median = times[ROUNDS // 2]
    print(f"{what:44} median {median:7.2f} ms   p95 {times[int(ROUNDS * 0.95)]:7.2f} ms")
    return median


def test_a_frame_of_the_baseline(qtbot: QtBot) -> None:
    scenario = load_named("iraq-2019")
    swept = sweep(payoff_line(scenario, "sanctions"))
    scenes = [sweep_scene(scenario, swept, "low", k / 100) for k in range(ROUNDS)]
    canvas = SweepCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 420)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.show_scene(scenes[0])
    port = canvas.sheet.widget.viewport()

    def repaint(_: int) -> None:
        port.repaint()

    def another_scene(k: int) -> None:
        canvas.show_scene(scenes[k])
        port.repaint()

    def move_the_cursor(k: int) -> None:
        canvas.set_today(k / 100)
        port.repaint()

    print()
    measure("scene from a sweep", lambda k: sweep_scene(scenario, swept, "low", k / 100))
    measure("show_scene", lambda k: canvas.show_scene(scenes[k]))
    measure("repaint at 1000 x 420", repaint)
    whole = measure("show_scene and repaint", another_scene)
    measure("set_today and repaint", move_the_cursor)
    assert whole > 0


def test_an_export_of_the_baseline(qapp: object) -> None:
    del qapp
    scenario = load_named("iraq-2019")
    swept = sweep(payoff_line(scenario, "sanctions"))
    scene = sweep_scene(scenario, swept, "low", 0.6)
    print()
    for suffix in FORMATS:
        start = perf_counter()
        data = render(scene, suffix, size="slide", dpi=300)
        print(f"slide {suffix:5} {1e3 * (perf_counter() - start):8.1f} ms {len(data):9} bytes")
        assert data
