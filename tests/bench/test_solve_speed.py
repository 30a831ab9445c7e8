"""How fast games are solved, next to nashpy and, where it is installed, Gambit's enumpoly.

Run with `pytest tests/bench/test_solve_speed.py --benchmark-only -s -o
addopts="--import-mode=importlib"`. Prints ratios; asserts nothing about time.
"""

from __future__ import annotations

import time
import warnings
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.solve import solve, solve_batch
from games.solve.nash.second_opinion.nashpy_path import nashpy_opinion

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

SIZES = [(2, 2), (3, 3), (4, 4), (6, 6), (2, 2, 2), (2, 2, 3), (2, 3, 3), (3, 3, 3)]
COUNT = {(6, 6): 200, (2, 2, 3): 1000, (2, 3, 3): 300, (3, 3, 3): 300, (2, 2, 2): 100_000}


def reals(sizes: tuple[int, ...], count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, len(sizes), *sizes))


def named(sizes: tuple[int, ...]) -> str:
    return "x".join(str(size) for size in sizes)


def seconds_each(call: Callable[[np.ndarray], object], games: np.ndarray) -> list[float]:
    spent = []
    for game in games:
        start = time.perf_counter()
        call(game)
        spent.append(time.perf_counter() - start)
    return spent


@pytest.mark.parametrize("sizes", SIZES, ids=named)
def test_a_batch_against_nashpy_and_gambit(
    benchmark: BenchmarkFixture, sizes: tuple[int, ...]
) -> None:
    count = COUNT.get(sizes, 5000)
    games = reals(sizes, count)
    report = benchmark.pedantic(solve_batch, (games,), rounds=3, warmup_rounds=1)
    assert report.certified.all()
    if benchmark.stats is None:
        return
    each = benchmark.stats.stats.min / count
    line = f"\n{named(sizes)}: {each * 1e6:9.2f} µs a game ({1 / each:,.0f} a second)"
    nashpy_opinion(games[0])
    nashpy = float(np.median(seconds_each(nashpy_opinion, games[1:21])))
    line += f"; nashpy path {nashpy * 1e3:.1f} ms = {nashpy / each:,.0f} times"
    gambit = _enumpoly(games[:40])
    if gambit is not None:
        line += f"; enumpoly {gambit * 1e3:.2f} ms = {gambit / each:,.0f} times"
    print(line)


def _enumpoly(games: np.ndarray) -> float | None:
    """Return the median time of Gambit's enumpoly per game, None where it is not installed."""
    try:
        import pygambit
    except ImportError:
        return None
    built = [pygambit.Game.from_arrays(*game) for game in games]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return float(np.median(seconds_each(pygambit.nash.enumpoly_solve, built)))


@pytest.mark.parametrize("sizes", [(2, 2), (3, 3), (2, 2, 2), (3, 3, 3)], ids=named)
@pytest.mark.parametrize("count", [1, 201])
def test_small_batches(benchmark: BenchmarkFixture, sizes: tuple[int, ...], count: int) -> None:
    games = reals(sizes, count)
    report = benchmark(solve_batch, games)
    assert report.certified.all()


@pytest.mark.parametrize("sizes", [(2, 2), (3, 3), (2, 2, 2), (3, 3, 3)], ids=named)
def test_one_game_with_its_report(benchmark: BenchmarkFixture, sizes: tuple[int, ...]) -> None:
    report = benchmark(solve, reals(sizes, 1)[0], second_opinion=False)
    assert report.certified


@pytest.mark.parametrize("sizes", [(2, 2, 2), (3, 3, 3)], ids=named)
def test_no_game_takes_much_longer_than_another(
    benchmark: BenchmarkFixture, sizes: tuple[int, ...]
) -> None:
    games = reals(sizes, 200)
    solve_batch(games[:2])
    spent = benchmark.pedantic(
        lambda: seconds_each(lambda game: solve_batch(game[np.newaxis]), games), rounds=1
    )
    middle, late = np.percentile(spent, [50, 99])
    print(f"\n{named(sizes)}: median {middle * 1e3:.2f} ms, p99 {late / middle:.1f} times that")


def test_a_phase_map_of_forty_thousand_games(benchmark: BenchmarkFixture) -> None:
    rng = np.random.default_rng(4)
    base, across, up = rng.normal(size=(3, 3, 2, 2, 2))
    s, t = np.meshgrid(np.linspace(0, 1, 200), np.linspace(0, 1, 200))
    games = base + s.reshape(-1, 1, 1, 1, 1) * across + t.reshape(-1, 1, 1, 1, 1) * up
    report = benchmark(solve_batch, games)
    assert report.games == 40_000


@pytest.mark.parametrize("count", [1, 10, 100, 1000, 10_000, 100_000, 1_000_000])
def test_time_grows_with_the_number_of_games_and_not_faster(
    benchmark: BenchmarkFixture, count: int
) -> None:
    games = reals((2, 2, 2), count)
    benchmark.pedantic(solve_batch, (games,), rounds=1, warmup_rounds=1)
