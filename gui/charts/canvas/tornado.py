"""The tornado as a widget: a bar that is pressed names its consideration.

Owns what a press means; everything else is the figure canvas'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.marks.table import DataTable
from gui.charts.tornado.layout import tornado_figure
from gui.charts.tornado.scene import TornadoScene
from gui.charts.tornado.table import summary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.look.tokens import Tokens

__all__ = ["TornadoCanvas"]


class TornadoCanvas(SpotCanvas):
    """A tornado on screen.

    Attributes
    ----------
    consideration_clicked(str)
        Id of the consideration whose bar was pressed.
    """

    consideration_clicked = Signal(str)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(tornado_figure, tokens, parent)
        self.spot_pressed.connect(self.consideration_clicked)

    def table(self) -> DataTable:
        """Return one row per consideration, for those who do not see the bars."""
        return summary(self.scene) if isinstance(self.scene, TornadoScene) else DataTable((), ())
