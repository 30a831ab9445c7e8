"""Which support profiles of a game of three players are worth looking at, all others being empty.

Owns the choice between two ways to exclude the rest: one after another in small games, whole sets
in large ones. Knows certificates; nothing of what is done with the profiles that remain.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from games.solve.proved.full.branch import remaining
from games.solve.proved.full.screen import Screen
from games.solve.proved.three.game import bits
from games.task import check

if TYPE_CHECKING:
    from games.solve.proved.full.forms import Tables
    from games.solve.proved.three.game import Game
    from games.solve.report import Support
    from games.task import Token

#: Up to so many support profiles all are looked at, as in 2x2x3: a certificate takes as long.
_FEWEST = 63
#: Up to so many, as in 3x3x3, each has a certificate of its own, or none.
_FEW = 400
#: Nodes of the tree over sets of support profiles, in games of 125 cells or fewer.
_NODES = 6000
#: A game has a table of differences by cells (`Screen`) with at most so many entries: up to 8x8x8.
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Support profiles that may hold equilibria; every other one is proved empty.

    Attributes
    ----------
    supports
        Single profiles.
    unseen
        Profiles for which there was no time.
    """

    supports: tuple[Support, ...]
    unseen: tuple[Support, ...] = ()


def candidates(game: Game, tables: Tables, token: Token, nodes: int | None = None) -> Candidates:
    """Exclude support profiles by certificates in integers.

    Parameters
    ----------
    game, tables
        The same game twice.
    token
        Asked now and then whether to go on.
    nodes
        Of the tree over sets of support profiles, at most, in large games.

    Raises
    ------
    ValueError
        If the game is larger than about 8x8x8.
    """
    profiles = prod((1 << size) - 1 for size in game.shape)
    if profiles > _FEW:
        cells = prod(game.shape)
        if cells * sum(size**3 for size in game.shape) > _LARGEST:
            raise ValueError(f"a game of {game.shape} strategies is too large to be proved")
        # a node takes about as long as the square of the cells is large
        most = _NODES if nodes is None else nodes
        tree = remaining(tables, most * 125**2 // max(125, cells) ** 2, token)
        return Candidates(tree.supports, tree.unseen)
    supports = [tuple(map(bits, played)) for played in game.undominated()]
    if profiles <= _FEWEST:
        return Candidates(tuple(supports))
    screen = Screen(tables)
    left = []
    for support in supports:
        check(token)
        # where somebody plays one strategy the others' conditions are linear, and sooner settled
        if min(map(len, support)) < 2 or not screen.excludes(support, support)[0]:
            left.append(support)
    return Candidates(tuple(left))
