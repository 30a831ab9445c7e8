"""One matrix of the payoff table as a Qt table.

A row per strategy of the first player, a column for every payoff. Owns roles, headers and the way
of typed text into the document. What the numbers and marks are is on the `Board`; how they are
drawn is the view's. With three players there is one model per strategy of the third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from games.model.edit.cells import with_payoff
from games.model.numbers import amount_text, plain
from games.model.payoffs import payoff
from games.model.typed import parse_amount
from games.words.names import genitive, play, subject
from games.words.profiles import letters
from gui.controls.item_model import NOWHERE, AnyIndex
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from gui.core.document import Document
    from gui.core.selection import PayoffKey
    from gui.panels.payoffs.board import Board, Indices

__all__ = ["PayoffModel", "enter_payoff", "must_be_shown", "typed_form"]

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


def typed_form(document: Document, key: PayoffKey) -> str:
    """Return a payoff exactly, the way a person would type it."""
    return plain(payoff(document.scenario, key.player, key.profile))


def must_be_shown(document: Document, key: PayoffKey, text: str) -> bool:
    """Tell whether pasted text can mean anything else at a payoff than when it is typed there."""
    from games.model.edit.pasting.paste import readings  # not at the start

    try:
        found = readings(text, document.scenario, key.player, key.profile)
    except ValueError:
        return False  # the field says what is wrong with it
    try:
        typed = parse_amount(text)
    except ValueError:
        return True
    return len(found) > 1 or {cell.new for cell in found[0].plan.cells} != {typed}


def enter_payoff(document: Document, key: PayoffKey, text: str) -> bool:
    """Make typed text the payoff at today's levels, as one undo step; False if it already was.

    Raises
    ------
    ValueError
        With a sentence for the person, if the text is no acceptable number.
    """
    value = parse_amount(text)
    scenario = document.scenario
    if value == payoff(scenario, key.player, key.profile):
        return False
    owner = scenario.players[scenario.player_index(key.player)]
    where = letters(scenario, key.profile)
    new = with_payoff(scenario, key.player, key.profile, value)
    return document.apply(new, f"Set {genitive(owner)} payoff at {where} to {amount_text(value)}")


class PayoffModel(QAbstractTableModel):
    """The payoffs of all players for one strategy of the third player.

    Column k * players + p is player p's payoff where the second player plays strategy k.

    Parameters
    ----------
    document
        Where typed payoffs go.
    board
        What is shown first.
    third
        Position of the third player's strategy; None with two players.

    Attributes
    ----------
    board
        What is shown.
    """

    def __init__(
        self, document: Document, board: Board, third: int | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.board = board
        self._third = third

    @property
    def players(self) -> int:
        """How many payoffs a cell holds."""
        return len(self.board.scenario.players)

    def show(self, board: Board) -> None:
        """Show another result for the same structure."""
        before, self.board = self.board, board
        unlike = board.unlike(before)
        for row, cell in np.argwhere(unlike if self._third is None else unlike[..., self._third]):
            first = int(cell) * self.players
            ends = (self.index(int(row), first), self.index(int(row), first + self.players - 1))
            self.dataChanged.emit(*ends)
        if before.scenario.players != board.scenario.players:
            last_row, last_column = self.rowCount() - 1, self.columnCount() - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last_column)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last_row)

    def place(self, index: AnyIndex) -> tuple[int, Indices]:
        """Return whose payoff an index is and at which profile (positions)."""
        cell, player = divmod(index.column(), self.players)
        return player, self.profile(index.row(), cell)

    def profile(self, row: int, cell: int) -> Indices:
        """Return the profile of a cell."""
        return (row, cell) if self._third is None else (row, cell, self._third)

    def key(self, index: AnyIndex) -> PayoffKey:
        """Return the name of the payoff at an index."""
        return self.board.key(*self.place(index))

    def find(self, key: PayoffKey | None) -> QModelIndex:
        """Return where a payoff is in this matrix; an invalid index if it is not here."""
        scenario = self.board.scenario
        if key is None or not key.exists_in(scenario):
            return QModelIndex()
        indices = scenario.indices(key.profile)
        if self._third is not None and indices[2] != self._third:
            return QModelIndex()
        player = scenario.player_index(key.player)
        return self.index(indices[0], indices[1] * self.players + player)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of strategies of the first player."""
        return 0 if parent.isValid() else self.board.scenario.shape[0]

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of payoffs in a row."""
        return 0 if parent.isValid() else self.board.scenario.shape[1] * self.players

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every payoff can be selected and edited."""
        return _EDITABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return text and alignment; strings and flags only, never a number of numpy."""
        if not index.isValid():
            return None
        player, indices = self.place(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.board.figure(player, indices)
            case Qt.ItemDataRole.EditRole:
                return typed_form(self._document, self.board.key(player, indices))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case Qt.ItemDataRole.ToolTipRole:
                return in_tip(self.board.hint(player, indices))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.board.heading(player, indices)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.board.sentence(indices)
            case _:
                return None

    def setData(
        self,
        index: AnyIndex,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Set a payoff from typed text; False, and nothing changed, if it is no number."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            return enter_payoff(self._document, self.key(index), str(value))
        except ValueError:
            return False

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Name the strategy, for a column also whose payoff it is."""
        players = self.board.scenario.players
        if orientation is Qt.Orientation.Vertical:
            chooser, strategy, owner = players[0], players[0].strategies[section], None
        else:
            cell, place = divmod(section, self.players)
            chooser, strategy, owner = players[1], players[1].strategies[cell], players[place]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return strategy.name
            case Qt.ItemDataRole.AccessibleTextRole:
                said = play(chooser, strategy)
                return said if owner is None else f"{said}, payoff of {subject(owner)}"
            case Qt.ItemDataRole.ToolTipRole:
                note = f"\n{strategy.note}" if strategy.note else ""
                return in_tip(f"{play(chooser, strategy)} ({strategy.letter}){note}")
            case _:
                return None
