"""Who moves when, changed: stages chosen, moves already made said and taken back.

Owns the edits of `Scenario.play`, and how it follows players and strategies that come, go and
change places. All give the very same scenario, or play, where nothing changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.play import Play, arranged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario

__all__ = ["joined_by", "left_by", "reordered", "with_move", "with_play", "without_move"]


def with_play(scenario: Scenario, stages: Sequence[Sequence[str]]) -> Scenario:
    """Let the players (ids) move in these stages; none at all, or one, is all at once.

    Moves already made stay.

    Raises
    ------
    ValueError
        If somebody is unknown, moves twice or is left out.
    """
    order = [player.id for player in scenario.players]
    if stages and sorted(own for stage in stages for own in stage) != sorted(order):
        message = "every player moves in one of the stages, and in no other"
        raise ValueError(message)
    return _with(scenario, Play(arranged(stages, order), scenario.play.moved))


def with_move(scenario: Scenario, player: str, strategy: str) -> Scenario:
    """Say that a player has already moved, in place of what was said of it.

    Raises
    ------
    KeyError
        If there is no such player or strategy.
    """
    made = {**dict(scenario.play.moved), player: scenario.player(player).strategy(strategy).id}
    moved = tuple((one.id, made[one.id]) for one in scenario.players if one.id in made)
    return _with(scenario, replace(scenario.play, moved=moved))


def without_move(scenario: Scenario, player: str) -> Scenario:
    """Say that a player is still to move."""
    moved = tuple(pair for pair in scenario.play.moved if pair[0] != player)
    return _with(scenario, replace(scenario.play, moved=moved))


def joined_by(play: Play, player: str) -> Play:
    """Return the play with one more player: after all others, or at once with them as before."""
    return replace(play, stages=(*play.stages, (player,))) if play.stages else play


def left_by(play: Play, player: str, rest: Sequence[str]) -> Play:
    """Return the play without a player and its move; `rest` are the others, in order."""
    stages = [[own for own in stage if own != player] for stage in play.stages]
    moved = tuple(pair for pair in play.moved if pair[0] != player)
    return Play(arranged(stages, rest), moved)


def reordered(play: Play, order: Sequence[str]) -> Play:
    """Return the same play, its players in another order: who moves when stays."""
    places = {player: place for place, player in enumerate(order)}
    moved = sorted(play.moved, key=lambda pair: places[pair[0]])
    return Play(arranged(play.stages, order), tuple(moved))


def _with(scenario: Scenario, play: Play) -> Scenario:
    return scenario if play == scenario.play else replace(scenario, play=play)
