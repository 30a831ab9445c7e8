"""Whose strategies the rows of a pasted table are, where its headings say so.

Owns what the names of players beside and above a table, or in its corner, mean for its rows. Knows
nothing of the numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.pasting.names import player_names, position, strategy_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.edit.pasting.block import Spot
    from games.model.edit.pasting.cells import Grid
    from games.model.edit.pasting.field import Field
    from games.model.scenario import Scenario

__all__ = ["named", "rows_turned", "turned", "turned_back", "without_players"]

_PARTS = re.compile(r"\s*[\\/|]\s*")


def named(lines: Sequence[tuple[str, ...]], scenario: Scenario, player: int) -> list[int] | None:
    """Return the strategies that a line of headings names, the nearest line first."""
    for line in lines:
        found = [strategy_in(text, scenario.players[player]) for text in line]
        if all(place is not None for place in found):
            return [place for place in found if place is not None]
    return None


def rows_turned(field: Field, scenario: Scenario, *, both: bool = False) -> tuple[bool, ...]:
    r"""Return whether the rows are the second player's; both answers where a heading may mean both.

    A player is said to have the rows by a corner ("Ben \\ Ann"), by the names of the strategies, or
    by his own name beside them; the columns, by a name above them. A name that stands alone in the
    corner may head the rows below it or the columns beside it.

    Parameters
    ----------
    field, scenario
        Where the numbers are, and whose table it shall be.
    both
        Only names of both players count: one alone may say whose the numbers are.
    """
    known = player_names(scenario.players[:2])
    for caption in field.captions(0):
        corner = [position(known, text) for text in _PARTS.split(caption)]
        if corner in ([0, 1], [1, 0]):
            return (corner == [1, 0],)
    beside, above = field.beside(), field.above(0)
    straight = named(beside, scenario, 0) is not None, named(above, scenario, 1) is not None
    over = named(beside, scenario, 1) is not None, named(above, scenario, 0) is not None
    if sum(over) != sum(straight):
        return (sum(over) > sum(straight),)
    body, heads, sides = field.blocks[0], field.heads[0], field.sides
    has_rows = _only(known, ((field.grid[y][x] for y in body) for x in sides))
    has_columns = _only(known, ((field.grid[y][x] for x in field.columns) for y in heads))
    if has_rows != has_columns and not (both and None in (has_rows, has_columns)):
        return (has_rows == 1 or has_columns == 0,)
    # the lower or the more left of two names in the corner is the nearer to the rows
    corners = ((-y, x, position(known, field.grid[y][x])) for y in heads for x in sides)
    left = sorted((x, y, who) for y, x, who in corners if who is not None)
    low = sorted((y, x, who) for x, y, who in left)
    if len({who for _, _, who in left}) == 2 and left[0][2] == low[0][2]:
        return (left[0][2] == 1,)
    return (False, True) if not both and [who for _, _, who in left] == [1] else (False,)


def _only(known: dict[str, int], lines: Iterable[Iterable[str]]) -> int | None:
    """Return the player whose name is all that one of some lines of headings says."""
    for line in lines:
        said = {position(known, text) for text in line if text}
        if len(said) == 1 and said != {None}:
            return said.pop()
    return None


def without_players(field: Field, scenario: Scenario) -> Grid:
    """Return the grid without the columns that only say who has the rows."""
    known, rows = player_names(scenario.players[:2]), [y for block in field.blocks for y in block]
    over = [x for x in field.sides if _only(known, [[field.grid[y][x] for y in rows]]) is not None]
    return tuple(tuple(c for x, c in enumerate(row) if x not in over) for row in field.grid)


def turned(scenario: Scenario) -> Scenario:
    """Return a scenario whose rows are the second player's: as good for reading headings."""
    one, two, *rest = scenario.players
    return replace(scenario, players=(two, one, *rest))


def turned_back(spots: Iterable[Spot]) -> list[Spot]:
    """Return what cells are about that were read in the turned scenario."""
    return [((1, 0, 2)[who], (two, one, *rest), text) for who, (one, two, *rest), text in spots]
