"""A grid with one payoff in a cell, whoever has its rows: whose payoff every number is, and where.

Owns what names of players beside and above such a grid mean. What its other headings mean is
`games.model.edit.pasting.block`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.edit.pasting.block import MisfitError, spots
from games.model.edit.pasting.field import PARTINGS, field_of
from games.model.edit.pasting.names import player_names, position
from games.model.edit.pasting.turned import rows_turned, turned, turned_back, without_players

if TYPE_CHECKING:
    from games.model.edit.pasting.block import Spot
    from games.model.edit.pasting.cells import Grid
    from games.model.edit.pasting.field import Field
    from games.model.scenario import Scenario

__all__ = ["plain_spots"]


def plain_spots(
    grid: Grid, scenario: Scenario, player: int | None = None, third: int | None = None
) -> list[tuple[list[Spot], int | None]]:
    """Return what every cell is about, and whose number is first where that is in doubt.

    Rows are the first player's, unless headings say that they are the second one's; who has the
    rows comes first where no heading says whose the numbers are, or else either may.

    Parameters
    ----------
    grid, scenario, player, third
        As of `games.model.edit.pasting.block.spots`.

    Raises
    ------
    MisfitError
        If it cannot be this scenario's table.
    """
    try:
        field = field_of(grid, 1, PARTINGS[0])
    except MisfitError:
        return [(spots(grid, scenario, player, third), None)]
    bare = without_players(field, scenario)
    if rows_turned(field, scenario, both=True) == (False,):
        return [(spots(bare, scenario, player, third), None)]
    owner = player if player is None else (1, 0, 2)[player]
    found = turned_back(spots(bare, turned(scenario), owner, third))
    if len({who for who, _, _ in found}) == 1 or _owned(field, scenario):
        return [(found, None)]
    other = [((1, 0, 2)[who], profile, text) for who, profile, text in found]
    return [(found, 1), (other, 0)]


def _owned(field: Field, scenario: Scenario) -> bool:
    """Tell whether headings say of every column whose numbers it holds."""
    known = player_names(scenario.players)
    said = ({position(known, text) for text in line} for line in field.above(0))
    return any(None not in names and len(names) > 1 for names in said)
