"""Equilibria as they are listed: with payoffs, regret and kind, in one order.

Owns how a profile becomes an `Equilibrium`. Must not know how the profile was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.report import Equilibrium

if TYPE_CHECKING:
    from games.solve.report import ExactProfile, Floats

__all__ = ["kind_of", "listed", "place"]


def listed(
    table: Floats,
    profile: tuple[Floats, ...],
    found_by: str,
    *,
    index: int | None = None,
    component: int | None = None,
    exact: ExactProfile | None = None,
) -> Equilibrium:
    """Return a profile with its payoffs and regret on the payoffs (players, *strategies) as given.

    Regret is that of the floats, which are what is shown.
    """
    pay, worst = [], 0.0
    for player, own in enumerate(table):
        worth = _worth(own, profile, player)
        value = float(worth @ profile[player])
        pay.append(value)
        worst = max(worst, float(worth.max()) - value)
    return Equilibrium(
        profile,
        np.array(pay),
        worst,
        index,
        (found_by,),
        kind_of(profile, strict=index is not None),
        component,
        exact,
    )


def _worth(own: Floats, profile: tuple[Floats, ...], player: int) -> Floats:
    """Return what each strategy of a player earns against the others' mixtures."""
    for mix in profile[:player:-1]:
        own = own @ mix
    for mix in profile[:player]:
        own = (mix @ own.reshape(len(mix), -1)).reshape(own.shape[1:])
    return own


def kind_of(profile: tuple[Floats, ...], *, strict: bool) -> str:
    """Return the word for an equilibrium; a pure one is strict if every deviation loses."""
    played = [sum(map(bool, mix.tolist())) for mix in profile]
    if max(played) == 1:
        return "strict" if strict else "pure"
    if all(count == len(mix) for count, mix in zip(played, profile, strict=True)):
        return "totally mixed"
    return "mixed"


def place(own: Equilibrium) -> tuple[int, tuple[tuple[int, ...], ...], list[list[float]]]:
    """Return what puts equilibria in order: pure ones first, then by position."""
    size = sum(len(s) for s in own.support)
    return size, own.support, [[-p for p in mix.tolist()] for mix in own.profile]
