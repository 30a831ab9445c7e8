"""The mixed equilibria that an outcome names, and those it could name.

Owns the list, and asking the solver for today's mixed equilibria when somebody wants to add one.
It changes nothing: it says what was picked.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from games.model.payoffs import affine
from games.study.ways import way_of
from games.task import Cancelled
from games.words.plays import answers
from games.words.profiles import mixture_words
from gui.controls.arrange import below, beside, tool
from gui.controls.paragraph import Paragraph
from gui.controls.tab_order import tab_through
from gui.look.literal import literal
from gui.look.wear import wear

if TYPE_CHECKING:
    from games.model.edit.structure.membership import Mixture
    from games.model.scenario import Scenario
    from gui.core.document import Document

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
        wear(self.words, "ink")
        drop = tool("Remove", self, self._on_remove)
        drop.setAccessibleName(f"Remove: {self.words.text()}")
        beside((self.words, 1), (drop, Qt.AlignmentFlag.AlignTop), of=self, margins=0)

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

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._mixtures: tuple[Mixture, ...] = ()
        self._said: list[str] = []
        self._rows: list[_Row] = []
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self._menu.triggered.connect(self._on_picked)
        self._add = QPushButton("Add one of today's mixed equilibria", self)
        self._add.setMenu(self._menu)
        self._column = below((self._add, Qt.AlignmentFlag.AlignLeft), of=self, margins=0, gap=2)
        self.setFocusProxy(self._add)

    def show_mixtures(self, mixtures: tuple[Mixture, ...]) -> None:
        """Show the mixtures of an outcome of the document's scenario."""
        scenario = self._document.scenario
        self._add.setText(f"Add one of today's mixed {answers(scenario)[1]}")
        said = [mixture_words(scenario, mixture) for mixture in mixtures]
        if (mixtures, said) == (self._mixtures, self._said):
            return
        self._mixtures, self._said = mixtures, said
        for line in self._rows:
            line.hide()
            line.deleteLater()
        self._rows = [_Row(scenario, mixture, self) for mixture in mixtures]
        for place, line in enumerate(self._rows):
            line.removed.connect(self.removed)
            self._column.insertWidget(place, line)
        tab_through(self, (*self._rows, self._add))

    @Slot(QAction)
    def _on_picked(self, action: QAction) -> None:
        self.added.emit(tuple(tuple(own) for own in action.data()))

    @Slot()
    def _offer(self) -> None:
        """Fill the menu with the mixed equilibria at today's drivers that have another name."""
        self._menu.clear()
        scenario = self._document.scenario
        one, many = answers(scenario)
        try:
            found = self._mixed(scenario)
        except (Cancelled, ValueError):
            self._say(f"This game takes too long to solve here: the Reading lists its {many}")
            return
        own = {tuple(map(frozenset, mixture)) for mixture in self._mixtures}
        left = [mixture for mixture in found if tuple(map(frozenset, mixture)) not in own]
        for mixture in left:
            action = self._menu.addAction(literal(mixture_words(scenario, mixture)))
            action.setData(mixture)
        if not left:
            self._say(
                f"All of today's mixed {many} have this name"
                if found
                else f"No mixed {one} at today's drivers"
            )

    def _say(self, words: str) -> None:
        self._menu.addAction(words).setEnabled(False)

    @staticmethod
    def _mixed(scenario: Scenario) -> list[Mixture]:
        payoffs = affine(scenario).exact(scenario.levels)
        report = way_of(scenario).solve(payoffs, second_opinion=False, token=_Patience())
        found = {
            tuple(
                tuple(player.strategies[place].id for place in played)
                for player, played in zip(scenario.players, equilibrium.support, strict=True)
            ): None
            for equilibrium in report.equilibria
            if not equilibrium.is_pure and equilibrium.joint is None
        }
        return list(found)
