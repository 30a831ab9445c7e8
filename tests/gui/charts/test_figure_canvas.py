"""Canvases of marks in the hand: real mouse and key events, themes, what is read out."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve
from games.study.responses.best_responses import best_responses
from games.study.tornado.tornado import tornado
from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.marks.labels import Cut
from gui.charts.responses.layout import responses_figure
from gui.charts.responses.types import GRAPH
from gui.charts.tornado.layout import tornado_figure
from gui.charts.tornado.types import TornadoScene
from gui.charts.waterfall.layout import waterfall_figure
from gui.look.literal import in_tip
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT
from tests.support.chart_pages import place_of
from tests.support.scenes import responses_scene, tornado_scene, waterfall_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.look.tokens import Tokens

LEFT = Qt.MouseButton.LeftButton
IRAQ = load_named("iraq-2019")
REPORT = tornado(IRAQ, "sanctions")


@pytest.fixture
def bars(qtbot: QtBot) -> SpotCanvas:
    made = SpotCanvas(tornado_figure, LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    made.show_scene(tornado_scene(IRAQ, REPORT, "tip-3"))
    return made


@pytest.fixture
def moves(qtbot: QtBot) -> SpotCanvas:
    payoffs = affine(IRAQ)
    exact = payoffs.exact(IRAQ.levels)
    report = solve(payoffs.at(IRAQ.levels), second_opinion=False)
    made = SpotCanvas(responses_figure, LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    found = best_responses(exact, report)
    made.show_scene(responses_scene(IRAQ, found, exact, report, view=GRAPH))
    return made


@pytest.fixture
def steps(qtbot: QtBot) -> SpotCanvas:
    made = SpotCanvas(waterfall_figure, LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 460)
    made.show()
    made.show_scene(waterfall_scene(IRAQ, "iran", ("retaliate", "retaliate", "expel")))
    return made


def scene_of(canvas: SpotCanvas) -> TornadoScene:
    assert isinstance(canvas.scene, TornadoScene)
    return canvas.scene


def test_a_click_on_a_bar_names_its_consideration(
    bars: SpotCanvas, listen: Callable[..., list[object]]
) -> None:
    heard = listen(bars.spot_pressed)
    QTest.mouseClick(bars, LEFT, pos=place_of(bars, "baghdad-theatre"))
    assert heard == ["baghdad-theatre"]


def test_a_click_beside_the_bars_says_nothing(
    bars: SpotCanvas, listen: Callable[..., list[object]]
) -> None:
    heard = listen(bars.spot_pressed)
    QTest.mouseClick(bars, LEFT, pos=QPoint(500, 495))
    assert heard == []


def test_a_press_that_is_dragged_away_is_no_click(
    bars: SpotCanvas, listen: Callable[..., list[object]]
) -> None:
    heard = listen(bars.spot_pressed)
    at = place_of(bars, "baghdad-theatre")
    QTest.mousePress(bars, LEFT, pos=at)
    QTest.mouseRelease(bars, LEFT, pos=at + QPoint(0, 60))
    assert heard == []


def test_the_mouse_reads_values_out(bars: SpotCanvas) -> None:
    assert bars.words == scene_of(bars).title
    QTest.mouseMove(bars, place_of(bars, "baghdad-sovereignty"))
    assert bars.words.startswith("Baghdad: Sovereignty asserted after strikes. At 2.5: beyond 1")
    assert bars.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(bars, QEvent(QEvent.Type.Leave))
    assert bars.words == scene_of(bars).title
    assert bars.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_ranges_used_stand_below_the_finding(bars: SpotCanvas) -> None:
    assert bars.caption == scene_of(bars).subtitle
    bars.resize(320, 300)
    assert bars.caption.endswith("…")
    assert bars.caption.startswith("Each consideration from its")


def test_keys_walk_through_the_bars_and_press_them(
    qtbot: QtBot, bars: SpotCanvas, listen: Callable[..., list[object]]
) -> None:
    heard = listen(bars.spot_pressed)
    bars.setFocus()
    qtbot.waitUntil(bars.hasFocus)
    keys = [bar.key for bar in scene_of(bars).bars]
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.words.startswith("Baghdad: Assistance")
    assert bars.accessibleDescription().startswith("Baghdad: Assistance")
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    QTest.keyClick(bars, Qt.Key.Key_End)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Space)
    QTest.keyClick(bars, Qt.Key.Key_Home)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Enter)
    assert heard == [keys[1], keys[-1], keys[0]]
    QTest.keyClick(bars, Qt.Key.Key_Escape)
    assert bars.words == scene_of(bars).title
    assert bars.accessibleDescription() == scene_of(bars).description


@pytest.mark.slow
def test_what_keys_have_reached_is_framed(qtbot: QtBot, bars: SpotCanvas) -> None:
    bars.setFocus()
    qtbot.waitUntil(bars.hasFocus)
    before = bars.grab().toImage()
    QTest.keyClick(bars, Qt.Key.Key_Down)
    after = bars.grab().toImage()
    found = {
        after.pixelColor(x, y).name()
        for x in range(after.width())
        for y in range(0, after.height(), 3)
        if before.pixelColor(x, y) != after.pixelColor(x, y)
    }
    assert LIGHT.accent in found


def test_what_keys_have_reached_is_found_again_in_the_next_picture(
    qtbot: QtBot, bars: SpotCanvas, listen: Callable[..., list[object]]
) -> None:
    bars.setFocus()
    qtbot.waitUntil(bars.hasFocus)
    QTest.keyClick(bars, Qt.Key.Key_End)
    last = scene_of(bars).bars[-1].key
    bars.show_scene(tornado_scene(IRAQ, REPORT, "tip-2"))
    heard = listen(bars.spot_pressed)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert heard == [last]


def test_the_chart_has_a_name_a_description_and_a_table(
    bars: SpotCanvas, moves: SpotCanvas, steps: SpotCanvas
) -> None:
    for canvas in (bars, moves, steps):
        assert canvas.scene is not None
        assert canvas.accessibleName() == canvas.scene.title
        assert canvas.accessibleDescription() == canvas.scene.description
        table = canvas.table()
        assert table.rows
        assert all(len(row) == len(table.headers) for row in table.rows)


def test_a_click_on_a_profile_gives_its_positions(
    moves: SpotCanvas, listen: Callable[..., list[object]]
) -> None:
    heard = listen(moves.spot_pressed)
    QTest.mouseClick(moves, LEFT, pos=place_of(moves, "1,0,1"))
    assert heard == ["1,0,1"]


def test_a_click_on_a_step_names_its_consideration_and_the_total_nothing(
    steps: SpotCanvas, listen: Callable[..., list[object]]
) -> None:
    heard = listen(steps.spot_pressed)
    QTest.mouseClick(steps, LEFT, pos=place_of(steps, "3:iran-struck-back"))
    QTest.mouseClick(steps, LEFT, pos=place_of(steps, "total"))
    assert heard == ["3:iran-struck-back"]


@pytest.mark.slow
@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda t: t.name)
def test_themes_change_paper_and_ink(bars: SpotCanvas, tokens: Tokens) -> None:
    bars.restyle(tokens)
    picture = bars.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert tokens.base in seen
    assert tokens.ink in seen


@pytest.mark.slow
def test_a_stale_picture_is_dimmed(bars: SpotCanvas) -> None:
    bars.set_stale(True)
    picture = bars.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(24, picture.height(), 2)
    }
    assert LIGHT.ink not in seen
    bars.show_scene(scene_of(bars))
    assert not bars.stale


def test_any_size_can_be_painted(bars: SpotCanvas, moves: SpotCanvas) -> None:
    for canvas in (bars, moves):
        for size in ((320, 220), (40, 30), (1, 1), (2400, 300)):
            canvas.resize(*size)
            assert not canvas.grab().isNull()


def test_a_canvas_without_a_scene_is_empty(qtbot: QtBot) -> None:
    for layout in (tornado_figure, responses_figure, waterfall_figure):
        canvas = SpotCanvas(layout, LIGHT)
        qtbot.addWidget(canvas)
        canvas.resize(300, 200)
        assert not canvas.grab().isNull()
        assert canvas.table().rows == ()
        QTest.keyClick(canvas, Qt.Key.Key_Down)
        QTest.mouseMove(canvas, QPoint(100, 100))
        assert canvas.words == ""


def test_a_canvas_needs_more_room_where_type_is_larger(bars: SpotCanvas) -> None:
    before = bars.minimumSizeHint()
    bars.restyle(replace(LIGHT, small=18.0, body=20.0))
    after = bars.minimumSizeHint()
    assert after.height() > 1.5 * before.height()
    assert after.width() > before.width()


def test_a_page_with_too_little_room_scrolls_instead_of_painting_over_itself(
    qtbot: QtBot, bars: SpotCanvas
) -> None:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(bars)
    qtbot.addWidget(area)
    bars.restyle(replace(LIGHT, small=18.0, body=20.0))
    area.resize(400, 200)
    area.show()
    qtbot.waitUntil(lambda: bars.height() >= bars.minimumSizeHint().height() > 200)
    assert area.verticalScrollBar().maximum() > 0
    area.takeWidget()


def test_hovering_a_shortened_name_or_line_tells_the_whole(bars: SpotCanvas) -> None:
    bars.restyle(replace(LIGHT, small=18.0))
    bars.resize(466, 500)
    figure = bars.figure
    assert figure is not None
    text = next(
        text for layer in figure.layers for text in layer.texts if isinstance(text.text, Cut)
    )
    assert isinstance(text.text, Cut)
    at = QPoint(round(text.x) + 4, round(text.y)) + bars.sheet.widget.pos()
    hover(bars, at)
    assert QToolTip.text() == in_tip(text.text.whole)
    title = scene_of(bars).title
    bars.resize(120, 500)
    assert bars.words != title
    hover(bars, QPoint(20, 8))
    assert title in html.unescape(QToolTip.text())


def hover(canvas: SpotCanvas, at: QPoint) -> None:
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
