"""Painting a `Drawing`, and measuring text for it.

Owns the Qt side of fills, strokes and texts: one graphics item that paints all marks of a layer,
and the typeface they are measured and painted with. Knows no scene and no layout.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QGraphicsItem

from gui.charts.canvas.graphics import pg
from gui.charts.marks.drawing import DASH_LENGTHS, Drawing
from gui.charts.marks.hatch import pattern

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from games.solve.report import Floats
    from gui.charts.marks.drawing import Fill, Text

    Points = tuple[tuple[float, float], ...] | Floats
    #: Polygon and hatch lines of a fill, by its shape and pattern.
    Cuts = dict[tuple[bytes, str, float], tuple[QPolygonF, list[QLineF]]]

__all__ = ["DrawingItem", "Typeface", "base_line", "paint_drawing"]

_FEATURE = QFont.Tag("tnum")
#: Letters of so many pixels Qt draws as outlines, not from its store of pictures.
_OUTLINED = 64


class Typeface:
    """One family in all sizes, with figures of equal width; measures as it paints."""

    def __init__(self, family: str) -> None:
        self.use(family)

    def use(self, family: str) -> None:
        """Change the family."""
        self.family = family
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}

    def font(self, size: float, bold: bool = False) -> QFont:
        """Return the font at a size in pixels."""
        key = (size, bold)
        if key not in self._fonts:
            font = QFont(self.family)
            font.setPixelSize(max(1, round(size)))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            font.setFeature(_FEATURE, 1)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, size: float, bold: bool = False) -> QFontMetricsF:
        """Return the metrics of `font`."""
        key = (size, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(size, bold))
        return self._metrics[key]

    def __call__(self, text: str, size: float, bold: bool = False) -> float:
        """Return the advance of a text in pixels."""
        key = (text, size, bold)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > 4096:
                self._widths.clear()
            width = self._widths[key] = self.metrics(size, bold).horizontalAdvance(text)
        return width


@lru_cache(maxsize=256)
def _pen(color: str, width: float, dash: str = "solid") -> QPen:
    """Return a pen, the same one to everybody; dashes are multiples of its width."""
    made = QPen(QColor(color), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if DASH_LENGTHS[dash]:
        made.setDashPattern(list(DASH_LENGTHS[dash]))
    return made


class DrawingItem(QGraphicsItem):
    """A layer of marks in the pixels of its parent."""

    def __init__(self, typeface: Typeface, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._typeface = typeface
        self._bounds = QRectF()
        self._drawing = Drawing()
        self._cuts: Cuts = {}

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        return self._drawing

    @property
    def bounds(self) -> QRectF:
        """The room of the layer."""
        return self._bounds

    def show_drawing(self, drawing: Drawing, bounds: QRectF) -> None:
        """Show other marks, all within `bounds`; hatching of unmoved fills is kept."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self._drawing = drawing
        self._cuts = cut(drawing, self._cuts)
        self.setVisible(bool(drawing.fills or drawing.strokes or drawing.texts))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the room of the layer."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint fills, strokes and texts, in this order."""
        paint_drawing(painter, self._drawing, self._typeface, self._cuts)


def cut(drawing: Drawing, known: Cuts) -> Cuts:
    """Turn fills into polygons and hatch lines; what is `known` is taken over."""
    cuts: Cuts = {}
    for fill in drawing.fills:
        key = _key(fill)
        cuts[key] = known.get(key) or (_polygon(fill.polygon), _hatching(fill))
    return cuts


def paint_drawing(
    painter: QPainter, drawing: Drawing, typeface: Typeface, cuts: Cuts | None = None
) -> None:
    """Paint fills, strokes and texts, in this order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # each text by its own script, so that screen, picture and file order words alike
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    cuts = cut(drawing, {}) if cuts is None else cuts
    for fill in drawing.fills:
        _paint_fill(painter, fill, *cuts[_key(fill)])
    for stroke in drawing.strokes:
        painter.setPen(_pen(stroke.color, stroke.width, stroke.dash))
        painter.setBrush(QBrush())
        painter.drawPolyline(_polygon(stroke.points))
    for text in drawing.texts:
        _paint_text(painter, text, typeface)


def base_line(
    text: Text, typeface: Typeface
) -> tuple[float, float, float, tuple[float, float, float, float]]:
    """Return where a text's base line starts, its width, and left, top, width, height of its halo.

    The same for screen, picture and file.
    """
    metrics, width = (
        typeface.metrics(text.size, text.bold),
        typeface(text.text, text.size, text.bold),
    )
    x, y, high = text.x - text.across * width, text.y, metrics.capHeight()
    if text.down == "middle":
        y += high / 2
    elif text.down == "top":
        y += metrics.ascent()
    return x, y, width, (x - 2, y - high * 1.3, width + 4, high * 1.6)


def _paint_text(painter: QPainter, text: Text, typeface: Typeface) -> None:
    x, y, _, halo = base_line(text, typeface)
    if text.halo:
        painter.fillRect(QRectF(*halo), QColor(text.halo))
    painter.setPen(QColor(text.color))
    font, scale = typeface.font(text.size, text.bold), painter.transform().m11()
    if font.pixelSize() * scale < _OUTLINED or not isinstance(painter.device(), QImage):
        painter.setFont(font)
        painter.drawText(QPointF(x, y), text.text)
        return
    # scaled outlines are rounded as they were when the font was last drawn smaller: the same
    # picture would have other bytes; at their own size they are always the same
    there = painter.transform().map(QPointF(x, y))
    font = QFont(font)
    font.setPointSizeF(font.pixelSize() * scale * 72 / painter.device().logicalDpiY())
    painter.save()
    painter.resetTransform()
    painter.setFont(font)
    painter.drawText(there, text.text)
    painter.restore()


def _key(fill: Fill) -> tuple[bytes, str, float]:
    return fill.polygon.tobytes(), fill.hatch, fill.spacing


def _polygon(points: Points) -> QPolygonF:
    """Return points as Qt has them; many are copied as they lie in memory."""
    if isinstance(points, tuple):
        return QPolygonF([QPointF(x, y) for x, y in points])
    return cast(QPolygonF, pg.functions.arrayToQPolygonF(points[:, 0], points[:, 1]))


def _hatching(fill: Fill) -> list[QLineF]:
    cut = pattern(fill.polygon, fill.hatch, fill.spacing)
    return [QLineF(*ends) for ends in cut.reshape(-1, 4).tolist()]


def _paint_fill(painter: QPainter, fill: Fill, polygon: QPolygonF, lines: list[QLineF]) -> None:
    if fill.color:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill.color))
        painter.drawPolygon(polygon)
    painter.setBrush(QBrush())
    if lines:
        painter.setPen(_pen(fill.hatch_color, fill.width))
        painter.drawLines(lines)
    if fill.edge:
        painter.setPen(_pen(fill.edge, fill.width))
        painter.drawPolygon(polygon)
