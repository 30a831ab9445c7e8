"""Scenarios with a play, and the trees that are drawn of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from games.model.edit.play import with_move
from games.model.play_text import parse_play
from games.study.answer import compute_live
from games.task import NullToken
from gui.charts.kind import Ask
from gui.charts.tree.scene import computed, tree_scene

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.charts.tree.types import Branch, Node, TreeScene

__all__ = ["branches", "played", "scene_of"]


def played(scenario: Scenario, play: str, **moved: str) -> Scenario:
    """Let players (ids) move in stages, as typed, and say which moves are made."""
    stages = parse_play(play, scenario)
    scenario = replace(scenario, play=replace(scenario.play, stages=stages))
    for player, strategy in moved.items():
        scenario = with_move(scenario, player, strategy)
    return scenario


def scene_of(scenario: Scenario, **asked: Any) -> TreeScene:
    """The tree of today's play; no sweep is needed for it."""
    live = replace(compute_live(scenario, ""), driver=scenario.sweep_driver)
    ask = Ask(live, "low", **asked)
    return tree_scene(ask, computed(ask, NullToken(), None))


def branches(node: Node | None) -> dict[str, Branch]:
    """All branches that are drawn, by key."""
    found: dict[str, Branch] = {}
    for branch in () if node is None else node.branches:
        found[branch.key] = branch
        if type(branch.end).__name__ == "Node":
            found |= branches(branch.end)  # type: ignore[arg-type]
    return found
