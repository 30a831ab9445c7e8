"""The whole desk while what the scenario is made of changes under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.core.selection import PayoffKey
from gui.panels.drivers.row import DriverRow
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.reasons.panel import ReasonsPanel
from gui.panels.structure.panel import StructurePanel
from gui.panels.structure.player_form import PlayerForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whole_desk import Desk

W = TypeVar("W", bound=QWidget)


def panel(desk: Desk, kind: type[W]) -> W:
    found = desk.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def add(desk: Desk, kind: str) -> None:
    """Choose an entry of Scenario > Add."""
    listed = {listing.key: listing.action for listing in desk.window.menus.actions.listed()}
    listed[f"scenario.add/{kind}"].trigger()
    desk.settle()


def look_at_every_chart(desk: Desk) -> None:
    tabs = desk.window.book.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        desk.settle()
    tabs.setCurrentIndex(0)


def test_the_panel_is_a_shortcut_away(desk: Desk) -> None:
    desk.trigger("scenario.structure")
    structure = panel(desk, StructurePanel)
    assert structure.isVisible()
    assert structure.hasFocus() or structure.tree.hasFocus()


def test_the_menu_adds_a_part_and_goes_to_its_name(desk: Desk) -> None:
    structure = panel(desk, StructurePanel)
    add(desk, "drivers")
    assert desk.document.scenario.drivers[-1].id == structure.item[1] == "driver-5"
    structure.show_item(("strategies", "iran", "absorb"))
    add(desk, "strategies")
    assert len(desk.document.scenario.players[1].strategies) == 3
    structure.show_item(("drivers",))
    add(desk, "strategies")
    assert len(desk.document.scenario.players[0].strategies) == 3
    add(desk, "players")
    assert structure.message.startswith("Three players are the most")


def test_undo_in_a_field_is_the_documents_once_nothing_is_half_typed(desk: Desk) -> None:
    structure = panel(desk, StructurePanel)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.trigger("scenario.structure")
    structure.show_item(("players", "us"))
    assert isinstance(structure.form, PlayerForm)
    field = structure.form.name
    field.focus()
    desk.qtbot.keyClicks(field.edit, "Washington")
    desk.qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    desk.qtbot.keyClicks(field.edit, "Nobody")
    desk.qtbot.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text != "Nobody"
    assert desk.document.scenario.players[0].name == "Washington"
    desk.qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    desk.qtbot.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.document.scenario.players[0].name == field.text == "US"


def test_adding_a_strategy_rebuilds_the_desk_and_undo_brings_it_back(desk: Desk) -> None:
    structure = panel(desk, StructurePanel)
    key = PayoffKey("iran", ("retaliate", "retaliate", "absorb"))
    desk.window.selection.select(key)
    before, headline = desk.document.scenario, desk.headline
    structure.show_item(("players", "iran"))
    structure.add()
    desk.settle()
    assert desk.document.scenario.shape == (2, 3, 2)
    assert panel(desk, PayoffPanel).board.scenario.shape == (2, 3, 2)
    assert desk.window.selection.key == key
    assert panel(desk, ReasonsPanel).shown is not None
    assert desk.headline
    look_at_every_chart(desk)
    desk.trigger("edit.undo")
    assert desk.document.scenario == before
    assert desk.headline == headline
    assert not desk.window.isWindowModified()


def test_removing_the_swept_driver_sweeps_another_until_it_comes_back(desk: Desk) -> None:
    structure = panel(desk, StructurePanel)
    look_at_every_chart(desk)
    structure.show_item(("drivers", "sanctions"))
    structure.remove()
    assert len(desk.document.scenario.drivers) == 4  # the person said no
    desk.dialogs.choice = "Let payoffs change"
    structure.remove()
    desk.settle()
    assert desk.analysis.driver == "protest"
    assert desk.window.book.tabs.tabText(0).startswith("Protest")
    assert len(desk.window.findChildren(DriverRow)) == 3
    look_at_every_chart(desk)
    desk.trigger("edit.undo")
    assert desk.analysis.driver == "sanctions"
    desk.drag("sanctions", "0.10")
    assert "Managed containment" in desk.headline


def test_removing_every_driver_leaves_a_desk_that_works(desk: Desk) -> None:
    structure = panel(desk, StructurePanel)
    desk.dialogs.confirmed = True
    desk.dialogs.choice = "Keep today's payoffs"
    start = desk.document.scenario
    for driver in start.drivers:
        structure.show_item(("drivers", driver.id))
        structure.remove()
        desk.settle()
    assert desk.analysis.driver == ""
    look_at_every_chart(desk)
    assert desk.headline
    structure.show_item(("drivers",))
    structure.add()
    desk.settle()
    assert desk.analysis.driver == "driver-1"
    for _ in range(5):
        desk.trigger("edit.undo")
    assert desk.document.scenario == start


def test_removing_the_third_player_forgets_its_payoff(desk: Desk) -> None:
    structure = panel(desk, StructurePanel)
    desk.dialogs.confirmed = True
    start = desk.document.scenario
    desk.window.selection.select(PayoffKey("baghdad", ("absorb", "absorb", "expel")))
    structure.show_item(("players", "baghdad"))
    structure.remove()
    desk.settle()
    assert "confirm Remove player “Baghdad”?" in desk.dialogs.asked[-1]
    assert desk.document.scenario.shape == (2, 2)
    assert desk.window.selection.key is None
    look_at_every_chart(desk)
    structure.show_item(("players",))
    structure.add()
    desk.settle()
    assert desk.document.scenario.shape == (2, 2, 2)
    look_at_every_chart(desk)
    desk.trigger("edit.undo")
    desk.trigger("edit.undo")
    assert desk.document.scenario == start


def test_half_typed_structure_is_saved_too(desk: Desk, tmp_path: Path) -> None:
    structure = panel(desk, StructurePanel)
    desk.trigger("scenario.structure")
    structure.show_item(("players", "us"))
    assert structure.form is not None
    structure.form.focus_name()
    desk.qtbot.keyClicks(structure.form.focusWidget(), "Washington")
    desk.dialogs.save_path = tmp_path / "half.equipoise"
    desk.trigger("file.save")
    assert '"name": "Washington"' in (tmp_path / "half.equipoise").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["graded-responses", "matching-pennies"])
def test_games_of_other_sizes_can_be_rebuilt(desk_on: Callable[[str], Desk], name: str) -> None:
    desk = desk_on(name)
    structure = panel(desk, StructurePanel)
    desk.dialogs.confirmed = True
    start = desk.document.scenario
    for item in (("players", start.players[0].id), ("players", start.players[1].id)):
        structure.show_item(item)
        structure.add()
        desk.settle()
    structure.show_item(("players", start.players[1].id))
    structure.move_up()
    desk.settle()
    structure.show_item(("strategies", start.players[0].id, start.players[0].strategies[0].id))
    structure.remove()
    desk.settle()
    for _ in range(4):
        desk.trigger("edit.undo")
    assert desk.document.scenario == start
    assert desk.headline
