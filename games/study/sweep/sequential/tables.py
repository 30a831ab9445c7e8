"""Two who move together, before or after another: all subgame-perfect ways, over any ordered ring.

Payoffs may be integers, numbers of a field, or germs of a driver: everything is decided by signs
of sums and products, so that an answer for germs holds as far as no sign that was asked changes.
The equilibria of a table are the corners of them: what is bilinear is greatest and least there.
Owns how ways are found; ties of who moves later are broken in every way, each makes
a table of its own, as in `games.solve.sequential.stage`. Knows no driver.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, Any

from games.solve.proved.polyhedra import bits, vertices
from games.solve.sequential.order import after
from games.solve.sequential.stage import MOST_SELECTIONS
from games.study.sweep.sequential.leading import led
from games.study.sweep.sequential.ways import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from games.study.sweep.sequential.game import Leaf, Node
    from games.study.sweep.sequential.ways import Cell, Cells, Kind

__all__ = ["Solved", "Stages", "Together", "solved", "together"]


@dataclass(frozen=True, slots=True)
class Stages:
    """Who moves when: two together, perhaps after a leader or before one who moves later.

    Attributes
    ----------
    sizes
        Number of strategies of each player.
    moved
        What has been done before.
    pair
        The two.
    leader, later
        Who moves before them, and who after them; None where nobody does.
    """

    sizes: tuple[int, ...]
    moved: Node
    pair: tuple[int, int]
    leader: int | None = None
    later: int | None = None

    @classmethod
    def of(cls, sizes: tuple[int, ...], moved: Node, to_come: Sequence[tuple[int, ...]]) -> Stages:
        """Read the stages that are left, of which one is of two players."""
        place = next(k for k, stage in enumerate(to_come) if len(stage) == 2)
        first, second = to_come[place]
        leader = to_come[0][0] if place else None
        later = to_come[-1][0] if place + 1 < len(to_come) else None
        return cls(sizes, moved, (first, second), leader, later)

    @property
    def nodes(self) -> list[Node]:
        """What the two may have seen when they move."""
        if self.leader is None:
            return [self.moved]
        return [after(self.moved, self.leader, own) for own in range(self.sizes[self.leader])]

    def ends(self, node: Node, cell: Cell) -> list[Leaf]:
        """Return where play may come to when the two have moved, by what is done later."""
        for player, own in zip(self.pair, cell, strict=True):
            node = after(node, player, own)
        if self.later is not None:
            there = [after(node, self.later, own) for own in range(self.sizes[self.later])]
        else:
            there = [node]
        return [tuple(own for own in end if own is not None) for end in there]

    @property
    def cells(self) -> list[Cell]:
        """Everything that the two may do."""
        first, second = (range(self.sizes[player]) for player in self.pair)
        return list(product(first, second))


@dataclass(frozen=True, eq=False, slots=True)
class Solved:
    """All that is found of a game in stages.

    Attributes
    ----------
    follow
        By what the two have seen, every way for them to go on.
    replies
        By what the two do, where whoever moves later may steer to.
    kept, partly
        The ways that play may go, those that the leader may lead to; and corners that he does not
        lead to, of sets of infinitely many of which a part is led to.
    whole
        Whether all ways to break later ties were looked at.
    """

    follow: Mapping[Node, tuple[Way, ...]]
    replies: Mapping[Cell, tuple[Leaf, ...]]
    kept: tuple[Way, ...]
    partly: tuple[Way, ...]
    whole: bool

    def ties(self, leader: int | None) -> bool:
        """Tell whether whoever moves alone, leader or later, has several moves to choose from."""
        led = set()
        if leader is not None:
            ways = (*self.kept, *self.partly)
            led = {leaf[leader] for way in ways for leaf in way.leaves}
        return len(led) > 1 or any(len(some) > 1 for some in self.replies.values())


@dataclass(frozen=True, eq=False, slots=True)
class Together:
    """What is found where the two move: their ways to go on, and what is replied to each cell.

    `whole` tells whether all ways to break later ties were looked at.
    """

    ways: tuple[Way, ...]
    replies: Mapping[Cell, tuple[Leaf, ...]]
    whole: bool


def solved(
    stages: Stages, payoffs: Sequence[Any], known: Callable[[Node], Together] | None = None
) -> Solved:
    """Return all subgame-perfect ways of a game.

    Parameters
    ----------
    stages
        Who moves when.
    payoffs
        Everybody's, nested by the strategies of all players, numbers of one ring.
    known
        What is found where the two move, in numbers of this ring, if not `together`.
    """
    found = {
        node: together(stages, payoffs, node) if known is None else known(node)
        for node in stages.nodes
    }
    follow = {node: one.ways for node, one in found.items()}
    whole = all(one.whole for one in found.values())
    replies = next(iter(found.values())).replies
    if stages.leader is None:
        kept = tuple(way for ways in follow.values() for way in ways)
        return Solved(follow, replies, kept, (), whole)
    return Solved(follow, replies, *led(stages.leader, payoffs, follow), whole)


def together(stages: Stages, payoffs: Sequence[Any], node: Node) -> Together:
    """Return how the two may go on from a node."""
    replies = {cell: _replies(stages, payoffs, node, cell) for cell in stages.cells}
    found: dict[Kind, list[Way]] = {}
    for some in islice(product(*replies.values()), MOST_SELECTIONS):
        _add(found, _together(stages.pair, payoffs, dict(zip(replies, some, strict=True))))
    whole = prod(map(len, replies.values())) <= MOST_SELECTIONS
    return Together(tuple(way for ways in found.values() for way in ways), replies, whole)


def _replies(stages: Stages, payoffs: Sequence[Any], node: Node, cell: Cell) -> tuple[Leaf, ...]:
    """Return the best that whoever moves later can do in a cell; where nobody does, its end."""
    ends = stages.ends(node, cell)
    if stages.later is None:
        return tuple(ends)
    own = payoffs[stages.later]
    best = ends[:1]
    for end in ends[1:]:
        more = _at(own, end) - _at(own, best[0])
        if more > 0:
            best = [end]
        elif more == 0:
            best.append(end)
    return tuple(best)


def _at(own: Any, leaf: Leaf) -> Any:
    for place in leaf:
        own = own[place]
    return own


def _together(pair: tuple[int, int], payoffs: Sequence[Any], cells: Cells) -> list[Way]:
    """Return the corners of all equilibria of a table."""
    rows, columns = (1 + max(cell[place] for cell in cells) for place in range(2))
    mine, theirs = (
        [[_at(payoffs[player], cells[i, j]) for j in range(columns)] for i in range(rows)]
        for player in pair
    )
    seconds = vertices(mine)
    firsts = vertices([list(column) for column in zip(*theirs, strict=True)])
    met = [
        (x, y) for x in firsts for y in seconds if not (x.support & ~y.best or y.support & ~x.best)
    ]
    counts: dict[int, int] = {}
    for pairing in met:
        for one in pairing:
            counts[id(one)] = counts.get(id(one), 0) + 1
    return [
        Way(
            (x.point, y.point),
            (tuple(bits(x.support)), tuple(bits(y.support))),
            cells,
            counts[id(x)] > 1 or counts[id(y)] > 1,
        )
        for x, y in met
    ]


def _add(found: dict[Kind, list[Way]], fresh: Sequence[Way]) -> None:
    """Add ways that are not there yet: other ties of who moves later may change nothing."""
    for way in fresh:
        alike = found.setdefault(way.leaves, [])
        known = next((k for k, other in enumerate(alike) if _same(way, other)), None)
        if known is None:
            alike.append(way)
        elif way.many and not alike[known].many:
            alike[known] = way


def _same(one: Way, other: Way) -> bool:
    """Tell whether two ways of one support are the same."""
    for mine, theirs, played in zip(one.points, other.points, one.support, strict=True):
        first, *rest = played
        if any(mine[k] * theirs[first] - theirs[k] * mine[first] != 0 for k in rest):
            return False
    return True
