"""Isolation of the roots of many polynomials in (0, 1), in the Bernstein basis, with their errors.

Owns the cutting of the interval, the count of sign changes and the refinement of a bracket. Knows
polynomials by their coefficients and how far these may be from the truth: a coefficient within its
error of zero may have any sign, and what changes of sign it allows are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import ROUNDOFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.nash.three.common import Bools, Floats, Ints

#: Where an interval is cut: not in the middle, where the roots of hand-made games like to lie.
_CUT = 0.48721

#: Halvings after which two roots count as one (a width of about 1e-9), and cuts before a
#: polynomial is believed to be zero throughout.
_DEEPEST = 30
_FLAT_DEPTH = 5

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
        The roots of the coefficients as given.
    error : (R,)
        How far a true root of the same piece may be from it; infinite where that is not known.
    room : (R,)
        A true root nearer than this to it is the only one of the piece.
    stuck : int array
        Polynomials that may have a double root, or be zero throughout a piece.
    """

    row: Ints
    root: Floats
    error: Floats
    room: Floats
    stuck: Ints


@dataclass(frozen=True, eq=False)
class Hint:
    """A vector of polynomials (components, degree + 1, K), each wrong by `error` (components, K).

    Where two components have opposite signs on a whole piece its roots are not wanted.
    """

    values: Floats
    error: Floats

    def of(self, rows: Ints) -> Hint:
        """Return the vectors of some of the polynomials' pieces."""
        return Hint(self.values[..., rows], self.error[..., rows])

    def where(self) -> Bools:
        """Say on which pieces the vector cannot be a positive one times a number.

        That is so where one component has one sign throughout, beyond its error, and another has
        the opposite one. (Where all components may vanish the vector says nothing.)
        """
        low = self.values.min(axis=1) > self.error
        high = self.values.max(axis=1) < -self.error
        both: Bools = low.any(axis=0) & high.any(axis=0)
        return both


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


def rounded(coefficients: Floats, error: Floats) -> Floats:
    """Add to the errors of coefficients what all cuts to come add to them.

    A cut replaces coefficients by averages of degree + 1 of them, with degree + 2 roundings.
    """
    steps = _DEEPEST * (coefficients.shape[-2] + 1)
    whole: Floats = error + steps * ROUNDOFF * np.abs(coefficients)
    return whole


def isolate(target: Floats, error: Floats, hints: Sequence[Hint]) -> Isolated:
    """Find the roots in (0, 1) of polynomials with coefficients of order one.

    Parameters
    ----------
    target, error : (degree + 1, K)
        Bernstein coefficients, and how far each may be from the truth. Errors are averaged as the
        coefficients are; exact zeros at an end stay exact.
    hints
        Vectors of polynomials.
    """
    row = np.arange(target.shape[1])
    low, width = np.zeros(target.shape[1]), np.ones(target.shape[1])
    error = rounded(target, error)
    rows: list[Ints] = []
    roots: list[Floats] = []
    errors: list[Floats] = []
    rooms: list[Floats] = []
    stuck = np.zeros(target.shape[1], dtype=np.bool_)
    for depth in range(_DEEPEST + 1):
        changes, flat = _sign_changes(target, error)
        wanted = (changes > 0) | flat
        for hint in hints:
            wanted &= ~hint.where()
        single = np.flatnonzero(wanted & (changes == 1) & ~flat)
        root = _refined(target[:, single], error[:, single])
        off, room = _root_error(target[:, single], error[:, single], root)
        rows.append(row[single])
        roots.append(low[single] + width[single] * root)
        errors.append(width[single] * off)
        rooms.append(width[single] * room)
        open_pieces = wanted & ((changes != 1) | flat)
        if depth >= _FLAT_DEPTH:
            believed = open_pieces & (flat | (depth == _DEEPEST))
            stuck[row[believed]] = True
            open_pieces &= ~believed & ~stuck[row]
        rest = np.flatnonzero(open_pieces)
        if not rest.size:
            break
        row, low, width = row[rest], low[rest], width[rest]
        target, error = _cut(target[:, rest]), _cut(error[:, rest])
        hints = [Hint(_cut(h.values[..., rest]), np.tile(h.error[..., rest], 2)) for h in hints]
        row = np.concatenate([row, row])
        low = np.concatenate([low, low + _CUT * width])
        width = np.concatenate([_CUT * width, (1 - _CUT) * width])
    root, off, room = (np.concatenate(part) for part in (roots, errors, rooms))
    return Isolated(np.concatenate(rows), root, off, room, np.flatnonzero(stuck))


