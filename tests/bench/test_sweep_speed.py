"""A whole sweep: 201 levels, regimes, exact tipping points and causes.

The bars are 10 ms for 2x2x2 (a live drag has 16 ms a frame) and 150 ms for 3x3x3. Prints both
beside what 201 solutions by nashpy alone take in the same run.
"""

from __future__ import annotations

import time
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.file.library import load_named
from games.model.play import Play, every_play
from games.solve import solve_batch
from games.study.sweep.critical import critical_levels
from games.study.sweep.exact import edges, levelled
from games.study.sweep.sweep import sweep
from games.study.ways import way_of
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from games.solve.report import Floats

LEVELS = 201
BARS = {"iraq-2019": 10.0, "graded-responses": 150.0, "iran-us": 10.0}


def nashpy_alone(payoffs: Floats) -> float:
    """Seconds for one game: every conditional two-player game by support enumeration."""
    import nashpy

    players, *shape = payoffs.shape
    begin = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if players == 2:
            list(nashpy.Game(payoffs[0], payoffs[1]).support_enumeration())
            return time.perf_counter() - begin
        for third in range(3):
            first, second = (player for player in range(3) if player != third)
            for strategy in range(shape[third]):
                rest = payoffs.take(strategy, axis=1 + third)
                list(nashpy.Game(rest[first], rest[second]).support_enumeration())
    return time.perf_counter() - begin


@pytest.mark.parametrize("name", list(BARS))
@pytest.mark.benchmark(group="sweep")
def test_sweep(benchmark: BenchmarkFixture, name: str) -> None:
    scenario = load_named(name)
    line = payoff_line(scenario, scenario.sweep_driver)
    found = benchmark(sweep, line, levels=LEVELS)
    took = benchmark.stats.stats.median * 1e3
    games = line.at(np.linspace(float(line.low), float(line.high), LEVELS))
    alone = LEVELS * np.median([nashpy_alone(game) for game in games[5::20]]) * 1e3
    begin = time.perf_counter()
    solve_batch(games)
    batch = (time.perf_counter() - begin) * 1e3
    begin = time.perf_counter()
    critical_levels(line, edges(line), levelled(line))
    critical = (time.perf_counter() - begin) * 1e3
    assert found.certified
    print(
        f"\n{name}: {took:.2f} ms (bar {BARS[name]:.0f}), {len(found.regimes)} regimes;"
        f" of it about {batch:.2f} ms solving and {critical:.2f} ms critical levels;"
        f" {LEVELS} solutions by nashpy alone {alone:.0f} ms, {alone / took:.0f} times as long"
    )


@pytest.mark.benchmark(group="sweep")
def test_sweep_while_another_driver_is_dragged(benchmark: BenchmarkFixture) -> None:
    scenario = load_named("iraq-2019")
    levels = iter(np.round(np.linspace(0.3, 0.9, 61), 2).tolist() * 1000)

    def move() -> int:
        from decimal import Decimal

        moved = scenario.with_level("assistance", Decimal(str(next(levels))))
        return len(sweep(payoff_line(moved, "sanctions"), levels=LEVELS).regimes)

    benchmark(move)
    times = np.array(benchmark.stats.stats.data) * 1e3
    print(
        f"\npayoffs and sweep for another level of assistance: median {np.median(times):.2f} ms,"
        f" p95 {np.percentile(times, 95):.2f} ms"
    )


@pytest.mark.parametrize("name", ["iraq-2019", "graded-responses"])
@pytest.mark.benchmark(group="sweep")
def test_sweep_under_every_play(benchmark: BenchmarkFixture, name: str) -> None:
    scenario = load_named(name)
    line = payoff_line(scenario, scenario.sweep_driver)
    plays = every_play([player.id for player in scenario.players])
    ways = {stages: way_of(replace(scenario, play=Play(stages))) for stages in plays}
    times = {}
    for stages, way in ways.items():
        way.sweep(line)
        begin = time.perf_counter()
        way.sweep(line)
        times[stages] = (time.perf_counter() - begin) * 1e3
    benchmark(lambda: [way.sweep(line) for way in ways.values()])
    slowest = max(times, key=times.__getitem__)
    print(
        f"\n{name}: {len(ways)} plays in {benchmark.stats.stats.median * 1e3:.0f} ms; all at once"
        f" {times[()]:.1f} ms, the slowest, {slowest}, {times[slowest]:.1f} ms"
    )
