"""The door: a game and who moves when in, all subgame-perfect outcomes with their proof out.

Owns the concept: at a node of one player he takes a pure strategy, at a node of several they play a
Nash equilibrium of what follows, mixed ones included. Moves already made are known to everybody.
Exact throughout; where everybody moves alone an answer is proved by backward induction alone
(Selten 1965). Must not know how nodes are decided, nor what anybody is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.solve import intake
from games.solve.report import PROVED
from games.solve.sequential.induction import induce
from games.solve.sequential.told import told

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from games.solve.report import Exact, Report
    from games.solve.sequential.order import Order
    from games.task import Token

__all__ = ["solve"]


def solve(
    payoffs: ArrayLike | Exact,
    order: Order,
    *,
    second_opinion: bool = False,
    token: Token | None = None,
    known: Report | None = None,
) -> Report:
    """Find all subgame-perfect outcomes of a game that is played in stages.

    Parameters
    ----------
    payoffs : (players, *strategies)
        Two or three players. Fractions, decimals and integers are taken as they are; a float is
        what it is written as.
    order
        Who moves when, and what has been done.
    second_opinion
        Take the time to solve the tables of stages of several players with nashpy, too.
    token
        Asked now and then whether to go on.
    known
        What was answered before without a second opinion.

    Returns
    -------
    Report
        An equilibrium for each outcome, with its plan; `proof` is that of the weakest table, proved
        without any. Nothing has an index, and `nashpy_agrees` is about tables alone. Strategies
        that several plans take at a node are all in its `Choice`. Of infinitely many outcomes those
        at corners are listed, and `families` hold all of them; where only some of a family make an
        earlier move worth it, as far as the mixtures of several players agree, the list is open.

    Raises
    ------
    ValueError
        If the shape is not one that is solved, a payoff is no number of sensible size, or the order
        is not one of these players.
    Cancelled
        If the token says so.
    """
    intake.read(payoffs, batch=False)
    exact = intake.exact(payoffs)
    _refuse(order, exact.shape[1:])
    alone = all(len(movers) == 1 for movers in order.to_come)
    if alone and known is not None and known.proof == PROVED:
        return known
    return told(exact, induce(exact, order, second_opinion=second_opinion, token=token))


def _refuse(order: Order, sizes: tuple[int, ...]) -> None:
    """Raise ValueError unless an order is one of the players of a game."""
    players = range(len(sizes))
    if sorted(player for stage in order.stages for player in stage) != list(players):
        message = f"stages {order.stages} are no partition of {len(sizes)} players"
        raise ValueError(message)
    if len(order.moved) != len(sizes) or any(
        own is not None and not 0 <= own < size
        for own, size in zip(order.moved, sizes, strict=True)
    ):
        message = f"moves {order.moved} are none of a game with strategies {sizes}"
        raise ValueError(message)
