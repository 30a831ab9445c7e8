"""The tree of a game that is played in stages: who moves where, what the plan says, what it brings.

Owns how an answer of play in stages becomes a tree: the moves already made first, then a step for
every stage that is left, down to the profiles. What a node brings follows from the plan and the
payoffs by the rule of backward induction; the plan itself is the solver's. Everything is a
position; names are put on by whoever draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve
from games.study.tree.report import Number, TreeBranch, TreeLeaf, TreeNode, leaves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.solve.report import Choice, Equilibrium, Exact, Report
    from games.study.tree.report import Done
    from games.task import Token

__all__ = ["game_tree", "other_moves", "plans"]

#: Payoffs of all players, once for each way in which ties below may be decided.
Worth = tuple[tuple[Number, ...], ...]

#: Share of the payoffs below which floats do not differ.
_ERROR = 1e-9


def plans(report: Report) -> tuple[tuple[Equilibrium, ...], ...]:
    """Return the outcomes of an answer, those of one plan together, in the order of the answer.

    Outcomes that differ by ties alone have one plan, which names what any of them takes; where
    several players move at once, each of their equilibria is another plan.
    """
    found: dict[object, list[Equilibrium]] = {}
    for one in report.equilibria:
        found.setdefault(tuple(map(_told, one.plan)), []).append(one)
    return tuple(map(tuple, found.values()))


def other_moves(payoffs: Exact, order: Order, token: Token | None = None) -> tuple[Choice, ...]:
    """Return what would be planned had one of those who have moved done something else.

    Nothing where several players are to move together: such plans may be many, and take their time.
    """
    if any(len(stage) > 1 for stage in order.to_come):
        return ()
    found: list[Choice] = []
    for player, done in enumerate(order.moved):
        for taken in range(payoffs.shape[1 + player]) if done is not None else ():
            if taken != done:
                moved = (*order.moved[:player], taken, *order.moved[player + 1 :])
                report = solve(payoffs, Order(order.stages, moved), token=token)
                found += report.equilibria[0].plan if report.equilibria else ()
    return tuple(found)


def game_tree(
    payoffs: Exact,
    order: Order,
    outcomes: Sequence[Equilibrium],
    others: Sequence[Choice] = (),
) -> TreeNode:
    """Return the tree of a game, with one plan and the outcomes it has.

    Parameters
    ----------
    payoffs
        Exact payoffs, (players, *strategies).
    order
        Who moves when, and what has been done.
    outcomes
        One group of `plans`.
    others
        What would be planned where play can no longer come: `other_moves`.
    """
    return _Tree(payoffs, order, outcomes, others).root()


@dataclass(eq=False, slots=True)
class _Part:
    """A branch as it is made.

    `kept` is the worth that the mover at its foot would take, `known` tells that there is a plan.
    """

    taken: tuple[int, ...]
    end: TreeNode | TreeLeaf
    worth: Worth
    chance: Number | None
    closed: bool
    planned: bool
    known: bool
    kept: Worth = ()

    def __post_init__(self) -> None:
        self.kept = self.worth

    def branch(self, movers: tuple[int, ...]) -> TreeBranch:
        """Return the branch."""
        return TreeBranch(
            taken=self.taken,
            end=self.end,
            planned=self.planned,
            played=any(leaf.played for leaf in leaves(self.end)),
            chance=None if self.chance is None else float(self.chance),
            closed=self.closed,
            worth=() if self.closed and not self.known else _seen(self.worth, movers),
        )


class _Tree:
    """The making of a tree; a `Worth` goes up with every part of it, empty where not known."""

    def __init__(
        self,
        payoffs: Exact,
        order: Order,
        outcomes: Sequence[Equilibrium],
        others: Sequence[Choice],
    ) -> None:
        self._payoffs = payoffs
        self._moved = order.moved
        self._outcomes = outcomes
        self._plan: Mapping[Done, Choice] = {
            one.node: one for one in (*others, *(outcomes[0].plan if outcomes else ()))
        }
        gone = [
            (player,)
            for stage in order.stages
            for player in stage
            if order.moved[player] is not None
        ]
        self._steps: tuple[tuple[int, ...], ...] = (*gone, *order.to_come)

    def root(self) -> TreeNode:
        found, _ = self._part((None,) * len(self._moved), 0, closed=False)
        assert isinstance(found, TreeNode)
        return found

    def _part(self, node: Done, step: int, *, closed: bool) -> tuple[TreeNode | TreeLeaf, Worth]:
        if step == len(self._steps):
            return self._leaf(tuple(own for own in node if own is not None), closed=closed)
        movers = self._steps[step]
        done = self._moved[movers[0]]
        choice = self._plan.get(node) if done is None else None
        known = done is not None or choice is not None
        parts = []
        for taken in product(*(range(self._payoffs.shape[1 + own]) for own in movers)):
            there = list(node)
            for own, strategy in zip(movers, taken, strict=True):
                there[own] = strategy
            shut = closed or (done is not None and taken != (done,))
            end, worth = self._part(tuple(there), step + 1, closed=shut)
            chance = _chance(choice, taken)  # exact: what it brings may tie with something else
            planned = _takes(choice, taken, chance) if choice is not None else taken == (done,)
            parts.append(_Part(taken, end, worth, chance, shut, planned, known))
        if choice is not None and not choice.profile:
            _let_go(movers[0], parts)
        worth = _from_here([part for part in parts if part.planned])
        worth = worth or self._reached([leaf for part in parts for leaf in leaves(part.end)])
        branches = tuple(part.branch(movers) for part in parts)
        return (
            TreeNode(
                node=node,
                movers=movers,
                branches=branches,
                moved=done is not None,
                played=any(branch.played for branch in branches),
                closed=closed,
                worth=_seen(worth, movers),
                proof="" if choice is None else choice.proof,
            ),
            worth,
        )

    def _reached(self, ends: Sequence[TreeLeaf]) -> Worth:
        """Return what comes of the only outcome if play is here, where it ever is."""
        come = [(leaf.chance, leaf.payoffs) for leaf in ends if leaf.chance and leaf.played]
        if len(come) == 1:
            return (come[0][1],)
        chances = sum(chance for chance, _ in come)
        if not come:
            return ()
        return (
            tuple(
                sum(chance * float(paid[player]) for chance, paid in come) / chances
                for player in range(len(self._moved))
            ),
        )

    def _leaf(self, profile: tuple[int, ...], *, closed: bool) -> tuple[TreeLeaf, Worth]:
        paid = tuple(self._payoffs[(player, *profile)] for player in range(len(profile)))
        chances = [_joint(one, profile) for one in self._outcomes]
        played = any(chances) and not closed
        chance = chances[0] if len(chances) == 1 else None
        return TreeLeaf(profile, paid, played, chance, closed), (paid,)


def _told(choice: Choice) -> tuple[object, ...]:
    mixes = tuple(mix.tobytes() for mix in choice.profile)
    return choice.node, choice.movers, choice.chooses, mixes


def _joint(outcome: Equilibrium, profile: tuple[int, ...]) -> float:
    """Return how probable a profile is."""
    if outcome.joint is not None:
        return float(outcome.joint[profile])
    chance = 1.0
    for mix, own in zip(outcome.profile, profile, strict=True):
        chance *= float(mix[own])
    return chance


def _chance(choice: Choice | None, taken: tuple[int, ...]) -> Number | None:
    if choice is None or not choice.profile:
        return None
    return prod(mix[own] for mix, own in zip(choice.exact, taken, strict=True))


def _takes(choice: Choice, taken: tuple[int, ...], chance: Number | None) -> bool:
    return taken[0] in choice.chooses if chance is None else bool(chance > 0)


def _let_go(mover: int, parts: Sequence[_Part]) -> None:
    """Keep of a lone mover's plan what is worth it here, by the rule of backward induction.

    A strategy is taken with what follows it if that is no less than the least that any other may
    bring, for whatever follows is played for itself. A plan names what some answer of later players
    supports: where those are several who move at once, another one than is drawn.
    """
    if not all(part.worth for part in parts):
        return
    least = [min(paid[mover] for paid in part.worth) for part in parts]
    for place, part in enumerate(parts):
        others = [*least[:place], *least[place + 1 :]]
        if part.planned:
            part.kept = tuple(
                paid for paid in part.worth if all(_reaches(paid[mover], own) for own in others)
            )
    if any(part.planned and part.kept for part in parts):
        for part in parts:
            part.planned = part.planned and bool(part.kept)


def _from_here(planned: Sequence[_Part]) -> Worth:
    """Return what a node brings of what is planned there; nothing where that is not known."""
    if not all(part.kept for part in planned):
        return ()
    if any(part.chance is not None for part in planned):
        return _expected(planned)
    return tuple(dict.fromkeys(paid for part in planned for paid in part.kept))


def _reaches(paid: Number, least: Number) -> bool:
    """Tell whether a payoff is no less than another; as near as floats tell, if one is a float."""
    if isinstance(paid, float) or isinstance(least, float):
        size = max(1.0, abs(float(paid)), abs(float(least)))
        return float(paid) >= float(least) - _ERROR * size
    return bool(paid >= least)


def _expected(planned: Sequence[_Part]) -> Worth:
    """Return what a stage of several brings; nothing where what follows is open."""
    if any(len(part.worth) > 1 for part in planned):
        return ()
    if len(planned) == 1:
        return planned[0].worth
    return (
        tuple(
            sum(part.chance * part.worth[0][player] for part in planned)
            for player in range(len(planned[0].worth[0]))
        ),
    )


def _seen(worth: Worth, movers: tuple[int, ...]) -> tuple[tuple[Number, ...], ...]:
    """Return what those who move may get, increasing."""
    return tuple(tuple(sorted({paid[own] for paid in worth})) for own in movers) if worth else ()
