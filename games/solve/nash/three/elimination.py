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
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.minors import (
    against,
    degree_of,
    determinant,
    linear,
    null_vector,
    product,
    raised,
)

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


def eliminate(system: Forms) -> Elimination:
    """Eliminate y and z from games of shape 3,b,c."""
    b, c = system.a.shape[2:]
    first = np.moveaxis(system.a, 0, -1)
    y_rows, z_rows = list(linear(system.c)), list(linear(system.b))
    y = null_vector(y_rows[: b - 1], 3)
    if c == b:
        z = null_vector(z_rows, 3)
        pair = np.stack([product(against(form, y), z, 3) for form in first])
        return Elimination(pair, y, z, (), z_is_exact=True)
    if c == b + 1:
        other = null_vector([*y_rows[: b - 2], y_rows[b - 1]], 3)
        mixed = [against(first[0], y), against(first[1], other)]
        high = determinant([*z_rows, *mixed], 3)
        degree = degree_of(3, len(high))
        low = raised(determinant(y_rows, 3)[None], degree, 3)[0]
        z = null_vector([*z_rows, mixed[0]], 3)
        return Elimination(np.stack([low, high]), y, z, (other,), z_is_exact=False)
    pair = np.stack([determinant([*y_rows[: b - 1], y_rows[k]], 3) for k in (b - 1, b)])
    z = null_vector([*z_rows, against(first[0], y), against(first[1], y)], 3)
    return Elimination(pair, y, z, (), z_is_exact=False)
