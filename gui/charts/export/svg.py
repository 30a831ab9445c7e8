"""Marks as SVG 1.1: real text, no bitmaps, words for those who do not see it.

Owns the elements and their attributes, written straight from the marks of a figure. Numbers are
written short and always with a point.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtGui import QFontInfo

from gui.charts.canvas.items import base_line
from gui.charts.marks.drawing import DASH_LENGTHS
from gui.charts.marks.hatch import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from games.solve.report import Floats
    from gui.charts.canvas.items import Typeface
    from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text

__all__ = ["svg_bytes"]

#: Weight of letters that need not be said.
_USUAL = 400
#: What is laid out for itself within a text.
_ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069?")


def svg_bytes(
    width: float,
    height: float,
    title: str,
    description: str,
    ground: str,
    parts: Iterable[tuple[float, float, Drawing]],
    typeface: Typeface,
) -> bytes:
    """Return the file: `width` by `height` pixels of 1/96 inch.

    Parameters
    ----------
    ground
        Colour of the sheet.
    parts
        Layers from the bottom up, each with where its top left corner is.
    typeface
        What texts were measured in.
    """
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1"'
        f' width="{_n(width / 96)}in" height="{_n(height / 96)}in"'
        f' viewBox="0 0 {_n(width)} {_n(height)}" role="img" aria-labelledby="title desc"'
        ' fill-rule="evenodd" stroke-linejoin="round" style="font-variant-numeric:tabular-nums">\n'
        f'<title id="title">{escape(legal(title))}</title>\n'
        f'<desc id="desc">{escape(legal(description))}</desc>\n'
        f'<rect width="{_n(width)}" height="{_n(height)}" fill="{ground}"/>\n'
    )
    body = "\n".join(
        element
        for left, top, drawing in parts
        for element in _group(drawing, typeface, f"{_n(left)} {_n(top)}")
    )
    return f"{head}{body}\n</svg>\n".encode()


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _group(drawing: Drawing, typeface: Typeface, place: str) -> Iterator[str]:
    """Yield a layer's fills, strokes and texts, in this order."""
    yield f'<g transform="translate({place})">' if place != "0 0" else "<g>"
    for fill in drawing.fills:
        yield from _fill(fill)
    for stroke in drawing.strokes:
        yield _stroke(stroke)
    for text in drawing.texts:
        yield from _text(text, typeface)
    yield "</g>"


def _fill(fill: Fill) -> Iterator[str]:
    outline = _path(fill.polygon) + "Z"
    if fill.color:
        yield f'<path d="{outline}" fill="{fill.color}"/>'
    lines = pattern(fill.polygon, fill.hatch, fill.spacing)
    if len(lines):
        data = "".join(_path(line) for line in lines)
        yield f'<path d="{data}" fill="none"{_pen(fill.hatch_color, fill.width)}/>'
    if fill.edge:
        yield f'<path d="{outline}" fill="none"{_pen(fill.edge, fill.width)}/>'


def _stroke(stroke: Stroke) -> str:
    dashes = " ".join(_n(length * stroke.width) for length in DASH_LENGTHS[stroke.dash])
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    pen = _pen(stroke.color, stroke.width)
    return f'<path d="{_path(stroke.points)}" fill="none"{pen}{dashed}/>'


def _path(points: tuple[tuple[float, float], ...] | Floats) -> str:
    """Return the lines from point to point, left open."""
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _pen(color: str, width: float) -> str:
    return f' stroke="{color}" stroke-width="{_n(width)}"'


def _text(text: Text, typeface: Typeface) -> Iterator[str]:
    """Yield a line of text at its width, so that another typeface takes no more room."""
    if not text.text.strip():
        return
    x, y, width, halo = base_line(text, typeface)
    if text.halo:
        box = zip(("x", "y", "width", "height"), halo, strict=True)
        sides = " ".join(f'{name}="{_n(value)}"' for name, value in box)
        yield f'<rect {sides} fill="{text.halo}"/>'
    font = typeface.font(text.size, text.bold)
    away = ""
    if _from_right(text.text):
        x, away = x + width, ' direction="rtl"'  # a line from right to left starts at its right end
    weight = f' font-weight="{int(font.weight())}"' if int(font.weight()) != _USUAL else ""
    yield (
        f'<text x="{_n(x)}" y="{_n(y)}" textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"'
        f" font-family={quoteattr(f'{QFontInfo(font).family()}, sans-serif')}"
        f' font-size="{_n(font.pixelSize())}"{weight} fill="{text.color}"{away}'
        f' xml:space="preserve">{escape(legal(text.text))}</text>'
    )


def _from_right(text: str) -> bool:
    """Tell whether the first letter with a direction is of a script from right to left.

    What is isolated gives no direction to what stands around it, by Unicode's rule P2.
    """
    kinds = (bidirectional(letter) for letter in _ISOLATED.sub("", text))
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def legal(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff")
        if letter not in "\ufffe\uffff"
    )
