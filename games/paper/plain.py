"""A paper as plain text and as Markdown.

Owns how headings, lists and tables are written with characters alone. Figures are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from games.model.spreadsheet import guarded
from games.paper.parts import Bullets, Paragraph, Table
from games.words.names import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.paper.parts import Block, Line, Paper, Section

__all__ = ["paper_markdown", "paper_text", "sections_markdown", "tabbed"]

#: Characters that Markdown would take for marks, wherever they stand.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|&~$])")


def paper_text(paper: Paper) -> str:
    """Return the paper as plain text: titles on lines of their own, tables in columns."""
    lines = [paper.kicker, paper.title]
    lines += ["", paper.summary] if paper.summary else []
    for section in paper.sections:
        lines += ["", section.title]
        for block in section.blocks:
            lines += _plain(block)
    lines += ["", *paper.footer] if paper.footer else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _plain(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"{block.lead} {block.text}".strip()
    elif isinstance(block, Bullets):
        for item in block.items:
            yield f"  - {f'{item.lead} {item.text}'.strip()}"
    elif isinstance(block, Table):
        rows = [tuple(column.title for column in block.columns)]
        rows += [_cells(line, len(block.columns)) for line in block.lines]
        heads = {place for place, line in enumerate(block.lines, start=1) if line.group}
        within = [row for place, row in enumerate(rows) if place not in heads]
        widths = [max(len(row[place]) for row in within) for place in range(len(block.columns))]
        yield block.caption
        for number, row in enumerate(rows):
            if number in heads:
                yield f"  {row[0]}:"
                continue
            cells = (
                f"{cell:>{width}}" if column.number else f"{cell:<{width}}"
                for cell, width, column in zip(row, widths, block.columns, strict=True)
            )
            yield "  " + "  ".join(cells)


def paper_markdown(paper: Paper) -> str:
    """Return the paper as Markdown that GitHub and most editors read; text is never a mark."""
    lines = [f"# {_escaped(paper.title)}", "", _escaped(paper.kicker)]
    lines += ["", _escaped(paper.summary)] if paper.summary else []
    lines += ["", sections_markdown(paper.sections)] if paper.sections else []
    lines += ["", "---", "", _escaped(" · ".join(paper.footer))] if paper.footer else []
    return "\n".join(lines) + "\n"


def sections_markdown(sections: Sequence[Section], level: int = 2) -> str:
    """Return sections alone, with their titles as headings of a level; a paper's is 1."""
    lines: list[str] = []
    for section in sections:
        lines += ["", f"{'#' * level} {_escaped(section.title)}"]
        for block in section.blocks:
            lines += ["", *_marked(block)]
    return "\n".join(lines[1:])


def _marked(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _with_lead(block.lead, block.text)
    elif isinstance(block, Bullets):
        for item in block.items:
            yield f"- {_with_lead(item.lead, item.text)}"
    elif isinstance(block, Table):
        yield from (f"*{_escaped(block.caption)}*", "")
        yield _row(_escaped(column.title) for column in block.columns)
        yield _row("---:" if column.number else "---" for column in block.columns)
        for line in block.lines:
            cells = [_escaped(cell) for cell in _cells(line, len(block.columns))]
            yield _row([f"**{cells[0]}**", *cells[1:]] if line.group else cells)


def tabbed(table: Table) -> str:
    """Return a table as tab-separated text, for a spreadsheet."""
    rows = [tuple(column.title for column in table.columns)]
    rows += [_cells(line, len(table.columns)) for line in table.lines]
    return unmarked("".join("\t".join(map(guarded, row)) + "\n" for row in rows))


def _cells(line: Line, columns: int) -> tuple[str, ...]:
    """Return the cells of a row on one line each; a group's heading is followed by empty ones."""
    cells = tuple(" ".join(cell.split()) for cell in line.cells)
    return (*cells, *[""] * (columns - len(cells)))


def _row(cells: Sequence[str] | Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _with_lead(lead: str, text: str) -> str:
    return f"**{_escaped(lead)}** {_escaped(text)}" if lead else _escaped(text)


def _escaped(text: str) -> str:
    flat = " ".join(text.split())
    return re.sub(r"^([#+-]|\d+[.)])(?=\s)", r"\\\1", _MARKS.sub(r"\\\1", flat))
