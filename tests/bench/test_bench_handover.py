"""What the way to a worker and back costs, without any mathematics.

A slider move must reach repainted charts in 16 ms (p95); the document, the change flags, two thread
switches and two signals may take 0.2 ms of that.
"""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve.report import OPEN, Report
from games.study.answer import LiveResult
from gui.core.document import Document
from gui.work.jobs import Jobs, ThreadExecutor
from gui.work.upkeep import Analysis

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from games.model.scenario import Scenario
    from games.task import Token

MOVES = 500
AIM_MS = 0.2


class Ready:
    """Answers at once with the same numbers, and hears when they arrive."""

    def __init__(self, scenario: Scenario) -> None:
        self.parts = affine(scenario)
        self.report = Report((), OPEN, degenerate=False)
        self.payoffs = np.zeros((len(scenario.players), *scenario.shape))
        self.arrived = 0

    def live(
        self,
        scenario: Scenario,
        driver: str,
        token: Token,
        *,
        known: LiveResult | None,
        prove: bool,
    ) -> LiveResult:
        return LiveResult(
            scenario, driver, 0.0, self.parts, None, None, self.payoffs, self.report, 0.0
        )

    def hear(self, result: object) -> None:
        self.arrived += 1


@pytest.mark.benchmark(group="hand-over")
def test_every_move_reaches_the_desk_again(benchmark: BenchmarkFixture, qapp: object) -> None:
    scenario = load_named("iraq-2019")
    document, jobs, ready = Document(scenario), Jobs(ThreadExecutor()), Ready(scenario)
    analysis = Analysis(document, jobs, live=ready.live)
    analysis.live_ready.connect(ready.hear)
    failed: list[str] = []
    analysis.failed.connect(failed.append)
    document.begin("Drag")
    times: list[float] = []

    def drag() -> None:
        for move in range(MOVES):
            wanted = ready.arrived + 1
            begin = time.perf_counter()
            level = Decimal(move % 100) / 100
            document.preview(document.scenario.with_level("sanctions", level))
            while ready.arrived < wanted:
                assert not failed
                QCoreApplication.processEvents()
            times.append(time.perf_counter() - begin)

    benchmark.pedantic(drag, rounds=3)
    analysis.stop()
    assert jobs.shutdown()
    median, late = np.median(times), np.quantile(times, 0.95)
    print(
        f"\nhand-over of a move: median {median * 1e3:.3f} ms (aim {AIM_MS}), p95 {late * 1e3:.3f}"
    )
