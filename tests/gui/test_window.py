"""The whole desk, driven as a person would: drag, type, undo, open, close."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

from games.model.edit.blank import blank
from games.model.edit.cells import with_payoff
from games.model.edit.draft import Draft, DriverDraft, StrategyDraft
from games.model.file.library import load_named, names
from gui.controls.status import StatusStrip
from gui.core.playing import choose_play
from gui.core.prefs import Store
from gui.core.selection import PayoffKey
from gui.desk.dialogs import Answer
from gui.panels.drivers.row import DriverRow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.charts.sweep.types import Ghost
    from whole_desk import Desk


def test_the_first_sight_is_the_baseline_solved_and_drawn(desk: Desk) -> None:
    assert "Escalation on Iraqi soil" in desk.headline
    scene = desk.window.book.sweep.canvas.scene
    assert scene is not None
    assert [tip.text for tip in scene.tips] == ["3/16", "7/20", "8/15", "2/3"]
    assert desk.window.windowTitle().startswith("Iraq, 30 December 2019")


def test_a_drag_changes_the_reading_and_one_undo_restores_it(desk: Desk) -> None:
    before, start = desk.headline, desk.document.scenario
    desk.drag("sanctions", "0.80")
    assert desk.document.scenario.levels["sanctions"] == Decimal("0.80")
    assert "Expulsion" in desk.headline
    assert desk.window.book.sweep.canvas.today == (0.8,)
    assert desk.document.labels == ("Sanctions pressure to 0.80",)
    desk.trigger("edit.undo")
    assert desk.document.scenario == start
    assert desk.headline == before
    desk.trigger("edit.redo")
    assert "Expulsion" in desk.headline


def test_dragging_another_driver_moves_the_tipping_points(desk: Desk) -> None:
    desk.drag("assistance", "0.60")
    scene = desk.window.book.sweep.canvas.scene
    assert scene is not None
    assert [tip.text for tip in scene.tips][:2] == ["3/16", "7/20"]
    assert len(scene.tips) == 5


def test_a_sweep_is_checked_while_a_hand_is_on_a_slider_and_proved_when_it_is_off(
    desk: Desk,
) -> None:
    pytest.importorskip("flint")
    canvas, told = desk.window.book.sweep.canvas, []
    strip = desk.window.findChild(StatusStrip)
    assert strip is not None

    def look() -> None:
        assert canvas.scene is not None
        foot = canvas.scene.provenance.sure
        told.append((strip.status.along, foot, [tip.at.value for tip in canvas.scene.tips]))

    desk.analysis.live_ready.connect(look)
    for level in ("0.48", "0.47"):
        if desk.document.gesture is None:
            desk.document.begin("Protest")
        desk.document.preview(desk.document.scenario.with_level("protest", Decimal(level)))
        desk.settle()
    desk.document.commit()
    desk.settle()
    desk.document.begin("Sanctions")
    desk.document.preview(desk.document.scenario.with_level("sanctions", Decimal("0.3")))
    desk.settle()
    desk.document.commit()
    words = ["checked", "checked", "proved", "proved"]
    assert [along for along, _, _ in told] == words
    assert [foot for _, foot, _ in told] == [f"equilibria: {word}" for word in words]
    assert told[2][2] == pytest.approx(told[1][2], abs=1e-9), "ticks stay where they are"


def test_dragging_the_cursor_of_the_chart_is_dragging_the_slider(desk: Desk) -> None:
    canvas = desk.window.book.sweep.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert desk.document.scenario.levels["sanctions"] == 0
    assert desk.row("sanctions").spin.text() == "0.00"
    assert "Managed containment" in desk.headline


def test_choosing_another_driver_sweeps_along_it(desk: Desk) -> None:
    desk.row("casualties").radio.click()
    desk.settle()
    assert desk.analysis.driver == "casualties"
    scene = desk.window.book.sweep.canvas.scene
    assert scene is not None
    assert scene.axis.name == "Pressure after US casualties"


def test_moving_a_level_of_nonsense_into_the_spin_box_changes_nothing(desk: Desk) -> None:
    start = desk.document.scenario
    spin = desk.row("sanctions").spin
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "abc")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert desk.document.scenario == start


def test_every_bundled_scenario_opens_solved_and_replaces_every_panel(desk: Desk) -> None:
    for name in names():
        scenario = load_named(name)
        assert desk.window.files.open_bundled(name)
        assert desk.headline, name
        assert desk.analysis.live is not None
        assert desk.analysis.live.payoffs.shape == (len(scenario.players), *scenario.shape)
        scene = desk.window.book.sweep.canvas.scene
        assert scene is not None
        assert scene.axis.name == scenario.driver(scenario.sweep_driver).name
        assert desk.window.windowTitle().startswith(scenario.title)
        assert len(desk.window.findChildren(DriverRow)) == len(scenario.drivers)


def test_a_broken_file_is_explained_and_the_desk_lives_on(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "broken.equipoise"
    path.write_text("[" * 100_000, encoding="utf-8")
    start = desk.document.scenario
    assert not desk.window.files.open_path(path)
    assert desk.document.scenario is start
    assert desk.dialogs.problems
    desk.drag("sanctions", "0.10")
    assert "Managed containment" in desk.headline


def test_closing_with_unsaved_changes_asks_and_cancel_keeps_the_desk(desk: Desk) -> None:
    desk.drag("sanctions", "0.80")
    assert desk.window.isWindowModified()
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert desk.dialogs.asked[-1].startswith("unsaved")
    desk.dialogs.unsaved = Answer.DISCARD
    assert desk.window.close()


def test_saving_leaves_nothing_unsaved(desk: Desk, tmp_path: Path) -> None:
    desk.dialogs.save_path = tmp_path / "mine.equipoise"
    desk.drag("sanctions", "0.80")
    desk.trigger("file.save")
    assert not desk.window.isWindowModified()
    assert desk.window.windowTitle().startswith("mine.equipoise")
    desk.trigger("edit.undo")
    assert desk.window.isWindowModified()


def test_every_panel_wears_another_theme(desk: Desk) -> None:
    for theme in ("dark", "light"):
        desk.theme.choose(theme)
        image = desk.window.grab().toImage()
        corner = image.pixelColor(3, image.height() // 2).lightness()
        assert (corner < 100) == (theme != "light"), theme


def test_resetting_levels_is_one_step(desk: Desk) -> None:
    desk.drag("sanctions", "0.80")
    desk.drag("protest", "0.10")
    desk.trigger("levels.reset")
    assert desk.document.scenario.levels == load_named("iraq-2019").levels
    desk.trigger("edit.undo")
    assert desk.document.scenario.levels["protest"] == Decimal("0.10")


def test_how_the_desk_was_left_is_remembered(desk: Desk, tmp_path: Path) -> None:
    desk.theme.choose("dark")
    desk.window.menus.actions.submenus["view.rule"].choose("high")
    desk.window.book.set_rule("high")
    desk.window.close()
    prefs = Store(tmp_path / "prefs.ini").load()
    assert (prefs.theme, prefs.rule) == ("dark", "high")
    assert prefs.geometry
    assert prefs.layout


def test_everything_a_person_can_operate_has_a_name(desk: Desk) -> None:
    kinds = (
        QAbstractButton,
        QAbstractSlider,
        QAbstractSpinBox,
        QAbstractItemView,
        QComboBox,
        QLineEdit,
        QTabBar,
    )
    unnamed = []
    for widget in desk.window.findChildren(QWidget):
        if not isinstance(widget, kinds) or not widget.isVisible():
            continue
        inside = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        if inside or widget.inherits("QScrollBar") or widget.inherits("QTableCornerButton"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            unnamed.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert not unnamed


def test_the_chart_tells_what_it_shows_to_those_who_do_not_see_it(desk: Desk) -> None:
    canvas = desk.window.book.sweep.canvas
    assert "3/16" in canvas.accessibleDescription()
    assert canvas.table().rows


def test_the_audit_says_that_nashpy_agrees_everywhere(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.analysis.audit is not None)
    strip = desk.window.findChild(StatusStrip)
    assert strip is not None
    assert "nashpy agrees in 5 of 5" in strip.label.text()


def test_a_click_on_a_tipping_point_selects_the_payoff_it_makes_attractive(desk: Desk) -> None:
    desk.window.book.sweep.canvas.tipping_clicked.emit(3)  # 2/3: Baghdad turns to expelling
    key = desk.window.selection.key
    assert key is not None
    assert (key.player, key.profile) == ("baghdad", ("retaliate", "retaliate", "expel"))


def test_a_click_on_a_regime_selects_its_profile_and_edits_nothing(desk: Desk) -> None:
    start = desk.document.scenario
    desk.window.book.sweep.canvas.regime_clicked.emit(0)
    key = desk.window.selection.key
    assert key is not None
    assert key.profile == ("absorb", "absorb", "absorb")
    assert desk.document.scenario is start


def test_every_chart_draws_when_its_tab_is_opened_or_says_what_play_it_is_of(
    desk: Desk, qtbot: QtBot
) -> None:
    tabs = desk.window.book.tabs
    desk.window.selection.select(PayoffKey("iran", ("retaliate", "retaliate", "absorb")))
    drawn = set()
    for stages in ((), (("iran",), ("us",), ("baghdad",))):
        choose_play(desk.document, stages)
        desk.settle()
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            if place == desk.window.book.place_of("responses" if stages else "tree"):
                qtbot.waitUntil(lambda: "move" in tabs.hindrance)
                continue
            qtbot.waitUntil(lambda: tabs.page.has_scene)
            scene = tabs.page.scene()
            assert scene is not None
            drawn.add(place)
            assert scene.title
            assert scene.description
            assert "Iraq" in scene.provenance.scenario
    assert drawn == set(range(tabs.count()))


def test_the_selection_rule_reaches_the_charts(desk: Desk) -> None:
    desk.window.book.set_rule("high")
    scene = desk.window.book.sweep.canvas.scene
    assert scene is not None
    assert scene.rule == "Follow from high"


def test_the_charts_show_faintly_what_was_opened(desk: Desk) -> None:
    def ghost() -> Ghost | None:
        scene = desk.window.book.sweep.canvas.scene
        return scene.ghost if scene is not None else None

    desk.trigger("view.ghost-toggle")
    desk.qtbot.waitUntil(lambda: ghost() is not None)
    found = ghost()
    assert found is not None
    assert found.note == "as opened: the same picture, today at 0.60"
    desk.drag("assistance", "0.60")
    found = ghost()
    assert found is not None
    assert [tip.text for tip in found.gone] == ["8/15", "2/3"]
    assert desk.window.menus.actions.action("view.ghost-toggle").isChecked()
    desk.trigger("view.ghost-toggle")
    assert ghost() is None


def test_a_scenario_from_nothing_is_solved_and_draws_no_chart_of_another(desk: Desk) -> None:
    desk.document.restore(blank(Draft()), None)
    desk.settle()
    assert desk.headline.startswith("No payoff differs yet")
    page = desk.window.book.sweep
    assert page.canvas.isHidden()
    assert page.scene() is None
    empty = blank(Draft(drivers=(DriverDraft("Pressure"),)))
    desk.document.restore(empty, None)
    desk.settle()
    assert page.canvas.isHidden()  # every profile is an equilibrium: a chart would show one
    first = ("strategy-1", "strategy-1")
    desk.document.apply(with_payoff(empty, "player-1", first, Decimal(1)), "Payoff")
    desk.settle()
    assert not page.canvas.isHidden()


def test_the_largest_game_from_nothing_is_solved_at_once(desk: Desk) -> None:
    five = (StrategyDraft(),) * 5
    players = tuple(replace(player, strategies=five) for player in Draft().players)
    draft = Draft(count=3, players=players, drivers=(DriverDraft("Pressure"),))
    desk.document.restore(blank(draft), None)
    desk.settle()
    assert desk.headline.startswith("No payoff differs yet")
    assert desk.window.book.sweep.canvas.isHidden()


def test_undo_can_run_while_a_slider_moves_and_is_named_when_it_is_let_go(desk: Desk) -> None:
    undo, document = desk.window.menus.actions.action("edit.undo"), desk.document
    export = desk.window.menus.actions.action("chart.export")
    assert not undo.isEnabled()
    document.begin("Sanctions pressure")
    for level in ("0.61", "0.62"):
        moved = document.scenario.with_level("sanctions", Decimal(level))
        document.preview(moved, f"Sanctions pressure to {level}")
        assert undo.isEnabled()
        assert undo.text() == "&Undo Sanctions pressure to 0.61"
        assert export.isEnabled()
    document.commit()
    assert undo.text() == "&Undo Sanctions pressure to 0.62"
    desk.settle()
    document.undo()
    assert not undo.isEnabled()


def test_a_slider_that_passes_its_saved_level_takes_nothing_back_till_it_is_let_go(
    desk: Desk,
) -> None:
    document, actions = desk.document, desk.window.menus.actions
    offered = [actions.action(name) for name in ("edit.undo", "file.save")]
    saved = document.scenario
    document.begin("Sanctions pressure")
    document.preview(saved.with_level("sanctions", Decimal("0.61")))
    assert all(action.isEnabled() for action in offered)
    document.preview(saved)
    assert all(action.isEnabled() for action in offered)
    document.commit()
    assert not actions.action("edit.undo").isEnabled()
