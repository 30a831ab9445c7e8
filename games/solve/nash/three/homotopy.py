"""All-mixing solutions of three-player games by following all complex solutions.

The general method, for shapes without a smaller elimination (everybody has four or five
strategies) and for games on which an elimination is stuck. A game is settled only if the number of
different ends equals the number of complex solutions that a generic game of its shape has, and each
is proved to have a solution of the true conditions of its own beside it (`ends`): as no system of
the shape has more isolated solutions (Bernstein; McKelvey & McLennan 1997), none is missing,
however the paths ran. Otherwise it is followed again, more carefully and from another start;
if the count still falls short the game is reported as failed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import Interior, amended, joined
from games.solve.nash.three.homotopy_ends import proved
from games.solve.nash.three.homotopy_start import Start, start
from games.solve.nash.three.homotopy_track import Homotopy, track
from games.solve.nash.three.polish import Forms, distinct, forms, polished
from games.task import NullToken, Token

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats
    from games.solve.nash.three.homotopy_start import Complexes

#: Paths followed at a time.
_PATHS = 2048

#: Seeds and tolerances of the attempts.
_ATTEMPTS = ((1, 1e-2), (2, 1e-5))

#: Ends nearer than this (relative) count as one; imaginary parts below this as none, as far as
#: Newton's method among the real ones ends at the same solution.
_SAME = 1e-7
_REAL = 1e-6

#: A path given up this near to t = 1 has a singular end, which no other path would change.
_NEARLY = 0.999


def interior_homotopy(
    payoffs: Floats,
    token: Token = NullToken(),  # noqa: B008 - stateless
    *,
    noise: Floats | None = None,
) -> Interior:
    """Find the all-mixing solutions of games whose shape has a finite generic number of them.

    Parameters
    ----------
    payoffs : (K, 3, a, b, c)
        Payoffs of order one.
    token
        Asked between steps whether to go on.
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding.
    """
    sizes = payoffs.shape[2:]
    system = forms(payoffs, noise)
    at_once = max(1, _PATHS // len(start(sizes, 1).solutions))
    starts = range(0, len(payoffs), at_once)
    whole = np.arange(len(payoffs))
    parts = [_settled(system.of(whole[first : first + at_once]), token) for first in starts]
    return joined(parts, starts, sizes)


def _settled(system: Forms, token: Token) -> Interior:
    found, hopeless = _attempt(system, *_ATTEMPTS[0], token)
    again = np.flatnonzero(found.failed & ~hopeless)
    if not again.size:
        return found
    other, _ = _attempt(system.of(again), *_ATTEMPTS[1], token)
    return amended(found, again, other)


def _attempt(system: Forms, seed: int, tolerance: float, token: Token) -> tuple[Interior, Bools]:
    """Follow all paths once; say as well which games have a singular end, for good."""
    games = len(system.a)
    begin = start((system.b.shape[2], *system.a.shape[2:]), seed)
    paths = len(begin.solutions)
    game = np.repeat(np.arange(games), paths)
    homotopy = _homotopy(system, begin, seed)
    ends = track(homotopy, game, np.tile(begin.solutions, (games, 1)), tolerance, token)
    point, arrived = ends.point, ends.arrived
    hopeless = np.zeros(games, dtype=np.bool_)
    hopeless[game[~arrived & (ends.time > _NEARLY)]] = True
    twins = arrived & _repeated(point, arrived, games)
    if twins.any():
        rows = np.flatnonzero(twins)
        careful = track(
            homotopy, game[rows], begin.solutions[rows % paths], tolerance * 1e-3, token
        )
        point[rows], arrived[rows] = careful.point, careful.arrived
    point, sure = proved(_aims(system, begin), system.noise, game, point)
    lost = ~arrived | ~sure | _repeated(point, arrived, games)
    failed = np.zeros(games, dtype=np.bool_)
    failed[game[lost]] = True
    rows = np.flatnonzero(arrived)
    game, mixes = game[rows], _mixes(point[rows], begin)
    real = np.max([np.abs(mix.imag).max(axis=1) for mix in mixes], axis=0) < _REAL
    least = np.min([mix.real.min(axis=1) for mix in mixes], axis=0)
    near = np.flatnonzero(real & (least > -_REAL))
    game = game[near]
    x, y, z = (mix[near].real for mix in mixes)
    reach = np.full(len(near), 2 * _REAL * np.sqrt(point.shape[1]))
    end = polished(system.of(game), x, y, z, reach)
    failed[game[~end.regular]] = True
    good = np.flatnonzero(end.inside)
    game, kept_mixes = game[good], (end.x[good], end.y[good], end.z[good])
    kept = distinct(game, kept_mixes)
    x, y, z = (mix[kept] for mix in kept_mixes)
    return Interior(game[kept], (x, y, z), failed), hopeless


def _aims(system: Forms, begin: Start) -> tuple[Complexes, Complexes, Complexes]:
    """Return the games' forms in the start's coordinates."""
    x, y, z = begin.turns
    return (
        np.einsum("kijl,jp,lq->kipq", system.a, y, z, optimize=True),
        np.einsum("kijl,jp,lq->kipq", system.b, x, z, optimize=True),
        np.einsum("kijl,jp,lq->kipq", system.c, x, y, optimize=True),
    )


def _homotopy(system: Forms, begin: Start, seed: int) -> Homotopy:
    """Connect the start with the games' forms in the start's coordinates."""
    gamma = np.exp(2j * np.pi * np.random.default_rng(seed).random())
    aims = _aims(system, begin)
    starts = (gamma * begin.a, gamma * begin.b, gamma * begin.c)
    return Homotopy(starts, (aims[0] - starts[0], aims[1] - starts[1], aims[2] - starts[2]))


def _mixes(point: Complexes, begin: Start) -> list[Complexes]:
    """Turn points back and scale each mix to sum one."""
    ends = np.cumsum([len(turn) - 1 for turn in begin.turns])[:-1]
    one = np.ones((len(point), 1))
    mixes = []
    for part, turn in zip(np.split(point, ends, axis=1), begin.turns, strict=True):
        mix = np.concatenate([one, part], axis=1) @ turn.T
        total = mix.sum(axis=1, keepdims=True)
        mixes.append(mix / np.where(np.abs(total) > 1e-12, total, 1e-12))
    return mixes


def _repeated(point: Complexes, arrived: Bools, games: int) -> Bools:
    """Say which ends another path of the same game has as well."""
    whole = point.reshape(games, -1, point.shape[1])
    there = arrived.reshape(games, -1)
    size = 1 + np.abs(whole).max(axis=2)
    twin = np.zeros(there.shape, dtype=np.bool_)
    for shift in range(1, whole.shape[1]):
        gap = np.abs(whole[:, shift:] - whole[:, :-shift]).max(axis=2)
        same = (gap < _SAME * size[:, shift:]) & there[:, shift:] & there[:, :-shift]
        twin[:, shift:] |= same
        twin[:, :-shift] |= same
    return twin.reshape(-1)
