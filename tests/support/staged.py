"""Play in stages at one level by brute force, and every order of moves of a game."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from games.model.play import every_play
from games.solve.sequential.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Leaf = tuple[int, ...]

__all__ = ["one_by_one", "orders", "pure_outcomes"]


def orders(sizes: Sequence[int], *, moved: bool = True) -> Iterator[Order]:
    """Yield every order of a game's players, and each with one player's every move made."""
    names = tuple(str(player) for player in range(len(sizes)))
    nobody = (None,) * len(sizes)
    for stages in every_play(names):
        own = tuple(tuple(map(int, stage)) for stage in stages) or (tuple(range(len(sizes))),)
        yield Order(own, nobody)
        if moved:
            for player, size in enumerate(sizes):
                for move in range(size):
                    done = tuple(move if p == player else None for p in range(len(sizes)))
                    yield Order(own, done)


def one_by_one(order: Order) -> bool:
    """Tell whether no two move together."""
    return all(len(stage) == 1 for stage in order.to_come)


def pure_outcomes(payoffs: Any, order: Order) -> set[Leaf]:
    """Return the leaves of all subgame-perfect plans, by trying every plan.

    A plan is a choice at every node; it stands if no single choice in it can be improved upon
    (one-shot deviations). Only for games of one mover a stage, and small ones.
    """
    sizes = payoffs.shape[1:]
    movers = [stage[0] for stage in order.to_come]
    nodes = [
        (depth, seen)
        for depth in range(len(movers))
        for seen in product(*(range(sizes[player]) for player in movers[:depth]))
    ]
    fixed = dict(enumerate(order.moved))

    def leaf(plan: dict[Any, int], seen: tuple[int, ...]) -> Leaf:
        for depth in range(len(seen), len(movers)):
            seen = (*seen, plan[depth, seen])
        done = fixed | dict(zip(movers, seen, strict=True))
        return tuple(done[player] for player in range(len(sizes)))

    def stands(plan: dict[Any, int]) -> bool:
        for depth, seen in nodes:
            player = movers[depth]
            own = payoffs[(player, *leaf(plan, seen))]
            if any(
                payoffs[(player, *leaf(plan, (*seen, other)))] > own
                for other in range(sizes[player])
            ):
                return False
        return True

    found = set()
    for chosen in product(*(range(sizes[movers[depth]]) for depth, _ in nodes)):
        plan = dict(zip(nodes, chosen, strict=True))
        if stands(plan):
            found.add(leaf(plan, ()))
    return found
