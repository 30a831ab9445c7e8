"""A chart as a table: headers and rows of text.

Owns the type alone; which columns a chart has is for the `table` of its kind. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DataTable"]


@dataclass(frozen=True, slots=True)
class DataTable:
    """Headers and rows of text; `notes` say what a file needs to be told beside them."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
