"""Isolation of the roots of many polynomials in (0, 1), in the Bernstein basis.

Owns the cutting of the interval, the count of sign changes and the refinement of a bracket. Knows
polynomials by their coefficients only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import NOISE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.nash.three.common import Bools, Floats, Ints

#: Where an interval is cut: not in the middle, where the roots of hand-made games like to lie.
_CUT = 0.48721

#: Halvings after which two roots count as one (a width of about 1e-9), and cuts before a
#: polynomial is believed to be zero throughout.
_DEEPEST = 30
_FLAT_DEPTH = 5

#: What counts as one sign throughout, and as nowhere that sign, in the components of a mix.
_CLEAR = 1e-3
_ZERO = 1e-15

#: A refinement ends with a step this small (in lengths of the piece): Newton's method on the game
#: itself does the rest.
_FINE = 1e-9

#: Most steps of a refinement; Newton's method needs six, the guard (halving) at most fifty.
_NEWTON = 50


@dataclass(frozen=True, eq=False)
class Isolated:
    """Roots of a batch of polynomials.

    Attributes
    ----------
    row : (R,) int
        Which polynomial each root belongs to; in no order.
    root : (R,)
        The roots, to about nine digits of the distance to the next one.
    stuck : int array
        Polynomials with a double root (to working precision) or zero throughout a piece.
    """

    row: Ints
    root: Floats
    stuck: Ints


@cache
def _cutting(degree: int) -> tuple[Floats, Floats]:
    """Matrices that give the coefficients on the left and right of the cut."""
    left = np.zeros((degree + 1, degree + 1))
    for i in range(degree + 1):
        for j in range(i + 1):
            left[i, j] = comb(i, j) * (1 - _CUT) ** (i - j) * _CUT**j
    right = np.zeros_like(left)
    for i in range(degree + 1):
        n = degree - i
        for j in range(n + 1):
            right[i, i + j] = comb(n, j) * (1 - _CUT) ** (n - j) * _CUT**j
    return left, right


def isolate(target: Floats, hints: Sequence[Floats]) -> Isolated:
    """Find the roots in (0, 1) of polynomials with coefficients of order one.

    Parameters
    ----------
    target : (degree + 1, K)
        Bernstein coefficients.
    hints : arrays (components, degree + 1, K)
        Vectors of polynomials; where two components of one vector have opposite signs on a whole
        piece its roots are not wanted.
    """
    row = np.arange(target.shape[1])
    low, width = np.zeros(target.shape[1]), np.ones(target.shape[1])
    rows: list[Ints] = []
    roots: list[Floats] = []
    stuck = np.zeros(target.shape[1], dtype=np.bool_)
    for depth in range(_DEEPEST + 1):
        changes = _sign_changes(target)
        flat: Bools = np.abs(target).max(axis=0) <= NOISE
        wanted = (changes > 0) | flat
        for hint in hints:
            wanted &= ~opposite(hint)
        single = np.flatnonzero(wanted & (changes == 1))
        rows.append(row[single])
        roots.append(low[single] + width[single] * _refined(target[:, single]))
        open_pieces = wanted & (changes != 1)
        if depth >= _FLAT_DEPTH:
            believed = open_pieces & (flat | (depth == _DEEPEST))
            stuck[row[believed]] = True
            open_pieces &= ~believed
        rest = np.flatnonzero(open_pieces)
        if not rest.size:
            break
        row, low, width = row[rest], low[rest], width[rest]
        target = _cut(target[:, rest])
        hit = np.flatnonzero((np.abs(target[-1, : len(row)]) <= NOISE) & ~flat[rest])
        rows.append(row[hit])
        roots.append(low[hit] + _CUT * width[hit])
        hints = [_cut(hint[..., rest]) for hint in hints]
        row = np.concatenate([row, row])
        low = np.concatenate([low, low + _CUT * width])
        width = np.concatenate([_CUT * width, (1 - _CUT) * width])
    return Isolated(np.concatenate(rows), np.concatenate(roots), np.flatnonzero(stuck))


def _cut(coefficients: Floats) -> Floats:
    """Coefficients on the left of the cut, then those on its right, along the last axis."""
    left, right = _cutting(coefficients.shape[-2] - 1)
    return np.concatenate([left @ coefficients, right @ coefficients], axis=-1)


def _sign_changes(coefficients: Floats) -> Ints:
    """Count changes of sign along the first axis; noise has no sign."""
    last = np.zeros(coefficients.shape[1], dtype=np.int8)
    count = np.zeros(coefficients.shape[1], dtype=np.int64)
    for row in coefficients:
        sign = (row > NOISE).astype(np.int8) - (row < -NOISE).astype(np.int8)
        count += sign * last < 0
        np.copyto(last, sign, where=sign != 0)
    return count


def opposite(vector: Floats) -> Bools:
    """Say on which pieces a vector cannot be a positive one times a number.

    That is so where one component has one sign throughout, clear of zero, and another has nowhere
    that sign. (Where all components vanish the vector says nothing.)
    """
    low, high = vector.min(axis=1), vector.max(axis=1)
    up = (low > _CLEAR).any(axis=0) & (high <= _ZERO).any(axis=0)
    down = (high < -_CLEAR).any(axis=0) & (low >= -_ZERO).any(axis=0)
    both: Bools = up | down
    return both


def _refined(coefficients: Floats) -> Floats:
    """Return the root in (0, 1) of polynomials with one sign change: guarded Newton steps."""
    low, high = np.zeros(coefficients.shape[1]), np.ones(coefficients.shape[1])
    strong = np.where(np.abs(coefficients) > NOISE, coefficients, 0.0)
    # where the line between the ends is zero
    start, end = np.abs(coefficients[0]), np.abs(coefficients[-1])
    t: Floats = np.clip(start / (start + end + NOISE), 0.01, 0.99)
    first = np.zeros_like(t)
    for sign in np.sign(strong)[::-1]:
        first = np.where(sign != 0, sign, first)
    active = np.arange(len(t))
    for _ in range(_NEWTON):
        if not active.size:
            break
        old = t[active]
        value, slope = _evaluated(coefficients[:, active], old)
        before = value * first[active] > 0
        low[active[before]] = old[before]
        high[active[~before]] = old[~before]
        new = old - value / np.where(slope != 0, slope, 1.0)
        inside = (new > low[active]) & (new < high[active]) & (slope != 0)
        new = np.where(inside, new, (low[active] + high[active]) / 2)
        t[active] = new
        active = active[np.abs(new - old) > _FINE]
    return t


def _evaluated(coefficients: Floats, t: Floats) -> tuple[Floats, Floats]:
    """Value and slope by de Casteljau's scheme."""
    degree = len(coefficients) - 1
    for _ in range(degree - 1):
        coefficients = coefficients[:-1] + (coefficients[1:] - coefficients[:-1]) * t
    rise = coefficients[1] - coefficients[0]
    return coefficients[0] + rise * t, degree * rise