def _cut(coefficients: Floats) -> Floats:
    """Coefficients on the left of the cut, then those on its right, along the last axis."""
    left, right = _cutting(coefficients.shape[-2] - 1)
    return np.concatenate([left @ coefficients, right @ coefficients], axis=-1)


def _sign_changes(coefficients: Floats, error: Floats) -> tuple[Ints, Bools]:
    """Count the most changes of sign along the first axis that the errors allow.

    Also where no coefficient has a sign, so that the polynomial may be zero throughout.
    """
    up, down = coefficients > error, coefficients < -error
    certain = up | down
    count = (up[1:] & down[:-1] | down[1:] & up[:-1]).sum(axis=0)
    open_ = np.flatnonzero(~certain.all(axis=0))
    if open_.size:
        count[open_] = _most_changes(up[:, open_], down[:, open_], error[:, open_] > 0)
    return count, np.logical_not(certain.any(axis=0))


def _most_changes(up: Bools, down: Bools, wrong: Bools) -> Ints:
    """Count changes of sign where some coefficients have any sign, and exact zeros have none."""
    never = np.int64(-99)
    # the most changes so far if the last sign is plus, or minus; -1 before the first sign
    plus = np.full(up.shape[1], -1, dtype=np.int64)
    minus = plus.copy()
    for rises, falls, may in zip(up, down, wrong, strict=True):
        either = ~rises & ~falls & may
        to_plus, to_minus = np.maximum(plus, minus + 1), np.maximum(minus, plus + 1)
        new_plus = np.where(rises | either, to_plus, np.where(falls, never, plus))
        minus = np.where(falls | either, to_minus, np.where(rises, never, minus))
        plus = new_plus
    most: Ints = np.maximum(np.maximum(plus, minus), 0)
    return most


def _refined(coefficients: Floats, error: Floats) -> Floats:
    """Return the root in [0, 1] of polynomials with at most one sign change: guarded Newton steps.

    Where an end has no certain sign the root may be at the end.
    """
    low, high = np.zeros(coefficients.shape[1]), np.ones(coefficients.shape[1])
    sign = np.sign(np.where(np.abs(coefficients) > error, coefficients, 0.0))
    # where the line between the ends is zero
    start, end = np.abs(coefficients[0]), np.abs(coefficients[-1])
    t: Floats = np.clip(start / np.maximum(start + end, 1e-300), 0.01, 0.99)
    first = np.zeros_like(t)
    for own in sign[::-1]:
        first = np.where(own != 0, own, first)
    first = np.where(sign[-1] != 0, -sign[-1], first)
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


def _root_error(coefficients: Floats, error: Floats, t: Floats) -> tuple[Floats, Floats]:
    """Return how far the root of a piece may be from t, and the room around t for one root only.

    Let e be the largest error, s the slope at t and c the largest second derivative (by the
    coefficients, whose errors they share). If |f| + e <= s^2 / 8 c the true polynomial has exactly
    one root within s / 2 c (Kantorovich), and it is within 2 (|f| + e) / s: as the piece has no
    more than one, there is no other. In any case there is no more than one up to the nearer end.
    """
    degree = len(coefficients) - 1
    value, slope = _evaluated(coefficients, t)
    wide = error.max(axis=0)
    off = np.abs(value) + wide
    bent = np.full_like(t, 1e-300)
    if degree > 1:
        second = coefficients[2:] - 2 * coefficients[1:-1] + coefficients[:-2]
        bent = bent + degree * (degree - 1) * (np.abs(second).max(axis=0) + 4 * wide)
    steep = np.abs(slope) - 2 * degree * wide
    known = (steep > 0) & (8 * bent * off <= steep * steep)
    safe = np.where(known, steep, 1.0)
    error = np.where(known, 2 * off / safe, np.inf)
    room = np.where(known, np.minimum(safe / (2 * bent), 1.0), 0.0)
    return error, np.maximum(room, np.minimum(t, 1 - t))


def _evaluated(coefficients: Floats, t: Floats) -> tuple[Floats, Floats]:
    """Value and slope by de Casteljau's scheme."""
    degree = len(coefficients) - 1
    for _ in range(degree - 1):
        coefficients = coefficients[:-1] + (coefficients[1:] - coefficients[:-1]) * t
    rise = coefficients[1] - coefficients[0]
    return coefficients[0] + rise * t, degree * rise
