"""A figure composed for paper: finding on top, chart, and at the foot where it comes from.

Owns sizes, type and margins of what leaves the building. The chart itself is painted by the same
view as on the screen. Needs a QApplication.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from gui.charts.canvas.items import Typeface, paint_drawing
from gui.charts.export.svg import svg_bytes
from gui.charts.kinds import layout_of
from gui.charts.marks.drawing import Drawing, Stroke, Style, Text
from gui.charts.marks.labels import elide, fill_lines, wrap

if TYPE_CHECKING:
    from gui.charts.marks.printed import Printed
    from gui.look.tokens import Tokens

__all__ = ["DOTS", "SIZES", "Page", "Size"]

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

    def on(self, tokens: Tokens) -> Tokens:
        """Return a theme with the type of this size."""
        return replace(tokens, small=self.small, body=self.body, title=self.title, line=self.line)


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
    ground, typeface
        Colour of the sheet, and what texts are set in.
    """

    def __init__(self, scene: Printed, size: Size, tokens: Tokens) -> None:
        self.size = size
        self._tokens = size.on(tokens)
        self.ground = tokens.base
        self._style = Style(self._tokens, DOTS)
        self.typeface = Typeface(QGuiApplication.font().family())
        self._words, self._chart = self._compose(scene)
        width, height = self._chart.width(), self._chart.height()
        self._figure = layout_of(scene)(scene, self._style, self.typeface, width, height)

    def parts(self) -> list[tuple[float, float, Drawing]]:
        """Return the layers from the bottom up, each with where its top left corner is."""
        left, top = self._chart.x(), self._chart.y()
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

    def _compose(self, scene: Printed) -> tuple[Drawing, QRectF]:
        """Place headline and footer; return them and the room that is left for the chart."""
        tokens, style, size = self._tokens, self._style, self.size
        words = Drawing()
        left, right = size.margin, size.width - size.margin
        room = right - left
        y = size.margin + style.title * 0.2
        for line in self._lines(scene.title, room, style.title, most=2, bold=True):
            words.texts.append(Text(left, y, line, tokens.ink, style.title, down="top", bold=True))
            y += style.title * 1.25
        y += style.body * 0.1
        for line in self._lines(scene.subtitle, room, style.body, most=2):
            words.texts.append(Text(left, y, line, tokens.soft, style.body, down="top"))
            y += style.body * 1.35
        top = y + style.body * 0.6

        foot = self._foot(scene.provenance.parts(), room)
        y = size.height - size.margin - len(foot) * style.row
        bottom = y - style.row * 0.5
        rule = ((left, y - style.row * 0.1), (right, y - style.row * 0.1))
        if foot:
            words.strokes.append(Stroke(rule, tokens.hairline, style.hair))
        for line in foot:
            y += style.row
            words.texts.append(Text(left, y, line, tokens.soft, style.small, down="base"))
        return words, QRectF(left, top, room, bottom - top)

    def _foot(self, parts: tuple[str, ...], room: float) -> list[str]:
        """Break the foot into lines; nothing of it is cut, a command is there to be run."""
        lines: list[str] = []
        for part in parts:
            longer = f"{lines[-1]} · {part}" if lines else part
            if self._fits(longer, room):
                lines[-1:] = [longer]
                continue
            lines.append("")
            for word in part.split(" "):
                lines[-1:] = self._broken(f"{lines[-1]} {word}".strip(), word, lines[-1], room)
        return lines

    def _broken(self, longer: str, word: str, line: str, room: float) -> list[str]:
        """Return a line with one word more as one line, or as many as it takes."""
        if self._fits(longer, room):
            return [longer]
        lines = [line] if line else []
        while not self._fits(word, room):
            most = next(k for k in range(len(word), 0, -1) if k == 1 or self._fits(word[:k], room))
            lines.append(word[:most])
            word = word[most:]
        return [*lines, word]

    def _fits(self, text: str, room: float) -> bool:
        return self.typeface(text, self._style.small) <= room

    def _lines(
        self, text: str, room: float, size: float, *, most: int, bold: bool = False
    ) -> list[str]:
        lines = wrap(text, room, most, self.typeface, size, bold=bold)
        if lines is not None:
            return lines
        lines = fill_lines(text.split(), " ", room, self.typeface, size, bold=bold)
        kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        return [elide(line, room, self.typeface, size, bold=bold) for line in kept]
