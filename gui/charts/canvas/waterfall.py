"""The waterfall as a widget: a step that is pressed names its consideration.

Owns what a press means; everything else is the figure canvas'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.marks.table import DataTable
from gui.charts.waterfall.layout import waterfall_figure
from gui.charts.waterfall.scene import WaterfallScene
from gui.charts.waterfall.table import summary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.look.tokens import Tokens

__all__ = ["WaterfallCanvas"]


class WaterfallCanvas(SpotCanvas):
    """A waterfall on screen.

    Attributes
    ----------
    consideration_clicked(str)
        Id of the consideration whose step was pressed.
    """

    consideration_clicked = Signal(str)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(waterfall_figure, tokens, parent)
        self.spot_pressed.connect(self._on_spot_pressed)

    def table(self) -> DataTable:
        """Return one row per step, for those who do not see the bars."""
        return summary(self.scene) if isinstance(self.scene, WaterfallScene) else DataTable((), ())

    @Slot(str)
    def _on_spot_pressed(self, key: str) -> None:
        self.consideration_clicked.emit(key.partition(":")[2])
