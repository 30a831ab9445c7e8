"""The list of snapshots: what can be done with one, by key and in its own menu.

Owns the look of the list and the wishes it passes on; does nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView

from gui.controls.arrange import offer
from gui.controls.views import plain
from gui.panels.versions.model import SnapshotRole, SnapshotsModel
from gui.panels.versions.row import SnapshotDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario

__all__ = ["SnapshotList"]


class SnapshotList(QListView):
    """Snapshots, the newest first.

    Signals
    -------
    chosen(str)
        Another snapshot is selected; its id, empty for none.
    compare_asked(), restore_asked(), rename_asked(), remove_asked()
        What is to become of the selected one.
    """

    chosen = Signal(str)
    compare_asked = Signal()
    restore_asked = Signal()
    rename_asked = Signal()
    remove_asked = Signal()

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("snapshots")
        plain(self, "Snapshots", "The newest first; Return compares one with the present")
        self.rows = SnapshotsModel(scenario, self)
        self.setModel(self.rows)
        self.setItemDelegate(SnapshotDelegate(self))
        self.setUniformItemSizes(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        offer(self, "Compare with the present", self.compare_asked)
        offer(self, "Restore", self.restore_asked)
        offer(self, "Rename", self.rename_asked, "F2")
        offer(self, "Remove", self.remove_asked, "Del")
        self.activated.connect(self.compare_asked)
        self.selectionModel().currentChanged.connect(self._on_current)

    def select(self, snapshot_id: str) -> None:
        """Select a snapshot; an unknown one selects nothing."""
        row = self.rows.row_of(snapshot_id)
        self.setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex())

    def restyled(self) -> None:
        """Lay rows out in the size of type in force."""
        self.doItemsLayout()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(str(current.data(SnapshotRole.ID)) if current.isValid() else "")
