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

from games.solve.nash.three.bounds import ROUNDOFF
from games.solve.nash.three.common import LOOSE, Interior, amended
from games.solve.nash.three.elimination import Elimination, eliminate, errors
from games.solve.nash.three.minors import bernstein
from games.solve.nash.three.naming import belongs, hint, named, nowhere, third
from games.solve.nash.three.polish import Forms, Polished, dependent, distinct, forms, polished
from games.solve.nash.three.triangle import common_roots

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints
    from games.solve.nash.three.isolate import Hint


def interior_plane(payoffs: Floats, noise: Floats | None = None) -> Interior:
    """Find the all-mixing solutions of games of shape 3,b,c with 3 <= b <= c <= b + 2.

    Parameters
    ----------
    payoffs : (K, 3, 3, b, c)
        Payoffs of order one.
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding.
    """
    system = forms(payoffs, noise)
    # two factors in each of y and z: their number bounds errors well enough, as a rule
    found = _by_first_mix(system, careful=payoffs.shape[2:] != (3, 3, 3))
    again = np.flatnonzero(found.failed)
    hopeful = again[~dependent(system.of(again))]
    for attempt, turn in enumerate(_other_ways(payoffs.shape[2:]), start=1):
        again = hopeful[found.failed[hopeful]]
        if not again.size:
            break
        turned = payoffs[again][:, turn].transpose(0, 1, *(p + 2 for p in turn))
        own = None if noise is None else noise[again][:, turn]
        found = amended(
            found, again, _by_first_mix(_stirred(forms(turned, own), attempt), careful=True), turn
        )
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


def _by_first_mix(system: Forms, *, careful: bool) -> Interior:
    games = len(system.a)
    reduced = eliminate(system)
    wide, *others = errors(system, careful=careful)
    vectors = [
        hint(bernstein(own, 3), error[:, None])
        for own, error in zip(_vectors(reduced), others, strict=True)
    ]
    roots = common_roots(bernstein(reduced.pair, 3), wide, vectors[:2])
    failed = np.zeros(games, dtype=np.bool_)
    failed[roots.stuck] = True
    order = np.argsort(roots.row, kind="stable")
    game, x, off = roots.row[order], roots.point[order], roots.error[order]
    mine = system.of(game)
    y, z, wrong, lost = _completed(mine, reduced, [own.of(game) for own in vectors], x, off)
    room = roots.room[order]
    drops = np.zeros(len(game), dtype=np.bool_)
    for rows in _annihilators(mine, reduced):
        drops[lost] |= nowhere(rows[lost], x[lost], mine.noise[lost], room[lost])
    least = np.minimum(x.min(axis=1) + off, np.minimum(y.min(axis=1), z.min(axis=1)) + wrong)
    near = np.flatnonzero(~drops & (least > -LOOSE))
    game, mine = game[near], mine.of(near)
    end = polished(mine, x[near], y[near], z[near])
    sure = belongs(end, x[near], room[near])
    sure &= _alone(mine, reduced, [own.of(game) for own in vectors], end)
    failed[game[~sure]] = True
    good = np.flatnonzero(end.inside & sure)
    game, mixes = game[good], (end.x[good], end.y[good], end.z[good])
    kept = distinct(game, mixes)
    return Interior(game[kept], (mixes[0][kept], mixes[1][kept], mixes[2][kept]), failed)


def _alone(system: Forms, reduced: Elimination, vectors: list[Hint], end: Polished) -> Bools:
    """Say where x leaves no choice of y and z but those of the solution."""
    off = 2 * end.error
    y = np.isfinite(named(vectors[0], end.x, off)[1])
    if reduced.z_is_exact:
        return y & np.isfinite(named(vectors[1], end.x, off)[1])
    return y & np.isfinite(third(system, end.x, end.y, off)[1])


def _vectors(reduced: Elimination) -> list[Floats]:
    """Return the vectors of polynomials: y, z, and others whose vanishing makes a root."""
    return [reduced.y, reduced.z, *reduced.also_vanishing]


def _annihilators(system: Forms, reduced: Elimination) -> list[Floats]:
    """Return the conditions (R, m - 1, 3, m) whose minors make roots by vanishing."""
    b = system.a.shape[2]
    out = [system.c[:, : b - 1]]
    if reduced.z_is_exact:
        out.append(system.b)
    if reduced.also_vanishing:
        out.append(system.c[:, [*range(b - 2), b - 1]])
    return out


def _stirred(system: Forms, attempt: int) -> Forms:
    """Replace each player's conditions by combinations of them, at random but the same always.

    They are made small enough to have entries, and errors, no larger than before.
    """
    rng = np.random.default_rng(attempt)
    stirred = []
    for form in (system.a, system.b, system.c):
        count = form.shape[1]
        turn = np.linalg.qr(rng.standard_normal((count, count)))[0] / np.sqrt(count)
        stirred.append(np.einsum("in,knjl->kijl", turn, form))
    one, two, three = stirred
    return Forms(one, two, three, system.noise + 4 * ROUNDOFF)


def _completed(
    system: Forms, reduced: Elimination, vectors: list[Hint], x: Floats, off: Floats
) -> tuple[Floats, Floats, Floats, Ints]:
    """Return y, z and their errors at roots x, and at which roots some vector may vanish."""
    y, wrong = named(vectors[0], x, off)
    blunt = np.isinf(wrong)
    for more in vectors[2:]:
        blunt |= np.isinf(named(more, x, off)[1])
    if reduced.z_is_exact:
        z, wrong_z = named(vectors[1], x, off)
        blunt |= np.isinf(wrong_z)
    else:
        z, wrong_z = third(system, x, y, np.maximum(off, wrong))
    return y, z, np.maximum(wrong, wrong_z), np.flatnonzero(blunt)
