"""The choice of one player who sees what has been done and foresees what follows.

Owns the rule of backward induction with ties: subgames choose independently of one another, so that
a strategy with some continuation is taken in a subgame-perfect plan if no other strategy is better
with each of its own continuations. Everything is compared in exact numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from games.solve import wording
from games.solve.report import OPEN
from games.solve.sequential.continuation import Continuation, Found, Spread
from games.solve.sequential.cut import cut

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
    parts = {own: _worth_it(own, player, follow[own], worst) for own in worst}
    chooses = tuple(own for own, part in parts.items() if part.ways)
    alone = len(chooses) == 1
    found = Found([], chooses={node: chooses}, degenerate=not alone)
    for one in follow:
        found.heed(one)
    for own in chooses:
        others: dict[tuple[int, ...], Continuation] = {
            (other,): way for other, way in worst.items() if other != own
        }
        kept = {
            id(way): Continuation(
                node,
                (player,),
                ({own: _SURE},),
                {**others, (own,): way},
                way.payoffs,
                way.outcomes,
                alone and way.strict,
            )
            for way in parts[own].ways
        }
        found.continuations += kept.values()
        for spread in parts[own].spreads:
            corners = tuple(kept[id(way)] for way in spread.corners)
            found.spreads.append(Spread(spread.free, corners))
        if not parts[own].whole:
            found.weaken(OPEN, wording.partly())
    return found


@dataclass(slots=True)
class _Part:
    """What of the continuations of a strategy is worth it.

    `whole` is false where infinitely many are only known by their corners.
    """

    ways: list[Continuation]
    spreads: list[Spread] = field(default_factory=list)
    whole: bool = True


def _worth_it(own: int, player: int, found: Found, worst: Mapping[int, Continuation]) -> _Part:
    """Return the continuations of a strategy that are as good as the worst of every other one.

    What a player gets is linear in each mixture of the others', so that it is at corners that it is
    greatest and least.
    """
    others = [way.payoffs[player] for other, way in worst.items() if other != own]
    if not others:
        return _Part(found.continuations, found.spreads)
    least = max(others)
    part = _Part([way for way in found.continuations if way.payoffs[player] >= least])
    ends: dict[object, Continuation] = {}
    for spread in found.spreads:
        good = [way.payoffs[player] >= least for way in spread.corners]
        if all(good):
            part.spreads.append(spread)
        elif any(good):
            inside = cut(spread, player, least)
            if inside is None:
                part.whole = False
            elif len(inside.corners) > 1:
                known = {id(way) for way in spread.corners}
                # neighbours are cut at the same points
                corners = tuple(
                    way if id(way) in known else ends.setdefault(way.key, way)
                    for way in inside.corners
                )
                part.spreads.append(Spread(inside.free, corners))
    part.ways += ends.values()
    return part
