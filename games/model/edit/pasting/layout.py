"""The payoff table as rows of text: how it is copied, and so the first way in which it is pasted.

Owns that layout: one matrix below the other, two header rows each (the second player's strategies,
then whose payoff a column is), the first player's strategies in the first column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.payoffs import payoff
from games.model.spreadsheet import as_number

if TYPE_CHECKING:
    from games.model.scenario import Profile, Scenario

    #: A heading, or whose payoff at which profile stands in a cell.
    Cell = str | tuple[str, Profile]

__all__ = ["payoff_rows", "payoff_table"]


def payoff_table(scenario: Scenario) -> list[list[Cell]]:
    """Return what stands where, row by row."""
    first, second, *rest = scenario.players
    owners = [player.name for player in scenario.players]
    rows: list[list[Cell]] = []
    for third in rest[0].strategies if rest else (None,):
        corner = f"{rest[0].name}: {third.name}" if third is not None else ""
        head = [name for s in second.strategies for name in (s.name, *[""] * (len(owners) - 1))]
        rows.append([corner, *head])
        rows.append([f"{first.name} \\ {second.name}", *owners * len(second.strategies)])
        for mine in first.strategies:
            cells: list[Cell] = [mine.name]
            for yours in second.strategies:
                profile = (mine.id, yours.id) if third is None else (mine.id, yours.id, third.id)
                cells.extend((player.id, profile) for player in scenario.players)
            rows.append(cells)
    return rows


def payoff_rows(scenario: Scenario) -> list[list[str]]:
    """Return the payoffs at today's levels, exactly, with their headers."""
    return [
        [cell if isinstance(cell, str) else as_number(payoff(scenario, *cell)) for cell in row]
        for row in payoff_table(scenario)
    ]
