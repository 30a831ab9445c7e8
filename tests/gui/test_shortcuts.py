"""The sheet of shortcuts, and that every key on it does what it says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from gui.commands import ITEMS, CommandSpec
from gui.commands.keys import PANEL_KEYS
from gui.core.selection import PayoffKey
from gui.desk.talks.shortcuts import ShortcutSheet
from gui.panels.payoffs.panel import PayoffPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from whole_desk import Desk

RRK = ("retaliate", "retaliate", "absorb")


def press(widget: QWidget, keys: str) -> None:
    """Press a key as the list writes it."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def panel(desk: Desk) -> PayoffPanel:
    found = desk.window.findChild(PayoffPanel)
    assert found is not None
    return found


def keys_of(place: str) -> list[str]:
    return [key for entry in PANEL_KEYS if entry.place == place for key in entry.keys]


@pytest.fixture
def active(desk: Desk) -> Desk:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    return desk


@pytest.fixture
def sheet(desk: Desk) -> ShortcutSheet:
    desk.trigger("help.shortcuts")
    found = desk.window.findChild(ShortcutSheet)
    assert found is not None
    desk.qtbot.addWidget(found)
    return found


def test_every_shortcut_of_every_command_is_on_the_sheet(sheet: ShortcutSheet) -> None:
    written = " | ".join(keys for _, keys, _ in sheet.model.rows)
    for item in ITEMS:
        if isinstance(item, CommandSpec):
            for keys in item.shortcuts:
                assert (
                    QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in written
                )
    for keys in ("Ctrl+2", "Alt+1"):
        assert keys in written


