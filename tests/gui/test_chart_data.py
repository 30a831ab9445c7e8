"""The numbers behind every chart, in a window that follows the chart in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from games.model.snapshots import take
from gui.charts.kinds import numbers_of
from gui.desk.dialogs import Answer

if TYPE_CHECKING:
    from whole_desk import Desk


def test_the_data_table_follows_the_chart_in_front(desk: Desk) -> None:
    desk.trigger("chart.table")
    table = desk.window.data.window
    assert table is not None
    assert table.model.headers[:3] == ("From", "To", "Regime")
    assert [row[2] for row in table.model.rows][-1] == "Expulsion"
    assert table.view.accessibleName().startswith("Data table: Managed containment")
    desk.drag("assistance", "0.60")
    desk.qtbot.waitUntil(lambda: len(table.model.rows) == 6)
    desk.window.book.tabs.setCurrentIndex(4)
    desk.qtbot.waitUntil(lambda: table.model.headers[:1] == ("Profile",))
    assert len(table.model.rows) == 8
    table.view.selectAll()
    table.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Profile\tOutcome\tUS")
    assert len(copied) == 9
    table.close()


@pytest.mark.parametrize("place", range(6))
def test_every_chart_has_a_table_to_read_and_one_of_all_numbers(desk: Desk, place: int) -> None:
    desk.window.book.tabs.setCurrentIndex(place)
    desk.qtbot.waitUntil(lambda: desk.window.book.tabs.page.scene() is not None)
    desk.trigger("chart.table")
    table = desk.window.data.window
    assert table is not None
    read = table.model.rows
    assert read
    table.choice.setCurrentIndex(1)
    table.choice.activated.emit(1)
    assert table.model.rows
    assert table.model.rows != read
    table.close()


def test_a_chart_offers_in_its_context_menu_what_can_be_done_with_it(desk: Desk) -> None:
    tabs = desk.window.book.tabs
    assert tabs.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    offered = [action.objectName() or action.text() for action in tabs.actions()]
    assert offered == [
        "chart.copy",
        "chart.export",
        "chart.table",
        "view.ghost-toggle",
        "",
        "What am I looking at?",
    ]


@pytest.mark.parametrize(("place", "page"), [(0, "charts"), (5, "payoffs")])
def test_the_context_menu_opens_the_help_page_of_the_chart_in_front(
    desk: Desk, place: int, page: str
) -> None:
    tabs = desk.window.book.tabs
    tabs.setCurrentIndex(place)
    tabs.asking.trigger()
    assert desk.window.help.window is not None
    assert desk.window.help.window.page.id == page
    desk.window.help.window.close()


@pytest.mark.parametrize("what", ["rule", "payoffs", "ghost"])
def test_the_table_follows_what_is_chosen_about_the_chart(desk: Desk, what: str) -> None:
    desk.drag("assistance", "0.60")
    desk.trigger("chart.table")
    table, page = desk.window.data.window, desk.window.sweep_page
    assert table is not None
    table.choice.setCurrentIndex(1)
    table.choice.activated.emit(1)
    before = table.model.rows
    if what == "rule":
        desk.window.book.set_rule("high")
    elif what == "payoffs":
        page.set_shown("payoffs")
    else:
        desk.trigger("view.ghost-toggle")
    desk.qtbot.waitUntil(lambda: table.model.rows != before)
    scene = page.scene()
    assert scene is not None
    assert table.model.rows == numbers_of(scene)[1].rows
    table.close()


def test_opening_another_scenario_ends_the_comparison_with_a_snapshot(desk: Desk) -> None:
    start = desk.document.scenario
    desk.document.apply(take(start, "First", taken="2019-12-30T12:00"), "Take snapshot")
    choice = desk.window.book.ghosts.choice
    choice.choose(choice.choices[-1][0])
    desk.settle()
    desk.dialogs.unsaved = Answer.DISCARD
    assert desk.window.files.open_bundled("graded-responses")
    desk.settle()
    assert choice.scenario is None
    scene = desk.window.sweep_page.canvas.scene
    assert scene is not None
    assert scene.ghost is None
