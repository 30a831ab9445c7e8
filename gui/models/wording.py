"""How profiles, players and payoffs are called wherever the application names them.

Owns the short words ("R R K", "Iran's payoff") that tables, undo steps and screen readers share, so
that one thing never has two names. Qt-free; sentences that explain are `games.analysis.explain`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.analysis.words.wording import inside, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Profile, Scenario, When

__all__ = ["condition", "letters", "mixture_words", "profile_words"]


def letters(scenario: Scenario, profile: Profile) -> str:
    """Return a profile as the letters of its strategies, "R R K"."""
    return " ".join(
        player.strategies[index].letter or player.strategies[index].name[:1].upper()
        for player, index in zip(scenario.players, scenario.indices(profile), strict=True)
    )


def profile_words(scenario: Scenario, profile: Profile, separator: str = ", ") -> str:
    """Return a profile in words, "US retaliate, Iran absorb, Baghdad absorb"."""
    return separator.join(
        f"{player.name} {inside(player.strategies[index].name)}"
        for player, index in zip(scenario.players, scenario.indices(profile), strict=True)
    )


def condition(scenario: Scenario, when: When) -> str:
    """Return a partial profile in words, "US absorb or expel, Iran retaliate", or "always"."""
    parts = []
    for player_id, chosen in when:
        player = scenario.players[scenario.player_index(player_id)]
        names = [inside(player.strategies[player.index_of(own)].name) for own in chosen]
        parts.append(f"{player.name} {joined(names, 'or')}")
    return ", ".join(parts) if parts else "always"


def mixture_words(scenario: Scenario, mixture: Sequence[Sequence[str]]) -> str:
    """Return the support of a mixed equilibrium in words: "Ann mixes swerve and go straight"."""
    parts = []
    for player, played in zip(scenario.players, mixture, strict=True):
        names = [inside(player.strategies[player.index_of(own)].name) for own in played]
        parts.append(f"{player.name} {'mixes ' if len(names) > 1 else ''}{joined(names)}")
    return ", ".join(parts)
