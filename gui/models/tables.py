"""Tables as text for the clipboard: tab-separated, plain numbers, as spreadsheets take them.

Owns the layout of a copied payoff table. Qt-free; the clipboard is the widgets'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import plain
from games.model.payoffs import payoff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Scenario

__all__ = ["payoff_tsv", "tsv"]


def tsv(rows: Iterable[Iterable[str]]) -> str:
    """Join cells by tabs and rows by line ends; what would break a cell becomes a space."""
    cleaned = (
        "\t".join(cell.replace("\t", " ").replace("\n", " ").replace("\r", " ") for cell in row)
        for row in rows
    )
    return "\n".join(cleaned) + "\n"


def payoff_tsv(scenario: Scenario) -> str:
    """Return the payoffs at today's levels, exactly, one matrix below the other.

    Each matrix has two header rows: the second player's strategies, and whose payoff a column is.
    """
    first, second, *rest = scenario.players
    owners = [player.name for player in scenario.players]
    blocks: list[list[str]] = []
    thirds = rest[0].strategies if rest else (None,)
    for third in thirds:
        corner = f"{rest[0].name}: {third.name}" if third is not None else ""
        head = [name for s in second.strategies for name in (s.name, *[""] * (len(owners) - 1))]
        blocks.append([corner, *head])
        blocks.append([f"{first.name} \\ {second.name}", *owners * len(second.strategies)])
        for row in first.strategies:
            cells = [row.name]
            for column in second.strategies:
                profile = (row.id, column.id) if third is None else (row.id, column.id, third.id)
                cells.extend(plain(payoff(scenario, p.id, profile)) for p in scenario.players)
            blocks.append(cells)
    return tsv(blocks)
