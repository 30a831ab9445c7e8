"""Why play that follows one player after another tips: whose comparison turns, at which node.

From the first node on: if what follows one of its strategies changes at a level, that is looked at
instead; a node at which nothing that follows changes, while it does, turns by its own comparison.
Such nodes may lie off the path of play: somebody foresees them. Owns this choice; writes no words.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.study.sweep.report import Cause
from games.study.sweep.sequential.pure import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from games.study.sweep.sequential.game import Game, Leaf, Node
    from games.study.sweep.sequential.pure import Along, Leaves

__all__ = ["pure_causes"]


def pure_causes(game: Game, root: Along, level: Fraction) -> tuple[Cause, ...]:
    """Return the comparisons that turn at a level and change what follows the first node.

    Those come first that would by themselves change where play comes to.
    """
    nodes = list(_turning(root, level))
    if len(nodes) > 1:
        told = root.below(level)
        nodes.sort(key=lambda own: _with(game, root, level, {own.node: own}) == told)
    return tuple(cause for own in nodes for cause in _comparisons(game, own, level))


def _turning(along: Along, level: Fraction) -> Iterator[Along]:
    """Yield the nodes that change at a level while nothing that follows them does."""
    changed = [child for child in along.children if child.below(level) != child.above(level)]
    if not changed and along.below(level) == along.above(level):
        changed = [child for child in along.children if level in child.breaks]
    for child in changed:
        yield from _turning(child, level)
    if not changed and level in along.breaks:
        yield along


def _with(game: Game, along: Along, level: Fraction, turned: Mapping[Node, Along]) -> Leaves:
    """Return the leaves just below a level if some nodes were as they are just above."""
    if along.node in turned:
        return turned[along.node].above(level)
    if along.player is None:
        return along.below(level)
    follow = [_with(game, child, level, turned) for child in along.children]
    return kept(follow, _below(game, along.player, level))


def _below(game: Game, player: int, level: Fraction) -> Callable[[Leaf], tuple[Fraction, int]]:
    """Return what orders leaves as a player does just below a level."""

    def worth(leaf: Leaf) -> tuple[Fraction, int]:
        const, slope = game.value(player, leaf)
        return const + slope * level, -slope

    return worth


def _comparisons(game: Game, along: Along, level: Fraction) -> list[Cause]:
    """Return the exchanges of one strategy for another that turn at a node."""
    player = along.player
    assert player is not None  # an end of the game never changes
    lost = set(along.below(level)) - set(along.above(level))
    gained = set(along.above(level)) - set(along.below(level))
    found: list[tuple[int, Leaf, Leaf]] = []
    for child in along.children:
        for other in along.children:
            if other is child:
                continue
            for first in child.here(level):
                for second in other.here(level):
                    gain = game.gain(player, first, second)
                    if gain.slope > 0 and gain.const + gain.slope * level == 0:
                        weight = (first in lost) + (second in gained)
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
