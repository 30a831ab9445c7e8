"""The pages of the phase map and of small multiples over a document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.model.file.library import load_named
from games.study.answer import LiveResult, compute_live
from gui.charts.multiples.kind import MULTIPLES
from gui.charts.pages.multiples import MultiplesPage
from gui.charts.pages.phase import PhasePage
from gui.charts.pages.place import Place
from gui.charts.phase.kind import PHASE
from gui.charts.phase.scene import resolution_of
from gui.core.selection import Selection
from gui.work.jobs import InlineExecutor, Jobs
from tests.support.chart_pages import place_at, place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.core.document import Document

LEFT = Qt.MouseButton.LeftButton


class Held:
    """An executor that keeps its work until it is told to do it."""

    def __init__(self) -> None:
        self.kept: list[Callable[[], None]] = []

    def run(self, lane: str, work: Callable[[], None]) -> None:
        self.kept.append(work)

    def join(self, seconds: float) -> bool:
        return True

    def work(self) -> None:
        kept, self.kept = self.kept, []
        for work in kept:
            work()


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(InlineExecutor())
    yield made
    made.shutdown()


def answer(document: Document, known: LiveResult | None = None) -> LiveResult:
    return compute_live(document.scenario, "sanctions", known=known)


@pytest.fixture
def page(qtbot: QtBot, document: Document, jobs: Jobs) -> PhasePage:
    made = PhasePage(PHASE, Place(document, jobs, Selection()))
    qtbot.addWidget(made)
    made.resize(900, 560)
    return made


@pytest.mark.slow
def test_what_the_map_computes_ends_when_another_scenario_is_opened(
    page: PhasePage, document: Document, jobs: Jobs
) -> None:
    page.show()
    page.show_answer(answer(document))
    assert not jobs.idle(PHASE.id)
    document.new(load_named("chicken"))
    assert jobs.idle(PHASE.id)
    page.hide()
    page.show()
    assert jobs.idle(PHASE.id), "the closed scenario is not asked about again"


def test_a_hidden_page_computes_nothing_until_it_is_shown(
    qtbot: QtBot, page: PhasePage, document: Document, jobs: Jobs
) -> None:
    page.show_answer(answer(document))
    assert page.due
    assert jobs.idle(PHASE.id)
    assert page.scene() is None
    page.show()
    assert not page.due
    qtbot.waitUntil(lambda: page.canvas.scene is not None)
    scene = page.scene("My title")
    assert scene is not None
    assert scene.title == "My title"
    assert scene.provenance.content_hash
    assert (scene.across.driver, scene.above.driver) == ("sanctions", "protest")


@pytest.mark.slow
def test_choosing_a_driver_twice_exchanges_the_two(
    qtbot: QtBot, page: PhasePage, document: Document
) -> None:
    page.show()
    page.show_answer(answer(document))
    page.pair.choose("sanctions", "assistance")
    qtbot.waitUntil(lambda: page.canvas.scene is not None)
    choice = page.pair._lists[0]
    choice.setCurrentIndex(choice.findData("assistance"))
    choice.activated.emit(choice.currentIndex())
    assert page.pair.drivers == ("assistance", "sanctions")
    with pytest.raises(ValueError, match="two different drivers"):
        page.pair.choose("protest", "protest")
    with pytest.raises(KeyError):
        page.pair.choose("protest", "weather")


@pytest.mark.slow
def test_dragging_the_point_is_one_undo_step_and_needs_no_new_map(
    qtbot: QtBot, page: PhasePage, document: Document, jobs: Jobs
) -> None:
    page.show()
    live = answer(document)
    page.show_answer(live)
    page.pair.choose("sanctions", "assistance")
    qtbot.waitUntil(lambda: page.canvas.scene is not None)
    canvas, before = page.canvas, page.canvas.figure
    QTest.mousePress(canvas, LEFT, pos=place_at(canvas, 0.6, 0.75))
    for x, y in ((0.5, 0.6), (0.3, 0.4)):
        QTest.mouseMove(canvas, place_at(canvas, x, y))
        live = answer(document, live)
        page.show_answer(live)
        assert jobs.idle(PHASE.id)
    QTest.mouseRelease(canvas, LEFT, pos=place_at(canvas, 0.3, 0.4))
    levels = document.scenario.levels
    assert (levels["sanctions"], levels["assistance"]) == (Decimal("0.30"), Decimal("0.40"))
    assert canvas.figure is before
    assert canvas.scene is not None
    assert canvas.scene.title.startswith("Harassment absorbed today")
    assert document.labels == (
        "Sanctions pressure to 0.30 and Value of US security assistance to 0.40",
    )
    document.undo()
    assert document.scenario.levels["sanctions"] == Decimal("0.60")


@pytest.mark.slow
def test_another_driver_that_moves_makes_a_new_map(
    qtbot: QtBot, page: PhasePage, document: Document
) -> None:
    page.show()
    live = answer(document)
    page.show_answer(live)
    qtbot.waitUntil(lambda: page.canvas.scene is not None)
    old = page.canvas.scene
    document.apply(document.scenario.with_level("assistance", Decimal("0.5")), "Less assistance")
    page.show_answer(answer(document, live))
    assert page.canvas.stale
    qtbot.waitUntil(lambda: page.canvas.scene is not old)
    assert not page.canvas.stale


@pytest.mark.slow
def test_words_that_change_are_shown_without_a_new_map(
    qtbot: QtBot, page: PhasePage, document: Document, jobs: Jobs
) -> None:
    from dataclasses import replace

    page.show()
    live = answer(document)
    page.show_answer(live)
    qtbot.waitUntil(lambda: page.canvas.scene is not None)
    other = replace(document.scenario.outcomes[0], name="Calm")
    scenario = replace(document.scenario, outcomes=(other, *document.scenario.outcomes[1:]))
    page.show_answer(live.worded(scenario))
    assert jobs.idle(PHASE.id)
    assert page.canvas.scene is not None
    assert "Calm" in page.canvas.scene.description


def test_long_work_can_be_stopped_and_leaves_the_last_map(qtbot: QtBot, document: Document) -> None:
    held = Held()
    jobs = Jobs(held)
    page = PhasePage(PHASE, Place(document, jobs, Selection()))
    qtbot.addWidget(page)
    page.show()
    page.show_answer(answer(document))
    assert len(held.kept) == 1
    qtbot.waitUntil(lambda: page.pair.working)
    page.pair.stopped.emit()
    assert not page.pair.working
    assert page.pair.note.startswith("Stopped")
    assert page.due
    held.work()
    assert page.canvas.scene is None
    jobs.shutdown()


def test_a_scenario_with_one_driver_says_what_is_missing(
    qtbot: QtBot, page: PhasePage, document: Document
) -> None:
    from dataclasses import replace

    page.show()
    live = answer(document)
    only = replace(document.scenario, drivers=document.scenario.drivers[:1])
    page.show_answer(replace(live, scenario=only))
    assert not page.pair.possible
    assert page.pair.isHidden()
    assert page.canvas.isHidden()
    assert page.lack is not None
    assert page.lack.title == "A phase map needs two drivers"
    assert page.lack.reason.endswith("only one driver.")
    assert page.scene() is None


def test_larger_games_are_checked_on_a_coarser_grid() -> None:
    assert resolution_of((2, 2, 2)) == (200, 200)
    assert resolution_of(load_named("graded-responses").shape) == (100, 100)


def test_multiples_follow_the_document_and_a_pressed_level_becomes_todays(
    qtbot: QtBot, document: Document, jobs: Jobs
) -> None:
    page = MultiplesPage(MULTIPLES, Place(document, jobs, Selection()))
    qtbot.addWidget(page)
    page.resize(900, 560)
    page.show()
    live = answer(document)
    page.show_answer(live)
    page.pair.choose("sanctions", "assistance")
    qtbot.waitUntil(lambda: page.canvas.scene is not None)
    place = place_of(page.canvas, "level:2")
    QTest.mouseClick(page.canvas, LEFT, pos=place)
    assert document.scenario.levels["assistance"] == Decimal("0.50")
    page.show_answer(answer(document, live))
    scene = page.scene()
    assert scene is not None
    assert [strip.today for strip in scene.strips] == [False, False, True, False, False]
    page.set_rule("high")
    shown = page.canvas.scene
    assert shown is not None
    assert shown.provenance.rule == "Follow from high"
    with pytest.raises(KeyError):
        page.set_rule("coin")
