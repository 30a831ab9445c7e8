"""Pages with work of their own: when they ask for it, what they show, what they pass on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from games.model.file.library import load_named
from games.study.answer import LiveResult, compute_live
from gui.charts.pages.place import Place
from gui.charts.pages.responses import ResponsesPage
from gui.charts.pages.tornado import TornadoPage
from gui.charts.pages.waterfall import WaterfallPage
from gui.charts.responses.kind import RESPONSES
from gui.charts.tornado.kind import TORNADO
from gui.charts.tornado.types import TornadoScene
from gui.charts.waterfall.kind import WATERFALL
from gui.core.selection import PayoffKey, Selection
from gui.look.tokens import DARK
from gui.look.wear import put_on
from gui.work.jobs import InlineExecutor, Jobs
from tests.support.chart_pages import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.charts.pages.lane import LanePage
    from gui.core.document import Document

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(InlineExecutor())
    yield made
    made.shutdown()


@pytest.fixture
def live(document: Document) -> LiveResult:
    return compute_live(document.scenario, "sanctions")


@pytest.fixture
def selection(qapp: object) -> Selection:
    return Selection()


@pytest.fixture
def tornado_page(qtbot: QtBot, document: Document, jobs: Jobs, selection: Selection) -> TornadoPage:
    page = TornadoPage(TORNADO, Place(document, jobs, selection))
    qtbot.addWidget(page)
    page.resize(900, 500)
    return page


@pytest.fixture
def responses_page(
    qtbot: QtBot, document: Document, jobs: Jobs, selection: Selection
) -> ResponsesPage:
    page = ResponsesPage(RESPONSES, Place(document, jobs, selection))
    qtbot.addWidget(page)
    page.resize(900, 500)
    return page


@pytest.fixture
def waterfall_page(
    qtbot: QtBot, document: Document, jobs: Jobs, selection: Selection
) -> WaterfallPage:
    page = WaterfallPage(WATERFALL, Place(document, jobs, selection))
    qtbot.addWidget(page)
    page.resize(900, 500)
    return page


def shown(qtbot: QtBot, page: LanePage, live: LiveResult) -> None:
    page.show()
    with qtbot.waitSignal(page.scene_changed):
        page.show_answer(live)


def test_a_hidden_page_computes_nothing_until_it_is_shown(
    qtbot: QtBot, tornado_page: TornadoPage, jobs: Jobs, live: LiveResult
) -> None:
    tornado_page.show_answer(live)
    assert jobs.idle("tornado")
    assert tornado_page.due
    assert tornado_page.scene() is None
    with qtbot.waitSignal(tornado_page.scene_changed):
        tornado_page.show()
    assert not tornado_page.due
    assert tornado_page.scene() is not None


def test_a_page_that_is_hidden_again_drops_what_it_asked_for(
    qtbot: QtBot, tornado_page: TornadoPage, jobs: Jobs, live: LiveResult
) -> None:
    tornado_page.show()
    tornado_page.show_answer(live)
    tornado_page.hide()
    assert jobs.idle("tornado")
    assert tornado_page.due


def test_what_a_page_computes_for_a_scenario_ends_when_another_is_opened(
    qtbot: QtBot, document: Document, tornado_page: TornadoPage, jobs: Jobs, live: LiveResult
) -> None:
    tornado_page.show()
    tornado_page.show_answer(live)
    assert not jobs.idle("tornado")
    document.new(load_named("chicken"))  # in front, or behind another page
    assert jobs.idle("tornado")
    tornado_page.hide()
    tornado_page.show()
    assert jobs.idle("tornado"), "the closed scenario is not asked about again"


def test_the_tornado_measures_the_nearest_tipping_point_until_told_otherwise(
    qtbot: QtBot, tornado_page: TornadoPage, live: LiveResult
) -> None:
    shown(qtbot, tornado_page, live)
    scene = tornado_page.canvas.scene
    assert isinstance(scene, TornadoScene)
    assert scene.target.key == "tip-3"
    tornado_page.set_target("outcome-escalation")
    scene = tornado_page.canvas.scene
    assert isinstance(scene, TornadoScene)
    assert scene.baseline.text == "100 %"
    box = tornado_page.findChild(QComboBox, "tornado-target")
    assert box.currentData() == "outcome-escalation"


def test_the_target_can_be_chosen_by_hand(
    qtbot: QtBot, tornado_page: TornadoPage, live: LiveResult
) -> None:
    shown(qtbot, tornado_page, live)
    box = tornado_page.findChild(QComboBox, "tornado-target")
    assert box.count() == 9
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    scene = tornado_page.canvas.scene
    assert isinstance(scene, TornadoScene)
    assert scene.target.key == "tip-0"


@pytest.mark.slow
def test_another_rule_is_another_tornado(
    qtbot: QtBot, tornado_page: TornadoPage, live: LiveResult
) -> None:
    shown(qtbot, tornado_page, live)
    with qtbot.waitSignal(tornado_page.scene_changed):
        tornado_page.set_rule("high")
    scene = tornado_page.scene()
    assert scene is not None
    assert scene.provenance.rule == "Follow from high"
    with pytest.raises(KeyError):
        tornado_page.set_rule("best-7")


def test_the_printed_scene_has_title_and_content_hash(
    qtbot: QtBot, tornado_page: TornadoPage, live: LiveResult
) -> None:
    shown(qtbot, tornado_page, live)
    scene = tornado_page.scene("What it rests on")
    assert scene is not None
    assert scene.title == "What it rests on"
    assert len(scene.provenance.content_hash) == 64


def test_a_pressed_bar_selects_its_consideration(
    qtbot: QtBot, tornado_page: TornadoPage, live: LiveResult, selection: Selection
) -> None:
    shown(qtbot, tornado_page, live)
    at = place_of(tornado_page.canvas, "baghdad-sovereignty")
    QTest.mouseClick(tornado_page.canvas, LEFT, pos=at)
    assert selection.reason.id == "baghdad-sovereignty"
    assert selection.key is not None
    assert selection.key.player == "baghdad"


def test_a_pressed_profile_is_selected(
    qtbot: QtBot, responses_page: ResponsesPage, live: LiveResult, selection: Selection
) -> None:
    shown(qtbot, responses_page, live)
    responses_page.set_view("graph")
    at = place_of(responses_page.canvas, "0,0,1")
    QTest.mouseClick(responses_page.canvas, LEFT, pos=at)
    assert selection.key == PayoffKey("us", ("retaliate", "retaliate", "absorb"))


def test_larger_games_have_no_choice_of_views(
    qtbot: QtBot, responses_page: ResponsesPage, document: Document
) -> None:
    larger = load_named("graded-responses")
    shown(qtbot, responses_page, compute_live(larger, ""))
    box = responses_page.findChild(QComboBox, "responses-view")
    assert not box.isEnabled()
    assert box.currentData() == "graph"
    with pytest.raises(KeyError):
        responses_page.set_view("pie")


def test_the_waterfall_follows_the_selection(
    qtbot: QtBot, waterfall_page: WaterfallPage, live: LiveResult, selection: Selection
) -> None:
    shown(qtbot, waterfall_page, live)
    assert waterfall_page.key == PayoffKey("us", ("retaliate", "retaliate", "absorb"))
    wanted = PayoffKey("iran", ("absorb", "retaliate", "absorb"))
    with qtbot.waitSignal(waterfall_page.scene_changed):
        selection.select(wanted)
    assert waterfall_page.key == wanted
    assert waterfall_page.canvas.accessibleName().startswith("Iran's payoff of −0.75")


@pytest.mark.slow
def test_a_slow_page_waits_for_the_end_of_a_gesture(
    qtbot: QtBot,
    document: Document,
    tornado_page: TornadoPage,
    jobs: Jobs,
    live: LiveResult,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gui.charts.pages.lane.SLOW_SECONDS", 0.0)
    shown(qtbot, tornado_page, live)
    gesture = document.begin("Move sanctions")
    moved = document.scenario.with_level("sanctions", Decimal("0.3"))
    tornado_page.show_answer(compute_live(moved, "sanctions", known=live))
    assert jobs.idle("tornado")
    assert tornado_page.due
    assert tornado_page.canvas.stale
    with qtbot.waitSignal(tornado_page.scene_changed):
        document.commit(gesture)
    assert not tornado_page.canvas.stale


def test_a_failure_is_said_and_the_last_picture_stays(
    qtbot: QtBot,
    tornado_page: TornadoPage,
    jobs: Jobs,
    live: LiveResult,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    shown(qtbot, tornado_page, live)
    before = tornado_page.canvas.scene

    def broken(*_: object, **__: object) -> None:
        message = "the numbers ran away"
        raise ValueError(message)

    monkeypatch.setattr("gui.charts.tornado.scene.tornado", broken)
    tornado_page.set_rule("high")
    qtbot.waitUntil(lambda: "ran away" in caplog.text and tornado_page.canvas.stale)
    assert tornado_page.canvas.scene is before


def test_pages_change_their_clothes(
    qtbot: QtBot, waterfall_page: WaterfallPage, live: LiveResult
) -> None:
    shown(qtbot, waterfall_page, live)
    put_on(DARK)
    color = waterfall_page.canvas.grab().toImage().pixelColor(2, 2).name()
    assert color == DARK.base
