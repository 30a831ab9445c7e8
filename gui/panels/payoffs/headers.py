"""The two headers of a payoff matrix and its corner: who chooses what, and whose figure is whose.

Owns the drawing of names. A column header names the second player, his strategies (each over all
payoffs of its cells) and, over every payoff, the mark of its owner; the letter of a strategy is
bold because charts and undo steps use it alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QWidget

from games.words.initials import initials
from gui.look.colors import readable
from gui.look.type import sized, write_in
from gui.look.wear import paper, worn
from gui.panels.payoffs.geometry import AROUND, CENTER, LEFT, PALE, RIGHT, Measures

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["ColumnHeader", "Corner", "RowHeader"]

_GAP = 5


class _Header(QHeaderView):
    """What both headers share: fixed sections, no clicks, strategies as letter and name."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QHeaderView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def dress(self, scenario: Scenario, measures: Measures) -> None:
        """Take names, colours and sizes; call again when any of them changes."""
        tokens = worn()
        self._scenario = scenario
        self._measures = measures
        self._background = QColor(tokens.base)
        self._ink = QColor(tokens.ink)
        self._body, self._strong = sized(tokens.body), sized(tokens.body, strong=True)
        self._small = sized(tokens.small, strong=True)
        self._colors = [QColor(readable(p.color, tokens.base)) for p in scenario.players]
        self._moved = dict(scenario.play.moved)
        self.viewport().update()

    def _strategy(
        self, painter: QPainter, rect: QRectF, place: tuple[int, int], *, centered: bool
    ) -> None:
        """Write letter and name of a player's strategy, the name cut short where it must be.

        Pale, if the player has already moved otherwise.
        """
        chooser = self._scenario.players[place[0]]
        strategy = chooser.strategies[place[1]]
        pale = self._moved.get(chooser.id, strategy.id) != strategy.id
        painter.setOpacity(PALE if pale else 1.0)
        letter_width = QFontMetricsF(self._strong).horizontalAdvance(strategy.letter)
        gap = _GAP if strategy.letter else 0
        names = QFontMetricsF(self._body)
        room = rect.width() - letter_width - gap
        name = names.elidedText(strategy.name, Qt.TextElideMode.ElideRight, room)
        width = letter_width + gap + names.horizontalAdvance(name)
        left = rect.left() + (max(0.0, rect.width() - width) / 2 if centered else 0.0)
        painter.setPen(self._ink)
        painter.setFont(self._strong)
        painter.drawText(
            QRectF(left, rect.top(), letter_width + 1, rect.height()), LEFT, strategy.letter
        )
        painter.setFont(self._body)
        after = left + letter_width + gap
        painter.drawText(QRectF(after, rect.top(), room + 1, rect.height()), LEFT, name)
        painter.setOpacity(1.0)


class ColumnHeader(_Header):
    """Names above the columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the second player, the strategies and the owners of the figures."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._background)
        players = self._scenario.players
        measures, count = self._measures, len(players)
        cell = measures.cell(count)
        marks = initials([player.name for player in players])
        chooser = players[1]
        whole = QRectF(0, 0, cell * len(chooser.strategies), measures.owner)
        painter.setFont(self._small)
        painter.setPen(self._colors[1])
        end = Qt.TextElideMode.ElideRight
        name = QFontMetricsF(self._small).elidedText(chooser.name, end, whole.width())
        painter.drawText(whole, CENTER, name)
        for place in range(len(chooser.strategies)):
            left = place * cell
            row = QRectF(left + 4, measures.owner, cell - 8, measures.strategy)
            self._strategy(painter, row, (1, place), centered=True)
            painter.setFont(self._small)
            for player, mark in enumerate(marks):
                right = left + measures.before + (player + 1) * measures.figure - AROUND
                painter.setPen(self._colors[player])
                top = measures.owner + measures.strategy
                box = QRectF(right - measures.figure, top, measures.figure, measures.mark)
                painter.drawText(box, RIGHT, mark)
        painter.end()


class RowHeader(_Header):
    """Names before the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strategies of the first player."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._background)
        measures = self._measures
        for place in range(len(self._scenario.players[0].strategies)):
            row = QRectF(0, place * measures.row, measures.names - 8, measures.row)
            self._strategy(painter, row, (0, place), centered=False)
        painter.end()


class Corner(QLabel):
    """The first player's name, above the rows it chooses."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        paper(self)  # it lies over names that are kept in sight

    def dress(self, scenario: Scenario, measures: Measures) -> None:
        """Take the name, its colour and its size."""
        player = scenario.players[0]
        write_in(self, readable(player.color, worn().base), worn().small, strong=True)
        room = measures.names - _GAP
        name = self.fontMetrics().elidedText(player.name, Qt.TextElideMode.ElideRight, room)
        self.setText(name)
        self.setContentsMargins(0, measures.owner, 0, measures.mark)
        self.resize(measures.names, measures.header)
