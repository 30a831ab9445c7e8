"""The numbers behind every chart, in a window that follows the chart in front."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from games.model.edit.play import with_play
from games.model.edit.snapshots import take
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
    desk.chart("responses")
    desk.qtbot.waitUntil(lambda: table.model.headers[:1] == ("Profile",))
    assert len(table.model.rows) == 8
    table.view.selectAll()
    table.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Profile\tOutcome\tUS")
    assert len(copied) == 9
    table.close()


def test_every_chart_has_a_table_to_read_and_one_of_all_numbers(desk: Desk) -> None:
    tabs = desk.window.book.tabs
    later = [place for place in range(tabs.count()) if not has_tables(desk, place)]
    assert len(later) < 2
    # the tree alone is of moves that follow one another
    stages = (("iran",), ("us",), ("baghdad",))
    desk.document.apply(with_play(desk.document.scenario, stages), "Play")
    desk.settle()
    for place in later:
        tabs.setCurrentIndex(place)
        desk.qtbot.waitUntil(lambda: not tabs.hindrance)
        assert has_tables(desk, place)


def has_tables(desk: Desk, place: int) -> bool:
    """Read both tables of a chart; False where it has nothing to say."""
    tabs = desk.window.book.tabs
    tabs.setCurrentIndex(place)
    desk.qtbot.waitUntil(lambda: tabs.page.lack is not None or not tabs.hindrance)
    if tabs.page.lack is not None:
        return False
    desk.trigger("chart.table")
    table = desk.window.data.window
    assert table is not None
    shown = []
    for choice in (0, 1):
        table.choice.setCurrentIndex(choice)
        table.choice.activated.emit(choice)
        shown.append(table.model.rows)
    assert all(shown), tabs.title
    assert shown[0] != shown[1], tabs.title
    table.close()
    return True


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


def test_the_context_menu_opens_the_help_page_of_the_chart_in_front(desk: Desk) -> None:
    tabs = desk.window.book.tabs
    for chart, page in (("sweep", "charts"), ("waterfall", "payoffs")):
        desk.chart(chart)
        tabs.asking.trigger()
        assert desk.window.help.window is not None
        assert desk.window.help.window.page.id == page
        desk.window.help.window.close()


def test_the_table_follows_what_is_chosen_about_the_chart(desk: Desk) -> None:
    desk.drag("assistance", "0.60")
    desk.trigger("chart.table")
    table, page = desk.window.data.window, desk.window.book.sweep
    assert table is not None
    table.choice.setCurrentIndex(1)
    table.choice.activated.emit(1)
    for choose in (
        partial(desk.window.book.set_rule, "high"),
        partial(desk.trigger, "view.ghost-toggle"),
        partial(page.set_shown, "payoffs"),
    ):
        before = table.model.rows
        choose()
        desk.qtbot.waitUntil(lambda: table.model.rows != before)  # noqa: B023 - waited for at once
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
    scene = desk.window.book.sweep.canvas.scene
    assert scene is not None
    assert scene.ghost is None
