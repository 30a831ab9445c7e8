"""What the game tree finds: its title, what it is of, and the reasons on the way that is played.

Owns these sentences. Knows no Qt.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from games.model.numbers import show
from games.solve.report import OPEN
from games.study.tree.report import TreeNode, leaves, sequence
from games.words.certainty import single
from games.words.names import chosen, does, inside, joined, measured, starting, subject
from games.words.plays import made, play_name
from games.words.wording import amount, counted, labels
from gui.charts.tree.words import done_text, seen_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.model.scenario import Player, Scenario
    from games.solve.report import Equilibrium, Report
    from games.study.tree.report import TreeBranch

__all__ = ["finding", "plan_names", "reasons", "subtitle"]

#: Names of answers in one line; more are counted.
_NAMED = 4
#: So many reasons are given, those of the first moves.
_MOST_REASONS = 4


def finding(scenario: Scenario, report: Report, root: TreeNode) -> str:
    """State what is played, in one line."""
    alone = single(report)
    names = list(dict.fromkeys(_names(scenario, alone)))
    if report.families:
        among = f", among them {joined(names)}" if 0 < len(names) <= _NAMED else ""
        return f"Infinitely many answers{among}"
    if not names:
        return "No answer was found"
    doubt = ", perhaps others" if report.proof == OPEN else ""
    if len(names) > 1:
        listed = f": {joined(names)}" if len(names) <= _NAMED else ""
        return f"{starting(counted(len(names), 'answer'))}{listed}{doubt}"
    if not any(not node.moved for node in played_nodes(root)):
        who = "Both have moved" if len(scenario.players) == 2 else "Everybody has moved"
        return f"{who}: {names[0]}"
    if doubt:
        return f"{names[0]} is played{doubt}"
    if foreseen := _foreseen(scenario, root):
        return f"{names[0]}: {foreseen}"
    done = [
        (player, player.strategy(taken))
        for player, taken in ((scenario.player(own), one) for own, one in scenario.play.moved)
    ]
    return f"{names[0]} follows now that {made(done)}" if done else f"{names[0]} is what is played"


def _names(scenario: Scenario, found: Sequence[Equilibrium]) -> list[str]:
    joints = [one.joint for one in found]
    return labels(scenario, [one.support for one in found], joints=joints)


def _foreseen(scenario: Scenario, root: TreeNode) -> str:
    """Say who keeps from what because of what would follow; empty if nobody does.

    That is so where a move would pay if all others did what they do now, and does not as they
    answer it.
    """
    played = [leaf for leaf in leaves(root) if leaf.played]
    if len(played) != 1:
        return ""
    (end,) = played
    paid = {leaf.profile: leaf.payoffs for leaf in leaves(root)}
    for node in played_nodes(root):
        if node.moved or len(node.movers) > 1:
            continue
        (mover,) = node.movers
        tempting = [
            (paid[_beside(end.profile, mover, branch)][mover], branch)
            for branch in node.branches
            if not branch.planned and branch.worth and max(branch.worth[0]) < end.payoffs[mover]
        ]
        gain, branch = max(tempting, key=lambda one: one[0], default=(None, None))
        if branch is not None and gain > end.payoffs[mover]:
            player = scenario.players[mover]
            what = chosen(player.strategies[branch.taken[0]])
            return f"{does(player, 'foresees', 'foresee')} the answer to {what}"
    return ""


def _beside(profile: tuple[int, ...], mover: int, branch: TreeBranch) -> tuple[int, ...]:
    return (*profile[:mover], branch.taken[0], *profile[mover + 1 :])


def subtitle(
    scenario: Scenario, report: Report, driver: str, plan: tuple[int, int], folded: int
) -> str:
    """Say how sure it is, what of it is not drawn, which play it is, and at which level.

    A narrow page cuts the end: play and level are read in the tool bar, too.

    Parameters
    ----------
    driver
        Id of the swept driver; empty without one.
    plan
        The place of the plan that is drawn, and how many there are.
    folded
        How many profiles are counted only.
    """
    said = []
    if any(one.plan for one in report.equilibria):
        tables = _tables(report.equilibria)
        how = f"{report.proof}: backward induction over stage tables"
        said.append(starting(how if tables else "proved by backward induction"))
    place, count = plan
    if count > 1:
        listed = " that are listed" if report.families or report.proof == OPEN else ""
        said.append(f"drawn is plan {place + 1} of {count}{listed}")
    if folded:
        said.append(f"{folded} of {prod(scenario.shape)} profiles are counted, not drawn")
    said.append(play_name(scenario, scenario.play))
    if driver:
        known = scenario.driver(driver)
        said.append(f"{inside(known.name)} {measured(show(known.level), known.unit)}")
    return " · ".join(said)


def _tables(outcomes: Sequence[Equilibrium]) -> bool:
    return any(len(choice.movers) > 1 for one in outcomes for choice in one.plan)


def plan_names(scenario: Scenario, plans: Sequence[Sequence[Equilibrium]]) -> tuple[str, ...]:
    """Return what the plans are called: by their outcomes."""
    every = _names(scenario, [one for plan in plans for one in plan])
    names, start = [], 0
    for plan in plans:
        names.append(joined(every[start : start + len(plan)]))
        start += len(plan)
    return tuple(names)


def reasons(scenario: Scenario, root: TreeNode) -> tuple[str, ...]:
    """Say what each gains on the way that is played, in the order of the moves.

    Of more than there is room for, those of ties and of the first moves.
    """
    found = [node for node in played_nodes(root) if not node.moved]
    movers, order = [node.movers for node in found], sequence(root)
    said = []
    for place, node in enumerate(found):
        several = movers.count(node.movers) > 1 and seen_any(node)
        where = f"after {done_text(scenario, node.node, order)}, " if several else ""
        if reason := _reason(scenario, node):
            said.append((not node.tied, place, starting(f"{where}{reason}")))
    kept = sorted(said)[:_MOST_REASONS]
    return tuple(text for _, _, text in sorted(kept, key=lambda one: one[1]))


def _reason(scenario: Scenario, node: TreeNode) -> str:
    players = [scenario.players[own] for own in node.movers]
    if len(players) > 1:
        who = joined(subject(player) for player in players)
        alone = "neither gains" if len(players) == 2 else "nobody gains"
        return f"{who} move together, and {alone} by moving otherwise alone"
    (player,), planned = players, [one for one in node.branches if one.planned]
    rest = [one for one in node.branches if not one.planned]
    if not all(one.worth for one in node.branches) or not planned:
        return ""
    if len(planned) > 1:
        return _tie(player, planned)
    (own,) = planned
    mine = own.worth[0]
    best = max(rest, key=lambda one: float(max(one.worth[0])))
    theirs = best.worth[0]
    gain = mine[0] - theirs[-1]
    if gain <= 0:
        return ""
    least = "at least " if len(mine) + len(theirs) > 2 else ""
    against = f"({amount(float(mine[0]))} against {amount(float(theirs[-1]))})"
    what = chosen(player.strategies[own.taken[0]])
    return f"{does(player, 'gains', 'gain')} {least}{amount(float(gain))} by {what} {against}"


def _tie(player: Player, planned: Sequence[TreeBranch]) -> str:
    names = joined((chosen(player.strategies[one.taken[0]]) for one in planned), "or")
    values = {value for one in planned for value in one.worth[0]}
    if len(values) == 1:
        worth = amount(float(values.pop()))
        return f"{does(player, 'does', 'do')} as well by {names}: {worth} {_each(len(planned))}"
    return f"what is best for {subject(player)}, {names}, hangs on ties that follow"


def _each(count: int) -> str:
    return "either way" if count == 2 else "each way"


def played_nodes(root: TreeNode) -> Iterator[TreeNode]:
    """Yield the nodes to which play comes, those of the first moves first."""
    nodes = [root] if root.played else []
    while nodes:
        yield from nodes
        nodes = [
            branch.end
            for node in nodes
            for branch in node.branches
            if branch.played and isinstance(branch.end, TreeNode)
        ]
