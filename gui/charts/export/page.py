"""A figure composed for paper: finding on top, chart, and at the foot where it comes from.

Owns sizes, type and margins of what leaves the building. The chart itself is painted by the same
view as on the screen. Needs a QApplication.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from gui.charts.drawing import Drawing, Stroke, Style, Text
from gui.charts.export.engine import DOTS, BakingDevice
from gui.charts.figure_view import FigureView
from gui.charts.items import Typeface, paint_drawing
from gui.charts.kinds import layout_of
from gui.charts.labels import elide, fill_lines, wrap
from gui.charts.scene import SweepScene
from gui.charts.sweep.view import SweepView

if TYPE_CHECKING:
    from gui.charts.export.engine import Sink
    from gui.charts.figure import Printed
    from gui.tokens import Tokens

__all__ = ["SIZES", "Page", "Size"]


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
    """One figure, laid out once and painted on any sink."""

    def __init__(self, scene: Printed, size: Size, tokens: Tokens) -> None:
        self.size = size
        self._tokens = size.on(tokens)
        self._style = Style(self._tokens, DOTS)
        self._typeface = Typeface(QGuiApplication.font().family())
        self._words, self._chart = self._compose(scene)
        self._view = _view_of(scene, self._tokens, self._chart.width(), self._chart.height())

    def paint(self, sink: Sink) -> None:
        """Paint the figure; raise `ValueError` if something in it is a bitmap."""
        device = BakingDevice(self.size.width, self.size.height, sink)
        painter = QPainter(device)
        painter.fillRect(QRectF(0, 0, self.size.width, self.size.height), QColor(self._tokens.base))
        paint_drawing(painter, self._words, self._typeface)
        self._view.paint(painter, self._chart)
        painter.end()
        device.finish()

    def close(self) -> None:
        """Give the graphics back."""
        self._view.close()

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

        foot = fill_lines([*scene.provenance.parts()], " · ", room, self._typeface, style.small)
        y = size.height - size.margin - len(foot) * style.row
        bottom = y - style.row * 0.5
        rule = ((left, y - style.row * 0.1), (right, y - style.row * 0.1))
        if foot:
            words.strokes.append(Stroke(rule, tokens.hairline, style.hair))
        for line in foot:
            y += style.row
            words.texts.append(Text(left, y, line, tokens.soft, style.small, down="base"))
        return words, QRectF(left, top, room, bottom - top)

    def _lines(
        self, text: str, room: float, size: float, *, most: int, bold: bool = False
    ) -> list[str]:
        lines = wrap(text, room, most, self._typeface, size, bold=bold)
        if lines is not None:
            return lines
        lines = fill_lines(text.split(), " ", room, self._typeface, size, bold=bold)
        kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        return [elide(line, room, self._typeface, size, bold=bold) for line in kept]


def _view_of(scene: Printed, tokens: Tokens, width: float, height: float) -> SweepView | FigureView:
    """Return what paints a scene: the sweep's own view, or a figure by the chart's layout."""
    if isinstance(scene, SweepScene):
        sweep = SweepView(tokens, DOTS, worded=True)
        sweep.fit(width, height)
        sweep.show_scene(scene)
        return sweep
    figure = FigureView(layout_of(scene), tokens, DOTS)
    figure.fit(width, height)
    figure.show_scene(scene)
    return figure
