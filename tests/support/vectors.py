"""The answers in tests/vectors, read."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from games.model.file.scenario_file import load

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = [
    "SCENARIOS",
    "letters",
    "robust_scenario",
    "robustness",
    "scenario",
    "sequential",
    "uncertainty",
]

PLACE = Path(__file__).parent.parent / "vectors"
SHIPPED = PLACE.parent.parent / "assets" / "scenarios"
SCENARIOS = ("iraq-2019", "graded-responses", "iran-us", "us-baghdad", "iran-baghdad")


@cache
def sequential() -> dict[str, Any]:
    """Return the answers about play in stages."""
    found: dict[str, Any] = json.loads((PLACE / "ref-sequential.json").read_text("utf-8"))
    return found["handed"]  # type: ignore[no-any-return]


@cache
def robustness() -> tuple[dict[str, Any], ...]:
    """Return the answers about doubt, a game and its levels each."""
    found: dict[str, Any] = json.loads((PLACE / "ref-robustness.json").read_text("utf-8"))
    return tuple(found["handed"]["cases"])


@cache
def uncertainty() -> tuple[dict[str, Any], ...]:
    """Return the answers about worlds, a game and its levels each."""
    found: dict[str, Any] = json.loads((PLACE / "ref-uncertainty.json").read_text("utf-8"))
    return tuple(found["handed"]["cases"])


@cache
def scenario(name: str) -> Scenario:
    """Return a scenario as it was when the answers were found; textbook games as they are."""
    old = PLACE / "scenarios" / f"{name}.equipoise"
    return load(old if old.exists() else SHIPPED / old.name)


def robust_scenario(case: dict[str, Any]) -> Scenario:
    """Return the scenario of an answer about doubt, its drivers at their levels."""
    found = scenario(case["game"])
    for driver, level in case["drivers"].items():
        exact = Fraction(level)
        found = found.with_level(driver, Decimal(exact.numerator) / exact.denominator)
    return found


def letters(name: str) -> tuple[str, ...]:
    """Return per player the letters of the strategies, in the order of the file."""
    return tuple("".join(s.letter for s in p.strategies) for p in scenario(name).players)
