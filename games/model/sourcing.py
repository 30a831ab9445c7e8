"""Which payoffs rest on a reason that cites a source.

Owns the one rule and its count: a payoff is sourced if at least one consideration that applies
there cites a source. Knows no words and no display.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import frozen
from games.model.cover import region

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.model.scenario import Consideration, Scenario

    Bools = NDArray[np.bool_]

__all__ = ["applies", "sourced"]


def applies(scenario: Scenario, reason: Consideration) -> Bools:
    """Return at which profiles a consideration counts, shape (*sizes)."""
    found = np.zeros(scenario.shape, dtype=bool)
    found[region(scenario, reason.when)] = True
    return frozen(found)


def sourced(scenario: Scenario) -> Bools:
    """Return which payoffs have a sourced reason, shape (players, *sizes).

    Raise `KeyError` if a reason refers to a player or strategy that does not exist.
    """
    found = np.zeros((len(scenario.players), *scenario.shape), dtype=bool)
    for reason in scenario.considerations:
        if reason.source:
            found[(scenario.player_index(reason.player), *region(scenario, reason.when))] = True
    return frozen(found)
