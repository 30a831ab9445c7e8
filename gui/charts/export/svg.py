"""Marks as SVG 1.1: real text, real clip paths, no bitmaps, words for those who do not see it.

Owns the elements and their attributes. Numbers are written short and always with a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QTransform

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen

    from gui.charts.export.engine import PathMark, TextMark

__all__ = ["SvgSink"]

_CAPS = {Qt.PenCapStyle.SquareCap: "square", Qt.PenCapStyle.RoundCap: "round"}
_JOINS = {Qt.PenJoinStyle.BevelJoin: "bevel", Qt.PenJoinStyle.RoundJoin: "round"}


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class SvgSink:
    """Collects elements; `document` joins them."""

    def __init__(self) -> None:
        self._body: list[str] = []
        self._clips: dict[str, str] = {}

    def path(self, mark: PathMark) -> None:
        """Write a path."""
        style = _fill(mark.path, mark.brush) + _stroke(mark.pen)
        self._body.append(f'<path d="{_data(mark.path)}"{style}{self._clipped(mark.clip)}/>')

    def text(self, mark: TextMark) -> None:
        """Write a run of text at its width, so that another typeface takes no more room."""
        # the base line of a run from right to left starts at its right end
        x = mark.at.x() + (mark.width if mark.right_to_left else 0.0)
        at, turned = _placed(mark.transform, x, mark.at.y())
        away = ' direction="rtl" unicode-bidi="bidi-override"' if mark.right_to_left else ""
        element = (
            f'<text{at}{turned} textLength="{_n(mark.width)}" lengthAdjust="spacingAndGlyphs"'
            f"{_face(mark.font)}{_paint('fill', mark.pen.color())}{away}"
            f' xml:space="preserve">{escape(_legal(mark.text))}</text>'
        )
        # a clip is in the units around the text, not in those its own transform makes
        clip = self._clipped(mark.clip)
        self._body.append(f"<g{clip}>{element}</g>" if clip else element)

    def document(self, width: float, height: float, title: str, description: str) -> bytes:
        """Return the file: `width` by `height` pixels of 1/96 inch."""
        clips = "".join(
            f'<clipPath id="{name}"><path d="{data}"/></clipPath>\n'
            for data, name in self._clips.items()
        )
        head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<svg xmlns="http://www.w3.org/2000/svg" version="1.1"'
            f' width="{_n(width / 96)}in" height="{_n(height / 96)}in"'
            f' viewBox="0 0 {_n(width)} {_n(height)}" role="img" aria-labelledby="title desc">\n'
            f'<title id="title">{escape(_legal(title))}</title>\n'
            f'<desc id="desc">{escape(_legal(description))}</desc>\n'
            f"<defs>\n{clips}</defs>\n"
        )
        return (head + "\n".join(self._body) + "\n</svg>\n").encode()

    def _clipped(self, clip: QPainterPath | None) -> str:
        if clip is None:
            return ""
        name = self._clips.setdefault(_data(clip), f"clip{len(self._clips) + 1}")
        return f' clip-path="url(#{name})"'


def _legal(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff")
        if letter not in "\ufffe\uffff"
    )


def _data(path: QPainterPath) -> str:
    """Write a path's elements; a subpath that ends where it began is closed."""
    parts: list[str] = []
    start = (0.0, 0.0)
    k, count = 0, path.elementCount()
    while k < count:
        element = path.elementAt(k)
        here = (element.x, element.y)
        if element.isMoveTo():
            start = here
            parts.append(f"M{_n(here[0])} {_n(here[1])}")
        elif element.isLineTo():
            last = k + 1 == count or path.elementAt(k + 1).isMoveTo()
            closes = last and here == start and not path.elementAt(k - 1).isMoveTo()
            parts.append("Z" if closes else f"L{_n(here[0])} {_n(here[1])}")
        else:
            second, end = path.elementAt(k + 1), path.elementAt(k + 2)
            numbers = (*here, second.x, second.y, end.x, end.y)
            parts.append("C" + " ".join(_n(number) for number in numbers))
            k += 2
        k += 1
    return "".join(parts)


def _paint(kind: str, color: QColor) -> str:
    alpha = f' {kind}-opacity="{_n(color.alphaF())}"' if color.alpha() < 255 else ""
    return f' {kind}="{color.name()}"{alpha}'


def _fill(path: QPainterPath, brush: QBrush | None) -> str:
    if brush is None:
        return ' fill="none"'
    rule = ' fill-rule="evenodd"' if path.fillRule() == Qt.FillRule.OddEvenFill else ""
    return _paint("fill", brush.color()) + (rule if _subpaths(path) > 1 else "")


def _subpaths(path: QPainterPath) -> int:
    return sum(path.elementAt(k).isMoveTo() for k in range(path.elementCount()))


def _stroke(pen: QPen | None) -> str:
    if pen is None:
        return ""
    width = pen.widthF()
    style = f'{_paint("stroke", pen.color())} stroke-width="{_n(width)}"'
    if pen.style() != Qt.PenStyle.SolidLine:
        dashes = " ".join(_n(length * width) for length in pen.dashPattern())
        style += f' stroke-dasharray="{dashes}"'
    if pen.capStyle() in _CAPS:
        style += f' stroke-linecap="{_CAPS[pen.capStyle()]}"'
    if pen.joinStyle() in _JOINS:
        style += f' stroke-linejoin="{_JOINS[pen.joinStyle()]}"'
    return style


def _placed(transform: QTransform, x: float, y: float) -> tuple[str, str]:
    """Return the attributes of a place: moves are worked into it, anything else is a matrix."""
    if not (transform.isScaling() or transform.isRotating()):
        x, y, turned = x + transform.dx(), y + transform.dy(), ""
    else:
        t = transform
        numbers = (t.m11(), t.m12(), t.m21(), t.m22(), t.dx(), t.dy())
        turned = f' transform="matrix({" ".join(f"{number:.6g}" for number in numbers)})"'
    return f' x="{_n(x)}" y="{_n(y)}"', turned


def _face(font: QFont) -> str:
    family = quoteattr(f"{QFontInfo(font).family()}, sans-serif")
    weight = f' font-weight="{int(font.weight())}"' if int(font.weight()) != 400 else ""
    slant = ' font-style="italic"' if font.italic() else ""
    size = _n(QFontInfo(font).pixelSize())
    figures = ' style="font-variant-numeric:tabular-nums"'
    return f' font-family={family} font-size="{size}"{weight}{slant}{figures}'
