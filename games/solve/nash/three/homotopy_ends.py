"""Proof that the ends of paths are solutions: one each, and where.

Owns Newton's last steps at the ends, over the complex numbers and in the coordinates in which paths
are followed, and Kantorovich's theorem there. Knows nothing of how paths were followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import ROUNDINGS, ROUNDOFF
from games.solve.nash.three.homotopy_track import Field, Homotopy

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints
    from games.solve.nash.three.homotopy_start import Complexes

#: A true solution must be within this of an end, relative to one and the size of its coordinates: a
#: tenth of what makes two ends one.
_SURE = 1e-8

#: Newton steps at an end: it is reached to six digits.
_STEPS = 2


def proved(
    aims: tuple[Complexes, Complexes, Complexes], noise: Floats, game: Ints, point: Complexes
) -> tuple[Complexes, Bools]:
    """Polish ends (M, n) and say which have exactly one true solution that near.

    The theorem is that of `games.solve.nash.three.polish.polished`, which holds for complex
    numbers as well. With v and w a condition's two vectors (1, u), of which unitary matrices make
    what the forms were given for, a value is wrong by at most `noise` times the sums of sizes of
    these, at most the root of b c times |v| |w|; the derivatives by w together by |v| without |w|
    times the root of c more. Derivatives change by the entries that belong to no coordinate that
    is kept at 1.
    """
    zeros = tuple(np.zeros_like(aim[0]) for aim in aims)
    here = Field(Homotopy((zeros[0], zeros[1], zeros[2]), aims), game)
    one = np.ones(len(point))
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for _ in range(_STEPS):
            step = here.correction(point, one)
            step[~np.isfinite(step).all(axis=1)] = 0
            point = point + step
        value, matrix, _ = here.at(point, one)
        parts = np.split(np.abs(point) ** 2, here.ends, axis=1)
        first, two, three = (np.sqrt(1 + part.sum(axis=1)) for part in parts)
        size = np.maximum(np.maximum(first, two), three)
        pairs = np.maximum(np.maximum(first * two, two * three), first * three)
        cells = max(aim.shape[2] * aim.shape[3] for aim in aims)
        wrong = np.sqrt(cells) * (noise[game] + ROUNDINGS * ROUNDOFF)
        unknowns = point.shape[1]
        left = np.sqrt((np.abs(value) ** 2).sum(axis=1)) + np.sqrt(unknowns) * wrong * pairs
        finite = np.isfinite(matrix).all(axis=(1, 2))
        matrix[~finite] = 0
        sharp = np.linalg.svd(matrix, compute_uv=False)[:, -1] - unknowns * wrong * size
        bent = sum((np.abs(aim[:, :, 1:, 1:]) ** 2).sum(axis=(1, 2, 3)) for aim in aims)
        bend = np.sqrt(bent)[game] + unknowns * wrong
        sure: Bools = finite & (sharp > 0) & (4 * bend * left <= sharp**2)
        most = 1 + np.abs(point).max(axis=1)
        sure &= 2 * left <= _SURE * most * np.where(sharp > 0, sharp, 0.0)
    return point, sure
