"""Why play in which two move together tips: whose choice turns, and where.

From the last stage on: if what follows changes at a level, that is the cause; else the two change
what they do, for the reasons for which any table of two tips (`games.study.sweep.causes`). A leader
leads elsewhere by his own comparison, for what follows his moves, or for both. Owns this choice;
writes no words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.branches import linked
from games.study.sweep.causes import causes
from games.study.sweep.critical import Critical
from games.study.sweep.exact import edges, levelled
from games.study.sweep.report import Branch, Cause, Regime
from games.study.sweep.sequential.drawn import Painter
from games.study.sweep.sequential.reply_causes import exact_cause, reply_causes
from games.study.sweep.sequential.tables import Stages
from games.study.sweep.sequential.ways import Way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from games.model.affine import PayoffLine
    from games.study.sweep.report import Level
    from games.study.sweep.sequential.game import Game, Leaf, Node
    from games.study.sweep.sequential.tables import Solved
    from games.study.sweep.sequential.ways import Cells

__all__ = ["Around", "table_causes"]

#: Two expectations closer than this share of the payoffs are the same.
SAME = 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class Around:
    """A level at which play tips, what is so just below it and above, and levels on both sides."""

    at: Level
    below: Solved
    above: Solved
    before: Level
    after: Level


def table_causes(game: Game, stages: Stages, around: Around) -> tuple[Cause, ...]:
    """Return the choices that turn at a level and change where play comes to."""
    asked = _Asked(game, stages, around)
    if stages.later is not None:
        return asked.of_later() or asked.of_pair(stages.moved)
    if stages.leader is None:
        return asked.of_pair(stages.moved)
    moving = asked.moving()
    nodes = [node for node in moving or asked.changed() if node != stages.moved]
    found = tuple(cause for node in nodes for cause in asked.of_pair(node))
    own = stages.moved in moving if moving else not found
    return (*found, *asked.of_leader()) if own else found


class _Asked:
    def __init__(self, game: Game, stages: Stages, around: Around) -> None:
        self._game, self._stages, self._around = game, stages, around
        self._line = game.line
        below, above = around.below, around.above
        self._lost = _without(below.kept, above.kept)
        self._gained = _without(above.kept, below.kept)

    # -- who moves later -----------------------------------------------------------------------

    def of_later(self) -> tuple[Cause, ...]:
        """Return what who moves later does otherwise, and what of the two turns with it."""
        around = self._around
        replies = (around.below.replies, around.above.replies)
        ways = (self._lost, self._gained)
        if not (self._lost or self._gained):
            ways = (list(around.below.kept), [])
        return reply_causes(self._game, self._stages, replies, ways, around.at.exact)

    # -- the two -------------------------------------------------------------------------------

    def of_pair(self, node: Node) -> tuple[Cause, ...]:
        """Return why the equilibria of the table change that the two play at a node."""
        below, above = self._around.below.follow[node], self._around.above.follow[node]
        tables: dict[tuple[Leaf, ...], Cells] = {}
        for way in (*_without(below, above), *_without(above, below), *below):
            tables.setdefault(tuple(way.cells.values()), way.cells)
        for key, cells in tables.items():
            own = [_of(ways, key) for ways in (below, above)]
            found = self._of_table(node, cells, own)
            if found:
                return found
        return ()

    def _of_table(
        self, node: Node, cells: Cells, own: Sequence[Sequence[Way]]
    ) -> tuple[Cause, ...]:
        around = self._around
        line = _table(self._line, self._stages, cells)
        painter = Painter(line, _alone(line), 3)
        sides = [(around.before, around.at), (around.at, around.after)]
        regimes = linked(
            [
                Regime(*ends, tuple(painter.branch(_plain(way), *ends) for way in ways), True)
                for ends, ways in zip(sides, own, strict=True)
            ]
        )
        every, even = edges(line), levelled(line)
        exact = around.at.exact
        zero = (
            () if exact is None else tuple(k for k, gain in enumerate(every.at(exact)) if not gain)
        )
        binding = Critical(around.at, zero, ())
        found = causes(line, every, even, around.at, binding, *regimes)
        return tuple(self._lifted(cause, node, cells) for cause in found)

    def _lifted(self, cause: Cause, node: Node, cells: Cells) -> Cause:
        """Return a cause in the table of the two as one of the whole game."""
        pair = self._stages.pair
        others = list(node)
        for player, own in zip(pair, cause.others, strict=True):
            others[player] = own
        compares: tuple[Leaf, ...] = ()
        other = cause.others[1 - cause.player]
        if other is not None:
            both = (cause.from_strategy, cause.to_strategy)
            ends = [(own, other) if not cause.player else (other, own) for own in both]
            compares = tuple(cells[cell] for cell in ends)
        return replace(
            cause, player=pair[cause.player], others=tuple(others), node=node, compares=compares
        )

    # -- the leader ----------------------------------------------------------------------------

    def moving(self) -> list[Node]:
        """Return the nodes without which the leader would not lead elsewhere, his own as the last.

        One has a part in it if it changes something by itself, or nothing would be as it is without
        it. All where limits of what he expects do not tell; empty where what he leads to is the
        same on both sides.
        """
        around = self._around
        below, above = (
            sorted(way.leaves for way in side.kept) for side in (around.below, around.above)
        )
        every = [
            node
            for node, ways in around.below.follow.items()
            if sorted(w.leaves for w in ways) != sorted(w.leaves for w in around.above.follow[node])
        ]
        every.append(self._stages.moved)
        if below == above:
            return []
        if self._kept([]) != below or self._kept(every) != above:
            return every
        found = [
            node
            for node in every
            if self._kept([node]) != below or self._kept([n for n in every if n != node]) != above
        ]
        undone = self._kept([node for node in every if node not in found])
        return found if undone == below else every

    def _kept(self, turned: Collection[Node]) -> list[tuple[Leaf, ...]]:
        """Return where play may come to if only some nodes were as they are above the level."""
        around, side = self._around, 1 if self._stages.moved in turned else -1
        follow = [
            (around.above if node in turned else around.below).follow[node]
            for node in around.below.follow
        ]
        worth = [
            [(self._worth(w, self._side(w)), side * self._slope(w)) for w in f] for f in follow
        ]
        kept = []
        for place, ways in enumerate(follow):
            others = [values for k, values in enumerate(worth) if k != place]
            for way, own in zip(ways, worth[place], strict=True):
                if all(any(not self._less(own, value) for value in values) for values in others):
                    kept.append(way.leaves)
        return sorted(kept)

    def _less(self, one: tuple[float, float], other: tuple[float, float]) -> bool:
        """Tell whether one way pays the leader less at the level, or as much and then less."""
        near = SAME * self._size
        if abs(one[0] - other[0]) > near:
            return one[0] < other[0]
        return one[1] < other[1] - near

    def changed(self) -> list[Node]:
        """Return the leader's moves after which the two play otherwise, if it is of weight."""
        around = self._around
        led = {way.leaves[0][self._leads] for way in (*self._lost, *self._gained)}
        found = []
        for node, below in around.below.follow.items():
            above = around.above.follow[node]
            if sorted(w.leaves for w in below) == sorted(w.leaves for w in above):
                continue
            own = node[self._leads]
            least, most = (
                min(self._worth(way, side) for way in ways)
                for ways, side in ((below, -1), (above, 1))
            )
            if own in led or abs(least - most) > SAME * self._size:
                found.append(node)
        return found

    @property
    def _leads(self) -> int:
        leader = self._stages.leader
        assert leader is not None
        return leader

    @property
    def _size(self) -> float:
        ends = self._line.at(np.array([float(self._line.low), float(self._line.high)]))
        return float(np.abs(ends).max()) or 1.0

    def _branch(self, way: Way, side: int) -> Branch:
        around = self._around
        ends = (around.before, around.at) if side < 0 else (around.at, around.after)
        return Painter(self._line, self._stages, 2).branch(way, *ends)

    def _worth(self, way: Way, side: int) -> float:
        """Return what the leader expects of a way at the level, as a limit from one side."""
        return float(self._branch(way, side).payoffs[-1 if side < 0 else 0, self._leads])

    def of_leader(self) -> tuple[Cause, ...]:
        """Return the exchanges of one move of the leader for another that turn at the level."""
        below, above = (
            [way for ways in side.follow.values() for way in ways]
            for side in (self._around.below, self._around.above)
        )
        lost, gained = self._lost, self._gained
        found = self._turning(product(lost, gained))
        if not found:
            found = self._turning([*product(lost, above), *product(below, gained)])
        return found or self._turning(product(below, below))

    def _turning(self, pairs: Iterable[tuple[Way, Way]]) -> tuple[Cause, ...]:
        """Return those exchanges of pairs that gain nothing at the level."""
        found: dict[tuple[int, int], Cause] = {}
        for first, second in pairs:
            apart = first.leaves[0][self._leads] != second.leaves[0][self._leads]
            if apart and abs(self._gap(first, second)) <= SAME * self._size:
                cause = self._led(first, second)
                if cause is not None:
                    found.setdefault((cause.from_strategy, cause.to_strategy), cause)
        return tuple(found.values())

    def _gap(self, first: Way, second: Way) -> float:
        return self._worth(second, self._side(second)) - self._worth(first, self._side(first))

    def _side(self, way: Way) -> int:
        """Return on which side of the level a way is found."""
        return -1 if any(way in ways for ways in self._around.below.follow.values()) else 1

    def _led(self, first: Way, second: Way) -> Cause | None:
        """Return an exchange of one of the leader's moves for another as a cause that rises."""
        leads, node = self._leads, self._stages.moved
        (a, *others), (b, *more) = first.leaves, second.leaves
        if not others and not more:
            gain = self._game.gain(leads, a, b)
            return exact_cause(self._game, leads, a, b, node) if gain.slope else None
        # of mixtures that are known at one level alone it is not known how they move
        known = all(way.moves for way in (first, second) if len(way.leaves) > 1)
        slope = self._slope(second) - self._slope(first) if known else 0.0
        if slope < 0:
            a, b, slope = b, a, -slope
        return Cause(leads, a[leads], b[leads], node, None, slope, mixing=True, node=node)

    def _slope(self, way: Way) -> float:
        """Return how what the leader expects of a way changes at the level."""
        side = self._side(way)
        branch = self._branch(way, side)
        first, last = (0, 1) if side > 0 else (-2, -1)
        rise = branch.payoffs[last, self._leads] - branch.payoffs[first, self._leads]
        return float(rise / (branch.levels[last] - branch.levels[first]))


