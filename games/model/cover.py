"""Which profiles partial profiles cover, and the few partial profiles that cover given profiles.

Owns the way between a condition ("US absorbs") and the cells of the table it stands for. Knows
nothing of who uses it, considerations or outcomes.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Profile, Scenario, When

__all__ = ["covered", "partials"]


def covered(scenario: Scenario, whens: Iterable[When]) -> frozenset[Profile]:
    """Return the profiles that agree with at least one partial profile."""
    found: set[Profile] = set()
    for when in whens:
        fixed = dict(when)
        found.update(
            product(
                *(
                    [fixed[player.id]]
                    if player.id in fixed
                    else [strategy.id for strategy in player.strategies]
                    for player in scenario.players
                )
            )
        )
    return frozenset(found)


def partials(scenario: Scenario, profiles: Iterable[Profile]) -> tuple[When, ...]:
    """Return few partial profiles that cover exactly these profiles.

    The most general come first, none is covered by the others, and the same profiles always give
    the same list.
    """
    wanted = frozenset(profiles)
    chosen: list[tuple[When, frozenset[Profile]]] = []
    left = set(wanted)
    for when in _all(scenario):
        cells = covered(scenario, [when])
        if cells <= wanted and cells & left:
            chosen.append((when, cells))
            left -= cells
    needed = list(chosen)
    for candidate in reversed(chosen):
        others = [cells for entry in needed if entry is not candidate for cells in entry[1]]
        if candidate[1] <= set(others):
            needed.remove(candidate)
    return tuple(when for when, _ in needed)


def _all(scenario: Scenario) -> list[When]:
    """Return every partial profile, the most general first, in the order of the table."""
    choices = product(
        *([None, *(strategy.id for strategy in player.strategies)] for player in scenario.players)
    )
    whens = [
        tuple(
            (player.id, strategy)
            for player, strategy in zip(scenario.players, choice, strict=True)
            if strategy is not None
        )
        for choice in choices
    ]
    return sorted(whens, key=len)
