"""Who moves when, changed from anywhere on the desk: each change one named step.

Owns the names of these steps, so that tool bar, menus, table, tree and sequence map undo alike, and
what there is to choose from. What changes is `games.model.edit.play`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.edit.play import with_move, with_play, without_move
from games.model.play import Play, arranged, every_play
from games.words.names import joined
from games.words.names import play as taking
from games.words.plays import play_brief, play_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from games.model.play import Stages
    from games.model.scenario import Scenario
    from gui.core.document import Document

__all__ = [
    "choose_play",
    "is_suggested",
    "make_move",
    "make_moves",
    "name_under",
    "plays",
    "stages_name",
    "suggested",
    "take_back",
]


def choose_play(document: Document, stages: Stages) -> bool:
    """Let the players move in these stages; False if they do already."""
    scenario = document.scenario
    new = with_play(scenario, stages)
    return document.apply(new, f"Play: {play_brief(new, new.play)}")


def make_move(document: Document, player: str, strategy: str) -> bool:
    """Say that a player has already moved; False if that is what is said."""
    return make_moves(document, ((player, strategy),))


def make_moves(document: Document, moves: Sequence[tuple[str, str]]) -> bool:
    """Say that players have already moved, in one step; False if that is what is said."""
    scenario = document.scenario
    said = joined(
        taking(scenario.player(player), scenario.player(player).strategy(strategy))
        for player, strategy in moves
    )
    for player, strategy in moves:
        scenario = with_move(scenario, player, strategy)
    return document.apply(scenario, f"Already moved, {said}")


def take_back(document: Document, player: str) -> bool:
    """Say that a player is still to move; False if it is."""
    scenario = document.scenario
    made = dict(scenario.play.moved).get(player)
    if made is None:
        return False
    who = scenario.player(player)
    label = f"Take back {taking(who, who.strategy(made))}"
    return document.apply(without_move(scenario, player), label)


def plays(scenario: Scenario) -> tuple[Stages, ...]:
    """Return all plays of those who are still to move, all of them at once first.

    They are stages of all players: whoever has moved is in the first ones, in the order there was,
    but the scenario's own stay as they are.
    """
    order = [player.id for player in scenario.players]
    done = {player for player, _ in scenario.play.moved}
    left = [player for player in order if player not in done]
    own = scenario.play.stages or (tuple(order),)
    first, now = _part(own, done), _part(own, set(left))
    return tuple(
        scenario.play.stages if stages == now else arranged((*first, *stages), order)
        for stages in (one or (tuple(left),) for one in every_play(left))
    )


def _part(stages: Stages, players: Collection[str]) -> Stages:
    """Return the stages with some players alone, empty ones left out."""
    kept = (tuple(own for own in stage if own in players) for stage in stages)
    return tuple(stage for stage in kept if stage)


def name_under(scenario: Scenario, stages: Stages) -> str:
    """Return the name of a play in these stages, with the moves that are already made."""
    return play_brief(scenario, Play(stages, scenario.play.moved))


def is_suggested(scenario: Scenario, stages: Stages) -> bool:
    """Tell whether those who are still to move do so as the scenario suggests."""
    done = {player for player, _ in scenario.play.moved}
    left = {player.id for player in scenario.players} - done
    wanted = _part(suggested(scenario), left)
    return len(wanted) > 1 and wanted == _part(stages, left)


def stages_name(scenario: Scenario, stages: Stages) -> str:
    """Return stages as a name, whatever has been moved already."""
    return play_name(scenario, Play(stages))


def suggested(scenario: Scenario) -> Stages:
    """Return the stages that the scenario suggests; none if it suggests none for everybody."""
    order = [player.id for player in scenario.players]
    if sorted(scenario.order_of_moves) != sorted(order):
        return ()
    return arranged([[own] for own in scenario.order_of_moves], order)
