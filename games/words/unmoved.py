"""Whose payoffs changed and whose probabilities did not: the remark of Tsebelis (1990), noticed.

Owns the comparison of two answers. Says nothing itself; the question is put by whoever shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.report import Equilibrium, Floats, Report

__all__ = ["unmoved"]

#: Probabilities closer than this are the same; those further apart than a hundred times this moved.
_SAME = 1e-9


def unmoved(before: tuple[Floats, Report], after: tuple[Floats, Report]) -> int | None:
    """Return the one player whose payoffs changed while only the others' probabilities moved.

    None unless exactly one player's payoffs differ, and in an equilibrium that both answers have in
    the same support that player mixes as before and somebody else does not.

    Parameters
    ----------
    before, after
        Payoffs, shape (players, *strategies), and the equilibria of each.
    """
    old, new = before[0], after[0]
    if old.shape != new.shape:
        return None
    changed = [player for player in range(len(old)) if not np.array_equal(old[player], new[player])]
    if len(changed) != 1:
        return None
    earlier = {equilibrium.support: equilibrium for equilibrium in before[1].equilibria}
    for equilibrium in after[1].equilibria:
        same = earlier.get(equilibrium.support)
        if same is not None and _stood_still(same, equilibrium, changed[0]):
            return changed[0]
    return None


def _stood_still(before: Equilibrium, after: Equilibrium, player: int) -> bool:
    """Tell whether a player mixes as before while another one's probabilities moved."""
    moves = [
        float(np.abs(old - new).max())
        for old, new in zip(before.profile, after.profile, strict=True)
    ]
    mixes = len(after.support[player]) > 1
    others = max(move for own, move in enumerate(moves) if own != player)
    return mixes and moves[player] <= _SAME and others > 100 * _SAME
