"""A scene laid out for one size: the figure that a canvas shows.

Owns when a scene is laid out anew: after another scene, size or theme. Knows no scene but through
its layout, no mouse and no document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.charts.canvas.items import Typeface
from gui.charts.canvas.picture import Easel
from gui.charts.marks.drawing import Style

if TYPE_CHECKING:
    from gui.charts.canvas.picture import Picture, Ready
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
        self._easel: Easel | None = None
        self._ready: Ready | None = None
        #: The figure, painted already; None where it has to be painted from its marks.
        self.picture: Picture | None = None

    @property
    def figure(self) -> Figure | None:
        """The marks, None before there are a scene and a size."""
        if self._figure is None and self._scene is not None and min(self._size) > 0:
            ready, self._ready = self._ready, None
            if ready is not None and ready.scene is self._scene and ready.easel is self._easel:
                self._figure, self.picture = ready.figure, ready.picture
            else:
                self._figure = self._layout(self._scene, self.style, *self._size)
        return self._figure

    def show_scene(self, scene: object) -> None:
        """Take another scene."""
        self._scene = scene
        self._forget()

    def fit(self, width: float, height: float) -> None:
        """Take another size."""
        if (width, height) != self._size:
            self._size, self._easel = (width, height), None
            self._forget()

    def restyle(self, tokens: Tokens, dots: float) -> None:
        """Take another theme or resolution."""
        self.style, self._easel = Style(tokens, self.typeface, dots), None
        self.typeface.use(QGuiApplication.font().family())
        self._forget()

    def easel(self, ratio: float) -> Easel | None:
        """Return what another thread may paint on; None where only the marks will do.

        It stays the same until size, theme or resolution change. On a screen with a broken ratio
        a picture and the marks over it would not lie on the same pixels.
        """
        if min(self._size) <= 0 or ratio != round(ratio):
            return None
        if self._easel is None or self._easel.ratio != ratio:
            typeface = Typeface(self.typeface.family)
            style = replace(self.style, measure=typeface)
            self._easel = Easel(self._layout, style, typeface, self._size, ratio)
        return self._easel

    def keep(self, ratio: float) -> None:
        """Paint the figure once, for as long as only something over it moves."""
        easel = self.easel(ratio)
        if self.picture is None and self._figure is not None and easel is not None:
            self.picture = easel.picture(self._figure, self.typeface)

    def expect(self, ready: Ready) -> None:
        """Take a scene's figure and picture, if they are made on the present easel."""
        self._ready = ready

    def _forget(self) -> None:
        self._figure = self.picture = None
