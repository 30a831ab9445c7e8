"""Strategies of a player: added, renamed, given another letter, reordered, removed.

Owns what becomes of the judgements when a strategy comes or goes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.cells import fresh_id
from games.model.edit.play import without_move
from games.model.edit.structure.fitting import (
    fitted,
    free_letter,
    in_form,
    new_name,
    refuse_name,
    stripped,
)
from games.model.edit.structure.losses import (
    Restructured,
    lost_edit,
    lost_mixture,
    lost_move,
    lost_name,
    lost_reason,
    lost_share,
)
from games.model.items import find, moved, swapped
from games.model.scenario import Strategy
from games.model.validate import FEWEST_STRATEGIES, MOST_STRATEGIES
from games.words.names import COUNTS, does, starting, subject

if TYPE_CHECKING:
    from games.model.scenario import Outcome, Player, Scenario, When

__all__ = ["add_strategy", "move_strategy", "remove_strategy", "with_strategy"]


def with_strategy(scenario: Scenario, player: str, strategy: Strategy) -> Restructured:
    """Put other facts (name, its grammar, letter, note) on the strategy with this id.

    A letter that was taken from the name follows another name; one that was chosen stays. The form
    in a sentence is that of a name: under another name it is stated anew or not at all.

    Raises
    ------
    ValueError
        If they are not acceptable.
    KeyError
        If there is no such player or strategy.
    """
    owner = find(scenario.players, player)
    old = find(owner.strategies, strategy.id)
    new = stripped(strategy, "name", "letter", "in_sentence")
    if new.name != old.name:
        others = [other.name for other in owner.strategies if other is not old]
        refuse_name(new.name, others, f"strategy of {subject(owner)}")
        taken = [other.letter for other in owner.strategies if other is not old]
        if new.letter == old.letter == free_letter(old.name, taken):
            new = replace(new, letter=free_letter(new.name, taken))
        if new.in_sentence == old.in_sentence:
            new = replace(new, in_sentence="")
    return Restructured(_with_strategies(scenario, owner, swapped(owner.strategies, new)))


def add_strategy(scenario: Scenario, player: str, name: str = "") -> Restructured:
    """Add a strategy at the end; every judgement stays, and no old payoff changes.

    Raises
    ------
    ValueError
        If the player has as many as there can be, or the name is not acceptable.
    KeyError
        If there is no such player.
    """
    owner = find(scenario.players, player)
    most = MOST_STRATEGIES[len(scenario.players)]
    if len(owner.strategies) >= most:
        players = COUNTS[len(scenario.players)]
        message = (
            f"{starting(does(owner, 'has', 'have'))} {most} strategies, the most there can be with"
            f" {players} players: remove one first"
        )
        raise ValueError(message)
    names = [strategy.name for strategy in owner.strategies]
    own = new_name(name, names, "strategy", f" of {subject(owner)}")
    made = Strategy(
        fresh_id(own, [strategy.id for strategy in owner.strategies]),
        own,
        free_letter(own, [strategy.letter for strategy in owner.strategies]),
    )
    return Restructured(_with_strategies(scenario, owner, (*owner.strategies, made)))


def remove_strategy(scenario: Scenario, player: str, strategy: str) -> Restructured:
    """Remove a strategy, and every judgement that is only about it; that it was played, too.

    A consideration or a name that is about other strategies of the player too stays for those.

    Raises
    ------
    ValueError
        If the player would have fewer than two.
    KeyError
        If there is no such player or strategy.
    """
    place = scenario.player_index(player)
    owner = scenario.players[place]
    gone = find(owner.strategies, strategy)
    if len(owner.strategies) <= FEWEST_STRATEGIES:
        needs = starting(does(owner, "needs", "need"))
        message = f"{needs} two strategies: add another one first"
        raise ValueError(message)
    losses: list[str] = []
    if (player, strategy) in scenario.play.moved:
        losses.append(lost_move(owner, gone))
        scenario = without_move(scenario, player)
    reasons, edits = [], []
    for reason in scenario.considerations:
        left = _without(reason.when, player, strategy)
        if left is None:
            losses.append(lost_reason(scenario, reason))
            continue
        if left != reason.when:
            losses.append(lost_share(scenario, reason, gone))
        reasons.append(reason if left == reason.when else replace(reason, when=left))
    for edit in scenario.edits:
        if edit.profile[place] == strategy:
            losses.append(lost_edit(scenario, edit))
        else:
            edits.append(edit)
    outcomes = tuple(
        _outcome_without(scenario, outcome, place, strategy, losses)
        for outcome in scenario.outcomes
    )
    new = replace(scenario, considerations=tuple(reasons), edits=tuple(edits), outcomes=outcomes)
    rest = tuple(other for other in owner.strategies if other is not gone)
    return Restructured(_with_strategies(new, owner, rest), tuple(losses))


def move_strategy(scenario: Scenario, player: str, strategy: str, to: int) -> Restructured:
    """Give a strategy another place in its player's order; no payoff changes."""
    owner = find(scenario.players, player)
    strategies = moved(owner.strategies, owner.index_of(strategy), to)
    return Restructured(_with_strategies(scenario, owner, strategies))


def _with_strategies(
    scenario: Scenario, owner: Player, strategies: tuple[Strategy, ...]
) -> Scenario:
    new = replace(owner, strategies=strategies)
    return fitted(in_form(replace(scenario, players=swapped(scenario.players, new))))


def _outcome_without(
    scenario: Scenario, outcome: Outcome, place: int, strategy: str, losses: list[str]
) -> Outcome:
    """Keep the names that do not speak of a strategy of the player at `place` alone."""
    player = scenario.players[place].id
    kept: list[When] = []
    for profile in outcome.profiles:
        left = _without(profile, player, strategy)
        if left is None:
            losses.append(lost_name(scenario, outcome, profile))
        else:
            kept.append(left)
    mixed = [mixture for mixture in outcome.mixtures if strategy in mixture[place]]
    losses.extend(lost_mixture(scenario, outcome, mixture) for mixture in mixed)
    return replace(
        outcome,
        profiles=tuple(kept),
        mixtures=tuple(mixture for mixture in outcome.mixtures if mixture not in mixed),
    )


def _without(when: When, player: str, strategy: str) -> When | None:
    """Return a partial profile that no longer names a strategy; None if it named nothing else."""
    left = tuple(
        (who, tuple(own for own in chosen if (who, own) != (player, strategy)))
        for who, chosen in when
    )
    return left if all(chosen for _, chosen in left) else None
