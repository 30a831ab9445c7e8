"""What of a large table is seen first: the cells that stand today.

Owns that they are in sight after a scenario was opened, however the window comes to its size, and
that nothing is scrolled any more once a hand was at the table or at the scenario.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot

if TYPE_CHECKING:
    from gui.panels.payoffs.board import Board, Indices
    from gui.panels.payoffs.scroll import WallScroll
    from gui.panels.payoffs.wall import Wall

__all__ = ["FirstSight", "standing"]


def standing(board: Board) -> list[Indices]:
    """Return the profiles that stand: equilibria in which nobody mixes, else what is played most.

    The likeliest first; none before there is an answer.
    """
    if not board.settled:
        return []
    cells = list(product(*map(range, board.scenario.shape)))
    pure = [cell for cell in cells if board.is_pure(cell)]
    played = sorted((c for c in cells if board.played(c) > 0), key=board.played, reverse=True)
    return pure or played


class FirstSight(QObject):
    """Keeps what stands in sight until somebody looks elsewhere.

    Parameters
    ----------
    scroll
        The window on the table.
    """

    def __init__(self, scroll: WallScroll) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        self._open = True
        self._shown: tuple[Wall, Board] | None = None
        scroll.fitted.connect(self._look)
        for bar in (scroll.horizontalScrollBar(), scroll.verticalScrollBar()):
            bar.actionTriggered.connect(self.end)

    def begin(self) -> None:
        """Look for what stands in the next answer."""
        self._open, self._shown = True, None

    @Slot()
    def end(self) -> None:
        """Leave the table where it is from now on."""
        self._open, self._shown = False, None

    def show(self, wall: Wall, board: Board) -> None:
        """Take an answer."""
        if self._open and board.settled:
            self._shown = wall, board
            self._look()

    @Slot()
    def _look(self) -> None:
        if self._shown is None:
            return
        wall, board = self._shown
        cells = standing(board)
        for cell in reversed(cells):  # where not all have room the first one is in sight
            matrix, whole = _places(wall, board, cell)
            self._scroll.reveal(matrix)
            self._scroll.reveal(whole)


def _places(wall: Wall, board: Board, cell: Indices) -> tuple[QRect, QRect]:
    """Return where the matrix of a profile hangs on the wall, and its payoffs."""
    matrix = whole = QRect()
    for player in range(len(board.scenario.players)):
        found = wall.locate(board.key(player, cell))
        if found is not None:
            matrix, whole = found[0].geometry(), whole.united(wall.rect_of(*found))
    return matrix, whole
