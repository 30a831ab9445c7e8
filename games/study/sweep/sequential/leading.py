"""The choice of a leader who foresees how two answer together, over any ordered ring.

None of his moves is taken if each way for the two to go on after another is better. Where they have
infinitely many ways, what he expects is linear in each one's mixtures: it is greatest and least at
corners, and where only some corners are worth it a part of the set is. Owns this choice.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.study.sweep.sequential.game import Node
    from games.study.sweep.sequential.ways import Way

    #: A numerator and a positive denominator.
    Worth = tuple[Any, Any]

__all__ = ["led"]


def led(
    leader: int, payoffs: Sequence[Any], follow: Mapping[Node, tuple[Way, ...]]
) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
    """Return the ways that a leader may lead to.

    Parameters
    ----------
    leader
        Who he is.
    payoffs
        Everybody's, nested by the strategies of all players.
    follow
        By his moves, every way for the two to go on, corners of infinitely many included.

    Returns
    -------
    kept, partly
        The ways that are kept, and corners that are not, of sets of which a part is: there what is
        played at these corners is played, too.
    """
    worth = {node: [_worth(payoffs[leader], way) for way in ways] for node, ways in follow.items()}
    worst = {node: _least(values) for node, values in worth.items()}
    kept: list[Way] = []
    partly: list[Way] = []
    for node, ways in follow.items():
        others = [worst[other] for other in follow if other != node]
        good = [
            (way, value)
            for way, value in zip(ways, worth[node], strict=True)
            if not any(_less(value, other) for other in others)
        ]
        own = [way for way, _ in good]
        beside = [way for way in ways if way.many and not any(way is one for one in own)]
        if not beside:
            kept += own
            continue
        # what is only as good as another move has nothing around it that is kept
        sure = [w for w, value in good if all(_less(other, value) for other in others)]
        inside = [way for way in beside if any(_in_one_set(way, one, ways) for one in sure)]
        partly += inside
        near = [*own, *inside]
        kept += [
            replace(way, many=any(_in_one_set(way, one, ways) for one in near if one is not way))
            if way.many
            else way
            for way in own
        ]
    return tuple(kept), tuple(partly)


def _in_one_set(one: Way, other: Way, ways: Sequence[Way]) -> bool:
    """Tell whether two corners are of one set in which each mixes as he likes."""
    crossed = (one.points[0], other.points[1]), (other.points[0], one.points[1])
    return all(any(way.points[0] is x and way.points[1] is y for way in ways) for x, y in crossed)


def _least(values: Sequence[Worth]) -> Worth:
    least = values[0]
    for value in values[1:]:
        if _less(value, least):
            least = value
    return least


def _worth(own: Any, way: Way) -> Worth:
    """Return what a player expects of a way."""
    over: Any = 0
    for i, j in product(*way.support):
        paid = own
        for place in way.cells[i, j]:
            paid = paid[place]
        x, y = way.points
        over = x[i] * y[j] * paid + over
    first, second = (
        sum(point[k] for k in played) for point, played in zip(way.points, way.support, strict=True)
    )
    return over, first * second


def _less(one: Worth, other: Worth) -> bool:
    return bool(one[0] * other[1] - other[0] * one[1] < 0)
