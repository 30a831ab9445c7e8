"""The payoff table as rows of text: how it is copied, and so the first way in which it is pasted.

Owns that layout: one matrix below the other, two header rows each (the second player's strategies,
then whose payoff a column is), the first player's strategies in the first column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import plain
from games.model.payoffs import payoff

if TYPE_CHECKING:
    from games.model.scenario import Profile, Scenario

__all__ = ["HEADER_ROWS", "payoff_rows", "places"]

HEADER_ROWS = 2


def payoff_rows(scenario: Scenario) -> list[list[str]]:
    """Return the payoffs at today's levels, exactly, with their headers."""
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
    return blocks


def places(scenario: Scenario) -> dict[tuple[int, int], tuple[str, Profile]]:
    """Return whose payoff at which profile stands where (row, column) in `payoff_rows`."""
    first, second, *rest = scenario.players
    thirds: list[tuple[str, ...]] = [(s.id,) for s in rest[0].strategies] if rest else [()]
    found = {}
    for block, third in enumerate(thirds):
        top = block * (HEADER_ROWS + len(first.strategies)) + HEADER_ROWS
        for row, mine in enumerate(first.strategies):
            column = 1
            for yours in second.strategies:
                for player in scenario.players:
                    found[top + row, column] = (player.id, (mine.id, yours.id, *third))
                    column += 1
    return found
