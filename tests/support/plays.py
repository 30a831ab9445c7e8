"""Plays of scenarios for tests: some of the baseline's, and random ones.

Owns which plays are looked at. How they are answered is `games.study.ways`'.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from games.model.play import Play, every_play

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["BASELINE", "some_play"]

#: Of the baseline, by what a heading calls them.
BASELINE = {
    "iran > us > baghdad": Play((("iran",), ("us",), ("baghdad",))),
    "us > iran, baghdad": Play((("us",), ("iran", "baghdad"))),
    "us, iran > baghdad": Play((("us", "iran"), ("baghdad",))),
    "us=retaliate, then iran > baghdad": Play(
        (("us",), ("iran",), ("baghdad",)), (("us", "retaliate"),)
    ),
}


def some_play(scenario: Scenario, seed: int, *, alone: bool = False) -> Scenario:
    """Return a scenario under a play drawn by a seed, in which something follows something.

    One in three has a move made already. `alone` asks for stages of one player each.
    """
    rng = Random(seed)
    players = [player.id for player in scenario.players]
    plays = [one for one in every_play(players) if one]
    if alone:
        plays = [one for one in plays if len(one) == len(players)]
    moved = ()
    if rng.random() < 1 / 3:
        who = rng.choice(scenario.players)
        moved = ((who.id, rng.choice(who.strategies).id),)
    return replace(scenario, play=Play(rng.choice(plays), moved))
