"""A game tree as a widget: arrow keys walk along it.

Owns what the arrows mean: across from a node to a branch and on to what follows, up and down to
what stands above and below. Emits what is pressed and changes nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.tree.layout import TreeFigure, tree_figure

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from gui.charts.tree.layout import Step
    from gui.look.tokens import Tokens

__all__ = ["TreeCanvas"]


class TreeCanvas(SpotCanvas):
    """A game tree on screen."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(tree_figure, tokens, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the tree; from nowhere to its first node."""
        key = Qt.Key(event.key())
        ways: dict[Qt.Key, str] = {
            Qt.Key.Key_Left: "left",
            Qt.Key.Key_Right: "right",
            Qt.Key.Key_Up: "up",
            Qt.Key.Key_Down: "down",
        }
        figure = self.figure
        if not isinstance(figure, TreeFigure) or not figure.steps or key not in ways:
            super().keyPressEvent(event)
            return
        if self._reached is None:
            self._reach(0)
            return
        step: Step = figure.steps[self._reached]
        self._reach(getattr(step, ways[key]))