def test_no_key_means_two_things_in_the_window(desk: Desk) -> None:
    listed = desk.window.menus.actions.listed()
    keys = Counter(k.toString() for entry in listed for k in entry.action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_inside_panels_are_no_keys_of_the_window(desk: Desk) -> None:
    listed = desk.window.menus.actions.listed()
    everywhere = {k.toString() for entry in listed for k in entry.action.shortcuts()}
    inside = {QKeySequence(key).toString() for entry in PANEL_KEYS for key in entry.keys}
    assert everywhere & inside - {""} == set()


def test_the_sheet_is_searched_by_words_and_copied_as_text(sheet: ShortcutSheet) -> None:
    QAbstractItemModelTester(sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    sheet.field.setText("payoff shift+tab")
    assert [row[1] for row in sheet.model.rows] == ["Tab, Shift+Tab"]
    sheet.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("In the payoff table\tTab")
    assert "Shift+Tab" in sheet.page().toPlainText()
    sheet.field.setText("no such key")
    assert sheet.model.rows == ()


def test_the_keys_of_the_payoff_table(active: Desk) -> None:
    selection = active.window.selection
    active.window.keyboard.places.go("Payoffs")
    there = {
        "Right": ("us", ("retaliate", "absorb", "expel")),
        "Left": ("us", ("retaliate", "retaliate", "expel")),
        "Down": ("us", ("absorb", "retaliate", "expel")),
        "Up": ("us", ("retaliate", "retaliate", "expel")),
        "Tab": ("iran", ("retaliate", "retaliate", "expel")),
        "Shift+Tab": ("us", ("retaliate", "retaliate", "expel")),
        "End": ("baghdad", ("retaliate", "absorb", "expel")),
        "Home": ("us", ("retaliate", "retaliate", "expel")),
    }
    start = PayoffKey("us", ("retaliate", "retaliate", "expel"))
    selection.select(start)
    for keys, (player, profile) in there.items():
        press(QApplication.focusWidget(), keys)
        assert selection.key == PayoffKey(player, profile), keys
    editor = panel(active).editor
    for keys in ("F2", "Return", "7"):
        press(QApplication.focusWidget(), keys)
        assert editor.is_open, keys
        press(QApplication.focusWidget(), "Esc")
        assert not editor.is_open
    press(QApplication.focusWidget(), "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "-6.4"
    QGuiApplication.clipboard().setText("5")
    press(QApplication.focusWidget(), "Ctrl+V")
    assert active.document.labels[-1].endswith("to 5")
    tried = {*there, "F2", "Return", "a number", "Ctrl+C", "Ctrl+V", "Esc"}
    assert tried == set(keys_of("In the payoff table"))


def test_the_keys_of_a_slider(active: Desk) -> None:
    track = active.row("sanctions").track
    track.setFocus()
    there = {
        "Right": "0.61",
        "Left": "0.60",
        "PgUp": "0.70",
        "PgDown": "0.60",
        "Home": "0",
        "End": "1",
        "Backspace": "0.60",
    }
    for keys, level in there.items():
        press(track, keys)
        assert active.document.scenario.levels["sanctions"] == Decimal(level), keys
    assert {*there, "Esc"} == set(keys_of("On a slider"))


def test_the_keys_of_a_number_field(active: Desk) -> None:
    spin = active.row("sanctions").spin
    spin.setFocus()
    for keys, level in {"Up": "0.61", "Down": "0.60"}.items():
        press(spin, keys)
        assert active.document.scenario.levels["sanctions"] == Decimal(level), keys
    spin.selectAll()
    QTest.keyClicks(spin, "0.25")
    press(spin, "Return")
    assert active.document.scenario.levels["sanctions"] == Decimal("0.25")
    assert {"Up", "Down", "Return"} == set(keys_of("In a number field"))


def test_the_keys_of_the_sweep_chart(active: Desk) -> None:
    canvas, selection = active.window.book.sweep.canvas, active.window.selection
    canvas.setFocus()
    there = {
        "Right": "0.61",
        "Left": "0.60",
        "PgUp": "0.70",
        "PgDown": "0.60",
        "Home": "0",
        "End": "1",
    }
    for keys, level in there.items():
        press(canvas, keys)
        active.settle()
        assert active.document.scenario.levels["sanctions"] == Decimal(level), keys
    active.trigger("levels.reset")
    press(canvas, "Return")
    assert selection.key is not None
    assert selection.key.profile == RRK
    press(canvas, "Ctrl+Right")  # 2/3: Baghdad turns to expelling
    assert selection.key == PayoffKey("baghdad", ("retaliate", "retaliate", "expel"))
    press(canvas, "Ctrl+Left")  # 8/15: Iran turns to retaliating
    assert selection.key.player == "iran"
    assert {*there, "Return", "Ctrl+Left", "Ctrl+Right"} == set(keys_of("In the sweep chart"))


def test_the_keys_of_charts_of_marks_reach_and_press_every_mark(active: Desk) -> None:
    tabs = active.chart("tornado")
    active.qtbot.waitUntil(lambda: tabs.page.scene() is not None)
    canvas = tabs.page.canvas  # type: ignore[attr-defined]
    canvas.setFocus()
    whole = canvas.accessibleDescription()
    press(canvas, "Home")
    first = canvas.accessibleDescription()
    assert first != whole
    press(canvas, "Down")
    second = canvas.accessibleDescription()
    assert second != first
    press(canvas, "Up")
    assert canvas.accessibleDescription() == first
    press(canvas, "Return")
    assert active.window.selection.key is not None
    press(canvas, "End")
    press(canvas, "Esc")
    assert canvas.accessibleDescription() == whole


def test_panels_are_floated_moved_and_made_larger_by_keyboard(active: Desk) -> None:
    window, places = active.window, active.window.keyboard.places
    active.window.resize(1400, 900)
    docks = {dock.windowTitle(): dock for dock in window.findChildren(QDockWidget)}
    places.go("Drivers")
    active.trigger("view.float")
    assert docks["Drivers"].isFloating()
    active.trigger("view.float")
    assert not docks["Drivers"].isFloating()
    active.trigger("view.side")
    right = Qt.DockWidgetArea.RightDockWidgetArea
    assert window.dockWidgetArea(docks["Drivers"]) == right
    active.trigger("view.side")
    assert window.dockWidgetArea(docks["Drivers"]) != right
    places.go("Drivers")
    QApplication.processEvents()
    width = docks["Drivers"].width()
    active.trigger("view.larger")
    active.qtbot.waitUntil(lambda: docks["Drivers"].width() > width)
    places.go("Payoffs")
    height = panel(active).height()
    active.trigger("view.larger")
    assert panel(active).height() > height
    places.go("Chart")
    active.trigger("view.larger")
    assert panel(active).height() == pytest.approx(height, abs=3)
    active.trigger("view.smaller")
    assert panel(active).height() > height + 3
