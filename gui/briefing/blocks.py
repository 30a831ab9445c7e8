"""What stands on a printed page: texts, rules, tables and pictures that know how tall they are.

Owns the pieces between the paper's blocks and the pages: each can be painted at a place, and can be
cut in two where a page ends. Which goes on which page is `gui.briefing.pages`'.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gui.briefing.typeset import Lines
    from gui.charts.export.page import Page

__all__ = ["Cell", "FigureBlock", "Piece", "RowBlock", "RuleBlock", "TableBlock", "TextBlock"]

#: A page never begins or ends with fewer lines of a paragraph than this.
_TOGETHER = 2
_CELL_PAD = 3.0
_SWATCH = 7.0
_HAIR = 0.6


@dataclass(frozen=True, eq=False, kw_only=True)
class Piece:
    """Something on a page.

    Attributes
    ----------
    before
        Space above it, except at the top of a page.
    keep
        True for what must not be the last on its page.
    floats
        True for what may stand at the top of the next page while the text around it goes on.
    """

    before: float = 0.0
    keep: bool = False
    floats: bool = False

    @property
    def height(self) -> float:
        """Height without the space above."""
        raise NotImplementedError

    @property
    def least(self) -> float:
        """The least height that makes sense at the end of a page; all where it cannot be cut."""
        return self.height

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Return what fits into `room` and the rest; None if it cannot be cut there."""
        return None

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its top left corner at a place."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class TextBlock(Piece):
    """Lines of a paragraph, from `first` to before `last`; `bullet` stands before the first."""

    lines: Lines
    color: str
    indent: float = 0.0
    bullet: str = ""
    first: int = 0
    last: int = -1

    @property
    def _end(self) -> int:
        return len(self.lines.lines) if self.last < 0 else self.last

    @property
    def height(self) -> float:
        """Height of the lines."""
        return (self._end - self.first) * self.lines.leading

    @property
    def least(self) -> float:
        """Two lines, or all if a cut would leave fewer on the next page."""
        count = self._end - self.first
        return (_TOGETHER if count >= 2 * _TOGETHER else count) * self.lines.leading

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Cut between lines."""
        count = self._end - self.first
        fit = min(int(room / self.lines.leading + 1e-6), count - _TOGETHER)
        if fit < _TOGETHER or self.keep:
            return None
        middle = self.first + fit
        return replace(self, last=middle), replace(
            self, first=middle, last=self._end, bullet="", before=0.0
        )

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the lines."""
        if self.bullet:
            painter.fillRect(
                QRectF(x + 1, y + self.lines.leading / 2 - 1.5, 3.5, 3.5), QColor(self.bullet)
            )
        self.lines.paint(painter, x + self.indent, y, self.color, self.first, self._end)


@dataclass(frozen=True, eq=False)
class RuleBlock(Piece):
    """A line across the page."""

    width: float
    color: str
    thick: float = _HAIR
    keep: bool = field(default=True, kw_only=True)

    @property
    def height(self) -> float:
        """A pixel."""
        return 1.0

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the line."""
        painter.setPen(QPen(QColor(self.color), self.thick))
        painter.drawLine(QLineF(x, y, x + self.width, y))


@dataclass(frozen=True, eq=False)
class FigureBlock(Piece):
    """A chart, painted from its marks, with its caption below."""

    page: Page
    caption: TextBlock
    floats: bool = field(default=True, kw_only=True)

    @property
    def height(self) -> float:
        """Height of the picture and its caption."""
        return self.page.size.height + self.caption.before + self.caption.height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the chart and its caption."""
        painter.save()
        painter.translate(x, y)
        self.page.paint(painter)
        painter.restore()
        self.caption.paint(painter, x, y + self.page.size.height + self.caption.before)


@dataclass(frozen=True, eq=False)
class Cell:
    """The text of a cell and where it begins in its row."""

    lines: Lines
    x: float


@dataclass(frozen=True, eq=False)
class RowBlock:
    """A row: cells side by side, from line `first` to before `last` of each.

    `tint` colours the ground, `swatch` is a mark before the first cell; `group` heads the rows
    after it.
    """

    cells: tuple[Cell, ...]
    width: float
    ink: str
    rule: str
    tint: str = ""
    swatch: str = ""
    group: bool = False
    first: int = 0
    last: int = -1

    @property
    def count(self) -> int:
        """Number of lines."""
        most = max((len(cell.lines.lines) for cell in self.cells), default=0)
        return (most if self.last < 0 else min(self.last, most)) - self.first

    @property
    def leading(self) -> float:
        """Height of a line."""
        return self.cells[0].lines.leading

    @property
    def height(self) -> float:
        """Height with the space around the text."""
        return self.count * self.leading + 2 * _CELL_PAD

    def cut(self, lines: int) -> tuple[RowBlock, RowBlock]:
        """Cut after so many lines."""
        middle = self.first + lines
        return replace(self, last=middle), replace(self, first=middle, swatch="")

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint ground, mark, cells, and the line below."""
        if self.tint:
            painter.fillRect(QRectF(x, y, self.width, self.height), QColor(self.tint))
        top = y + _CELL_PAD
        if self.swatch:
            mark = QRectF(x + 3, top + (self.leading - _SWATCH) / 2, _SWATCH, _SWATCH)
            painter.fillRect(mark, QColor(self.swatch))
        end = None if self.last < 0 else self.last
        for cell in self.cells:
            cell.lines.paint(painter, x + cell.x, top, self.ink, self.first, end)
        painter.setPen(QPen(QColor(self.rule), _HAIR))
        bottom = y + self.height
        painter.drawLine(QLineF(x, bottom, x + self.width, bottom))


@dataclass(frozen=True, eq=False)
class TableBlock(Piece):
    """Rows under a head that is repeated on every page."""

    head: RowBlock
    rows: tuple[RowBlock, ...]

    @property
    def height(self) -> float:
        """Height with the head."""
        return self.head.height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        """The head with the first row; a group's title does not count as one."""
        height = self.head.height
        for row in self.rows:
            height += row.height
            if not row.group:
                break
        return height

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Cut between rows; within a row only if it is taller than what a page can hold."""
        used, count = self.head.height, 0
        while count < len(self.rows) and used + self.rows[count].height <= room:
            used += self.rows[count].height
            count += 1
        while count and self.rows[count - 1].group:
            count -= 1
        if count:
            return replace(self, rows=self.rows[:count]), self._rest(self.rows[count:])
        return None

    def cut_row(self, room: float) -> tuple[Piece, Piece] | None:
        """Cut the first row that is too tall for any page."""
        lead = next((k for k, row in enumerate(self.rows) if not row.group), None)
        if lead is None:
            return None
        row = self.rows[lead]
        used = self.head.height + sum(before.height for before in self.rows[:lead])
        lines = int((room - used - 2 * _CELL_PAD) / row.leading)
        if not 0 < lines < row.count:
            return None
        upper, lower = row.cut(lines)
        return (
            replace(self, rows=(*self.rows[:lead], upper)),
            self._rest((lower, *self.rows[lead + 1 :])),
        )

    def _rest(self, rows: tuple[RowBlock, ...]) -> TableBlock:
        return replace(self, rows=rows, before=0.0)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the head and the rows."""
        self.head.paint(painter, x, y)
        y += self.head.height
        for row in self.rows:
            row.paint(painter, x, y)
            y += row.height
