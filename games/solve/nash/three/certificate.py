"""Proof, by multipliers, that a system of bilinear conditions has no solution among mixes.

Multiply every condition by a linear form in the mix it does not contain and add everything up: if
the sum has only positive coefficients it is positive at every profile, while at a solution it would
be zero. Whether such multipliers exist is a question about linear inequalities. It is answered by
minimising log(sum of exp(-coefficients)), which falls without bound if they do and has a minimum if
they do not; Newton's method sees either within a few steps. Its weights at the minimum are a joint
distribution that could be a solution's, and their margins a guess at it.

Knows nothing of where the conditions come from, nor what is done with the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import ROUNDOFF

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats
    from games.solve.nash.three.polish import Forms

#: Newton steps; what is undecided then counts as possible.
_STEPS = 12

#: All coefficients of the sum must exceed this times the largest one.
_CLEAR = 1e-9

#: Roundings in a coefficient of the sum, at most: one for every condition it adds up, and for every
#: strategy that is multiplied with one (48 for games of five strategies each).
_ADDED = 64

#: Most that an exponent may change in one step.
_STRIDE = 3.0

#: Newton decrement at which the minimum counts as reached.
_REACHED = 1e-3


@dataclass(frozen=True, eq=False)
class Verdict:
    """What multipliers say of a batch of systems.

    Attributes
    ----------
    empty : (M,) bool
        True where it is proved that there is no solution.
    guess : three arrays (M, a), (M, b), (M, c)
        Mixes near which a solution may be, elsewhere.
    """

    empty: Bools
    guess: tuple[Floats, Floats, Floats]


def refuted(system: Forms) -> Verdict:
    """Try to prove that systems have no nonnegative solution.

    A coefficient of the sum is wrong by at most the sum of the multipliers times what an entry of
    the conditions may be wrong.
    """
    matrix = _products(system)
    count, rows, columns = matrix.shape
    size = np.sqrt((matrix**2).sum(axis=1).max(axis=1))
    size = np.where(size > 0, size, 1.0)
    matrix /= size[:, None, None]
    wrong = system.noise / size + _ADDED * ROUNDOFF
    multipliers = np.zeros((count, rows))
    weights = np.full((count, columns), 1.0 / columns)
    empty = np.zeros(count, dtype=np.bool_)
    open_ = np.arange(count)
    for _ in range(_STEPS):
        own = matrix[open_]
        total = np.matmul(multipliers[open_, None], own)[:, 0]
        least = total.min(axis=1)
        blur = np.abs(multipliers[open_]).sum(axis=1) * wrong[open_]
        proved = least > _CLEAR * np.abs(total).max(axis=1) + blur
        weight = np.exp(least[:, None] - total)
        weight /= weight.sum(axis=1, keepdims=True)
        weights[open_] = weight
        step, decrement = _newton(own, weight)
        change = np.abs(np.matmul(step[:, None], own)[:, 0]).max(axis=1)
        multipliers[open_] += step / np.maximum(1.0, change / _STRIDE)[:, None]
        empty[open_[proved]] = True
        open_ = open_[~proved & (decrement > _REACHED)]
        if not open_.size:
            break
    shape = (count, system.b.shape[2], *system.a.shape[2:])
    joint = weights.reshape(shape)
    return Verdict(empty, (joint.sum(axis=(2, 3)), joint.sum(axis=(1, 3)), joint.sum(axis=(1, 2))))


def _newton(matrix: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Return the step that lowers log-sum-exp, and the root of what it promises."""
    rows = matrix.shape[1]
    weighted = matrix * weight[:, None, :]
    mean = weighted.sum(axis=2)
    curvature = np.matmul(weighted, matrix.transpose(0, 2, 1))
    curvature -= mean[:, :, None] * mean[:, None, :]
    trace = np.einsum("mii->m", curvature)
    curvature[:, np.arange(rows), np.arange(rows)] += (1e-9 * trace + 1e-300)[:, None]
    step = np.asarray(np.linalg.solve(curvature, mean[..., None])[..., 0], dtype=np.float64)
    return step, np.sqrt(np.maximum((step * mean).sum(axis=1), 0))


def _products(system: Forms) -> Floats:
    """Coefficients, on the monomials x y z, of each condition times each strategy it leaves out."""
    count, n1, b, c = system.a.shape
    n2, a = system.b.shape[1:3]
    n3 = system.c.shape[1]
    matrix = np.zeros((count, n1 * a + n2 * b + n3 * c, a, b, c))
    row = 0
    for i in range(a):
        matrix[:, row : row + n1, i] = system.a
        row += n1
    for j in range(b):
        matrix[:, row : row + n2, :, j] = system.b
        row += n2
    for k in range(c):
        matrix[:, row : row + n3, :, :, k] = system.c
        row += n3
    return matrix.reshape(count, row, a * b * c)
