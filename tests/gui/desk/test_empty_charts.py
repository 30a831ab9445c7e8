"""Charts that cannot be drawn: what stands in their place, and which commands rest meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from games.model.file.library import load_named
from gui.charts.pages.empty import CONSIDERATION, DRIVER, EmptyState, Lack, drivers_of
from gui.core.selection import PayoffKey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from gui.commands.actions import Listing
    from whole_desk import Desk

SWEEP, PHASE, MULTIPLES, TORNADO = "sweep", "phase", "multiples", "tornado"
RESPONSES, PAYOFF = "responses", "waterfall"
ON_A_CHART = ("chart.export", "chart.copy", "chart.table")


def without_drivers() -> Scenario:
    full = load_named("prisoners-dilemma")
    fixed = tuple(replace(reason, slopes=()) for reason in full.considerations)
    return replace(full, drivers=(), sweep_driver="", considerations=fixed)


def on(desk: Desk, scenario: Scenario, chart: str) -> EmptyState:
    """Show a chart of a scenario; return what may stand in its place."""
    desk.document.new(scenario)
    desk.settle()
    page = desk.chart(chart).page
    desk.qtbot.waitUntil(lambda: page.has_scene or page.lack is not None)
    found = page.findChild(EmptyState)
    assert isinstance(found, EmptyState)
    return found


def commands(desk: Desk) -> dict[str, Listing]:
    return {found.key: found for found in desk.window.menus.actions.listed()}


@pytest.mark.parametrize(
    ("chart", "title"),
    [
        (SWEEP, "There is no driver to sweep along"),
        (PHASE, "A phase map needs two drivers"),
        (MULTIPLES, "Side by side needs two drivers"),
        (TORNADO, "No consideration at an end of its range moves mutual cooperation today (100 %)"),
    ],
)
def test_what_needs_a_chart_rests_without_one_and_says_why(
    desk: Desk, chart: str, title: str
) -> None:
    empty = on(desk, without_drivers(), chart)
    assert empty.isVisible()
    assert empty.lack is not None
    assert empty.lack.title == empty.accessibleName() == title
    assert desk.window.book.tabs.page.scene() is None
    for command in ON_A_CHART:
        found = commands(desk)[command]
        assert not found.action.isEnabled()
        assert found.hindrance == empty.lack.short


@pytest.mark.parametrize("chart", [RESPONSES, PAYOFF])
def test_charts_that_need_no_driver_can_be_taken_away_without_one(desk: Desk, chart: str) -> None:
    empty = on(desk, without_drivers(), chart)
    assert empty.isHidden()
    assert desk.window.book.tabs.page.scene() is not None
    assert all(commands(desk)[command].action.isEnabled() for command in ON_A_CHART)


def test_commands_follow_the_chart_in_front(desk: Desk) -> None:
    on(desk, without_drivers(), RESPONSES)
    export = desk.window.menus.actions.action("chart.export")
    assert export.isEnabled()
    desk.chart(SWEEP)
    assert not export.isEnabled()
    desk.chart(RESPONSES)
    assert export.isEnabled()


def test_the_button_adds_the_driver_that_is_missing(desk: Desk) -> None:
    empty = on(desk, without_drivers(), SWEEP)
    empty.button.click()
    desk.settle()
    assert len(desk.document.scenario.drivers) == 1
    assert empty.isHidden()
    assert desk.window.book.sweep.has_scene
    assert desk.document.labels[-1].startswith("Add driver")


def test_a_payoff_of_nothing_asks_for_a_consideration_about_itself(desk: Desk) -> None:
    bare = replace(without_drivers(), considerations=())
    empty = on(desk, bare, PAYOFF)
    assert empty.lack is not None
    assert empty.lack.remedy == CONSIDERATION
    empty.button.click()
    desk.settle()
    (added,) = desk.document.scenario.considerations
    assert PayoffKey(added.player, tuple(s for _, (s,) in added.when)) == desk.window.selection.key


def test_too_many_ties_for_a_sweep_are_said_on_its_page(desk: Desk) -> None:
    tied = replace(load_named("prisoners-dilemma"), considerations=())
    empty = on(desk, tied, SWEEP)
    assert empty.lack is not None
    assert empty.lack.title == "Too many equilibria at once to be charted"


def test_an_open_data_table_says_why_it_is_empty(desk: Desk) -> None:
    desk.trigger("chart.table")
    table = desk.window.data.window
    assert table is not None
    on(desk, without_drivers(), PHASE)
    desk.qtbot.waitUntil(lambda: "phase map needs two drivers" in table._words.text())
    assert not table.model.rows
    assert not table._export.isEnabled()


@pytest.mark.parametrize("remedy", [DRIVER, CONSIDERATION])
def test_every_remedy_is_a_command_of_the_menus(desk: Desk, remedy: str) -> None:
    assert commands(desk)[remedy].action.isEnabled()


def test_the_picture_comes_back_when_nothing_is_lacking(qtbot: QtBot) -> None:

    picture = QWidget()
    qtbot.addWidget(picture)
    empty = EmptyState(picture)
    qtbot.addWidget(empty)
    empty.say(Lack("There is none", drivers_of(0)))
    assert picture.isHidden()
    assert empty.button.isHidden()
    empty.say(None)
    assert not picture.isHidden()
    assert empty.isHidden()
