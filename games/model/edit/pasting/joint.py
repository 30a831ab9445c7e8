"""A grid with several payoffs in a cell, as in textbooks: whose payoff every number is, and where.

Owns what the headings around such cells mean: names in any order, on either side, names of players;
one matrix below or beside another for the third player. Numbers stay text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from games.model.edit.pasting.block import MisfitError, counted_third, distinct, no_strategy
from games.model.edit.pasting.field import field_of
from games.model.edit.pasting.names import player_names, position, strategy_in
from games.model.edit.pasting.turned import named, rows_turned, turned, turned_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.edit.pasting.block import Spot
    from games.model.edit.pasting.cells import Grid
    from games.model.edit.pasting.field import Field
    from games.model.scenario import Scenario

__all__ = ["JointGrid", "joint_spots"]

_Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JointGrid:
    """What every number of a grid is about, and what of its headings was not understood.

    Attributes
    ----------
    spots
        As of `games.model.edit.pasting.block`.
    order
        Whose number comes first in a cell, then whose: positions of players.
    strange
        Headings that are no names in this game, where the order was taken instead.
    rows
        Whose strategies the rows are, where that is in doubt.
    """

    spots: tuple[Spot, ...]
    order: tuple[int, ...]
    strange: tuple[str, ...] = ()
    rows: int | None = None


def joint_spots(
    grid: Grid, scenario: Scenario, parting: str, third: int | None = None
) -> list[JointGrid]:
    """Return what every number of a grid is about, in each way in which that can be meant.

    Rows are the first player's and the first number of a cell is his, unless headings say that
    rows are the second player's: then either may come first.

    Parameters
    ----------
    grid, scenario, parting
        Trimmed cells, whose payoff table they shall be, and what parts the numbers of a cell.
    third
        Strategy of the third player if there is one matrix and no heading says.

    Raises
    ------
    MisfitError
        If it cannot be this scenario's table.
    """
    usual = tuple(range(len(scenario.players)))
    swapped = (1, 0, *usual[2:])
    ways = rows_turned(field_of(grid, len(usual), parting), scenario)
    found: list[JointGrid] = []
    for over in ways:
        if not over:
            placed = _placed(grid, scenario, parting, third, usual)
            found.append(replace(placed, rows=0 if len(ways) > 1 else None))
            continue
        for order in (swapped, usual):  # in the turned scenario the first player is the second
            placed = _placed(
                grid, turned(scenario), parting, third, tuple(swapped[w] for w in order)
            )
            spots, rows = tuple(turned_back(placed.spots)), 1 if len(ways) > 1 else None
            found.append(JointGrid(spots, order, placed.strange, rows))
    return found


# -- headings -----------------------------------------------------------------------------------


def _axis(
    lines: Sequence[_Line], scenario: Scenario, player: int, others: Sequence[int]
) -> tuple[list[int] | None, tuple[str, ...]]:
    """Return the strategies that headings name, or None and the headings that are strange.

    Raises
    ------
    MisfitError
        If only some of them are names of this player's strategies.
    """
    found = named(lines, scenario, player)
    if found is not None:
        return found, ()
    names, one = player_names(scenario.players), scenario.players[player]
    strange: tuple[str, ...] = ()
    for line in lines:
        said = tuple(dict.fromkeys(text for text in line if text))
        foreign = any(named([line], scenario, other) is not None for other in others)
        if len(said) < 2 or foreign or all(position(names, text) is not None for text in said):
            continue  # a caption over all of it, or what another player does
        known = [text for text in said if strategy_in(text, one) is not None]
        if known or "" in line:
            odd = next((text for text in line if text and strategy_in(text, one) is None), "")
            raise no_strategy(f"“{odd}”" if odd else "a heading that is empty", one)
        strange = strange or said
    return None, strange


# -- places -------------------------------------------------------------------------------------


def _placed(
    grid: Grid, scenario: Scenario, parting: str, given: int | None, order: tuple[int, ...]
) -> JointGrid:
    players, shape = scenario.players, scenario.shape
    field = field_of(grid, len(players), parting, shape[0])
    beside, others = field.beside(), (2,) if len(players) > 2 else ()
    mine, strange = _axis(beside, scenario, 0, others)
    sides = named(beside, scenario, 2) if others else None
    if sides is not None and sides == mine and len(beside) == 1:
        sides = None  # players may share the names of their strategies
    groups = 1 if len(players) < 3 or len(field.columns) != shape[1] * shape[2] else shape[2]
    thirds = [_thirds(field, scenario, block) for block in range(len(field.blocks))]
    found: list[Spot] = []
    row_number = 0
    for block, rows in enumerate(field.blocks):
        yours, odd = _axis(field.above(block), scenario, 1, others)
        strange += tuple(text for text in odd if text not in strange)
        wide = len(field.columns)
        if yours is None and wide != shape[1] * groups:
            raise MisfitError(_size(scenario))
        if mine is None and len(rows) != shape[0]:
            raise MisfitError(_size(scenario))
        for place, y in enumerate(rows):
            row = place if mine is None else mine[row_number]
            for number, x in enumerate(field.columns):
                if (y, x) not in field.parts and not field.grid[y][x]:
                    continue
                column = number % shape[1] if yours is None else yours[number]
                profile: tuple[int, ...] = (row, column)
                if len(players) > 2:
                    third = thirds[block][number] if sides is None else sides[row_number]
                    if third is None:
                        group = number // shape[1] if groups > 1 else block
                        counted, every = len(field.blocks) * groups, chain(*thirds)
                        size = _size(scenario)
                        third = counted_third(scenario, group, counted, given, every, size)
                    profile = (row, column, third)
                texts = field.parts.get((y, x)) or (field.grid[y][x],) * len(players)
                found += [(who, profile, t) for who, t in zip(order, texts, strict=True)]
            row_number += 1
    return JointGrid(tuple(distinct(found)), order, strange)


def _thirds(field: Field, scenario: Scenario, block: int) -> list[int | None]:
    """Return the third player's strategy that the headings over a matrix name for each column."""
    nothing: list[int | None] = [None] * len(field.columns)
    if len(scenario.players) < 3:
        return nothing
    lines = field.above(block)
    # players may share the names of their strategies: the nearest line is the second player's
    own = next((line for line in lines if named([line], scenario, 1) is not None), None)
    thirds = named([line for line in lines if line is not own], scenario, 2)
    if thirds is not None:
        return list(thirds)
    for caption in field.captions(block):
        place = strategy_in(caption, scenario.players[2])
        if place is not None:
            return [place] * len(field.columns)
    return nothing


def _size(scenario: Scenario) -> str:
    rows, columns, *thirds = scenario.shape
    each = f", for each of {scenario.players[2].name}'s {thirds[0]} strategies" if thirds else ""
    return (
        f"this game has {rows} rows of {columns} cells with {len(scenario.players)} numbers{each}"
    )
