"""Isolation of the common roots of pairs of polynomials on a triangle, in the Bernstein basis.

Owns the cutting of the triangle and the tests that end it. A piece is given up where one polynomial
(or a combination of the two that straightens them) has one sign beyond its error; it is settled
where the straightened pair is so close to the identity that it cannot take a value twice, and
Newton's method ends inside. Everything else is cut in four. Knows polynomials by their coefficients
and how far these may be from the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import ROUNDOFF
from games.solve.nash.three.isolate import Hint
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


#: Share of a piece's length around a root, also outside it, in which there is no second one: the
#: twist of a pair of degree 8 may grow from `_TWIST` to 1 within (1 / 0.95)^(1 / 7) = 1 + 2 m.
_ROOM = 1e-3


@dataclass(frozen=True, eq=False)
class Common:
    """Common roots of a batch of pairs.

    Attributes
    ----------
    row : (R,) int
        Which pair each root belongs to; in no order. A root between two pieces is listed twice.
    point : (R, 3)
        Barycentric coordinates.
    error : (R,)
        How far a true root of the same piece may be from it, in any coordinate.
    room : (R,)
        A true root nearer than this to it is the only one of the piece.
    stuck : int array
        Pairs with roots that could not be told apart.
    """

    row: Ints
    point: Floats
    error: Floats
    room: Floats
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


def common_roots(target: Floats, error: Floats, hints: Sequence[Hint]) -> Common:
    """Find the common roots, on the triangle, of pairs with coefficients of order one.

    Parameters
    ----------
    target : (2, coefficients, K)
        Bernstein coefficients.
    error : (2, K)
        How far they may be from the truth. Cuts average them and add roundings, one for each
        coefficient.
    hints
        Vectors of polynomials; where two components of one vector have opposite signs on a whole
        piece its roots are not wanted.
    """
    pairs = target.shape[2]
    row = np.arange(pairs)
    corners = np.repeat(_CORNERS[:, :, None], pairs, axis=2)
    cut = (target.shape[1] + 2) * ROUNDOFF * np.abs(target).max(axis=1)
    found = []
    stuck = np.zeros(pairs, dtype=np.bool_)
    for depth in range(_DEEPEST + 1):
        wide = (error + depth * cut)[:, row]
        kept = np.flatnonzero(_possible(target, wide, hints))
        row, corners = row[kept], corners[:, :, kept]
        target, wide = target[:, :, kept], wide[:, kept]
        hints = [hint.of(kept) for hint in hints]
        rest = np.ones(len(row), dtype=np.bool_)
        if depth >= _CURVED:
            straight = _straighten(target, wide)
            settled, local, off = _newton(straight)
            place = corners[:, :, settled]
            length = np.abs(place - place[[1, 2, 0]]).max(axis=(0, 1))
            point = np.einsum("vm,vcm->mc", local, place)
            # three barycentric coordinates, each wrong by `off`, of corners `length` apart
            found.append((row[settled], point, 3 * off * length, _ROOM * length))
            rest = ~straight.empty
            rest[settled] = False
        count = np.bincount(row[rest], minlength=pairs)
        stuck |= count > (0 if depth == _DEEPEST else _MOST)
        left = np.flatnonzero(rest & ~stuck[row])
        if not left.size:
            break
        row = np.tile(row[left], 4)
        target = _cut(target[:, :, left])
        hints = [Hint(_cut(h.values[:, :, left]), np.tile(h.error[:, left], 4)) for h in hints]
        corners = _cut_corners(corners[:, :, left])
    if not found:
        none = np.zeros(0)
        rows = np.zeros(0, dtype=np.int64)
        return Common(rows, np.zeros((0, 3)), none, none, np.flatnonzero(stuck))
    rows, points, errors, rooms = (np.concatenate(part) for part in zip(*found, strict=True))
    return Common(rows, points, errors, rooms, np.flatnonzero(stuck))


def _cut(coefficients: Floats) -> Floats:
    """Coefficients (., ., M) on the four pieces: (., ., 4M)."""
    whole, length, count = coefficients.shape
    pieces = _cutting(degree_of(3, length)) @ coefficients
    return np.moveaxis(pieces.reshape(whole, 4, length, count), 1, 2).reshape(whole, length, -1)


def _cut_corners(corners: Floats) -> Floats:
    """Corners (corner, coordinate, M) of the four pieces: (., ., 4M)."""
    pieces = _PIECES.reshape(12, 3) @ corners.reshape(3, -1)
    return pieces.reshape(4, 3, 3, -1).transpose(1, 2, 0, 3).reshape(3, 3, -1)


def _possible(target: Floats, error: Floats, hints: Sequence[Hint]) -> Bools:
    """Say on which pieces neither a polynomial of one sign nor a hint excludes a root."""
    possible = ~_one_sign(target, error)
    for hint in hints:
        possible &= ~hint.where()
    return possible


def _one_sign(target: Floats, error: Floats) -> Bools:
    answer: Bools = ((target.min(axis=1) > error) | (target.max(axis=1) < -error)).any(axis=0)
    return answer


@dataclass(frozen=True, eq=False)
class _Straight:
    """Pairs multiplied by the inverse of their Jacobian in the middle of the piece.

    `error` is that of their coefficients. `twist` bounds the distance of the true Jacobian from the
    identity on the piece (infinite where they cannot be straightened): below 1 there is at most one
    root. `empty` says where there is none.
    """

    pair: Floats
    error: Floats
    empty: Bools
    twist: Floats


def _straighten(target: Floats, error: Floats) -> _Straight:
    """Straighten pairs; any inverse will do, so that its own rounding does not matter.

    A derivative has the coefficients degree times a difference of two: it is wrong by 2 degree
    times their error, and two of them stand in a row of the Jacobian.
    """
    degree = degree_of(3, target.shape[1])
    along = [slope @ target for slope in _slopes(degree)]
    middle = _basis(degree - 1, np.full((3, 1), 1 / 3))[:, 0]
    (a, c), (b, d) = (middle @ slope for slope in along)
    det = a * d - b * c
    sound = np.abs(det) > 1e-280
    det = np.where(sound, det, 1.0)
    inverse = np.stack([np.stack([d, -b]), np.stack([-c, a])]) / det
    pair = np.einsum("ijm,jnm->inm", inverse, target)
    wide = np.einsum("ijm,jm->im", np.abs(inverse), error)
    by_u, by_v = (np.einsum("ijm,jnm->inm", inverse, slope) for slope in along)
    twist = np.maximum(
        np.abs(by_u[0] - 1).max(axis=0) + np.abs(by_v[0]).max(axis=0) + 4 * degree * wide[0],
        np.abs(by_u[1]).max(axis=0) + np.abs(by_v[1] - 1).max(axis=0) + 4 * degree * wide[1],
    )
    return _Straight(pair, wide, sound & _one_sign(pair, wide), np.where(sound, twist, np.inf))


def _newton(straight: _Straight) -> tuple[Ints, Floats, Floats]:
    """Find the roots of pieces with at most one, inside or so near that they are the same.

    At barycentric coordinates whose negative part is m, Bernstein polynomials of degree n add up to
    (1 + 2m)^n at most: that much the twist may grow on the way to a root outside. While it stays
    below `_TWIST` the pair moves by at least one minus it times the way: that root is the only one,
    on the piece and on the way, and the true one is that near.

    Returns
    -------
    settled, point, error
        Positions of the pieces whose root was found, its barycentric coordinates (3, M), and how
        far they may be from those of the true root.
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
    chosen, point = chosen[inside], point[:, inside]
    value = np.abs((pair[:, :, inside] * _basis(degree, point)).sum(axis=1))
    left = (value + 2 * straight.error[:, chosen]).max(axis=0)
    there = twist[inside] * (1 + 2 * outside[inside]) ** (degree - 1)
    # the first coordinate is one minus the two others
    return chosen, point, 2 * left / (1 - np.minimum(there, _TWIST))
