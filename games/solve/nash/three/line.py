"""All-mixing solutions of games in which somebody has two strategies: one unknown is enough.

With x = (1 - t, t) the mix of the player with two strategies, the other two players' conditions are
matrices of linear forms in x that the mixes y and z annihilate: y(x) and z(x) are vectors of
minors, and what remains is one polynomial F in t of degree 2 (shape 2,b,b: times b - 1) or b
(shape 2,b,b+1). Its roots in (0, 1) are isolated in the Bernstein basis: a piece without sign
change has none, a piece with one sign change has exactly one, others are cut in two; a piece on
which y(x) or z(x) takes two signs is of no interest. No complex root is ever computed, and what
lies outside the simplex cannot disturb. Every coefficient carries a bound of its error from the
payoffs on: the same elimination without signs, on forms of ones, counts its terms.

Makes no use of complex arithmetic; knows nothing of supports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import RAISED, slope_spread, spread
from games.solve.nash.three.common import LOOSE, Interior, amended
from games.solve.nash.three.isolate import isolate
from games.solve.nash.three.minors import (
    against,
    bernstein,
    linear,
    null_vector,
    product,
)
from games.solve.nash.three.naming import belongs, direction, hint, named, third
from games.solve.nash.three.polish import Forms, Polished, distinct, forms, ones, polished

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats
    from games.solve.nash.three.isolate import Hint

#: A mix that its minors do not name better than this is named by the other conditions as well.
_BLUNT = 1e-6

#: Up to this many strategies the number of terms is a bound of errors that does.
_SMALL = 3


@dataclass(frozen=True, eq=False)
class _Polynomials:
    """What must vanish, and the vectors of minors that name mixes; z only in shape 2,b,b."""

    target: Floats
    y: Floats
    z: Floats | None


def _polynomials(system: Forms, *, signed: bool = True) -> _Polynomials:
    b, c = system.a.shape[2:]
    y_rows, z_rows = list(linear(system.c)), list(linear(system.b))
    if b == c:
        y = null_vector(y_rows, 2, signed=signed)
        z = null_vector(z_rows, 2, signed=signed)
        one = against(np.moveaxis(system.a[:, 0], 0, -1), y)
        return _Polynomials(bernstein(product(one, z, 2), 2), bernstein(y, 2), bernstein(z, 2))
    y = null_vector(y_rows[1:], 2, signed=signed)
    # expanded along the row left out, the signs of the minors are those of the determinant
    return _Polynomials(bernstein(product(y_rows[0], y, 2), 2), bernstein(y, 2), None)


def _factors(system: Forms) -> int:
    """Return how many entries are multiplied in what must vanish."""
    b, c = (int(size) for size in system.a.shape[2:])
    return 2 * b - 1 if b == c else b


def _by_number(system: Forms) -> _Polynomials:
    """Bound the errors of all coefficients by the number of their terms.

    That does where few factors are multiplied. Games in which entries are missing are counted one
    by one, since what has no terms is exact.
    """
    b, c = system.a.shape[2:]
    factors = _factors(system)
    terms = _polynomials(ones((2, b, c)), signed=False)
    z = None if terms.z is None else spread(terms.z, factors, system.noise)
    whole = _Polynomials(
        spread(terms.target, factors, system.noise), spread(terms.y, factors, system.noise), z
    )
    gaps = np.flatnonzero(system.gaps())
    if gaps.size:
        some = _by_size(system.of(gaps))
        for own, better in ((whole.target, some.target), (whole.y, some.y), (whole.z, some.z)):
            if own is not None and better is not None:
                own[..., gaps] = better
    return whole


def _by_size(system: Forms) -> _Polynomials:
    """Bound errors by the sizes of entries: see `common.slope_spread`."""
    factors = _factors(system)
    raised = np.maximum(RAISED, system.noise)
    low = _polynomials(system.sizes(0 * raised), signed=False)
    high = _polynomials(system.sizes(raised), signed=False)

    def bound(one: Floats, other: Floats) -> Floats:
        return slope_spread(one, other, factors, raised, system.noise)

    z = None if low.z is None or high.z is None else bound(low.z, high.z)
    return _Polynomials(bound(low.target, high.target), bound(low.y, high.y), z)


def interior_line(payoffs: Floats, noise: Floats | None = None) -> Interior:
    """Find the all-mixing solutions of games of shape 2,b,b or 2,b,b+1.

    Parameters
    ----------
    payoffs : (K, 3, 2, b, c)
        Payoffs of order one, c = b or c = b + 1.
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding.
    """
    system = forms(payoffs, noise)
    b = payoffs.shape[3]
    found = _by_one_mix(system, careful=b > _SMALL)
    again = np.flatnonzero(found.failed)
    if b > _SMALL or not again.size:
        return found
    return amended(found, again, _by_one_mix(system.of(again), careful=True))


def _by_one_mix(system: Forms, *, careful: bool) -> Interior:
    found = _polynomials(system)
    error = _by_size(system) if careful else _by_number(system)
    y_hint = hint(found.y, error.y)
    hints = [y_hint]
    if found.z is not None and error.z is not None:
        hints.append(hint(found.z, error.z))
    pieces = isolate(found.target, error.target, hints)
    failed = np.zeros(len(system.a), dtype=np.bool_)
    failed[pieces.stuck] = True
    order = np.argsort(pieces.row, kind="stable")
    game, t, off = pieces.row[order], pieces.root[order], pieces.error[order]
    x = np.stack([1 - t, t], axis=1)
    mine = system.of(game)
    y, wrong_y = named(y_hint.of(game), x, off)
    if found.z is not None:
        z, wrong_z = named(hints[1].of(game), x, off)
        _rescue(mine, x, off, (y, wrong_y), (z, wrong_z))
    else:
        _rescue_square(mine, x, off, (y, wrong_y))
        z, wrong_z = third(mine, x, y, np.maximum(off, wrong_y))
    near = np.flatnonzero(np.minimum(y.min(axis=1) + wrong_y, z.min(axis=1) + wrong_z) > -LOOSE)
    game, mine = game[near], mine.of(near)
    end = polished(mine, x[near], y[near], z[near])
    sure = belongs(end, x[near], pieces.room[order][near])
    sure &= _alone(mine, [own.of(game) for own in hints], end)
    failed[game[~sure]] = True
    good = np.flatnonzero(end.inside & sure)
    game, mixes = game[good], (end.x[good], end.y[good], end.z[good])
    kept = distinct(game, mixes)
    return Interior(game[kept], (mixes[0][kept], mixes[1][kept], mixes[2][kept]), failed)


def _alone(system: Forms, vectors: list[Hint], end: Polished) -> Bools:
    """Say where x leaves no choice of y and z but those of the solution."""
    off = 2 * end.error
    own_y = np.einsum("rnij,ri->rnj", system.c, end.x)
    y = np.isfinite(named(vectors[0], end.x, off)[1])
    if len(vectors) == 1:
        y |= np.isfinite(direction([own_y], off, system.noise)[1])
        return y & np.isfinite(third(system, end.x, end.y, off)[1])
    z = np.isfinite(named(vectors[1], end.x, off)[1])
    blunt = np.flatnonzero(~(y & z))
    if blunt.size:
        some, wide = system.of(blunt), off[blunt]
        more_y = np.einsum("rnij,rj->rni", some.a, end.z[blunt])
        own_z = np.einsum("rnij,ri->rnj", some.b, end.x[blunt])
        more_z = np.einsum("rnij,ri->rnj", some.a, end.y[blunt])
        by_z = np.isfinite(direction([own_y[blunt], more_y], wide, some.noise)[1])
        by_y = np.isfinite(direction([own_z, more_z], wide, some.noise)[1])
        y[blunt], z[blunt] = y[blunt] | (z[blunt] & by_z), z[blunt] | (y[blunt] & by_y)
    return y & z


def _rescue(
    system: Forms, x: Floats, off: Floats, y: tuple[Floats, Floats], z: tuple[Floats, Floats]
) -> None:
    """Name, in place, mixes whose minors vanish by the first player's condition as well."""
    (y_mix, wrong_y), (z_mix, wrong_z) = y, z
    blunt_y, blunt_z = (np.flatnonzero(wrong > _BLUNT) for wrong in (wrong_y, wrong_z))
    if blunt_y.size:
        own = np.einsum("rnij,ri->rnj", system.c[blunt_y], x[blunt_y])
        other = np.einsum("rnij,rj->rni", system.a[blunt_y], z_mix[blunt_y])
        wrong = np.maximum(off, wrong_z)[blunt_y]
        found = direction([own, other], wrong, system.noise[blunt_y])
    if blunt_z.size:
        own = np.einsum("rnij,ri->rnj", system.b[blunt_z], x[blunt_z])
        other = np.einsum("rnij,ri->rnj", system.a[blunt_z], y_mix[blunt_z])
        wrong = np.maximum(off, wrong_y)[blunt_z]
        z_mix[blunt_z], wrong_z[blunt_z] = direction([own, other], wrong, system.noise[blunt_z])
    if blunt_y.size:
        y_mix[blunt_y], wrong_y[blunt_y] = found


def _rescue_square(system: Forms, x: Floats, off: Floats, y: tuple[Floats, Floats]) -> None:
    y_mix, wrong = y
    blunt = np.flatnonzero(wrong > _BLUNT)
    if blunt.size:
        rows = np.einsum("rnij,ri->rnj", system.c[blunt], x[blunt])
        y_mix[blunt], wrong[blunt] = direction([rows], off[blunt], system.noise[blunt])
