"""Which support profiles of a large game may hold equilibria: whole sets excluded at once.

Owns the tree: at a node some strategies are surely played, some surely not, the rest may be. A
certificate excludes all supports of a node; else one open strategy is decided both ways. Complete:
the two children of a node share out its supports, and nothing is dropped without a proof. Knows
nothing of what is done with the supports that remain.

Trees over supports: Porter, Nudelman and Shoham, Simple search methods for finding a Nash
equilibrium, 2008; with relaxations at the nodes: Sandholm, Gilpin and Conitzer, Mixed-integer
programming methods for finding Nash equilibria, 2005.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from games.solve.proved.full.screen import Screen
from games.solve.proved.three.game import OTHERS
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Tables
    from games.solve.report import Support
    from games.task import Token

    Floats = NDArray[np.float64]


class _Node(NamedTuple):
    """Per player the strategies surely played, and those that may be (the former among them)."""

    played: tuple[tuple[int, ...], ...]
    possible: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """The support profiles that no certificate excludes.

    Attributes
    ----------
    supports
        Each once.
    unseen
        Those that were not looked at, as the budget was spent.
    nodes
        How many nodes were looked at.
    """

    supports: tuple[Support, ...]
    unseen: tuple[Support, ...]
    nodes: int


def remaining(tables: Tables, budget: int, token: Token) -> Remaining:
    """Exclude support profiles of a game of three players.

    Parameters
    ----------
    tables
        Per player his payoffs, integers: own strategies first, then the others' in their order.
    budget
        Stop after so many nodes.
    token
        Asked before every node.
    """
    every = tuple(tuple(range(len(own))) for own in tables)
    screen = Screen(tables)
    waiting = [_Node(((), (), ()), every)]
    left: list[Support] = []
    nodes = 0
    while waiting and nodes < budget:
        check(token)
        nodes += 1
        node = _narrowed(tables, waiting.pop())
        if node is None:
            continue
        excluded, near = screen.excludes(node.played, node.possible)
        if excluded:
            continue
        if node.played == node.possible:
            left.append(node.possible)
        else:
            waiting.extend(_children(node, near))
    unseen = dict.fromkeys(support for node in waiting for support in _profiles(node))
    return Remaining(tuple(left), tuple(unseen), nodes)


def _profiles(node: _Node) -> Iterator[Support]:
    """Yield every support profile of a node."""
    yield from product(
        *(
            [
                tuple(sorted((*played, *more)))
                for count in range(len(possible) - len(played) + 1)
                for more in combinations([s for s in possible if s not in played], count)
                if played or more
            ]
            for played, possible in zip(node.played, node.possible, strict=True)
        )
    )


def _children(node: _Node, near: Floats) -> tuple[_Node, ...]:
    """Decide the open strategy that is played most where the forms come nearest to a solution."""
    best, chosen = -1.0, (0, 0)
    for player, (played, possible) in enumerate(zip(node.played, node.possible, strict=True)):
        shares = near.sum(axis=tuple(axis for axis in range(3) if axis != player))
        for share, strategy in zip(shares, possible, strict=True):
            if strategy not in played and share > best:
                best, chosen = float(share), (player, strategy)
    player, strategy = chosen
    more = tuple(sorted((*node.played[player], strategy)))
    fewer = tuple(s for s in node.possible[player] if s != strategy)
    children = [_Node(_put(node.played, player, more), node.possible)]
    if fewer:
        children.insert(0, _Node(node.played, _put(node.possible, player, fewer)))
    return tuple(children)


def _put(
    each: tuple[tuple[int, ...], ...], player: int, own: tuple[int, ...]
) -> tuple[tuple[int, ...], ...]:
    return (*each[:player], own, *each[player + 1 :])


def _narrowed(tables: Tables, node: _Node) -> _Node | None:
    """Drop strategies that lose to another one whatever the others play; None: nothing is left."""
    possible = list(node.possible)
    changed = True
    while changed:
        changed = False
        for player, (one, other) in enumerate(OTHERS):
            cells = tables[player][:, possible[one]][:, :, possible[other]]
            flat = cells.reshape(len(cells), -1)
            own = np.array(possible[player])
            loses = np.any(np.all(flat[None] > flat[own, None], axis=2), axis=1)
            if not loses.any():
                continue
            if loses.all() or set(own[loses].tolist()) & set(node.played[player]):
                return None
            possible[player] = tuple(own[~loses].tolist())
            changed = True
    played = [may if len(may) == 1 else own for own, may in zip(node.played, possible, strict=True)]
    return _Node(tuple(played), tuple(possible))
