"""The best-response map as a widget: a profile that is pressed is named.

Owns what a press means and which of the two layouts a scene gets; everything else is the figure
canvas'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.marks.table import DataTable
from gui.charts.responses.layout import responses_figure
from gui.charts.responses.scene import ResponsesScene
from gui.charts.responses.table import summary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.look.tokens import Tokens

__all__ = ["ResponsesCanvas"]


class ResponsesCanvas(SpotCanvas):
    """A best-response map on screen.

    Attributes
    ----------
    profile_clicked(tuple)
        The profile that was pressed: positions of everybody's strategies.
    """

    profile_clicked = Signal(tuple)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(responses_figure, tokens, parent)
        self.spot_pressed.connect(self._on_spot_pressed)

    def table(self) -> DataTable:
        """Return one row per profile, for those who do not see the map."""
        return summary(self.scene) if isinstance(self.scene, ResponsesScene) else DataTable((), ())

    @Slot(str)
    def _on_spot_pressed(self, key: str) -> None:
        self.profile_clicked.emit(tuple(int(position) for position in key.split(",")))
