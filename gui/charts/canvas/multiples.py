"""Small multiples as a widget.

Owns how much room they need; everything else is the figure canvas'.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.multiples.layout import least_height, multiples_figure
from gui.charts.multiples.types import MultiplesScene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.printed import Printed
    from gui.look.tokens import Tokens

__all__ = ["MultiplesCanvas"]


class MultiplesCanvas(SpotCanvas):
    """Small multiples on screen."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(multiples_figure, tokens, parent)

    def show_scene(self, scene: Printed) -> None:
        """Show a scene; with more to show it may need more room."""
        super().show_scene(scene)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which no label runs into a strip."""
        least = super().minimumSizeHint()
        if not isinstance(self.scene, MultiplesScene):
            return least
        style, typeface = self._view.style, self._view.typeface
        wide = max(self.width(), least.width())
        room = least_height(self.scene, style, typeface, wide) + self.around
        return least.expandedTo(QSize(0, ceil(room)))
