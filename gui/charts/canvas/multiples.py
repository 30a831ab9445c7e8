"""Small multiples as a widget.

Owns how much room they need; everything else is the figure canvas'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.canvas.spot_canvas import SpotCanvas
from gui.charts.multiples.layout import multiples_figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.look.tokens import Tokens

__all__ = ["MultiplesCanvas"]


class MultiplesCanvas(SpotCanvas):
    """Small multiples on screen."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(multiples_figure, tokens, parent)
