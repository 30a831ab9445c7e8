"""Names for what happens: which outcome a profile, a mixed equilibrium or a distribution is.

Owns the rules of naming. A pure profile belongs to the first outcome with a matching partial
profile; a mixed equilibrium to the outcome that names exactly its support, else to the outcome that
all its profiles share, else it is put into words. Knows positions and probabilities, not how
equilibria are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from games.model.cover import region
from games.words.names import isolated, joined, mix, starting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.model.scenario import Outcome, Scenario

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

__all__ = [
    "OTHER",
    "OTHER_COLOR",
    "Named",
    "distribution",
    "distribution_of",
    "name_of",
    "outcome_of",
    "outcome_table",
]

#: Stands for everything without a named outcome; no outcome may have this id.
OTHER = "other"
#: A grey that no outcome or player needs.
OTHER_COLOR = "#9AA3AF"


@dataclass(frozen=True, slots=True)
class Named:
    """A name for an equilibrium. `id` is an outcome's, or `OTHER` where the name is made up."""

    id: str
    name: str
    color: str


def outcome_of(scenario: Scenario, indices: Sequence[int]) -> Outcome | None:
    """Return the outcome of a pure profile (one strategy position per player), None if unnamed."""
    chosen = {
        player.id: player.strategies[index].id
        for player, index in zip(scenario.players, indices, strict=True)
    }
    for outcome in scenario.outcomes:
        for profile in outcome.profiles:
            if all(chosen[player] in strategies for player, strategies in profile):
                return outcome
    return None


def outcome_table(scenario: Scenario) -> Ints:
    """Return the position of every pure profile's outcome, -1 if unnamed; shape (*strategies)."""
    table: Ints = np.full(scenario.shape, -1, dtype=np.int64)
    for position, outcome in reversed(tuple(enumerate(scenario.outcomes))):
        for profile in outcome.profiles:
            table[region(scenario, profile)] = position
    return table


def name_of(
    scenario: Scenario, support: Sequence[Sequence[int]], joint: Floats | None = None
) -> Named:
    """Name an equilibrium by its support (per player the positions of the strategies played).

    Where later movers answer to chance moves, `joint` has the chances of pure profiles, of shape
    (*strategies) or (L, *strategies): then not everybody mixes who plays several strategies, and
    the name is that of what may come of it, "Expulsion or Managed containment".
    """
    if joint is not None:
        return _of_chances(scenario, joint)
    played = tuple(
        frozenset(player.strategies[index].id for index in own)
        for player, own in zip(scenario.players, support, strict=True)
    )
    for outcome in scenario.outcomes:
        for mixture in outcome.mixtures:
            if tuple(map(frozenset, mixture)) == played:
                return Named(outcome.id, isolated(outcome.name), outcome.color)
    found = [outcome_of(scenario, indices) for indices in product(*support)]
    common = found[0]
    if common is not None and all(outcome is common for outcome in found):
        return Named(common.id, isolated(common.name), common.color)
    return Named(OTHER, _worded(scenario, support), OTHER_COLOR)


def _of_chances(scenario: Scenario, joint: Floats) -> Named:
    """Name a lottery over pure profiles by the outcomes it may bring."""
    shape = scenario.shape
    found = np.argwhere((joint.reshape(-1, *shape) > 0).any(axis=0)).tolist()
    named = {one.name: one for one in (name_of(scenario, [(k,) for k in cell]) for cell in found)}
    if len(named) == 1:
        return next(iter(named.values()))
    return Named(OTHER, joined(sorted(named), "or"), OTHER_COLOR)


def distribution(scenario: Scenario, profile: Sequence[Floats]) -> dict[str, Floats]:
    """Return the probability of every outcome when the players mix independently.

    Parameters
    ----------
    scenario
        Gives the outcomes.
    profile
        One array (..., strategies) of probabilities per player; leading axes, such as the levels of
        a sweep, are the same for all players.

    Returns
    -------
    dict of str to array
        By outcome id, arrays of the shape of the leading axes, in the order of the scenario. Only
        outcomes that own a profile are there, and `OTHER` if some profile has no name. They sum to
        1 wherever the mixtures do.
    """
    joint = np.asarray(profile[0], dtype=np.float64)
    for own in profile[1:]:
        mix = np.asarray(own, dtype=np.float64)
        fresh = (np.newaxis,) * (joint.ndim - mix.ndim + 1)
        joint = joint[..., np.newaxis] * mix[(..., *fresh, slice(None))]
    return distribution_of(scenario, joint)


def distribution_of(scenario: Scenario, joint: Floats) -> dict[str, Floats]:
    """Return the same of chances of pure profiles, (..., *strategies), as they are given."""
    table = outcome_table(scenario)
    shares: dict[str, Floats] = {}
    for position, outcome in enumerate(scenario.outcomes):
        owned = table == position
        if owned.any():
            shares[outcome.id] = joint[..., owned].sum(axis=-1)
    if (table < 0).any():
        shares[OTHER] = joint[..., table < 0].sum(axis=-1)
    return shares


def _worded(scenario: Scenario, support: Sequence[Sequence[int]]) -> str:
    """Put an equilibrium without a name into words: the profile, or who mixes.

    Whoever moves alone does not mix: what he does differs where he answers to those who do.
    """
    done = {player for player, _ in scenario.play.moved}
    left = [[own for own in stage if own not in done] for stage in scenario.play.stages]
    alone = {stage[0] for stage in left if len(stage) == 1}
    varied = [player for player, own in zip(scenario.players, support, strict=True) if len(own) > 1]
    mixing = [player for player in varied if player.id not in alone] or varied
    if not mixing:
        return " / ".join(
            isolated(player.strategies[own[0]].name)
            for player, own in zip(scenario.players, support, strict=True)
        )
    return starting(mix(mixing))
