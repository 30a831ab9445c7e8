"""A game out of a pasted table alone: its size, names and payoffs, where it fits no open scenario.

Owns the way from cells with several payoffs to a new scenario. What is pasted into an open one is
`games.model.edit.pasting.paste`'s.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from games.model.edit.blank import blank
from games.model.edit.draft import FEWEST, Draft, StrategyDraft
from games.model.edit.pasting.cells import grids, marks, number
from games.model.edit.pasting.field import PARTINGS, field_of
from games.model.validate import MOST_STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.edit.pasting.field import Field
    from games.model.scenario import Scenario

__all__ = ["scenario_of"]

_CORNER = re.compile(r"\s*[\\/]\s*")


def scenario_of(text: str, html: str = "") -> Scenario | None:
    """Return the game that a pasted table of payoffs is by itself; None if it is none.

    Only what can be meant in one way: pairs for two players, or triples in matrices one below the
    other for three.
    """
    found: list[Scenario] = []
    try:
        cut = grids(text, html)
    except ValueError:
        return None
    for grid, count, parting in product(cut, MOST_STRATEGIES, PARTINGS):
        try:
            made = _made(field_of(grid, count, parting), count)
        except ValueError:
            continue
        if made is not None and made not in found:
            found.append(made)
    return found[0] if len(found) == 1 else None


def _made(field: Field, count: int) -> Scenario | None:
    rows, columns = {len(block) for block in field.blocks}, len(field.columns)
    if len(rows) != 1 or len(field.parts) != len(field.blocks) * min(rows) * columns:
        return None
    sizes = (min(rows), columns, *([len(field.blocks)] if count > 2 else []))
    fitting = count > 2 or len(field.blocks) == 1
    if not fitting or any(not FEWEST <= size <= MOST_STRATEGIES[count] for size in sizes):
        return None
    texts = [part for parts in field.parts.values() for part in parts]
    possible = marks(texts)
    if len(possible) > 1:
        return None
    payoffs = {
        (player, (row, column, *([third] if count > 2 else []))): number(part, possible[0])
        for third, block in enumerate(field.blocks)
        for row, y in enumerate(block)
        for column, x in enumerate(field.columns)
        for player, part in enumerate(field.parts[y, x])
    }
    beside = [line[: sizes[0]] for line in field.beside()]
    names = [_names(beside[::-1], sizes[0]), _names(field.above(0), sizes[1])]
    if count > 2:
        captions = [field.captions(block) for block in range(len(field.blocks))]
        names.append(_names([tuple(c[0] if c else "" for c in captions)], sizes[2]))
    draft = Draft(count=count)
    players = list(draft.players)
    called = next((_CORNER.split(text) for text in field.captions(0)), [])
    for place, own in enumerate(names):
        name = called[place] if count == len(called) == 2 else ""
        strategies = tuple(StrategyDraft(one) for one in own)
        players[place] = type(players[place])(name, players[place].color, strategies)
    return blank(Draft(count=count, players=tuple(players), payoffs=payoffs))


def _names(lines: Sequence[tuple[str, ...]], size: int) -> tuple[str, ...]:
    """Return the nearest headings that tell all strategies apart; empty names if none do."""
    for line in lines:
        if all(line) and len({text.casefold() for text in line}) == size:
            return line
    return ("",) * size
