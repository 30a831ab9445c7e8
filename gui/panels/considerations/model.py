"""The considerations of the document as a Qt list, and the proxy that searches, filters and sorts.

Owns rows and roles. A moving driver changes only amounts: rows stay, and who listens is told which
amounts moved. What lines say is `gui.panels.considerations.lines`'s, how they are drawn the view's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from games.model.amounts import size
from games.model.changes import words
from games.model.payoffs import amount_of
from gui.controls.figures import signed
from gui.controls.item_model import NOWHERE, AnyIndex
from gui.core.selection import PayoffKey
from gui.look.literal import in_tip
from gui.panels.considerations.lines import Filter, Line, Order, lines_of, wanted

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from games.model.amounts import Amount
    from games.model.scenario import Scenario

__all__ = ["AMOUNT", "EXACT", "LINE", "ConsiderationModel", "ConsiderationProxy"]

#: The whole `Line`; today's amount as text, and exactly.
LINE = int(Qt.ItemDataRole.UserRole)
AMOUNT, EXACT = LINE + 1, LINE + 2
_PLACES = 2


class ConsiderationModel(QAbstractListModel):
    """A row for every consideration, in the order of the file, then one for every direct edit.

    Attributes
    ----------
    lines
        All lines.
    """

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self.lines = lines_of(scenario)
        self._amounts: dict[int, Amount] = {}

    def show(self, scenario: Scenario) -> bool:
        """Show another scenario, changing as few rows as may be; True if words or rows changed."""
        old, self._scenario = self._scenario, scenario
        if old.considerations is scenario.considerations and old.edits is scenario.edits:
            if words(old) == words(scenario):
                if old.levels != scenario.levels:
                    self._move()
                return False
            known = None
        else:
            known = self._known(old, scenario)
        self._take(lines_of(scenario, known))
        return True

    def amount(self, row: int) -> Amount:
        """Return what a line adds at today's levels."""
        if row not in self._amounts:
            self._amounts[row] = amount_of(self.lines[row].reason, self._scenario.levels)
        return self._amounts[row]

    def row_of(self, key: object) -> int:
        """Return the row of a consideration (by id) or direct edit (by payoff); -1 if none."""
        for row, line in enumerate(self.lines):
            if line.key == key:
                return row
        return -1

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a line, or the line itself."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.ToolTipRole:
                return in_tip(line.hint)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.mark}: {line.title}, {self._said(index.row())}, {line.when}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return line.hint
            case _ if role == LINE:
                return line
            case _ if role == AMOUNT:
                return self._said(index.row())
            case _ if role == EXACT:
                return self.amount(index.row())
            case _:
                return None

    def _said(self, row: int) -> str:
        return signed(self.amount(row), _PLACES)

    def _known(self, old: Scenario, new: Scenario) -> dict[int, Line] | None:
        """Return the lines that can be used again; None if names differ."""
        if words(old) != words(new):
            return None
        return {id(line.reason): line for line in self.lines}

    def _move(self) -> None:
        """Tell that amounts which hang on drivers are others."""
        moving = [r for r, line in enumerate(self.lines) if getattr(line.reason, "slopes", ())]
        self._amounts.clear()
        if moving:
            self.dataChanged.emit(self.index(moving[0]), self.index(moving[-1]), [AMOUNT])

    def _take(self, new: list[Line]) -> None:
        """Show other lines; rows at the beginning and the end that are the same ones stay."""
        old = self.lines
        self._amounts.clear()
        if [line.key for line in old] == [line.key for line in new]:
            self.lines = new
            changed = [row for row in range(len(new)) if new[row] is not old[row]]
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        first = 0
        while first < min(len(old), len(new)) and old[first].key == new[first].key:
            first += 1
        last = 0
        room = min(len(old), len(new)) - first
        while last < room and old[-1 - last].key == new[-1 - last].key:
            last += 1
        if first < len(old) - last:
            self.beginRemoveRows(NOWHERE, first, len(old) - last - 1)
            self.lines = old[:first] + old[len(old) - last :]
            self.endRemoveRows()
        if first < len(new) - last:
            self.beginInsertRows(NOWHERE, first, len(new) - last - 1)
            self.lines = new
            self.endInsertRows()
        self.lines = new
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))


class ConsiderationProxy(QSortFilterProxyModel):
    """The lines that are wanted, in the order that is wanted.

    It sorts and filters when told, not while a slider moves: rows would jump under the hand.

    Attributes
    ----------
    order
        The order in force.
    """

    def __init__(self, model: ConsiderationModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._asked = Filter()
        self.order = Order.FILE
        self._selected: PayoffKey | None = None
        self._saved: dict[str | PayoffKey, object] = {}
        self._rank: dict[int, int] = {}
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)
        self.refresh()

    def ask(self, asked: Filter) -> None:
        """Filter."""
        if asked != self._asked:
            self._asked = asked
            self.refresh()

    def arrange(self, order: Order) -> None:
        """Sort."""
        self.order = order
        self.refresh()

    def select(self, key: PayoffKey | None) -> None:
        """Take another payoff for the selected one."""
        self._selected = key

    def compare_with(self, saved: Scenario) -> None:
        """Take a scenario for the saved one."""
        self._saved = {reason.id: reason for reason in saved.considerations}
        self._saved |= {PayoffKey(edit.player, edit.profile): edit for edit in saved.edits}

    def refresh(self) -> None:
        """Filter and sort anew."""
        count = range(self._model.rowCount())
        if self.order is Order.PLAYER:
            lines = self._model.lines
            rows = sorted(count, key=lambda row: (lines[row].player, row))
        elif self.order is Order.SIZE:
            rows = sorted(count, key=lambda row: (-size(self._model.amount(row)), row))
        else:
            rows = list(count)
        self._rank = {row: rank for rank, row in enumerate(rows)}
        # without a column to sort by, Qt asks nothing and keeps the order of the file
        self.sort(-1 if self.order is Order.FILE else 0)
        self.invalidate()

    def line(self, row: int) -> Line:
        """Return the line of a row."""
        return self._model.lines[self.mapToSource(self.index(row, 0)).row()]

    def find(self, key: object) -> QModelIndex:
        """Return where a line is; an invalid index if it is not shown."""
        row = self._model.row_of(key)
        return self.mapFromSource(self._model.index(row)) if row >= 0 else QModelIndex()

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:  # noqa: N802 - Qt's own
        """Tell whether a line is wanted."""
        return wanted(self._model.lines[source_row], self._asked, self._selected, self._saved)

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:  # noqa: N802 - Qt's own
        """Compare two lines; those that came since the last refresh stand last."""
        last = len(self._rank)
        return self._rank.get(left.row(), last) < self._rank.get(right.row(), last)
