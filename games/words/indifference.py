"""Why any choice will do for a player of a family: which driver makes two worth the same.

Owns the question what the tie hangs on, asked of the exact payoffs, and its answer in words. Knows
families as they are, not how they are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.words.families import PRODUCT
from games.words.names import inside, joined, measured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.model.affine import AffinePayoffs, Exact
    from games.model.scenario import Player, Scenario
    from games.solve.report import Family
    from games.words.families import Reason

__all__ = ["hanging_on", "reason_of", "silent"]

#: More drivers than these are not named.
_NAMED = 2


def reason_of(
    scenario: Scenario,
    parts: AffinePayoffs,
    family: Family,
    levels: Mapping[str, str],
    said: str = "",
) -> Reason:
    """Return what says why a player of a family may do this or that.

    Parameters
    ----------
    parts
        The scenario's payoffs.
    levels
        Where drivers stand, as text.
    said
        A driver whose level the sentence has just given.
    """

    def reason(player: int) -> str:
        drivers = hanging_on(parts, family, player)
        if drivers is None:
            return ""
        if not drivers:
            return _always(scenario, player)
        if drivers == [said]:
            return ", being exactly indifferent there"
        if len(drivers) > _NAMED:
            return ", being exactly indifferent at these levels"
        named = ((scenario.driver(one), levels[one]) for one in drivers)
        where = joined(f"{inside(one.name)} {measured(level, one.unit)}" for one, level in named)
        return f", being exactly indifferent at {where}"

    return reason


def silent(scenario: Scenario) -> list[Player]:
    """Return the players of whom nothing is said yet: no reason, and no payoff that was typed."""
    stated = {one.player for one in scenario.considerations}
    stated |= {one.player for one in scenario.edits}
    return [player for player in scenario.players if player.id not in stated]


def _always(scenario: Scenario, player: int) -> str:
    """Say that no driver ends the tie."""
    if scenario.players[player] in silent(scenario):
        return ", as nothing is said yet of what that is worth"
    return (
        ", being indifferent at any level of the drivers"
        if scenario.drivers
        else (", being exactly indifferent")
    )


def hanging_on(parts: AffinePayoffs, family: Family, player: int) -> list[str] | None:
    """Return the drivers whose move ends the tie of one player, if they move alone.

    None where that is not known: where others mix in fixed chances, which drivers move, too.
    """
    others = [own for place, own in enumerate(family.mixes) if place != player]
    pure = all(bool((own.max(axis=1) == 1.0).all()) for own in others)
    if family.kind != PRODUCT or not pure:
        return None
    support = np.ix_(*family.support)
    return [driver for driver in parts.drivers if _moves(parts.slopes[driver], support, player)]


def _moves(slopes: Exact, support: tuple[np.ndarray, ...], player: int) -> bool:
    """Tell whether strategies that are worth the same grow apart at some cell of a family."""
    own = np.moveaxis(slopes[player][support], player, 0)
    return bool((own != own[:1]).any())
