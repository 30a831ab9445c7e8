"""The words of the game tree part by part: values, and what is read out of nodes and branches.

Owns these sentences; what the tree finds is `gui.charts.tree.finding`'s. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import joined, play, starting, subject, verb
from games.words.profiles import letters
from games.words.wording import amount, probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.study.tree.report import Number, TreeBranch, TreeLeaf, TreeNode

__all__ = [
    "LEGEND",
    "PALE",
    "branch_words",
    "done_text",
    "leaf_words",
    "node_words",
    "seen_any",
    "value_text",
]

#: How the picture is read.
LEGEND = (
    "thick: what is played",
    "coloured: the plan, also where play never comes",
    "under a node: its mover's payoff from there on",
)
#: What is added where somebody has moved.
PALE = "pale: what can no longer happen"


def value_text(worth: Sequence[Number], *, tied: bool = False, many: int = 2) -> str:
    """Return what somebody gets from a node on: "−2.40", "either: −2.40", "−3.50 or −2.40"."""
    if not worth:
        return ""
    said = [amount(float(one)) for one in (worth[0], worth[-1])]
    if len(worth) == 1 or said[0] == said[1]:
        return f"{'either' if many == 2 else 'any'}: {said[0]}" if tied else said[0]
    return f"{said[0]} {'or' if len(worth) == 2 else 'to'} {said[1]}"


def seen_any(node: TreeNode) -> bool:
    """Tell whether somebody has moved before."""
    return any(own is not None for own in node.node)


def done_text(scenario: Scenario, node: Sequence[int | None], order: Sequence[int]) -> str:
    """Return what has been done, as labels in the order of the moves: "Iran: Absorb, US: Absorb".

    `order` are the players in the order in which they move.
    """
    done = ((scenario.players[own], node[own]) for own in order)
    return ", ".join(
        play(player, player.strategies[taken]) for player, taken in done if taken is not None
    )


def node_words(scenario: Scenario, node: TreeNode, order: Sequence[int]) -> str:
    """Read a node out: who moves, having seen what, what is planned, and what it is worth."""
    players = [scenario.players[own] for own in node.movers]
    who = joined(subject(player) for player in players)
    seen = f", seeing {done_text(scenario, node.node, order)}" if seen_any(node) else ""
    if node.moved:
        said = f"{who} {verb(players[0], 'has', 'have')} already moved"
    elif len(players) > 1:
        said = f"{who} move together{seen}"
    else:
        said = f"{who} {verb(players[0], 'moves', 'move')}{seen}"
    parts = [starting(said)]
    if node.closed:
        parts.append("This can no longer happen")
    planned = [branch for branch in node.branches if branch.planned]
    if planned and not node.moved:
        names = joined((_move(scenario, node, branch) for branch in planned), "or")
        parts.append(f"{'It would be planned' if node.closed else 'Planned'}: {names}")
    if node.proof and len(players) > 1:
        parts.append(f"Equilibrium of this table: {node.proof}")
    for player, worth in zip(players, node.worth, strict=False):
        gets = "would get" if node.closed else verb(player, "gets", "get")
        parts.append(f"From there on {subject(player)} {gets} {value_text(worth)}")
    return ". ".join(parts) + "."


def _move(scenario: Scenario, node: TreeNode, branch: TreeBranch) -> str:
    said = ", ".join(
        play(scenario.players[own], scenario.players[own].strategies[taken])
        for own, taken in zip(node.movers, branch.taken, strict=True)
    )
    if branch.chance is not None and 0 < branch.chance < 1:
        said += f" ({probability(branch.chance)})"
    return said


def branch_words(
    scenario: Scenario,
    node: TreeNode,
    branch: TreeBranch,
    order: Sequence[int],
    *,
    press: str = "",
) -> str:
    """Read a branch out: the move, whether it is planned and played, what it brings its movers."""
    said = [starting(_move(scenario, node, branch))]
    if seen_any(node):
        said[0] += f", after {done_text(scenario, node.node, order)}"
    if node.moved and not branch.closed:
        said.append("Already moved")
    elif branch.closed:
        said.append("This can no longer happen")
    else:
        said.append(
            "Played"
            if branch.played
            else "Planned, not played"
            if branch.planned
            else "Not planned"
        )
    for own, worth in zip(node.movers, branch.worth, strict=False):
        player = scenario.players[own]
        brings = "It would bring" if branch.closed else "It brings"
        said.append(f"{brings} {subject(player)} {value_text(worth)}")
    if press:
        said.append(press)
    return ". ".join(said) + "."


def leaf_words(
    scenario: Scenario, leaf: TreeLeaf, order: Sequence[int], outcome: str, chance: str
) -> str:
    """Read a profile out: who did what, what it pays, and whether it is played."""
    paid = ", ".join(
        f"{subject(player)} {amount(float(own))}"
        for player, own in zip(scenario.players, leaf.payoffs, strict=True)
    )
    where = letters(scenario, scenario.profile(leaf.profile))
    said = f"{where}, {outcome}: {done_text(scenario, leaf.profile, order)}. Pays {paid}."
    if leaf.closed:
        return f"{said} This can no longer happen."
    if leaf.played:
        return f"{said} Played{f', {chance}' if chance else ''}."
    return said
