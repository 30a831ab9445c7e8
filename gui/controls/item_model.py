"""What item models share: an index of either kind, nowhere, and tables whose columns have names.

Owns no words and no data; those are each model's.
"""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

__all__ = ["NOWHERE", "AnyIndex", "NamedColumns"]

AnyIndex = QModelIndex | QPersistentModelIndex
#: The parent of every row of a flat model.
NOWHERE = QModelIndex()


class NamedColumns(QAbstractTableModel):
    """A table with a fixed number of columns, each with a name; rows have no names."""

    HEADERS: ClassVar[tuple[str, ...]]

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEADERS[section]
        return None

    def retell(self, first: int, last: int) -> None:
        """Say that rows look different, the last one included; nothing if there are none."""
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.HEADERS) - 1))
