"""Rows of text in columns, for a terminal.

Owns the widths and the gap between columns. Knows no command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["columns"]


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their cells in columns as wide as the widest cell, and nothing after them."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
