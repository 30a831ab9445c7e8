"""A way of playing is an argument: whoever studies answers asks it, and nobody asks a solver."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.model.play import AT_ONCE, Play, every_play
from games.solve.sequential.order import Order
from games.study.answer import compute_audit, compute_live
from games.study.audit import Audit
from games.study.compare.effects import compare
from games.study.multiples import multiples
from games.study.tornado.tornado import earlier_answer, tornado
from games.study.ways import SIMULTANEOUS, Way, order_of, way_of
from gui.briefing.gather import gather
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import CHARTS, draw
from gui.work.jobs import InlineExecutor, Jobs
from gui.work.upkeep import Analysis

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Floats, Report
    from games.study.sweep.report import Sweep
    from games.task import Token

IRAN_FIRST = Play((("iran",), ("us",), ("baghdad",)))
RRK, AAK = ((0,), (0,), (1,)), ((1,), (1,), (1,))


class Swapped:
    """A stand-in: the game as if everybody's first and last strategies had each other's payoffs."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.way = Way(None, self.solve, self.sweep, self.map, self.audit)

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

    def sweep(
        self,
        line: PayoffLine,
        *,
        levels: int = 201,
        token: Token | None = None,
        prove: bool = True,
    ) -> Sweep:
        self.asked.append("sweep")
        back = (slice(None), *[slice(None, None, -1)] * (line.base.ndim - 1))
        turned = replace(line, base=line.base[back], slope=line.slope[back])
        return SIMULTANEOUS.sweep(turned, levels=levels, token=token, prove=prove)

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
def iran_first(scenario: Scenario) -> Scenario:
    return replace(scenario, play=IRAN_FIRST)


@pytest.fixture
def swapped() -> Swapped:
    return Swapped()


def test_a_scenario_is_played_as_it_says(scenario: Scenario, iran_first: Scenario) -> None:
    assert way_of(scenario) is SIMULTANEOUS
    one_stage = replace(scenario, play=Play((("us", "iran", "baghdad"),)))
    assert way_of(one_stage) is SIMULTANEOUS
    assert order_of(iran_first) == Order(((1,), (0,), (2,)), (None, None, None))
    assert way_of(iran_first).order == order_of(iran_first)
    again = replace(load_named("iraq-2019"), play=Play(IRAN_FIRST.stages))
    assert way_of(iran_first) is way_of(again)
    moved = replace(scenario, play=Play((), (("us", "absorb"),)))
    assert order_of(moved) == Order(((0, 1, 2),), (1, None, None))
    assert way_of(moved) is not SIMULTANEOUS
    ways = [
        way_of(replace(scenario, play=Play(stages)))
        for stages in every_play(["us", "iran", "baghdad"])
    ]
    assert len({id(way) for way in ways}) == 13


def test_the_live_answer_is_that_of_the_play(scenario: Scenario, iran_first: Scenario) -> None:
    usual = compute_live(scenario, "sanctions")
    live = compute_live(iran_first, "sanctions", known=usual)
    assert [own.support for own in usual.report.equilibria] == [RRK]
    assert [own.support for own in live.report.equilibria] == [AAK]
    assert live.sweep is not None
    tips = [tip.at.exact for tip in live.sweep.tipping_points]
    assert tips == [Fraction(3, 16), Fraction(7, 20), Fraction(2, 3)]
    audited = compute_audit(live)
    # where everybody moves alone there is nothing to ask nashpy
    assert (audited.audit, audited.report.nashpy_agrees) == (None, None)
    moved = compute_live(
        iran_first.with_level("sanctions", scenario.drivers[0].low), "sanctions", known=live
    )
    assert moved.sweep is live.sweep
    assert compute_live(scenario, "sanctions", known=live).sweep is not live.sweep


@pytest.mark.slow
@pytest.mark.parametrize("stages", every_play(["us", "iran", "baghdad"])[7:])
def test_nashpy_is_asked_about_those_who_move_together(
    scenario: Scenario, stages: tuple[tuple[str, ...], ...]
) -> None:
    live = compute_live(replace(scenario, play=Play(stages)), "sanctions")
    audited = compute_audit(live)
    assert live.sweep is not None
    assert audited.audit == Audit(len(live.sweep.regimes), len(live.sweep.regimes))
    assert audited.report.nashpy_agrees is True


def test_live_answer_and_audit_are_the_ways(scenario: Scenario, swapped: Swapped) -> None:
    usual = compute_live(scenario, "sanctions")
    live = compute_live(scenario, "sanctions", known=usual, way=swapped.way)
    assert swapped.asked == ["solve", "sweep"]
    assert live.report.equilibria[0].support != usual.report.equilibria[0].support
    assert compute_audit(live).audit == Audit(0, len(live.sweep.regimes), swapped_note())  # type: ignore[union-attr]


def swapped_note() -> tuple[str, ...]:
    return ("a stand-in is asked by nobody",)


def test_side_by_side_and_tornado_ask_the_way(scenario: Scenario, swapped: Swapped) -> None:
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
    assert set(swapped.asked) == {"sweep"}


def test_a_tornado_is_about_the_play_of_its_scenario(
    iran_first: Scenario, scenario: Scenario
) -> None:
    bars = tornado(iran_first, "sanctions", "low")
    assert bars.standing == ("Managed containment",)
    assert earlier_answer(bars, scenario).standing == ("Escalation on Iraqi soil",)


def test_two_scenarios_are_compared_each_as_it_is_played(
    scenario: Scenario, iran_first: Scenario
) -> None:
    known = (compare(scenario, scenario, "sanctions").new,)
    found = compare(scenario, iran_first, "sanctions", known=known)
    assert not found.same_numbers
    assert found.old.sweep is known[0].sweep
    assert [found.old.report.equilibria[0].support, found.new.report.equilibria[0].support] == [
        RRK,
        AAK,
    ]
    assert found.new.sweep is not None
    assert len(found.new.sweep.tipping_points) == 3


@pytest.mark.slow
def test_every_chart_and_the_briefing_follow_the_way(
    scenario: Scenario, iran_first: Scenario, swapped: Swapped
) -> None:
    live = compute_live(scenario, "sanctions", way=swapped.way)
    usual = compute_live(scenario, "sanctions")
    titles = {}
    for name in CHARTS:
        try:
            made, was = (draw(name, Ask(one, "low")) for one in (live, usual))
        except NoChartError:
            continue
        titles[name] = (made.title, was.title)
    assert titles["sweep"][0] != titles["sweep"][1]
    assert "map" in swapped.asked
    pack = gather(iran_first, "sanctions", "low")
    files = {name: json.loads(data) for name, _, data in pack.data if name.endswith(".json")}
    assert files["data/equilibria.json"]["equilibria"][0]["outcome"] == "Managed containment"
    assert len(files["data/sweep.json"]["tipping_points"]) == 3
    assert "audit" not in files["data/sweep.json"]


def test_the_desk_follows_the_play(qapp: object, iran_first: Scenario) -> None:
    from PySide6.QtCore import QCoreApplication

    from gui.core.document import Document

    jobs = Jobs(InlineExecutor())
    document = Document(iran_first)
    analysis = Analysis(document, jobs)
    analysis.refresh()
    QCoreApplication.processEvents()
    assert analysis.live is not None
    assert analysis.live.way is way_of(iran_first)
    document.apply(replace(iran_first, play=AT_ONCE), "Play")
    QCoreApplication.processEvents()
    assert analysis.live is not None
    assert analysis.live.way is SIMULTANEOUS
    assert analysis.live.report.equilibria[0].support == RRK
    analysis.stop()
    jobs.shutdown()
