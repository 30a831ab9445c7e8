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

from games.solve.nash.three.bounds import EXACT, ROUNDOFF, blunted, isolated, spread, two_signs
from games.solve.nash.three.common import FLAT, LOOSE, Interior, sorted_by_game
from games.solve.nash.three.quadratic import positive_roots

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats

#: Positions, among the 36 payoffs of a game, of what is subtracted from what.
_A = ([6, 7, 8, 9, 10, 11], [0, 1, 2, 3, 4, 5])
_B = ([15, 16, 17, 21, 22, 23], [12, 13, 14, 18, 19, 20])
_C = ([25, 28, 31, 34], [24, 27, 30, 33])
_D = ([26, 29, 32, 35], [24, 27, 30, 33])


#: Terms of the coefficients of the resultant, and factors of each term.
_TERMS = np.array([[2.0], [4.0], [2.0]])
_FACTORS = 2


def interior_223(payoffs: Floats, noise: Floats | None = None) -> Interior:
    """Find the all-mixing solutions (two at most) of 2x2x3 games.

    Parameters
    ----------
    payoffs : (K, 3, 2, 2, 3)
        Payoffs of order one.
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding.
    """
    games = len(payoffs)
    flat = np.ascontiguousarray(payoffs.reshape(games, 36).T)
    wrong = 2 * (noise.T if noise is not None else np.full((3, games), EXACT))
    c, d = flat[_C[0]] - flat[_C[1]], flat[_D[0]] - flat[_D[1]]
    kept = np.flatnonzero(_mixed(c, wrong[2]) & _mixed(d, wrong[2]) & _mixed(c - d, 2 * wrong[2]))
    flat, c, d, wrong = flat[:, kept], c[:, kept], d[:, kept], wrong[:, kept]
    a, b = flat[_A[0]] - flat[_A[1]], flat[_B[0]] - flat[_B[1]]
    more = np.flatnonzero(_mixed(a, wrong[0]) & _mixed(b, wrong[1]))
    kept, wrong = kept[more], wrong[:, more]
    scaled = [
        _scaled(form[:, more], wrong[player]) for form, player in ((a, 0), (b, 1), (c, 2), (d, 2))
    ]
    a, b, c, d = (form for form, _ in scaled)
    error = np.max([own for _, own in scaled], axis=0)

    roots = positive_roots(*_resultant(c, d, error))
    failed = np.zeros(games, dtype=np.bool_)
    failed[kept[roots.flat]] = True
    a, b, c, d = (form[:, roots.row] for form in (a, b, c, d))
    error = error[roots.row]
    q, width = _second_mix(c, d, roots.x0, roots.x1, 2 * error + 2 * roots.error)
    near = np.flatnonzero(np.minimum(q, 1 - q) > -LOOSE - width)
    a, b, c, d = (form[:, near] for form in (a, b, c, d))
    double, row, error = roots.double[near], kept[roots.row[near]], error[near]
    reach = np.maximum(width, roots.error)[near]
    p, q, regular, width = _polished(c, d, roots.x1[near], q[near], double, error, reach)
    z, blur = _third_mix(a, b, p, q, 2 * error + 2 * width)
    least = np.minimum(np.minimum(p, 1 - p), np.minimum(q, 1 - q)) + width
    least = np.minimum(least, z.min(axis=0) + blur)
    regular &= np.isfinite(blur)
    failed[row[~regular & (least > -LOOSE)]] = True
    good = np.flatnonzero((least > -LOOSE) & (regular | double) & np.isfinite(blur))
    mixes = [np.stack([1 - m[good], m[good]], axis=1) for m in (p, q)]
    return sorted_by_game(row[good], [*mixes, z[:, good].T], failed)


def _mixed(form: Floats, wrong: Floats) -> Bools:
    """Say where a form may take both signs, or be zero throughout."""
    low, high, _ = two_signs(form[None], wrong[None])
    answer: Bools = (low & high)[0]
    return answer


def _scaled(form: Floats, wrong: Floats) -> tuple[Floats, Floats]:
    """Scale a form to size one; return its error, too."""
    size = np.abs(form).max(axis=0)
    sound = size > np.maximum(FLAT, wrong)
    scale = 1 / np.where(sound, size, 1.0)
    return form * scale, np.where(sound, wrong * scale + 4 * ROUNDOFF, 1.0)


def _resultant(c: Floats, d: Floats, noise: Floats) -> tuple[Floats, Floats]:
    """Return the determinant of c'x and d'x, a quadratic form in x, and the error it has."""
    form = np.array(
        [
            c[0] * d[1] - c[1] * d[0],
            c[0] * d[3] + c[2] * d[1] - c[1] * d[2] - c[3] * d[0],
            c[2] * d[3] - c[3] * d[2],
        ]
    )
    error = spread(_TERMS, _FACTORS, noise)
    gaps = np.flatnonzero((form == 0).any(axis=0))
    if gaps.size:
        i, j = (np.abs(np.sign(own[:, gaps])) for own in (c, d))
        terms = np.array(
            [
                i[0] * j[1] + i[1] * j[0],
                i[0] * j[3] + i[2] * j[1] + i[1] * j[2] + i[3] * j[0],
                i[2] * j[3] + i[3] * j[2],
            ]
        )
        error[:, gaps] = spread(terms, _FACTORS, noise[gaps])
    return form, error


