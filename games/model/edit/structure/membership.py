"""Which profiles and mixtures an outcome names, changed so that the person gets what was asked.

Owns the rule that what one outcome takes, another gives up: the first outcome with a match names a
profile, so a claim that an earlier outcome also makes would change nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from games.model.cover import covered, partials
from games.model.edit.structure.fitting import fitted
from games.model.edit.structure.losses import Restructured
from games.model.items import find, swapped
from games.model.outcomes import outcome_table

if TYPE_CHECKING:
    from games.model.scenario import Outcome, Scenario, When

__all__ = ["Mixture", "members", "with_members", "with_mixture", "without_mixture"]

#: Per player, in order, the ids of the strategies played.
Mixture = tuple[tuple[str, ...], ...]


def members(scenario: Scenario, outcome: str) -> tuple[When, ...]:
    """Return the profiles that an outcome names: those it claims and no earlier outcome has.

    Its own partial profiles are returned as they are if they say just that.
    """
    own = find(scenario.outcomes, outcome)
    place = scenario.outcomes.index(own)
    table = outcome_table(scenario)
    named = {
        scenario.profile(tuple(int(index) for index in indices))
        for indices in np.argwhere(table == place)
    }
    return own.profiles if covered(scenario, own.profiles) == named else partials(scenario, named)


def with_members(scenario: Scenario, outcome: str, whens: tuple[When, ...]) -> Restructured:
    """Let an outcome name exactly these profiles; outcomes before it give them up.

    Raises
    ------
    KeyError
        If there is no such outcome.
    """
    own = find(scenario.outcomes, outcome)
    place = scenario.outcomes.index(own)
    wanted = covered(scenario, whens)
    if wanted == covered(scenario, members(scenario, outcome)):
        return Restructured(scenario)
    outcomes = list(scenario.outcomes)
    for earlier, other in enumerate(outcomes[:place]):
        claimed = covered(scenario, other.profiles)
        if claimed & wanted:
            outcomes[earlier] = replace(other, profiles=partials(scenario, claimed - wanted))
    outcomes[place] = replace(own, profiles=whens)
    return Restructured(fitted(replace(scenario, outcomes=tuple(outcomes))))


def with_mixture(scenario: Scenario, outcome: str, mixture: Mixture) -> Restructured:
    """Let an outcome name the equilibrium with this support; every other one gives it up.

    Raises
    ------
    KeyError
        If there is no such outcome.
    """
    find(scenario.outcomes, outcome)
    outcomes = tuple(
        replace(other, mixtures=_without(other, mixture) + ((mixture,) * (other.id == outcome)))
        for other in scenario.outcomes
    )
    return Restructured(fitted(replace(scenario, outcomes=outcomes)))


def without_mixture(scenario: Scenario, outcome: str, mixture: Mixture) -> Restructured:
    """Let an outcome no longer name the equilibrium with this support."""
    own = find(scenario.outcomes, outcome)
    new = replace(own, mixtures=_without(own, mixture))
    return Restructured(fitted(replace(scenario, outcomes=swapped(scenario.outcomes, new))))


def _without(outcome: Outcome, mixture: Mixture) -> tuple[Mixture, ...]:
    same = tuple(map(frozenset, mixture))
    return tuple(own for own in outcome.mixtures if tuple(map(frozenset, own)) != same)
