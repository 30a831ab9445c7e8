"""One player after another: which leaves play comes to, as a piecewise constant function.

From the last stage to the first, every node gets the levels at which the set of its continuations
changes, and the sets between and at them: a change can only be where two continuations that
somebody compares pay him the same, and that is a fraction. Nothing is looked for on a grid. Owns
this recursion; the rule is that of `games.solve.sequential.lone`: subgames choose independently, so
that a strategy with some continuation is taken if no other is better with each of its own. Knows
no causes and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from games.solve.sequential.order import after
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.study.sweep.sequential.game import Game, Leaf, Node
    from games.task import Token

    #: Leaves in increasing order.
    Leaves = tuple[Leaf, ...]

__all__ = ["Along", "backwards", "kept"]


@dataclass(frozen=True, eq=False)
class Along:
    """A node along the driver.

    Attributes
    ----------
    node, player
        What has been done, and who moves; None where nobody does.
    children
        What follows each of his strategies.
    breaks
        Levels inside the range at which the set of continuations changes or is another.
    between
        The leaves that play may come to between two neighbouring breaks, one more than breaks.
    at
        Those at each break.
    """

    node: Node
    player: int | None
    children: tuple[Along, ...]
    breaks: tuple[Fraction, ...]
    between: tuple[Leaves, ...]
    at: tuple[Leaves, ...]

    def below(self, level: Fraction) -> Leaves:
        """Return the leaves just below a level."""
        return self.between[sum(own < level for own in self.breaks)]

    def above(self, level: Fraction) -> Leaves:
        """Return the leaves just above a level."""
        return self.between[sum(own <= level for own in self.breaks)]

    def here(self, level: Fraction) -> Leaves:
        """Return the leaves at a level."""
        return self.at[self.breaks.index(level)] if level in self.breaks else self.below(level)

    @property
    def ties(self) -> bool:
        """Whether its player has several strategies to choose from over some interval."""
        player = self.player
        return player is not None and any(
            len({leaf[player] for leaf in leaves}) > 1 for leaves in self.between
        )

    def each(self) -> list[Along]:
        """Return this node and all that follow it."""
        return [self, *(one for child in self.children for one in child.each())]


def backwards(game: Game, token: Token) -> Along:
    """Return the first node of a game along its driver; every stage must be of one player.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    movers = [stage[0] for stage in game.stages]
    return _along(game, game.order.moved, movers, token)


def _along(game: Game, node: Node, movers: Sequence[int], token: Token) -> Along:
    if not movers:
        leaf = tuple(own for own in node if own is not None)
        return Along(node, None, (), (), ((leaf,),), ())
    check(token)
    player = movers[0]
    children = tuple(
        _along(game, after(node, player, own), movers[1:], token)
        for own in range(game.sizes[player])
    )
    known = sorted({level for child in children for level in child.breaks})
    ends = [game.low, *known, game.high]
    breaks: list[Fraction] = []
    between: list[Leaves] = []
    at: list[Leaves] = []
    for number, (low, high) in enumerate(pairwise(ends)):
        follow = [child.above(low) for child in children]
        if number:
            breaks.append(low)
            there = [child.here(low) for child in children]
            at.append(kept(there, _worth(game, player, low)))
        cuts = [low, *_ties(game, player, follow, low, high), high]
        for place, (left, right) in enumerate(pairwise(cuts)):
            if place:
                breaks.append(left)
                at.append(kept(follow, _worth(game, player, left)))
            between.append(kept(follow, _worth(game, player, (left + right) / 2)))
    return _merged(Along(node, player, children, tuple(breaks), tuple(between), tuple(at)))


def kept(follow: Sequence[Leaves], worth: Callable[[Leaf], Any]) -> Leaves:
    """Return the leaves that a player may steer to.

    Parameters
    ----------
    follow
        The leaves that play may come to after each of his strategies.
    worth
        What a leaf is worth to him, in any order.
    """
    if len(follow) == 1:
        return follow[0]
    worst = [min(map(worth, leaves)) for leaves in follow]
    found = []
    for own, leaves in enumerate(follow):
        most = max(worst[:own] + worst[own + 1 :])
        found += [leaf for leaf in leaves if worth(leaf) >= most]
    return tuple(sorted(found))


def _worth(game: Game, player: int, level: Fraction) -> Callable[[Leaf], int]:
    """Return a player's payoff at a level, up to one positive factor."""
    top, bottom = level.numerator, level.denominator

    def worth(leaf: Leaf) -> int:
        const, slope = game.value(player, leaf)
        return const * bottom + slope * top

    return worth


def _ties(
    game: Game, player: int, follow: Sequence[Leaves], low: Fraction, high: Fraction
) -> list[Fraction]:
    """Return the levels strictly between two at which leaves of different strategies tie."""
    found = set()
    for some, others in combinations(follow, 2):
        for first in some:
            const, slope = game.value(player, first)
            for second in others:
                more, rise = game.value(player, second)
                if rise != slope:
                    level = Fraction(const - more, rise - slope)
                    if low < level < high:
                        found.add(level)
    return sorted(found)


def _merged(found: Along) -> Along:
    """Forget the breaks at which nothing changes."""
    breaks, at = [], []
    between = [found.between[0]]
    for level, here, above in zip(found.breaks, found.at, found.between[1:], strict=True):
        if not between[-1] == here == above:
            breaks.append(level)
            at.append(here)
            between.append(above)
    return Along(found.node, found.player, found.children, tuple(breaks), tuple(between), tuple(at))
