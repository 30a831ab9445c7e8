"""Isolation of the common roots of pairs of polynomials on a triangle, in the Bernstein basis.

Owns the cutting of the triangle and the tests that end it. A piece is given up where one polynomial
(or a combination of the two that straightens them) has one sign; it is settled where the
straightened pair is so close to the identity that it cannot take a value twice, and Newton's method
ends inside. Everything else is cut in four. Knows polynomials by their coefficients only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import NOISE
from games.solve.nash.three.isolate import opposite
from games.solve.nash.three.minors import degree_of, exponents, multinomials, position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.nash.three.common import Bools, Floats, Ints

#: The three places on the edges where a triangle is cut: not in the middle, where the roots of
#: hand-made games like to lie.
_CUTS = np.array([[0.5127, 0.4873, 0.0], [0.0, 0.4942, 0.5058], [0.5185, 0.0, 0.4815]])
_CORNERS = np.eye(3)
#: Corners of the four pieces, in barycentric coordinates of the whole.
_PIECES = np.array(
    [
        [_CORNERS[0], _CUTS[0], _CUTS[2]],
        [_CUTS[0], _CORNERS[1], _CUTS[1]],
        [_CUTS[2], _CUTS[1], _CORNERS[2]],
        [_CUTS[1], _CUTS[2], _CUTS[0]],
    ]
)

#: Cuts after which roots count as not isolated (pieces of size 1e-10), and pieces of one pair at a
#: time after which they count as a curve. (Of 100,000 random games none needed more than 40.)
_DEEPEST = 34
_MOST = 150

#: Cuts before which pieces are too large for straightening to be of use.
_CURVED = 2

#: How far from the identity a straightened pair may be to count as one-to-one (less than 1).
_TWIST = 0.95

#: A root is found with a step this small (in sizes of the piece).
_FINE = 1e-9


@dataclass(frozen=True, eq=False)
class Common:
    """Common roots of a batch of pairs.

    Attributes
    ----------
    row : (R,) int
        Which pair each root belongs to; in no order. A root between two pieces is listed twice.
    point : (R, 3)
        Barycentric coordinates.
    stuck : int array
        Pairs with roots that could not be told apart.
    """

    row: Ints
    point: Floats
    stuck: Ints


@cache
def _towards(degree: int, corner: tuple[float, ...]) -> Floats:
    """One step of de Casteljau's scheme, from a degree to the one below, as a matrix."""
    place = position(3, degree)
    matrix = np.zeros((len(exponents(3, degree - 1)), len(place)))
    for i, powers in enumerate(exponents(3, degree - 1)):
        for axis, weight in enumerate(corner):
            higher = tuple(p + (k == axis) for k, p in enumerate(powers))
            matrix[i, place[higher]] += weight
    return matrix


@cache
def _cutting(degree: int) -> Floats:
    """Matrix that gives the coefficients on the four pieces, one below the other."""
    rows = []
    for corners in _PIECES:
        for powers in exponents(3, degree):
            row = np.eye(len(exponents(3, degree)))
            below = degree
            for corner, count in zip(corners, powers, strict=True):
                for _ in range(count):
                    row = _towards(below, tuple(corner)) @ row
                    below -= 1
            rows.append(row[0])
    return np.array(rows)


@cache
def _slopes(degree: int) -> tuple[Floats, Floats]:
    """Matrices of the derivatives along the two edges from the first corner."""
    base = _towards(degree, (1.0, 0.0, 0.0))
    return (
        degree * (_towards(degree, (0.0, 1.0, 0.0)) - base),
        degree * (_towards(degree, (0.0, 0.0, 1.0)) - base),
    )


def _basis(degree: int, point: Floats) -> Floats:
    """Bernstein polynomials at points (3, M): (coefficients, M)."""
    powers = np.ones((degree + 1, *point.shape))
    for i in range(degree):
        powers[i + 1] = powers[i] * point
    columns = np.array(exponents(3, degree)).T
    basis: Floats = powers[columns[0], 0] * powers[columns[1], 1] * powers[columns[2], 2]
    return basis * multinomials(3, degree)


def common_roots(target: Floats, hints: Sequence[Floats]) -> Common:
    """Find the common roots, on the triangle, of pairs with coefficients of order one.

    Parameters
    ----------
    target : (2, coefficients, K)
        Bernstein coefficients.
    hints : arrays (components, coefficients, K)
        Vectors of polynomials; where two components of one vector have opposite signs on a whole
        piece its roots are not wanted.
    """
    pairs = target.shape[2]
    row = np.arange(pairs)
    corners = np.repeat(_CORNERS[:, :, None], pairs, axis=2)
    rows: list[Ints] = []
    points: list[Floats] = []
    stuck = np.zeros(pairs, dtype=np.bool_)
    for depth in range(_DEEPEST + 1):
        kept = np.flatnonzero(_possible(target, hints))
        row, corners, target = row[kept], corners[:, :, kept], target[:, :, kept]
        hints = [hint[:, :, kept] for hint in hints]
        rest = np.ones(len(row), dtype=np.bool_)
        if depth >= _CURVED:
            straight = _straighten(target)
            settled, local = _newton(straight)
            rows.append(row[settled])
            points.append(np.einsum("vm,vcm->mc", local, corners[:, :, settled]))
            rest = ~straight.empty
            rest[settled] = False
        count = np.bincount(row[rest], minlength=pairs)
        stuck |= count > (0 if depth == _DEEPEST else _MOST)
        left = np.flatnonzero(rest & ~stuck[row])
        if not left.size:
            break
        row = np.tile(row[left], 4)
        target = _cut(target[:, :, left])
        hints = [_cut(hint[:, :, left]) for hint in hints]
        corners = _cut_corners(corners[:, :, left])
    return Common(
        np.concatenate([np.empty(0, dtype=np.int64), *rows]),
        np.concatenate([np.empty((0, 3)), *points]),
        np.flatnonzero(stuck),
    )


