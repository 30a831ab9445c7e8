"""All-mixing solutions of games in which somebody has two strategies: one unknown is enough.

With x = (1 - t, t) the mix of the player with two strategies, the other two players' conditions are
matrices of linear forms in x that the mixes y and z annihilate: y(x) and z(x) are vectors of
minors, and what remains is one polynomial F in t of degree 2 (shape 2,b,b: times b - 1) or b
(shape 2,b,b+1). Its roots in (0, 1) are isolated in the Bernstein basis: a piece without sign
change has none, a piece with one sign change has exactly one, others are cut in two; a piece on
which y(x) or z(x) takes two signs is of no interest. No complex root is ever computed, and what
lies outside the simplex cannot disturb.

Arrays of polynomials are laid out (…, coefficient, game).
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from games.solve.trilinear_isolate import isolate
from games.solve.trilinear_polish import Forms, distinct, forms, polished
from games.solve.trilinear_types import LOOSE, POSITIVE, Interior

if TYPE_CHECKING:
    from games.solve.trilinear_types import Bools, Floats, Ints

#: A vector of minors smaller than this (of forms of size one) does not name a mix.
_BLUNT = 1e-5


def interior_line(payoffs: Floats) -> Interior:
    """Find the all-mixing solutions of games of shape 2,b,b or 2,b,b+1.

    Parameters
    ----------
    payoffs : (K, 3, 2, b, c)
        Payoffs of order one, c = b or c = b + 1.
    """
    system = forms(payoffs)
    b, c = payoffs.shape[3:]
    y_rows = _linear(system.c)
    z_rows = _linear(system.b)
    if b == c:
        y, z = _null_vector(y_rows), _null_vector(z_rows)
        target = _bilinear(np.moveaxis(system.a[:, 0], 0, -1), y, z)
        hints = [y, z]
    else:
        y = _null_vector(y_rows[1:])
        target = sum((_times(y_rows[0, j], y[j]) for j in range(b)), start=np.zeros(()))
        hints = [y]
    pieces = isolate(_bernstein(target), [_bernstein(h) for h in hints])
    failed = np.zeros(len(payoffs), dtype=np.bool_)
    failed[pieces.stuck] = True
    order = np.argsort(pieces.row, kind="stable")
    game, t = pieces.row[order], pieces.root[order]
    x = np.stack([1 - t, t], axis=1)
    mine = system.of(game)
    y_found, sharp_y = _evaluated(y, game, t)
    if b == c:
        z_found, sharp_z = _evaluated(z, game, t)
        _rescue(mine, x, y_found, z_found, sharp_y, sharp_z)
    else:
        _rescue_square(mine, x, y_found, sharp_y)
        z_found = _third(mine, x, y_found)
    near = _least(y_found) > LOOSE
    near &= _least(z_found) > LOOSE
    game = game[near]
    x, y_found, z_found, regular = polished(
        mine.of(np.flatnonzero(near)), x[near], y_found[near], z_found[near]
    )
    least = np.minimum(np.minimum(_least(x), _least(y_found)), _least(z_found))
    failed[game[~regular]] = True
    good = regular & (least > POSITIVE)
    game, x, y_found, z_found = game[good], x[good], y_found[good], z_found[good]
    kept = distinct(game, (x, y_found, z_found))
    return Interior(game[kept], (x[kept], y_found[kept], z_found[kept]), failed)


def _least(mix: Floats) -> Floats:
    least: Floats = mix.min(axis=1)
    return least


def _linear(rows: Floats) -> Floats:
    """(K, n, 2, m) forms as polynomials (n, m, 2, K) in x for each of the m unknowns."""
    return np.ascontiguousarray(np.transpose(rows, (1, 3, 2, 0)))


def _times(one: Floats, other: Floats) -> Floats:
    """Multiply homogeneous polynomials (degree + 1, K) in the monomial basis."""
    n, m = len(one), len(other)
    result = np.zeros((n + m - 1, *one.shape[1:]))
    for i in range(n):
        result[i : i + m] += one[i] * other
    return result


def _null_vector(rows: Floats) -> Floats:
    """Signed maximal minors (m, degree + 1, K) of an (m - 1, m) matrix of linear forms."""
    height, width = rows.shape[:2]
    minors: dict[tuple[int, ...], Floats] = {(j,): rows[0, j] for j in range(width)}
    for i in range(1, height):
        minors = {
            columns: sum(
                (
                    (-1) ** (i - n) * _times(rows[i, j], minors[columns[:n] + columns[n + 1 :]])
                    for n, j in enumerate(columns)
                ),
                start=np.zeros(()),
            )
            for columns in combinations(range(width), i + 1)
        }
    whole = tuple(range(width))
    return np.stack([(-1) ** j * minors[whole[:j] + whole[j + 1 :]] for j in whole])


def _bilinear(form: Floats, y: Floats, z: Floats) -> Floats:
    """Insert polynomials (b, ., K) and (c, ., K) into a form (b, c, K)."""
    result: Floats = np.zeros(())
    for k in range(len(z)):
        inner: Floats = np.einsum("jn,jdn->dn", form[:, k], y)
        result = result + _times(inner, z[k])
    return result


def _bernstein(polynomial: Floats) -> Floats:
    degree = polynomial.shape[-2] - 1
    weights = np.array([comb(degree, i) for i in range(degree + 1)], dtype=np.float64)
    return polynomial / weights[:, None]


def _evaluated(vector: Floats, game: Ints, t: Floats) -> tuple[Floats, Bools]:
    """Evaluate a vector of polynomials at roots, scale it to sum one; say where it is not zero."""
    degree = vector.shape[1] - 1
    powers = np.stack([(1 - t) ** (degree - i) * t**i for i in range(degree + 1)])
    values = np.einsum("mdr,dr->rm", vector[:, :, game], powers)
    return _to_mix(values), np.abs(values).max(axis=1, initial=0.0) > _BLUNT


def _to_mix(values: Floats) -> Floats:
    """Scale vectors to sum one; those with two signs (no mixes) to a largest entry of one."""
    low, high = values.min(axis=1, initial=np.inf), values.max(axis=1, initial=-np.inf)
    scale = np.where(low * high >= 0, values.sum(axis=1), np.maximum(-low, high))
    bent = (low * high < 0) & (np.minimum(-low, high) < 1e-6 * np.maximum(-low, high))
    scale = np.where(bent, values.sum(axis=1), scale)
    scale[scale == 0] = 1.0
    mixes: Floats = values / scale[:, None]
    return mixes


def _last_direction(matrix: Floats) -> Floats:
    """Return the mix that a square or overdetermined matrix annihilates best."""
    return _to_mix(np.linalg.svd(matrix)[2][:, -1])


def _rescue(system: Forms, x: Floats, y: Floats, z: Floats, sharp_y: Bools, sharp_z: Bools) -> None:
    """Name, in place, mixes whose minors vanish by the first player's condition as well."""
    blunt = np.flatnonzero(~sharp_y)
    if blunt.size:
        own = np.einsum("rnij,ri->rnj", system.c[blunt], x[blunt])
        other = np.einsum("rnij,rj->rni", system.a[blunt], z[blunt])
        y[blunt] = _last_direction(np.concatenate([own, other], axis=1))
    blunt = np.flatnonzero(~sharp_z)
    if blunt.size:
        own = np.einsum("rnij,ri->rnj", system.b[blunt], x[blunt])
        other = np.einsum("rnij,ri->rnj", system.a[blunt], y[blunt])
        z[blunt] = _last_direction(np.concatenate([own, other], axis=1))


def _rescue_square(system: Forms, x: Floats, y: Floats, sharp: Bools) -> None:
    blunt = np.flatnonzero(~sharp)
    if blunt.size:
        y[blunt] = _last_direction(np.einsum("rnij,ri->rnj", system.c[blunt], x[blunt]))


def _third(system: Forms, x: Floats, y: Floats) -> Floats:
    """Return the mix z that solves the first two players' conditions, given x and y."""
    rows = np.concatenate(
        [np.einsum("rnij,ri->rnj", system.a, y), np.einsum("rnij,ri->rnj", system.b, x)], axis=1
    )
    return _to_mix(np.linalg.svd(rows)[2][:, -1])
