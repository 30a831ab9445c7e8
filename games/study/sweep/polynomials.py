"""Real roots of many small polynomials at once, from their values.

A slack of an equilibrium candidate is a polynomial in the driver of known degree; it is sampled at
Chebyshev points, which keeps everything well conditioned, and its roots are eigenvalues of the
colleague matrix (Good 1961; Trefethen, Approximation Theory and Approximation Practice, chapter
18). Owns nothing but this arithmetic; the variable always runs over [-1, 1].
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.polynomial import chebyshev

if TYPE_CHECKING:
    from games.solve.report import Floats, Ints

__all__ = ["nodes", "real_roots"]

#: Coefficients below this share of the largest are rounding: the degree is lower than announced.
TRIM = 1e-13
#: A polynomial whose coefficients all are below this is zero; callers bring payoffs to size 1.
NOTHING = 1e-14
#: A double root comes back as a pair up to the square root of the rounding off the real axis.
NEARLY_REAL = 1e-6
#: Roots this far outside the range still count; they are clipped.
OVERHANG = 1e-12


@lru_cache(maxsize=32)
def nodes(degree: int) -> Floats:
    """Return the degree + 1 Chebyshev points at which a polynomial must be sampled."""
    count = degree + 1
    points = np.asarray(np.cos(np.pi * (np.arange(count) + 0.5) / count), dtype=np.float64)
    points.flags.writeable = False
    return points


@lru_cache(maxsize=32)
def _to_coefficients(degree: int) -> Floats:
    """Return the matrix that turns values at the nodes into Chebyshev coefficients."""
    vander = chebyshev.chebvander(nodes(degree), degree)
    matrix = np.asarray(np.linalg.inv(vander), dtype=np.float64)
    matrix.flags.writeable = False
    return matrix


def real_roots(values: Floats) -> tuple[Ints, Floats]:
    """Return the real roots in [-1, 1] of N polynomials.

    Parameters
    ----------
    values
        (degree + 1, N), column n holds polynomial n at `nodes(degree)`.

    Returns
    -------
    which, root
        (R,) each: polynomial number and root, in no order. Polynomials that vanish everywhere have
        none. A double root, or a pair that all but meets, may be listed once or twice.
    """
    degree = len(values) - 1
    coefficients = (_to_coefficients(degree) @ values).T
    size = np.abs(coefficients)
    largest = size.max(axis=1, initial=0.0)
    significant = size > TRIM * largest[:, None]
    degrees = degree - np.argmax(significant[:, ::-1], axis=1)
    # all Chebyshev polynomials lie within [-1, 1]: a large constant term leaves no root
    hopeless = (largest <= NOTHING) | (2 * size[:, 0] > (1 + NEARLY_REAL) * size.sum(axis=1))
    degrees[hopeless] = 0
    which: list[Ints] = []
    roots: list[Floats] = []
    for actual in sorted(set(degrees.tolist()) - {0}):
        members = np.flatnonzero(degrees == actual)
        near = _eigenvalues(coefficients[members, : actual + 1])
        with np.errstate(invalid="ignore"):
            real = (np.abs(near.imag) <= NEARLY_REAL) & (np.abs(near.real) <= 1.0 + NEARLY_REAL)
        row, column = np.nonzero(real)
        which.append(members[row].astype(np.int64))
        roots.append(near.real[row, column])
    if not which:
        return np.empty(0, np.int64), np.empty(0)
    number = np.concatenate(which)
    polished = _polish(coefficients[number], np.concatenate(roots))
    inside = np.abs(polished) <= 1.0 + OVERHANG
    return number[inside], np.clip(polished[inside], -1.0, 1.0)


def _eigenvalues(coefficients: Floats) -> np.ndarray[tuple[int, int], np.dtype[np.complex128]]:
    """Return all roots (N, degree) of Chebyshev series (N, degree + 1) with non-zero last term."""
    count, degree = coefficients.shape[0], coefficients.shape[1] - 1
    last = coefficients[:, degree:]
    if degree == 1:
        return (-coefficients[:, :1] / last).astype(np.complex128)
    matrix = np.zeros((count, degree, degree))
    steps = np.arange(1, degree)
    matrix[:, steps, steps - 1] = 0.5
    matrix[:, steps - 1, steps] = 0.5
    matrix[:, 0, 1] = 1.0
    matrix[:, degree - 1, :] -= 0.5 * coefficients[:, :degree] / last
    return np.linalg.eigvals(matrix).astype(np.complex128)


def _polish(coefficients: Floats, roots: Floats) -> Floats:
    """Take a Newton step on the series itself, where it is small enough to be trusted."""
    angle = np.arccos(np.clip(roots, -1.0, 1.0))
    order = np.arange(coefficients.shape[1])
    turns = angle[:, None] * order
    value = (coefficients * np.cos(turns)).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        slope = (coefficients * order * np.sin(turns)).sum(axis=1) / np.sin(angle)
        step = value / slope
        return np.asarray(np.where(np.abs(step) < 1e-4, roots - step, roots))
