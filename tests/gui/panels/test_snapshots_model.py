"""Snapshots as rows: the newest first, when they were taken, and what differs by now."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from games.model.edit.cells import with_base
from games.model.edit.snapshots import described, take, without_snapshot
from gui.panels.versions.model import SnapshotRole, SnapshotsModel, differs_text, when_taken

if TYPE_CHECKING:
    from games.model.scenario import Scenario

NOON = "2026-03-01T12:05:00"


@pytest.fixture
def kept(scenario: Scenario) -> Scenario:
    once = take(scenario, "First", "why", taken=NOON)
    return take(with_base(once, "b", Decimal(-2)), "Second", taken=NOON)


def watched(scenario: Scenario) -> SnapshotsModel:
    model = SnapshotsModel(scenario)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def names(model: SnapshotsModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_newest_is_first_and_every_row_tells_what_differs(kept: Scenario) -> None:
    model = watched(kept)
    assert names(model) == ["Second", "First"]
    second, first = model.index(0), model.index(1)
    assert second.data(SnapshotRole.DIFFERS) == "The same as now"
    assert first.data(SnapshotRole.DIFFERS) == "1 edit since. “costs” (Col): base from −1 to −2."
    assert first.data(SnapshotRole.WHEN) == "1 Mar 2026, 12:05"
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "why"
    assert "First, 1 Mar 2026" in first.data(Qt.ItemDataRole.AccessibleTextRole)


def test_rows_follow_the_scenario(kept: Scenario) -> None:
    model = watched(kept)
    model.show_scenario(without_snapshot(kept, "second"))
    assert names(model) == ["First"]
    model.show_scenario(described(kept, "first", "Renamed", ""))
    assert names(model) == ["Second", "Renamed"]
    assert model.row_of("first") == 1
    assert model.row_of("gone") == -1


def test_what_differs_is_not_worked_out_while_the_hand_is_on_the_controls(kept: Scenario) -> None:
    model = watched(kept)
    moved = kept.with_level("heat", Decimal("0.9"))
    assert model.index(0).data(SnapshotRole.DIFFERS) == "The same as now"
    model.show_scenario(moved)
    assert model.index(0).data(SnapshotRole.DIFFERS) == "The same as now"
    model.compare_anew()
    assert model.index(0).data(SnapshotRole.DIFFERS) == "1 edit since. Heat: today from 0.5 to 0.9."


def test_a_time_elsewhere_is_told_by_the_clock_here(scenario: Scenario) -> None:
    snapshot = take(scenario, "x", taken="2026-03-01T12:05:00+00:00").snapshots[0]
    here = datetime.fromisoformat(snapshot.taken).astimezone()
    assert when_taken(snapshot).endswith(f"{here:%H:%M}")
    assert differs_text(snapshot, scenario) == "The same as now"
