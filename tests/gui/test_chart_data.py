"""The numbers behind every chart, in a window that follows the chart in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

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
    assert [action.objectName() for action in tabs.actions()] == [
        "chart.copy",
        "chart.export",
        "chart.table",
        "view.ghost-toggle",
    ]
