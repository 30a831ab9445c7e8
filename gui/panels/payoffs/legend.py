"""What the marks in the payoff table mean, in one line below it.

Owns the words; the marks are `gui.panels.payoffs.paint`'s. Only marks that are in the table are
explained, as many as the line holds; hovering explains all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from gui.look.literal import in_tip
from gui.look.tokens import Tokens
from gui.look.wear import wear

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from gui.panels.payoffs.board import Board

__all__ = ["Legend"]

_MARKS = (
    ("line", "best response"),
    ("frame", "equilibrium"),
    ("shade", "mixed equilibrium"),
    ("pale", "can no longer happen"),
    ("bar", "outcome"),
    ("dot", "direct edit"),
    ("ring", "no source"),
    ("dotted box", "selected consideration"),
)
#: What marks are called where one moves after another.
_STAGED = {"equilibrium": "played", "mixed equilibrium": "played by chance"}
_AT_ONCE = (
    "Line: the player cannot do better against this play\n"
    "Frame: an equilibrium in which nobody mixes\n"
    "Bar: in as many pieces as the outcome's place in the scenario's list; hovering names it\n"
    "Shade: how often a mixed equilibrium plays it, or may play it where payoffs tie, the darker"
    " the more often\n"
)
_IN_STAGES = (
    "Line: the player is still to move, and cannot do better against this play\n"
    "Frame: played, with nobody mixing, by plans that nobody gains by leaving at any stage\n"
    "Pale: can no longer happen, as somebody has already moved otherwise\n"
    "Bar: in as many pieces as the outcome's place in the scenario's list; hovering names it\n"
    "Shade: how often it is played where somebody mixes, or may be played where payoffs tie, the"
    " darker the more often\n"
)
_REST = (
    "Dot: an amount was typed straight into the payoff\n"
    "Ring: no consideration behind the payoff cites a source\n"
    "Dotted box: the selected consideration counts in this payoff"
)
_BETWEEN, _MORE = "\N{NO-BREAK SPACE}" * 3, "\N{HORIZONTAL ELLIPSIS}"


class Legend(QLabel):
    """The marks by name; what needs more words, or found no room, is said on the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._present: tuple[bool, ...] = (False,) * len(_MARKS)
        self._staged = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._explain()
        grid = Tokens.grid
        self.setContentsMargins(grid, grid // 2, grid, grid // 2)
        wear(self, "soft", "small")

    def explain(self, board: Board) -> None:
        """Name the marks that are on a board."""
        marks = board.marks
        present = (
            bool(marks.best.any()),
            bool(marks.pure.any()),
            bool(marks.mixed.any()),
            not board.possible.all(),
            bool((board.outcomes >= 0).any()),
            bool(board.edited),
            not board.sourced.all(),
            board.lit is not None and bool(board.lit.any()),
        )
        if board.staged != self._staged:
            self._staged = board.staged
            self._explain()
        elif present == self._present:
            return
        self._present = present
        self._write()

    def restyled(self) -> None:
        """Name as many marks as fit in the type in force."""
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many marks as fit."""
        super().resizeEvent(event)
        self._write()

    def minimumSizeHint(self) -> QSize:
        """Ask for a line, however short."""
        return QSize(0, self.sizeHint().height())

    def _explain(self) -> None:
        """Say on the pointer what all marks mean."""
        meanings = (_IN_STAGES if self._staged else _AT_ONCE) + _REST
        self.setToolTip(in_tip(meanings))
        self.setAccessibleDescription(meanings)

    def _write(self) -> None:
        called = _STAGED if self._staged else {}
        named = [
            f"{mark}: {called.get(what, what)}"
            for (mark, what), is_in in zip(_MARKS, self._present, strict=True)
            if is_in
        ]
        width, metrics = self.contentsRect().width(), self.fontMetrics()
        line = ""
        for place, words in enumerate(named):
            longer = line + _BETWEEN * bool(line) + words
            rest = _BETWEEN + _MORE if place < len(named) - 1 else ""
            if metrics.horizontalAdvance(longer + rest) > width:
                line += _BETWEEN * bool(line) + _MORE
                break
            line = longer
        self.setText(line)
