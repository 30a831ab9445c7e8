"""The equilibria of a reading as a Qt table: a block of rows for each.

A block is the outcome's name, a row for every player (who, what he plays, what he expects) and a
line of proof. Owns that order and the roles. What the words are is `games.analysis.reading`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from gui.colors import readable
from gui.models.tables import tsv

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from games.analysis.reading import Mix, Row

__all__ = ["EquilibriaModel", "Kind"]

AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
#: A probability stays on one line with its sign.
_SHARE, _HELD = re.compile(r" (\S+) %"), "\N{NO-BREAK SPACE}\\1\N{NO-BREAK SPACE}%"
_HEADERS = ("Player", "Plays", "Payoff")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Kind(Enum):
    """What a line of the table is."""

    NAME = auto()
    PLAYER = auto()
    PROOF = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    kind: Kind
    row: Row
    mix: Mix | None = None

    def cells(self) -> tuple[str, str, str]:
        if self.kind is Kind.NAME:
            return self.row.name, "", ""
        if self.mix is not None:
            return self.mix.player, self.mix.text, self.mix.payoff_text
        row = self.row
        found = [f"found by {row.found_by}"] if row.found_by else []
        said = [*row.badges, row.kind, f"index {row.index}", f"regret {row.regret}", *found]
        return " · ".join(said), "", ""


class EquilibriaModel(QAbstractTableModel):
    """Lines of all equilibria.

    A name and a proof stand in the first column and are meant to span all three.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._paper, self._soft = "#ffffff", "#000000"
        self._small, self._strong = QFont(), QFont()

    def dress(self, paper: str, soft: str, small: QFont, strong: QFont) -> None:
        """Take colours and fonts."""
        self._paper, self._soft, self._small, self._strong = paper, soft, small, strong
        if self._lines:
            last = self.index(self.rowCount() - 1, len(_HEADERS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def show(self, rows: Sequence[Row]) -> None:
        """Show other equilibria."""
        self.beginResetModel()
        self._lines = []
        for row in rows:
            self._lines.append(_Line(Kind.NAME, row))
            self._lines.extend(_Line(Kind.PLAYER, row, mix) for mix in row.mixes)
            self._lines.append(_Line(Kind.PROOF, row))
        self.endResetModel()

    def kind(self, line: int) -> Kind:
        """Return what a line is."""
        return self._lines[line].kind

    def text(self, lines: Iterable[int]) -> str:
        """Return lines as tab-separated text."""
        return tsv(self._lines[line].cells() for line in lines)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADERS)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Everything can be selected and copied."""
        return _SELECTABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Name the columns; lines have no names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return text, colours and fonts."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _SHARE.sub(_HELD, line.cells()[column])
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(line.row.why) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column == len(_HEADERS) - 1 else _LEFT
            case Qt.ItemDataRole.DecorationRole:
                named = line.kind is Kind.NAME and column == 0
                return QColor(line.row.color) if named else None
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(line, column)
            case Qt.ItemDataRole.FontRole:
                if line.kind is Kind.PROOF:
                    return self._small
                return self._strong if line.kind is Kind.NAME and column == 0 else None
            case _:
                return None

    def _spoken(self, line: _Line, column: int) -> str:
        if line.mix is None or column:
            return line.cells()[column]
        return f"{line.mix.player} plays {line.mix.text}, payoff {line.mix.payoff_text}"

    def _ink(self, line: _Line, column: int) -> QColor | None:
        if line.kind is Kind.PROOF:
            return QColor(self._soft)
        if line.mix is not None and column != 1:
            return QColor(readable(line.mix.color, self._paper))
        return None
