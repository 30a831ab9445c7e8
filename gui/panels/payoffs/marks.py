"""What a payoff table marks: best responses, pure equilibria, and how often a profile is played.

Owns the arrays behind the marks, computed from the payoffs and, for mixing, from the solver's
report. Qt-free. Best responses and pure equilibria need no solver, so they are right in the same
turn in which a payoff changes; only the mixed ones wait for the report. Where one moves after
another, what is played is the solver's to say, and all of it waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from games.words.certainty import single

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Report
    from games.solve.sequential.order import Order

__all__ = ["Marks", "can_happen", "marks_of"]

#: Two payoffs closer than this share of the largest one count as equal, as they do for the solver.
_TIE = 1e-9


@dataclass(frozen=True, eq=False)
class Marks:
    """Marks of a game with strategies of sizes (m1, m2[, m3]).

    Attributes
    ----------
    best : (players, *sizes) bool
        The player's payoff is the best he can get against what the others play.
        Never where he has moved already, or where the profile can no longer happen.
    pure : (*sizes,) bool
        Every payoff is a best response; of play in stages, the profile is played for certain.
    mixed : (*sizes,) float
        Probability of the profile in the mixed equilibrium that plays it most; 0 where none does.
        Of infinitely many, what the players' greatest chances make of it.
    tied : (*sizes,) bool
        The profile is played in some of infinitely many equilibria, and not in others.
    """

    best: Bools
    pure: Bools
    mixed: Floats
    tied: Bools


def marks_of(payoffs: Floats, report: Report | None, order: Order | None = None) -> Marks:
    """Mark a game.

    Parameters
    ----------
    payoffs
        Shape (players, *sizes).
    report
        The answer for exactly these payoffs, or None while it is not known; then nothing is marked
        as mixed.
    order
        Who moves when, and what has been done; None where all move at once, and nobody has moved.
    """
    tolerance = _TIE * max(1.0, float(np.abs(payoffs).max()))
    best = np.stack(
        [
            own >= own.max(axis=player, keepdims=True) - tolerance
            for player, own in enumerate(payoffs)
        ]
    )
    pure = np.logical_and.reduce(best, axis=0)
    if order is not None:
        pure = np.zeros(payoffs.shape[1:], dtype=bool)
        best &= can_happen(order, payoffs.shape[1:])
        best[[player for player, done in enumerate(order.moved) if done is not None]] = False
    mixed = np.zeros(payoffs.shape[1:])
    tied = np.zeros(payoffs.shape[1:], dtype=bool)
    for equilibrium in single(report) if report else ():
        if not equilibrium.is_pure:
            chances = equilibrium.joint
            if chances is None:
                chances = reduce(np.multiply.outer, equilibrium.profile)
            np.maximum(mixed, chances, out=mixed)
        elif order is not None:
            pure[tuple(own[0] for own in equilibrium.support)] = True
    for family in report.families if report else ():
        greatest = [span[1] for span in family.spans]
        np.maximum(mixed, reduce(np.multiply.outer, greatest), out=mixed)
        tied[np.ix_(*family.support)] = True
    return Marks(best=best, pure=pure, mixed=mixed, tied=tied)


def can_happen(order: Order | None, sizes: tuple[int, ...]) -> Bools:
    """Return which profiles can still happen after the moves already made, shape (*sizes)."""
    possible = np.ones(sizes, dtype=bool)
    for player, done in enumerate(order.moved if order is not None else ()):
        if done is not None:
            others = np.arange(sizes[player]) != done
            possible[(slice(None),) * player + (others,)] = False
    return possible
