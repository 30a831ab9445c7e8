"""How the cells of a payoff matrix are drawn.

Owns every stroke inside the cells: shade, frame, outcome, figures, underlines, the dot of a direct
edit, the selected payoff. Gets rectangles and a board and knows no widget, so that one look at a
picture judges it. Six marks, six channels, none of them colour alone: a line under the figure
(best response), a frame (pure equilibrium), a shade (mixed equilibrium), a dot (direct edit), a
ring (no reason cites a source), a dotted box (the selected consideration counts here). What can no
longer happen is pale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from gui.controls.pieces import VISIBLE, pieces
from gui.look.colors import mix, readable
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.payoffs.geometry import AROUND, PALE, RIGHT, Measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gui.panels.payoffs.board import Board, Indices

__all__ = ["Pen", "Selected"]

#: Ink share of the shade of a profile played with certainty, and at least this much where played.
_SHADE, _FAINTEST = 0.24, 0.05
#: A shade that waits for the solver.
_UNSETTLED = 0.5
_RADIUS = 4.0
#: Share of the player's colour in a payoff that the selected consideration is part of, and the
#: contrast of the box around it.
_LIT, _OUTLINE = 0.13, 3.0


@dataclass(frozen=True, slots=True)
class Selected:
    """The selected payoff of a cell, and whether the keyboard is in its table."""

    player: int
    focused: bool


class Pen:
    """Draws cells in one theme; made anew when the theme, players or measures change."""

    def __init__(self, colors: Sequence[str], measures: Measures) -> None:
        self._tokens = tokens = worn()
        self._measures = measures
        self._font = sized(tokens.body)
        self._ink = QColor(tokens.ink)
        self._hairline = QPen(QColor(tokens.hairline), 1)
        self._frame = QPen(self._ink, 2)
        self._dot = QBrush(QColor(tokens.accent))
        self._colors = tuple(colors)
        self._raised = mix(tokens.accent, tokens.base, 0.18)
        self._focus = QPen(QColor(tokens.accent), 2)
        self._unfocused = QPen(QColor(tokens.accent), 1)
        self._ring = QPen(QColor(tokens.soft), 1.2)

    def lines(self, painter: QPainter, cells: Iterable[QRectF]) -> None:
        """Draw the lines between cells, which lie half in one cell and half in the next."""
        painter.setPen(self._hairline)
        for rect in cells:
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def cell(
        self,
        painter: QPainter,
        rect: QRectF,
        board: Board,
        indices: Indices,
        selected: Selected | None,
    ) -> None:
        """Draw one cell: its shade, outcome, frame and payoffs."""
        paper = self._shade(board, indices)
        pale = PALE if not board.can_happen(indices) else 1.0
        painter.setOpacity(pale)
        self._background(painter, rect, board, indices)
        everyone = range(len(self._colors))
        lit = [player for player in everyone if board.is_lit(player, indices)]
        for player in lit:  # before all figures: the marks of one stand close to the next
            self._light(painter, self.figure_rect(rect, player), player, paper)
        for player in everyone:
            mine = selected if selected is not None and selected.player == player else None
            below = paper if mine is None else self._raised
            if player in lit and mine is None:
                below = self._tint(player, paper)
            ink = QColor(readable(self._colors[player], below))
            box = self.figure_rect(rect, player)
            painter.setOpacity(pale if mine is None else 1.0)  # what is selected is in use
            self._payoff(painter, box, board, (player, indices), mine, ink)
        painter.setOpacity(1.0)

    def figure_rect(self, rect: QRectF, player: int) -> QRectF:
        """Return where a player's payoff stands in a cell."""
        left = rect.left() + self._measures.before + player * self._measures.figure
        return QRectF(left, rect.top(), self._measures.figure, rect.height())

    def _shade(self, board: Board, indices: Indices) -> str:
        """Return the colour behind a cell: paper, darker the more often the cell is played."""
        played = board.played(indices)
        if played <= 0:
            return self._tokens.base
        share = _FAINTEST + (_SHADE - _FAINTEST) * played
        return mix(
            self._tokens.ink, self._tokens.base, share * (1 if board.settled else _UNSETTLED)
        )

    def _background(self, painter: QPainter, rect: QRectF, board: Board, indices: Indices) -> None:
        inner = rect.adjusted(3, 3, -3, -3)
        paper = self._shade(board, indices)
        if paper != self._tokens.base:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(paper))
            painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
        outcome = board.outcome(indices)
        if outcome is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(readable(outcome.color, self._tokens.base, VISIBLE)))
            bar = QRectF(rect.left() + 6, rect.top() + 9, 3, rect.height() - 18)
            painter.drawRects(pieces(bar, board.outcome_place(indices)))
        if board.is_pure(indices):
            painter.setPen(self._frame)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, _RADIUS, _RADIUS)

    def _tint(self, player: int, paper: str) -> str:
        return mix(self._colors[player], paper, _LIT)

    def _light(self, painter: QPainter, rect: QRectF, player: int, paper: str) -> None:
        """Draw a dotted box in the player's colour around a payoff."""
        below = self._tint(player, paper)
        outline = QColor(readable(self._colors[player], below, _OUTLINE))
        painter.setPen(QPen(outline, 1.5, Qt.PenStyle.DotLine))
        painter.setBrush(QColor(below))
        painter.drawRoundedRect(rect.adjusted(1, 5, 0, -5), 3, 3)

    def _payoff(
        self,
        painter: QPainter,
        rect: QRectF,
        board: Board,
        place: tuple[int, Indices],
        selected: Selected | None,
        ink: QColor,
    ) -> None:
        player, indices = place
        if selected is not None:
            painter.setPen(self._focus if selected.focused else self._unfocused)
            painter.setBrush(QColor(self._raised))
            # within the dotted box, so that one payoff can be both
            painter.drawRoundedRect(rect.adjusted(2, 8, -1, -8), 3, 3)
        text = board.figure(player, indices)
        inside = rect.adjusted(0, 0, -AROUND, 0)
        painter.setFont(self._font)
        painter.setPen(ink)
        painter.drawText(inside, RIGHT, text)
        best, edited = board.is_best(player, indices), board.is_edited(player, indices)
        sourced = board.is_sourced(player, indices)
        if sourced and not best and not edited:
            return
        written = painter.boundingRect(inside, RIGHT, text)
        if best:
            low = written.bottom() + 1
            painter.setPen(QPen(ink, 2))
            painter.drawLine(QPointF(written.left(), low), QPointF(written.right(), low))
        if edited:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._dot)
            painter.drawEllipse(QPointF(written.right() + 3, written.top() + 1), 2.2, 2.2)
        if not sourced:
            painter.setPen(self._ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(written.right() + 3, written.bottom() - 4), 1.8, 1.8)
