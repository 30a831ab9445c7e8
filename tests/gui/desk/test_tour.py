"""The tour: offered once, in the real window, moved on by what was done, undone in one go."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QPushButton

from games.model.edit.cells import with_base
from games.model.edit.structure.drivers import remove_driver
from games.model.play import Play
from gui.core.prefs import Prefs, Store
from gui.core.selection import PayoffKey
from gui.desk.frame.focus import raise_dock
from gui.desk.talks.tour.callout import place_beside
from gui.desk.talks.tour.steps import STEPS, Ending
from gui.desk.talks.tour.tour import Tour
from gui.panels.reasons.panel import ReasonsPanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whole_desk import Desk

CELL = PayoffKey("iran", ("retaliate", "retaliate", "absorb"))


@pytest.fixture
def desk(desk_on: Callable[[str], Desk]) -> Desk:
    desk = desk_on("iraq-2019")
    desk.settle()
    desk.window.resize(1400, 860)
    return desk


@pytest.fixture
def tour(desk: Desk) -> Tour:
    return desk.window.tour


def titles(tour: Tour) -> list[str]:
    """Go through the whole tour by Next and return what was shown."""
    tour.start()
    found = []
    while tour.step is not None:
        found.append(tour.step.title)
        tour.next.click()
    return found


def test_every_target_of_the_tour_is_in_the_window(tour: Tour) -> None:
    assert titles(tour) == [step.title for step in STEPS]


def test_the_ring_is_around_the_target_and_the_callout_beside_it(desk: Desk, tour: Tour) -> None:
    tour.start()
    track = desk.row("sanctions").track
    desk.qtbot.waitUntil(tour.ring.isVisible)
    seen = track.visibleRegion().boundingRect()
    where = QRect(track.mapTo(desk.window, seen.topLeft()), seen.size())
    assert where.width() > 50
    assert tour.ring.geometry().contains(where)
    assert not tour.callout.geometry().intersects(where)
    assert desk.window.rect().contains(tour.callout.geometry())


def test_a_step_ends_when_the_deed_was_done(desk: Desk, tour: Tour) -> None:
    tour.start()
    shown = []

    def note() -> Ending:
        assert tour.step is not None
        shown.append(tour.step.title)
        return tour.step.ending

    assert note() is Ending.LEVELS
    desk.drag("sanctions", "0.70")
    assert note() is Ending.LEVELS
    desk.drag("sanctions", "0.30")
    note()
    tour.next.click()
    assert note() is Ending.SELECTION
    desk.window.selection.select(CELL)
    assert note() is Ending.PAYOFFS
    new = with_base(desk.document.scenario, "iran-exposure", Decimal(-1))
    desk.document.apply(new, "Set base")
    note()
    tour.next.click()
    assert note() is Ending.PLAY
    first = replace(new, play=Play((("iran",), ("us",), ("baghdad",))))
    desk.document.apply(first, "Play")
    assert note() is Ending.CHART
    desk.chart("sequence")
    note()
    assert len(set(shown)) == len(shown)


def test_a_drag_counts_when_it_is_let_go(desk: Desk, tour: Tour) -> None:
    tour.start()
    first = tour.step
    desk.document.begin("Drag")
    desk.document.preview(desk.document.scenario.with_level("sanctions", Decimal("0.3")))
    assert tour.step is first
    desk.document.commit()
    assert tour.step is not first


def test_undo_is_a_deed_and_a_move_back_is_no_move(desk: Desk, tour: Tour) -> None:
    desk.drag("sanctions", "0.70")
    tour.start()
    first = tour.step
    desk.trigger("edit.undo")
    assert tour.step is first


def test_everything_done_on_the_tour_is_put_back_in_one_go(desk: Desk, tour: Tour) -> None:
    desk.drag("protest", "0.40")
    before = desk.document.scenario
    tour.start()
    desk.drag("sanctions", "0.70")
    desk.drag("sanctions", "0.30")
    while tour.step is not STEPS[-1]:
        tour.next.click()
    assert tour.undo_all.isVisibleTo(tour.callout)
    row = [b for b in tour.callout.findChildren(QPushButton) if b.isVisibleTo(tour.callout)]
    widths = {b.text(): (b.width(), b.sizeHint().width()) for b in row}
    assert all(width >= hint for width, hint in widths.values()), widths
    tour.undo_all.click()
    assert desk.document.scenario is before
    assert tour.step is None


def test_escape_ends_the_tour_unless_an_edit_wants_it(desk: Desk, tour: Tour) -> None:
    tour.start()
    QTest.keyClick(tour.next, Qt.Key.Key_Escape)
    assert tour.step is None
    assert not tour.callout.isVisible()
    assert not tour.ring.isVisible()


def test_a_hidden_panel_is_shown_for_its_step(desk: Desk, tour: Tour) -> None:
    for dock in desk.window.findChildren(QDockWidget):
        dock.close()
    assert titles(tour) == [step.title for step in STEPS]
    tour.start()
    desk.qtbot.waitUntil(tour.ring.isVisible)


def test_steps_that_a_scenario_cannot_show_are_left_out(desk_on: Callable[[str], Desk]) -> None:
    desk = desk_on("prisoners-dilemma")
    for driver in desk.document.scenario.drivers:
        without = remove_driver(desk.document.scenario, driver.id).scenario
        desk.document.apply(without, f"Remove {driver.name}")
    shown = titles(desk.window.tour)
    assert "Move a driver" not in shown
    assert "Select a payoff" in shown


def test_another_scenario_during_the_tour_does_not_break_it(desk: Desk, tour: Tour) -> None:
    tour.start()
    desk.window.files.open_bundled("chicken")
    desk.settle()
    tour.next.click()
    assert tour.step is not None
    tour.end()


def test_a_small_window_keeps_the_callout_inside(desk: Desk, tour: Tour) -> None:
    desk.window.resize(900, 600)
    tour.start()
    while tour.step is not None:
        desk.qtbot.waitUntil(tour.callout.isVisible)
        assert desk.window.rect().contains(tour.callout.geometry())
        tour.next.click()


def test_the_offer_is_made_once_and_refusing_is_remembered(
    desk: Desk, tour: Tour, tmp_path: Path
) -> None:
    tour.offer()
    assert tour.card.isVisible()
    refuse = next(b for b in tour.card.findChildren(QPushButton) if b.text() == "Not now")
    refuse.click()
    assert not tour.card.isVisible()
    assert Store(tmp_path / "prefs.ini").load().toured
    tour.offer()
    assert not tour.card.isVisible()
    desk.window.close()
    assert Store(tmp_path / "prefs.ini").load().toured, "closing must not forget it"


def test_the_offer_covers_nothing_but_the_panel_that_is_empty(desk: Desk, tour: Tour) -> None:
    docks = {dock.windowTitle(): dock for dock in desk.window.findChildren(QDockWidget)}
    empty = docks["Selected payoff"]
    raise_dock(empty)  # on a small screen it is behind another
    tour.offer()
    desk.qtbot.waitUntil(lambda: empty.geometry().contains(tour.card.geometry()))
    desk.window.selection.select(CELL)  # now the panel is needed
    assert not tour.card.isVisible()
    desk.window.resize(1280, 800)
    assert not tour.card.isVisible()
    desk.window.selection.select(None)
    desk.qtbot.waitUntil(lambda: empty.geometry().contains(tour.card.geometry()))
    empty.close()
    desk.qtbot.waitUntil(lambda: tour.card.x() > desk.window.width() // 2)
    assert desk.window.rect().contains(tour.card.geometry())


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1440, 900)])
def test_the_offer_leaves_the_words_of_the_empty_panel_in_sight(
    desk: Desk, tour: Tour, size: tuple[int, int]
) -> None:
    desk.window.resize(*size)
    desk.trigger("view.reset-layout")
    docks = {dock.windowTitle(): dock for dock in desk.window.findChildren(QDockWidget)}
    raise_dock(docks["Selected payoff"])  # on a small screen it is behind another
    tour.offer()
    panel = desk.window.findChild(ReasonsPanel)
    assert panel is not None
    corner = panel.mapTo(desk.window, QPoint(0, 0))
    room = QRect(corner, panel.size())
    desk.qtbot.waitUntil(lambda: room.contains(tour.card.geometry()))
    assert tour.card.y() - room.top() > 3 * panel.fontMetrics().lineSpacing()


def test_a_payoff_is_there_to_be_taken_apart_even_if_none_was_selected(
    desk: Desk, tour: Tour
) -> None:
    tour.start()
    while tour.step is not None and tour.step.title != "Take it apart":
        assert desk.window.selection.key is None
        tour.next.click()
    panel = desk.window.findChild(ReasonsPanel)
    assert panel is not None
    assert panel.rows
    tour.previous.click()
    desk.window.selection.select(CELL)
    assert desk.window.selection.key == CELL, "what the person selected stays"


def test_a_nonsensical_preference_offers_again(tmp_path: Path) -> None:
    path = tmp_path / "prefs.ini"
    path.write_text("[help]\ntoured=perhaps\n", encoding="utf-8")
    assert Store(path).load().toured is Prefs().toured is False


@pytest.mark.parametrize(
    "target",
    [
        QRect(10, 100, 200, 40),
        QRect(780, 100, 200, 40),
        QRect(0, 0, 1000, 60),
        QRect(0, 640, 1000, 60),
        QRect(400, 300, 20, 20),
    ],
)
def test_a_callout_covers_no_target_that_leaves_room(target: QRect) -> None:
    room, size = QRect(0, 0, 1000, 700), QSize(320, 140)
    found = QRect(place_beside(target, size, room), size)
    assert not found.intersects(target)
    assert room.contains(found)


@pytest.mark.parametrize("what", ["card", "step"])
def test_the_tour_rests_while_nothing_moves(
    desk: Desk, tour: Tour, what: str, tmp_path: Path
) -> None:
    tour._store = Store(tmp_path / "fresh.ini")
    stood = Counter(tour._later)
    if what == "card":
        tour.offer()
    else:
        tour.start()
    for _ in range(200):
        QCoreApplication.processEvents()
    # a few times until everything has its place; a loop would stand at every turn
    assert stood.count <= 10
    tour.end()
    tour.decline()


def test_a_tour_that_is_over_watches_nothing(desk: Desk, tmp_path: Path) -> None:
    window, track = desk.window, desk.row("sanctions").track
    parts = (window, desk.document, window.selection, window.book.tabs)
    tour = Watchful(*parts, Store(tmp_path / "fresh.ini"))

    def seen() -> int:
        before = tour.seen
        for watched in (window, track):
            QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.Move))
        return tour.seen - before

    assert seen() == 0
    tour.offer()
    assert seen() == 1
    tour.decline()
    assert seen() == 0
    tour.start()
    assert seen() == 2
    while tour.step is not None:
        tour.next.click()
    assert seen() == 0
    tour.start()
    window.close()
    assert tour.step is None
    assert seen() == 0


class Watchful(Tour):
    """Counts what it is told of."""

    seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += 1
        return super().eventFilter(watched, event)


class Counter(QObject):
    """Counts how often a timer fires."""

    def __init__(self, timer: QTimer) -> None:
        super().__init__()
        self.count = 0
        timer.timeout.connect(self._on_timeout)

    def _on_timeout(self) -> None:
        self.count += 1
