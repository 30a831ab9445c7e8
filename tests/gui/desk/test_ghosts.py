"""The lane behind the faint lines: solved once, handed to the charts, quiet while sliders move."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.study.answer import compute_live
from gui.charts.kind import Ask
from gui.charts.kinds import CHARTS, draw
from gui.charts.marks.comparison import Against
from gui.core.earlier import SAVED
from gui.core.playing import choose_play
from gui.desk.ghosts import LANE, Ghosts
from gui.work.jobs import InlineExecutor, Jobs
from gui.work.upkeep import Analysis
from tests.support.trees import played

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from gui.core.document import Document
    from whole_desk import Desk


class Counting(InlineExecutor):
    """Does its work at once and counts it by lane."""

    def __init__(self) -> None:
        super().__init__()
        self.ran: list[str] = []

    def run(self, lane: str, work: Callable[[], None]) -> None:
        self.ran.append(lane)
        super().run(lane, work)


class Heard:
    def __init__(self) -> None:
        self.said: list[object] = []

    def hear(self, against: object) -> None:
        self.said.append(against)


@pytest.fixture
def executor() -> Counting:
    return Counting()


@pytest.fixture
def analysis(document: Document, executor: Counting) -> Iterator[Analysis]:
    jobs = Jobs(executor)
    made = Analysis(document, jobs)
    made.refresh()
    yield made
    made.stop()
    assert jobs.shutdown()


def test_the_earlier_scenario_is_swept_and_handed_on(
    document: Document, analysis: Analysis, qtbot: QtBot
) -> None:
    ghosts, heard = Ghosts(document, analysis), Heard()
    ghosts.changed.connect(heard.hear)
    start = document.scenario
    document.apply(start.with_level("assistance", Decimal("0.6")), "Assistance to 0.6")
    ghosts.choice.choose(SAVED)
    qtbot.waitUntil(lambda: bool(heard.said))
    against = heard.said[-1]
    assert isinstance(against, Against)
    assert against.scenario is start
    assert against.sweep is not None
    assert against.sweep.driver == "sanctions"
    assert against.answer is not None
    assert against.answer.level == 0.6


def test_moving_a_slider_solves_nothing_anew(
    document: Document, analysis: Analysis, executor: Counting
) -> None:
    ghosts = Ghosts(document, analysis)
    ghosts.choice.choose(SAVED)
    for level in ("0.2", "0.3", "0.4"):
        document.apply(document.scenario.with_level("protest", Decimal(level)), level)
    assert executor.ran.count(LANE) == 1


def test_another_driver_sweeps_the_earlier_scenario_along_it(
    document: Document, analysis: Analysis, qtbot: QtBot
) -> None:
    ghosts, heard = Ghosts(document, analysis), Heard()
    ghosts.choice.choose(SAVED)
    ghosts.changed.connect(heard.hear)
    analysis.set_driver("protest")
    qtbot.waitUntil(lambda: bool(heard.said))
    against = heard.said[-1]
    assert isinstance(against, Against)
    assert against.sweep is not None
    assert against.sweep.driver == "protest"
    assert against.scenario is document.saved


def test_nothing_takes_the_faint_lines_away(document: Document, analysis: Analysis) -> None:
    ghosts, heard = Ghosts(document, analysis), Heard()
    ghosts.choice.choose(SAVED)
    ghosts.changed.connect(heard.hear)
    ghosts.choice.switch(on=False)
    assert heard.said == [None]


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS)
def test_no_chart_ignores_what_it_is_compared_with(chart: str) -> None:
    old = load_named("iraq-2019")
    if chart == "tree":  # there is none where all move at once
        old = played(old, "us > iran > baghdad")
    new = old.with_level("assistance", Decimal("0.80"))
    live, was = (compute_live(scenario, "sanctions") for scenario in (new, old))
    scene = draw(chart, Ask(live, "low", against=Against("as saved", old, was)))
    assert "Compared" in scene.description
    assert "as saved" in scene.description


def test_every_page_hears_of_the_comparison(desk: Desk) -> None:
    desk.drag("assistance", "0.80")
    desk.trigger("view.ghost-toggle")
    tabs = desk.window.book.tabs

    def said() -> bool:
        scene = tabs.page.scene()
        return scene is not None and "Compared" in scene.description

    tree = desk.window.book.place_of("tree")
    for place in range(tabs.count()):
        if place == tree:  # there is none where all move at once
            choose_play(desk.document, (("iran",), ("us",), ("baghdad",)))
        tabs.setCurrentIndex(place)
        desk.qtbot.waitUntil(said)
        if place == tree:
            desk.document.undo()
