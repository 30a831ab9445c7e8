"""The exact law of sums of uniforms: in which share of worlds a pure profile is an equilibrium.

A second way to an answer that sampling only comes near, for games in which everybody has two
strategies and each judgement enters one player's payoffs.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.study.doubt.uncertain import Uncertain

__all__ = ["above_zero", "share_of"]


def above_zero(sure: Fraction, widths: list[Fraction]) -> Fraction:
    """Return how likely sure + sum of widths times uniforms in [0, 1] is positive.

    Inclusion and exclusion over the corners of the cube (Hall 1927); widths may be negative.
    """
    widths = [width for width in widths if width]
    sure += sum(width for width in widths if width < 0)
    widths = [abs(width) for width in widths]
    if not widths:
        return Fraction(int(sure > 0))
    count, product = len(widths), Fraction(1)
    for width in widths:
        product *= width
    below = Fraction(0)
    for size in range(count + 1):
        for chosen in combinations(widths, size):
            rest = -sure - sum(chosen)
            if rest > 0:
                below += (-1) ** size * rest**count
    return 1 - below / (factorial(count) * product)


def share_of(what: Uncertain, cell: tuple[int, ...], doubt: Fraction) -> Fraction:
    """Return the share of worlds in which nobody gains by leaving a pure profile."""
    exact, share = what.at().exact, Fraction(1)
    for player, own in enumerate(cell):
        other = (*cell[:player], 1 - own, *cell[player + 1 :])
        sure, widths = exact[(player, *cell)] - exact[(player, *other)], []
        for one in what.judged:
            gain = Fraction(one.effect[(player, *cell)] - one.effect[(player, *other)])
            sure -= gain * doubt * one.down
            widths.append(gain * doubt * (one.down + one.up))
            if gain:
                # independence of players rests on it
                assert np.count_nonzero(one.effect.any(axis=tuple(range(1, exact.ndim)))) == 1
        share *= above_zero(sure, widths)
    return share
