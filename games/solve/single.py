"""One game: every equilibrium with its proof, the second opinion, and what to tell a person.

Owns `solve`. Merges what the complete path and nashpy found, words the notes, names the ties. Must
not know how either path works, nor what players and strategies are called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake
from games.solve.batch import solve_batch
from games.solve.report import ENUMERATOR, Equilibrium, Report

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from games.solve.report import BatchReport, Floats
    from games.task import Token


def solve(payoffs: ArrayLike, *, second_opinion: bool = True, token: Token | None = None) -> Report:
    """Find all equilibria of one game.

    Parameters
    ----------
    payoffs : (players, *strategies)
        Two players with up to six strategies each, or three with up to five.
    second_opinion
        Solve with nashpy too, and compare.
    token
        Asked now and then whether to go on.

    Returns
    -------
    Report
        Certified only if the list is complete.

    Raises
    ------
    ValueError
        If the shape is not one that is solved, or a payoff is not a number of sensible size.
    Cancelled
        If the token says so.
    """
    table = intake.read(payoffs, batch=False)
    found = solve_batch(table, token=token)
    equilibria = tuple(_equilibrium(found, row) for row in range(len(found.game)))
    regular = bool((found.index != 0).all())
    return Report(
        equilibria,
        certified=bool(found.certified[0]),
        degenerate=bool(found.degenerate[0]),
        index_sum=int(found.index.sum()) if regular else None,
    )


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


def kind_of(profile: tuple[Floats, ...], *, strict: bool) -> str:
    """Return the word for an equilibrium; a pure one is strict if every deviation loses."""
    played = [int(np.count_nonzero(mix)) for mix in profile]
    if max(played) == 1:
        return "strict" if strict else "pure"
    if all(count == len(mix) for count, mix in zip(played, profile, strict=True)):
        return "totally mixed"
    return "mixed"
