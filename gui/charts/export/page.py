"""A figure composed for paper: finding on top, chart, and at the foot where it comes from.

Owns sizes, type and margins of what leaves the building. The chart itself is painted by the same
view as on the screen. Needs a QApplication.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from gui.charts.canvas.items import Typeface, paint_drawing
from gui.charts.export.svg import svg_bytes
from gui.charts.kinds import layout_of
from gui.charts.marks.drawing import Drawing, Stroke, Style, Text
from gui.charts.marks.labels import broken, fill_lines, whole
from gui.look.tokens import PRINT

if TYPE_CHECKING:
    from gui.charts.marks.printed import Printed
    from gui.look.tokens import Tokens

__all__ = ["DOTS", "SIZES", "Page", "Size"]

#: A title of more lines than this is set smaller by this share.
_MOST_LINES, _SMALLER = 3, 0.8
#: Charts too wide for a page are set smaller by this share at most.
_SMALLEST = 0.6
#: Logical dots per inch of every figure; a point is 96/72 pixels.
DOTS = 96


@dataclass(frozen=True, slots=True)
class Size:
    """A figure's size in pixels of 1/96 inch, with type and lines that suit it (points, pixels)."""

    name: str
    width: int
    height: int
    small: float
    body: float
    title: float
    line: float
    margin: int

    @property
    def tokens(self) -> Tokens:
        """The look of print, with the type of this size."""
        return replace(PRINT, small=self.small, body=self.body, title=self.title, line=self.line)


#: Sizes by name: a slide of 13.33 x 7.5 in, the text width of A4 (170 mm), a journal's column
#: (85 mm). All are multiples of four pixels, three points: PDF pages have whole points.
SIZES: dict[str, Size] = {
    size.name: size
    for size in (
        Size("slide", 1280, 720, small=12, body=13.5, title=24, line=3.0, margin=40),
        Size("page", 644, 480, small=7.5, body=8.25, title=12.75, line=1.75, margin=8),
        Size("column", 320, 400, small=6.75, body=7.5, title=9.75, line=1.25, margin=4),
    )
}


class Page:
    """One figure, laid out once for paper.

    Attributes
    ----------
    size
        What was asked for; higher where headline, chart and foot have no room else. Nothing is
        cut: what the chart has no room to name is named at the foot.
    chart
        Where the chart is on it.
    ground, typeface
        Colour of the sheet, and what texts are set in.
    """

    def __init__(self, scene: Printed, size: Size) -> None:
        self.size = size
        self._tokens = size.tokens
        self.ground = PRINT.base
        self.typeface = Typeface(QGuiApplication.font().family())
        self._style = Style(self._tokens, self.typeface, DOTS)
        layout = layout_of(scene)
        told: tuple[str, ...] = ()
        while True:
            self._words, self.chart = self._compose(scene, told)
            room = (self.chart.width(), max(1.0, self.chart.height()))
            self._figure = layout(scene, self._style, *room)
            if self._figure.least[0] > room[0]:
                # a page grows no wider: what is in it is set smaller
                share = max(_SMALLEST, room[0] / self._figure.least[0] * 0.97)
                own = replace(
                    self._tokens, small=self._tokens.small * share, body=self._tokens.body * share
                )
                self._figure = layout(scene, Style(own, self.typeface, DOTS), *room)
            lacking = max(0.0, self._figure.least[1] - self.chart.height())
            known, told = told, tuple(dict.fromkeys((*told, *self._figure.shortened)))
            if told == known and not lacking:
                break
            # PDF pages have whole points, three of them in four pixels
            self.size = replace(self.size, height=self.size.height + 4 * ceil(lacking / 4))

    def parts(self) -> list[tuple[float, float, Drawing]]:
        """Return the layers from the bottom up, each with where its top left corner is."""
        left, top = self.chart.x(), self.chart.y()
        return [(0.0, 0.0, self._words), *((left, top, layer) for layer in self._figure.layers)]

    def paint(self, painter: QPainter) -> None:
        """Paint the figure with its top left corner at the painter's."""
        painter.fillRect(QRectF(0, 0, self.size.width, self.size.height), QColor(self.ground))
        for left, top, layer in self.parts():
            painter.save()
            painter.translate(left, top)
            paint_drawing(painter, layer, self.typeface)
            painter.restore()

    def svg(self, title: str, description: str) -> bytes:
        """Return the figure as a drawing."""
        size = self.size
        return svg_bytes(
            *(size.width, size.height, title, description),
            *(self.ground, self.parts(), self.typeface),
        )

    def _compose(self, scene: Printed, told: tuple[str, ...]) -> tuple[Drawing, QRectF]:
        """Place headline and footer; return them and the room that is left for the chart."""
        tokens, style, size = self._tokens, self._style, self.size
        words = Drawing()
        left, right = size.margin, size.width - size.margin
        room = right - left
        y = size.margin + style.title * 0.2
        title = style.title
        lines = whole(scene.title, room, style, title, bold=True)
        if len(lines) > _MOST_LINES:
            title = max(style.body, title * _SMALLER)
            lines = whole(scene.title, room, style, title, bold=True)
        for line in lines:
            words.texts.append(Text(left, y, line, tokens.ink, title, down="top", bold=True))
            y += title * 1.25
        y += style.body * 0.1
        for line in whole(scene.subtitle, room, style, style.body):
            words.texts.append(Text(left, y, line, tokens.soft, style.body, down="top"))
            y += style.body * 1.35
        top = y + style.body * 0.6

        foot = fill_lines(scene.provenance.parts(), " · ", room, style)
        if told:
            full = f"In full: {'; '.join(told)}"
            foot = [*broken(full, room, style), *foot]
        y = size.height - size.margin - len(foot) * style.row
        bottom = y - style.row * 0.5
        rule = ((left, y - style.row * 0.1), (right, y - style.row * 0.1))
        if foot:
            words.strokes.append(Stroke(rule, tokens.hairline, style.hair))
        for line in foot:
            y += style.row
            words.texts.append(Text(left, y, line, tokens.soft, style.small, down="base"))
        return words, QRectF(left, top, room, bottom - top)
