"""Cells and numbers out of the text that spreadsheets and people put on the clipboard.

Owns how text is cut into rows and cells, and how a cell is read as an exact number whatever marks
the decimals and thousands. Knows no scenario.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from games.model.edit.pasting.markup import html_rows, latex_rows, piped_rows
from games.model.file.kinds import foreign_text
from games.model.problems import quoted
from games.model.spreadsheet import unguarded
from games.model.typed import THOUSANDS, NearlyError, parse_amount, plainly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.amounts import Amount

__all__ = ["LARGEST_TEXT", "Grid", "bracketed", "decimal_mark", "grids", "marks", "number"]

Grid = tuple[tuple[str, ...], ...]

#: More text than any payoff table needs is refused before it is looked at.
LARGEST_TEXT = 200_000
#: Spreadsheets say much about the looks of a small table.
_LARGEST_HTML = 20 * LARGEST_TEXT
_MOST_ROWS, _MOST_COLUMNS = 500, 500

#: Cells between marks, where what stands in brackets is one cell: by blanks, by wide blanks, ...
_WHOLE = r"\([^()\n]*\)|\[[^\[\]\n]*\]|\{[^{}\n]*\}"
_PIECES = {
    " ": re.compile(rf"(?:{_WHOLE}|\S)+"),
    "  ": re.compile(rf"(?:{_WHOLE}|\S| (?! ))+"),
    ",": re.compile(rf"(?:{_WHOLE}|[^,])+"),
    ";": re.compile(rf"(?:{_WHOLE}|[^;])+"),
}

#: A blank or an apostrophe between thousands.
_PARTED = re.compile(r"(?<=\d)[ '](?=\d{3}(?!\d))")
_BRACKETED = re.compile(r"\(\s*([^()\s][^()]*?)\s*\)")
_POINT = re.compile(r"\d*[.]\d+([eE][-+]?\d+)?")
_COMMA = re.compile(r"\d*,\d+([eE][-+]?\d+)?")


def grids(text: str, html: str = "") -> list[Grid]:
    """Return the ways in which a text can be cut into cells, the likeliest first.

    Markdown and LaTeX know their cells; tabs always part cells. Without all of these semicolons,
    then commas, then blanks may, but for what stands in brackets; a text with none of them is one
    column. Rows and columns without any content at the edges are left out, and rows are as long as
    the longest. A table in `html` comes last, or first where the text is but a line.

    Raises
    ------
    ValueError
        With a sentence for the person: nothing there, or far too much.
    """
    if len(text) > LARGEST_TEXT:
        raise ValueError("the clipboard holds far more text than a payoff table")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    said = foreign_text(lines)
    if said:
        raise ValueError(said)
    wanted = len(html) <= _LARGEST_HTML and "<table" in html.lower()
    table = html_rows(html) if wanted else None
    if not lines.strip() and table is None:
        raise ValueError("the clipboard holds no text")
    marked = latex_rows(lines) or ("\t" not in lines and piped_rows(lines)) or None
    cut: list[Iterable[Iterable[str]]] = []
    if marked is not None:
        cut.append(marked)
    elif "\t" in lines:
        cut.append(_plainly(lines, "\t"))
        if '"' in lines:
            cut.append(_split(lines, "\t"))
    else:
        cut += [_split(lines, mark) for mark in (";", ",") if mark in lines]
        cut += [[_PIECES[mark].findall(line) for line in lines.split("\n")] for mark in _PIECES]
        cut.append(tuple((line,) for line in lines.split("\n")))
    if table is not None:
        cut.insert(len(cut) if "\t" in lines else 0, table)
    return list(dict.fromkeys(trimmed(grid) for grid in cut))


def _split(text: str, mark: str) -> Grid:
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:  # a quotation mark that is no quotation
        return _plainly(text, mark)
    return tuple(tuple(row) for row in rows)


def _plainly(text: str, mark: str) -> Grid:
    return tuple(tuple(line.split(mark)) for line in text.split("\n"))


def trimmed(grid: Iterable[Iterable[str]]) -> Grid:
    """Strip cells, drop empty edges, and make all rows equally long.

    Raises
    ------
    ValueError
        If there are more rows or columns than any table has.
    """
    rows = [[unguarded(" ".join(cell.split())) for cell in row] for row in grid]
    while rows and not any(rows[-1]):
        rows.pop()
    while rows and not any(rows[0]):
        rows.pop(0)
    width = max((len(row) for row in rows), default=0)
    if len(rows) > _MOST_ROWS or width > _MOST_COLUMNS:
        raise ValueError("the clipboard holds a far larger table than a game can have")
    full = [row + [""] * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in full)]
    if not used:
        return ()
    return tuple(tuple(row[used[0] : used[-1] + 1]) for row in full)


def decimal_mark(cells: Iterable[str]) -> str:
    """Return the decimal mark that a block of cells uses: a point, a comma, or "" if unclear."""
    seen = set[str]()
    for cell in cells:
        bare = _bare(cell)
        if "," in bare and "." in bare:
            seen.add("," if bare.rindex(",") > bare.rindex(".") else ".")
        elif _COMMA.fullmatch(bare) and not THOUSANDS[","].fullmatch(bare):
            seen.add(",")
        elif _POINT.fullmatch(bare) and not THOUSANDS["."].fullmatch(bare):
            seen.add(".")
    return seen.pop() if len(seen) == 1 else ""


def marks(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the decimal marks that a block of cells may use: two where thousands may be meant."""
    listed = list(cells)
    mark = decimal_mark(listed)
    bare = [_bare(cell) for cell in listed]
    if mark == "" and any(THOUSANDS[","].fullmatch(cell) for cell in bare):
        return (".", ",") if not any("." in cell for cell in bare) else (mark,)
    if mark == "" and any(THOUSANDS["."].fullmatch(cell) for cell in bare):
        return (".", ",")
    return (mark,)


def number(cell: str, mark: str) -> Amount:
    """Read a cell as an exact number.

    Parameters
    ----------
    cell
        What stands in it. Any usual minus sign; accountants' brackets are one, too; blanks and
        apostrophes between thousands.
    mark
        The decimal mark of its block, from `decimal_mark`; the other one of point and comma may
        then stand between thousands.

    Raises
    ------
    ValueError
        With a sentence for the person.
    """
    text = cell.strip()
    inside = _BRACKETED.fullmatch(text)
    if inside is None:
        return parse_amount(text, mark=mark)
    negative = f"-{inside[1]}"
    try:
        return parse_amount(negative, mark=mark)
    except ValueError as wrong:
        message = str(wrong).replace(quoted(negative), quoted(text))
        if isinstance(wrong, NearlyError):
            raise NearlyError(message, wrong.nearest) from None
        raise ValueError(message) from None


def bracketed(cell: str) -> bool:
    """Tell whether a number stands in round brackets."""
    inside = _BRACKETED.fullmatch(cell.strip())
    return inside is not None and looks_numeric(inside[1])


def looks_numeric(cell: str) -> bool:
    """Tell whether a cell is meant as a number, also one that cannot be read."""
    bare = _bare(cell)
    return bool(bare) and bare[:1] in "0123456789.,"


def _bare(cell: str) -> str:
    """Return a cell without sign, per cent, brackets and blanks between thousands."""
    text = plainly(cell)
    inside = _BRACKETED.fullmatch(text)
    text = inside[1] if inside is not None else text
    return _PARTED.sub("", text.lstrip("+-").strip("% "))
