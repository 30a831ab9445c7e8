"""Following many solution paths of a bilinear homotopy at once.

The system (1 - t) g S + t T moves from a start system S to the conditions T of each game. Paths are
followed over the complex numbers, where they never meet for t < 1 (with probability one over the
random g), by Runge-Kutta prediction and Newton correction with a step size of its own for every
path. Owns the stepping; knows neither where paths begin nor what their ends mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.task import Token, check

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints
    from games.solve.nash.three.homotopy_start import Complexes

#: A path whose step has shrunk to this is given up: its end is not regular.
_SHORTEST = 1e-8

#: Most steps of one path.
_LONGEST = 3000


@dataclass(frozen=True, eq=False)
class Homotopy:
    """A bilinear homotopy for several games: forms at t = 0 and how they change with t.

    `start` are three arrays (n1, b, c), (n2, a, c), (n3, a, b); `change` three with the games in
    front.
    """

    start: tuple[Complexes, Complexes, Complexes]
    change: tuple[Complexes, Complexes, Complexes]


@dataclass(frozen=True, eq=False)
class Ends:
    """Where paths end: points (M, n), t, and whether it is 1, reached at a regular solution."""

    point: Complexes
    time: Floats
    arrived: Bools


class Field:
    """Values and derivatives of the homotopy for some of the paths."""

    def __init__(self, homotopy: Homotopy, game: Ints) -> None:
        self._start = homotopy.start
        self._change = tuple(change[game] for change in homotopy.change)
        sizes = (homotopy.start[1].shape[1], *homotopy.start[0].shape[1:])
        self.ends = (sizes[0] - 1, sizes[0] + sizes[1] - 2)

    def at(self, u: Complexes, t: Floats) -> tuple[Complexes, Complexes, Complexes]:
        """Return the values, the matrix of derivatives by u and the derivatives by t."""
        one = np.ones((len(u), 1))
        x, y, z = (np.concatenate([one, part], axis=1) for part in np.split(u, self.ends, axis=1))
        n = u.shape[1]
        matrix = np.zeros((len(u), n, n), dtype=np.complex128)
        value, slope = np.empty_like(u), np.empty_like(u)
        left, centre, right = (
            slice(0, self.ends[0]),
            slice(*self.ends),
            slice(self.ends[1], n),
        )
        when = t[:, None, None]
        for rows, (v, w), (v_columns, w_columns), start, change in zip(
            (left, centre, right),
            ((y, z), (x, z), (x, y)),
            ((centre, right), (left, right), (left, centre)),
            self._start,
            self._change,
            strict=True,
        ):
            change_w = np.matmul(change, w[:, None, :, None])[..., 0]
            by_v = np.einsum("ijk,mk->mij", start, w) + when * change_w
            by_w = np.einsum("ijk,mj->mik", start, v)
            by_w += when * np.matmul(v[:, None, None, :], change)[..., 0, :]
            value[:, rows] = np.einsum("mij,mj->mi", by_v, v)
            slope[:, rows] = np.einsum("mij,mj->mi", change_w, v)
            matrix[:, rows, v_columns] = by_v[:, :, 1:]
            matrix[:, rows, w_columns] = by_w[:, :, 1:]
        return value, matrix, slope

    def tangent(self, u: Complexes, t: Floats) -> Complexes:
        """Return how points move as t grows."""
        _, matrix, slope = self.at(u, t)
        return -_solved(matrix, slope)

    def correction(self, u: Complexes, t: Floats) -> Complexes:
        """Return Newton's step."""
        value, matrix, _ = self.at(u, t)
        return -_solved(matrix, value)


def _solved(matrix: Complexes, right: Complexes) -> Complexes:
    """Solve linear systems; a singular one, which ends its path, gets a large answer."""
    try:
        solution = np.linalg.solve(matrix, right[..., None])[..., 0]
    except np.linalg.LinAlgError:
        size = np.abs(matrix).max(axis=(1, 2), keepdims=True)
        matrix = matrix + (1e-14 * size + 1e-300) * np.eye(matrix.shape[1])
        solution = np.linalg.solve(matrix, right[..., None])[..., 0]
    return np.asarray(solution, dtype=np.complex128)


def _length(u: Complexes) -> Floats:
    length: Floats = np.abs(u).max(axis=1)
    return length


def track(homotopy: Homotopy, game: Ints, begin: Complexes, tolerance: float, token: Token) -> Ends:
    """Follow paths from t = 0 to t = 1.

    Parameters
    ----------
    homotopy
        The forms.
    game : (M,) int
        Which game each path belongs to.
    begin : (M, n)
        Solutions at t = 0.
    tolerance
        Prediction error, relative to the size of the point, that a step may make.
    token
        Asked between steps whether to go on.
    """
    point = begin.copy()
    arrived = np.zeros(len(begin), dtype=np.bool_)
    alive = np.arange(len(begin))
    t, step = np.zeros(len(begin)), np.full(len(begin), 0.02)
    for _ in range(_LONGEST):
        if not alive.size:
            break
        check(token)
        field = Field(homotopy, game[alive])
        u, now = point[alive], t[alive]
        h = np.minimum(step[alive], 1 - now)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            guess = _predicted(field, u, now, h)
            after = now + h
            first = field.correction(guess, after)
            guess = guess + first
            second = field.correction(guess, after)
            guess = guess + second
            size = 1 + _length(guess)
            error, left = _length(first) / size, _length(second) / size
            good = (error <= tolerance) & (left <= 1e-3 * np.sqrt(tolerance) * tolerance)
            scale = 0.9 * (tolerance / 10 / np.maximum(error, 1e-16)) ** 0.2
        scale = np.where(np.isfinite(scale), np.clip(scale, 0.2, 3.0), 0.2)
        point[alive[good]] = guess[good]
        t[alive[good]] = after[good]
        step[alive] = h * np.where(good, scale, np.minimum(scale, 0.5))
        there = good & (after >= 1)
        arrived[alive[there]] = True
        alive = alive[~there & (step[alive] > _SHORTEST)]
    return Ends(point, t, arrived)


def _predicted(field: Field, u: Complexes, t: Floats, h: Floats) -> Complexes:
    """Take one Runge-Kutta step."""
    length = h[:, None]
    k1 = field.tangent(u, t)
    k2 = field.tangent(u + length / 2 * k1, t + h / 2)
    k3 = field.tangent(u + length / 2 * k2, t + h / 2)
    k4 = field.tangent(u + length * k3, t + h)
    predicted: Complexes = u + length / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return predicted
