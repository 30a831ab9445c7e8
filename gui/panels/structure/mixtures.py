"""The mixed equilibria that an outcome names, and those it could name.

Owns the list, and asking the solver for today's mixed equilibria when somebody wants to add one.
It changes nothing: it says what was picked.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from games.model.payoffs import affine
from games.solve import solve
from games.task import Cancelled
from games.words.profiles import mixture_words
from gui.controls.paragraph import Paragraph
from gui.controls.tab_order import tab_through
from gui.controls.type import write_in
from gui.look.literal import literal

if TYPE_CHECKING:
    from games.model.edit.structure.membership import Mixture
    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.look.tokens import Tokens

__all__ = ["Mixtures"]

#: A menu must not keep anybody waiting for longer.
_PATIENCE_S = 1.0


class _Patience:
    """A token that is cancelled when its time is up."""

    def __init__(self) -> None:
        self._end = time.monotonic() + _PATIENCE_S

    @property
    def cancelled(self) -> bool:
        """True when the time is up."""
        return time.monotonic() > self._end

    def progress(self, done: int, total: int) -> None:
        """Ignore progress."""


class _Row(QWidget):
    """A mixture in words, and the button that takes it away."""

    removed = Signal(object)

    def __init__(self, scenario: Scenario, mixture: Mixture, parent: QWidget) -> None:
        super().__init__(parent)
        self._mixture = mixture
        self.words = Paragraph(self)
        self.words.say(mixture_words(scenario, mixture))
        drop = QToolButton(self)
        drop.setText("Remove")
        drop.setAccessibleName(f"Remove: {self.words.text()}")
        drop.clicked.connect(self._on_remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self._mixture)


class Mixtures(QWidget):
    """One line for each mixture of an outcome, and a menu to add one.

    Parameters
    ----------
    document
        Whose equilibria are offered.

    Signals
    -------
    added(Mixture), removed(Mixture)
        What the person wants.
    """

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, document: Document, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._tokens = tokens
        self._mixtures: tuple[Mixture, ...] = ()
        self._said: list[str] = []
        self._rows: list[_Row] = []
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self._menu.triggered.connect(self._on_picked)
        self._add = QPushButton("Add one of today's mixed equilibria", self)
        self._add.setMenu(self._menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)

    def show_mixtures(self, mixtures: tuple[Mixture, ...]) -> None:
        """Show the mixtures of an outcome of the document's scenario."""
        scenario = self._document.scenario
        said = [mixture_words(scenario, mixture) for mixture in mixtures]
        if (mixtures, said) == (self._mixtures, self._said):
            return
        self._mixtures, self._said = mixtures, said
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_Row(scenario, mixture, self) for mixture in mixtures]
        for place, row in enumerate(self._rows):
            row.removed.connect(self.removed)
            self._column.insertWidget(place, row)
        tab_through(self, (*self._rows, self._add))
        self.restyle(self._tokens)

    def restyle(self, tokens: Tokens) -> None:
        """Take colours and sizes."""
        self._tokens = tokens
        for row in self._rows:
            write_in(row.words, tokens.ink, tokens.body)

    @Slot(QAction)
    def _on_picked(self, action: QAction) -> None:
        self.added.emit(tuple(tuple(own) for own in action.data()))

    @Slot()
    def _offer(self) -> None:
        """Fill the menu with the mixed equilibria at today's drivers that have another name."""
        self._menu.clear()
        scenario = self._document.scenario
        try:
            found = self._mixed(scenario)
        except (Cancelled, ValueError):
            self._say("This game takes too long to solve here: the Reading lists its equilibria")
            return
        own = {tuple(map(frozenset, mixture)) for mixture in self._mixtures}
        left = [mixture for mixture in found if tuple(map(frozenset, mixture)) not in own]
        for mixture in left:
            action = self._menu.addAction(literal(mixture_words(scenario, mixture)))
            action.setData(mixture)
        if not left:
            self._say(
                "All of today's mixed equilibria have this name"
                if found
                else "No mixed equilibrium at today's drivers"
            )

    def _say(self, words: str) -> None:
        self._menu.addAction(words).setEnabled(False)

    @staticmethod
    def _mixed(scenario: Scenario) -> list[Mixture]:
        payoffs = affine(scenario).at(scenario.levels)
        report = solve(payoffs, second_opinion=False, token=_Patience())
        found = {
            tuple(
                tuple(player.strategies[place].id for place in played)
                for player, played in zip(scenario.players, equilibrium.support, strict=True)
            ): None
            for equilibrium in report.equilibria
            if not equilibrium.is_pure
        }
        return list(found)
