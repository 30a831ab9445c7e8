"""A paste before it is made, as a Qt table: every payoff, old and new, and what cannot be read.

Owns what each cell says. A row per strategy of the first player and matrix, a column per payoff.
What would change is the plan's (`games.model.edit.pasting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from games.model.edit.pasting.layout import payoff_table
from games.model.numbers import PLACES, amount_text
from games.model.payoffs import payoff
from games.words.names import isolated, label, play, starting
from games.words.profiles import profile_words
from gui.controls.item_model import NOWHERE, AnyIndex
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from games.model.edit.pasting.paste import Pasted, Plan
    from games.model.scenario import Profile, Scenario

__all__ = ["PastePreview", "counted"]

_ARROW = "\N{RIGHTWARDS ARROW}"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def counted(plan: Plan) -> str:
    """Say what a paste would do: "5 payoffs change, 3 stay as they are; 1 cannot be read"."""
    changes, faults = len(plan.changes), len(plan.faults)
    same = len(plan.cells) - changes - faults
    change = "1 payoff changes" if changes == 1 else f"{changes or 'no'} payoffs change"
    stay = "1 stays as it is" if same == 1 else f"{same} stay as they are"
    parts = [change, stay] if same else [change]
    said = ", ".join(parts)
    if faults:
        said += "; 1 cannot be read" if faults == 1 else f"; {faults} cannot be read"
    rounded = len(plan.rounded)
    if rounded:
        said += "; 1 is" if rounded == 1 else f"; {rounded} are"
        said += f" rounded to {PLACES} decimals"
    return starting(said)


class PastePreview(QAbstractTableModel):
    """The payoff table as it would be.

    Parameters
    ----------
    scenario, plan
        What is there, and what would be done to it.
    inks
        For what changes, what stays, and what cannot be read; all three are told by words, too.
    """

    def __init__(
        self,
        scenario: Scenario,
        plan: Plan,
        inks: tuple[QColor, QColor, QColor],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._inks = inks
        self._cells = {(cell.player, cell.profile): cell for cell in plan.cells}
        rows = [[c for c in row if isinstance(c, tuple)] for row in payoff_table(scenario)]
        self._rows = [row for row in rows if row]
        self._strong = QFont()
        self._strong.setBold(True)

    def place(self, index: AnyIndex) -> tuple[str, Profile]:
        """Return whose payoff at which profile is at an index."""
        return self._rows[index.row()][index.column()]

    def pasted(self, index: AnyIndex) -> Pasted | None:
        """Return what was pasted for an index; None if nothing was."""
        return self._cells.get(self.place(index))

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of rows of all matrices."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of payoffs in a row."""
        return 0 if parent.isValid() else len(self._rows[0])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Name strategies and owners."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation is Qt.Orientation.Horizontal
        owner, profile = self._rows[0][section] if across else self._rows[section][0]
        players = self._scenario.players
        first, second, *third = (
            play(player, player.strategy(own)) for player, own in zip(players, profile, strict=True)
        )
        if across:
            return f"{second}\n{isolated(self._scenario.player(owner).name)}"
        return ", ".join([first, *third])

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the cell's words, its ink, and why it cannot be read."""
        if not index.isValid():
            return None
        cell = self.pasted(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index, cell)
            case Qt.ItemDataRole.ToolTipRole:
                return in_tip(self._explained(index, cell))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._explained(index, cell)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case Qt.ItemDataRole.FontRole:
                return self._strong if cell is not None and (cell.changes or cell.fault) else None
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(self._ink(cell))
            case _:
                return None

    def _text(self, index: AnyIndex, cell: Pasted | None) -> str:
        if cell is None:
            return amount_text(payoff(self._scenario, *self.place(index)))
        if cell.fault:
            return f"{amount_text(cell.old)}  ! {_short(cell.text)}"
        if cell.changes and cell.new is not None:
            return f"{amount_text(cell.old)} {_ARROW} {amount_text(cell.new)}"
        return amount_text(cell.old)

    def _explained(self, index: AnyIndex, cell: Pasted | None) -> str:
        owner, profile = self.place(index)
        player = self._scenario.player(owner)
        where = f"{label(player.name)} at {profile_words(self._scenario, profile)}"
        if cell is None:
            return f"{where}: not pasted, stays as it is"
        if cell.fault:
            return f"{where}: stays as it is, because {cell.fault}"
        why = f"; {cell.rounded}" if cell.rounded else ""
        if cell.changes and cell.new is not None:
            return f"{where}: {amount_text(cell.old)} becomes {amount_text(cell.new)}{why}"
        return f"{where}: {'the same number' if cell.text else 'an empty cell'}, stays as it is"

    def _ink(self, cell: Pasted | None) -> QColor:
        change, stay, fault = self._inks
        if cell is not None and cell.fault:
            return fault
        return change if cell is not None and cell.changes else stay


def _short(text: str) -> str:
    return text if len(text) <= 12 else text[:11] + "…"
