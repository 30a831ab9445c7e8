"""Why something is played in stages: who chooses what at which node, and what each foresees.

Owns the sentences about one answer's plan: the nodes to which play comes, and what would have
followed the next best choice of whoever moves first; the rest is left to the tree. How a plan is
read is `games.words.plans`'; where all move at once `games.words.reasons` says why.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.outcomes import name_of
from games.solve.sequential.order import after
from games.study.sweep.report import Gain
from games.words.names import chosen, does, joined, quoted, starting, subject
from games.words.plans import Plan, outcomes
from games.words.plays import had, seen
from games.words.reasons import mixed_reasons
from games.words.wording import amount, gain_text, symbols, unbroken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Choice, Equilibrium, Exact
    from games.words.plans import Node, Worth

__all__ = ["plan_reasons"]

#: Nodes that are told of one answer; the tree shows all.
_TOLD = 8


def plan_reasons(
    scenario: Scenario,
    found: Equilibrium,
    payoffs: Exact,
    line: PayoffLine | None = None,
    level: str = "",
) -> list[str]:
    """Say node by node why an answer is played.

    "Iran prefers absorbing to retaliating by 1.10, foreseeing “Managed containment” (−2.40) after
    the one and “Escalation” (−3.50) after the other."; "Had Iran opted for retaliating, the US
    would prefer retaliating to absorbing by 0.50 (2 s − 0.7 at s = 0.60)."

    Parameters
    ----------
    payoffs
        The game as it is, exact, (players, *strategies).
    line, level
        Its payoffs along a driver and the driver's level as text; None and empty without one.
    """
    teller = _Teller(scenario, Plan(found, payoffs), line, level)
    said = list(teller.told())
    if not said:
        return ["Everybody has moved: nothing is left to choose."]
    return said[:_TOLD]


class _Teller:
    """Puts the nodes of one plan into words."""

    def __init__(self, scenario: Scenario, plan: Plan, line: PayoffLine | None, level: str) -> None:
        self._scenario, self._plan = scenario, plan
        self._line, self._level = line, level

    def told(self) -> Iterator[str]:
        """Yield a sentence for every node of the path, and what the first mover foresees else."""
        path = [choice for choice in self._plan if self._plan.reached(choice.node)]
        for choice in path:
            if len(choice.movers) > 1:
                yield from self._together(choice)
                continue
            alike = [one for one in path if one.movers == choice.movers]
            if len(alike) > 1:
                if choice is alike[0]:
                    yield from self._all(alike)
                continue
            rival = self._rival(choice, self._plan.taken(choice))
            yield self._alone(choice, rival, fact=True)
            if choice is path[0]:
                yield from self._instead(after(choice.node, choice.movers[0], rival))

    def _all(self, choices: list[Choice]) -> Iterator[str]:
        """Yield what a player does at several nodes to which chance moves lead."""
        taken = {self._plan.taken(one) for one in choices}
        rivals = [self._rival(one, self._plan.taken(one)) for one in choices]
        (mover,) = choices[0].movers
        who = self._scenario.players[mover]
        if len(taken) == 1 and len(set(rivals)) == 1:
            own, rival = taken.pop(), rivals[0]
            gaps = [
                self._after(one, own).low[mover] - self._after(one, rival).high[mover]
                for one in choices
            ]
            if min(gaps) > 0:
                this, that = (chosen(who.strategies[one]) for one in (own, rival))
                best = "" if len(who.strategies) == 2 else ", the next best,"
                least = amount(float(min(gaps)))
                prefers = does(who, "prefers", "prefer")
                yield (
                    f"Whatever comes of this, {prefers} {this} to {that}{best} by at least {least}."
                )
                return
        for choice, rival in zip(choices, rivals, strict=True):
            yield self._alone(choice, rival, fact=True)

    def _instead(self, node: Node) -> Iterator[str]:
        """Yield what would follow a node that is not reached, as far as one player moves a time."""
        choice = self._plan.at(node)
        if choice is None or self._plan.reached(node):
            return
        if len(choice.movers) > 1:
            yield self._would_together(choice)
            return
        taken = self._plan.taken(choice)
        yield self._alone(choice, self._rival(choice, taken), fact=False)
        yield from self._instead(after(node, choice.movers[0], taken))

    def _rival(self, choice: Choice, taken: int) -> int:
        """Return the best of what a player does not do."""
        (mover,) = choice.movers
        size = len(self._scenario.players[mover].strategies)
        return max(
            (own for own in range(size) if own != taken),
            key=lambda own: self._after(choice, own).high[mover],
        )

    def _after(self, choice: Choice, own: int) -> Worth:
        return self._plan.worth(after(choice.node, choice.movers[0], own))

    def _alone(self, choice: Choice, rival: int, *, fact: bool) -> str:
        """Say why one player chooses what he does at a node."""
        (mover,) = choice.movers
        taken = self._plan.taken(choice)
        ends = (self._after(choice, taken), self._after(choice, rival))
        return self._under(
            choice.node, self._comparing(mover, (taken, rival), ends, fact=fact), fact=fact
        )

    def _comparing(
        self, mover: int, own: tuple[int, int], ends: tuple[Worth, Worth], *, fact: bool = True
    ) -> str:
        """Say what a player prefers to the next best, by how much, and what follows both."""
        who = self._scenario.players[mover]
        mine, other = ends
        this, that = (
            f"{chosen(who.strategies[one])}{after_it}"
            for one, after_it in zip(own, self._leading(mine, other, mover), strict=True)
        )
        least = mine.low[mover] - other.high[mover]
        most = mine.high[mover] - other.low[mover]
        formula = self._formula(mine, other, mover)
        if least == most == 0:
            being = does(who, "is", "are") if fact else f"{subject(who)} would be"
            return f"{being} indifferent between {this} and {that}{formula}."
        if least >= 0:
            prefers = does(who, "prefers", "prefer") if fact else f"{subject(who)} would prefer"
            best = "" if len(who.strategies) == 2 else ", the next best,"
            if least == 0:
                no_worse = does(who, "does", "do") if fact else f"{subject(who)} would do"
                return f"{no_worse} no worse with {this} than with {that}, however later ties fall."
            at_least = "" if most == least else "at least "
            return f"{prefers} {this} to {that}{best} by {at_least}{amount(float(least))}{formula}."
        may = "may" if fact else "might"
        return f"{subject(who)} {may} opt for {this} or for {that}: later ties decide."

    def _under(self, node: Node, said: str, *, fact: bool) -> str:
        """Return a sentence with what has been done before it."""
        lead = seen(self._scenario, node) if fact else had(self._scenario, node)
        if not lead:
            return starting(said)
        return starting(f"once {lead}, {said}" if fact else f"{lead}, {said}")

    def _leading(self, mine: Worth, other: Worth, mover: int) -> tuple[str, str]:
        """Say what two choices lead to, in brackets; nothing of whoever moves last."""
        if mine.last and other.last:
            return "", ""
        paid = [_paid(one, mover) for one in (mine, other)]
        if mine.leaf is None or other.leaf is None:
            return f" ({paid[0]})", f" ({paid[1]})"
        one, two = (
            quoted(name_of(self._scenario, tuple((own,) for own in leaf)).name)
            for leaf in (mine.leaf, other.leaf)
        )
        return f" (leading to {one}, {paid[0]})", f" (leading to {two}, {paid[1]})"

    def _formula(self, mine: Worth, other: Worth, mover: int) -> str:
        """Return a gain as a formula of the driver, in brackets; empty if it does not move it."""
        line = self._line
        if line is None or mine.leaf is None or other.leaf is None:
            return ""
        first, second = ((mover, *leaf) for leaf in (mine.leaf, other.leaf))
        gain = Gain(
            Fraction(line.base[first] - line.base[second]),
            Fraction(line.slope[first] - line.slope[second]),
        )
        if gain.slope == 0:
            return ""
        symbol = symbols(self._scenario)[line.driver]
        at = unbroken(f"{symbol} = {self._level}")
        return f" ({gain_text(gain, symbol)} at {at})"

    def _together(self, choice: Choice) -> Iterator[str]:
        """Yield why players who move together do what they do."""
        players = [self._scenario.players[mover] for mover in choice.movers]
        yield self._under(choice.node, f"{joined(map(subject, players))} move together.", fact=True)
        support: list[tuple[int, ...]] = [(0,)] * len(self._scenario.players)
        for mover, mix in zip(choice.movers, choice.profile, strict=True):
            support[mover] = tuple(own for own, chance in enumerate(mix.tolist()) if chance)
        if any(len(own) > 1 for own in support):
            yield from mixed_reasons(self._scenario, tuple(support), regular=False)
            return
        for place, mover in enumerate(choice.movers):
            yield self._beside(choice, place, mover)

    def _beside(self, choice: Choice, place: int, mover: int) -> str:
        """Say why one of those who move together, none of them mixing, does what he does."""
        who = self._scenario.players[mover]
        own = [int(mix.argmax()) for mix in choice.profile]
        paid: dict[int, Worth] = {}
        for strategy in range(len(who.strategies)):
            node = choice.node
            for number, other in enumerate(choice.movers):
                node = after(node, other, strategy if number == place else own[number])
            paid[strategy] = self._plan.worth(node)
        taken = own[place]
        rival = max((one for one in paid if one != taken), key=lambda one: paid[one].high[mover])
        others = joined(
            f"{subject(self._scenario.players[other])} opting for"
            f" {chosen(self._scenario.players[other].strategies[own[number]])}"
            for number, other in enumerate(choice.movers)
            if number != place
        )
        said = self._comparing(mover, (taken, rival), (paid[taken], paid[rival]))
        return starting(f"with {others}, {said}")

    def _would_together(self, choice: Choice) -> str:
        """Say what players who would move together would get, where play does not come."""
        players = [self._scenario.players[mover] for mover in choice.movers]
        who = joined(map(subject, players))
        ends = list(outcomes(choice))
        if len(ends) > 1:
            return self._under(choice.node, f"{who} would mix.", fact=False)
        node = ends[0][1]
        done = joined(
            f"{subject(player)} for {chosen(player.strategies[node[mover] or 0])}"
            if number
            else f"{subject(player)} would opt for {chosen(player.strategies[node[mover] or 0])}"
            for number, (player, mover) in enumerate(zip(players, choice.movers, strict=True))
        )
        return self._under(choice.node, f"{done}, together.", fact=False)


def _paid(worth: Worth, mover: int) -> str:
    low, high = worth.low[mover], worth.high[mover]
    if low == high:
        return amount(float(low))
    return f"{amount(float(low))} to {amount(float(high))}"
