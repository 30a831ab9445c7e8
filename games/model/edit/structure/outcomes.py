"""Outcomes: added, changed, put in order from calm to severe, removed.

Owns nothing that payoffs depend on: outcomes are names. Which one a profile gets is
`games.model.outcomes`'.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.edit.cells import fresh_id
from games.model.edit.structure.colors import OUTCOME_COLORS, free_color
from games.model.edit.structure.fitting import fitted, new_name, refuse_name, stripped
from games.model.edit.structure.losses import Restructured, lost_mixture, lost_name
from games.model.items import find, moved, place_of, swapped
from games.model.outcomes import OTHER
from games.model.scenario import Outcome
from games.model.validate import MOST_SEVERE

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["add_outcome", "move_outcome", "remove_outcome", "with_outcome"]


def with_outcome(scenario: Scenario, outcome: Outcome) -> Restructured:
    """Put other facts (name, colour, severity, profiles, mixtures, note) on an outcome.

    Profiles that it gives up are not listed as losses: whoever changes them sees them.

    Raises
    ------
    ValueError
        If they are not acceptable.
    KeyError
        If there is no such outcome.
    """
    old = find(scenario.outcomes, outcome.id)
    new = stripped(outcome, "name")
    if new.name != old.name:
        others = [other.name for other in scenario.outcomes if other is not old]
        refuse_name(new.name, others, "outcome")
    return Restructured(fitted(replace(scenario, outcomes=swapped(scenario.outcomes, new))))


def add_outcome(scenario: Scenario, name: str = "") -> Restructured:
    """Add an outcome at the severe end that names no profile yet.

    Raises
    ------
    ValueError
        If the name is not acceptable.
    """
    names = [outcome.name for outcome in scenario.outcomes]
    own = new_name(name, names, "outcome")
    worst = max((outcome.severity + 1 for outcome in scenario.outcomes), default=0)
    made = Outcome(
        id=fresh_id(own, [OTHER, *(outcome.id for outcome in scenario.outcomes)]),
        name=own,
        color=free_color(tuple(OUTCOME_COLORS), [outcome.color for outcome in scenario.outcomes]),
        severity=min(worst, MOST_SEVERE),
    )
    return Restructured(fitted(replace(scenario, outcomes=(*scenario.outcomes, made))))


def remove_outcome(scenario: Scenario, outcome: str) -> Restructured:
    """Remove an outcome and the names it gives; raise `KeyError` if there is none with this id."""
    gone = find(scenario.outcomes, outcome)
    losses = (
        *(lost_name(scenario, gone, profile) for profile in gone.profiles),
        *(lost_mixture(scenario, gone, mixture) for mixture in gone.mixtures),
    )
    rest = tuple(other for other in scenario.outcomes if other is not gone)
    return Restructured(fitted(replace(scenario, outcomes=rest)), losses)


def move_outcome(scenario: Scenario, outcome: str, to: int) -> Restructured:
    """Give an outcome another place in the list, which runs from calm to severe.

    The degrees of severity stay where they are in the list and the outcomes move over them. Where
    several outcomes claim a profile, the first in the list names it.
    """
    place = place_of(scenario.outcomes, outcome)
    degrees = sorted(own.severity for own in scenario.outcomes)
    order = moved(scenario.outcomes, place, to)
    new = tuple(replace(own, severity=degree) for own, degree in zip(order, degrees, strict=True))
    return Restructured(fitted(replace(scenario, outcomes=new)))
