"""Payoffs out of considerations, and every payoff explained by its reasons.

Owns the way from a scenario's reasons to numbers and back from a number to its reasons; the
arithmetic of the result is `games.model.affine`'s. Knows nothing of files, solving or display.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import lcm
from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import AffinePayoffs, PayoffLine, frozen
from games.model.amounts import EXACT, plus, times, trimmed
from games.model.cover import region
from games.model.scenario import DirectEdit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.model.amounts import Amount
    from games.model.cover import Region
    from games.model.scenario import Consideration, Profile, Scenario

__all__ = [
    "AffinePayoffs",
    "Contribution",
    "PayoffLine",
    "affine",
    "amount_of",
    "contributions",
    "payoff",
]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one reason adds to one payoff cell."""

    reason: Consideration | DirectEdit
    amount: Amount


def affine(scenario: Scenario) -> AffinePayoffs:
    """Add up all considerations and direct edits of a scenario, exactly.

    Raises
    ------
    KeyError
        If a reason refers to a player, strategy or driver that does not exist; scenarios from files
        have been checked.
    """
    rows = {driver.id: row for row, driver in enumerate(scenario.drivers, start=1)}
    owners = {player.id: place for place, player in enumerate(scenario.players)}
    terms: list[tuple[int, Region, Amount]] = []
    for reason in scenario.considerations:
        cells = (owners[reason.player], *region(scenario, reason.when))
        terms.append((0, cells, reason.base))
        for driver, slope in reason.slopes:
            terms.append((rows[driver], cells, slope))
    for edit in scenario.edits:
        place = (owners[edit.player], *scenario.indices(edit.profile))
        terms.append((0, place, edit.amount))

    places, parts = 0, 1
    for _, _, amount in terms:
        if isinstance(amount, Decimal):
            places = max(places, _places(amount))
        else:
            parts = lcm(parts, amount.denominator)
    # of decimals alone a power of ten, which moves their digits and divides nothing
    scale = lcm(10**places, parts)
    finer = scale // 10**places
    shape = (1 + len(rows), len(scenario.players), *scenario.shape)
    scaled = np.zeros(shape, dtype=object)
    moved = EXACT.scaleb
    for row, cells, amount in terms:
        if isinstance(amount, Decimal):
            number = int(moved(amount, places)) * finer
        else:
            number = amount.numerator * (scale // amount.denominator)
        scaled[(row, *cells)] += number
    return AffinePayoffs(
        drivers=tuple(rows),
        ranges={driver.id: (driver.low, driver.high) for driver in scenario.drivers},
        scaled=frozen(scaled),
        scale=scale,
    )


def contributions(
    scenario: Scenario,
    player: str,
    profile: Profile,
    levels: Mapping[str, Decimal] | None = None,
) -> tuple[Contribution, ...]:
    """Explain one payoff cell: every reason that counts there, with the exact amount it adds.

    Parameters
    ----------
    scenario
        Where the reasons are.
    player
        Id of the player whose payoff it is.
    profile
        One strategy id per player.
    levels
        Driver levels, today's by default.

    Returns
    -------
    tuple of Contribution
        In the order of the scenario, the direct edit last. Reasons that happen to add 0 are
        included: they count here, only not at these levels. The amounts sum exactly to the payoff.
    """
    now = scenario.levels if levels is None else levels
    chosen = dict(zip((p.id for p in scenario.players), profile, strict=True))
    found = [
        Contribution(reason, amount_of(reason, now))
        for reason in scenario.considerations
        if reason.player == player and reason.applies_at(chosen)
    ]
    found.extend(
        Contribution(edit, edit.amount)
        for edit in scenario.edits
        if edit.player == player and edit.profile == profile
    )
    return tuple(found)


def amount_of(reason: Consideration | DirectEdit, levels: Mapping[str, Decimal]) -> Amount:
    """Return what a reason adds where it counts, exactly: base + slopes * levels."""
    if isinstance(reason, DirectEdit):
        return reason.amount
    total = reason.base
    for driver, slope in reason.slopes:
        total = plus(total, times(slope, levels[driver]))
    return total


def payoff(
    scenario: Scenario,
    player: str,
    profile: Profile,
    levels: Mapping[str, Decimal] | None = None,
) -> Amount:
    """Return one payoff exactly, at today's levels unless others are given."""
    total: Amount = Decimal(0)
    for part in contributions(scenario, player, profile, levels):
        total = plus(total, part.amount)
    return trimmed(total)


def _places(amount: Decimal) -> int:
    """Return how many decimals an amount has; 0 for whole numbers of any size."""
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int):
        message = f"an amount must be a finite number, not {amount}"
        raise ValueError(message)
    return max(0, -exponent)
