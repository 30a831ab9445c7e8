"""Who moves when is said in the tool bar, the menus and the palette, each choice one step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from games.model.file.library import load_named
from games.model.play import AT_ONCE
from gui.charts.canvas.sweep import SweepCanvas
from gui.charts.sweep.types import SweepScene
from gui.core.selection import PayoffKey
from gui.desk.frame.play_bar import PlayBar
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.structure.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.commands.actions import Listing
    from whole_desk import Desk

SEQUENCE = (("iran",), ("us",), ("baghdad",))


def bar(desk: Desk) -> PlayBar:
    found = desk.window.findChild(PlayBar)
    assert found is not None
    return found


def listed(desk: Desk, start: str) -> dict[str, Listing]:
    return {one.key: one for one in desk.window.menus.actions.listed() if one.key.startswith(start)}


def test_the_tool_bar_and_the_menu_offer_every_play_and_one_choice_is_one_step(
    desk_on: Callable[..., Desk],
) -> None:
    desk = desk_on("iraq-2019")
    choice = bar(desk).choice
    assert choice.count() == len(listed(desk, "scenario.play/")) == 13
    assert choice.currentText() == "All at once"
    assert choice.accessibleName() == "Play"
    texts = [choice.itemText(place) for place in range(choice.count())]
    assert texts.count("Iran, then US, then Baghdad (suggested)") == 1
    assert sum("suggested" in text for text in texts) == 1
    # by keyboard, from the tool bar
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    choice.showPopup()
    choice.view().setCurrentIndex(choice.model().index(texts.index(texts[3]), 0))
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    desk.settle()
    assert desk.document.scenario.play.stages == SEQUENCE
    assert desk.document.labels[-1] == "Play: Iran, then US, then Baghdad"
    entries = listed(desk, "scenario.play/")
    checked = [key for key, one in entries.items() if one.action.isChecked()]
    assert checked == ["scenario.play/iran > us > baghdad"]
    # from the menu, and the same again is no step
    entries["scenario.play/us > iran, baghdad"].action.trigger()
    desk.settle()
    assert choice.currentText() == "US, then Iran and Baghdad together"
    listed(desk, "scenario.play/")["scenario.play/us > iran, baghdad"].action.trigger()
    assert len(desk.document.labels) == 2
    desk.document.undo()
    assert choice.currentText() == texts[3]
    desk.document.undo()
    assert choice.currentText() == "All at once"
    assert desk.document.scenario.play == AT_ONCE


def test_moves_are_made_and_taken_back_by_name(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on("iraq-2019")
    moves = listed(desk, "scenario.moved/")
    assert [one.action.text() for one in moves.values()][:3] == [
        "US: Retaliate",
        "US: Absorb",
        "Iran: Retaliate",
    ]
    assert all(one.action.statusTip() for one in moves.values())
    moves["scenario.moved/us=retaliate"].action.trigger()
    desk.settle()
    assert desk.document.scenario.play.moved == (("us", "retaliate"),)
    assert desk.document.labels == ("Already moved, US: Retaliate",)
    moves = listed(desk, "scenario.moved/")
    assert "scenario.moved/us=retaliate" not in moves
    moves["scenario.moved/us="].action.trigger()
    desk.settle()
    assert desk.document.labels[-1] == "Take back US: Retaliate"
    assert desk.document.scenario.play == AT_ONCE


def test_another_scenario_brings_its_own_plays(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on("iraq-2019")
    desk.document.new(load_named("chicken"))
    desk.settle()
    assert bar(desk).choice.count() == 3
    assert len(listed(desk, "scenario.moved/")) == 4
    assert not any(
        "suggested" in one.action.text() for one in listed(desk, "scenario.play/").values()
    )


def test_a_play_leaves_selection_table_and_zoom_where_they_are(
    desk_on: Callable[..., Desk],
) -> None:
    desk = desk_on("iraq-2019")
    panel = desk.window.findChild(PayoffPanel)
    assert panel is not None
    key, wall = PayoffKey("iran", ("retaliate", "retaliate", "absorb")), panel.wall
    desk.window.selection.select(key)
    sweep = desk.window.book.sweep
    assert isinstance(sweep.canvas, SweepCanvas)
    sweep.canvas.stretch_wanted.emit({"sanctions": (Decimal("0.5"), Decimal("0.7"))})
    desk.settle()
    listed(desk, "scenario.play/")["scenario.play/us > iran, baghdad"].action.trigger()
    desk.settle()
    assert panel.wall is wall
    assert isinstance(sweep.canvas.scene, SweepScene)
    assert (sweep.canvas.scene.axis.low, sweep.canvas.scene.axis.high) == (0.5, 0.7)
    assert desk.window.selection.key == key


def test_the_stages_are_a_command_away_and_have_the_keyboard(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on("iraq-2019")
    desk.trigger("scenario.stages")
    chip = QApplication.focusWidget()
    assert isinstance(chip, Chip)
    assert chip.isVisible()
    QTest.keyClick(chip, Qt.Key.Key_Up)
    desk.settle()
    assert bar(desk).choice.currentText() == "US, then Iran and Baghdad together"
    assert QApplication.focusWidget() is chip


def test_with_a_move_made_the_plays_are_those_of_who_is_still_to_move(
    desk_on: Callable[..., Desk],
) -> None:
    desk = desk_on("iraq-2019")
    choice = bar(desk).choice
    listed(desk, "scenario.play/")["scenario.play/iran > us > baghdad"].action.trigger()
    listed(desk, "scenario.moved/")["scenario.moved/us=retaliate"].action.trigger()
    desk.settle()
    texts = [choice.itemText(place) for place in range(choice.count())]
    assert texts == [
        "US moved; Iran and Baghdad together",
        "US moved; Iran, then Baghdad (suggested)",
        "US moved; Baghdad, then Iran",
    ]
    assert choice.currentText() == texts[1]
    assert [one.action.text() for one in listed(desk, "scenario.play/").values()] == texts
    listed(desk, "scenario.play/")["scenario.play/us > baghdad > iran"].action.trigger()
    desk.settle()
    assert choice.currentText() == texts[2]
    assert desk.document.labels[-1] == f"Play: {texts[2]}"
    # whoever takes the move back finds the order that there was before it
    desk.document.undo()
    listed(desk, "scenario.moved/")["scenario.moved/us="].action.trigger()
    desk.settle()
    assert choice.count() == 13
    assert choice.currentText() == "Iran, then US, then Baghdad (suggested)"


def test_where_nothing_is_left_to_choose_the_tool_bar_says_why(
    desk_on: Callable[..., Desk],
) -> None:
    desk = desk_on("iraq-2019")
    choice = bar(desk).choice
    for move in ("us=retaliate", "iran=absorb"):
        listed(desk, "scenario.moved/")[f"scenario.moved/{move}"].action.trigger()
    desk.settle()
    assert choice.currentText() == "US and Iran moved; Baghdad"
    assert not choice.isEnabled()
    assert choice.toolTip() == "Baghdad alone is still to move"
    listed(desk, "scenario.moved/")["scenario.moved/baghdad=expel"].action.trigger()
    desk.settle()
    assert choice.currentText() == "Everybody has moved"
    assert not choice.isEnabled()
    assert choice.toolTip() == choice.accessibleDescription()
    assert choice.toolTip() == "All have moved: take a move back to choose who moves when"
    assert not any(one.action.isEnabled() for one in listed(desk, "scenario.play/").values())
    desk.document.undo()
    desk.document.undo()
    assert choice.isEnabled()
    assert choice.toolTip().startswith("Who moves when")
