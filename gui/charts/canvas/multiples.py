"""Small multiples as a widget: a level that is pressed is asked for.

Owns what a press means; everything else is the figure canvas'.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.marks.table import DataTable
from gui.charts.multiples.layout import least_height, multiples_figure
from gui.charts.multiples.scene import MultiplesScene
from gui.charts.multiples.table import summary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.charts.marks.figure import Printed
    from gui.look.tokens import Tokens

__all__ = ["MultiplesCanvas"]


class MultiplesCanvas(SpotCanvas):
    """Small multiples on screen.

    Attributes
    ----------
    level_clicked(int)
        The strip whose level was pressed, counted from the lowest.
    """

    level_clicked = Signal(int)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(multiples_figure, tokens, parent)
        self.spot_pressed.connect(self._on_spot_pressed)

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

    def table(self) -> DataTable:
        """Return one row per strip and regime, for those who do not see them."""
        return summary(self.scene) if isinstance(self.scene, MultiplesScene) else DataTable((), ())

    @Slot(str)
    def _on_spot_pressed(self, key: str) -> None:
        kind, _, place = key.partition(":")
        if kind == "level":
            self.level_clicked.emit(int(place))
