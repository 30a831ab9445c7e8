"""Payoffs along one driver of a scenario, the others where they stand today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.payoffs import affine

if TYPE_CHECKING:
    from games.model.payoffs import PayoffLine
    from games.model.scenario import Scenario

__all__ = ["payoff_line"]


def payoff_line(scenario: Scenario, driver: str) -> PayoffLine:
    """Return the payoffs as a function of one driver, the others at today's levels."""
    return affine(scenario).line(driver, scenario.levels)
