"""The common denominator of a scenario's fractions, which every payoff is computed over.

Owns its bound: each fraction is acceptable by itself, and a thousand of them may still make
integers that nobody waits for. Knows where fractions can stand in a scenario, and no other rule.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.amounts import Amount
    from games.model.scenario import Scenario

__all__ = ["MOST_DIGITS", "crowded", "first_crowded", "fractions"]

#: Payoffs over it, times whatever levels need, are integers that a float can still hold; all
#: fractions with denominators up to 450 fit in together.
MOST_DIGITS = 200


def fractions(scenario: Scenario) -> Iterator[tuple[str, Fraction]]:
    """Return all amounts that are fractions, each with its place."""
    for place, amount in chain(_of_considerations(scenario), _of_edits(scenario)):
        if isinstance(amount, Fraction):
            yield place, amount


def first_crowded(scenario: Scenario) -> tuple[str, str] | None:
    """Return the place of the first fraction without room, and why; None if all fit in."""
    common, most = 1, 10**MOST_DIGITS
    for place, amount in fractions(scenario):
        common = lcm(common, amount.denominator)
        if common >= most:
            why = (
                f"with {amount} the fractions of the scenario have a common denominator of more "
                f"than {MOST_DIGITS} digits; write it as a decimal"
            )
            return place, why
    return None


def crowded(scenario: Scenario) -> str:
    """Say that the fractions of a scenario are too many, or too unlike; empty if they are not."""
    found = first_crowded(scenario)
    return found[1] if found else ""


def _of_considerations(scenario: Scenario) -> Iterator[tuple[str, Amount]]:
    for index, reason in enumerate(scenario.considerations):
        place = f"considerations[{index}]"
        yield f"{place}.base", reason.base
        for driver, slope in reason.slopes:
            yield f"{place}.slopes.{driver}", slope


def _of_edits(scenario: Scenario) -> Iterator[tuple[str, Amount]]:
    for index, edit in enumerate(scenario.edits):
        yield f"edits[{index}].amount", edit.amount
