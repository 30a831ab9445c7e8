"""All-mixing solutions of 2x2x2 games in closed form.

With x, y, z the mixes as homogeneous pairs the conditions are three bilinear forms,

    a(y, z) = 0,    b(x, z) = 0,    c(x, y) = 0.

Given x, the last two name y and z up to a factor (y is orthogonal to c'x, z to b'x), which turns
the first into a quadratic form in x. Nothing is ever divided: a root at infinity, a vanishing
leading coefficient or the vanishing denominators of the game of McKelvey and McLennan are points
like any other. Where c'x or b'x is (nearly) zero the mix it should name is taken from a(y, z) = 0.

Works on arrays of one component each (structure of arrays), for speed. Knows nothing of supports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import (
    EXACT,
    ROUNDOFF,
    blunted,
    isolated,
    spread,
    two_signs,
)
from games.solve.nash.three.common import FLAT, LOOSE, Interior, sorted_by_game
from games.solve.nash.three.quadratic import positive_roots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.nash.three.common import Bools, Floats, Ints

    #: A mix, or a linear form on mixes: two components.
    Pair = tuple[Floats, Floats]

#: Positions, among the 24 payoffs of a game, of each player's second and first strategy.
_UP = ([4, 5, 6, 7], [10, 11, 14, 15], [17, 19, 21, 23])
_DOWN = ([0, 1, 2, 3], [8, 9, 12, 13], [16, 18, 20, 22])


def interior_222(payoffs: Floats, noise: Floats | None = None) -> Interior:
    """Find the all-mixing solutions (two at most) of 2x2x2 games.

    Parameters
    ----------
    payoffs : (K, 3, 2, 2, 2)
        Payoffs of order one.
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding.
    """
    games = len(payoffs)
    flat = np.ascontiguousarray(payoffs.reshape(games, 24).T)
    gains = np.empty((3, 4, games))
    for player in range(3):
        np.subtract(flat[_UP[player]], flat[_DOWN[player]], out=gains[player])
    wrong = 2 * (noise.T if noise is not None else np.full((3, games), EXACT))
    low, high, size = two_signs(gains, wrong)
    kept = np.flatnonzero((low & high).all(axis=0))
    gains, size, wrong = gains[:, :, kept], size[:, kept], wrong[:, kept]
    sound = size > np.maximum(FLAT, wrong)
    scale = 1 / np.where(sound, size, 1.0)
    gains *= scale[:, None]
    error = np.where(sound, wrong * scale + 4 * ROUNDOFF, 1.0).max(axis=0)

    rough = all_mixing(gains, error)
    failed = np.zeros(games, dtype=np.bool_)
    failed[kept[rough.flat]] = True
    row, double = kept[rough.row], rough.double
    (p, q, r), regular, width = _polished(gains[:, :, rough.row], rough, error[rough.row])
    least = np.minimum(np.minimum(np.minimum(p, 1 - p), np.minimum(q, 1 - q)), np.minimum(r, 1 - r))
    failed[row[double | ~regular]] = True
    good = np.flatnonzero((regular | double) & (least > -LOOSE - width))
    profiles = [np.stack([1 - m[good], m[good]], axis=1) for m in (p, q, r)]
    return sorted_by_game(row[good], profiles, failed)


@dataclass(frozen=True, eq=False)
class Rough:
    """Solutions that are inside or nearly so, before they are polished.

    Attributes
    ----------
    row : (R,) int
        Which game each solution belongs to.
    second : three arrays (R,)
        The weight of everybody's second strategy.
    error : (R,)
        How far these weights may be from those of the solutions they stand for.
    double : (R,) bool
        True where the solution stands for two that cannot be told apart.
    flat : int array
        Games for which the closed form says nothing.
    """

    row: Ints
    second: tuple[Floats, Floats, Floats]
    error: Floats
    double: Bools
    flat: Ints


#: Terms of the coefficients of `_resultant`, and factors of each term.
_TERMS = np.array([[4.0], [8.0], [4.0]])
_FACTORS = 3


def all_mixing(gains: Floats, noise: Floats) -> Rough:
    """Return the solutions of games given by the gains (3, 4, K) of one strategy over the other.

    Each player's gains are of order one, against (0, 0), (0, 1), (1, 0) and (1, 1) of the others;
    those that are not exactly zero are wrong by at most `noise` (K,), relative to the largest.
    """
    form = np.array(_resultant(gains))
    error = spread(_TERMS, _FACTORS, noise)
    gaps = np.flatnonzero((form == 0).any(axis=0))
    if gaps.size:
        there = (gains[..., gaps] != 0).astype(np.float64)
        error[:, gaps] = spread(np.array(_resultant(there, -1.0)), _FACTORS, noise[gaps])
    roots = positive_roots(form, error)
    some = noise[roots.row]
    y, z, wrong = _other_mixes(gains[:, :, roots.row], (roots.x0, roots.x1), roots.error, some)
    least = np.minimum(np.minimum(*y), np.minimum(*z))
    near = np.flatnonzero(least > -LOOSE - wrong)
    return Rough(
        roots.row[near],
        (roots.x1[near], y[1][near], z[1][near]),
        # a mix of two signs is not scaled to sum 1
        (np.maximum(roots.error, wrong) + 2 * np.maximum(-least, 0))[near],
        roots.double[near],
        roots.flat,
    )


def _resultant(gains: Floats, sign: float = 1.0) -> tuple[Floats, Floats, Floats]:
    """Coefficients of x0^2, x0 x1 and x1^2 in a(y(x), z(x)); with sign -1, their terms added up."""
    (a00, a01, a10, a11), (b00, b01, b10, b11), (c00, c01, c10, c11) = gains
    if sign < 0:
        b01, b11, c01, c11 = -b01, -b11, -c01, -c11
    e0, e1 = a01 * b00 - a00 * b01, a01 * b10 - a00 * b11
    f0, f1 = a11 * b00 - a10 * b01, a11 * b10 - a10 * b11
    return (
        c00 * f0 - c01 * e0,
        c00 * f1 + c10 * f0 - c01 * e1 - c11 * e0,
        c10 * f1 - c11 * e1,
    )


def _against_rows(form: Floats, mix: Pair) -> Pair:
    """Return the second mix that `form` names, given the first."""
    return (
        -(form[1] * mix[0] + form[3] * mix[1]),
        form[0] * mix[0] + form[2] * mix[1],
    )


def _against_columns(form: Floats, mix: Pair) -> Pair:
    """Return the first mix that `form` names, given the second."""
    return (
        -(form[2] * mix[0] + form[3] * mix[1]),
        form[0] * mix[0] + form[1] * mix[1],
    )


def _size(mix: Pair) -> Floats:
    size: Floats = np.maximum(np.abs(mix[0]), np.abs(mix[1]))
    return size


def _better(one: Pair, other: Pair, *, choose_one: Bools) -> Pair:
    """Choose between two makings of a mix and scale it to sum 1 (or to opposite signs)."""
    m0 = np.where(choose_one, one[0], other[0])
    m1 = np.where(choose_one, one[1], other[1])
    total = m0 + m1
    scale = np.where(m0 * m1 >= 0, total, np.abs(m0) + np.abs(m1))
    scale[scale == 0] = 1.0
    return m0 / scale, m1 / scale


def _other_mixes(gains: Floats, x: Pair, error: Floats, noise: Floats) -> tuple[Pair, Pair, Floats]:
    """Complete x to (x, y, z), each mix from the equation that names it more sharply.

    Also how far they may be off: a component of a mix that is still to be scaled is wrong by no
    more than w = 2 `noise` + 2 times the error of what it was made from; scaled to sum 1 by a
    number no smaller than its larger component S, it is wrong by 3 w / S (for w <= S / 3; beyond
    that it may be anything).
    """
    a, b, c = gains
    y, z = _against_rows(c, x), _against_rows(b, x)
    sharp_y, sharp_z = _size(y), _size(z)
    first = sharp_y >= sharp_z
    trusted_y, trusted_z = _better(y, y, choose_one=first), _better(z, z, choose_one=first)
    y_of_z, z_of_y = _against_columns(a, trusted_z), _against_rows(a, trusted_y)
    y_stays = first | (sharp_y >= _size(y_of_z))
    z_stays = ~first | (sharp_z >= _size(z_of_y))
    start = 2 * noise + 2 * error
    best = blunted(start, np.maximum(sharp_y, sharp_z))
    further = 2 * noise + 2 * best
    wrong = np.maximum(
        np.where(y_stays, blunted(start, sharp_y), blunted(further, _size(y_of_z))),
        np.where(z_stays, blunted(start, sharp_z), blunted(further, _size(z_of_y))),
    )
    return (
        _better(y, y_of_z, choose_one=y_stays),
        _better(z, z_of_y, choose_one=z_stays),
        wrong,
    )


@dataclass(frozen=True, eq=False)
class Tangent:
    """The conditions and their Jacobian at some mixes, one array each.

    `values` are the three conditions, `adjugate` (3 x 3) and `determinant` those of their
    derivatives by the weights of everybody's second strategy.
    """

    values: Floats
    adjugate: Floats
    determinant: Floats

    def steps(self, usable: Bools) -> Floats:
        """Return Newton's steps (3, E); none where they are not usable."""
        scale = np.where(usable, 1.0, 0.0) / np.where(usable, self.determinant, 1.0)
        a, b, c = self.values
        steps: Floats = self.adjugate[:, 0] * a
        steps += self.adjugate[:, 1] * b
        steps += self.adjugate[:, 2] * c
        steps *= scale
        return steps


