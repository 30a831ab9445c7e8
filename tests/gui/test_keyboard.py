"""Everything by keyboard: the palette, and moving from panel to panel."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from gui.commands import HINDRANCES, Needs
from gui.core.prefs import Store
from gui.core.selection import PayoffKey
from gui.panels.considerations.panel import ConsiderationsPanel

if TYPE_CHECKING:
    from pathlib import Path

    from gui.panels.palette.panel import PalettePanel
    from whole_desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(desk: Desk) -> PalettePanel:
    """The palette of an active window, open."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.trigger("view.palette")
    panel = desk.window.keyboard.finder.panel
    assert panel.isVisible()
    return panel


def texts(panel: PalettePanel) -> list[str]:
    return [panel.lines.choice(row).text for row in range(panel.lines.rowCount())]


def run(panel: PalettePanel, query: str) -> None:
    QTest.keyClicks(panel.field, query)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)


def test_every_entry_of_every_menu_is_in_the_palette(desk: Desk, palette: PalettePanel) -> None:
    listed = {entry.key for entry in desk.window.menus.actions.listed()}
    keys = {palette.lines.choice(row).key for row in range(palette.lines.rowCount())}
    assert keys == listed - {"view.palette"}
    for key in ("view.theme/dark", "view.panels/Drivers", "view.chart/1", "file.new/chicken"):
        assert key in keys


def test_a_command_runs_by_a_few_letters_and_return(desk: Desk, palette: PalettePanel) -> None:
    run(palette, "theme dark")
    assert desk.theme.choice == "dark"
    assert not palette.isVisible()


def test_escape_gives_the_keyboard_back(desk: Desk, palette: PalettePanel) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    desk.window.keyboard.places.go("Drivers")
    before = QApplication.focusWidget()
    desk.trigger("view.palette")
    assert QApplication.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_what_cannot_run_says_why_and_stays_open(desk: Desk, palette: PalettePanel) -> None:
    run(palette, "undo")
    assert palette.isVisible()
    assert "nothing to take back" in palette.foot.text()
    assert "nothing to take back" in palette.field.accessibleDescription()


def test_the_arrows_go_round_the_list_and_are_said_aloud(palette: PalettePanel) -> None:
    count = palette.lines.rowCount()
    palette.list.setCurrentIndex(palette.lines.index(0))
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == count - 1
    assert f"{count} of {count}" in palette.field.accessibleDescription()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0


def test_nothing_that_fits_is_said(palette: PalettePanel) -> None:
    run(palette, "qqqqqq")
    assert texts(palette) == []
    assert "Nothing fits" in palette.foot.text()
    assert palette.isVisible()


def test_a_payoff_is_found_by_player_and_letters(desk: Desk, palette: PalettePanel) -> None:
    run(palette, "iran rrk")
    assert desk.window.selection.key == PayoffKey("iran", ("retaliate", "retaliate", "absorb"))


def test_a_consideration_is_found_and_its_line_chosen(desk: Desk, palette: PalettePanel) -> None:
    QTest.keyClicks(palette.field, "harassment at no cost")
    rows = [palette.lines.choice(row) for row in range(palette.lines.rowCount())]
    place = next(row for row, choice in enumerate(rows) if choice.path[0] == "Consideration")
    palette.list.setCurrentIndex(palette.lines.index(place))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    assert panel.isVisible()
    assert panel.key == desk.window.selection.reason.id == "iran-free-harassment"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)


def test_a_closed_palette_watches_nothing(palette: PalettePanel) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    palette.list.setCurrentIndex(palette.lines.index(0))
    assert palette.lines.rowCount() > 1
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0


def test_a_driver_is_found_and_its_slider_moved(desk: Desk, palette: PalettePanel) -> None:
    QTest.keyClicks(palette.field, "protest")
    rows = [palette.lines.choice(row) for row in range(palette.lines.rowCount())]
    place = next(row for row, choice in enumerate(rows) if choice.path == ("Driver",))
    palette.list.setCurrentIndex(palette.lines.index(place))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    track = desk.row("protest").track
    assert QApplication.focusWidget() is track
    QTest.keyClick(track, Qt.Key.Key_Right)
    assert desk.document.scenario.levels["protest"] == Decimal("0.51")


def test_a_consideration_leads_to_a_payoff_it_counts_in(desk: Desk, palette: PalettePanel) -> None:
    run(palette, "strangled")
    key = desk.window.selection.key
    assert key is not None
    assert (key.player, key.profile[1]) == ("iran", "absorb")


def test_what_was_used_comes_first_also_in_the_next_start(
    desk: Desk, palette: PalettePanel, tmp_path: Path
) -> None:
    run(palette, "theme light")
    desk.trigger("view.palette")
    assert palette.lines.choice(0).key == "view.theme/light"
    desk.window.close()
    assert Store(tmp_path / "prefs.ini").load().used == ("view.theme/light",)


def test_a_click_elsewhere_closes_the_palette(desk: Desk, palette: PalettePanel) -> None:
    desk.window.book.sweep.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()


def test_the_palette_fits_into_its_window(desk: Desk, palette: PalettePanel) -> None:
    for size in ((1440, 900), (720, 450), (400, 300)):
        desk.window.resize(*size)
        assert desk.window.rect().contains(palette.geometry()), size


def test_every_need_has_its_reason() -> None:
    assert set(HINDRANCES) == set(Needs)


def test_f6_visits_every_place_that_can_be_seen_and_comes_back(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    places = desk.window.keyboard.places
    places.go("Payoffs")
    seen = []
    for _ in range(20):
        place = places.here
        if seen and place == seen[0]:
            break
        assert place is not None
        seen.append(place)
        desk.trigger("view.next")
    assert seen[:2] == ["Payoffs", "Chart"]
    docks = {d.windowTitle() for d in desk.window.findChildren(QDockWidget)}
    hidden = {d.windowTitle() for d in desk.window.findChildren(QDockWidget) if d.isHidden()}
    assert "Drivers" in seen
    assert set(seen[2:]) <= docks - hidden
    desk.trigger("view.previous")
    assert places.here == seen[-1]


def test_a_place_is_entered_where_it_was_left(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    spin = desk.row("protest").spin
    spin.setFocus()
    desk.window.keyboard.places.go("Payoffs")
    assert QApplication.focusWidget() is not spin
    desk.window.keyboard.places.go("Drivers")
    assert QApplication.focusWidget() is spin


def test_every_place_takes_the_keyboard_even_if_it_is_hidden(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    for dock in desk.window.findChildren(QDockWidget):
        dock.hide()
    for name in desk.window.keyboard.places.names:
        desk.window.keyboard.places.go(name)
        assert desk.window.keyboard.places.here == name


def test_a_digit_brings_a_chart_to_the_front(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    QTest.keyClick(desk.window, Qt.Key.Key_4, CTRL)
    assert desk.window.book.tabs.title == "Sequence map"
    QTest.keyClick(desk.window, Qt.Key.Key_1, CTRL)
    assert desk.window.book.tabs.currentIndex() == 0
