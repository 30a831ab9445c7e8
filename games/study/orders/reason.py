"""Why another order of moves leads elsewhere: who leads, how that is answered, what both gain.

Owns the choice of the play that is told, and the numbers. Follows plans that are there; solves
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from games.solve.report import Choice, Exact
    from games.study.orders.report import Orders, PlayAnswer

__all__ = ["Reason", "reason_of"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One play that leads elsewhere than the scenario's, in positions and exact payoffs.

    `leader` takes `leads` instead of what he does under the scenario's play; that makes
    `answering`, who would otherwise still play `instead`, better off by `gain` with `answers`. The
    leader gets `then` instead of `now`.
    """

    place: int
    leader: int
    leads: int
    answering: int
    answers: int
    instead: int
    gain: Fraction
    then: Fraction
    now: Fraction


def reason_of(orders: Orders, exact: Exact) -> Reason | None:
    """Return why some play leads elsewhere; None where none is as simple as a `Reason`.

    Of several the one that gains its leader most.

    Parameters
    ----------
    exact
        Today's payoffs, (players, *strategies) of `Fraction`.
    """
    base = _sole(orders.answers[orders.shown])
    if base is None:
        return None
    found = (_reason(orders, place, base, exact) for place in orders.finding.differing)
    return max((one for one in found if one is not None), key=_gained, default=None)


def _gained(reason: Reason) -> tuple[Fraction, int]:
    return reason.then - reason.now, -reason.place


def _reason(orders: Orders, place: int, base: tuple[int, ...], exact: Exact) -> Reason | None:
    answer, players = orders.answers[place], orders.scenario.players
    end, stages = _sole(answer), answer.stages
    if end is None or len(stages) < 2 or any(len(stage) > 1 for stage in stages):
        return None
    leader, answering = (orders.scenario.player_index(stage[0]) for stage in stages[:2])
    if end[leader] == base[leader] or end[answering] == base[answering]:
        return None
    then, now = exact[(leader, *end)], exact[(leader, *base)]
    if then <= now:
        return None
    plan = {choice.node: choice for choice in answer.report.equilibria[0].plan}
    moved = dict(orders.scenario.play.moved)
    node: list[int | None] = [
        player.index_of(moved[player.id]) if player.id in moved else None for player in players
    ]
    node[leader], node[answering] = end[leader], base[answering]
    other = _followed(plan, node)
    if other is None:
        return None
    gain = exact[(answering, *end)] - exact[(answering, *other)]
    if gain <= 0:
        return None
    return Reason(
        *(place, leader, end[leader], answering, end[answering], base[answering]),
        gain=gain,
        then=then,
        now=now,
    )


def _followed(
    plan: dict[tuple[int | None, ...], Choice], node: list[int | None]
) -> tuple[int, ...] | None:
    """Return where a plan leads from a node; None where it leaves a choice."""
    while None in node:
        choice = plan.get(tuple(node))
        if choice is None or len(choice.movers) != 1 or len(choice.chooses) != 1:
            return None
        node[choice.movers[0]] = choice.chooses[0]
    return tuple(strategy for strategy in node if strategy is not None)


def _sole(answer: PlayAnswer) -> tuple[int, ...] | None:
    """Return the one pure profile that is all there is under a play; None without one."""
    found = answer.report.equilibria
    if answer.outcomes is None or answer.report.families or len(found) != 1:
        return None
    return tuple(own[0] for own in found[0].support) if found[0].is_pure else None
