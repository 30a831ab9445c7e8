"""A stretch of the sweep looked at closely: asked for by hand, swept anew, told, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from games.model.file.library import load_named
from games.study.answer import compute_live, compute_proof, compute_stretch
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.canvas.zoom_canvas import stretch
from gui.charts.export import render
from gui.charts.marks.axis import axis_of
from gui.charts.pages.place import Place
from gui.charts.pages.sweep import SweepPage
from gui.charts.sweep.finding import Sense, sweep_finding
from gui.charts.sweep.kind import SWEEP
from gui.charts.sweep.types import PAYOFFS, SweepScene
from gui.core.selection import Selection
from gui.work.jobs import InlineExecutor, Jobs
from tests.support.scenes import sweep_scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(InlineExecutor())
    yield made
    made.shutdown()


@pytest.fixture
def page(qtbot: QtBot, document: Document, jobs: Jobs) -> SweepPage:
    made = SweepPage(SWEEP, Place(document, jobs, Selection()))
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    made.show_answer(compute_live(document.scenario, "sanctions"))
    return made


def canvas(page: SweepPage) -> SweepCanvas:
    assert isinstance(page.canvas, SweepCanvas)
    return page.canvas


def shown(page: SweepPage) -> SweepScene:
    assert isinstance(page.canvas.scene, SweepScene)
    return page.canvas.scene


def ends(page: SweepPage) -> tuple[float, float]:
    return shown(page).axis.low, shown(page).axis.high


def at(page: SweepPage, level: float) -> QPoint:
    plan = canvas(page).plan
    assert plan is not None
    there = QPointF(plan.stage.x(level), plan.stage.outcomes.middle)
    return (there + QPointF(canvas(page).sheet.widget.pos())).toPoint()


def drag(page: SweepPage, low: float, high: float) -> None:
    start, end = at(page, low), at(page, high)
    QTest.mousePress(page.canvas, LEFT, NONE, start)
    QTest.mouseMove(page.canvas, end)
    move(page, end)
    QTest.mouseRelease(page.canvas, LEFT, NONE, end)


def move(page: SweepPage, to: QPoint) -> None:
    place = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, QPointF(page.canvas.mapToGlobal(to)), LEFT, LEFT, NONE
    )
    QApplication.sendEvent(page.canvas, event)


def wheel(page: SweepPage, level: float, turned: int) -> None:
    there = QPointF(at(page, level))
    event = QWheelEvent(
        *(there, there, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, NONE),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(page.canvas, event)


def test_dragging_over_the_plot_sweeps_that_stretch_anew(qtbot: QtBot, page: SweepPage) -> None:
    drag(page, 0.30, 0.50)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    assert ends(page) == pytest.approx((0.30, 0.50), abs=0.01)
    exact = [tip.at.exact for tip in shown(page).tips]
    assert exact == [Fraction(7, 20)]
    curve = shown(page).curves[0].pieces[0]
    assert curve.levels[0] >= shown(page).axis.low
    button = page.findChild(QToolButton, "zoomed")
    assert button is not None
    assert button.isVisible()
    assert button.accessibleName().startswith("Zoomed: 0.")
    button.click()
    assert ends(page) == (0.0, 1.0)
    assert not button.isVisible()


def test_a_stretch_is_proved_when_the_whole_is(
    qtbot: QtBot, page: SweepPage, document: Document
) -> None:
    pytest.importorskip("flint")
    moved = document.scenario.with_level("protest", Decimal("0.4"))
    soon = compute_live(moved, "sanctions", prove=False)
    drag(page, 0.30, 0.50)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    assert shown(page).provenance.sure == "equilibria: proved"
    page.show_answer(soon)
    qtbot.waitUntil(lambda: shown(page).provenance.sure == "equilibria: checked")
    page.show_answer(compute_proof(soon))
    qtbot.waitUntil(lambda: shown(page).provenance.sure == "equilibria: proved")
    assert shown(page).axis.whole is not None


def test_a_stretch_is_no_part_of_the_document(
    qtbot: QtBot, page: SweepPage, document: Document
) -> None:
    before = document.scenario
    drag(page, 0.30, 0.50)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    assert document.scenario is before
    assert not document.state.undo


def test_the_wheel_zooms_about_the_mouse_and_a_double_click_shows_all(
    qtbot: QtBot, page: SweepPage
) -> None:
    wheel(page, 0.25, 120)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    assert ends(page) == pytest.approx((0.05, 0.85), abs=0.01)
    QTest.mouseDClick(page.canvas, LEFT, NONE, at(page, 0.3))
    assert ends(page) == (0.0, 1.0)


def test_keys_zoom_about_today_and_back(qtbot: QtBot, page: SweepPage) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    assert ends(page) == pytest.approx((0.30, 0.80), abs=0.01)
    first = ends(page)
    QTest.keyClick(page.canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: ends(page) != first)
    QTest.keyClick(page.canvas, Qt.Key.Key_0)
    assert ends(page) == (0.0, 1.0)


def test_another_scenario_or_driver_shows_all_again(
    qtbot: QtBot, page: SweepPage, document: Document
) -> None:
    drag(page, 0.30, 0.50)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    page.show_answer(compute_live(document.scenario, "protest"))
    assert shown(page).axis.whole is None
    document.new(load_named("chicken"))
    page.show_answer(compute_live(document.scenario, document.scenario.drivers[0].id))
    assert shown(page).axis.whole is None


def test_a_stretch_follows_other_levels(qtbot: QtBot, page: SweepPage, document: Document) -> None:
    drag(page, 0.30, 0.50)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    stretch_before, tips = ends(page), [tip.text for tip in shown(page).tips]
    moved = document.scenario.with_level("protest", Decimal("0.9"))
    page.show_answer(compute_live(moved, "sanctions"))
    qtbot.waitUntil(lambda: [tip.text for tip in shown(page).tips] != tips)
    assert ends(page) == stretch_before


def test_what_is_printed_of_a_stretch_says_which(qtbot: QtBot, page: SweepPage) -> None:
    drag(page, 0.30, 0.50)
    qtbot.waitUntil(lambda: shown(page).axis.whole is not None)
    scene = page.scene("My title")
    assert isinstance(scene, SweepScene)
    foot = " · ".join(scene.provenance.parts())
    assert "from 0.3 to 0.5" in foot
    assert "today 0.60, above what is shown" in scene.subtitle
    assert scene.provenance.asked[-5:-2] == ("--between", "0.3", "0.5")
    rows = render(scene, ".csv").decode().splitlines()
    assert not any(",0.6," in row and "move" in row for row in rows)
    own = page.scene()
    assert own is not None
    assert own.title.startswith("From 0.3 to 0.5: ")


def test_nothing_that_a_stretch_cuts_is_said_to_begin_or_end_there() -> None:
    live = compute_live(load_named("iraq-2019"), "sanctions")
    for low, high in (("0.1", "0.15"), ("0.1", "0.3"), ("0.4", "0.5"), ("0.1", "0.9")):
        near = compute_stretch(live, Decimal(low), Decimal(high))
        assert near.sweep is not None
        scene = sweep_scene(live.scenario, near.sweep, "low", 0.6)
        said = sweep_finding(scene.axis, scene.segments, scene.tips)
        assert said.text.startswith(f"From {low} to {high}: ")
        body = said.text.partition(": ")[2]
        assert "Sanctions pressure" not in body
        assert "sanctions pressure" not in body
        inner = {tip.text for tip in scene.tips}
        for edge in (scene.segments[0].low, scene.segments[-1].high):
            assert str(edge.exact) not in inner
            assert f"at {edge.exact}" not in body
        assert all(claim.sense in Sense for claim in said.claims)
        payoffs = sweep_scene(live.scenario, near.sweep, "low", 0.6, show=PAYOFFS)
        assert "end of sanctions pressure" not in payoffs.title


def test_a_narrow_regime_is_found_by_looking_closer() -> None:
    live = compute_live(load_named("iraq-2019"), "sanctions")
    near = compute_stretch(live, Decimal("0.34"), Decimal("0.36"))
    assert near.sweep is not None
    assert [tip.at.exact for tip in near.sweep.tipping_points] == [Fraction(7, 20)]
    widest = max(len(branch.levels) for one in near.sweep.regimes for branch in one.branches)
    assert widest > 50


def test_a_stretch_stays_within_the_driver_and_has_few_decimals() -> None:
    axis = axis_of(load_named("iraq-2019").driver("sanctions"))
    assert stretch(-1.0, 2.0, axis) is None
    assert stretch(0.4213897, 0.6111, axis) == (Decimal("0.421"), Decimal("0.611"))
    found = stretch(-0.2, 0.3, axis)
    assert found is not None
    assert found[0] == 0
    with pytest.raises(ValueError, match="no stretch"):
        compute_stretch(compute_live(load_named("iraq-2019"), "sanctions"), *2 * [Decimal("0.5")])
