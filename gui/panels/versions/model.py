"""Snapshots as rows of a list, the newest first: name, when, and what differs from the present.

Owns what each row says. What differs is worked out late and once: comparing fifty snapshots with
the present must cost nothing while a slider moves. Changes nothing.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from games.model.validate import moment
from gui.controls.item_model import NOWHERE, AnyIndex
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from games.model.scenario import Scenario, Snapshot

__all__ = ["SnapshotRole", "SnapshotsModel", "differs_text", "when_taken"]

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class SnapshotRole(IntEnum):
    """What else a row tells."""

    ID = Qt.ItemDataRole.UserRole
    WHEN = Qt.ItemDataRole.UserRole + 1
    DIFFERS = Qt.ItemDataRole.UserRole + 2


def when_taken(snapshot: Snapshot) -> str:
    """Return when a snapshot was taken, by the clock of this place: "1 Mar 2026, 09:30"."""
    at = moment(snapshot.taken)
    if at is None:
        return snapshot.taken
    here = at.astimezone() if at.tzinfo else at
    return f"{here.day} {_MONTHS[here.month - 1]} {here.year}, {here:%H:%M}"


def differs_text(snapshot: Snapshot, now: Scenario) -> str:
    """Say in one line how the present differs from a snapshot."""
    from games.study.compare.edits import edits  # not at the start

    found = edits(snapshot.scenario, now.body)
    if not found:
        return "The same as now"
    count = "1 edit" if len(found) == 1 else f"{len(found)} edits"
    return f"{count} since. {found[0].text}"


class SnapshotsModel(QAbstractListModel):
    """The snapshots of one scenario.

    Parameters
    ----------
    scenario
        Whose they are.
    parent
        Owner.
    """

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._compared = scenario
        self._rows = scenario.snapshots[::-1]
        self._differs: dict[str, str] = {}

    def show_scenario(self, scenario: Scenario) -> None:
        """Show the snapshots of a scenario; what differs keeps its words until `compare_anew`."""
        self._scenario = scenario
        rows = scenario.snapshots[::-1]
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._differs.clear()
        self._compared = scenario
        self.endResetModel()

    def compare_anew(self) -> None:
        """Work out again what differs from the present, as rows are looked at."""
        if self._compared is self._scenario:
            return
        self._compared = self._scenario
        self._differs.clear()
        if self._rows:
            ends = self.index(0), self.index(len(self._rows) - 1)
            self.dataChanged.emit(*ends, [SnapshotRole.DIFFERS])

    def row_of(self, snapshot_id: str) -> int:
        """Return the row of a snapshot, -1 if there is none."""
        ids = [snapshot.id for snapshot in self._rows]
        return ids.index(snapshot_id) if snapshot_id in ids else -1

    def snapshot(self, row: int) -> Snapshot | None:
        """Return the snapshot of a row, None if there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return how many snapshots there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says."""
        snapshot = self.snapshot(index.row()) if index.isValid() else None
        if snapshot is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return snapshot.name
        if role == SnapshotRole.ID:
            return snapshot.id
        if role == SnapshotRole.WHEN:
            return when_taken(snapshot)
        if role == SnapshotRole.DIFFERS:
            return self._differs_of(snapshot)
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_tip(snapshot.note) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{snapshot.name}, {when_taken(snapshot)}. {self._differs_of(snapshot)}"
        return None

    def _differs_of(self, snapshot: Snapshot) -> str:
        if snapshot.id not in self._differs:
            self._differs[snapshot.id] = differs_text(snapshot, self._compared)
        return self._differs[snapshot.id]
