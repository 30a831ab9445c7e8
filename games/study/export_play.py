"""Plays, plans and nodes as plain dictionaries, for `--json`.

Owns the names of the keys that stand beside those of `games.study.export` where moves follow one
another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Choice, Equilibrium, Floats

    Json = dict[str, Any]

__all__ = ["PLACES", "chances_json", "node_json", "plan_json", "play_json"]

#: Probabilities and payoffs are rounded to this many places, so that equal answers print alike.
PLACES = 12


def play_json(scenario: Scenario) -> Json:
    """Return who moves when, a stage with everybody where all move at once, and what is done."""
    stages = scenario.play.stages or (tuple(player.id for player in scenario.players),)
    return {
        "play": [list(stage) for stage in stages],
        "moved": dict(scenario.play.moved),
    }


def plan_json(scenario: Scenario, found: Equilibrium) -> Json:
    """Return what everybody would do at every node, and what comes of it if players mix jointly.

    Nothing where all move at once: there the profile says it.
    """
    if scenario.play.at_once:
        return {}
    told: Json = {"plan": [_choice(scenario, choice) for choice in found.plan]}
    if found.joint is not None:
        told["joint"] = chances_json(scenario, found.joint)
    return told


def node_json(scenario: Scenario, node: Sequence[int | None]) -> Json:
    """Return a node: what has been done, by player; nobody is there who has not moved."""
    return {
        player.id: player.strategies[own].id
        for player, own in zip(scenario.players, node, strict=True)
        if own is not None
    }


def _choice(scenario: Scenario, choice: Choice) -> Json:
    told: Json = {"node": node_json(scenario, choice.node)}
    movers = [scenario.players[mover] for mover in choice.movers]
    if len(movers) == 1:
        told["player"] = movers[0].id
        told["chooses"] = [movers[0].strategies[own].id for own in choice.chooses]
        return told
    profile = {
        player.id: {
            strategy.id: round(float(chance), PLACES)
            for strategy, chance in zip(player.strategies, mix, strict=True)
        }
        for player, mix in zip(movers, choice.profile, strict=True)
    }
    return {**told, "stage": {"profile": profile, "proof": choice.proof}}


def chances_json(scenario: Scenario, joint: Floats) -> list[Json]:
    """Return the chances of pure profiles, (*strategies), those without any left out."""
    return [
        {
            "profile": node_json(scenario, cell),
            "chance": round(float(joint[tuple(cell)]), PLACES),
        }
        for cell in np.argwhere(joint).tolist()
    ]
