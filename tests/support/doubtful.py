"""Scenarios whose judgements have ranges, and the worlds that those allow.

Owns how ranges are drawn and what a world pays. How much doubt an answer stands is asked of
`games.study.doubt`.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from games.model.payoffs import affine
from games.study.ways import way_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.model.scenario import Scenario

__all__ = ["pure_answers", "with_ranges", "world"]


def with_ranges(scenario: Scenario, seed: int) -> Scenario:
    """State ranges of halves: some one-sided, some of no width, some not at all."""
    rng = Random(seed)
    reasons = []
    for reason in scenario.considerations:
        down, up = (Decimal(rng.choice((0, 1, 1, 2, 3))) / 2 for _ in range(2))
        stated = rng.random() < 5 / 6
        base = Decimal(str(reason.base))
        reasons.append(replace(reason, low=base - down, high=base + up) if stated else reason)
    return replace(scenario, considerations=tuple(reasons))


def world(scenario: Scenario, moves: Mapping[str, Fraction]) -> Scenario:
    """Return a scenario with bases moved by so much, by the id of the consideration."""
    return replace(
        scenario,
        considerations=tuple(
            replace(reason, base=Fraction(reason.base) + moves.get(reason.id, 0))
            for reason in scenario.considerations
        ),
    )


def pure_answers(scenario: Scenario) -> tuple[set[tuple[int, ...]], bool]:
    """Return the pure profiles that are answers today, and whether the list is complete."""
    payoffs = affine(scenario).exact(scenario.levels)
    report = way_of(scenario).solve(payoffs, second_opinion=False)
    found = {tuple(own[0] for own in one.support) for one in report.equilibria if one.is_pure}
    return found, report.certified
