"""Headers of a pasted table: which player or strategy a word in it means.

Owns the comparison of names. A strategy goes by its name, its letter, both, or its id; a player by
his name or id; capitals and blanks do not matter. What could mean two things means nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Player, Strategy

__all__ = ["Names", "player_names", "strategy_in", "strategy_names"]

Names = dict[str, int]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _unique(words: Iterable[tuple[int, tuple[str, ...]]]) -> Names:
    found: dict[str, set[int]] = {}
    for place, spellings in words:
        for spelling in spellings:
            if _plain(spelling):
                found.setdefault(_plain(spelling), set()).add(place)
    return {word: min(places) for word, places in found.items() if len(places) == 1}


def strategy_names(player: Player) -> Names:
    """Return the position of a strategy by every word that means it."""

    def spellings(s: Strategy) -> tuple[str, ...]:
        return s.name, s.letter, f"{s.letter} {s.name}", f"{s.name} ({s.letter})", s.id

    names = _unique((i, (s.name,)) for i, s in enumerate(player.strategies))
    rest = _unique((i, spellings(s)) for i, s in enumerate(player.strategies))
    return rest | names


def player_names(players: Iterable[Player]) -> Names:
    """Return the position of a player by every word that means him."""
    listed = list(enumerate(players))
    names = _unique((i, (p.name,)) for i, p in listed)
    return _unique((i, (p.name, p.id)) for i, p in listed) | names


def strategy_in(text: str, player: Player) -> int | None:
    """Return the strategy of a player that a heading names: "Baghdad: Expel troops"."""
    names, word = strategy_names(player), _plain(text)
    for start in (player.name, player.id):
        for mark in (":", "=", " "):
            head = _plain(start) + mark
            if word.startswith(head) and word[len(head) :].strip() in names:
                return names[word[len(head) :].strip()]
    return names.get(word)


def position(names: Names, text: str) -> int | None:
    """Return what a word means; None if nothing or several things."""
    return names.get(_plain(text))
