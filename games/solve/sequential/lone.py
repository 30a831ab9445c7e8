"""The choice of one player who sees what has been done and foresees what follows.

Owns the rule of backward induction with ties: subgames choose independently of one another, so that
a strategy with some continuation is taken in a subgame-perfect plan if no other strategy is better
with each of its own continuations. Everything is compared in exact numbers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.solve import wording
from games.solve.report import OPEN
from games.solve.sequential.continuation import Continuation, Found, Spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.solve.sequential.continuation import Node

__all__ = ["lone"]

_SURE = Fraction(1)


def lone(node: Node, player: int, follow: Sequence[Found]) -> Found:
    """Return what one player may do at a node, pure strategies alone.

    Parameters
    ----------
    node
        What has been done before.
    player
        Who chooses.
    follow
        What is found after each of his strategies.
    """
    worst = {own: one.worst(player) for own, one in enumerate(follow) if one.continuations}
    good = {own: _worth_it(own, player, follow[own], worst) for own in worst}
    chooses = tuple(own for own, ways in good.items() if ways)
    alone = len(chooses) == 1
    kept: dict[int, Continuation] = {}
    for own in chooses:
        mixes = ({own: _SURE},)
        others: dict[tuple[int, ...], Continuation] = {
            (other,): way for other, way in worst.items() if other != own
        }
        for way in good[own]:
            kept[id(way)] = Continuation(
                node,
                (player,),
                mixes,
                {**others, (own,): way},
                way.payoffs,
                way.outcomes,
                alone and way.strict,
            )
    found = Found(list(kept.values()), chooses={node: chooses}, degenerate=not alone)
    for one in follow:
        found.heed(one)
        for spread in one.spreads:
            _extend(found, spread, kept)
    return found


def _worth_it(
    own: int, player: int, found: Found, worst: Mapping[int, Continuation]
) -> list[Continuation]:
    """Return the continuations of a strategy that are as good as the worst of every other one."""
    others = [way.payoffs[player] for other, way in worst.items() if other != own]
    if not others:
        return found.continuations
    least = max(others)
    return [way for way in found.continuations if way.payoffs[player] >= least]


def _extend(found: Found, spread: Spread, kept: Mapping[int, Continuation]) -> None:
    """Keep infinitely many continuations if all are worth it.

    What a player gets is linear in each mixture of the others', so that it is at corners that it is
    greatest and least.
    """
    corners = [kept[id(way)] for way in spread.corners if id(way) in kept]
    if len(corners) == len(spread.corners):
        found.spreads.append(Spread(spread.free, tuple(corners)))
    elif corners:
        found.weaken(OPEN, wording.partly())
