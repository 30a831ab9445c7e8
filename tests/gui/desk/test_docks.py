"""Panels that share a place: tabs with whole words, and no title that repeats them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QTabBar

from gui.panels.reading.panel import ReadingPanel

if TYPE_CHECKING:
    from whole_desk import Desk


def docks(desk: Desk) -> dict[str, QDockWidget]:
    return {dock.windowTitle(): dock for dock in desk.window.findChildren(QDockWidget)}


def tabs(desk: Desk) -> QTabBar:
    """Return the tabs of the panels."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    bars = desk.window.findChildren(QTabBar, options=direct)
    return next(bar for bar in bars if bar.isVisible() and bar.count() > 1)


@pytest.mark.parametrize("wide", [1440, 800])
def test_tabs_of_panels_have_whole_words(desk: Desk, wide: int) -> None:
    desk.window.resize(wide, 700)
    desk.trigger("view.reset-layout")
    for dock in docks(desk).values():
        dock.show()
    desk.qtbot.waitUntil(lambda: tabs(desk).count() >= 5)
    bar = tabs(desk)
    words = [bar.tabText(place) for place in range(bar.count())]
    assert {"Reading", "Considerations", "Structure", "Versions", "History"} <= set(words)
    assert bar.elideMode() is Qt.TextElideMode.ElideNone
    for place, word in enumerate(words):
        assert bar.tabRect(place).width() >= bar.fontMetrics().horizontalAdvance(word), word


def test_a_title_is_said_by_the_tab_or_over_the_panel_never_twice(desk: Desk) -> None:
    desk.window.resize(1440, 700)
    desk.trigger("view.reset-layout")
    panels = docks(desk)
    tabbed = {title for title, dock in panels.items() if dock.property("tabbed")}
    assert {"Reading", "Considerations"} <= tabbed
    assert not tabbed & {"Drivers", "Selected payoff"}
    panels["Considerations"].hide()
    assert not panels["Reading"].property("tabbed")
    panels["History"].show()
    assert panels["Reading"].property("tabbed")
    panels["History"].setFloating(True)
    assert not panels["History"].property("tabbed")
    assert not panels["Reading"].property("tabbed")
    panels["History"].hide()


def test_resetting_in_a_window_that_became_narrow_brings_all_panels_to_one_side(
    desk: Desk,
) -> None:
    desk.window.resize(1440, 700)
    desk.trigger("view.reset-layout")
    right = Qt.DockWidgetArea.RightDockWidgetArea
    assert desk.window.dockWidgetArea(docks(desk)["Reading"]) == right
    desk.window.resize(800, 700)
    desk.trigger("view.reset-layout")
    assert desk.window.dockWidgetArea(docks(desk)["Reading"]) != right
    desk.qtbot.waitUntil(lambda: desk.window.centralWidget().width() > 400)


def test_a_closed_reading_is_put_into_words_when_it_is_opened_again(desk: Desk) -> None:
    dock, panel = docks(desk)["Reading"], desk.window.findChild(ReadingPanel)
    assert panel is not None
    dock.raise_()
    desk.qtbot.waitUntil(lambda: panel.in_sight)
    shown = panel.headline.text()
    dock.close()
    desk.drag("sanctions", "0.10")
    assert not panel.in_sight
    assert panel.headline.text() == shown, "words that nobody can see were made"
    dock.show()
    dock.raise_()
    desk.qtbot.waitUntil(lambda: panel.headline.text() != shown, timeout=5000)


def test_a_reset_layout_leaves_no_tabs_of_the_one_before(desk: Desk) -> None:
    desk.window.resize(1024, 700)
    desk.trigger("view.reset-layout")
    desk.window.resize(1440, 900)
    desk.trigger("view.reset-layout")
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    bars = [bar for bar in desk.window.findChildren(QTabBar, options=direct) if bar.isVisible()]
    texts = [bar.tabText(place) for bar in bars for place in range(bar.count())]
    assert len(texts) == len(set(texts)), texts
