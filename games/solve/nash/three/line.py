"""All-mixing solutions of games in which somebody has two strategies: one unknown is enough.

With x = (1 - t, t) the mix of the player with two strategies, the other two players' conditions are
matrices of linear forms in x that the mixes y and z annihilate: y(x) and z(x) are vectors of
minors, and what remains is one polynomial F in t of degree 2 (shape 2,b,b: times b - 1) or b
(shape 2,b,b+1). Its roots in (0, 1) are isolated in the Bernstein basis: a piece without sign
change has none, a piece with one sign change has exactly one, others are cut in two; a piece on
which y(x) or z(x) takes two signs is of no interest. No complex root is ever computed, and what
lies outside the simplex cannot disturb.

Makes no use of complex arithmetic; knows nothing of supports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import LOOSE, POSITIVE, Interior
from games.solve.nash.three.isolate import isolate
from games.solve.nash.three.minors import (
    against,
    bernstein,
    last_direction,
    linear,
    null_vector,
    product,
    to_mix,
    values,
)
from games.solve.nash.three.polish import Forms, distinct, forms, polished

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints

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
    y_rows, z_rows = list(linear(system.c)), list(linear(system.b))
    if b == c:
        y, z = null_vector(y_rows, 2), null_vector(z_rows, 2)
        target = product(against(np.moveaxis(system.a[:, 0], 0, -1), y), z, 2)
        hints = [y, z]
    else:
        y = null_vector(y_rows[1:], 2)
        target = product(y_rows[0], y, 2)
        hints = [y]
    pieces = isolate(bernstein(target, 2), [bernstein(h, 2) for h in hints])
    failed = np.zeros(len(payoffs), dtype=np.bool_)
    failed[pieces.stuck] = True
    order = np.argsort(pieces.row, kind="stable")
    game, t = pieces.row[order], pieces.root[order]
    x = np.stack([1 - t, t], axis=1)
    mine = system.of(game)
    y_found, sharp_y = _mixes(y, game, x)
    if b == c:
        z_found, sharp_z = _mixes(z, game, x)
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


def _mixes(vector: Floats, game: Ints, x: Floats) -> tuple[Floats, Bools]:
    """Evaluate a vector of minors at roots and scale it; say where it is not zero."""
    found = values(vector[:, :, game], x)
    return to_mix(found), np.abs(found).max(axis=1, initial=0.0) > _BLUNT


def _rescue(system: Forms, x: Floats, y: Floats, z: Floats, sharp_y: Bools, sharp_z: Bools) -> None:
    """Name, in place, mixes whose minors vanish by the first player's condition as well."""
    blunt = np.flatnonzero(~sharp_y)
    if blunt.size:
        own = np.einsum("rnij,ri->rnj", system.c[blunt], x[blunt])
        other = np.einsum("rnij,rj->rni", system.a[blunt], z[blunt])
        y[blunt] = last_direction(np.concatenate([own, other], axis=1))
    blunt = np.flatnonzero(~sharp_z)
    if blunt.size:
        own = np.einsum("rnij,ri->rnj", system.b[blunt], x[blunt])
        other = np.einsum("rnij,ri->rnj", system.a[blunt], y[blunt])
        z[blunt] = last_direction(np.concatenate([own, other], axis=1))


def _rescue_square(system: Forms, x: Floats, y: Floats, sharp: Bools) -> None:
    blunt = np.flatnonzero(~sharp)
    if blunt.size:
        y[blunt] = last_direction(np.einsum("rnij,ri->rnj", system.c[blunt], x[blunt]))


def _third(system: Forms, x: Floats, y: Floats) -> Floats:
    """Return the mix z that solves the first two players' conditions, given x and y."""
    rows = np.concatenate(
        [np.einsum("rnij,ri->rnj", system.a, y), np.einsum("rnij,ri->rnj", system.b, x)], axis=1
    )
    return last_direction(rows)
