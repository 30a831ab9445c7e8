"""The equilibria of a reading as a Qt table: a block of rows for each.

A block is the outcome's name, a row for every player (who, what he plays, what he expects) and a
line of proof. Owns that order and the roles. What the words are is
`games.words.reading`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gui.controls.item_model import NOWHERE, AnyIndex, NamedColumns
from gui.controls.tables import tsv
from gui.look.colors import readable
from gui.look.literal import in_tip
from gui.look.type import sized
from gui.look.wear import worn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont

    from games.words.reading import Mix, Row

__all__ = ["EquilibriaModel", "Kind"]

#: A probability stays on one line with its sign, and with its strategy unless it is a span, which
#: would be too long then.
_SHARE = re.compile(r"\S+ to \S+ %| \S+ %")
_HOLDS = "\N{NO-BREAK SPACE}"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Kind(Enum):
    """What a line of the table is."""

    NAME = auto()
    PLAYER = auto()
    PROOF = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    """One line, its texts as they are said and as they are shown."""

    kind: Kind
    row: Row
    mix: Mix | None
    cells: tuple[str, str, str]
    shown: tuple[str, ...]

    @property
    def copied(self) -> tuple[str, str, str]:
        """Its texts for a spreadsheet."""
        return self.cells if self.mix is None else (*self.cells[:2], self.mix.payoff_cell)

    @property
    def looks(self) -> tuple[object, ...]:
        """Everything that is seen or told of it."""
        return self.cells, self.row.color, self.row.why, self.mix.color if self.mix else ""


def _held(share: re.Match[str]) -> str:
    return share[0].replace(" ", _HOLDS)


def _line(kind: Kind, row: Row, mix: Mix | None = None) -> _Line:
    if mix is not None:
        cells = (mix.player, mix.text, mix.payoff_text)
    elif kind is Kind.NAME:
        cells = (row.name, "", "")
    else:
        found = [f"found by {row.found_by}"] if row.found_by else []
        index = [f"index {row.index}"] if row.index else []
        regret = [f"regret {row.regret}"] if row.regret else []
        said = [*row.badges, row.kind, *index, *regret, *found]
        cells = (" · ".join(said), "", "")
    shown = (_SHARE.sub(_held, cell) if "%" in cell else cell for cell in cells)
    return _Line(kind, row, mix, cells, tuple(shown))


class EquilibriaModel(NamedColumns):
    """Lines of all equilibria.

    A name and a proof stand in the first column and are meant to span all three.
    """

    HEADERS = ("Player", "Plays", "Payoff")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []

    def show(self, rows: Sequence[Row]) -> bool:
        """Show other equilibria; True if the lines are not the same kinds in the same order."""
        lines: list[_Line] = []
        for row in rows:
            lines.append(_line(Kind.NAME, row))
            lines.extend(_line(Kind.PLAYER, row, mix) for mix in row.mixes)
            lines.append(_line(Kind.PROOF, row))
        if [line.kind for line in lines] == [line.kind for line in self._lines]:
            before, self._lines = self._lines, lines
            for place, (old, new) in enumerate(zip(before, lines, strict=True)):
                if old.looks != new.looks:
                    self.retell(place, place)
            return False
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()
        return True

    def kind(self, line: int) -> Kind:
        """Return what a line is."""
        return self._lines[line].kind

    def shown(self, line: int) -> tuple[str, ...]:
        """Return the texts of a line."""
        return self._lines[line].shown

    def text(self, lines: Iterable[int]) -> str:
        """Return lines as tab-separated text."""
        return tsv(self._lines[line].copied for line in lines)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return text, colours and fonts."""
        if not index.isValid():
            return None
        tell = _TELLS.get(role)
        return None if tell is None else tell(self._lines[index.row()], index.column())

    def pen(self, line: int, column: int) -> tuple[QFont | None, QColor | None, Qt.AlignmentFlag]:
        """Return font and colour of a cell, None for the table's own, and where its text stands."""
        told = self._lines[line]
        return _font(told, column), _ink(told, column), _side(told, column)


def _text(line: _Line, column: int) -> str:
    return line.shown[column]


def _spoken(line: _Line, column: int) -> str:
    if line.mix is None or column:
        return line.cells[column]
    return f"{line.mix.player} plays {line.mix.text}, payoff {line.mix.payoff_text}"


def _tip(line: _Line, _column: int) -> str | None:
    return in_tip("\n".join(line.row.why)) or None


def _side(_line: _Line, column: int) -> Qt.AlignmentFlag:
    return _RIGHT if column == len(EquilibriaModel.HEADERS) - 1 else _LEFT


def _swatch(line: _Line, column: int) -> QColor | None:
    return QColor(line.row.color) if line.kind is Kind.NAME and column == 0 else None


def _ink(line: _Line, column: int) -> QColor | None:
    if line.kind is Kind.PROOF:
        return QColor(worn().soft)
    if line.mix is not None and column != 1:
        return QColor(readable(line.mix.color, worn().base))
    return None


def _font(line: _Line, column: int) -> QFont | None:
    if line.kind is Kind.PROOF:
        return sized(worn().small)
    named = line.kind is Kind.NAME and column == 0
    return sized(worn().body, strong=True) if named else None


_TELLS: dict[int, Callable[[_Line, int], object]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.TextAlignmentRole: _side,
    Qt.ItemDataRole.DecorationRole: _swatch,
    Qt.ItemDataRole.ForegroundRole: _ink,
    Qt.ItemDataRole.FontRole: _font,
}
