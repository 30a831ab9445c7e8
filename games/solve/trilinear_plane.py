"""All-mixing solutions of games of shape 3,b,b: two unknowns are enough.

With x the mix of the player with three strategies, the other players' conditions are matrices of
linear forms in x that the mixes y and z annihilate: y(x) and z(x) are vectors of minors. Inserted
in the first player's two conditions they give two polynomials of degree 2(b - 1) on the triangle of
all x, whose common roots are isolated there. Roots where y(x) or z(x) vanishes belong to the minors
and not to the game; they are regular unless a solution of the game lies there as well, so nothing
is lost when they are dropped.

Where the isolation is stuck and all players have three strategies, it is tried again with another
player's mix as unknown, since what is singular in one elimination may be regular in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.trilinear_minors import bernstein, inserted, linear, null_vector, to_mix, values
from games.solve.trilinear_polish import distinct, forms, polished
from games.solve.trilinear_triangle import common_roots
from games.solve.trilinear_types import LOOSE, POSITIVE, Interior, sorted_by_game

if TYPE_CHECKING:
    from games.solve.trilinear_types import Floats, Ints

#: Where a vector of minors is this small (relative to its coefficients) its direction is doubtful,
#: and where it is this small the root is one of the minors themselves.
_BLUNT = 1e-6
_NOTHING = 1e-9


def interior_plane(payoffs: Floats) -> Interior:
    """Find the all-mixing solutions of games of shape 3,b,b.

    Parameters
    ----------
    payoffs : (K, 3, 3, b, b)
        Payoffs of order one.
    """
    found = _by_first_mix(payoffs)
    if payoffs.shape[2:] != (3, 3, 3):
        return found
    for turn in ((1, 2, 0), (2, 0, 1)):
        again = np.flatnonzero(found.failed)
        if not again.size:
            break
        turned = payoffs[again][:, turn].transpose(0, 1, *(p + 2 for p in turn))
        found = _amended(found, again, _by_first_mix(turned), turn)
    return found


def _amended(found: Interior, again: Ints, other: Interior, turn: tuple[int, int, int]) -> Interior:
    """Replace the answers for the games `again` that the other elimination settles."""
    settled = ~other.failed
    old = ~np.isin(found.game, again[settled])
    new = settled[other.game]
    failed = found.failed.copy()
    failed[again] = other.failed
    return sorted_by_game(
        np.concatenate([found.game[old], again[other.game[new]]]),
        [
            np.concatenate([found.profiles[p][old], other.profiles[turn.index(p)][new]])
            for p in range(3)
        ],
        failed,
    )


def _by_first_mix(payoffs: Floats) -> Interior:
    system = forms(payoffs)
    y, z = null_vector(linear(system.c)), null_vector(linear(system.b))
    target = np.stack([inserted(np.moveaxis(system.a[:, i], 0, -1), y, z, 3) for i in range(2)])
    roots = common_roots(bernstein(target, 3), [bernstein(v, 3) for v in (y, z)])
    failed = np.zeros(len(payoffs), dtype=np.bool_)
    failed[roots.stuck] = True
    order = np.argsort(roots.row, kind="stable")
    game, x = roots.row[order], roots.point[order]
    mix_y, sharp_y = _mixes(y, game, x)
    mix_z, sharp_z = _mixes(z, game, x)
    sharp = np.minimum(sharp_y, sharp_z)
    near = np.flatnonzero((sharp > _NOTHING) & (_least(x, mix_y, mix_z) > _slack(sharp)))
    game, sharp = game[near], sharp[near]
    x, mix_y, mix_z, regular = polished(system.of(game), x[near], mix_y[near], mix_z[near])
    failed[game[~regular & (sharp > _BLUNT)]] = True
    least = _least(x, mix_y, mix_z)
    good = np.flatnonzero(regular & (least > POSITIVE))
    game, x, mix_y, mix_z = game[good], x[good], mix_y[good], mix_z[good]
    kept = distinct(game, (x, mix_y, mix_z))
    return Interior(game[kept], (x[kept], mix_y[kept], mix_z[kept]), failed)


def _least(*mixes: Floats) -> Floats:
    least: Floats = np.min([mix.min(axis=1) for mix in mixes], axis=0)
    return least


def _slack(sharp: Floats) -> Floats:
    """Return how negative a candidate may be, given how sharply its mixes are named."""
    slack: Floats = np.where(sharp > _BLUNT, LOOSE, -0.01)
    return slack


def _mixes(vector: Floats, game: Ints, x: Floats) -> tuple[Floats, Floats]:
    """Evaluate a vector of minors at roots and scale it; return its relative size as well."""
    own = vector[:, :, game]
    found = values(own, x)
    whole = np.abs(own).max(axis=(0, 1), initial=0.0)
    return to_mix(found), np.abs(found).max(axis=1, initial=0.0) / np.where(whole > 0, whole, 1.0)
