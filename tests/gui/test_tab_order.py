"""Tab goes through a panel as the eye does, also when rows come later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDockWidget, QLineEdit, QVBoxLayout, QWidget

from gui.controls.tab_order import tab_through, takes_tab
from gui.core.selection import PayoffKey
from gui.panels.considerations.form import ConsiderationForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.window import Window
    from whole_desk import Desk


def stops(window: QWidget) -> list[QWidget]:
    """What Tab visits, whether it can be seen just now or not."""
    found, at = [], window.nextInFocusChain()
    while at is not None and at is not window:
        if takes_tab(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def dock_of(window: Window, widget: QWidget) -> str:
    docks = window.findChildren(QDockWidget)
    return next((dock.objectName() for dock in docks if dock.isAncestorOf(widget)), "")


def pieces(window: Window) -> list[str]:
    """Whose stops follow whose: one entry a run of stops in the same dock."""
    runs: list[str] = []
    for stop in stops(window):
        dock = dock_of(window, stop)
        if dock and (not runs or runs[-1] != dock):
            runs.append(dock)
    return runs


def test_rows_that_come_later_are_visited_where_they_stand(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, middle, last = QLineEdit(window), QWidget(window), QLineEdit(window)
    inner = QVBoxLayout(middle)
    made = [QLineEdit(middle) for _ in range(3)]
    for line in made:
        inner.insertWidget(0, line)
    tab_through(middle, reversed(made))
    assert stops(window) == [first, *reversed(made), last]
    tab_through(middle, made)
    assert stops(window) == [first, *made, last]


def test_a_container_that_comes_first_keeps_its_parts_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    middle, _last = QWidget(window), QLineEdit(window)
    inner = QVBoxLayout(middle)
    made = [QLineEdit(middle) for _ in range(2)]
    for line in made:
        inner.insertWidget(0, line)
    tab_through(middle, reversed(made))
    order = stops(window)
    assert order.index(made[1]) + 1 == order.index(made[0])


def test_slopes_are_visited_between_the_base_and_the_range(desk: Desk) -> None:
    desk.trigger("scenario.add-consideration")
    form = desk.window.findChild(ConsiderationForm)
    assert form is not None
    drivers = [driver.id for driver in desk.document.scenario.drivers]
    for driver in (drivers[2], drivers[0]):
        form.slopes.added.emit(driver)
    order = stops(desk.window)
    first, second = (form.slopes.rows[drivers[place]].spin for place in (0, 2))
    end = form.ends.findChild(QLineEdit)
    assert end is not None
    places = [order.index(stop) for stop in (form.base.spin, first, second, form.slopes.add, end)]
    assert places == sorted(places)


def another_driver(desk: Desk) -> None:
    scenario = desk.document.scenario
    new = replace(scenario.drivers[0], id="new", name="New")
    desk.document.apply(replace(scenario, drivers=(*scenario.drivers, new)), "Add a driver")


def a_selected_payoff(desk: Desk) -> None:
    profile = tuple(player.strategies[0].id for player in desk.document.scenario.players)
    desk.window.selection.select(PayoffKey("us", profile))


def a_form(desk: Desk) -> None:
    desk.trigger("scenario.structure")


@pytest.mark.parametrize("change", [another_driver, a_selected_payoff, a_form])
def test_no_panel_is_left_and_entered_again(desk: Desk, change: Callable[[Desk], None]) -> None:
    change(desk)
    desk.settle()
    runs = pieces(desk.window)
    assert len(runs) == len(set(runs)), runs
