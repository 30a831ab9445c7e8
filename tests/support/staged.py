"""Play in stages by brute force at one level, every order of moves of a game, orders as text."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from games.model.payoffs import affine
from games.model.play import every_play
from games.solve.sequential.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario

    Leaf = tuple[int, ...]

__all__ = ["letters", "line_of", "one_by_one", "order_of", "orders", "pure_outcomes"]


def order_of(scenario: Scenario, text: str, **moved: str) -> Order:
    """Read "us>iran,baghdad", and moves already made."""
    places = {player.id: place for place, player in enumerate(scenario.players)}
    stages = tuple(
        tuple(sorted(places[own] for own in stage.split(","))) for stage in text.split(">")
    )
    done = tuple(
        next((k for k, s in enumerate(p.strategies) if s.id == moved.get(p.id)), None)
        for p in scenario.players
    )
    return Order(stages, done)


def line_of(scenario: Scenario) -> PayoffLine:
    """Return the payoffs along sanctions."""
    return affine(scenario).line("sanctions", scenario.levels)


def letters(scenario: Scenario, leaf: Leaf) -> str:
    """Return a pure profile by letters: "RAK"."""
    return "".join(p.strategies[own].letter for p, own in zip(scenario.players, leaf, strict=True))


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
