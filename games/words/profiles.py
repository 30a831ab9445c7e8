"""How profiles, players and payoffs are called wherever the application names them.

Owns the short words ("R R K", "Iran's payoff") that tables, undo steps and screen readers share, so
that one thing never has two names. Qt-free; sentences that explain are `games.words.reasons`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import show
from games.words.names import joined, label, measured, play

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from games.model.scenario import Driver, Profile, Scenario

__all__ = ["letters", "level_words", "mixture_words", "profile_words"]


def letters(scenario: Scenario, profile: Profile) -> str:
    """Return a profile as the letters of its strategies, "R R K"."""
    return " ".join(
        player.strategies[index].letter or player.strategies[index].name[:1].upper()
        for player, index in zip(scenario.players, scenario.indices(profile), strict=True)
    )


def profile_words(scenario: Scenario, profile: Profile) -> str:
    """Return a profile in words, "US: Retaliate, Iran: Absorb, Baghdad: Absorb"."""
    return ", ".join(
        play(player, player.strategy(own))
        for player, own in zip(scenario.players, profile, strict=True)
    )


def mixture_words(scenario: Scenario, mixture: Sequence[Sequence[str]]) -> str:
    """Return the support of a mixed equilibrium in words: "Ann: Swerve and Go straight mixed"."""
    parts = []
    for player, played in zip(scenario.players, mixture, strict=True):
        names = [label(player.strategy(own).name) for own in played]
        mixed = " mixed" if len(names) > 1 else ""
        parts.append(f"{label(player.name)}: {joined(names)}{mixed}")
    return ", ".join(parts)


def level_words(driver: Driver, level: Decimal) -> str:
    """Return a move of a driver in words: "Temperature to 2.5 °C"."""
    return f"{label(driver.name)} to {measured(show(level), driver.unit)}"
