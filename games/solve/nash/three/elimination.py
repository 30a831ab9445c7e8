"""Two polynomials in one mix for the all-mixing solutions of games with a three-strategy player.

Owns the elimination. Let player one have three strategies, x his mix. Player three's conditions are
c - 1 linear forms in y, player two's b - 1 linear forms in z, with coefficients linear in x; player
one's are two forms in y and z. Hence, for b <= c:

- c = b: y(x) and z(x) are vectors of minors; inserted in the first player's forms they give two
  polynomials of degree 2(b - 1).
- c = b + 1: the square matrix of player three must be singular (degree b); y(x) comes from its
  first b - 1 rows, y'(x) from the first b - 2 and the last. The rows of player two, player one's
  first with y(x) and his second with y'(x) must be singular too (degree 3(b - 1)).
- c = b + 2: two square matrices of player three, with his first b - 1 rows in common, must be
  singular (degree b); z annihilates all rows of the others. This needs b = 3.

All polynomials also vanish where y(x), y'(x) or an exact z(x) vanish altogether. Such a root is
simple unless it is a solution of the game as well, and is told by that vector. (With y' in place of
a second y, the second case keeps them simple.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import RAISED, slope_spread, spread
from games.solve.nash.three.minors import (
    against,
    bernstein,
    degree_of,
    determinant,
    linear,
    null_vector,
    product,
    raised,
)
from games.solve.nash.three.polish import ones

if TYPE_CHECKING:
    from games.solve.nash.three.common import Floats
    from games.solve.nash.three.polish import Forms


@dataclass(frozen=True, eq=False)
class Elimination:
    """Polynomials in x, homogeneous in three variables, monomial coefficients.

    Attributes
    ----------
    pair : (2, ., K)
        What must vanish.
    y, z : (b, ., K), (c, ., K)
        The other mixes up to a factor, wherever they do not vanish altogether.
    also_vanishing
        Other vectors where all of which vanishing makes a root of the minors and not of the game.
    z_is_exact
        True where z is a vector of minors in x alone, so that its vanishing makes such a root too.
    """

    pair: Floats
    y: Floats
    z: Floats
    also_vanishing: tuple[Floats, ...]
    z_is_exact: bool


def eliminate(system: Forms, *, signed: bool = True) -> Elimination:
    """Eliminate y and z from games of shape 3,b,c; without signs, to count or to bound terms."""
    b, c = system.a.shape[2:]
    first = np.moveaxis(system.a, 0, -1)
    y_rows, z_rows = list(linear(system.c)), list(linear(system.b))
    y = null_vector(y_rows[: b - 1], 3, signed=signed)
    if c == b:
        z = null_vector(z_rows, 3, signed=signed)
        pair = np.stack([product(against(form, y), z, 3) for form in first])
        return Elimination(pair, y, z, (), z_is_exact=True)
    if c == b + 1:
        other = null_vector([*y_rows[: b - 2], y_rows[b - 1]], 3, signed=signed)
        mixed = [against(first[0], y), against(first[1], other)]
        high = determinant([*z_rows, *mixed], 3, signed=signed)
        degree = degree_of(3, len(high))
        low = raised(determinant(y_rows, 3, signed=signed)[None], degree, 3)[0]
        z = null_vector([*z_rows, mixed[0]], 3, signed=signed)
        return Elimination(np.stack([low, high]), y, z, (other,), z_is_exact=False)
    rows = [[*y_rows[: b - 1], y_rows[k]] for k in (b - 1, b)]
    pair = np.stack([determinant(own, 3, signed=signed) for own in rows])
    z = null_vector([*z_rows, against(first[0], y), against(first[1], y)], 3, signed=signed)
    return Elimination(pair, y, z, (), z_is_exact=False)


@cache
def terms(sizes: tuple[int, int, int]) -> Elimination:
    """Count the terms of all coefficients of `eliminate`, on one game with no entry missing."""
    return eliminate(ones(sizes), signed=False)


def factors(sizes: tuple[int, int, int]) -> int:
    """Return how many entries are multiplied at most: b - 1 for y, and b with it inserted."""
    _, b, c = sizes
    return 2 * b - 1 if c == b else 3 * b - 1


def errors(system: Forms, *, careful: bool) -> list[Floats]:
    """Bound the errors of the pair, y, z and further vectors: (., K), the largest of each entry.

    Unless one is `careful` by the number of terms, which does where few factors are multiplied.
    """
    sizes = (system.b.shape[2], *system.a.shape[2:])
    count = factors(sizes)
    if not careful:
        return [spread(own, count, system.noise) for own in _largest(terms(sizes))]
    raised = np.maximum(RAISED, system.noise)
    low = _largest(eliminate(system.sizes(0 * raised), signed=False))
    high = _largest(eliminate(system.sizes(raised), signed=False))
    return [
        slope_spread(one, other, count, raised, system.noise)
        for one, other in zip(low, high, strict=True)
    ]


def _largest(reduced: Elimination) -> list[Floats]:
    """Return the largest Bernstein coefficients of polynomials without signs."""
    parts = [reduced.pair, reduced.y, reduced.z, *reduced.also_vanishing]
    return [bernstein(own, 3).max(axis=-2) for own in parts]
