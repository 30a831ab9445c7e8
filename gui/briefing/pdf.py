"""The paper as PDF: A4, real text, charts as vectors, a footer on every page.

Owns how each block of a paper looks in print and the order of pieces. Where pages end is
`gui.briefing.pages`'. Same paper, same charts: same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from games.paper.parts import Bullets, Figure, Paragraph, Table
from gui.briefing.blocks import (
    Cell,
    FigureBlock,
    RowBlock,
    RuleBlock,
    TableBlock,
    TextBlock,
)
from gui.briefing.pages import paginate
from gui.briefing.typeset import BODY, CELL, FOOT, HEADING, KICKER, QUIET, TITLE, set_in
from gui.charts.export.pdf import pdf_bytes
from gui.look.tokens import PRINT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from games.paper.parts import Block, Line, Paper, Section
    from gui.briefing.blocks import Piece
    from gui.briefing.pages import Placed
    from gui.charts.export.page import Page

__all__ = ["HEIGHT", "WIDTH", "paper_pdf"]

#: A4 in whole points, as pixels of 1/96 inch.
WIDTH, HEIGHT = 595 * 96 / 72, 842 * 96 / 72
_LEFT, _TOP, _BOTTOM = 74.0, 56.0, 76.0
_TEXT = WIDTH - 2 * _LEFT
_ROOM = HEIGHT - _TOP - _BOTTOM
_INDENT = 13.0
_PAD = 5.0


def paper_pdf(paper: Paper, charts: Mapping[str, Page]) -> bytes:
    """Return the file. `charts` are laid-out figures by the id that the paper uses."""
    pages = paginate(_pieces(paper, charts), _ROOM)

    def painted(number: int) -> Callable[[QPainter], None]:
        def paint(painter: QPainter) -> None:
            _paint(painter, pages[number], paper.footer, number + 1, len(pages))

        return paint

    description = ". ".join((paper.title.rstrip("."), *paper.footer))
    numbers = range(len(pages))
    return pdf_bytes(WIDTH, HEIGHT, paper.kicker, description, *(painted(n) for n in numbers))


def _paint(
    painter: QPainter, placed: Sequence[Placed], footer: tuple[str, ...], number: int, total: int
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one in placed:
        one.piece.paint(painter, _LEFT, _TOP + one.y)
    y = HEIGHT - _BOTTOM + 18
    painter.setPen(QPen(QColor(PRINT.hairline), 0.6))
    painter.drawLine(QLineF(_LEFT, y, _LEFT + _TEXT, y))
    page = set_in(FOOT, f"page {number} of {total}", 90, flush_right=True)
    page.paint(painter, _LEFT + _TEXT - 90, y + 6, PRINT.soft)
    set_in(FOOT, " · ".join(footer), _TEXT - 100).paint(painter, _LEFT, y + 6, PRINT.soft)


def _pieces(paper: Paper, charts: Mapping[str, Page]) -> list[Piece]:
    pieces: list[Piece] = [
        TextBlock(set_in(KICKER, paper.kicker, _TEXT), PRINT.soft, keep=True),
        TextBlock(set_in(TITLE, paper.title, _TEXT), PRINT.ink, before=4, keep=True),
    ]
    if paper.summary:
        pieces.append(TextBlock(set_in(BODY, paper.summary, _TEXT), PRINT.soft, before=8))
    numbers = {figure.id: place for place, figure in enumerate(paper.figures, start=1)}
    for section in paper.sections:
        pieces += _section(section, charts, numbers)
    return pieces


def _section(
    section: Section, charts: Mapping[str, Page], numbers: Mapping[str, int]
) -> list[Piece]:
    pieces: list[Piece] = [
        RuleBlock(_TEXT, PRINT.soft, before=16, thick=0.8),
        TextBlock(set_in(HEADING, section.title, _TEXT), PRINT.ink, before=5, keep=True),
    ]
    for block in section.blocks:
        pieces += _block(block, charts, numbers)
    return pieces


def _block(block: Block, charts: Mapping[str, Page], numbers: Mapping[str, int]) -> list[Piece]:
    if isinstance(block, Paragraph):
        face, color = (QUIET, PRINT.soft) if block.quiet else (BODY, PRINT.ink)
        return [TextBlock(set_in(face, block.text, _TEXT, lead=block.lead), color, before=6)]
    if isinstance(block, Bullets):
        return _bullets(block)
    if isinstance(block, Figure):
        caption = set_in(QUIET, block.caption, _TEXT, lead=f"Figure {numbers[block.id]}.")
        below = TextBlock(caption, PRINT.soft, before=3)
        return [FigureBlock(charts[block.id], below, before=12)]
    return _table(block)


def _bullets(block: Bullets) -> list[Piece]:
    face = BODY if block.key else QUIET
    indent = _INDENT if block.marked else 0.0
    mark = PRINT.accent if block.key else PRINT.soft
    return [
        TextBlock(
            set_in(face, item.text, _TEXT - indent, lead=item.lead),
            PRINT.ink,
            before=5 if block.key else 3 + 3 * (place == 0),
            indent=indent,
            bullet=mark if block.marked else "",
        )
        for place, item in enumerate(block.items)
    ]


def _table(table: Table) -> list[Piece]:
    total = sum(column.share for column in table.columns)
    widths = [_TEXT * column.share / total for column in table.columns]
    starts = [sum(widths[:place]) for place in range(len(widths))]

    def row(cells: Sequence[str], *, lead: bool = False, shift: float = 0.0) -> tuple[Cell, ...]:
        made = []
        for place, text in enumerate(cells):
            column, inset = table.columns[place], shift if place == 0 else 0.0
            lines = set_in(
                CELL,
                "" if lead else text,
                widths[place] - 2 * _PAD - inset,
                lead=text if lead else "",
                flush_right=column.number,
            )
            made.append(Cell(lines, starts[place] + _PAD + inset))
        return tuple(made)

    head = RowBlock(
        row([column.title for column in table.columns], lead=True),
        _TEXT,
        PRINT.ink,
        PRINT.soft,
        tint=PRINT.raised,
    )
    shift = 9.0 if any(line.color and not line.group for line in table.lines) else 0.0
    rows = tuple(_row(line, row, shift) for line in table.lines)
    caption = set_in(QUIET, table.caption, _TEXT)
    return [
        TextBlock(caption, PRINT.soft, before=9, keep=True),
        TableBlock(head, rows, before=3),
    ]


def _row(line: Line, row: Callable[..., tuple[Cell, ...]], shift: float) -> RowBlock:
    if line.group:
        inset = 9.0 if line.color else 0.0
        title = set_in(CELL, "", _TEXT - 2 * _PAD - inset, lead=line.cells[0])
        cells: tuple[Cell, ...] = (Cell(title, _PAD + inset),)
    else:
        cells = row(line.cells, shift=shift)
    return RowBlock(cells, _TEXT, PRINT.ink, PRINT.hairline, swatch=line.color, group=line.group)
