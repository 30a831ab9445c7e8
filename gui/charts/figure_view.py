"""A figure of marks alone, painted: what a canvas shows and an export prints.

Owns the layout for a size and its painting, with hatching kept while nothing moves. Knows no scene
but through its layout, no mouse and no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.charts.drawing import Style
from gui.charts.items import Typeface, cut, paint_drawing

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from gui.charts.figure import Figure, Layout
    from gui.charts.items import Cuts
    from gui.tokens import Tokens

__all__ = ["FigureView"]


class FigureView:
    """One scene, laid out for one size.

    Parameters
    ----------
    layout
        From scene and size to marks.
    tokens, dots
        The theme, and pixels per inch.
    """

    def __init__(self, layout: Layout, tokens: Tokens, dots: float) -> None:
        self._layout = layout
        self._style = Style(tokens, dots)
        self._typeface = Typeface(QGuiApplication.font().family())
        self._scene: object | None = None
        self._size = (0.0, 0.0)
        self._figure: Figure | None = None
        self._cuts: list[Cuts] = []

    @property
    def figure(self) -> Figure | None:
        """What is painted, None before there are a scene and a size."""
        if self._figure is None and self._scene is not None and min(self._size) > 0:
            self._figure = self._layout(self._scene, self._style, self._typeface, *self._size)
            old = self._cuts + [{}] * len(self._figure.layers)
            self._cuts = [
                cut(layer, known) for layer, known in zip(self._figure.layers, old, strict=False)
            ]
        return self._figure

    @property
    def typeface(self) -> Typeface:
        """What texts are set in."""
        return self._typeface

    @property
    def style(self) -> Style:
        """The theme in pixels."""
        return self._style

    def show_scene(self, scene: object) -> None:
        """Take another scene."""
        self._scene, self._figure = scene, None

    def fit(self, width: float, height: float) -> None:
        """Take another size."""
        if (width, height) != self._size:
            self._size, self._figure = (width, height), None

    def restyle(self, tokens: Tokens, dots: float) -> None:
        """Take another theme or resolution."""
        self._style, self._figure = Style(tokens, dots), None
        self._typeface.use(QGuiApplication.font().family())

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the figure with its top left corner at the target's; sizes are not scaled."""
        figure = self.figure
        if figure is None:
            return
        painter.save()
        painter.translate(target.topLeft())
        for layer, cuts in zip(figure.layers, self._cuts, strict=True):
            paint_drawing(painter, layer, self._typeface, cuts)
        painter.restore()

    def close(self) -> None:
        """Give everything back; nothing may be asked of the view after this."""
        self._scene = self._figure = None