def tangent(gains: Floats, second: Sequence[Floats] | Floats) -> Tangent:
    """Return conditions and Jacobian at the mixes in which second strategies have these weights."""
    a, b, c = gains
    p, q, r = second
    fa, a_q, a_r = _value_and_slopes(a, q, r)
    fb, b_p, b_r = _value_and_slopes(b, p, r)
    fc, c_p, c_q = _value_and_slopes(c, p, q)
    adjugate = np.array(
        [
            [-b_r * c_q, a_r * c_q, a_q * b_r],
            [b_r * c_p, -a_r * c_p, a_r * b_p],
            [b_p * c_q, a_q * c_p, -a_q * b_p],
        ]
    )
    return Tangent(np.array([fa, fb, fc]), adjugate, a_q * b_r * c_p + a_r * b_p * c_q)


def _polished(gains: Floats, found: Rough, noise: Floats) -> tuple[Floats, Bools, Floats]:
    """Take two Newton steps (none at double roots); return where they end and what is proved."""
    second = np.array(found.second)
    begin = second
    line = tangent(gains, second)
    for _ in range(2):
        second = second - line.steps(~found.double & (line.determinant != 0))
        line = tangent(gains, second)
    moved = np.abs(second - begin).max(axis=0)
    steep = np.abs(line.adjugate).sum(axis=1).max(axis=0)
    values = np.abs(line.values).max(axis=0)
    regular, width = isolated(np.abs(line.determinant), steep, values, noise, moved + found.error)
    regular &= ~found.double & (np.abs(second - 0.5).max(axis=0) <= 1)
    return second, regular, np.where(regular, width, 0.0)


def _value_and_slopes(form: Floats, u: Floats, v: Floats) -> tuple[Floats, Floats, Floats]:
    """Value and partial derivatives of a form at the mixes (1 - u, u) and (1 - v, v)."""
    low = form[0] + (form[1] - form[0]) * v
    high = form[2] + (form[3] - form[2]) * v
    by_v = (form[1] - form[0]) * (1 - u) + (form[3] - form[2]) * u
    return low * (1 - u) + high * u, high - low, by_v
