"""A command given while something is half typed hands it over first, whichever command it is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from games.model.file.scenario_file import content_hash, load
from gui.charts.kinds import KINDS
from gui.core.playing import choose_play
from gui.core.selection import PayoffKey
from gui.desk.frame.focus import bring_forward
from gui.desk.talks.export_dialog import ExportChoice
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.structure.panel import StructurePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.panels.considerations.form import ConsiderationForm
    from gui.panels.structure.items import Item
    from whole_desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(desk_on: Callable[..., Desk], tmp_path: Path) -> Desk:
    """A window on a file of its own, with nothing to save."""
    desk = desk_on("iraq-2019")
    desk.dialogs.save_path = tmp_path / "mine.equipoise"
    assert desk.window.files.save_as()
    desk.dialogs.asked.clear()
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    return desk


def field_of(desk: Desk, item: Item, name: str) -> QLineEdit:
    """Return a field of the structure, in front."""
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    panel.show_item(item)
    assert panel.form is not None
    edits = panel.form.findChildren(QLineEdit)
    return next(edit for edit in edits if edit.accessibleName() == name)


def typed(edit: QWidget, text: str) -> None:
    """Type over all that stands in a field."""
    edit.setFocus()
    edit.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(edit, text)


FIELDS: list[tuple[Item, str, str]] = [
    (("scenario",), "Title", "Aaa1"),
    (("players", "us"), "Name", "Zoe"),
    (("drivers", "protest"), "From", "-1"),
    (("drivers", "protest"), "To", "2"),
    (("drivers", "protest"), "Today", "0.7"),
    (("drivers", "protest"), "Step", "0.5"),
    (("drivers", "protest"), "Unit", "m"),
]


@pytest.mark.parametrize(("item", "name", "text"), FIELDS)
def test_save_takes_what_has_just_been_typed_in_the_structure(
    desk: Desk, item: Item, name: str, text: str
) -> None:
    edit = field_of(desk, item, name)
    before = desk.document.scenario
    typed(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    assert desk.document.scenario != before
    assert load(desk.document.path) == desk.document.scenario
    assert not desk.document.dirty


def level(desk: Desk) -> QWidget:
    spin = desk.row("protest").spin
    bring_forward(spin)
    return spin


def base(desk: Desk) -> QWidget:
    return form(desk).base.spin


def end(desk: Desk) -> QWidget:
    return form(desk).ends._edits[1]


def form(desk: Desk) -> ConsiderationForm:
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    bring_forward(panel)
    panel.edit(next(r.id for r in desk.document.scenario.considerations if r.low))
    return panel.form


def payoff(desk: Desk) -> QWidget:
    panel = desk.window.findChild(PayoffPanel)
    assert panel is not None
    bring_forward(panel)
    panel.edit(PayoffKey("us", ("retaliate", "retaliate", "expel")))
    return panel.editor


NUMBERS = [(level, "0.7"), (base, "25"), (end, "47"), (payoff, "9")]


@pytest.mark.parametrize(("field", "text"), NUMBERS)
def test_save_takes_a_number_that_has_just_been_typed(
    desk: Desk, field: Callable[[Desk], QWidget], text: str
) -> None:
    edit, before = field(desk), desk.document.scenario
    typed(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    assert desk.document.scenario != before
    assert load(desk.document.path) == desk.document.scenario
    assert not desk.document.dirty


def test_the_levels_are_reset_directly_after_one_was_typed(desk: Desk) -> None:
    spin, before = level(desk), desk.document.scenario
    typed(spin, "0.7")
    QTest.keyClick(spin, Qt.Key.Key_0, CONTROL)
    assert desk.document.scenario == before
    desk.document.undo()
    assert desk.document.scenario.driver("protest").level == Decimal("0.7")


def test_undo_takes_back_what_has_just_been_typed(desk: Desk) -> None:
    edit, before = field_of(desk, ("scenario",), "Title"), desk.document.scenario
    desk.document.apply(before.with_level("protest", Decimal("0.9")), "Protest to 0.9")
    typed(edit, "Aaa1")
    desk.trigger("edit.undo")
    assert desk.document.scenario.driver("protest").level == Decimal("0.9")
    assert edit.text() == before.title
    desk.trigger("edit.redo")
    assert desk.document.scenario.title == "Aaa1"


def test_undo_can_be_had_for_the_first_thing_typed(desk: Desk) -> None:
    edit, before = field_of(desk, ("scenario",), "Title"), desk.document.scenario
    assert not desk.window.menus.actions.action("edit.undo").isEnabled()
    typed(edit, "Aaa1")
    desk.trigger("edit.undo")
    assert desk.document.scenario == before
    assert not desk.window.menus.actions.action("edit.undo").isEnabled()


def test_nothing_can_be_saved_once_what_was_typed_is_given_up(desk: Desk) -> None:
    edit = field_of(desk, ("scenario",), "Title")
    typed(edit, "Aaa1")
    save = desk.window.menus.actions.action("file.save")
    assert save.isEnabled()
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not save.isEnabled()


def test_a_command_has_to_wait_for_a_field_that_refuses_its_text(
    desk: Desk, tmp_path: Path
) -> None:
    edit = field_of(desk, ("drivers", "protest"), "To")
    typed(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    notice = desk.window.safety.notices.notice
    assert notice is not None
    assert notice.text.startswith("“Save” has to wait. To: ")
    assert QApplication.focusWidget() is edit
    desk.dialogs.export_choice = ExportChoice(tmp_path / "chart.csv")
    desk.window.menus.actions.action("chart.export").trigger()
    assert not (tmp_path / "chart.csv").exists()
    desk.trigger("view.larger")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    desk.trigger("chart.export")
    assert (tmp_path / "chart.csv").exists()


def exported(desk: Desk, path: Path) -> str:
    """Give the command with the keyboard, wait for the file and return it."""
    desk.dialogs.export_choice = ExportChoice(path)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_E, CONTROL)
    desk.qtbot.waitUntil(path.exists)
    return path.read_text(encoding="utf-8")


def test_a_chart_is_exported_with_what_has_just_been_typed(desk: Desk, tmp_path: Path) -> None:
    typed(field_of(desk, ("scenario",), "Title"), "Aaa1")
    assert "# Aaa1" in exported(desk, tmp_path / "chart.csv")


@pytest.mark.parametrize("chart", [kind.id for kind in KINDS if kind.tab])
def test_a_chart_of_a_number_that_has_just_been_typed_is_waited_for(
    desk: Desk, tmp_path: Path, chart: str
) -> None:
    if chart == "tree":  # there is none where all move at once
        choose_play(desk.document, (("iran",), ("us",), ("baghdad",)))
    desk.chart(chart)
    desk.qtbot.waitUntil(lambda: not desk.window.book.tabs.hindrance)
    before = desk.document.scenario
    typed(payoff(desk), "9")
    text = exported(desk, tmp_path / "new.csv")
    assert desk.document.scenario != before
    assert content_hash(desk.document.scenario)[:12] in text


def test_the_payoff_table_is_copied_with_what_has_just_been_typed(desk: Desk) -> None:
    typed(payoff(desk), "97")
    desk.trigger("copy.payoffs")
    assert "97" in QGuiApplication.clipboard().text()


def test_equilibria_are_copied_of_what_has_just_been_typed(desk: Desk) -> None:
    typed(payoff(desk), "-9")
    QGuiApplication.clipboard().setText("nothing")
    desk.window.menus.actions.action("copy.equilibria").trigger()
    desk.qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "nothing")
    assert desk.analysis.live is not None
    copied = QGuiApplication.clipboard().text()
    desk.trigger("copy.equilibria")
    assert QGuiApplication.clipboard().text() == copied


def test_a_briefing_is_of_what_has_just_been_typed(desk: Desk, tmp_path: Path) -> None:
    typed(field_of(desk, ("scenario",), "Title"), "Aaa1")
    desk.dialogs.folder = tmp_path
    desk.trigger("brief.export")
    desk.qtbot.waitUntil(lambda: (tmp_path / "Aaa1 - briefing").exists(), timeout=30_000)
