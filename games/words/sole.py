"""The one outcome that all mixtures of some strategies have, if they have one.

Owns that question. Knows no equilibria.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from games.model.outcomes import OTHER, Named, name_of, outcome_of

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Support

__all__ = ["sole_outcome"]


def sole_outcome(scenario: Scenario, left: Support) -> Named | None:
    """Return the outcome of every mixture of some strategies per player; None if it is not one."""
    named = name_of(scenario, left)
    outcomes = [outcome_of(scenario, profile) for profile in product(*left)]
    if named.id == OTHER or any(one is None or one.id != named.id for one in outcomes):
        return None
    kept = [
        {player.strategies[k].id for k in own}
        for player, own in zip(scenario.players, left, strict=True)
    ]
    mixtures = (
        mixture for one in scenario.outcomes if one.id != named.id for mixture in one.mixtures
    )
    if any(
        all(set(own) <= known for own, known in zip(mixture, kept, strict=True))
        for mixture in mixtures
    ):
        return None
    return named
