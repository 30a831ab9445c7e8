"""Scenarios with ranges, for tests of worlds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import TYPE_CHECKING

from games.model.cover import exactly
from games.model.scenario import Outcome, Scenario

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["at_levels", "profile_by_profile", "ranged"]


def ranged(scenario: Scenario, seed: int, *, share: float = 0.7) -> Scenario:
    """Give some considerations a range; some of them end at the base, or lie beyond it."""
    rng = Random(seed)
    reasons = []
    for reason in scenario.considerations:
        low, high = sorted((rng.randint(-8, 4), rng.randint(-4, 8)))
        ends = (reason.base + Decimal(low) / 4, reason.base + Decimal(high) / 4)
        some = dict(zip(("low", "high"), ends, strict=True)) if rng.random() < share else {}
        reasons.append(replace(reason, **some))
    return replace(scenario, considerations=tuple(reasons))


def profile_by_profile(scenario: Scenario) -> Scenario:
    """Return the scenario with an outcome for each pure profile, its positions for an id."""
    own = [[strategy.id for strategy in player.strategies] for player in scenario.players]
    outcomes = []
    for place, profile in zip(product(*map(range, scenario.shape)), product(*own), strict=True):
        name = "".join(map(str, place))
        outcomes.append(Outcome(f"o{name}", name, "#000000", 0, (exactly(scenario, profile),)))
    return replace(scenario, outcomes=tuple(outcomes))


def at_levels(scenario: Scenario, levels: dict[str, Fraction]) -> Scenario:
    """Return the scenario with its drivers elsewhere."""
    for driver, level in levels.items():
        scenario = scenario.with_level(driver, Decimal(level.numerator) / level.denominator)
    return scenario
