"""Comparing on the desk: the window follows pickers and present, and gives its words away."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from games.model.edit.cells import with_base
from games.model.edit.snapshots import take
from games.model.file.library import load_named
from games.model.file.scenario_file import save
from gui.charts.canvas.pair import PairCanvas
from gui.core.earlier import SAVED
from gui.desk.talks.comparing import view
from gui.desk.talks.comparing.sides import FILE, PRESENT
from gui.look.tokens import DARK
from gui.look.wear import put_on

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.desk.talks.comparing.window import CompareWindow
    from gui.look.tokens import Tokens
    from whole_desk import Desk

NOON = "2026-03-01T12:00:00+00:00"


@pytest.fixture
def edited(desk: Desk) -> Desk:
    """The baseline, kept as “Before”, then edited."""
    kept = take(desk.document.scenario, "Before", taken=NOON)
    desk.document.apply(kept, "Take")
    desk.document.apply(with_base(kept, "iran-exposure", Decimal("-1.25")), "Edit")
    desk.settle()
    return desk


def compared(desk: Desk, command: str = "snapshot.compare") -> CompareWindow:
    """Ask for a comparison and wait until it is shown."""
    desk.trigger(command)
    return settled(desk)


def settled(desk: Desk) -> CompareWindow:
    window = desk.window.versions.window
    assert window is not None
    desk.qtbot.waitUntil(lambda: not desk.window.versions.comparing._asked)
    return window


def pick(window: CompareWindow, old: str, new: str) -> None:
    window.old.setCurrentIndex(window.old.findData(old))
    window.new.setCurrentIndex(window.new.findData(new))
    window.old.activated.emit(window.old.currentIndex())


def test_the_first_comparison_is_with_the_file_as_it_was(edited: Desk) -> None:
    window = compared(edited)
    assert window.keys == (SAVED, PRESENT)
    assert "“Escalation on Iraqi soil” gives way to “Cat and mouse”" in window.view.strips.words
    assert "Exposure and backlash in Iraq" in window.view.words.toPlainText()
    assert window.view.payoffs.rowCount() == 4
    window.close()


def test_another_theme_dresses_the_strips_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[Tokens] = []

    class Counting(PairCanvas):
        def restyle(self, tokens: Tokens) -> None:
            super().restyle(tokens)
            worn.append(tokens)

    monkeypatch.setattr(view, "PairCanvas", Counting)
    made = view.CompareView()
    qtbot.addWidget(made)
    worn.clear()
    put_on(DARK)
    assert worn == [DARK]
    assert made.strips.palette().window().color().name() == DARK.base.lower()


def test_another_side_is_compared_as_soon_as_it_is_picked(edited: Desk) -> None:
    window = compared(edited)
    pick(window, PRESENT, "snapshot:before")
    settled(edited)
    assert "“Cat and mouse” gives way to “Escalation on Iraqi soil”" in window.view.strips.words
    window._swap.click()
    settled(edited)
    assert window.keys == ("snapshot:before", PRESENT)
    pick(window, PRESENT, PRESENT)
    settled(edited)
    assert window.view.title.text() == "Nothing differs"
    assert window.view.strips.isHidden()
    assert window.view.payoffs.isHidden()
    window.close()


def test_the_window_follows_the_present_while_it_is_open(edited: Desk) -> None:
    window = compared(edited)
    edited.trigger("edit.undo")
    edited.qtbot.waitUntil(lambda: "Exposure" not in window.view.words.toPlainText())
    assert "New snapshot" not in window.view.words.toPlainText()
    assert window.view.title.text() == "Nothing differs"
    window.close()


def test_a_snapshot_that_goes_leaves_the_present_in_its_place(edited: Desk) -> None:
    window = compared(edited)
    pick(window, "snapshot:before", PRESENT)
    settled(edited)
    edited.document.undo()
    edited.document.undo()
    edited.qtbot.waitUntil(lambda: window.keys == (PRESENT, PRESENT))
    settled(edited)
    assert window.view.title.text() == "Nothing differs"
    window.close()


def test_a_file_can_stand_on_a_side_and_a_broken_one_is_explained(
    edited: Desk, tmp_path: Path
) -> None:
    other, broken = tmp_path / "other.equipoise", tmp_path / "broken.equipoise"
    save(load_named("us-baghdad"), other)
    broken.write_text("{", encoding="utf-8")
    window = compared(edited)
    edited.dialogs.open_path = broken
    pick(window, FILE, PRESENT)
    settled(edited)
    assert window.keys == (SAVED, PRESENT)
    assert "“broken.equipoise” cannot be compared." in edited.dialogs.problems[0][0]
    edited.dialogs.open_path = other
    pick(window, FILE, PRESENT)
    settled(edited)
    assert window.old.currentText() == "other.equipoise"
    assert "games of different players" in window.view.words.toPlainText()
    window.close()


def test_the_words_are_copied_and_saved_in_three_forms(edited: Desk, tmp_path: Path) -> None:
    window = compared(edited)
    window._copy.click()
    assert "What it does to the outcome" in QGuiApplication.clipboard().text()
    for name, found in (
        ("a.md", "## What it does to the outcome"),
        ("a.txt", "  - Today “Escalation"),
        ("a.html", "<svg"),
    ):
        edited.dialogs.paper_path = tmp_path / name
        window._save.click()
        assert found in (tmp_path / name).read_text(encoding="utf-8")
        assert window.said.text().startswith("Saved to")
    edited.dialogs.paper_path = tmp_path / "nowhere" / "a.md"
    window._save.click()
    assert "could not be saved" in edited.dialogs.problems[-1][0]
    window.close()


def test_payoffs_are_copied_as_a_spreadsheet_takes_them(edited: Desk) -> None:
    window = compared(edited)
    window.view.payoffs.selectRow(1)
    QTest.keyClick(window.view.payoffs, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:2] == ["Payoff of", "US"]
    assert row.split("\t")[-1] == "−0.75"
    window.close()


def test_a_snapshot_is_taken_from_the_menu_and_compared_from_the_panel(desk: Desk) -> None:
    desk.trigger("snapshot.take")
    panel = desk.window._panels.versions
    assert panel.isVisible()
    QTest.keyClick(panel.form._name, Qt.Key.Key_Return)
    panel.compare.click()
    window = settled(desk)
    assert window.old.currentText() == "Snapshot 1"
    assert window.view.title.text() == "Nothing differs"
    window.close()


def test_taking_a_snapshot_solves_nothing_again(desk: Desk) -> None:
    live = desk.analysis.live
    assert live is not None
    kept = take(desk.document.scenario, "x", taken=NOON)
    desk.document.apply(kept, "Take")
    assert desk.analysis.live is not None
    assert desk.analysis.live.sweep is live.sweep


def test_both_are_swept_along_the_driver_of_the_desk(edited: Desk) -> None:
    window = compared(edited)
    edited.row("protest").radio.click()
    edited.settle()
    edited.qtbot.waitUntil(lambda: "Along protest" in window.view.strips.caption)
    window.close()


def test_work_that_is_cancelled_leaves_what_needs_no_solving(edited: Desk) -> None:
    window = compared(edited)
    pick(window, "snapshot:before", PRESENT)
    window.cancelled.emit()
    assert edited.window.versions.comparing._lane.idle
    assert window.view.title.text().startswith("Cancelled: what it does to the outcome")
    assert "Exposure and backlash" in window.view.words.toPlainText()
    assert window._cancel.isHidden()
    pick(window, "snapshot:before", PRESENT)
    settled(edited)
    assert "gives way to" in window.view.strips.words
    window.close()


def test_what_was_edited_is_read_while_the_games_are_still_being_solved(edited: Desk) -> None:
    window = compared(edited)
    comparing = edited.window.versions.comparing
    pick(window, "snapshot:before", PRESENT)
    comparing._late.timeout.emit()
    assert window.view.title.text() == "What it does to the outcome is being worked out"
    assert "Exposure and backlash" in window.view.words.toPlainText()
    assert not window._copy.isEnabled()
    settled(edited)
    assert "gives way to" in window.view.strips.words
    assert window._copy.isEnabled()
    window.close()
