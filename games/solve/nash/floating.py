"""One game in floating point: the batch's answer as a report.

Owns what is said where exact arithmetic is not installed, does not decide, or would take too long
for the moment. Must not know how the batch works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake, wording
from games.solve.nash.complete.batch import solve_batch
from games.solve.nash.listed import kind_of, listed
from games.solve.nash.ties import ties
from games.solve.report import CHECKED, ENUMERATOR, OPEN, Equilibrium, Report, Tie

if TYPE_CHECKING:
    from games.solve.report import BatchReport, Floats
    from games.task import Token

__all__ = ["floating"]


def floating(batch: Floats, token: Token) -> Report:
    """Return the report of the only game of a batch (1, players, *strategies)."""
    if _indifferent(batch[0]):
        return _all_profiles(batch[0])
    found = solve_batch(batch, token=token)
    equilibria = tuple(_equilibrium(found, row) for row in range(len(found.game)))
    regular = all(own.index is not None for own in equilibria)
    total = sum(own.index or 0 for own in equilibria) if regular else None
    degenerate = bool(found.degenerate[0])
    if found.certified[0] and total == 1:
        return Report(equilibria, CHECKED, degenerate, (), total)
    doubt = wording.ties() if degenerate else wording.index_sum(total)
    named = ties(intake.prepare(batch), [own.profile for own in equilibria]) if degenerate else ()
    return Report(equilibria, OPEN, degenerate, (doubt,), total, named, open=doubt)


def _indifferent(table: Floats) -> bool:
    """Tell whether no player's payoff ever depends on the own strategy."""
    return all(bool((np.ptp(own, axis=player) == 0).all()) for player, own in enumerate(table))


def _all_profiles(table: Floats) -> Report:
    """Return the report of a game in which every profile is an equilibrium: the pure ones.

    The batch would list one point of every support, thousands where three players have five
    strategies each, and they would say no more.
    """
    sizes = table.shape[1:]
    equilibria = tuple(
        listed(
            table,
            tuple(np.eye(size)[place] for size, place in zip(sizes, cell, strict=True)),
            ENUMERATOR,
        )
        for cell in np.ndindex(*sizes)
    )
    named = tuple(
        Tie(
            player, tuple(range(size)), tuple(None if p == player else 0 for p in range(len(sizes)))
        )
        for player, size in enumerate(sizes)
    )
    doubt = wording.everything()
    return Report(equilibria, OPEN, True, (doubt,), None, named, open=doubt)


def _equilibrium(found: BatchReport, row: int) -> Equilibrium:
    profile = tuple(mix[row].copy() for mix in found.profiles)
    index = int(found.index[row]) or None
    return Equilibrium(
        profile,
        found.payoffs[row].copy(),
        float(found.regret[row]),
        index,
        (ENUMERATOR,),
        kind_of(profile, strict=index is not None),
    )
