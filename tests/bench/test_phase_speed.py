"""How long a phase map takes, against the bars of the design. Printed, not judged.

Run with `pytest tests/bench/test_phase_speed.py -s -m long`; times depend on the machine.
The reference in the same run is the solution of the same grid of games alone.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve_batch
from games.study.map.phase import phase_map
from games.study.map.plane import payoff_plane
from games.study.multiples import multiples
from gui.charts.canvas.phase import PhaseCanvas
from gui.charts.export import FORMATS, render
from gui.charts.phase.scene import moved
from gui.look.tokens import LIGHT
from tests.support.scenes import phase_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.long  # it measures; that nothing breaks is held elsewhere
ROUNDS = 7
PAIRS = [("sanctions", "assistance"), ("sanctions", "protest"), ("casualties", "assistance")]


def best(step: Callable[[], object]) -> float:
    """The shortest of some runs in milliseconds: what the work takes when left alone."""
    step()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        step()
        times.append(1e3 * (perf_counter() - start))
    return min(times)


@pytest.mark.parametrize(
    ("name", "cells", "bar"), [("iraq-2019", 200, "bar 200 ms"), ("graded-responses", 100, "")]
)
def test_maps_of_two_drivers(name: str, cells: int, bar: str) -> None:
    scenario = load_named(name)
    parts = affine(scenario)
    shares = (np.arange(cells) + 0.5) / cells
    grid = np.column_stack([np.tile(shares, cells), np.repeat(shares, cells)])
    for across, above in PAIRS:
        games = payoff_plane(parts, across, above, scenario.levels).at(grid)
        alone = best(lambda games=games: solve_batch(games))  # type: ignore[misc]
        whole = best(
            lambda a=across, b=above: phase_map(  # type: ignore[misc]
                parts, a, b, scenario.levels, resolution=(cells, cells)
            )
        )
        found = phase_map(parts, across, above, scenario.levels, resolution=(cells, cells))
        print(
            f"{name:17} {across:10} x {above:10} {cells} x {cells}: {whole:7.1f} ms {bar:11}"
            f" (its grid of games alone {alone:6.1f} ms);"
            f" {len(found.regions)} regions, {len(found.borders)} borders, {found.games} games"
        )
        assert found.doubts == 0


def test_small_multiples() -> None:
    scenario = load_named("iraq-2019")
    parts = affine(scenario)
    taken = best(lambda: multiples(parts, "sanctions", "assistance", scenario.levels))
    print(f"five sweeps of 201 levels: {taken:.1f} ms")


def test_a_point_that_moves_on_a_map(qtbot: QtBot) -> None:
    scenario = load_named("iraq-2019")
    report = phase_map(affine(scenario), "sanctions", "assistance", scenario.levels)
    scene = phase_scene(scenario, report)
    canvas = PhaseCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 520)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.show_scene(scene)

    def move() -> None:
        x = canvas.today[0]
        canvas.set_today(0.2 if x > 0.5 else 0.7, 0.4)
        canvas.repaint()

    def answer() -> None:
        canvas.show_scene(moved(scene, report.today))
        canvas.repaint()

    print(f"a point that moves, repainted: {best(move):.1f} ms (bar 16 ms)")
    print(f"an answer with another point: {best(answer):.1f} ms (bar 16 ms)")
    print(f"another map laid out: {best(lambda: canvas.show_scene(phase_scene(scenario, report)))}")
    for suffix in FORMATS:
        taken = best(lambda suffix=suffix: render(scene, suffix))  # type: ignore[misc]
        print(f"export {suffix}: {taken:.0f} ms (bar 1000 ms)")
