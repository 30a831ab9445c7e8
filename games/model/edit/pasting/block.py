"""A grid of pasted cells taken apart: header rows, a header column, blocks of numbers.

Owns what of a grid is heading and what is body, and whose payoff every body cell is. Cells stay
text; reading them as numbers is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.edit.pasting.cells import looks_numeric
from games.model.edit.pasting.names import player_names, position, strategy_in, strategy_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.edit.pasting.cells import Grid
    from games.model.scenario import Player, Scenario

__all__ = ["MisfitError", "Spot", "counted_third", "distinct", "no_strategy", "spots"]

#: Whose payoff (position of the player) at which profile (positions), and the text of the cell.
Spot = tuple[int, tuple[int, ...], str]


class MisfitError(ValueError):
    """The grid is no payoff table of this scenario; says why in a sentence.

    `known` tells that its headings were understood: then the sentence is about what is wrong with
    it rather than about its size.
    """

    def __init__(self, sentence: str, *, known: bool = False) -> None:
        super().__init__(sentence)
        self.known = known


@dataclass(frozen=True, slots=True)
class _Block:
    """Header rows, and the rows of cells below them, each with its own heading."""

    heads: tuple[tuple[str, ...], ...]
    corners: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def spots(
    grid: Grid, scenario: Scenario, player: int | None = None, third: int | None = None
) -> list[Spot]:
    """Return what every cell of a pasted grid is about.

    Parameters
    ----------
    grid
        Trimmed cells.
    scenario
        Whose payoff table it shall be.
    player
        Whose payoffs they are if there is one number a profile and no heading says.
    third
        Strategy of the third player if there is one matrix and no heading says.

    Raises
    ------
    MisfitError
        If it cannot be this scenario's table.
    """
    blocks = _blocks(grid, scenario)
    thirds = _thirds(blocks, scenario, third)
    found: list[Spot] = []
    for block, other in zip(blocks, thirds, strict=True):
        columns = _columns(block, scenario, player)
        for row, cells in zip(_rows(block, scenario), block.rows, strict=True):
            for (column, owner), text in zip(columns, cells, strict=True):
                found.append((owner, (row, column, *other), text))
    if len({(owner, profile) for owner, profile, _ in found}) < len(found):
        raise MisfitError("two cells of the pasted table are about the same payoff", known=True)
    return found


# -- headings and bodies ------------------------------------------------------------------------


def _blocks(grid: Grid, scenario: Scenario) -> list[_Block]:
    if not grid:
        raise MisfitError("there are no cells")
    body = [_is_body(row, scenario) for row in grid]
    rows = [row for row, is_body in zip(grid, body, strict=True) if is_body]
    if not any(looks_numeric(cell) for row in rows for cell in row):
        raise MisfitError("there are no numbers in it")
    headed = _has_header_column(rows, scenario)
    count = len(scenario.players[0].strategies)
    blocks: list[_Block] = []
    heads: list[tuple[str, ...]] = []
    pending: list[tuple[str, ...]] = []
    for row, is_body in zip(grid, body, strict=True):
        if is_body:
            pending.append(row)
            if len(pending) == count:  # matrices may follow each other without a heading
                blocks.append(_block(heads, pending, headed=headed))
                heads, pending = [], []
        elif any(row):
            if pending:
                blocks.append(_block(heads, pending, headed=headed))
                heads, pending = [], []
            heads.append(row)
    if pending:
        blocks.append(_block(heads, pending, headed=headed))
    return _side_by_side(blocks, scenario)


def _is_body(row: Sequence[str], scenario: Scenario) -> bool:
    """Tell whether a row holds numbers, or stands in a place of numbers that cannot be read."""
    if any(looks_numeric(cell) for cell in row):
        return True
    known = [strategy_names(scenario.players[1]), player_names(scenario.players)]
    filled = [cell for cell in row[1:] if cell]
    named = position(strategy_names(scenario.players[0]), row[0]) is not None
    return named and bool(filled) and not any(_any(known, cell) for cell in filled)


def _block(
    heads: Sequence[tuple[str, ...]], rows: Sequence[tuple[str, ...]], *, headed: bool
) -> _Block:
    first = 1 if headed else 0
    return _Block(
        tuple(row[first:] for row in heads),
        tuple(row[0] for row in heads) if headed else ("",) * len(heads),
        tuple(row[0] for row in rows) if headed else ("",) * len(rows),
        tuple(row[first:] for row in rows),
    )


def _has_header_column(rows: Sequence[tuple[str, ...]], scenario: Scenario) -> bool:
    names = strategy_names(scenario.players[0])
    first = [row[0] for row in rows]
    if not any(looks_numeric(cell) for cell in first):
        return any(first) and len(rows[0]) > 1
    return all(position(names, cell) is not None for cell in first)  # strategies called "1", "2"


def _side_by_side(blocks: list[_Block], scenario: Scenario) -> list[_Block]:
    """Cut one wide row of matrices without headings into matrices."""
    players = scenario.players
    width = len(blocks[0].rows[0])
    whole = len(players[1].strategies) * len(players)
    if len(blocks) > 1 or len(players) < 3 or blocks[0].heads:
        return blocks
    count = len(players[2].strategies)
    if width != whole * count:
        return blocks
    block = blocks[0]
    return [
        _Block((), (), block.labels, tuple(row[k * whole : (k + 1) * whole] for row in block.rows))
        for k in range(count)
    ]


# -- what headings say --------------------------------------------------------------------------


def _thirds(
    blocks: Sequence[_Block], scenario: Scenario, given: int | None
) -> list[tuple[int, ...]]:
    if len(scenario.players) < 3:
        if len(blocks) > 1:
            raise MisfitError(_size(scenario))
        return [()]
    named = [_third_of(block, scenario) for block in blocks]
    if all(name is not None for name in named):
        return [(name,) for name in named if name is not None]
    size = _size(scenario)
    return [
        (counted_third(scenario, place, len(blocks), given, named, size),)
        for place in range(len(blocks))
    ]


def counted_third(
    scenario: Scenario,
    place: int,
    count: int,
    given: int | None,
    named: Iterable[object],
    size: str,
) -> int:
    """Return the third player's strategy of a matrix that does not say which one it is for.

    Parameters
    ----------
    scenario
        Whose payoff table it shall be.
    place, count
        Which matrix of how many it is.
    given
        The strategy of the selected payoff.
    named
        What the headings of all matrices name; something, if one of them does say it.
    size
        What the game needs, where the number of matrices does not fit.
    """
    third = scenario.players[2]
    if any(one is not None for one in named):
        message = f"not every matrix says which strategy of {third.name} it is for"
        raise MisfitError(message, known=True)
    if count == len(third.strategies):
        return place
    if count == 1 and given is not None:
        return given
    if count == 1:
        message = f"select a payoff first: the numbers do not say which of {third.name}'s"
        raise MisfitError(f"{message} strategies they are for")
    raise MisfitError(size)


def no_strategy(text: str, player: Player) -> MisfitError:
    """Return the refusal of a heading that names no strategy of a player."""
    listed = ", ".join(strategy.name for strategy in player.strategies)
    return MisfitError(f"{text} is no strategy of {player.name} ({listed})", known=True)


def distinct(found: Sequence[Spot]) -> Sequence[Spot]:
    """Return what cells are about; raise if two of them are about the same payoff."""
    if len({(owner, profile) for owner, profile, _ in found}) < len(found):
        raise MisfitError("two cells of the pasted table are about the same payoff", known=True)
    return found


def _third_of(block: _Block, scenario: Scenario) -> int | None:
    """Return the third player's strategy that a block's headings name."""
    for corner, head in zip(block.corners, block.heads, strict=True):
        filled = [cell for cell in (corner, *head) if cell]
        said = [corner] if corner else filled if len(filled) == 1 else []
        for text in said:
            place = strategy_in(text, scenario.players[2])
            if place is not None:
                return place
    return None


def _columns(block: _Block, scenario: Scenario, given: int | None) -> list[tuple[int, int]]:
    """Return strategy of the second player and owner of every column."""
    count, width = len(scenario.players), len(block.rows[0])
    names = [strategy_names(scenario.players[1]), player_names(scenario.players)]
    choices: list[int | None] = [None] * width
    owners: list[int | None] = [None] * width
    for head in block.heads:
        for found, known, spread in ((owners, names[1], False), (choices, names[0], True)):
            places = _read(head, known, spread=spread)
            if places is not None:
                found[:] = places
                break
        else:
            if sum(bool(cell) for cell in head) > 1:
                filled = [cell for cell in head if cell]
                # a row of strategies and players mixed has none that is unknown
                strange = next((cell for cell in filled if not _any(names, cell)), filled[-1])
                raise no_strategy(f"“{strange}”", scenario.players[1])
    strategies = len(scenario.players[1].strategies)
    if any(place is None for place in choices):
        each = count if width == strategies * count else 1
        if width not in (strategies * count, strategies):
            raise MisfitError(_size(scenario))
        choices = [place // each for place in range(width)]
    if any(owner is None for owner in owners):
        if width == strategies * count:
            owners = [place % count for place in range(width)]
        elif given is None:
            message = "select a payoff first: the numbers do not say which player they are for"
            raise MisfitError(message)
        else:
            owners = [given] * width
    return [(a, b) for a, b in zip(choices, owners, strict=True) if a is not None and b is not None]


def _read(head: Sequence[str], names: dict[str, int], *, spread: bool) -> list[int] | None:
    """Return what the cells of a header row mean; an empty one may mean what is on its left."""
    found: list[int] = []
    for cell in head:
        place = position(names, cell)
        if place is None and not cell and spread and found:
            place = found[-1]
        if place is None:
            return None
        found.append(place)
    return found


def _any(names: Sequence[dict[str, int]], cell: str) -> bool:
    return any(position(known, cell) is not None for known in names)


def _rows(block: _Block, scenario: Scenario) -> list[int]:
    """Return the first player's strategy of every row."""
    player = scenario.players[0]
    if not any(block.labels):
        if len(block.rows) != len(player.strategies):
            raise MisfitError(_size(scenario))
        return list(range(len(block.rows)))
    names = strategy_names(player)
    found = []
    for label in block.labels:
        place = position(names, label)
        if place is None:
            raise no_strategy(f"“{label}”" if label else "a row without a name", player)
        found.append(place)
    return found


def _size(scenario: Scenario) -> str:
    players = scenario.players
    rows, strategies = len(players[0].strategies), len(players[1].strategies)
    all_of = f"{rows} rows of {strategies * len(players)} numbers"
    one_of = f"{rows} rows of {strategies}"
    if len(players) > 2:
        all_of += f" for each of {players[2].name}'s {len(players[2].strategies)} strategies"
    return f"this game needs {all_of}, or {one_of} for one player"
