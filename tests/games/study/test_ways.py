"""A way of playing is an argument: whoever studies answers asks it, and nobody asks a solver."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study import ways
from games.study.answer import compute_audit, compute_live
from games.study.audit import Audit
from games.study.compare.effects import compare
from games.study.multiples import multiples
from games.study.tornado.tornado import earlier_answer, tornado
from games.study.ways import SIMULTANEOUS, WAYS, Way
from gui.briefing.gather import gather
from gui.charts.kind import Ask
from gui.charts.kinds import CHARTS, draw
from gui.cli.main import main
from gui.work.jobs import InlineExecutor, Jobs
from gui.work.upkeep import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Floats, Report
    from games.study.sweep.report import Sweep
    from games.task import Token


class Swapped:
    """A stand-in: the game as if everybody's first and last strategies had each other's payoffs."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.way = Way("swapped", "Swapped", self.solve, self.sweep, self.map, self.audit)

    def solve(
        self,
        payoffs: Floats,
        *,
        second_opinion: bool,
        token: Token | None = None,
        known: Report | None = None,
    ) -> Report:
        self.asked.append("solve")
        turned = payoffs[:, ::-1, ::-1, ::-1] if payoffs.ndim == 4 else payoffs[:, ::-1, ::-1]
        return SIMULTANEOUS.solve(turned, second_opinion=second_opinion, token=token, known=known)

    def sweep(self, line: PayoffLine, *, levels: int = 201, token: Token | None = None) -> Sweep:
        self.asked.append("sweep")
        back = (slice(None), *[slice(None, None, -1)] * (line.base.ndim - 1))
        turned = replace(line, base=line.base[back], slope=line.slope[back])
        return SIMULTANEOUS.sweep(turned, levels=levels, token=token)

    def map(self, *asked: object, **more: object) -> object:
        self.asked.append("map")
        return SIMULTANEOUS.map(*asked, **more)  # type: ignore[arg-type]

    def audit(self, line: PayoffLine, sweep: Sweep, token: Token | None = None) -> Audit:
        self.asked.append("audit")
        return Audit(0, len(sweep.regimes), ("a stand-in is asked by nobody",))


@pytest.fixture
def scenario() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture
def swapped(monkeypatch: pytest.MonkeyPatch) -> Iterator[Swapped]:
    """A second way, and solvers that complain when they are asked past it."""
    stand_in = Swapped()
    monkeypatch.setitem(WAYS, "swapped", stand_in.way)
    return stand_in


def test_every_way_is_listed_by_its_id() -> None:
    assert {way.id: way for way in WAYS.values()} == WAYS
    assert ways.SIMULTANEOUS.id == "simultaneous"


def test_live_answer_and_audit_are_the_ways(scenario: Scenario, swapped: Swapped) -> None:
    usual = compute_live(scenario, "sanctions")
    live = compute_live(scenario, "sanctions", known=usual, way=swapped.way)
    assert swapped.asked == ["solve", "sweep"]
    assert live.report.equilibria[0].support != usual.report.equilibria[0].support
    assert compute_audit(live).audit == Audit(0, len(live.sweep.regimes), swapped_note())  # type: ignore[union-attr]


def swapped_note() -> tuple[str, ...]:
    return ("a stand-in is asked by nobody",)


def test_side_by_side_tornado_and_comparison_ask_the_way(
    scenario: Scenario, swapped: Swapped
) -> None:
    parts, levels = affine(scenario), scenario.levels
    multiples(parts, "sanctions", "protest", levels, way=swapped.way)
    assert swapped.asked == ["sweep"] * 5
    swapped.asked.clear()
    bars = tornado(scenario, "sanctions", "low", way=swapped.way)
    assert swapped.asked.count("sweep") > len(scenario.considerations)
    # where an end of a range puts today on a tipping point, the way is asked for its pieces
    assert set(swapped.asked) <= {"sweep", "solve"}
    swapped.asked.clear()
    earlier_answer(bars, scenario, way=swapped.way)
    compare(scenario, scenario.with_level("protest", scenario.drivers[1].low), way=swapped.way)
    assert set(swapped.asked) == {"sweep", "solve"}


@pytest.mark.slow
def test_every_chart_and_the_briefing_follow_the_way(scenario: Scenario, swapped: Swapped) -> None:
    live = compute_live(scenario, "sanctions", way=swapped.way)
    usual = compute_live(scenario, "sanctions")
    titles = {}
    for name in CHARTS:
        made, was = (draw(name, Ask(one, "low")) for one in (live, usual))
        titles[name] = (made.title, was.title)
    assert titles["sweep"][0] != titles["sweep"][1]
    assert "map" in swapped.asked
    pack = gather(scenario, "sanctions", "low", way=swapped.way)
    assert "audit" in swapped.asked
    assert any(name == "data/sweep.json" for name, _, _ in pack.data)


@pytest.mark.slow
def test_the_command_line_follows_the_way(
    swapped: Swapped, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["solve", "iraq-2019"], ["sweep", "iraq-2019"], ["check", "chicken"]):
        assert main([*command, "--json"]) == 0
        usual = json.loads(capsys.readouterr().out)
        monkeypatch.setattr("gui.cli.answers.SIMULTANEOUS", swapped.way)
        assert main([*command, "--json"]) == 0
        assert json.loads(capsys.readouterr().out) != usual
        monkeypatch.undo()
        monkeypatch.setitem(WAYS, "swapped", swapped.way)


def test_the_desk_follows_the_way(qapp: object, scenario: Scenario, swapped: Swapped) -> None:
    from PySide6.QtCore import QCoreApplication

    from gui.core.document import Document

    jobs = Jobs(InlineExecutor())
    analysis = Analysis(Document(scenario), jobs, way=swapped.way)
    analysis.refresh()
    QCoreApplication.processEvents()
    assert swapped.asked == ["solve", "sweep"]
    assert analysis.live is not None
    assert analysis.live.way is swapped.way
    analysis.stop()
    jobs.shutdown()
