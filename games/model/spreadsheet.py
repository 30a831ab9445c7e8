"""Text in a cell stays text: what a spreadsheet would run as a formula gets an apostrophe.

Owns that one rule, for files, the clipboard and comment lines, and the way back when a copied table
is pasted here. Numbers stay numbers, fractions too. Knows no table.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.numbers import plain

if TYPE_CHECKING:
    from games.model.amounts import Amount

__all__ = ["as_number", "guarded", "guarded_line", "unguarded"]

#: What begins a formula: in programs of East Asia also its wide form.
_FORMULA = (
    "=+@\\-\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH COMMERCIAL AT}\N{FULLWIDTH HYPHEN-MINUS}"
)
_SUSPECT = re.compile(rf"\s*[{_FORMULA}]|[\t\r\n]")
_GUARDED = re.compile(rf"'(?=\s*[{_FORMULA}])")
_NUMBER = r"[+-]?(\d+([.]\d*)?|[.]\d+)([eE][+-]?\d+)?"
#: A number, a fraction (mixed, too), a share, or a range of them.
_NUMERIC = re.compile(rf"{_NUMBER}(( \d+)?/\d+)?( ?%)?( to {_NUMBER}(/\d+)?( ?%)?)?")
#: What may part the cells of a line, wherever the file is opened.
_PARTS = re.compile(r"([,;\t|])(\s*)")


def as_number(amount: Amount) -> str:
    """Return a cell that holds an amount exactly and is a number to a spreadsheet.

    A bare "1/3" is the third of January there; "0 1/3" is a third, there and where it is typed.
    """
    if not isinstance(amount, Fraction):
        return plain(amount)
    whole, above = divmod(abs(amount.numerator), amount.denominator)
    return f"{'-' if amount < 0 else ''}{whole} {above}/{amount.denominator}"


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs; numbers and most texts are left alone."""
    if _SUSPECT.match(cell) and not _NUMERIC.fullmatch(cell.strip()):
        return "'" + cell
    return cell


def guarded_line(text: str) -> str:
    """Return a line of prose whose pieces no spreadsheet runs, however it parts them.

    Parted by another mark, a number may begin a longer cell: it is left alone only at the end.
    """
    *pieces, last = _PARTS.split(text)
    pieces[::3] = ["'" + piece if _SUSPECT.match(piece) else piece for piece in pieces[::3]]
    return "".join([*pieces, guarded(last)])


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that `guarded` put before it."""
    return _GUARDED.sub("", cell, count=1) if _GUARDED.match(cell) else cell
