"""Tables as text for the clipboard: as spreadsheets take them, and as word processors do.

Owns the two forms in which any table is copied. Qt-free; the clipboard is the widgets'.
"""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from games.model.lines import one_line
from games.model.numbers import ascii_only, plain
from games.model.spreadsheet import as_number, guarded
from games.words.names import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.amounts import Amount
    from games.model.scenario import Scenario
    from games.words.reading import Reading

__all__ = ["amount_cell", "driver_rows", "equilibria_rows", "html_table", "tsv"]


def tsv(rows: Iterable[Iterable[str]]) -> str:
    """Join cells by tabs and rows by line ends; what would break a cell becomes a space.

    Here as in `html_table` no cell is a formula.
    """
    cleaned = ("\t".join(guarded(one_line(cell)) for cell in row) for row in rows)
    return unmarked("\n".join(cleaned)) + "\n"


def html_table(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as an HTML table; what reads as a number stands on the right."""
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            right = ' align="right"' if cell[:1].isdigit() or cell[1:2].isdigit() else ""
            cells.append(f"<td{right}>{escape(guarded(unmarked(cell)))}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f'<meta charset="utf-8"><table border="1">{"".join(lines)}</table>'


def amount_cell(amount: Amount, said: str) -> str:
    """Return a cell of an amount: as it is said, without signs of print; a fraction as a number."""
    return as_number(amount) if isinstance(amount, Fraction) else ascii_only(said)


def equilibria_rows(reading: Reading) -> list[list[str]]:
    """Return the equilibria of a reading, a row per player in each; answers have no index."""
    staged = reading.play.staged
    index = [] if staged else ["Index"]
    what = "Answer" if staged else "Equilibrium"
    rows = [[what, "Player", "Plays", "Payoff", "Kind", *index, "Regret"]]
    for row in reading.rows:
        proof = [row.kind, *([ascii_only(row.index)] if index else []), row.regret]
        rows.extend([row.name, mix.player, mix.text, mix.payoff_cell, *proof] for mix in row.mixes)
    return rows


def driver_rows(scenario: Scenario) -> list[list[str]]:
    """Return the drivers, exactly: today's level, the range, and what they are about."""
    rows = [["Driver", "Today", "Low", "High", "Step", "Unit", "Note"]]
    for driver in scenario.drivers:
        numbers = (driver.level, driver.low, driver.high, driver.step)
        rows.append([driver.name, *map(plain, numbers), driver.unit, driver.note])
    return rows
