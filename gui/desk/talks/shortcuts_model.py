"""The sheet of shortcuts as a Qt table: where, which keys, what they do; searchable, copyable.

Owns rows and their filter. The rows come from the commands and from the declared keys of panels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from gui.controls.item_model import NOWHERE, AnyIndex, NamedColumns
from gui.controls.tables import tsv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

__all__ = ["Shortcut", "ShortcutModel"]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One row."""

    place: str
    keys: str
    does: str

    @property
    def cells(self) -> tuple[str, str, str]:
        """The row as texts."""
        return self.place, self.keys, self.does


class ShortcutModel(NamedColumns):
    """All shortcuts, or those that contain every word sought.

    Parameters
    ----------
    rows
        In the order of the sheet.
    """

    HEADERS = ("Where", "Keys", "What it does")

    def __init__(self, rows: Iterable[Shortcut], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(rows)
        self._rows = self._all

    def seek(self, query: str) -> None:
        """Show the rows in which every word of a query occurs."""
        words = query.casefold().split()
        self.beginResetModel()
        self._rows = tuple(
            row
            for row in self._all
            if all(word in " ".join(row.cells).casefold() for word in words)
        )
        self.endResetModel()

    def text(self) -> str:
        """Return what is shown as tab-separated text."""
        return tsv([self.HEADERS, *(row.cells for row in self._rows)])

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """What is shown."""
        return tuple(row.cells for row in self._rows)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return texts; a place is written once, and spoken always."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                above = self._rows[index.row() - 1].place if index.row() else ""
                return "" if column == 0 and row.place == above else row.cells[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(row.cells) if column == 0 else row.cells[column]
            case _:
                return None
