"""Backward induction over a game in stages, in exact numbers.

Owns the walk over the nodes. What one player or several choose at a node is the business of `lone`
and `together`.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from games.solve.sequential.continuation import Continuation, Found, after
from games.solve.sequential.lone import lone
from games.task import NullToken, check

if TYPE_CHECKING:
    from games.solve.report import Exact
    from games.solve.sequential.continuation import Node
    from games.solve.sequential.order import Order
    from games.task import Token

__all__ = ["induce"]

_SURE = Fraction(1)


def induce(
    payoffs: Exact, order: Order, *, second_opinion: bool = False, token: Token | None = None
) -> Found:
    """Find every subgame-perfect way to play a game in stages, from what has been done on.

    Parameters
    ----------
    payoffs : (players, *strategies) object array of Fraction
        The game.
    order
        Who moves when.
    second_opinion
        Solve the tables of stages of several players with nashpy, too.
    token
        Asked now and then whether to go on.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    walk = _Walk(payoffs, order, second_opinion, NullToken() if token is None else token)
    return walk.found(order.moved, 0)


class _Walk:
    def __init__(self, payoffs: Exact, order: Order, second_opinion: bool, token: Token) -> None:
        self._payoffs = [own.tolist() for own in payoffs]
        self._sizes = payoffs.shape[1:]
        self._stages = order.to_come
        self._second_opinion, self._token = second_opinion, token

    def found(self, node: Node, stage: int) -> Found:
        """Return what is found at a node of a stage; after the last one the game is over."""
        if stage == len(self._stages):
            return Found([self._end(node)])
        check(self._token)
        movers = self._stages[stage]
        follow = {
            taken: self.found(after(node, movers, taken), stage + 1)
            for taken in product(*(range(self._sizes[player]) for player in movers))
        }
        if len(movers) == 1:
            return lone(node, movers[0], list(follow.values()))
        from games.solve.sequential.stage import together

        return together(
            node, movers, follow, second_opinion=self._second_opinion, token=self._token
        )

    def _end(self, node: Node) -> Continuation:
        cell = tuple(own for own in node if own is not None)
        payoffs = []
        for own in self._payoffs:
            for place in cell:
                own = own[place]
            payoffs.append(own)
        return Continuation(node, (), (), {}, tuple(payoffs), {cell: _SURE})
