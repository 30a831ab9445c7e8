"""Players: renamed, recoloured, reordered, a third one added and removed.

Owns what becomes of the judgements when a player comes or goes. A player's strategies are
`games.model.edit.structure.strategies`'.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from games.model.cover import atoms
from games.model.edit.cells import fresh_id
from games.model.edit.play import joined_by, left_by, reordered
from games.model.edit.structure.colors import PLAYER_COLORS, free_color
from games.model.edit.structure.fitting import fitted, in_form, new_name, refuse_name, stripped
from games.model.edit.structure.losses import (
    Restructured,
    lost_edit,
    lost_mixture,
    lost_move,
    lost_name,
    lost_reason,
)
from games.model.items import find, moved, swapped
from games.model.scenario import Player, Strategy
from games.model.validate import MOST_STRATEGIES
from games.words.names import does, starting

if TYPE_CHECKING:
    from games.model.scenario import DirectEdit, Outcome, Scenario, When

__all__ = ["add_player", "move_player", "remove_player", "with_player"]

T = TypeVar("T")

_MOST = max(MOST_STRATEGIES)


def with_player(scenario: Scenario, player: Player) -> Restructured:
    """Put other facts (name, its grammar, colour, note) on the player with this id.

    Grammar is that of a name: under another name it is stated anew or not at all.

    Raises
    ------
    ValueError
        If they are not acceptable.
    KeyError
        If there is no such player.
    """
    old = find(scenario.players, player.id)
    new = replace(stripped(player, "name", "in_sentence"), strategies=old.strategies)
    if new.name != old.name:
        others = [other.name for other in scenario.players if other is not old]
        refuse_name(new.name, others, "player")
        if (new.in_sentence, new.plural) == (old.in_sentence, old.plural):
            new = replace(new, in_sentence="", plural=False)
    return Restructured(fitted(replace(scenario, players=swapped(scenario.players, new))))


def add_player(scenario: Scenario, name: str = "") -> Restructured:
    """Add a third player with two strategies, who changes nothing yet.

    Considerations hold whatever the new player does; direct edits are copied to both of the
    strategies, so that every payoff of the others is what it was. Outcomes keep their names. Where
    one moves after another, the new player moves last.

    Raises
    ------
    ValueError
        If there are three already, if a player has more strategies than three players may, or if
        the name is not acceptable.
    """
    _refuse_third(scenario)
    names = [player.name for player in scenario.players]
    own = new_name(name, names, "player")
    made = Player(
        id=fresh_id(own, [player.id for player in scenario.players]),
        name=own,
        color=free_color(tuple(PLAYER_COLORS), [player.color for player in scenario.players]),
        strategies=(Strategy("act", "Act", "A"), Strategy("wait", "Wait", "W")),
    )
    choices = [strategy.id for strategy in made.strategies]
    supports = [*((choice,) for choice in choices), *combinations(choices, 2)]
    new = replace(
        scenario,
        players=(*scenario.players, made),
        order_of_moves=(*scenario.order_of_moves, made.id) if scenario.order_of_moves else (),
        play=joined_by(scenario.play, made.id),
        edits=tuple(
            replace(edit, profile=(*edit.profile, choice))
            for edit in scenario.edits
            for choice in choices
        ),
        outcomes=tuple(
            replace(
                outcome,
                mixtures=tuple(
                    (*mixture, played) for mixture in outcome.mixtures for played in supports
                ),
            )
            for outcome in scenario.outcomes
        ),
    )
    return Restructured(fitted(new))


def remove_player(scenario: Scenario, player: str) -> Restructured:
    """Remove a player, and every judgement that is about it.

    Lost are its considerations, those that apply only to one of its strategies, its direct edits,
    the move it has already made, and those edits of the others that differ between its strategies;
    where they are the same whatever it does, one of them stays. Names of outcomes stay as far as
    they can be told apart without it.

    Raises
    ------
    ValueError
        If there would be fewer than two.
    KeyError
        If there is no such player.
    """
    place = scenario.player_index(player)
    gone = scenario.players[place]
    if len(scenario.players) <= min(MOST_STRATEGIES):
        message = "a game needs two players: add another one first"
        raise ValueError(message)
    losses: list[str] = []
    if player in dict(scenario.play.moved):
        losses.append(lost_move(gone, gone.strategy(dict(scenario.play.moved)[player])))
    rest = tuple(other for other in scenario.players if other is not gone)
    reasons = []
    for reason in scenario.considerations:
        if reason.player == player or player in dict(reason.when):
            losses.append(lost_reason(scenario, reason))
        else:
            reasons.append(reason)
    new = replace(
        scenario,
        players=rest,
        order_of_moves=tuple(mover for mover in scenario.order_of_moves if mover != player),
        play=left_by(scenario.play, player, [other.id for other in rest]),
        considerations=tuple(reasons),
        edits=_edits_without(scenario, place, losses),
        outcomes=_outcomes_without(scenario, place, losses),
    )
    return Restructured(fitted(new), tuple(losses))


def move_player(scenario: Scenario, player: str, to: int) -> Restructured:
    """Give a player another place in the order; profiles follow and no payoff changes.

    Who moves first is not a matter of this order and stays.
    """
    place = scenario.player_index(player)
    players = moved(scenario.players, place, to)
    new = replace(
        scenario,
        players=players,
        play=reordered(scenario.play, [player.id for player in players]),
        edits=tuple(
            replace(edit, profile=moved(edit.profile, place, to)) for edit in scenario.edits
        ),
        outcomes=tuple(
            replace(
                outcome,
                mixtures=tuple(moved(mixture, place, to) for mixture in outcome.mixtures),
            )
            for outcome in scenario.outcomes
        ),
    )
    return Restructured(fitted(in_form(new)))


def _refuse_third(scenario: Scenario) -> None:
    if len(scenario.players) >= _MOST:
        message = "three players are the most there can be: remove one first"
        raise ValueError(message)
    most = MOST_STRATEGIES[len(scenario.players) + 1]
    for player in scenario.players:
        count = len(player.strategies)
        if count > most:
            message = (
                f"{starting(does(player, 'has', 'have'))} {count} strategies, and with three"
                f" players each has at most {most}: remove {count - most} first"
            )
            raise ValueError(message)


def _edits_without(scenario: Scenario, place: int, losses: list[str]) -> tuple[DirectEdit, ...]:
    """Keep one of the direct edits that are equal whatever the player at `place` does."""
    gone = scenario.players[place]
    groups: dict[tuple[str, tuple[str, ...]], list[DirectEdit]] = {}
    for edit in scenario.edits:
        groups.setdefault((edit.player, _without(edit.profile, place)), []).append(edit)
    kept = []
    for (owner, rest), group in groups.items():
        same = len(group) == len(gone.strategies) and len({edit.amount for edit in group}) == 1
        if same and owner != gone.id:
            kept.append(replace(group[0], profile=rest))
        else:
            losses.extend(lost_edit(scenario, edit) for edit in group)
    return tuple(kept)


def _outcomes_without(scenario: Scenario, place: int, losses: list[str]) -> tuple[Outcome, ...]:
    """Keep the names that do not need the player at `place` to be told apart.

    A name for "US: Absorb, Baghdad: Keep" stays, for "US: Absorb", if no other outcome names what
    the US's absorbing comes to; one for "Baghdad: Keep" alone has nothing left to name.
    """
    gone = scenario.players[place].id

    def rest_of(profile: When) -> When:
        return tuple(pair for pair in profile if pair[0] != gone)

    # of several outcomes that claim the very same, the first gives the name
    named: dict[object, str] = {}
    claims: dict[object, set[str]] = {}
    for outcome in scenario.outcomes:
        for profile in (one for own in outcome.profiles for one in atoms(own)):
            owner = named.setdefault(profile, outcome.id)
            claims.setdefault(rest_of(profile), set()).add(owner)
        for mixture in outcome.mixtures:
            owner = named.setdefault(_supports(mixture), outcome.id)
            claims.setdefault(_supports(_without(mixture, place)), set()).add(owner)
    kept = []
    for outcome in scenario.outcomes:
        profiles: dict[When, None] = {}  # in order, each once
        for profile in outcome.profiles:
            rest = rest_of(profile)
            if rest == profile or (rest and all(len(claims[one]) == 1 for one in atoms(rest))):
                profiles[rest] = None
            else:
                losses.append(lost_name(scenario, outcome, profile))
        mixtures: dict[tuple[tuple[str, ...], ...], None] = {}
        for mixture in outcome.mixtures:
            others = _without(mixture, place)
            if len(claims[_supports(others)]) == 1:
                mixtures[others] = None
            else:
                losses.append(lost_mixture(scenario, outcome, mixture))
        kept.append(replace(outcome, profiles=tuple(profiles), mixtures=tuple(mixtures)))
    return tuple(kept)


def _supports(mixture: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    """Return a mixture without the order in which its strategies were listed."""
    return tuple(map(frozenset, mixture))


def _without(items: tuple[T, ...], place: int) -> tuple[T, ...]:
    return (*items[:place], *items[place + 1 :])
