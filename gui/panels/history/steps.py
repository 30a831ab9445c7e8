"""The words of one step in little room: what was there before, and names shortened in the middle.

Owns how a row of the history stays distinguishable from the next. Labels are of those who make the
steps. Qt-free: `wide` measures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from games.model.numbers import amount_text
from games.model.payoffs import payoff

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.amounts import Amount
    from games.model.scenario import Scenario

__all__ = ["fitted", "was"]

_NAME = re.compile("“([^”]*)”")
#: No name is cut to fewer characters.
_FEWEST = 9
_DOTS = "…"


def was(before: Scenario, after: Scenario) -> str:
    """Return the number before a step that made one number another; empty for any other step."""
    found: list[Amount] = []
    if before.drivers is not after.drivers:
        old_levels, levels = before.levels, after.levels
        found += [old_levels[n] for n in levels if levels[n] != old_levels.get(n, levels[n])]
    if before.considerations is not after.considerations:
        known = {one.id: one for one in before.considerations}
        for new in after.considerations:
            old = known.get(new.id, new)
            slopes, moved = dict(old.slopes), dict(new.slopes)
            found += [old.base] if old.base != new.base else []
            found += [v for n, v in slopes.items() if n in moved and moved[n] != v]
    if before.edits is not after.edits and before.players == after.players:
        edits = {(e.player, e.profile, e.amount) for e in before.edits} ^ {
            (e.player, e.profile, e.amount) for e in after.edits
        }
        places = {(player, profile) for player, profile, _ in edits}
        found += [payoff(before, *place) for place in places]
    return amount_text(found[0]) if len(found) == 1 else ""


def fitted(text: str, room: int, wide: Callable[[str], int]) -> str:
    """Return text no wider than a room, as far as shortening its quoted names goes.

    The longest name loses characters in its middle first: what stands around names, what changed
    and by how much, stays.
    """
    names = [match[1] for match in _NAME.finditer(text)]
    cut = list(names)
    while wide(_written(text, cut)) > room:
        longest = max(range(len(cut)), key=lambda place: len(cut[place]), default=None)
        if longest is None or len(cut[longest]) <= _FEWEST:
            break
        cut[longest] = _shorter(names[longest], len(cut[longest]) - 1)
    return _written(text, cut)


def _written(text: str, names: list[str]) -> str:
    rest = iter(names)
    return _NAME.sub(lambda _: f"“{next(rest)}”", text)


def _shorter(name: str, length: int) -> str:
    """Return a name of so many characters, without its middle."""
    kept = length - len(_DOTS)
    tail = kept // 2
    return f"{name[: kept - tail].rstrip()}{_DOTS}{name[len(name) - tail :].lstrip()}"
