"""A chart as a table: headers and rows of text.

Owns the type and how files hold numbers; which columns a chart has is for the `table` of its kind.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from games.model.amounts import Amount

    #: What a file has in a column of a row.
    Cell = str | int | float | Fraction | None
    Row = tuple[Cell, ...]

__all__ = ["BEFORE", "Cell", "DataTable", "Row", "amount_cell"]

#: In front of the kinds of what was drawn faintly, of the scenario that is compared with.
BEFORE = "before: "


@dataclass(frozen=True, slots=True)
class DataTable:
    """Headers and rows of text; `notes` say what a file needs to be told beside them."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, headers: tuple[str, ...], rows: Iterable[Row], notes: tuple[str, ...] = ()
    ) -> DataTable:
        """Return a table for a file: floats read back the same, None and what is left out is empty.

        Rows may end early.
        """
        blank = ("",) * len(headers)
        full = tuple((*map(_written, row), *blank[len(row) :]) for row in rows)
        return cls(headers, full, notes)


def amount_cell(amount: Amount) -> Cell:
    """Return an amount as a number of a file: exactly, or the float nearest to a fraction."""
    return plain(amount) if isinstance(amount, Decimal) else float(amount)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    return repr(float(cell)) if isinstance(cell, float) else str(cell)
