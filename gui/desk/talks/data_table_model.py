"""A table of text as a Qt model: what stands behind a chart, to be read and copied.

Owns how cells are shown: numbers shortened to what is read, in full where they are copied or
pointed at. Knows no chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt

from games.model.numbers import MINUS, ascii_only
from gui.controls.item_model import NOWHERE, AnyIndex
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

__all__ = ["DataTableModel", "shown"]

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: Significant digits of a number that is read.
_DIGITS = 6


def shown(cell: str) -> str:
    """Return a cell as it is read: long numbers shortened, with a true minus sign."""
    if not cell.lstrip("-.")[:1].isdigit():  # a name may read as a number: Infinity
        return cell
    try:
        value = float(cell)
    except ValueError:
        return cell
    if len(cell.lstrip("-")) > _DIGITS + 1:
        cell = f"{value:.{_DIGITS}g}"
    return cell.replace("-", MINUS)


class DataTableModel(QAbstractTableModel):
    """Headers and rows of text.

    Columns of numbers and ranges of numbers stand on the right, also where a word ("gone") takes
    the place of some.

    Attributes
    ----------
    headers, rows
        Names of the columns, and all cells in full.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headers: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()
        self._numeric: tuple[bool, ...] = ()

    def show(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show another table; of the same shape it keeps selection and place."""
        new_headers = tuple(headers)
        new_rows = tuple(tuple(row) for row in rows)
        if (new_headers, new_rows) == (self.headers, self.rows):
            return
        same = new_headers == self.headers and len(new_rows) == len(self.rows)
        if not same:
            self.beginResetModel()
        self.headers, self.rows = new_headers, new_rows
        self._numeric = tuple(
            _holds_numbers([row[column] for row in new_rows if row[column]])
            for column in range(len(new_headers))
        )
        if not same:
            self.endResetModel()
        elif new_rows:
            last = self.index(len(new_rows) - 1, len(new_headers) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(new_headers) - 1)

    def cells(self, indexes: Sequence[AnyIndex]) -> list[list[str]]:
        """Return chosen cells in full, row by row; headers come first where a column is whole."""
        by_row: dict[int, list[int]] = {}
        for index in sorted(indexes, key=lambda i: (i.row(), i.column())):
            by_row.setdefault(index.row(), []).append(index.column())
        found = [[self.rows[row][column] for column in by_row[row]] for row in by_row]
        whole = len(by_row) == len(self.rows) or any(
            len(columns) == len(self.headers) for columns in by_row.values()
        )
        if found and whole:
            columns = next(iter(by_row.values()))
            found.insert(0, [self.headers[column] for column in columns])
        return found

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.headers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what is read, and in full what is pointed at."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return in_tip(cell) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if self._numeric[index.column()] else _LEFT
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.headers[index.column()]}: {shown(cell) or 'empty'}"
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Name columns; count rows."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Vertical:
                return str(section + 1)
            return self.headers[section] if section < len(self.headers) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return _RIGHT if section < len(self._numeric) and self._numeric[section] else _LEFT
        return None


def _holds_numbers(cells: Sequence[str]) -> bool:
    numbers = [all(map(_reads_as_number, cell.split(" to "))) for cell in cells]
    return any(numbers) and all(
        number or cell.isalpha() for number, cell in zip(numbers, cells, strict=True)
    )


def _reads_as_number(cell: str) -> bool:
    for side in ("beyond ", "below "):
        cell = cell.removeprefix(side)
    text = ascii_only(cell).removeprefix("≈").removesuffix("%").strip()
    whole, slash, part = text.partition("/")
    try:
        float(whole)
        float(part if slash else "0")
    except ValueError:
        return False
    return True
