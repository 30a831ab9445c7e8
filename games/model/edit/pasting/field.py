"""Cells in which several payoffs stand together, and where in a grid they are.

Owns how such a cell is cut ("3,3", "(3; 3)", "3 / 3"), and which rows and columns of a grid hold
payoffs and which are headings, spanned or repeated, with spacers and sums. Knows no scenario.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.edit.pasting.block import MisfitError
from games.model.edit.pasting.cells import looks_numeric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.edit.pasting.cells import Grid

__all__ = ["PARTINGS", "Field", "cut", "field_of"]

#: What may stand between the payoffs of a cell, the plainest first.
PARTINGS = (r"\s*;\s*", r"\s*\|\s*", r",\s+", r"\s*,\s*", r"\s*/\s*", r"\s+")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "\N{MATHEMATICAL LEFT ANGLE BRACKET}": "⟩"}
_SUMS = frozenset({"total", "totals", "sum", "sums", "average", "mean", "Σ".casefold()})
#: A best response is often starred.
_STAR = re.compile(r"(?<=\d)\s*\*+|\*+\s*(?=[-−–+(]?\s*[\d.,])")

#: The rest of a number of thousands.
_GROUP = re.compile(r"0\d+")

_Line = tuple[str, ...]


def cut(cell: str, count: int, parting: str) -> tuple[str, ...] | None:
    """Return the numbers of a cell, still text; None if there are not so many of them."""
    bare = _STAR.sub("", cell).strip()
    if len(bare) > 1 and _BRACKETS.get(bare[0]) == bare[-1]:
        inside = bare[1:-1].strip()
        bare = inside if _BRACKETS.get(bare[0], "") not in inside else bare
    parts = tuple(re.split(parting, bare))
    numeric = len(parts) == count and all(looks_numeric(part) for part in parts)
    return parts if numeric and not any(_GROUP.fullmatch(part) for part in parts) else None


@dataclass(frozen=True, slots=True)
class Field:
    """Where in a grid payoffs stand: rows (in matrices, one below the other) and columns.

    `heads` are the rows of headings over each matrix.
    """

    grid: Grid
    parts: dict[tuple[int, int], tuple[str, ...]]
    blocks: tuple[tuple[int, ...], ...]
    heads: tuple[tuple[int, ...], ...]
    columns: tuple[int, ...]

    def beside(self) -> list[_Line]:
        """Return the headings on either side: of every column of them a text per row."""
        rows = [row for block in self.blocks for row in block]
        lines = [[self.grid[y][x] for y in rows] for x in self.sides]
        return [_filled(line) for line in lines if _heads(line)]

    def above(self, block: int) -> list[_Line]:
        """Return the headings over a matrix, nearest first: of every row a text per column."""
        lines = [self.grid[y] for y in reversed(self.heads[block])]
        spanned = [_filled(line) for line in lines if len(self.columns) == 1 or _heads(line)]
        return [tuple(line[x] for x in self.columns) for line in spanned]

    def captions(self, block: int) -> list[str]:
        """Return what stands alone in a row or column of headings, or in a corner."""
        sides = self.sides
        found = [self.grid[y][x] for y in self.heads[block] for x in sides]
        for y in self.heads[block]:
            found += [] if _heads(self.grid[y]) else filter(None, self.grid[y])
        for x in sides:
            line = [self.grid[y][x] for y in self.blocks[block]]
            found += [] if _heads(line) else filter(None, line)
        return [text for text in found if text]

    @property
    def sides(self) -> list[int]:
        """The columns of headings."""
        return [x for x in range(len(self.grid[0])) if x not in self.columns]


def field_of(grid: Grid, count: int, parting: str, rows: int = 0) -> Field:
    """Find the cells of so many payoffs in a grid.

    Parameters
    ----------
    grid, count, parting
        Trimmed cells, how many payoffs stand in one, and what parts them.
    rows
        After so many rows a new matrix begins, also without a heading; 0 for any number.

    Raises
    ------
    MisfitError
        If there are none, or a single number stands among them.
    """
    grid = _without_sums(grid)
    parts = {
        (y, x): found
        for y, row in enumerate(grid)
        for x, cell in enumerate(row)
        if cell and (found := cut(cell, count, parting)) is not None
    }
    if not parts:
        raise MisfitError("there are no numbers in it")
    ys, xs = ({place[axis] for place in parts} for axis in (0, 1))
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if not cell or (y, x) in parts or not looks_numeric(cell):
                continue
            if (y in ys and x in xs) or any(cut(cell, count, other) for other in PARTINGS):
                raise MisfitError(f"“{cell}” is not read as {count} numbers like the others")
    blocks: list[list[int]] = []
    heads: list[list[int]] = []
    pending: list[int] = []
    for y, row in enumerate(grid):
        if y not in ys:
            pending += [y] if any(row) else []
            continue
        if not blocks or pending or (rows and len(blocks[-1]) == rows):
            blocks.append([])
            heads.append(pending)
            pending = []
        blocks[-1].append(y)
    return Field(
        grid, parts, tuple(map(tuple, blocks)), tuple(map(tuple, heads)), tuple(sorted(xs))
    )


def _heads(cells: Sequence[str]) -> bool:
    """Tell whether a row or column of headings says several things, not one about all."""
    return len(cells) == 1 or sum(bool(cell) for cell in cells) > 1


def _filled(cells: Sequence[str]) -> _Line:
    """Give an empty cell what is spanned over it."""
    found: list[str] = []
    for cell in cells:
        found.append(cell or (found[-1] if found else ""))
    return tuple(found)


def _without_sums(grid: Grid) -> Grid:
    """Leave out rows and columns that are headed as sums."""
    rows = [row for row in grid if not _sum(row)]
    columns = [x for x, column in enumerate(zip(*rows, strict=True)) if not _sum(column)]
    return tuple(tuple(row[x] for x in columns) for row in rows)


def _sum(cells: Sequence[str]) -> bool:
    return next((cell for cell in cells if cell), "").casefold() in _SUMS
