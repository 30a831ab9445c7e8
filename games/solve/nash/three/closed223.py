"""All-mixing solutions of 2x2x3 games in closed form.

The player with three strategies contributes two forms in the other two mixes, c(x, y) = 0 and
d(x, y) = 0: y is orthogonal to both c'x and d'x, so their determinant, a quadratic form in x,
vanishes. The third mix then solves two linear equations, a(y, .) = b(x, .) = 0: it is a cross
product.

Works on arrays of one component each (structure of arrays), for speed. Knows nothing of supports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import (
    FLAT,
    LOOSE,
    POSITIVE,
    RESIDUAL,
    SINGULAR,
    Interior,
    sorted_by_game,
)
from games.solve.nash.three.quadratic import positive_roots

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats

#: Positions, among the 36 payoffs of a game, of what is subtracted from what.
_A = ([6, 7, 8, 9, 10, 11], [0, 1, 2, 3, 4, 5])
_B = ([15, 16, 17, 21, 22, 23], [12, 13, 14, 18, 19, 20])
_C = ([25, 28, 31, 34], [24, 27, 30, 33])
_D = ([26, 29, 32, 35], [24, 27, 30, 33])


def interior_223(payoffs: Floats) -> Interior:
    """Find the all-mixing solutions (two at most) of 2x2x3 games.

    Parameters
    ----------
    payoffs : (K, 3, 2, 2, 3)
        Payoffs of order one.
    """
    games = len(payoffs)
    flat = np.ascontiguousarray(payoffs.reshape(games, 36).T)
    c, d = flat[_C[0]] - flat[_C[1]], flat[_D[0]] - flat[_D[1]]
    kept = np.flatnonzero(_mixed(c) & _mixed(d) & _mixed(c - d))
    flat, c, d = flat[:, kept], c[:, kept], d[:, kept]
    a, b = flat[_A[0]] - flat[_A[1]], flat[_B[0]] - flat[_B[1]]
    more = np.flatnonzero(_mixed(a) & _mixed(b))
    kept = kept[more]
    a, b, c, d = (_scaled(form[:, more]) for form in (a, b, c, d))

    roots = positive_roots(
        c[0] * d[1] - c[1] * d[0],
        c[0] * d[3] + c[2] * d[1] - c[1] * d[2] - c[3] * d[0],
        c[2] * d[3] - c[3] * d[2],
    )
    failed = np.zeros(games, dtype=np.bool_)
    failed[kept[roots.flat]] = True
    a, b, c, d = (form[:, roots.row] for form in (a, b, c, d))
    q, sharp = _second_mix(c, d, roots.x0, roots.x1)
    near = np.flatnonzero((np.minimum(q, 1 - q) > LOOSE) | ~sharp)
    a, b, c, d = (form[:, near] for form in (a, b, c, d))
    double, row = roots.double[near], kept[roots.row[near]]
    p, q, regular = _polished(c, d, roots.x1[near], q[near], double)
    z, sharp_z = _third_mix(a, b, p, q)
    least = np.minimum(np.minimum(p, 1 - p), np.minimum(q, 1 - q))
    least = np.minimum(least, z.min(axis=0))
    regular &= sharp[near] & sharp_z
    failed[row[(double | ~regular) & ((least > LOOSE) | ~sharp[near] | ~sharp_z)]] = True
    good = np.flatnonzero((least > POSITIVE) & (regular | double) & sharp_z)
    mixes = [np.stack([1 - m[good], m[good]], axis=1) for m in (p, q)]
    return sorted_by_game(row[good], [*mixes, z[:, good].T], failed)


def _mixed(form: Floats) -> Bools:
    """Say where a form takes both signs, or is zero throughout."""
    low, high = form.min(axis=0), form.max(axis=0)
    answer: Bools = (low < 0) & (high > 0) | (np.maximum(-low, high) <= FLAT)
    return answer


def _scaled(form: Floats) -> Floats:
    size = np.abs(form).max(axis=0)
    return form / np.where(size > FLAT, size, 1.0)


def _second_mix(c: Floats, d: Floats, x0: Floats, x1: Floats) -> tuple[Floats, Bools]:
    """Weight of y on its second strategy, from the sharper of the two forms."""
    c0, c1 = c[0] * x0 + c[2] * x1, c[1] * x0 + c[3] * x1
    d0, d1 = d[0] * x0 + d[2] * x1, d[1] * x0 + d[3] * x1
    size_c = np.maximum(np.abs(c0), np.abs(c1))
    size_d = np.maximum(np.abs(d0), np.abs(d1))
    first = size_c >= size_d
    up, down = np.where(first, c0, d0), np.where(first, c1, d1)
    fall = up - down
    sharp = np.maximum(size_c, size_d) > SINGULAR
    # the weight is beyond reach where both components have one sign: fall may vanish there
    crossing = up * down < 0
    return np.where(crossing, up / np.where(crossing, fall, 1.0), -1.0), sharp


def _polished(
    c: Floats, d: Floats, p: Floats, q: Floats, double: Bools
) -> tuple[Floats, Floats, Bools]:
    """Take two Newton steps (none at double roots) and say where they can be trusted."""
    for _ in range(2):
        fc, c_p, c_q = _value_and_slopes(c, p, q)
        fd, d_p, d_q = _value_and_slopes(d, p, q)
        det = c_p * d_q - c_q * d_p
        usable = ~double & (det != 0)
        step = np.where(usable, 1.0, 0.0) / np.where(usable, det, 1.0)
        p = p - step * (d_q * fc - c_q * fd)
        q = q - step * (c_p * fd - d_p * fc)
    left = np.maximum(np.abs(_value_and_slopes(c, p, q)[0]), np.abs(_value_and_slopes(d, p, q)[0]))
    return p, q, (np.abs(det) > SINGULAR) & (left < RESIDUAL)


def _value_and_slopes(form: Floats, u: Floats, v: Floats) -> tuple[Floats, Floats, Floats]:
    """Value and partial derivatives of a form at the mixes (1 - u, u) and (1 - v, v)."""
    low = form[0] + (form[1] - form[0]) * v
    high = form[2] + (form[3] - form[2]) * v
    by_v = (form[1] - form[0]) * (1 - u) + (form[3] - form[2]) * u
    return low * (1 - u) + high * u, high - low, by_v


def _third_mix(a: Floats, b: Floats, p: Floats, q: Floats) -> tuple[Floats, Bools]:
    """Return z from a(y, z) = b(x, z) = 0, and where these equations name one point.

    Where they do not, a whole line of mixes may solve them: it matters unless its equation has one
    sign, in which case a mix outside the simplex is returned.
    """
    u = a[:3] + (a[3:] - a[:3]) * q
    v = b[:3] + (b[3:] - b[:3]) * p
    z = np.stack([u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]])
    low, high = z.min(axis=0), z.max(axis=0)
    scale = np.where(low * high >= 0, z.sum(axis=0), np.maximum(-low, high))
    impossible = (u.min(axis=0) > SINGULAR) | (u.max(axis=0) < -SINGULAR)
    impossible |= (v.min(axis=0) > SINGULAR) | (v.max(axis=0) < -SINGULAR)
    sharp = impossible | (np.maximum(-low, high) > SINGULAR)
    z = np.where(impossible, -1.0, z / np.where(scale != 0, scale, 1.0))
    return z, sharp
