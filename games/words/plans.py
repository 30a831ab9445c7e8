"""A plan as it is read: what follows each node, and what that is worth.

Owns the walk through one answer's plan. Values are floats, as they are printed; what is decided at
a node the plan itself says, exactly. Knows no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.report import Choice, Equilibrium, Floats

    #: What has been done, a strategy position per player; None for who has not moved.
    Node = tuple[int | None, ...]

__all__ = ["Plan", "Worth", "after", "nodes_of", "outcomes"]


@dataclass(frozen=True, eq=False)
class Worth:
    """What follows a node: the least and the most that each player gets, shape (players,).

    They differ only where later ties leave it open. `leaf` is the pure profile in which it ends,
    None where there are several, or chance moves; `last` says that everybody has moved.
    """

    low: Floats
    high: Floats
    leaf: tuple[int, ...] | None = None
    last: bool = False


class Plan:
    """The plan of one answer beside the payoffs, shape (players, *strategies)."""

    def __init__(self, found: Equilibrium, payoffs: Floats) -> None:
        self._payoffs = payoffs
        self._choices = {choice.node: choice for choice in found.plan}
        self._known: dict[Node, Worth] = {}
        self._support = found.support

    def __iter__(self) -> Iterator[Choice]:
        """Go through the nodes, each before those that follow it."""
        return iter(self._choices.values())

    def at(self, node: Node) -> Choice | None:
        """Return what is planned at a node, None where everybody has moved."""
        return self._choices.get(node)

    def reached(self, node: Node) -> bool:
        """Tell whether play comes to a node, as far as each player's own chances tell."""
        return all(
            own is None or own in played for own, played in zip(node, self._support, strict=True)
        )

    def taken(self, choice: Choice) -> int:
        """Return what one player does at a node of his: what this answer plays, if it comes to it.

        Of several that a tie leaves open where play never comes, the first.
        """
        (mover,) = choice.movers
        own = self._support[mover]
        if self.reached(choice.node) and len(own) == 1:
            return own[0]
        return choice.chooses[0]

    def worth(self, node: Node) -> Worth:
        """Return what follows a node."""
        known = self._known.get(node)
        if known is None:
            known = self._known[node] = self._worth(node)
        return known

    def _worth(self, node: Node) -> Worth:
        choice = self._choices.get(node)
        if choice is None:
            end = tuple(own for own in node if own is not None)
            paid = np.array([own[end] for own in self._payoffs])
            return Worth(paid, paid, end, last=True)
        if choice.chooses:
            (mover,) = choice.movers
            settled = self.reached(node) and len(self._support[mover]) == 1
            ways = self._support[mover] if settled else choice.chooses
            then = [self.worth(after(node, mover, own)) for own in ways]
            if len(then) == 1:
                return replace(then[0], last=False)
            return Worth(
                np.minimum.reduce([one.low for one in then]),
                np.maximum.reduce([one.high for one in then]),
            )
        low = np.zeros(len(self._payoffs))
        high = np.zeros(len(self._payoffs))
        leaf: tuple[int, ...] | None = None
        for chance, follows in outcomes(choice):
            worth = self.worth(follows)
            low += chance * worth.low
            high += chance * worth.high
            leaf = worth.leaf if chance == 1.0 else None
        return Worth(low, high, leaf)


def after(node: Node, mover: int, own: int) -> Node:
    """Return the node that a player's move leads to."""
    return (*node[:mover], own, *node[mover + 1 :])


def outcomes(choice: Choice) -> Iterator[tuple[float, Node]]:
    """Go through what players who move together may do, with its chance and where it leads."""
    ends: list[tuple[float, Node]] = [(1.0, choice.node)]
    for mover, mix in zip(choice.movers, choice.profile, strict=True):
        ends = [
            (chance * float(mix[own]), after(node, mover, own))
            for chance, node in ends
            for own in range(len(mix))
            if mix[own]
        ]
    return iter(ends)


def nodes_of(plans: tuple[tuple[Choice, ...], ...]) -> tuple[int, int]:
    """Return at how many nodes of some plans one player chooses, and at how many several."""
    alone = {one.node for plan in plans for one in plan if len(one.movers) == 1}
    several = {one.node for plan in plans for one in plan if len(one.movers) > 1}
    return len(alone), len(several)
