"""Text in lines: broken at a width, measured, and painted line by line.

Owns the type of the printed paper, sizes and fonts, and the breaking of one paragraph, with its
bold lead, into lines that can go to different pages. Needs a QApplication.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from gui.briefing.direction import from_right

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTextLine

__all__ = ["BODY", "CELL", "FOOT", "HEADING", "KICKER", "QUIET", "TITLE", "Face", "Lines", "set_in"]

_TABULAR = QFont.Tag("tnum")
#: Ligatures would come out of a PDF as letters of their own, which no search finds.
_LIGATURES = QFont.Tag("liga")
#: QTextLayout breaks a line here.
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Face:
    """A use of type: size and line height in pixels of 1/96 inch, and whether it is bold."""

    size: int
    leading: float
    bold: bool = False

    def font(self, *, bold: bool | None = None) -> QFont:
        """Return the font; the application's family, figures of equal width."""
        font = QFont(QGuiApplication.font().family())
        font.setPixelSize(self.size)
        heavy = self.bold if bold is None else bold
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        font.setFeature(_TABULAR, 1)
        font.setFeature(_LIGATURES, 0)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


TITLE = Face(21, 27, bold=True)
HEADING = Face(15, 20, bold=True)
KICKER = Face(10, 14)
BODY = Face(11, 16)
QUIET = Face(10, 14)
CELL = Face(9, 12)
FOOT = Face(9, 12)


@dataclass(frozen=True, eq=False)
class Lines:
    """A paragraph broken into lines of one height."""

    layout: QTextLayout
    lines: tuple[QTextLine, ...]
    leading: float
    width: float
    flush_right: bool

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.leading

    def paint(
        self,
        painter: QPainter,
        x: float,
        y: float,
        color: str,
        first: int = 0,
        last: int | None = None,
    ) -> None:
        """Paint the lines from `first` to before `last`, the first one's top at `y`."""
        painter.setPen(QColor(color))
        for number, line in enumerate(self.lines[first:last]):
            indent = self.width - line.naturalTextWidth() if self.flush_right else 0.0
            # half of what the leading leaves goes above the line
            spare = (self.leading - line.height()) / 2
            at = QPointF(x + indent - line.x(), y + number * self.leading + spare - line.y())
            line.draw(painter, at)


def set_in(
    face: Face, text: str, width: float, *, lead: str = "", flush_right: bool = False
) -> Lines:
    """Break a text at a width; words longer than a line are broken where they must."""
    whole = f"{lead} {text}" if lead else text
    layout = QTextLayout(whole.replace("\n", _BREAK), face.font())
    option = QTextOption()
    backwards = from_right(whole)
    directions = Qt.LayoutDirection
    option.setTextDirection(directions.RightToLeft if backwards else directions.LeftToRight)
    # places are ours: left edge, or flush right for numbers and for scripts that begin there
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if lead:
        # every letter gets a format: without one it would be painted in the application's font
        layout.setFormats(
            [
                _format(face.font(bold=True), 0, len(lead)),
                _format(face.font(), len(lead), len(whole) - len(lead)),
            ]
        )
    lines: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    return Lines(layout, tuple(lines), face.leading, width, flush_right or backwards)


def _format(font: QFont, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    shape = QTextCharFormat()
    shape.setFont(font)
    made.start, made.length, made.format = start, length, shape
    return made
