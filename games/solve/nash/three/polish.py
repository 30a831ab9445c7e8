"""Newton's method on the full all-mixing system, and whether a solution is isolated.

Owns the last step every method shares: a candidate goes in, a solution accurate to the last digits
comes out together with the word whether its Jacobian is regular. Knows not where candidates come
from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import FLAT, KANTOROVICH, RESIDUAL, SINGULAR

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints


@dataclass(frozen=True, eq=False)
class Forms:
    """The conditions "all strategies pay the same" as bilinear forms of size one.

    `a` (K, n1, b, c) are player one's gains over his first strategy, in the mixes y and z; `b`
    (K, n2, a, c) player two's in x and z; `c` (K, n3, a, b) player three's in x and y.
    """

    a: Floats
    b: Floats
    c: Floats

    def of(self, rows: Ints) -> Forms:
        """Return the forms of some of the games, in the order of `rows`."""
        return Forms(self.a[rows], self.b[rows], self.c[rows])


def forms(payoffs: Floats) -> Forms:
    """Return the forms of games (K, 3, a, b, c), each divided by its largest coefficient."""
    first, second, third = payoffs[:, 0], payoffs[:, 1], payoffs[:, 2]
    return Forms(
        _scaled(first[:, 1:] - first[:, :1]),
        _scaled(np.moveaxis(second[:, :, 1:] - second[:, :, :1], 2, 1)),
        _scaled(np.moveaxis(third[:, :, :, 1:] - third[:, :, :, :1], 3, 1)),
    )


def _scaled(form: Floats) -> Floats:
    games, rows = form.shape[:2]
    cells = form.shape[2] * form.shape[3]
    # entry by entry: reductions over a few neighbours are slow
    size = np.zeros((games, rows))
    for entry in np.moveaxis(np.abs(form).reshape(games, rows, cells), 2, 0):
        np.maximum(size, entry, out=size)
    scale = 1 / np.where(size > FLAT, size, 1.0)
    return np.ascontiguousarray(form * scale[:, :, None, None])


def dependent(system: Forms) -> Bools:
    """Say in which games some player's conditions are linearly dependent.

    There are then fewer conditions than unknowns: solutions, if any, are never isolated. Equal
    strategies are the plainest case.
    """
    answer = np.zeros(len(system.a), dtype=np.bool_)
    for form in (system.a, system.b, system.c):
        flat = form.reshape(len(form), form.shape[1], form.shape[2] * form.shape[3])
        answer |= smallest_singular(flat) < FLAT
    return answer


def residual(system: Forms, x: Floats, y: Floats, z: Floats) -> Floats:
    """Return the values of all forms at the profiles, (M, n1 + n2 + n3)."""
    return np.concatenate(
        [
            np.einsum("mijk,mj,mk->mi", system.a, y, z, optimize=True),
            np.einsum("mijk,mj,mk->mi", system.b, x, z, optimize=True),
            np.einsum("mijk,mj,mk->mi", system.c, x, y, optimize=True),
        ],
        axis=1,
    )


def jacobian(system: Forms, x: Floats, y: Floats, z: Floats) -> Floats:
    """Return the derivatives of all forms by the weights of all strategies but the first ones."""
    rows = [f.shape[1] for f in (system.a, system.b, system.c)]
    sizes = [m.shape[1] - 1 for m in (x, y, z)]
    result = np.zeros((len(x), sum(rows), sum(sizes)), dtype=np.result_type(x, system.a))
    top, middle = slice(0, rows[0]), slice(rows[0], rows[0] + rows[1])
    bottom = slice(rows[0] + rows[1], None)
    left, centre = slice(0, sizes[0]), slice(sizes[0], sizes[0] + sizes[1])
    right = slice(sizes[0] + sizes[1], None)
    result[:, top, centre] = _free(np.matmul(system.a, z[:, None, :, None])[..., 0])
    result[:, top, right] = _free(np.matmul(y[:, None, None, :], system.a)[..., 0, :])
    result[:, middle, left] = _free(np.matmul(system.b, z[:, None, :, None])[..., 0])
    result[:, middle, right] = _free(np.matmul(x[:, None, None, :], system.b)[..., 0, :])
    result[:, bottom, left] = _free(np.matmul(system.c, y[:, None, :, None])[..., 0])
    result[:, bottom, centre] = _free(np.matmul(x[:, None, None, :], system.c)[..., 0, :])
    return result


def _free(rows: Floats) -> Floats:
    free: Floats = rows[..., 1:] - rows[..., :1]
    return free


def polished(
    system: Forms, x: Floats, y: Floats, z: Floats, steps: int = 3
) -> tuple[Floats, Floats, Floats, Bools]:
    """Take Newton steps from real candidates whose mixes sum to one.

    Returns
    -------
    x, y, z, regular
        `regular` is False where the Jacobian is singular to working precision or the conditions
        are not met: the mixes are then not to be trusted.
    """
    if not len(x):
        return x, y, z, np.ones(0, dtype=np.bool_)
    ends = np.cumsum([x.shape[1] - 1, y.shape[1] - 1])
    for _ in range(steps):
        step = _solved(jacobian(system, x, y, z), residual(system, x, y, z))
        step[np.abs(step).max(axis=1) > 1] = 0
        by_x, by_y, by_z = np.split(step, ends, axis=1)
        x, y, z = _moved(x, by_x), _moved(y, by_y), _moved(z, by_z)
    left: Floats = np.sqrt((residual(system, x, y, z) ** 2).sum(axis=1))
    sharp = smallest_singular(jacobian(system, x, y, z))
    regular: Bools = (sharp > SINGULAR) & (left < np.minimum(RESIDUAL, KANTOROVICH * sharp**2))
    return x, y, z, regular


def _solved(matrix: Floats, right: Floats) -> Floats:
    """Solve linear systems; where one of them is singular, all in the sense of least squares."""
    try:
        solution = np.linalg.solve(matrix, right[..., None])[..., 0]
    except np.linalg.LinAlgError:
        solution = np.einsum("mij,mj->mi", np.linalg.pinv(matrix), right)
    return np.asarray(solution, dtype=np.float64)


def smallest_singular(matrix: Floats) -> Floats:
    """Return the smallest singular value of each matrix."""
    values: Floats = np.asarray(np.linalg.svd(matrix, compute_uv=False), dtype=np.float64)
    return values[:, -1]


def _moved(mix: Floats, step: Floats) -> Floats:
    free = mix[:, 1:] - step
    return np.concatenate([1 - free.sum(axis=1, keepdims=True), free], axis=1)


def distinct(game: Ints, mixes: tuple[Floats, Floats, Floats], nearer: float = 1e-8) -> Ints:
    """Return the rows that remain when of equal solutions of one game only the first is kept.

    Rows must be sorted by game.
    """
    kept = np.ones(len(game), dtype=np.bool_)
    whole = np.concatenate(mixes, axis=1)
    for shift in range(1, len(game)):
        same = game[shift:] == game[:-shift]
        if not same.any():
            break
        close = np.abs(whole[shift:] - whole[:-shift]).max(axis=1) < nearer
        kept[shift:] &= ~(same & close)
    return np.flatnonzero(kept)
