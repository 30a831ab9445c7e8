"""What a structural change comes to: another scenario, and the judgements it would cost.

Owns the answer that every function of this room gives, and how a lost judgement is put into words.
Whoever applies the change asks first if there are losses. Knows no Qt and asks nobody itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.numbers import show
from games.words.names import condition, genitive, inside, label, measured, play, quoted, subject

if TYPE_CHECKING:
    from games.model.scenario import (
        Consideration,
        DirectEdit,
        Driver,
        Outcome,
        Player,
        Scenario,
        Strategy,
        When,
    )

__all__ = [
    "Instead",
    "Restructured",
    "lost_anchor",
    "lost_edit",
    "lost_mixture",
    "lost_move",
    "lost_name",
    "lost_reason",
    "lost_share",
    "lost_slope",
]


@dataclass(frozen=True, slots=True)
class Instead:
    """Another way to make the same change; the judgements lost are the same.

    Attributes
    ----------
    scenario
        The whole scenario, valid.
    do, otherwise
        What this way does and what the usual one does, in a few words: "Keep today's payoffs".
    why
        One sentence on how it is done.
    """

    scenario: Scenario
    do: str
    otherwise: str
    why: str


@dataclass(frozen=True, slots=True)
class Restructured:
    """A scenario after a structural change.

    Attributes
    ----------
    scenario
        The whole scenario, valid; an equal one if nothing changes.
    losses
        In words for the analyst, one for each judgement that is no longer there.
    instead
        Another way to choose, if there is one.
    """

    scenario: Scenario
    losses: tuple[str, ...] = ()
    instead: Instead | None = None


def lost_reason(scenario: Scenario, reason: Consideration) -> str:
    """Return the words for a consideration."""
    owner = subject(scenario.player(reason.player))
    return f"consideration {quoted(reason.title)} of {owner} ({condition(scenario, reason.when)})"


def lost_share(scenario: Scenario, reason: Consideration, gone: Strategy) -> str:
    """Return the words for what a consideration says of one strategy among others."""
    owner = subject(scenario.player(reason.player))
    return (
        f"what consideration {quoted(reason.title)} of {owner} says of {quoted(gone.name)};"
        " the rest stays"
    )


def lost_edit(scenario: Scenario, edit: DirectEdit) -> str:
    """Return the words for a direct edit."""
    owner = genitive(scenario.player(edit.player))
    letters = " ".join(
        player.strategies[index].letter
        for player, index in zip(scenario.players, scenario.indices(edit.profile), strict=True)
    )
    return f"direct edit of {owner} payoff at {letters}: {show(edit.amount, signed=True)}"


def lost_slope(reason: Consideration, driver: Driver) -> str:
    """Return the words for a slope of a consideration; `KeyError` if there is none."""
    slope = show(dict(reason.slopes)[driver.id], signed=True)
    return f"slope of {quoted(reason.title)} with {inside(driver.name)}: {slope}"


def lost_anchor(driver: Driver, place: int) -> str:
    """Return the words for a driver's anchor at a position."""
    anchor = driver.anchors[place]
    level = measured(show(anchor.level), driver.unit)
    return f"anchor {quoted(anchor.text)} of {inside(driver.name)} at {level}"


def lost_name(scenario: Scenario, outcome: Outcome, profile: When) -> str:
    """Return the words for an outcome's claim to the profiles under a condition."""
    return (
        f"name {quoted(outcome.name)} for {condition(scenario, profile, nothing='every profile')}"
    )


def lost_move(player: Player, strategy: Strategy) -> str:
    """Return the words for a move already made."""
    return f"move already made, {play(player, strategy)}"


def lost_mixture(scenario: Scenario, outcome: Outcome, mixture: tuple[tuple[str, ...], ...]) -> str:
    """Return the words for an outcome's claim to a mixed equilibrium."""
    parts = []
    for player, played in zip(scenario.players, mixture, strict=True):
        letters = [player.strategy(strategy).letter for strategy in played]
        parts.append(f"{label(player.name)} {'/'.join(letters)}")
    return f"name {quoted(outcome.name)} for the mixture {', '.join(parts)}"
