"""A plan as it is read: what follows each node, and what that is worth.

Owns the walk through one answer's plan. Values are exact, so that ties are ties; what is decided
at a node the plan itself says. Knows no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from games.solve.sequential.order import after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.report import Choice, Equilibrium, Exact

    #: What has been done, a strategy position per player; None for who has not moved.
    Node = tuple[int | None, ...]
    #: What everybody gets, and the pure profile that it comes of.
    End = tuple[Exact, tuple[int, ...] | None]

__all__ = ["Plan", "Worth", "nodes_of", "outcomes"]

#: Of more ways in which later ties may fall only the least and the most is told.
_MOST = 64


@dataclass(frozen=True, eq=False)
class Worth:
    """What may follow a node, in subgame-perfect play from there on.

    `ends` are what the players get, (players,) each, and the pure profile in which that ends, None
    where there are chance moves; several only where later ties leave it open. `last` says that
    everybody has moved.
    """

    ends: tuple[End, ...]
    last: bool = False

    @cached_property
    def low(self) -> Exact:
        """The least that each player gets."""
        least: Exact = np.minimum.reduce([paid for paid, _ in self.ends])
        return least

    @cached_property
    def high(self) -> Exact:
        """The most that each player gets."""
        most: Exact = np.maximum.reduce([paid for paid, _ in self.ends])
        return most

    @property
    def leaf(self) -> tuple[int, ...] | None:
        """The pure profile in which it ends for certain; None without one."""
        return self.ends[0][1] if len(self.ends) == 1 else None


class Plan:
    """The plan of one answer beside the exact payoffs, shape (players, *strategies)."""

    def __init__(self, found: Equilibrium, payoffs: Exact) -> None:
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
            leaf = tuple(own for own in node if own is not None)
            return Worth(
                ((np.array([own[leaf] for own in self._payoffs], dtype=object), leaf),), last=True
            )
        if choice.chooses:
            return Worth(self._of_one(choice))
        ways = [
            [(chance, end) for end in self.worth(follows).ends]
            for chance, follows in outcomes(choice)
        ]
        if len(ways) == 1:
            return Worth(tuple(end for _, end in ways[0]))
        if prod(map(len, ways)) > _MOST:
            low, high = (
                sum(chance * of(self.worth(follows)) for chance, follows in outcomes(choice))
                for of in (_low, _high)
            )
            return Worth(((np.asarray(low), None), (np.asarray(high), None)))
        return Worth(
            tuple(
                (np.asarray(sum(chance * paid for chance, (paid, _) in some), dtype=object), None)
                for some in product(*ways)
            )
        )

    def _of_one(self, choice: Choice) -> tuple[End, ...]:
        """Return what may follow a node of one player.

        Of what a strategy may lead to that is left which is as good for him as the worst that each
        other one may: what follows them is chosen apart. A plan has one choice for each table of
        players who move together; if with these nothing is left, all is.
        """
        (mover,) = choice.movers
        size = self._payoffs.shape[1 + mover]
        then = [self.worth(after(choice.node, mover, own)) for own in range(size)]
        if self.reached(choice.node) and len(self._support[mover]) == 1:
            return then[self._support[mover][0]].ends
        every = [(own, end) for own in choice.chooses for end in then[own].ends]
        kept = tuple(
            end
            for own, end in every
            if all(end[0][mover] >= other.low[mover] for k, other in enumerate(then) if k != own)
        )
        return kept or tuple(end for _, end in every)


def _low(worth: Worth) -> Exact:
    return worth.low


def _high(worth: Worth) -> Exact:
    return worth.high


def outcomes(choice: Choice) -> Iterator[tuple[Fraction, Node]]:
    """Go through what players who move together may do, with its chance and where it leads."""
    ends: list[tuple[Fraction, Node]] = [(Fraction(1), choice.node)]
    for mover, mix in zip(choice.movers, choice.exact, strict=True):
        ends = [
            (chance * mix[own], after(node, mover, own))
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
