"""The pair of strips as a widget.

Owns nothing but its table; everything else is the figure canvas'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.pair.layout import pair_figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.look.tokens import Tokens

__all__ = ["PairCanvas"]


class PairCanvas(SpotCanvas):
    """Two sweeps one above the other."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(pair_figure, tokens, parent)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(720, 250)
