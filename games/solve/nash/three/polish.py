"""Newton's method on the full all-mixing system, and the proof that a solution is isolated.

Owns the conditions as forms with their error, and the last step every method shares: a candidate
goes in, a solution accurate to the last digits comes out, with the word whether Kantorovich's
theorem proves that the true conditions have exactly one solution there and that it is the one the
candidate stands for. Knows not where candidates come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import EXACT, ROUNDINGS, ROUNDOFF
from games.solve.nash.three.common import FLAT, LOOSE

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints


@dataclass(frozen=True, eq=False)
class Forms:
    """The conditions "all strategies pay the same" as bilinear forms of size one.

    `a` (K, n1, b, c) are player one's gains over his first strategy, in the mixes y and z; `b`
    (K, n2, a, c) player two's in x and z; `c` (K, n3, a, b) player three's in x and y. `noise`
    (K,) is how far an entry may be from the truth. An entry that is exactly zero has no error: two
    payoffs that are the same float are meant to be the same.
    """

    a: Floats
    b: Floats
    c: Floats
    noise: Floats

    def of(self, rows: Ints) -> Forms:
        """Return the forms of some of the games, in the order of `rows`."""
        return Forms(self.a[rows], self.b[rows], self.c[rows], self.noise[rows])

    def sizes(self, raised: Floats) -> Forms:
        """Return the sizes of all entries, raised by `raised` (K,) wherever there is one."""
        sized = []
        for form in (self.a, self.b, self.c):
            more = np.where(form != 0, raised[:, None, None, None], 0.0)
            sized.append(np.abs(form) + more)
        return Forms(sized[0], sized[1], sized[2], self.noise)

    def gaps(self) -> Bools:
        """Return which games have an entry that is exactly zero."""
        gap = np.zeros(len(self.a), dtype=np.bool_)
        for form in (self.a, self.b, self.c):
            gap |= (form == 0).reshape(len(gap), -1).any(axis=1)
        return gap


@cache
def ones(sizes: tuple[int, int, int]) -> Forms:
    """Return the forms of one game in which every entry is 1."""
    a, b, c = sizes
    one, two, three = (
        np.ones(shape) for shape in ((1, a - 1, b, c), (1, b - 1, a, c), (1, c - 1, a, b))
    )
    return Forms(one, two, three, np.zeros(1))


def forms(payoffs: Floats, noise: Floats | None = None) -> Forms:
    """Return the forms of games (K, 3, a, b, c), each divided by its largest coefficient.

    Parameters
    ----------
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding.

    A difference of payoffs is wrong by twice as much and rounded twice; divided by the size of its
    row it is that much larger. A row no larger than its error is left as it is and nothing about
    it is certain.
    """
    first, second, third = payoffs[:, 0], payoffs[:, 1], payoffs[:, 2]
    if noise is None:
        noise = np.full((len(payoffs), 3), EXACT)
    a, one = _scaled(first[:, 1:] - first[:, :1], noise[:, 0])
    b, two = _scaled(np.moveaxis(second[:, :, 1:] - second[:, :, :1], 2, 1), noise[:, 1])
    c, three = _scaled(np.moveaxis(third[:, :, :, 1:] - third[:, :, :, :1], 3, 1), noise[:, 2])
    return Forms(a, b, c, np.maximum(np.maximum(one, two), three))


def _scaled(form: Floats, noise: Floats) -> tuple[Floats, Floats]:
    """Scale the rows of forms; return how far their entries may be from the truth, too."""
    games, rows = form.shape[:2]
    cells = form.shape[2] * form.shape[3]
    # entry by entry: reductions over a few neighbours are slow
    size = np.zeros((games, rows))
    for entry in np.moveaxis(np.abs(form).reshape(games, rows, cells), 2, 0):
        np.maximum(size, entry, out=size)
    wrong = 2 * noise[:, None]
    sound = size > np.maximum(FLAT, wrong)
    scale = 1 / np.where(sound, size, 1.0)
    error = np.where(sound, wrong * scale + 4 * ROUNDOFF, np.where(size > 0, 1.0, 0.0))
    return np.ascontiguousarray(form * scale[:, :, None, None]), error.max(axis=1, initial=0.0)


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


@dataclass(frozen=True, eq=False)
class Polished:
    """Candidates after Newton's method.

    `regular` says where the theorem holds, `error` how far a free probability is from the true
    solution there.
    """

    x: Floats
    y: Floats
    z: Floats
    regular: Bools
    error: Floats

    @property
    def inside(self) -> Bools:
        """Say which solutions are regular and not outside the simplices beyond their error."""
        least = np.min([mix.min(axis=1) for mix in (self.x, self.y, self.z)], axis=0, initial=1.0)
        # the first weight is one minus at most four free ones, whose errors have the norm `error`
        answer: Bools = self.regular & (least > -LOOSE - 2 * self.error)
        return answer


def polished(
    system: Forms, x: Floats, y: Floats, z: Floats, reach: Floats | None = None, steps: int = 3
) -> Polished:
    """Take Newton steps from real candidates whose mixes sum to one, and apply the theorem.

    Let s be the smallest singular value of the Jacobian J at the end, less what J may be wrong, r
    the norm of the residual plus what it may be wrong, and L such that J changes by at most L times
    the way. If L r <= s^2 / 4 the true conditions have exactly one solution within s / L, and it is
    within 2 r / s (Kantorovich; Ortega & Rheinboldt 1970, 12.6.2, with h <= 1/4). A candidate whose
    solution is within `reach` (R,) of it, in the norm of the free probabilities, has been followed
    to its own solution if it moved by less than s / L - reach. Without `reach` this is not asked.
    """
    if not len(x):
        return Polished(x, y, z, np.ones(0, dtype=np.bool_), np.zeros(0))
    ends = np.cumsum([x.shape[1] - 1, y.shape[1] - 1])
    begin = _free_part(x, y, z)
    for _ in range(steps):
        step = _solved(jacobian(system, x, y, z), residual(system, x, y, z))
        step[np.abs(step).max(axis=1) > 1] = 0
        by_x, by_y, by_z = np.split(step, ends, axis=1)
        x, y, z = _moved(x, by_x), _moved(y, by_y), _moved(z, by_z)
    unknowns = begin.shape[1]
    # weights that are no probabilities weigh errors by more than one
    weight = np.prod([np.abs(mix).sum(axis=1) for mix in (x, y, z)], axis=0)
    wrong = system.noise + ROUNDINGS * ROUNDOFF
    left = np.sqrt((residual(system, x, y, z) ** 2).sum(axis=1))
    left += np.sqrt(unknowns) * weight * wrong
    sharp = smallest_singular(jacobian(system, x, y, z)) - 2 * unknowns * weight * wrong
    bend = _bend(system)
    moved = np.sqrt(((_free_part(x, y, z) - begin) ** 2).sum(axis=1))
    safe = np.where(sharp > 0, sharp, 1.0)
    with np.errstate(invalid="ignore"):
        regular: Bools = (sharp > 0) & (bend * left <= 0.25 * sharp**2)
        if reach is not None:
            regular &= (moved + reach) * bend < sharp
    return Polished(x, y, z, regular, 2 * left / safe)


def _free_part(*mixes: Floats) -> Floats:
    return np.concatenate([mix[:, 1:] for mix in mixes], axis=1)


def _bend(system: Forms) -> Floats:
    """Return by how much the Jacobian changes at most, per unit of way (Frobenius norms).

    A row u' D v, D the second differences of a form, changes its derivatives by D dv and D' du.
    """
    total, entries = np.zeros(len(system.a)), 0
    for form in (system.a, system.b, system.c):
        bent = form[:, :, 1:, 1:] - form[:, :, 1:, :1] - form[:, :, :1, 1:] + form[:, :, :1, :1]
        flat = bent.reshape(len(total), -1)
        total += (flat**2).sum(axis=1)
        entries += flat.shape[1]
    bend: Floats = np.sqrt(total) + 4 * np.sqrt(entries) * (system.noise + ROUNDINGS * ROUNDOFF)
    return bend


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