def _second_mix(
    c: Floats, d: Floats, x0: Floats, x1: Floats, wrong: Floats
) -> tuple[Floats, Floats]:
    """Weight of y on its second strategy, from the sharper of the two forms, and its error.

    Components of the forms at x are wrong by at most `wrong`.
    """
    c0, c1 = c[0] * x0 + c[2] * x1, c[1] * x0 + c[3] * x1
    d0, d1 = d[0] * x0 + d[2] * x1, d[1] * x0 + d[3] * x1
    size_c = np.maximum(np.abs(c0), np.abs(c1))
    size_d = np.maximum(np.abs(d0), np.abs(d1))
    first = size_c >= size_d
    up, down = np.where(first, c0, d0), np.where(first, c1, d1)
    size = np.maximum(size_c, size_d)
    fall = up - down
    # components of one sign and like size name a weight far outside
    far = np.abs(fall) <= 0.5 * size
    width = blunted(wrong, size)
    weight = np.where(far, -1.0, up / np.where(far, 1.0, fall))
    return np.where(np.isfinite(width), weight, 0.5), width


def _polished(
    c: Floats, d: Floats, p: Floats, q: Floats, double: Bools, noise: Floats, reach: Floats
) -> tuple[Floats, Floats, Bools, Floats]:
    """Take two Newton steps (none at double roots); return what is proved of where they end.

    The theorem and its constants are those of `closed222`.
    """
    begin = p, q
    for _ in range(2):
        fc, c_p, c_q = _value_and_slopes(c, p, q)
        fd, d_p, d_q = _value_and_slopes(d, p, q)
        det = c_p * d_q - c_q * d_p
        usable = ~double & (det != 0)
        step = np.where(usable, 1.0, 0.0) / np.where(usable, det, 1.0)
        p = p - step * (d_q * fc - c_q * fd)
        q = q - step * (c_p * fd - d_p * fc)
    fc, c_p, c_q = _value_and_slopes(c, p, q)
    fd, d_p, d_q = _value_and_slopes(d, p, q)
    determinant = np.abs(c_p * d_q - c_q * d_p)
    steep = np.maximum(np.abs(d_q) + np.abs(c_q), np.abs(c_p) + np.abs(d_p))
    values = np.maximum(np.abs(fc), np.abs(fd))
    moved = np.maximum(np.abs(p - begin[0]), np.abs(q - begin[1]))
    outside = np.maximum(np.abs(p - 0.5), np.abs(q - 0.5))
    regular, width = isolated(determinant, steep, values, noise, moved + reach)
    regular &= ~double & (outside <= 1)
    return p, q, regular, np.where(double, reach, np.where(regular, width, np.inf))


def _value_and_slopes(form: Floats, u: Floats, v: Floats) -> tuple[Floats, Floats, Floats]:
    """Value and partial derivatives of a form at the mixes (1 - u, u) and (1 - v, v)."""
    low = form[0] + (form[1] - form[0]) * v
    high = form[2] + (form[3] - form[2]) * v
    by_v = (form[1] - form[0]) * (1 - u) + (form[3] - form[2]) * u
    return low * (1 - u) + high * u, high - low, by_v


def _third_mix(a: Floats, b: Floats, p: Floats, q: Floats, wrong: Floats) -> tuple[Floats, Floats]:
    """Return z from a(y, z) = b(x, z) = 0, and its error: infinite where they name no point.

    Components of the forms at y and x are at most 1 and wrong by at most `wrong`, those of their
    cross product by 5 times as much. Where a form has one sign it has no zero among mixes: then
    one outside the simplex is returned, for certain.
    """
    u = a[:3] + (a[3:] - a[:3]) * q
    v = b[:3] + (b[3:] - b[:3]) * p
    z = np.stack([u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]])
    low, high = z.min(axis=0), z.max(axis=0)
    scale = np.where(low * high >= 0, z.sum(axis=0), np.maximum(-low, high))
    impossible = (u.min(axis=0) > wrong) | (u.max(axis=0) < -wrong)
    impossible |= (v.min(axis=0) > wrong) | (v.max(axis=0) < -wrong)
    with np.errstate(invalid="ignore"):
        error = np.where(impossible, 0.0, blunted(5 * wrong, np.maximum(-low, high)))
    z = np.where(impossible, -1.0, z / np.where(scale != 0, scale, 1.0))
    return z, error
