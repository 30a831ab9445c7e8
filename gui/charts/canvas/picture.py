"""A scene laid out and painted before it is shown, where its answer is computed.

Owns the picture that a step of a slider only has to put on the screen. It is taken for what it was
made for: this scene, size, style and resolution; for anything else the marks are painted as ever.
Made in a worker's thread: it shares no font with the window, and makes no `QObject`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem

from gui.charts.canvas.items import paint_drawing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from gui.charts.canvas.items import Typeface
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.marks.figure import Figure, Layout
    from gui.charts.marks.printed import Printed

__all__ = ["Easel", "Picture", "PictureItem", "Ready"]


@dataclass(frozen=True, eq=False)
class Picture:
    """Layers of marks on their ground, painted."""

    layers: tuple[Drawing, ...]
    image: QImage


class PictureItem(QGraphicsItem):
    """Layers of marks that are painted already, under all others; or none."""

    def __init__(self, typeface: Typeface, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._typeface = typeface
        self._bounds = QRectF()
        #: What is shown.
        self.picture: Picture | None = None

    def show_picture(self, picture: Picture | None, bounds: QRectF) -> None:
        """Show another picture, or none."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        if picture is not self.picture:
            self.picture = picture
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the room of the picture."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Put the picture where it is; dimmed or on another scale, paint its marks."""
        if self.picture is None:
            return
        image, scale = self.picture.image, painter.deviceTransform().m11()
        if scale == image.devicePixelRatio() and painter.opacity() == 1:
            painter.drawImage(QPointF(), image)
            return
        for layer in self.picture.layers:
            paint_drawing(painter, layer, self._typeface)


@dataclass(frozen=True, eq=False)
class Ready:
    """A scene with its figure, and the figure's picture."""

    scene: Printed
    easel: Easel
    figure: Figure
    picture: Picture


@dataclass(frozen=True, eq=False)
class Easel:
    """What a canvas looks like at one moment, so that another thread can paint for it.

    Attributes
    ----------
    typeface
        Of one thread alone: fonts are not to be shared.
    size
        Of the figure, in whole pixels of the window.
    ratio
        Pixels of the screen to one of the window; a whole number.
    """

    layout: Layout
    style: Style
    typeface: Typeface
    size: tuple[float, float]
    ratio: float

    def paint(self, scene: Printed) -> Ready:
        """Lay a scene out and paint it."""
        figure = self.layout(scene, self.style, *self.size)
        return Ready(scene, self, figure, self.picture(figure, self.typeface))

    def picture(self, figure: Figure, typeface: Typeface) -> Picture:
        """Paint a figure in a typeface of the thread that paints."""
        wide, high = (round(side * self.ratio) for side in self.size)
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.ratio)
        image.fill(QColor(self.style.tokens.base))
        painter = QPainter(image)
        for layer in figure.layers:
            paint_drawing(painter, layer, typeface)
        painter.end()
        return Picture(figure.layers, image)