def _without(ways: Iterable[Way], others: Iterable[Way]) -> list[Way]:
    """Return the ways of which there is none like it among others."""
    known = {way.leaves for way in others}
    return [way for way in ways if way.leaves not in known]


def _of(ways: Sequence[Way], key: tuple[Leaf, ...]) -> list[Way]:
    return [way for way in ways if tuple(way.cells.values()) == key]


def _table(line: PayoffLine, stages: Stages, cells: Cells) -> PayoffLine:
    """Return the table of two along the driver, a game by itself."""
    sizes = [1 + max(cell[place] for cell in cells) for place in range(2)]
    parts = []
    for part in (line.base, line.slope):
        own = np.empty((2, *sizes), dtype=object)
        for place, player in enumerate(stages.pair):
            for cell, leaf in cells.items():
                own[(place, *cell)] = part[(player, *leaf)]
        parts.append(own)
    return replace(line, base=parts[0], slope=parts[1])


def _alone(line: PayoffLine) -> Stages:
    sizes = tuple(int(size) for size in line.base.shape[1:])
    return Stages(sizes, (None, None), (0, 1))


def _plain(way: Way) -> Way:
    """Return a way as one of the table of the two alone."""
    return Way(way.points, way.support, {cell: cell for cell in way.cells}, way.many)
