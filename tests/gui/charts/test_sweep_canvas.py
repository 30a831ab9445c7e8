"""The canvas in the hand: real mouse and key events, items that stay, themes that change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from games.model.scenario import Strategy
from games.study.sweep.report import Branch, Level, Regime, Sweep
from gui.charts.canvas.figure_view import FigureView
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.sweep.layout import ground_figure
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT
from tests.support.loose import loose
from tests.support.scenes import sweep_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from gui.charts.canvas.picture import Ready
    from gui.charts.marks.drawing import Drawing
    from gui.charts.sweep.types import SweepScene
    from gui.look.tokens import Tokens

LEFT = Qt.MouseButton.LeftButton
#: Places of layers on the canvas.
CURVES, WORDS, CURSOR = 1, 2, 5


@pytest.fixture
def canvas(qtbot: QtBot, scene: SweepScene) -> SweepCanvas:
    """The baseline on a shown canvas of 1000 x 420."""
    made = SweepCanvas(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 420)
    made.show()
    made.show_scene(scene)
    return made


@pytest.fixture
def gestures(canvas: SweepCanvas, listen: Callable[..., list[object]]) -> dict[str, list[object]]:
    """Everything that the canvas emits."""
    names = ("today_pressed", "today_moved", "today_released", "regime_clicked")
    return {name: listen(getattr(canvas, name)) for name in (*names, "tipping_clicked")}


def spot(canvas: SweepCanvas, level: float, panel: str = "moves") -> QPoint:
    """Where a level is on the canvas, in the middle of a panel."""
    plan = canvas.plan
    assert plan is not None
    at = QPointF(plan.stage.x(level), getattr(plan.stage, panel).middle)
    return (at + QPointF(canvas.sheet.widget.pos())).toPoint()


def colors(canvas: SweepCanvas) -> set[str]:
    """Every colour on the canvas."""
    image = canvas.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_dragging_the_cursor_emits_one_gesture(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    QTest.mousePress(canvas, LEFT, pos=spot(canvas, 0.6))
    assert gestures["today_pressed"] == [()]
    for level in (0.58, 0.5, 0.4):
        QTest.mouseMove(canvas, spot(canvas, level))
    assert gestures["today_released"] == []
    QTest.mouseRelease(canvas, LEFT, pos=spot(canvas, 0.4))
    assert gestures["today_moved"] == [(0.58,), (0.5,), (0.4,)]
    assert gestures["today_released"] == [()]
    assert canvas.today == (0.4,)


def test_a_press_beside_the_cursor_moves_nothing(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    QTest.mousePress(canvas, LEFT, pos=spot(canvas, 0.2))
    QTest.mouseMove(canvas, spot(canvas, 0.4))
    QTest.mouseRelease(canvas, LEFT, pos=spot(canvas, 0.4))
    assert not any(gestures.values())
    assert canvas.today == (0.6,)


def test_a_drag_beyond_the_axis_stops_at_its_end(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    QTest.mousePress(canvas, LEFT, pos=spot(canvas, 0.6))
    QTest.mouseMove(canvas, QPoint(995, 100))
    QTest.mouseMove(canvas, QPoint(1, 100))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(1, 100))
    assert gestures["today_moved"] == [(1.0,), (0.0,)]


def test_escape_puts_a_dragged_cursor_back(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    QTest.mousePress(canvas, LEFT, pos=spot(canvas, 0.6))
    QTest.mouseMove(canvas, spot(canvas, 0.3))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert gestures["today_moved"] == [(0.3,), (0.6,)]
    assert gestures["today_released"] == [()]
    QTest.mouseMove(canvas, spot(canvas, 0.1))
    QTest.mouseRelease(canvas, LEFT, pos=spot(canvas, 0.1))
    assert gestures["today_released"] == [()]
    assert canvas.today == (0.6,)


def test_a_scene_that_arrives_during_a_drag_leaves_the_cursor_in_the_hand(
    canvas: SweepCanvas, iraq: Scenario, folded: Sweep
) -> None:
    QTest.mousePress(canvas, LEFT, pos=spot(canvas, 0.6))
    QTest.mouseMove(canvas, spot(canvas, 0.3))
    canvas.show_scene(sweep_scene(iraq, folded, "low", 0.6))
    assert canvas.today == (0.3,)
    QTest.mouseRelease(canvas, LEFT, pos=spot(canvas, 0.3))
    canvas.show_scene(sweep_scene(iraq, folded, "low", 0.7))
    assert canvas.today == (0.7,)


@pytest.mark.parametrize(
    ("key", "level"),
    [
        (Qt.Key.Key_Left, 0.59),
        (Qt.Key.Key_Right, 0.61),
        (Qt.Key.Key_Down, 0.59),
        (Qt.Key.Key_Up, 0.61),
        (Qt.Key.Key_PageDown, 0.5),
        (Qt.Key.Key_PageUp, 0.7),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 1.0),
    ],
)
def test_a_key_is_one_gesture(
    canvas: SweepCanvas, gestures: dict[str, list[object]], key: Qt.Key, level: float
) -> None:
    QTest.keyClick(canvas, key)
    assert gestures["today_pressed"] == [()]
    assert gestures["today_moved"] == [(level,)]
    assert gestures["today_released"] == [()]


def test_a_held_key_is_one_gesture_of_many_steps(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    for _ in range(3):
        QTest.keyPress(canvas, Qt.Key.Key_Right)
    QTest.keyRelease(canvas, Qt.Key.Key_Right)
    assert gestures["today_pressed"] == [()]
    assert gestures["today_moved"] == [(0.61,), (0.62,), (0.63,)]
    assert gestures["today_released"] == [()]


def test_a_key_at_the_end_of_the_axis_opens_no_gesture_that_does_nothing(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    canvas.set_today(1.0)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert not any(gestures.values())


def test_other_keys_are_left_to_the_window(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_A)
    QTest.keyClick(canvas, Qt.Key.Key_F1)
    assert not any(gestures.values())


def test_a_click_on_the_strip_names_its_regime(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    for level in (0.1, 0.9, 0.6):
        QTest.mouseClick(canvas, LEFT, pos=spot(canvas, level, "strip"))
    assert gestures["regime_clicked"] == [0, 4, 3]


def test_a_click_on_a_tipping_label_names_its_point(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    plan = canvas.plan
    assert plan is not None
    for level in (3 / 16, 2 / 3):
        below = plan.stage.strip.bottom - plan.stage.strip.middle + 14
        at = spot(canvas, level, "strip") + QPoint(0, round(below))
        QTest.mouseClick(canvas, LEFT, pos=at)
    assert gestures["tipping_clicked"] == [0, 3]


def test_the_right_button_and_the_wheel_beside_the_plot_are_left_to_the_window(
    canvas: SweepCanvas, gestures: dict[str, list[object]]
) -> None:
    before = canvas.grab().toImage()
    at = spot(canvas, 0.6)
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, pos=at)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, menu)
    beside = QPoint(2, at.y())
    wheel = QWheelEvent(
        QPointF(beside),
        QPointF(canvas.mapToGlobal(beside)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert not wheel.isAccepted()
    assert not menu.isAccepted()
    assert QApplication.activePopupWidget() is None
    assert not any(gestures.values())
    assert canvas.grab().toImage() == before


def test_items_stay_when_another_scene_is_shown(
    canvas: SweepCanvas, iraq: Scenario, baseline: Sweep, folded: Sweep
) -> None:
    before = list(canvas.sheet.items)
    canvas.show_scene(sweep_scene(iraq, folded, "uniform", 0.5))
    canvas.show_scene(sweep_scene(iraq, baseline, "high", 0.2))
    after = list(canvas.sheet.items)
    assert len(before) == len(after)
    assert all(a is b for a, b in zip(before, after, strict=True))


def painted(canvas: SweepCanvas) -> list[Drawing]:
    """The layers on the canvas: shapes, curves, words, frames, hairline, cursor."""
    return [item.drawing for item in canvas.sheet.items]


def test_curves_are_broken_between_regimes(canvas: SweepCanvas, scene: SweepScene) -> None:
    strokes = painted(canvas)[CURVES].strokes
    assert len(strokes) == sum(len(curve.pieces) for curve in scene.curves)


def _heights(canvas: SweepCanvas) -> list[float]:
    """The height at which each stroke of a curve begins."""
    return [float(stroke.points[0][1]) for stroke in painted(canvas)[CURVES].strokes]


@pytest.mark.parametrize(("low", "high"), [("0", "1"), ("-1", "0"), ("-50", "150")])
def test_curves_and_labels_use_one_scale(
    canvas: SweepCanvas, iraq: Scenario, low: str, high: str
) -> None:
    ends = (float(low), float(high))
    driver = replace(iraq.drivers[0], low=Decimal(low), high=Decimal(high), anchors=())
    branch = Branch(
        ((0,), (0,), (1,)),
        np.array(ends),
        (np.array([[1.0, 0.0]] * 2), np.array([[1.0, 0.0]] * 2), np.array([[0.0, 1.0]] * 2)),
        np.zeros((2, 3)),
        index=1,
    )
    regime = Regime(Level(ends[0]), Level(ends[1]), (branch,), certified=True)
    moved = replace(iraq, drivers=(driver, *iraq.drivers[1:]))
    sweep = Sweep("sanctions", (2, 2, 2), (regime,), (), 2)
    canvas.show_scene(sweep_scene(moved, sweep, "low", ends[0]))
    stage = canvas.plan.stage if canvas.plan else None
    assert stage is not None
    tracks = {round(y - stage.value_y(1.0), 6) for y in _heights(canvas)[:2]}
    assert len(tracks) == 2, "coinciding curves run side by side"
    for stroke in painted(canvas)[CURVES].strokes:
        assert stroke.points[0][0] == pytest.approx(stage.x(ends[0]))
        assert stroke.points[-1][0] == pytest.approx(stage.x(ends[1]))
    assert _heights(canvas)[2] == pytest.approx(stage.value_y(0.0), abs=2 * LIGHT.line)


def test_a_sweep_without_any_equilibrium_is_an_empty_figure(
    canvas: SweepCanvas, iraq: Scenario
) -> None:
    three = tuple(Strategy(f"s{k}", f"Option {k}", f"{k}") for k in range(3))
    players = tuple(replace(player, strategies=three) for player in iraq.players)
    larger = replace(iraq, players=players, considerations=(), outcomes=())
    regime = Regime(Level(0.0), Level(1.0), (), certified=False)
    scene = sweep_scene(larger, Sweep("sanctions", (3, 3, 3), (regime,), (), 2), "low", 0.5)
    canvas.show_scene(scene)
    assert "No equilibrium found" in canvas.words
    assert canvas.table().rows[0][2:4] == ("No equilibrium found", "0")
    assert not canvas.grab().isNull()


def test_branches_not_followed_are_drawn_thinner(
    canvas: SweepCanvas, folded_scene: SweepScene
) -> None:
    canvas.show_scene(folded_scene)
    widths = [stroke.width for stroke in painted(canvas)[CURVES].strokes]
    others = sum(1 for c in folded_scene.curves for p in c.pieces if p.weight == 0)
    assert others
    assert max(widths[:others]) < min(widths[others:])


def test_moving_the_cursor_repaints_nothing_else(canvas: SweepCanvas) -> None:
    layers = painted(canvas)
    canvas.set_today(0.2)
    picture = canvas.sheet.picture
    assert picture is not None
    assert all(a is b for a, b in zip(layers, picture.layers, strict=False))
    canvas.set_today(0.3)
    assert canvas.sheet.picture is picture
    assert painted(canvas)[CURSOR].texts[0].text == "today 0.30"


def ready_for(canvas: SweepCanvas, scene: SweepScene) -> Ready:
    """A scene painted ahead for a canvas as it is."""
    easel = canvas.easel()
    assert easel is not None
    return easel.paint(scene)


def test_a_picture_made_ahead_looks_as_if_painted_from_its_marks(
    canvas: SweepCanvas, folded_scene: SweepScene
) -> None:
    canvas.show_scene(folded_scene)
    marks = canvas.grab().toImage()
    canvas.expect(ready_for(canvas, folded_scene))
    canvas.show_scene(folded_scene)
    assert canvas.sheet.picture is not None
    assert canvas.grab().toImage() == marks


def test_a_picture_of_another_scene_size_or_theme_is_not_taken(
    canvas: SweepCanvas, scene: SweepScene, folded_scene: SweepScene
) -> None:
    canvas.expect(ready_for(canvas, scene))
    canvas.show_scene(folded_scene)
    assert canvas.sheet.picture is None
    ready = ready_for(canvas, scene)
    canvas.resize(900, 420)
    canvas.expect(ready)
    canvas.show_scene(scene)
    assert canvas.sheet.picture is None
    ready = ready_for(canvas, folded_scene)
    canvas.restyle(DARK)
    canvas.expect(ready)
    canvas.show_scene(folded_scene)
    assert canvas.sheet.picture is None


@pytest.mark.parametrize("ratio", [1.25, 1.5, 0.8])
def test_on_a_screen_with_a_broken_ratio_no_picture_is_made(
    folded_scene: SweepScene, qapp: QApplication, ratio: float
) -> None:
    view = FigureView(ground_figure, LIGHT, 96)
    view.show_scene(folded_scene)
    view.fit(900, 400)
    assert view.figure is not None
    assert view.easel(ratio) is None
    view.keep(ratio)
    assert view.picture is None
    assert view.easel(2.0) is not None


def test_a_dimmed_picture_is_painted_from_its_marks(
    canvas: SweepCanvas, folded_scene: SweepScene
) -> None:
    canvas.show_scene(folded_scene)
    canvas.set_stale(True)
    marks = canvas.grab().toImage()
    canvas.expect(ready_for(canvas, folded_scene))
    canvas.show_scene(folded_scene)
    canvas.set_stale(True)
    assert canvas.grab().toImage() == marks


def test_the_values_under_the_mouse_are_read_out(canvas: SweepCanvas) -> None:
    assert canvas.words.startswith("Sanctions pressure 0.60")
    QTest.mouseMove(canvas, spot(canvas, 0.1))
    for words in ("Sanctions pressure 0.10", "Managed containment", "Iran: Retaliate 0"):
        assert words in canvas.words
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.words.startswith("Sanctions pressure 0.60")


def test_a_narrow_canvas_reads_out_in_short(canvas: SweepCanvas) -> None:
    canvas.resize(500, 400)
    assert canvas.words.startswith("0.60 · Escalation on Iraqi soil · US 1")


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST])
def test_a_theme_reaches_everything(canvas: SweepCanvas, tokens: Tokens) -> None:
    for theme in (DARK, LIGHT, tokens):
        canvas.restyle(theme)
    shown = colors(canvas)
    base, soft = tokens.base, tokens.soft
    assert QColor(base).name() in shown
    assert soft in {text.color for text in painted(canvas)[WORDS].texts}
    assert {text.color for text in painted(canvas)[CURSOR].texts} <= {
        tokens.ink,
        tokens.accent,
        soft,
    }
    others = {theme.base for theme in (LIGHT, DARK, HIGH_CONTRAST)} - {base}
    image = canvas.grab().toImage()
    corners = {image.pixelColor(2, 2).name(), image.pixelColor(995, 415).name()}
    assert not corners & others


def test_a_stale_picture_is_dimmed_until_the_next_one(
    canvas: SweepCanvas, scene: SweepScene
) -> None:
    fresh = canvas.grab().toImage()
    canvas.set_stale(True)
    assert canvas.grab().toImage() != fresh
    canvas.show_scene(scene)
    assert canvas.grab().toImage() == fresh


def test_a_screen_reader_hears_the_finding_and_the_picture(
    canvas: SweepCanvas, scene: SweepScene
) -> None:
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface.text(QAccessible.Text.Name) == scene.title
    assert interface.text(QAccessible.Text.Description) == scene.description


def test_a_screen_reader_hears_where_the_cursor_went(canvas: SweepCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    said = canvas.accessibleDescription()
    assert "today 0.00: Managed containment" in said
    assert "today 0.60" not in said


def test_the_table_says_regime_by_regime_what_is_drawn(canvas: SweepCanvas) -> None:
    table = canvas.table()
    assert table.headers[:4] == ("From", "To", "Regime", "Equilibria")
    assert [row[:4] for row in table.rows][2] == ("7/20", "8/15", "Cat and mouse", "1")
    assert table.rows[2][4:7] == ("0.37 to 1", "1 to 0.94", "0")
    assert "4 s − 0.75" in loose(table.rows[0][-1])


def test_an_empty_canvas_takes_mouse_keys_and_size(qtbot: QtBot) -> None:
    canvas = SweepCanvas(DARK)
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.show()
    QTest.mouseClick(canvas, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(canvas, QPoint(120, 100))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    canvas.set_today(0.5)
    canvas.restyle(LIGHT)
    assert canvas.table().rows == ()


def test_a_window_from_right_to_left_does_not_mirror_the_axis(
    qtbot: QtBot, scene: SweepScene
) -> None:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    outer = QWidget()
    outer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    canvas = SweepCanvas(LIGHT)
    QHBoxLayout(outer).addWidget(canvas)
    qtbot.addWidget(outer)
    outer.resize(900, 420)
    outer.show()
    canvas.show_scene(scene)
    plan = canvas.plan
    assert plan is not None
    assert plan.stage.x(0.1) < plan.stage.x(0.9)
    assert canvas.sheet.widget.isLeftToRight()
