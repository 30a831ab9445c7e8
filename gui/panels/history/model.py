"""The steps of the document as a Qt table: one row each, the beginning first.

Owns texts, marks and the bookkeeping that turns what happened to the history into rows that come
and go, so that a list of many thousand steps is never built anew. Row `n` is place `n`: the
scenario after the first `n` steps. Writes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor

from games.model.numbers import grouped
from gui.controls.item_model import NOWHERE, AnyIndex, NamedColumns
from gui.controls.tables import tsv
from gui.core.history import Origin
from gui.look.literal import in_tip
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.history.steps import was

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.core.history import Step

__all__ = ["HistoryModel"]

_BEGINNINGS = {
    Origin.OPENED: "As opened",
    Origin.MADE: "New scenario",
    Origin.RECOVERED: "As recovered",
}


class HistoryModel(NamedColumns):
    """All steps by name in the first column; what is there now and what is saved in the second.

    Parameters
    ----------
    document
        Whose history it is.

    Attributes
    ----------
    place
        The row of what is on the desk.
    """

    HEADERS = ("Step", "Place")
    #: The name of a step and the number that was there before.
    LONG_ROLE = Qt.ItemDataRole.UserRole

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: list[Step[Scenario]] = []
        self._let_go = 0
        self.place = 0
        self._clean: int | None = None
        self.catch_up()
        document.changed.connect(self.catch_up)
        document.state_changed.connect(self.catch_up)

    def text(self, rows: Iterable[int]) -> str:
        """Return rows as tab-separated text."""
        return tsv((self._name(row), self._marks(row)) for row in rows)

    @Slot()
    def catch_up(self) -> None:
        """Show the history as it is now, touching only the rows that differ."""
        history = self._document.history
        steps = history.steps
        gone = history.let_go - self._let_go
        kept = self._shown[gone:] if 0 <= gone <= len(self._shown) else []
        if self._shown and not (kept and steps and kept[0] is steps[0]):
            self._start_anew()
            return
        place, clean, let_go = self.place, self._clean, self._let_go
        if gone:
            self.beginRemoveRows(NOWHERE, 1, gone)
            del self._shown[:gone]
            self.endRemoveRows()
            place, clean = max(0, place - gone), None if clean is None else clean - gone
        same = min(len(self._shown), len(steps))
        while same and self._shown[same - 1] is not steps[same - 1]:
            same -= 1
        if same < len(self._shown):
            self.beginRemoveRows(NOWHERE, same + 1, len(self._shown))
            del self._shown[same:]
            self.endRemoveRows()
        if same < len(steps):
            self.beginInsertRows(NOWHERE, same + 1, len(steps))
            self._shown.extend(steps[i] for i in range(same, len(steps)))
            self.endInsertRows()
        self._take_marks()
        if place != self.place:
            self._retell(range(min(place, self.place), max(place, self.place) + 1))
        if clean != self._clean:
            self._retell(row for row in (clean, self._clean) if row is not None)
        if let_go != self._let_go:
            self._retell([0])

    # -- the table --------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of places: one more than steps."""
        return 0 if parent.isValid() else len(self._shown) + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return text, colours and fonts."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._marks(row) if column else self._name(row)
            case HistoryModel.LONG_ROLE:
                return self._long(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._marks(row) if column else self._spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return None if column else in_tip(f"{self._long(row)}\n{self._hint(row)}")
            case Qt.ItemDataRole.TextAlignmentRole if column:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(worn().soft if column or row > self.place else worn().ink)
            case Qt.ItemDataRole.FontRole if row >= self.place:
                font = sized(worn().body, strong=row == self.place)
                font.setItalic(row > self.place)
                return font
            case _:
                return None

    # -- inside -----------------------------------------------------------------------------------

    def _start_anew(self) -> None:
        self.beginResetModel()
        self._shown = list(self._document.history.steps)
        self._take_marks()
        self.endResetModel()

    def _take_marks(self) -> None:
        history = self._document.history
        self.place, self._clean = history.place, history.clean
        self._let_go = history.let_go

    def _retell(self, rows: Iterable[int]) -> None:
        """Say that rows look different, as few ranges as they make."""
        told = sorted(row for row in rows if 0 <= row < self.rowCount())
        if told:
            self.retell(told[0], told[-1])

    def _name(self, row: int) -> str:
        if row:
            return self._shown[row - 1].label
        if not self._let_go:
            return _BEGINNINGS[self._document.history.origin]
        steps = "step was" if self._let_go == 1 else "steps were"
        return f"{grouped(str(self._let_go))} earlier {steps} let go"

    def _long(self, row: int) -> str:
        """Return the name with the number that was there before, where the step changed one."""
        step = self._shown[row - 1] if row else None
        old = was(step.before, step.after) if step is not None else ""
        return f"{self._name(row)} (was {old})" if old else self._name(row)

    def _marks(self, row: int) -> str:
        marks = ["now"] * (row == self.place) + ["saved"] * (row == self._clean)
        return ", ".join(marks)

    def _spoken(self, row: int) -> str:
        state = "undone" if row > self.place else self._marks(row)
        return f"{self._long(row)}, {state}" if state else self._long(row)

    def _hint(self, row: int) -> str:
        if row == self.place:
            return "This is what you see now"
        if not row and self._let_go:
            return "Go back to the oldest step that is still kept"
        if row > self.place:
            number = row - self.place
            return f"Redo {_counted(number)}, up to and with this one"
        return f"Undo {_counted(self.place - row)}, those below this one"


def _counted(number: int) -> str:
    return "1 step" if number == 1 else f"{grouped(str(number))} steps"
