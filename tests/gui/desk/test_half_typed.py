"""Saving and closing take over what is half typed, or go to the field that refuses it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from games.model.file.scenario_file import load
from gui.core.selection import PayoffKey
from gui.desk.frame.focus import bring_forward
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.structure.panel import StructurePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whole_desk import Desk

RRK = PayoffKey("iran", ("retaliate", "retaliate", "absorb"))


def type_payoff(desk: Desk, text: str) -> QWidget:
    panel = desk.window.findChild(PayoffPanel)
    assert panel is not None
    panel.edit(RRK, text)
    return panel.editor


def type_level(desk: Desk, text: str) -> QWidget:
    box = desk.row("sanctions").spin
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    return box


def type_title(desk: Desk, text: str) -> QWidget:
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    panel.edit(desk.document.scenario.considerations[0].id)
    edit = panel.form.title.edit
    edit.clear()
    QTest.keyClicks(edit, text)
    return edit


def type_anchor(desk: Desk, text: str) -> QWidget:
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    panel.show_item(("drivers", "sanctions"))
    assert panel.form is not None
    table = panel.form.anchors.table  # type: ignore[attr-defined]
    table.setCurrentCell(0, 0)
    table.edit(table.currentIndex())
    editor = table.indexWidget(table.currentIndex())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return table


WRONG = [
    pytest.param(type_payoff, "x1", "Payoff of Iran at R R K: “x1” is not a number", id="payoff"),
    pytest.param(type_level, "7", "exact level: “7” is not between 0 and 1", id="level"),
    pytest.param(type_title, " ", "Title: ", id="title"),
    pytest.param(type_anchor, "x1", "Anchors: “x1” is not a number", id="anchor"),
]


def notice(desk: Desk) -> str:
    shown = desk.window.safety.notices.notice
    return shown.text if shown is not None else ""


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    """The desk is on a file of its own, with one change to save."""
    desk.dialogs.save_path = path = tmp_path / "mine.equipoise"
    assert desk.window.files.save()
    scenario = desk.document.scenario
    desk.document.apply(scenario.with_level("protest", Decimal("0.9")), "Protest to 0.9")
    desk.dialogs.asked.clear()
    return path


@pytest.mark.parametrize(("enter", "text", "said"), WRONG)
def test_a_text_that_is_refused_is_gone_to_and_nothing_is_saved(
    desk: Desk, path: Path, enter: Callable[[Desk, str], QWidget], text: str, said: str
) -> None:
    before = path.read_bytes()
    field = enter(desk, text)
    assert not desk.window.files.save()
    assert notice(desk).startswith("Not saved. ")
    assert said in notice(desk)
    assert QApplication.focusWidget() is field
    assert path.read_bytes() == before
    assert desk.dialogs.asked == []


@pytest.mark.parametrize(
    ("enter", "text"), [(type_payoff, "1.5"), (type_level, "0.7"), (type_title, "Because")]
)
def test_what_is_half_typed_is_in_the_file_that_is_saved(
    desk: Desk, path: Path, enter: Callable[[Desk, str], QWidget], text: str
) -> None:
    enter(desk, text)
    before = desk.document.scenario
    assert desk.window.files.save()
    assert desk.document.scenario != before
    assert load(path) == desk.document.scenario
    assert not desk.document.dirty
    assert notice(desk) == ""


def test_a_panel_that_was_put_away_comes_back_with_the_field_that_refuses(
    desk: Desk, path: Path
) -> None:
    field = type_title(desk, " ")
    dock = desk.window.findChild(QDockWidget, "dock-considerations")
    assert dock is not None
    dock.close()
    assert not field.isVisible()
    assert not desk.window.files.save()
    assert field.isVisible()
    assert QApplication.focusWidget() is field


def test_closing_goes_to_the_field_that_refuses_before_it_asks_about_changes(
    desk: Desk, path: Path
) -> None:
    field = type_payoff(desk, "x1")
    assert not desk.window.close()
    assert desk.dialogs.asked == []
    assert notice(desk).startswith("One entry cannot be kept as it is. Payoff of Iran")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not desk.window.close()  # the person thinks better of it
    assert desk.dialogs.asked == ["unsaved mine.equipoise"]
    assert notice(desk) == ""


def test_a_corrected_entry_takes_the_notice_away(desk: Desk, path: Path) -> None:
    box = type_level(desk, "7")
    assert not desk.window.files.save()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert desk.row("sanctions").spin.text() == "0.60"
    QTest.keyClicks(box, "0.7")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert notice(desk) == ""
    assert desk.window.files.save()
