"""Why play that follows one player after another tips: whose comparison turns, at which node.

From the first node on: what a node does otherwise is due to its own comparison, to what follows its
strategies, or to both, which may turn at the same level. What has no part in it is dropped, and
what follows is looked at in the same way. So undoing all that is named undoes the change. Nodes may
lie off the path of play: somebody foresees them. Owns this choice; writes no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.sweep.report import Cause
from games.study.sweep.sequential.pure import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from fractions import Fraction

    from games.study.sweep.sequential.game import Game, Leaf, Node
    from games.study.sweep.sequential.pure import Along, Leaves

__all__ = ["pure_causes"]


def pure_causes(game: Game, root: Along, level: Fraction) -> tuple[Cause, ...]:
    """Return the comparisons that turn at a level and change what follows the first node.

    Those come first that would by themselves change where play comes to.
    """
    turn = _Turn(game, level, only=root.below(level) == root.above(level))
    nodes = list(turn.nodes(root))
    if len(nodes) > 1:
        told = root.below(level)
        nodes.sort(key=lambda own: turn.with_turned(root, {own.along.node}) == told)
    return tuple(cause for own in nodes for cause in _comparisons(game, own, level))


@dataclass(frozen=True, eq=False, slots=True)
class _Turned:
    """A node whose own comparison turns, and the leaves that are lost and gained by that alone."""

    along: Along
    lost: Leaves
    gained: Leaves


@dataclass(frozen=True, eq=False, slots=True)
class _Turn:
    """A level, looked at from just below to just above; of what is `only` there, to the level."""

    game: Game
    level: Fraction
    only: bool

    def nodes(self, along: Along) -> Iterator[_Turned]:
        """Yield the nodes whose comparisons have a part in what changes at a node."""
        if along.player is None or along.below(self.level) == self._after(along):
            return
        own, moving = self._moving(along)
        for place in sorted(moving - {own}):
            yield from self.nodes(along.children[place])
        if own in moving:
            yield self._turned(along)

    def _moving(self, along: Along) -> tuple[int, set[int]]:
        """Return the number of a node's own comparison, and the parts of a node that change it.

        The parts are the strategies after which something changes, by number, and the comparison.
        One has a part if it changes something by itself, or nothing would be as it is without it.
        """
        own = len(along.children)
        changed = {
            place
            for place, child in enumerate(along.children)
            if child.below(self.level) != self._after(child)
        }
        every = {own, *changed}
        below, after = along.below(self.level), self._after(along)
        moving = {
            part
            for part in every
            if self._kept(along, {part}) != below or self._kept(along, every - {part}) != after
        }
        # where only several together have a part, all of them are told
        return own, moving if self._kept(along, every - moving) == below else every

    def _turned(self, along: Along) -> _Turned:
        """Return a node with what its comparison changes while what follows it is held."""
        own = len(along.children)
        held: Collection[int] = ()
        if self._kept(along, {own}) == self._kept(along, ()):
            held = range(own)
        before, after = self._kept(along, held), self._kept(along, {*held, own})
        return _Turned(
            along,
            tuple(leaf for leaf in before if leaf not in after),
            tuple(leaf for leaf in after if leaf not in before),
        )

    def _kept(self, along: Along, turned: Collection[int]) -> Leaves:
        """Return where a node comes to if only some of its parts were as they are afterwards."""
        follow = [
            self._after(child) if place in turned else child.below(self.level)
            for place, child in enumerate(along.children)
        ]
        return self._compared(along, follow, after=len(follow) in turned)

    def with_turned(self, along: Along, turned: Collection[Node]) -> Leaves:
        """Return the leaves if the comparisons at some nodes were as they are afterwards."""
        if along.player is None:
            return along.below(self.level)
        follow = [self.with_turned(child, turned) for child in along.children]
        return self._compared(along, follow, after=along.node in turned)

    def _compared(self, along: Along, follow: Sequence[Leaves], *, after: bool) -> Leaves:
        assert along.player is not None  # an end of the game compares nothing
        side = -1 if not after else 0 if self.only else 1
        return kept(follow, self._worth(along.player, side))

    def _after(self, along: Along) -> Leaves:
        return along.here(self.level) if self.only else along.above(self.level)

    def _worth(self, player: int, side: int) -> Callable[[Leaf], tuple[Fraction, int]]:
        """Return what orders leaves as a player does just below the level, at it or just above."""

        def worth(leaf: Leaf) -> tuple[Fraction, int]:
            const, slope = self.game.value(player, leaf)
            return const + slope * self.level, side * slope

        return worth


def _comparisons(game: Game, turned: _Turned, level: Fraction) -> list[Cause]:
    """Return the exchanges of one strategy for another that turn at a node."""
    along = turned.along
    player = along.player
    assert player is not None  # an end of the game never changes
    found: list[tuple[int, Leaf, Leaf]] = []
    for child in along.children:
        for other in along.children:
            if other is child:
                continue
            for first in child.here(level):
                for second in other.here(level):
                    gain = game.gain(player, first, second)
                    if gain.slope > 0 and gain.const + gain.slope * level == 0:
                        weight = (first in turned.lost) + (second in turned.gained)
                        found.append((weight, first, second))
    most = max((weight for weight, _, _ in found), default=0)
    causes: dict[tuple[int, int], Cause] = {}
    for weight, first, second in found:
        if weight == most:
            causes.setdefault(
                (first[player], second[player]),
                Cause(
                    player=player,
                    from_strategy=first[player],
                    to_strategy=second[player],
                    others=along.node,
                    gain=game.gain(player, first, second),
                    slope=float(game.gain(player, first, second).slope),
                    node=along.node,
                    compares=(first, second),
                ),
            )
    return list(causes.values())
