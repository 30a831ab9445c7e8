"""Play in stages: the least reach at which an outcome is no longer subgame-perfect.

An outcome stays as long as every deviation from its path may be answered, in some subgame-perfect
way, so that it does not pay. What is foreseen off the path may change, and the outcome stay. Owns
the walk along the path: a deviation that ends the game is one comparison, one that others answer in
turn is searched by `answers`, one that two answer together is bounded by `tables`. Exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.doubt.answers import search
from games.study.doubt.found import Bounds
from games.study.doubt.tables import bound
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.sequential.order import Order
    from games.study.doubt.reach import Cell, Node, Reach
    from games.study.doubt.report import Limit
    from games.task import Token

__all__ = ["limit_in_stages"]


def limit_in_stages(reach: Reach, order: Order, profile: Cell, token: Token) -> Limit:
    """Return how far judgements may move before an outcome is lost.

    Parameters
    ----------
    reach
        What moves, and how far for a unit of the limit.
    order
        Who moves when.
    profile
        The pure outcome, subgame-perfect with every judgement at its base.
    token
        Tells when the limit is no longer wanted.
    """
    found = Bounds(reach)
    stages = order.to_come
    # the later the deviation the fewer choices are foreseen: short searches first
    for stage in reversed(range(len(stages))):
        check(token)
        left = stages[stage + 1 :]
        seen = list(order.moved)
        for before in stages[:stage]:
            for player in before:
                seen[player] = profile[player]
        for player, after in _deviations(reach, stages[stage], seen, profile):
            if not left:
                gain = reach.form(player, _cell(after), profile, tuple(seen))
                found.closed(gain)
            elif all(len(movers) == 1 for movers in left):
                movers = [movers[0] for movers in left]
                search(found, player, tuple(seen), after, movers, profile, token)
            else:
                bound(found, player, tuple(seen), after, left[0], profile)
    return found.limit()


def _deviations(
    reach: Reach, movers: tuple[int, ...], seen: list[int | None], profile: Cell
) -> Iterator[tuple[int, Node]]:
    """Yield who of a stage may deviate from the path, and what has been done then."""
    path = [profile[k] if k in movers else own for k, own in enumerate(seen)]
    for player in movers:
        for other in range(reach.payoffs.shape[1 + player]):
            if other != profile[player]:
                yield player, (*path[:player], other, *path[player + 1 :])


def _cell(node: Node) -> Cell:
    return tuple(own for own in node if own is not None)
