"""Plans held against all deviations: what anybody gains by doing something else at one node.

Owns the check, which recomputes what everything is worth from the payoffs and the plan alone. By
the one-deviation principle a plan from which nobody gains at any single node is subgame-perfect.
Exact.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.solve.report import Exact
    from games.solve.sequential.continuation import Continuation

    Worth = tuple[Fraction, ...]
    #: What follows is worth to everybody, and the most that anybody gains there by deviating.
    Followed = Mapping[tuple[int, ...], tuple[Worth, Fraction]]

__all__ = ["Deviations"]

_NOTHING = Fraction(0)


class Deviations:
    """Gains from deviations in plans of one game; what plans share is looked at once.

    Parameters
    ----------
    payoffs : (players, *strategies) object array of Fraction
        The game.
    """

    def __init__(self, payoffs: Exact) -> None:
        self._payoffs = [own.tolist() for own in payoffs]
        # the plan is kept with what is known of it, so that no other one takes its identity
        self._known: dict[int, tuple[Continuation, Worth, Fraction]] = {}

    def regret(self, plan: Continuation) -> Fraction:
        """Return the most that anybody gains by deviating at one node, also off the path."""
        return self._look(plan)[1]

    def _look(self, plan: Continuation) -> tuple[Worth, Fraction]:
        known = self._known.get(id(plan))
        if known is not None:
            return known[1:]
        if not plan.movers:
            found = self._end(plan), _NOTHING
        else:
            follow = {taken: self._look(way) for taken, way in plan.follow.items()}
            worth = self._worth(plan, follow)
            most = max(gain for _, gain in follow.values())
            for place, player in enumerate(plan.movers):
                best = max(_instead(plan, place, player, follow))
                most = max(most, best - worth[player])
            found = worth, most
        self._known[id(plan)] = (plan, *found)
        return found

    def _worth(self, plan: Continuation, follow: Followed) -> Worth:
        """Return what a plan is worth to everybody."""
        mixed = [(_chance(plan, taken), follow[taken][0]) for taken in product(*plan.mixes)]
        if len(mixed) == 1:
            return mixed[0][1]
        return tuple(
            sum((chance * values[player] for chance, values in mixed), _NOTHING)
            for player in range(len(self._payoffs))
        )

    def _end(self, plan: Continuation) -> Worth:
        worth = []
        for own in self._payoffs:
            for place in plan.node:
                own = own[place]
            worth.append(own)
        return tuple(worth)


def _instead(plan: Continuation, place: int, player: int, follow: Followed) -> list[Fraction]:
    """Return what each strategy of a mover is worth to him while the others do as planned."""
    if len(plan.movers) == 1:
        return [values[player] for values, _ in follow.values()]
    worth: dict[int, Fraction] = {}
    for taken, (values, _) in follow.items():
        before = worth.get(taken[place], _NOTHING)
        worth[taken[place]] = before + _chance(plan, taken, place) * values[player]
    return list(worth.values())


def _chance(plan: Continuation, taken: tuple[int, ...], but: int | None = None) -> Fraction:
    """Return the chance of what the movers do, of what all do but one if he is named."""
    chance = Fraction(1)
    for place, (mix, own) in enumerate(zip(plan.mixes, taken, strict=True)):
        if place != but:
            chance *= mix.get(own, _NOTHING)
    return chance
