"""The wall on which the matrices of a payoff table hang, side by side as long as they fit.

Owns the models and views of one structure, their titles and places. A new structure gets a new
wall; new numbers and names only new boards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from games.words.names import contained, isolated, play
from gui.look.colors import mix, readable
from gui.look.literal import in_tip, plain_label
from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import paper, wear, worn
from gui.panels.payoffs.geometry import PALE, measure
from gui.panels.payoffs.matrix import MatrixView
from gui.panels.payoffs.model import PayoffModel

if TYPE_CHECKING:
    from games.model.scenario import Player, Strategy
    from gui.core.document import Document
    from gui.core.selection import PayoffKey
    from gui.panels.payoffs.board import Board

__all__ = ["Wall"]

#: So many rows of a matrix are in sight, however small the window.
_LEAST_ROWS = 2
#: Share of a matrix that the name of the third player takes at the most.
_WIDEST_OWNER = 0.6


class Wall(QWidget):
    """All matrices of one game.

    Signals
    -------
    chosen(PayoffKey)
        A payoff was chosen in one of the matrices.
    editing_wanted(object, str)
        A payoff shall be edited, and what was typed already.
    hung_anew()
        The matrices hang in other places, or need another width or height.
    """

    chosen = Signal(object)
    editing_wanted = Signal(object, str)
    hung_anew = Signal()

    def __init__(self, document: Document, board: Board, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = board
        self._per_row = 1
        self._room, self._bar = QSize(0, 0), 0
        self.views: list[MatrixView] = []
        self._models: list[PayoffModel] = []
        self._titles: list[QLabel] = []
        players = board.scenario.players
        thirds: list[int | None] = [None]
        if len(players) > 2:
            thirds = list(range(len(players[2].strategies)))
        for third in thirds:
            model = PayoffModel(document, board, third, self)
            view = MatrixView(model, self.next_key, self)
            view.chosen.connect(self.chosen)
            view.editing_wanted.connect(self.editing_wanted)
            view.left_by.connect(self._on_left)
            self._models.append(model)
            self.views.append(view)
            if third is not None:
                title = plain_label(parent=self)
                title.setTextFormat(Qt.TextFormat.RichText)  # made of parts by `_title`
                title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                paper(title)  # it is kept in sight over what is scrolled
                wear(title, "ink")
                self._titles.append(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        paper(self)
        self.restyled()
        self.select(None)

    def show_board(self, board: Board) -> None:
        """Show another result for the same structure."""
        one, two = board.scenario, self._board.scenario
        words = (one.players, one.play.moved) != (two.players, two.play.moved)
        wider = measure(board) != self._measures
        self._board = board
        for model in self._models:
            model.show(board)
        if words or wider:
            self.restyled()

    def restyled(self) -> None:
        """Hang names and numbers anew, in the colours and sizes in force."""
        self._measures = measure(self._board)
        players = self._board.scenario.players
        for third, (model, view) in enumerate(zip(self._models, self.views, strict=True)):
            view.dress(self._measures)
            name = "Payoffs"
            if self._titles:
                strategy = players[2].strategies[third]
                name = f"Payoffs, {play(players[2], strategy)}"
                title = self._titles[third]
                title.setText(self._title(players[2], strategy))
                about = f"{play(players[2], strategy)}\n{strategy.note}"
                title.setToolTip(in_tip(about.strip()))
            view.setAccessibleName(name)
            assert model.board is self._board
        self._hang()

    def _title(self, player: Player, strategy: Strategy) -> str:
        """Return who plays what in a matrix, no wider than its cells."""
        players = self._board.scenario.players
        room = float(self._measures.cell(len(players)) * len(players[1].strategies))
        names = QFontMetricsF(sized(worn().body))
        strong = QFontMetricsF(sized(worn().body, strong=True))
        end = Qt.TextElideMode.ElideRight
        who = strong.elidedText(contained(player.name), end, _WIDEST_OWNER * room)
        room -= strong.horizontalAdvance(f"{who}  {strategy.letter} ")
        what = names.elidedText(contained(strategy.name), end, room - Tokens.grid)
        color = readable(player.color, worn().base)
        done = dict(self._board.scenario.play.moved).get(player.id, strategy.id)
        ink = worn().ink if done == strategy.id else mix(worn().ink, worn().base, PALE)
        return (
            f'<span style="color:{color}; font-weight:600">{_plain(isolated(who))}</span>'
            f'&nbsp;&nbsp;<span style="color:{ink}"><b>{_plain(strategy.letter)}</b>'
            f" {_plain(isolated(what))}</span>"
        )

    def strategy_at(self, where: QPoint) -> tuple[int, int] | None:
        """Return whose strategy is named at a place of the wall, and which; None for neither."""
        for third, title in enumerate(self._titles):
            if title.geometry().contains(where):
                return 2, third
        for view in self.views:
            if view.geometry().contains(where):
                return view.strategy_at(where - view.pos())
        return None

    # -- selection --------------------------------------------------------------------------------

    def select(self, key: PayoffKey | None) -> QRect:
        """Mark a payoff in its matrix and nothing in the others; return where it stands."""
        found = self.locate(key)
        home = self.views[0] if found is None else found[0]
        typing_here = any(view.hasFocus() for view in self.views)
        for view in self.views:
            view.select(found[1] if found is not None and view is home else QModelIndex())
            # Tab enters the table where the selection is, and leaves it in one step
            view.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if view is home else Qt.FocusPolicy.ClickFocus
            )
        if found is None:
            return QRect()
        if typing_here and not home.hasFocus():
            home.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.rect_of(*found)

    def locate(self, key: PayoffKey | None) -> tuple[MatrixView, QModelIndex] | None:
        """Return the view that shows a payoff, and the index there."""
        for model, view in zip(self._models, self.views, strict=True):
            index = model.find(key)
            if index.isValid():
                return view, index
        return None

    def rect_of(self, view: MatrixView, index: QModelIndex) -> QRect:
        """Return where a payoff stands on the wall."""
        return view.payoff_rect(index).translated(view.pos())

    def with_names(self, rect: QRect) -> QRect:
        """Return where a payoff stands together with room for the names of its row and column."""
        for view in self.views:
            if view.geometry().contains(rect.center()):
                names = 0 if view.verticalHeader().isHidden() else self._measures.names
                return rect.adjusted(-names, -self._measures.header - self._head(), 0, 0)
        return rect

    def keep_names(self, seen: QRect) -> None:
        """Keep names in sight while the wall is scrolled: `seen` is what is seen of it."""
        head, measures = self._head(), self._measures
        for place, view in enumerate(self.views):
            seen_below = QRect(seen)
            if self._titles:
                title, home = self._titles[place], view.geometry()
                last = home.bottom() - measures.header - measures.row - head
                top = max(home.top() - head, min(seen.top(), last))
                wide = min(
                    title.sizeHint().width(), measures.cell(len(self._board.scenario.players))
                )
                left = max(home.left(), min(seen.left(), home.right() - wide))
                title.setGeometry(left, top, home.right() - left + 1, head)
                title.raise_()
                seen_below.setTop(top + head)
            view.keep_names(seen_below.translated(-view.pos()))

    def lit_rects(self) -> list[QRect]:
        """Return where the payoffs stand in which the selected consideration counts."""
        board = self._board
        if board.lit is None:
            return []
        lit = [tuple(int(part) for part in place) for place in np.argwhere(board.lit)]
        found = (self.locate(board.key(place[0], place[1:])) for place in lit)
        return [self.rect_of(*one) for one in found if one is not None]

    def next_key(self, key: PayoffKey, step: int) -> PayoffKey | None:
        """Return the payoff that many places further, row by row, matrix by matrix."""
        found = self.locate(key)
        if found is None:
            return None
        view, index = found
        model = self._models[self.views.index(view)]
        size = model.rowCount() * model.columnCount()
        here = self.views.index(view) * size + index.row() * model.columnCount() + index.column()
        matrix, place = divmod(here + step, size)
        if not 0 <= matrix < len(self._models):
            return None
        model = self._models[matrix]
        return model.key(model.index(*divmod(place, model.columnCount())))

    def _on_left(self, view: MatrixView, rows: int, cells: int) -> None:
        """Go on in the matrix that hangs where an arrow points."""
        here = self.views.index(view)
        there = here + cells + rows * self._per_row
        same_row = there // self._per_row == here // self._per_row
        if not 0 <= there < len(self.views) or (cells and not same_row):
            return
        model, index = self._models[there], view.currentIndex()
        player = index.column() % model.players
        row, column = index.row(), index.column()
        if rows:
            row = 0 if rows > 0 else model.rowCount() - 1
        if cells:
            column = player if cells > 0 else model.columnCount() - model.players + player
        self.chosen.emit(model.key(model.index(row, column)))

    # -- places -----------------------------------------------------------------------------------

    def fit(self, room: QSize, bar: int) -> None:
        """Hang as many matrices side by side as fit.

        Parameters
        ----------
        room
            What can be seen of the wall.
        bar
            Width that is taken from it where the wall is higher than the room.
        """
        if (room, bar) != (self._room, self._bar):
            self._room, self._bar = room, bar
            self._hang()

    def sizeHint(self) -> QSize:
        """Prefer all matrices in one row."""
        return QSize(self._width(len(self.views)), self.minimumHeight())

    def good_height(self) -> int:
        """Return the height that shows one row of matrices, and the titles of the next below."""
        grid, head = Tokens.grid, self._head()
        return min(self.minimumHeight(), 2 * head + self.views[0].height() + 4 * grid)

    def least_height(self) -> int:
        """Return the height that shows one matrix with its names and the first of its rows."""
        rows = min(self._board.scenario.shape[0], _LEAST_ROWS)
        below = Tokens.grid // 2
        return self.views[0].y() + self._measures.header + rows * self._measures.row + below

    def _width(self, count: int) -> int:
        """Return the width of so many matrices side by side; only the first names its rows."""
        grid, players = Tokens.grid, self._board.scenario.players
        one = self._measures.cell(len(players)) * len(players[1].strategies) + 1
        return self._measures.names + count * (one + 2 * grid) - grid // 2

    def _height(self, per_row: int) -> int:
        """Return the height of all matrices with so many side by side."""
        grid, rows = Tokens.grid, -(-len(self.views) // per_row)
        return rows * (self._head() + self.views[0].height() + 3 * grid) - grid

    def _head(self) -> int:
        """Return the height of the titles of a row of matrices, with the space below them."""
        if not self._titles:
            return 0
        return max(title.sizeHint().height() for title in self._titles) + Tokens.grid // 2

    def _fits(self, per_row: int) -> bool:
        wide, room = self._width(per_row), self._room
        low = self._height(per_row) <= room.height()
        return wide <= room.width() - (0 if low else self._bar)

    def _hang(self) -> None:
        grid, head = Tokens.grid, self._head()
        count = len(self.views)
        self._per_row = max(filter(self._fits, range(1, count + 1)), default=1)
        left, top = grid, grid
        for place, view in enumerate(self.views):
            first = place % self._per_row == 0
            view.name_rows(named=first)
            if first and place:
                left, top = grid, top + head + view.height() + 3 * grid
            if self._titles:
                self._titles[place].setGeometry(left, top, view.width(), head)
            view.move(left, top + head)
            left += view.width() + 2 * grid
        least = QSize(self._width(1), self._height(self._per_row))
        if least != self.minimumSize():
            self.setMinimumSize(least)
        self.hung_anew.emit()


def _plain(text: str) -> str:
    """Return text that rich text shows as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
