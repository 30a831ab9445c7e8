"""Polynomials in one mix that say what the other mixes must be.

Owns the algebra of elimination: a matrix of linear forms in x annihilates y, so that y is the
vector of its minors, a polynomial in x; inserted in a bilinear form such vectors give the
polynomial whose roots are wanted. Polynomials are homogeneous in 2 or 3 variables, arrays
(monomials, K) in the order of `exponents`; Bernstein coefficients are monomial ones divided by
multinomials. Knows neither roots nor games.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import factorial, prod
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.nash.three.common import Floats, Ints


@cache
def exponents(variables: int, degree: int) -> tuple[tuple[int, ...], ...]:
    """List the monomials of one degree, powers of the first variable falling."""
    if variables == 1:
        return ((degree,),)
    return tuple(
        (first, *rest)
        for first in range(degree, -1, -1)
        for rest in exponents(variables - 1, degree - first)
    )


@cache
def position(variables: int, degree: int) -> dict[tuple[int, ...], int]:
    """Return the place of each monomial in `exponents`."""
    return {powers: i for i, powers in enumerate(exponents(variables, degree))}


@cache
def degree_of(variables: int, length: int) -> int:
    """Return the degree whose polynomials have `length` coefficients."""
    degree = 0
    while len(exponents(variables, degree)) < length:
        degree += 1
    return degree


@cache
def _places(variables: int, one: int, other: int) -> Ints:
    """Where the product of monomial i of degree `one` and j of degree `other` goes: [i, j]."""
    place = position(variables, one + other)
    return np.array(
        [
            [
                place[tuple(a + b for a, b in zip(p, q, strict=True))]
                for q in exponents(variables, other)
            ]
            for p in exponents(variables, one)
        ]
    )


def times(one: Floats, other: Floats, variables: int) -> Floats:
    """Multiply polynomials (., K)."""
    n, m = degree_of(variables, len(one)), degree_of(variables, len(other))
    result = np.zeros((len(exponents(variables, n + m)), *one.shape[1:]))
    for factor, places in zip(one, _places(variables, n, m), strict=True):
        result[places] += factor * other
    return result


@cache
def multinomials(variables: int, degree: int) -> Floats:
    """Return the multinomial coefficients of a degree, as a column."""
    counts = [
        factorial(degree) / prod(map(factorial, powers)) for powers in exponents(variables, degree)
    ]
    return np.array(counts)[:, None]


def bernstein(polynomial: Floats, variables: int) -> Floats:
    """Turn monomial coefficients (., monomials, K) into Bernstein coefficients."""
    degree = degree_of(variables, polynomial.shape[-2])
    return polynomial / multinomials(variables, degree)


def values(polynomial: Floats, points: Floats) -> Floats:
    """Evaluate polynomials (m, monomials, R) at points (R, variables), one each: (R, m)."""
    variables = points.shape[1]
    degree = degree_of(variables, polynomial.shape[1])
    monomials = np.stack(
        [
            prod((points[:, i] ** p for i, p in enumerate(powers)), start=np.ones(len(points)))
            for powers in exponents(variables, degree)
        ]
    )
    found: Floats = np.einsum("mdr,dr->rm", polynomial, monomials)
    return found


def slopes(polynomial: Floats, points: Floats) -> Floats:
    """Return how much polynomials (m, monomials, R) change per unit of a weight: (R, m).

    The largest difference of two partial derivatives, for one weight grows as another falls.
    """
    variables = points.shape[1]
    degree = degree_of(variables, polynomial.shape[1])
    low = high = np.zeros(())
    for axis in range(variables):
        lower = np.stack(
            [
                powers[axis]
                * prod(
                    (points[:, i] ** max(p - (i == axis), 0) for i, p in enumerate(powers)),
                    start=np.ones(len(points)),
                )
                for powers in exponents(variables, degree)
            ]
        )
        by: Floats = np.einsum("mdr,dr->rm", polynomial, lower)
        low, high = (by, by) if not axis else (np.minimum(low, by), np.maximum(high, by))
    change: Floats = high - low
    return change


def linear(form: Floats) -> Floats:
    """(K, n, variables, m) forms as polynomials (n, m, variables, K) in the first of two mixes."""
    return np.ascontiguousarray(np.transpose(form, (1, 3, 2, 0)))


def null_vector(rows: Sequence[Floats], variables: int, *, signed: bool = True) -> Floats:
    """Return the vector (m, ., K) of signed minors that m - 1 rows (m, ., K) annihilate.

    Without signs all terms are added up: of rows of ones and zeros, that counts them.
    """
    width = len(rows) + 1
    minors = _minors(rows, width, variables, signed=signed)
    whole = tuple(range(width))
    sign = -1 if signed else 1
    return np.stack([sign**j * minors[whole[:j] + whole[j + 1 :]] for j in whole])


def determinant(rows: Sequence[Floats], variables: int, *, signed: bool = True) -> Floats:
    """Return the determinant (., K) of m rows (m, ., K); without signs, the sum of its terms."""
    return _minors(rows, len(rows), variables, signed=signed)[tuple(range(len(rows)))]


def _minors(
    rows: Sequence[Floats], width: int, variables: int, *, signed: bool
) -> dict[tuple[int, ...], Floats]:
    """Return all determinants made of all rows and some columns, by the columns."""
    minors: dict[tuple[int, ...], Floats] = {(j,): rows[0][j] for j in range(width)}
    for i in range(1, len(rows)):
        minors = {
            columns: _expanded(rows[i], minors, columns, variables, signed=signed)
            for columns in combinations(range(width), i + 1)
        }
    return minors


def _expanded(
    row: Floats,
    minors: dict[tuple[int, ...], Floats],
    columns: tuple[int, ...],
    variables: int,
    *,
    signed: bool,
) -> Floats:
    """Expand a determinant along its last row."""
    last = len(columns) - 1
    total: Floats = np.zeros(())
    for n, j in enumerate(columns):
        term = times(row[j], minors[columns[:n] + columns[n + 1 :]], variables)
        total = total - term if signed and (last - n) % 2 else total + term
    return total


def against(form: Floats, y: Floats) -> Floats:
    """Insert a vector of polynomials (b, ., K) in the first mix of a form (b, c, K): (c, ., K)."""
    result: Floats = np.einsum("jkn,jdn->kdn", form, y)
    return result


def product(one: Floats, other: Floats, variables: int) -> Floats:
    """Multiply two vectors of polynomials (m, ., K) entry by entry and add up."""
    total: Floats = np.zeros(())
    for factor, partner in zip(one, other, strict=True):
        total = total + times(factor, partner, variables)
    return total


def raised(polynomial: Floats, degree: int, variables: int) -> Floats:
    """Multiply polynomials (., monomials, K) by a power of the sum of variables, to a degree."""
    now = degree_of(variables, polynomial.shape[-2])
    power = multinomials(variables, degree - now)
    return np.stack([times(one, power, variables) for one in polynomial])


def to_mix(vectors: Floats) -> Floats:
    """Scale vectors to sum one; those that are no mixes, having two signs, to entries below one."""
    low, high = vectors.min(axis=1, initial=np.inf), vectors.max(axis=1, initial=-np.inf)
    smaller, larger = np.minimum(-low, high), np.maximum(-low, high)
    scale = np.where(smaller < 1e-6 * larger, vectors.sum(axis=1), larger)
    mixes: Floats = vectors / np.where(scale == 0, 1.0, scale)[:, None]
    return mixes


def last_direction(matrix: Floats) -> tuple[Floats, Floats]:
    """Return the mix that a matrix annihilates best, and the smallest singular value of the rest.

    Where the matrix is wrong by a norm w and the value is g > 2 w, the vector of length one is
    wrong by 2 w / g (Wedin 1972).
    """
    _, sizes, turned = np.linalg.svd(matrix)
    whole = np.concatenate([sizes, np.zeros((len(sizes), 1))], axis=1)
    gap: Floats = whole[:, matrix.shape[2] - 2]
    return to_mix(np.asarray(turned, dtype=np.float64)[:, -1]), gap
