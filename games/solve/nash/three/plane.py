"""All-mixing solutions of games in which somebody has three strategies: two unknowns are enough.

With x the mix of a player with three strategies, `elimination` gives two polynomials on
the triangle of all x and the mixes y(x) and z(x); the common roots are isolated on the triangle and
polished in the game's own equations. Where the isolation is stuck it is tried again with the mix of
another player with three strategies as unknown, or with the conditions combined otherwise: what is
singular in one elimination may be regular in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import LOOSE, POSITIVE, Interior, amended
from games.solve.nash.three.elimination import Elimination, eliminate
from games.solve.nash.three.minors import bernstein, last_direction, to_mix, values
from games.solve.nash.three.polish import Forms, dependent, distinct, forms, polished
from games.solve.nash.three.triangle import common_roots

if TYPE_CHECKING:
    from games.solve.nash.three.common import Floats, Ints

#: Where a vector of minors is this small (relative to its coefficients) its direction is doubtful,
#: and where it is this small the root is one of the minors themselves.
_BLUNT = 1e-6
_NOTHING = 1e-9


def interior_plane(payoffs: Floats) -> Interior:
    """Find the all-mixing solutions of games of shape 3,b,c with 3 <= b <= c <= b + 2.

    Parameters
    ----------
    payoffs : (K, 3, 3, b, c)
        Payoffs of order one.
    """
    found = _by_first_mix(payoffs)
    again = np.flatnonzero(found.failed)
    hopeful = again[~dependent(forms(payoffs[again]))]
    for attempt, turn in enumerate(_other_ways(payoffs.shape[2:]), start=1):
        again = hopeful[found.failed[hopeful]]
        if not again.size:
            break
        turned = payoffs[again][:, turn].transpose(0, 1, *(p + 2 for p in turn))
        found = amended(found, again, _by_first_mix(turned, attempt), turn)
    return found


def _other_ways(sizes: tuple[int, ...]) -> list[tuple[int, int, int]]:
    """Return orders of the players that lead to other eliminations.

    The same order does where the elimination depends on which conditions come first.
    """
    if sizes == (3, 3, 3):
        return [(1, 2, 0), (2, 0, 1)]
    if sizes[1] == 3:
        return [(0, 1, 2), (1, 0, 2), (1, 0, 2)]
    return [(0, 1, 2), (0, 1, 2)] if sizes[2] > sizes[1] else []


def _by_first_mix(payoffs: Floats, attempt: int = 0) -> Interior:
    system = forms(payoffs)
    reduced = eliminate(_stirred(system, attempt) if attempt else system)
    hints = [bernstein(vector, 3) for vector in (reduced.y, reduced.z)]
    roots = common_roots(bernstein(reduced.pair, 3), hints)
    failed = np.zeros(len(payoffs), dtype=np.bool_)
    failed[roots.stuck] = True
    order = np.argsort(roots.row, kind="stable")
    game, x = roots.row[order], roots.point[order]
    y, z, sharp = _completed(system.of(game), reduced, game, x)
    near = np.flatnonzero((sharp > _NOTHING) & (_least(x, y, z) > _slack(sharp)))
    game, sharp = game[near], sharp[near]
    x, y, z, regular = polished(system.of(game), x[near], y[near], z[near])
    failed[game[~regular & (sharp > _BLUNT)]] = True
    good = np.flatnonzero(regular & (_least(x, y, z) > POSITIVE))
    game, x, y, z = game[good], x[good], y[good], z[good]
    kept = distinct(game, (x, y, z))
    return Interior(game[kept], (x[kept], y[kept], z[kept]), failed)


def _stirred(system: Forms, attempt: int) -> Forms:
    """Replace each player's conditions by combinations of them, at random but the same always."""
    rng = np.random.default_rng(attempt)
    stirred = []
    for form in (system.a, system.b, system.c):
        turn = np.linalg.qr(rng.standard_normal((form.shape[1], form.shape[1])))[0]
        stirred.append(np.einsum("in,knjl->kijl", turn, form))
    return Forms(*stirred)


def _completed(
    system: Forms, reduced: Elimination, game: Ints, x: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return y, z and how sharply they are named, at roots x of the games `game`."""
    y, sharp = _mixes(reduced.y, game, x)
    for more in reduced.also_vanishing:
        sharp = np.minimum(sharp, _mixes(more, game, x)[1])
    if reduced.z_is_exact:
        z, sharp_z = _mixes(reduced.z, game, x)
        return y, z, np.minimum(sharp, sharp_z)
    rows = np.concatenate(
        [np.einsum("rnij,ri->rnj", system.a, y), np.einsum("rnij,ri->rnj", system.b, x)], axis=1
    )
    return y, last_direction(rows), sharp


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
