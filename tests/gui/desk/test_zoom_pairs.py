"""A part of a phase map, or of sweeps side by side, looked at closely: always around today."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from games.model.file.library import load_named
from games.study.answer import compute_live
from gui.charts.multiples.kind import MULTIPLES
from gui.charts.multiples.types import MultiplesScene
from gui.charts.pages.multiples import MultiplesPage
from gui.charts.pages.phase import PhasePage
from gui.charts.pages.place import Place
from gui.charts.phase.kind import PHASE
from gui.charts.phase.types import PhaseScene
from gui.core.selection import Selection
from gui.work.jobs import InlineExecutor, Jobs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.charts.marks.axis import Axis
    from gui.charts.pages.pair import PairPage
    from gui.core.document import Document

pytestmark = pytest.mark.slow
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(InlineExecutor())
    yield made
    made.shutdown()


@pytest.fixture(params=["phase", "multiples"])
def page(qtbot: QtBot, document: Document, jobs: Jobs, request: pytest.FixtureRequest) -> PairPage:
    place = Place(document, jobs, Selection())
    made = PhasePage(PHASE, place) if request.param == "phase" else MultiplesPage(MULTIPLES, place)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.show_answer(compute_live(document.scenario, "sanctions"))
    qtbot.waitUntil(lambda: made.has_scene)
    return made


def axes(page: PairPage) -> tuple[Axis, ...]:
    scene = page.canvas.scene
    if isinstance(scene, PhaseScene):
        return scene.across, scene.above
    assert isinstance(scene, MultiplesScene)
    return (scene.axis,)


def zoomed(page: PairPage) -> bool:
    return page.has_scene and all(axis.whole is not None for axis in axes(page))


def today(page: PairPage) -> tuple[float, ...]:
    scene = page.canvas.scene
    assert isinstance(scene, PhaseScene | MultiplesScene)
    return scene.today if isinstance(scene, PhaseScene) else (scene.cursor,)


def wheel(page: PairPage, turned: int) -> None:
    there = QPointF(page.canvas.width() * 0.7, page.canvas.height() * 0.3)
    event = QWheelEvent(
        *(there, there, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, NONE),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(page.canvas, event)


def test_keys_zoom_about_today_and_take_it_back(qtbot: QtBot, page: PairPage) -> None:
    button = page.findChild(QToolButton, "zoomed")
    assert button is not None
    assert not button.isVisible()
    whole = [(axis.low, axis.high) for axis in axes(page)]
    for _ in range(3):
        QTest.keyClick(page.canvas, Qt.Key.Key_Plus)
        qtbot.waitUntil(lambda: zoomed(page))
    for axis, (low, high), level in zip(axes(page), whole, today(page), strict=True):
        assert axis.low <= level <= axis.high
        assert axis.high - axis.low == pytest.approx((high - low) / 8, rel=0.1)
    assert button.isVisible()
    assert button.text().startswith("Zoomed: ")
    printed = page.scene()
    assert printed is not None
    assert "--between" in printed.provenance.asked
    QTest.keyClick(page.canvas, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: page.has_scene and not zoomed(page))
    assert [(axis.low, axis.high) for axis in axes(page)] == whole
    assert not button.isVisible()


def test_the_wheel_never_turns_today_out_of_sight(qtbot: QtBot, page: PairPage) -> None:
    for _ in range(12):
        wheel(page, 240)
        qtbot.waitUntil(lambda: zoomed(page))
        for axis, level in zip(axes(page), today(page), strict=True):
            assert axis.low <= level <= axis.high
    for _ in range(4):
        wheel(page, -1200)
        qtbot.waitUntil(lambda: page.has_scene)
    assert not zoomed(page)


def test_a_level_that_leaves_the_part_shows_the_whole(
    qtbot: QtBot, page: PairPage, document: Document
) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: zoomed(page))
    moved = document.scenario.with_level("sanctions", Decimal("0.05"))
    page.show_answer(compute_live(moved, "sanctions"))
    qtbot.waitUntil(lambda: page.has_scene and not zoomed(page))
    assert today(page)[0] == 0.05


def test_another_scenario_is_shown_whole(qtbot: QtBot, page: PairPage, document: Document) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: zoomed(page))
    document.new(load_named("iraq-2019"))
    page.show_answer(compute_live(document.scenario, "sanctions"))
    qtbot.waitUntil(lambda: page.has_scene and not zoomed(page))


def test_a_title_speaks_of_the_part_that_is_shown(qtbot: QtBot, page: PairPage) -> None:
    for _ in range(6):
        QTest.keyClick(page.canvas, Qt.Key.Key_Plus)
        qtbot.waitUntil(lambda: zoomed(page))
    scene = page.canvas.scene
    assert scene is not None
    if isinstance(scene, PhaseScene):
        assert scene.title.startswith("With sanctions pressure from 0.")
    assert f"from {axes(page)[0].low:g}" in scene.description
