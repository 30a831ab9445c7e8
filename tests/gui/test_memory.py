"""How the desk was left, and how it comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter

from games.model.edit.blank import sketch
from games.model.edit.draft import Draft, PlayerDraft, StrategyDraft
from games.model.file.library import load_named
from gui.core.prefs import Prefs, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whole_desk import Desk


def dock(desk: Desk, title: str) -> QDockWidget:
    return next(d for d in desk.window.findChildren(QDockWidget) if d.windowTitle() == title)


def middle(desk: Desk) -> QSplitter:
    found = desk.window.findChild(QSplitter, "middle")
    assert found is not None
    return found


def move_line(desk: Desk, by: int) -> None:
    """Drag the line between payoffs and charts."""
    line = middle(desk).handle(1)
    here = line.rect().center()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=here)
    QTest.mouseMove(line, here + QPoint(0, by))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=here)


def test_the_next_start_looks_as_the_last_one_ended(
    desk_on: Callable[[str], Desk], tmp_path: Path
) -> None:
    first = desk_on("iraq-2019")
    first.window.resize(780, 740)
    first.chart("tornado")
    dock(first, "Selected payoff").hide()
    move_line(first, 120)
    sizes = middle(first).sizes()
    assert sizes[0] > sizes[1]
    first.window.close()
    second = desk_on("iraq-2019")
    assert second.window.size() == first.window.size()
    assert second.window.book.front == "tornado"
    assert dock(second, "Selected payoff").isHidden()
    assert middle(second).sizes() == pytest.approx(sizes, abs=2)


def test_resetting_the_layout_brings_every_panel_back(desk: Desk) -> None:
    before = middle(desk).sizes()
    dock(desk, "Drivers").setFloating(True)
    dock(desk, "Reading").hide()
    move_line(desk, 50)
    assert middle(desk).sizes() != pytest.approx(before, abs=2)
    desk.trigger("view.reset-layout")
    assert not dock(desk, "Drivers").isFloating()
    assert dock(desk, "Reading").isVisible()
    assert middle(desk).sizes() == pytest.approx(before, abs=2)


@pytest.mark.parametrize(
    "wrong",
    [
        Prefs(geometry=b"\x00" * 40, layout=b"rubbish", table=5000, chart="rubbish"),
        Prefs(geometry=b"x", layout=b"", table=1, chart="6"),
    ],
)
def test_memories_that_make_no_sense_cost_nothing_but_themselves(
    desk_on: Callable[[str], Desk], tmp_path: Path, wrong: Prefs
) -> None:
    assert Store(tmp_path / "prefs.ini").save(wrong)
    desk = desk_on("iraq-2019")
    assert desk.window.isVisible()
    assert desk.window.book.tabs.currentIndex() == 0
    assert dock(desk, "Drivers").isVisible()
    assert min(middle(desk).sizes()) > 50


def test_a_window_left_on_a_screen_that_is_gone_comes_back_in_sight(
    desk_on: Callable[[str], Desk], tmp_path: Path
) -> None:
    away = QMainWindow()
    away.setGeometry(QRect(QPoint(9000, 7000), away.size()))
    geometry = bytes(away.saveGeometry().data())
    away.deleteLater()
    Store(tmp_path / "prefs.ini").save(replace(Prefs(), geometry=geometry))
    desk = desk_on("iraq-2019")
    screen = desk.window.screen().availableGeometry()
    assert screen.contains(desk.window.geometry().topLeft())


def test_a_first_start_fits_on_the_screen_where_the_panels_allow(desk: Desk) -> None:
    room = desk.window.screen().availableSize()
    least = desk.window.minimumSizeHint()
    assert desk.window.width() <= max(room.width(), least.width())
    assert desk.window.height() <= max(room.height(), least.height())


def test_in_a_narrow_window_all_panels_stand_on_the_left(desk: Desk) -> None:
    # the screen of the tests is 800 pixels wide
    left = Qt.DockWidgetArea.LeftDockWidgetArea
    docks = desk.window.findChildren(QDockWidget)
    assert {desk.window.dockWidgetArea(each) for each in docks} == {left}
    assert desk.window.book.sweep.width() > desk.window.width() / 2
    assert not dock(desk, "Drivers").visibleRegion().isEmpty()
    desk.window.keyboard.places.go("Reading")
    assert desk.window.keyboard.places.here == "Reading"


def test_the_table_takes_the_height_it_needs_until_somebody_moves_the_line(
    desk_on: Callable[[str], Desk],
) -> None:
    desk = desk_on("matching-pennies")
    small = middle(desk).sizes()[0]
    six = tuple(StrategyDraft(f"Strategy {number}") for number in range(6))
    both = PlayerDraft("One", strategies=six), PlayerDraft("Two", strategies=six)
    desk.document.new(sketch(Draft(players=both)))
    desk.settle()
    desk.qtbot.waitUntil(lambda: middle(desk).sizes()[0] > small + 40)
    desk.document.new(load_named("matching-pennies"))
    desk.settle()
    desk.qtbot.waitUntil(lambda: middle(desk).sizes()[0] == small)
    move_line(desk, 30)
    moved = middle(desk).sizes()[0]
    assert moved > small
    desk.document.new(load_named("iraq-2019"))
    desk.settle()
    assert middle(desk).sizes()[0] == pytest.approx(moved, abs=1)


def test_a_layout_of_a_larger_screen_gives_way_to_one_that_fits(
    desk_on: Callable[[str], Desk], tmp_path: Path
) -> None:
    first = desk_on("iraq-2019")
    first.window.resize(1300, 700)
    first.trigger("view.reset-layout")
    panel = dock(first, "Selected payoff").widget()
    panel.setMinimumWidth(500)  # as large type does; two sides do not fit on 800 pixels
    assert first.window.minimumSizeHint().width() > 800
    first.window.close()
    second = desk_on("iraq-2019")
    assert second.window.minimumSizeHint().width() <= 800
