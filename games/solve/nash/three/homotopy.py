"""All-mixing solutions of three-player games by following all complex solutions.

The general method, for shapes without a smaller elimination (everybody has four or five
strategies) and for games on which an elimination is stuck. A game is settled only if the number of
different, regular ends equals the number of complex solutions that a generic game of its shape has:
then no solution is missing. Otherwise it is followed again, more carefully and from another start;
if the count still falls short the game is reported as failed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import LOOSE, POSITIVE, Interior, amended, joined
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

#: Ends nearer than this (relative) count as one; imaginary parts below this as none.
_SAME = 1e-7
_REAL = 1e-6

#: A path given up this near to t = 1 has a singular end, which no other path would change.
_NEARLY = 0.999


def interior_homotopy(payoffs: Floats, token: Token = NullToken()) -> Interior:  # noqa: B008
    """Find the all-mixing solutions of games whose shape has a finite generic number of them.

    Parameters
    ----------
    payoffs : (K, 3, a, b, c)
        Payoffs of order one.
    token
        Asked between steps whether to go on.
    """
    sizes = payoffs.shape[2:]
    at_once = max(1, _PATHS // len(start(sizes, 1).solutions))
    starts = range(0, len(payoffs), at_once)
    parts = [_settled(payoffs[first : first + at_once], token) for first in starts]
    return joined(parts, starts, sizes)


def _settled(payoffs: Floats, token: Token) -> Interior:
    found, hopeless = _attempt(payoffs, *_ATTEMPTS[0], token)
    again = np.flatnonzero(found.failed & ~hopeless)
    if not again.size:
        return found
    other, _ = _attempt(payoffs[again], *_ATTEMPTS[1], token)
    return amended(found, again, other)


def _attempt(payoffs: Floats, seed: int, tolerance: float, token: Token) -> tuple[Interior, Bools]:
    """Follow all paths once; say as well which games have a singular end, for good."""
    games = len(payoffs)
    system = forms(payoffs)
    begin = start(payoffs.shape[2:], seed)
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
    lost = ~arrived | _repeated(point, arrived, games)
    failed = np.zeros(games, dtype=np.bool_)
    failed[game[lost]] = True
    rows = np.flatnonzero(arrived)
    game, mixes = game[rows], _mixes(point[rows], begin)
    real = np.max([np.abs(mix.imag).max(axis=1) for mix in mixes], axis=0) < _REAL
    least = np.min([mix.real.min(axis=1) for mix in mixes], axis=0)
    near = np.flatnonzero(real & (least > LOOSE))
    game = game[near]
    x, y, z = (mix[near].real for mix in mixes)
    x, y, z, regular = polished(system.of(game), x, y, z)
    failed[game[~regular]] = True
    least = np.min([mix.min(axis=1) for mix in (x, y, z)], axis=0)
    good = np.flatnonzero(regular & (least > POSITIVE))
    game, x, y, z = game[good], x[good], y[good], z[good]
    kept = distinct(game, (x, y, z))
    return Interior(game[kept], (x[kept], y[kept], z[kept]), failed), hopeless


def _homotopy(system: Forms, begin: Start, seed: int) -> Homotopy:
    """Connect the start with the games' forms in the start's coordinates."""
    x, y, z = begin.turns
    gamma = np.exp(2j * np.pi * np.random.default_rng(seed).random())
    aims = (
        np.einsum("kijl,jp,lq->kipq", system.a, y, z, optimize=True),
        np.einsum("kijl,jp,lq->kipq", system.b, x, z, optimize=True),
        np.einsum("kijl,jp,lq->kipq", system.c, x, y, optimize=True),
    )
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
