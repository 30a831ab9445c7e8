"""The ties that make a game degenerate: who is indifferent between what, against whom.

Owns the naming of ties, read off from equilibria and from cells of the payoff table. Must not know
how equilibria are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.report import Tie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.solve.intake import Games
    from games.solve.report import Floats, Support

    Profile = tuple[Floats, ...]

#: Strategies whose payoffs differ by less than this share of the largest stake are tied.
TIED = 1e-9
#: At most this many ties are named: one is enough to see the reason, dozens help nobody.
MOST = 8


def ties(games: Games, profiles: Iterable[Profile]) -> tuple[Tie, ...]:
    """Name the ties at the equilibria of one game, or, if there are none, in its cells."""
    unit = games.unit[..., 0]
    width = np.maximum(TIED, 16.0 * games.noise[:, 0])
    found: dict[Tie, None] = {}
    for profile in profiles:
        found.update(dict.fromkeys(_at(unit, width, profile)))
    if not found:
        found.update(dict.fromkeys(_in_cells(unit, width)))
    return tuple(found)[:MOST]


def _at(unit: Floats, width: Floats, profile: Profile) -> list[Tie]:
    played: Support = tuple(tuple(int(s) for s in np.flatnonzero(mix)) for mix in profile)
    out = []
    for player, table in enumerate(unit):
        pay = np.moveaxis(table, player, 0)
        rest = [p for p in range(len(profile)) if p != player]
        for other in reversed(rest):
            pay = pay @ profile[other]
        best = tuple(int(s) for s in np.flatnonzero(pay >= pay.max() - width[player]))
        conditions = sum(len(played[other]) - 1 for other in rest)
        if len(best) == len(played[player]) and len(best) - 1 <= conditions:
            continue
        others = tuple(
            None if p == player or len(own) > 1 else own[0] for p, own in enumerate(played)
        )
        mixing = any(len(played[other]) > 1 for other in rest)
        out.append(Tie(player, best, others, mixing))
    return out


def _in_cells(unit: Floats, width: Floats) -> list[Tie]:
    out = []
    for player, table in enumerate(unit):
        pay = np.moveaxis(table, player, 0)
        for cell in np.ndindex(*pay.shape[1:]):
            own = pay[(slice(None), *cell)]
            best = tuple(int(s) for s in np.flatnonzero(own >= own.max() - width[player]))
            if len(best) > 1:
                others: list[int | None] = list(cell)
                others.insert(player, None)
                out.append(Tie(player, best, tuple(others)))
    return out
