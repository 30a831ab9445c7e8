"""Tables as text for the clipboard: as spreadsheets take them, and as word processors do.

Owns the two forms in which any table is copied. Qt-free; the clipboard is the widgets'.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from games.model.pasting.layout import payoff_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Scenario

__all__ = ["html_table", "payoff_tsv", "tsv"]


def tsv(rows: Iterable[Iterable[str]]) -> str:
    """Join cells by tabs and rows by line ends; what would break a cell becomes a space."""
    cleaned = (
        "\t".join(cell.replace("\t", " ").replace("\n", " ").replace("\r", " ") for cell in row)
        for row in rows
    )
    return "\n".join(cleaned) + "\n"


def html_table(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as an HTML table; what reads as a number stands on the right."""
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            right = ' align="right"' if cell[:1].isdigit() or cell[1:2].isdigit() else ""
            cells.append(f"<td{right}>{escape(cell)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f'<meta charset="utf-8"><table border="1">{"".join(lines)}</table>'


def payoff_tsv(scenario: Scenario) -> str:
    """Return the payoffs at today's levels, exactly, one matrix below the other.

    Each matrix has two header rows: the second player's strategies, and whose payoff a column is.
    """
    return tsv(payoff_rows(scenario))
