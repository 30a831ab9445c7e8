"""How long a tornado takes, in sweeps of the baseline.

The bar is 150 ms for the baseline: 19 considerations, two ends each. Games whose incentives are
those of one swept before are not swept again, so that the ratio stays below 38.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.study.sweep.sweep import sweep
from games.study.tornado.tornado import tornado
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

BAR_MS = 150.0


@pytest.mark.parametrize("name", ["iraq-2019", "graded-responses"])
@pytest.mark.benchmark(group="tornado")
def test_tornado(benchmark: BenchmarkFixture, name: str) -> None:
    scenario = load_named(name)
    driver = scenario.sweep_driver
    line = payoff_line(scenario, driver)
    sweep(line)
    report = benchmark.pedantic(tornado, (scenario, driver), rounds=5, warmup_rounds=1)
    begin = time.perf_counter()
    for _ in range(5):
        sweep(line)
    alone = (time.perf_counter() - begin) / 5
    took = benchmark.stats.stats.median
    ends = 2 * len(report.bars)
    print(
        f"\n{name}: {1e3 * took:.0f} ms (bar for the baseline {BAR_MS:.0f}) for {ends} ends,"
        f" {took / alone:.1f} sweeps of {1e3 * alone:.1f} ms"
    )
