"""The versions panel as a person uses it: take, name, restore, remove, undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.model.edit.cells import with_base
from games.model.edit.snapshots import take
from gui.panels.versions.panel import VersionsPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document
    from gui.look.tokens import Tokens

NOON = datetime(2026, 3, 1, 12, 5, tzinfo=UTC)


@pytest.fixture
def panel(desk: Document, tokens: Tokens, qtbot: QtBot) -> VersionsPanel:
    panel = VersionsPanel(desk, clock=lambda: NOON)
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show()
    return panel


def taken(panel: VersionsPanel, name: str) -> None:
    """Take a snapshot as a person would."""
    panel.ask_new()
    edit = panel.form.focusProxy() or panel.form._name
    edit.setText(name)  # type: ignore[attr-defined]
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_an_empty_panel_says_what_snapshots_are_for(panel: VersionsPanel) -> None:
    assert panel.list.isHidden()
    assert "keeps the whole scenario" in panel._hint.text()
    assert panel.restore.isHidden()


def test_return_takes_a_snapshot_under_the_name_that_is_offered(
    panel: VersionsPanel, desk: Document
) -> None:
    start = desk.scenario
    panel.ask_new()
    assert panel.form.name == "Snapshot 1"
    QTest.keyClick(panel.form._name, Qt.Key.Key_Return)
    [snapshot] = desk.scenario.snapshots
    assert (snapshot.name, snapshot.taken) == ("Snapshot 1", "2026-03-01T12:05:00+00:00")
    assert snapshot.scenario == start
    assert desk.labels == ("Take snapshot “Snapshot 1”",)
    assert panel.selected == snapshot.id
    assert panel.form.isHidden()
    desk.undo()
    assert desk.scenario == start
    assert panel.list.isHidden()


def test_a_name_in_use_is_refused_at_the_field_and_nothing_is_lost(
    panel: VersionsPanel, desk: Document
) -> None:
    taken(panel, "Draft")
    taken(panel, "Draft")
    assert len(desk.scenario.snapshots) == 1
    assert "“Draft” already" in panel.form.complaint
    assert panel.form.name == "Draft"
    QTest.keyClicks(panel.form._name, "Draft 2")
    assert not panel.form.complaint
    QTest.keyClick(panel.form._name, Qt.Key.Key_Return)
    assert [one.name for one in desk.scenario.snapshots] == ["Draft", "Draft 2"]


def test_escape_leaves_the_form_and_takes_nothing(panel: VersionsPanel, desk: Document) -> None:
    panel.ask_new()
    QTest.keyClick(panel.form._name, Qt.Key.Key_Escape)
    assert panel.form.isHidden()
    assert not panel.new.isHidden()
    assert not desk.scenario.snapshots


def test_a_snapshot_restored_and_undone_leaves_no_trace(
    panel: VersionsPanel, desk: Document
) -> None:
    taken(panel, "Before")
    before = desk.scenario
    desk.apply(with_base(before, "iran-exposure", Decimal("-1.25")), "Edit")
    edited = desk.scenario
    panel.restore.click()
    assert desk.scenario == before
    assert desk.labels[-1] == "Restore “Before”"
    desk.undo()
    assert desk.scenario == edited
    assert desk.scenario.snapshots == before.snapshots


def test_renaming_and_annotating_are_steps_of_their_own(
    panel: VersionsPanel, desk: Document
) -> None:
    taken(panel, "Before")
    taken(panel, "After")
    edit = panel.name.edit
    edit.setText("Before")  # type: ignore[union-attr]
    assert not panel.settle()
    assert panel.name.complaint == (
        "There is a snapshot called “Before” already: choose another name. Esc keeps the old value."
    )
    edit.setText("Later")  # type: ignore[union-attr]
    assert panel.settle()
    panel.note.edit.setPlainText("Two\nlines")  # type: ignore[union-attr]
    assert panel.settle()
    assert (desk.scenario.snapshots[1].name, desk.scenario.snapshots[1].note) == (
        "Later",
        "Two\nlines",
    )
    assert desk.labels[-2:] == ("Rename snapshot “Later”", "Annotate snapshot “Later”")


def test_delete_removes_and_the_neighbour_is_selected(panel: VersionsPanel, desk: Document) -> None:
    for name in ("One", "Two", "Three"):
        taken(panel, name)
    panel.select("two")
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert [one.name for one in desk.scenario.snapshots] == ["One", "Three"]
    assert panel.selected == "one"
    assert desk.labels[-1] == "Remove snapshot “Two”"
    desk.undo()
    assert [one.name for one in desk.scenario.snapshots] == ["One", "Two", "Three"]


def test_a_name_half_typed_when_its_snapshot_goes_hurts_nobody(
    panel: VersionsPanel, desk: Document
) -> None:
    taken(panel, "One")
    panel.name.edit.setText("Two")  # type: ignore[union-attr]
    desk.undo()
    assert panel.settle()
    assert not desk.scenario.snapshots


def test_comparing_is_asked_for_by_button_and_by_key(
    panel: VersionsPanel, listen: Callable[[SignalInstance], list[object]]
) -> None:
    heard = listen(panel.compare_asked)
    taken(panel, "One")
    panel.compare.click()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert heard == ["one", "one"]


def test_fifty_snapshots_and_long_names_keep_the_panel_in_shape(
    panel: VersionsPanel, desk: Document
) -> None:
    once = take(desk.scenario, "x", "n" * 5000, taken=NOON.isoformat())
    [one] = once.snapshots
    long = f"a very long name {'x' * 60}"
    full = replace(
        once,
        snapshots=tuple(replace(one, id=f"s{k}", name=f"Snapshot {k} {long}") for k in range(50)),
    )
    desk.apply(full, "Many")
    panel.select(full.snapshots[10].id)
    assert panel.list.rows.rowCount() == 50
    assert panel.width() == 340
    assert not panel.grab().isNull()


def test_every_control_has_a_name(
    panel: VersionsPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    taken(panel, "One")
    panel.ask_new()
    assert nameless(panel) == []
