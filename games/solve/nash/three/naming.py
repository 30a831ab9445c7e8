"""From a root of the eliminated system to the other mixes, with the error of each.

Owns how mixes are read off from vectors of minors, or from the conditions themselves where the
minors are blunt, and how far they may be from those that belong to the true root. Knows nothing of
how roots are isolated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import ROUNDINGS, ROUNDOFF
from games.solve.nash.three.isolate import Hint, rounded
from games.solve.nash.three.minors import (
    degree_of,
    last_direction,
    multinomials,
    slopes,
    to_mix,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.nash.three.common import Bools, Floats
    from games.solve.nash.three.polish import Forms, Polished


def hint(vector: Floats, error: Floats) -> Hint:
    """Return a vector of polynomials (m, ., K) with one error for all coefficients of each."""
    return Hint(vector, rounded(vector, error).max(axis=1))


def named(vector: Hint, x: Floats, off: Floats) -> tuple[Floats, Floats]:
    """Evaluate vectors of minors (m, ., R) at x (R, variables) wrong by `off`; scale to a mix.

    With D the largest change of a component per unit of a weight, and M = 4 n (n - 1) its largest
    Bernstein coefficient, n the degree, a bound of its second derivatives, a component is wrong by
    its own error and v (D d + M v d^2 / 2), d = `off` and v the number of free weights. With w that
    error and S the largest component, those of the mix, m in number, are wrong by at most
    2 (m + 1) w / S if 2 m w <= S; else nothing is known.
    """
    bern = vector.values
    variables = x.shape[1]
    degree = degree_of(variables, bern.shape[1])
    monomial = bern * multinomials(variables, degree)
    found, change = values(monomial, x), slopes(monomial, x).max(axis=1, initial=0.0)
    most = np.abs(bern).max(axis=(0, 1), initial=0.0)
    free = variables - 1
    with np.errstate(invalid="ignore"):
        wrong = vector.error.max(axis=0) + free * off * (
            change + 2 * degree * (degree - 1) * free * most * off
        )
    size = np.abs(found).max(axis=1, initial=0.0)
    return to_mix(found), scaled(wrong, size, bern.shape[0])


def scaled(wrong: Floats, size: Floats, entries: int) -> Floats:
    """Return the error of a vector scaled to sum one; see `named`."""
    with np.errstate(invalid="ignore"):
        clear = 2 * entries * wrong < size
        error: Floats = np.where(
            clear, 2 * (entries + 1) * wrong / np.where(clear, size, 1.0), np.inf
        )
    return error


def direction(parts: Sequence[Floats], off: Floats, noise: Floats) -> tuple[Floats, Floats]:
    """Return the mixes that stacked conditions (R, n, m) annihilate, and their errors.

    An entry of the conditions averages entries of forms, at most 1, with weights wrong by `off`.
    """
    matrix = np.concatenate(parts, axis=1)
    mix, gap = last_direction(matrix)
    rows, columns = matrix.shape[1:]
    norm = np.sqrt(rows * columns) * (noise + ROUNDINGS * ROUNDOFF + 5 * off)
    with np.errstate(invalid="ignore"):
        clear = gap > 2 * norm
        wrong = np.where(clear, 2 * norm / np.where(clear, gap, 1.0), np.inf)
    # the largest entry of a vector of length one
    return mix, scaled(wrong, np.full(len(gap), 1 / np.sqrt(columns)), columns)


def third(system: Forms, x: Floats, y: Floats, off: Floats) -> tuple[Floats, Floats]:
    """Return the mix z that solves the first two players' conditions, given x and y."""
    rows = [np.einsum("rnij,ri->rnj", system.a, y), np.einsum("rnij,ri->rnj", system.b, x)]
    return direction(rows, off, system.noise)


def belongs(end: Polished, x: Floats, room: Floats) -> Bools:
    """Say which polished solutions belong to the roots x, of which there is one within `room` each.

    A solution of the conditions solves the eliminated ones as well: where it is that near to the
    root it is the one for the sake of which the piece was kept.
    """
    moved = np.abs(end.x - x).max(axis=1)
    answer: Bools = end.regular & (moved + 2 * end.error < room)
    return answer


def nowhere(rows: Floats, x: Floats, noise: Floats, room: Floats) -> Bools:
    """Say where conditions (R, m - 1, 3, m) lose rank within `room` of x, so that x is no solution.

    Their minors then vanish altogether at a point that is a common root by itself, and there is
    room for one only. Let s be the smallest singular value of M(x) with the vectors u and v, v'
    (the kernel), t the next one, and G the matrix of u' M_k v, u' M_k v' for the two directions k
    of x. By Schur's complement M loses rank where a pair of functions vanishes that is s at x, has
    the Jacobian G, and bends by no more than 2 |M_k|^2 / t' per unit of way, t' = t / 2 where the
    way is less than t / 2 |M_k|. Kantorovich's theorem gives a zero within 2 s / g, g the smallest
    singular value of G, if s times that bend is at most g^2 / 4.
    """
    matrix = np.einsum("rnim,ri->rnm", rows, x)
    by = rows[:, :, 1:] - rows[:, :, :1]
    left, sizes, right = np.linalg.svd(matrix)
    count = matrix.shape[1]
    blur = np.sqrt(count * (count + 1)) * (noise + ROUNDINGS * ROUNDOFF)
    bent = np.sqrt((by**2).sum(axis=(1, 2, 3))) + 4 * blur
    least = sizes[:, -1] + blur
    following = sizes[:, -2] - blur if count > 1 else np.full(len(x), np.inf)
    turn = np.einsum("rn,rnim,rkm->rki", left[:, :, -1], by, right[:, -2:])
    steep = np.linalg.svd(turn, compute_uv=False)[:, -1] - 4 * blur
    way = 2 * least / np.where(steep > 0, steep, 1.0)
    answer: Bools = (steep > 0) & (following > 0) & (2 * way * bent < following)
    answer &= least * 16 * bent**2 <= steep**2 * following
    answer &= 2 * way < room
    return answer
