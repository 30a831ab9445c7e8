"""What can have been done already, in the menu of the payoff table.

Owns the entries: at the name of a strategy that strategy, at a payoff what each player does there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from games.words.names import play
from gui.core.playing import make_move, take_back
from gui.look.literal import literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from gui.core.document import Document

__all__ = ["MoveMenu"]

_MOST = 3


class MoveMenu(QObject):
    """Entries that say that somebody has moved, or that take it back.

    Parameters
    ----------
    document
        Whose moves they are.
    menus
        Where the entries stand.
    """

    def __init__(self, document: Document, menus: Sequence[QMenu], parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._group.triggered.connect(self._on_entry)
        for _ in range(_MOST):
            self._group.addAction(QAction(self))
        for menu in menus:
            menu.addActions(self._group.actions())

    def offer(self, moves: Sequence[tuple[str, str]]) -> None:
        """Offer moves, each a player and its strategy; those already made can be taken back."""
        scenario = self._document.scenario
        for place, action in enumerate(self._group.actions()):
            action.setVisible(place < len(moves))
            if place < len(moves):
                who = scenario.player(moves[place][0])
                done = moves[place] in scenario.play.moved
                what = play(who, who.strategy(moves[place][1]))
                action.setText(literal(f"{'Take back' if done else 'Already moved,'} {what}"))
                action.setData(list(moves[place]))

    @Slot(QAction)
    def _on_entry(self, action: QAction) -> None:
        player, strategy = action.data()
        if (player, strategy) in self._document.scenario.play.moved:
            take_back(self._document, player)
        else:
            make_move(self._document, player, strategy)