def _cut(coefficients: Floats) -> Floats:
    """Coefficients (., ., M) on the four pieces: (., ., 4M)."""
    whole, length, count = coefficients.shape
    pieces = _cutting(degree_of(3, length)) @ coefficients
    return np.moveaxis(pieces.reshape(whole, 4, length, count), 1, 2).reshape(whole, length, -1)


def _cut_corners(corners: Floats) -> Floats:
    """Corners (corner, coordinate, M) of the four pieces: (., ., 4M)."""
    pieces = _PIECES.reshape(12, 3) @ corners.reshape(3, -1)
    return pieces.reshape(4, 3, 3, -1).transpose(1, 2, 0, 3).reshape(3, 3, -1)


def _possible(target: Floats, hints: Sequence[Floats]) -> Bools:
    """Say on which pieces neither a polynomial of one sign nor a hint excludes a root."""
    possible = ~_one_sign(target, NOISE)
    for hint in hints:
        possible &= ~opposite(hint)
    return possible


def _one_sign(target: Floats, noise: float | Floats) -> Bools:
    answer: Bools = ((target.min(axis=1) > noise) | (target.max(axis=1) < -noise)).any(axis=0)
    return answer


@dataclass(frozen=True, eq=False)
class _Straight:
    """Pairs multiplied by the inverse of their Jacobian in the middle of the piece.

    `twist` bounds the distance of their Jacobian from the identity on the piece (infinite where
    they cannot be straightened): below 1 there is at most one root. `empty` says where there is
    none.
    """

    pair: Floats
    empty: Bools
    twist: Floats


def _straighten(target: Floats) -> _Straight:
    degree = degree_of(3, target.shape[1])
    along = [slope @ target for slope in _slopes(degree)]
    middle = _basis(degree - 1, np.full((3, 1), 1 / 3))[:, 0]
    (a, c), (b, d) = (middle @ slope for slope in along)
    det = a * d - b * c
    sound = np.abs(det) > NOISE * NOISE
    det = np.where(sound, det, 1.0)
    inverse = np.stack([np.stack([d, -b]), np.stack([-c, a])]) / det
    pair = np.einsum("ijm,jnm->inm", inverse, target)
    noise = NOISE / 10 * np.abs(inverse).sum(axis=1)
    by_u, by_v = (np.einsum("ijm,jnm->inm", inverse, slope) for slope in along)
    twist = np.maximum(
        np.abs(by_u[0] - 1).max(axis=0) + np.abs(by_v[0]).max(axis=0),
        np.abs(by_u[1]).max(axis=0) + np.abs(by_v[1] - 1).max(axis=0),
    )
    return _Straight(pair, sound & _one_sign(pair, noise), np.where(sound, twist, np.inf))


def _newton(straight: _Straight) -> tuple[Ints, Floats]:
    """Find the roots of pieces with at most one, inside or so near that they are the same.

    At barycentric coordinates whose negative part is m, Bernstein polynomials of degree n add up to
    (1 + 2m)^n at most: that much the twist may grow on the way to a root outside. While it stays
    below 1 that root is the only one, on the piece and on the way.

    Returns
    -------
    settled, point
        Positions of the pieces whose root was found, and its barycentric coordinates (3, M).
    """
    chosen = np.flatnonzero((straight.twist < _TWIST) & ~straight.empty)
    twist, pair = straight.twist[chosen], straight.pair[:, :, chosen]
    degree = degree_of(3, pair.shape[1])
    along = [slope @ pair for slope in _slopes(degree)]
    point = np.full((3, len(chosen)), 1 / 3)
    moving = np.arange(len(chosen))
    for _ in range(8):
        if not moving.size:
            break
        now = point[:, moving]
        f, g = (pair[:, :, moving] * _basis(degree, now)).sum(axis=1)
        below = _basis(degree - 1, now)
        (a, c), (b, d) = ((slope[:, :, moving] * below).sum(axis=1) for slope in along)
        det = a * d - b * c
        det = np.where(np.abs(det) > 0.01, det, 1.0)
        u, v = (d * f - b * g) / det, (a * g - c * f) / det
        size = np.abs(u) + np.abs(v)
        step = np.stack([-u - v, u, v]) / np.maximum(1.0, size)
        point[:, moving] = now - step
        moving = moving[size > _FINE]
    outside = -np.minimum(point, 0).sum(axis=0)
    growth = (_TWIST / np.maximum(twist, 1e-9)) ** (1 / max(degree - 1, 1))
    inside = outside <= (growth - 1) / 2
    inside[moving] = False
    return chosen[inside], point[:, inside]
