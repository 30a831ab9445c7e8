"""A scene laid out for one size: the figure that a canvas shows.

Owns when a scene is laid out anew: after another scene, size or theme. Knows no scene but through
its layout, no mouse and no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.charts.canvas.items import Typeface
from gui.charts.marks.drawing import Style

if TYPE_CHECKING:
    from gui.charts.marks.figure import Figure, Layout
    from gui.look.tokens import Tokens

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
        self.typeface = Typeface(QGuiApplication.font().family())
        self.style = Style(tokens, self.typeface, dots)
        self._scene: object | None = None
        self._size = (0.0, 0.0)
        self._figure: Figure | None = None

    @property
    def figure(self) -> Figure | None:
        """The marks, None before there are a scene and a size."""
        if self._figure is None and self._scene is not None and min(self._size) > 0:
            self._figure = self._layout(self._scene, self.style, *self._size)
        return self._figure

    def show_scene(self, scene: object) -> None:
        """Take another scene."""
        self._scene, self._figure = scene, None

    def fit(self, width: float, height: float) -> None:
        """Take another size."""
        if (width, height) != self._size:
            self._size, self._figure = (width, height), None

    def restyle(self, tokens: Tokens, dots: float) -> None:
        """Take another theme or resolution."""
        self.style, self._figure = Style(tokens, self.typeface, dots), None
        self.typeface.use(QGuiApplication.font().family())
