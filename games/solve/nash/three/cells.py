"""All-mixing solutions by cutting the space of profiles into cells: for any shape.

A cell is a product of three simplices. It is discarded when multipliers refute it
(`certificate`); it is settled when the conditions, multiplied by the inverse of their
Jacobian in its middle, are so close to the identity on all of it that they cannot vanish twice, and
Newton's method ends inside (or outside, but so near that the same holds on the way). Everything
else is cut in two across its longest edge. What lies outside the simplices, or off the real
numbers, costs nothing. Games that need too many cells are given up: they have solutions that are
not isolated, or nearly so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import ROUNDOFF
from games.solve.nash.three.certificate import refuted
from games.solve.nash.three.common import Interior, nothing
from games.solve.nash.three.polish import Forms, dependent, distinct, forms, jacobian, polished
from games.task import NullToken, Token, check

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints

    Mixes = tuple[Floats, Floats, Floats]
    #: Game, three mixes, and how far the free probabilities may be from the truth (norm).
    _Roots = tuple[Ints, Floats, Floats, Floats, Floats]

#: Cells of one game at a time, and cuts in a row, after which the game is given up.
_MOST = 250
_DEEPEST = 150

#: Cells examined to see that there is no solution where none would be isolated.
_FOR_CURVES = 30

#: Cells examined at a time.
_PIECE = 256

#: Where an edge is cut: not in the middle, where the roots of hand-made games like to lie.
_CUT = 0.4871

#: How far from the identity the straightened conditions may be to count as one-to-one (below 1).
_TWIST = 0.95


@dataclass(frozen=True, eq=False)
class _Cells:
    """Cells: the game each belongs to, its corners, and the conditions in its own coordinates.

    The corners of a simplex are the rows of a matrix, in the coordinates of the whole simplex.
    """

    game: Ints
    corners: Mixes
    system: Forms

    def of(self, rows: Ints) -> _Cells:
        x, y, z = (c[rows] for c in self.corners)
        return _Cells(self.game[rows], (x, y, z), self.system.of(rows))


def interior_cells(
    payoffs: Floats,
    token: Token = NullToken(),  # noqa: B008 - stateless
    *,
    noise: Floats | None = None,
    patience: int = 300,
) -> Interior:
    """Find the all-mixing solutions of games.

    Parameters
    ----------
    payoffs : (K, 3, a, b, c)
        Payoffs of order one.
    token
        Asked between steps whether to go on.
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding.
    patience
        Cells of one game that may be examined before it is given up. By default as many as cost a
        few times less than following all complex solutions of a game of four strategies each.
    """
    games = len(payoffs)
    if not games:
        return nothing(0, payoffs.shape[2:])
    system = forms(payoffs, noise)
    limit = np.where(dependent(system), min(patience, _FOR_CURVES), patience)
    x, y, z = (np.repeat(np.eye(n)[None], games, axis=0) for n in payoffs.shape[2:])
    cells = _Cells(np.arange(games), (x, y, z), system)
    failed = np.zeros(games, dtype=np.bool_)
    examined = np.zeros(games, dtype=np.int64)
    found: list[_Roots] = []
    for depth in range(_DEEPEST + 1):
        examined += np.bincount(cells.game, minlength=games)
        rest = []
        for first in range(0, len(cells.game), _PIECE):
            check(token)
            piece = cells.of(np.arange(first, min(first + _PIECE, len(cells.game))))
            left, roots = _examined(piece)
            rest.append(first + left)
            found.append(roots)
        left = np.concatenate(rest)
        count = np.bincount(cells.game[left], minlength=games)
        failed |= (count > (0 if depth == _DEEPEST else _MOST)) | (examined + 2 * count > limit)
        left = left[~failed[cells.game[left]]]
        if not left.size:
            break
        cells = _cut(cells.of(left))
    game, x, y, z, off = (np.concatenate(part) for part in zip(*found, strict=True))
    return _gathered(system, (game, x, y, z, off), failed)


def _gathered(system: Forms, roots: _Roots, failed: Bools) -> Interior:
    """Polish the roots in the games' own coordinates, drop copies and what is not positive."""
    order = np.argsort(roots[0], kind="stable")
    game, (x, y, z, off) = roots[0][order], (own[order] for own in roots[1:])
    end = polished(system.of(game), x, y, z, off)
    failed[game[~end.regular]] = True
    good = np.flatnonzero(end.inside)
    game, mixes = game[good], (end.x[good], end.y[good], end.z[good])
    kept = distinct(game, mixes)
    return Interior(game[kept], (mixes[0][kept], mixes[1][kept], mixes[2][kept]), failed)


def _examined(cells: _Cells) -> tuple[Ints, _Roots]:
    """Discard and settle what can be; return what is left, and the roots.

    That there is at most one in a cell is known from the twist, so that how far Newton's method
    went does not matter.
    """
    verdict = refuted(cells.system)
    left = np.flatnonzero(~verdict.empty)
    cells = cells.of(left)
    x, y, z = (mix[left] for mix in verdict.guess)
    twist = _twist(cells.system)
    one = np.flatnonzero(twist < _TWIST)
    end = polished(cells.system.of(one), x[one], y[one], z[one], steps=6)
    mixes = (end.x, end.y, end.z)
    outside = np.max([-np.minimum(mix, 0).sum(axis=1) for mix in mixes], axis=0)
    # the first weight is one minus the free ones
    outside += 2 * end.error * max(mix.shape[1] for mix in mixes)
    # derivatives are linear in the mixes: where a mix has the negative part m the twist is at most
    # 1 + 2m times what it is inside
    settled = end.regular & (twist[one] * (1 + 2 * outside) < _TWIST)
    done = one[settled]
    roots = [
        np.einsum("mv,mvc->mc", mix[settled], corners[done])
        for mix, corners in zip(mixes, cells.corners, strict=True)
    ]
    # weights of up to five corners, each no further than one from another
    off = 5 * np.sqrt(sum(root.shape[1] for root in roots)) * end.error[settled]
    keep = np.ones(len(left), dtype=np.bool_)
    keep[done] = False
    return left[keep], (cells.game[done], roots[0], roots[1], roots[2], off)


def _twist(system: Forms) -> Floats:
    """Bound the distance from the identity of the true Jacobian times an inverse in the middle.

    An entry of the Jacobian is a difference of two averages of entries of a form, wrong by twice
    as much as these; one of a shift to a corner, whose weights add up to 2 at most, by four times
    as much. There are as many of them in a column as unknowns, and three shifts.
    """
    count = len(system.a)
    sizes = (system.b.shape[2], *system.a.shape[2:])
    middle = [np.full((count, n), 1.0 / n) for n in sizes]
    centre = jacobian(system, *middle)
    sound = np.linalg.cond(centre) < 1e12 if count else np.zeros(0, dtype=np.bool_)
    centre[~sound] = np.eye(centre.shape[1])
    inverse = np.linalg.inv(centre)
    # the inverse need not be exact: how far it is from one counts as twist
    start = np.matmul(inverse, centre)
    start[:, np.arange(start.shape[1]), np.arange(start.shape[1])] -= 1
    wrong = 14 * start.shape[1] * (system.noise + 4 * ROUNDOFF)
    total = np.abs(start).sum(axis=2) + np.abs(inverse).sum(axis=2) * wrong[:, None]
    for axis, n in enumerate(sizes):
        worst = np.zeros_like(total)
        for corner in range(n):
            shift = [np.zeros((count, m)) for m in sizes]
            shift[axis][:] = -1.0 / n
            shift[axis][:, corner] += 1
            change = np.matmul(inverse, jacobian(system, *shift))
            np.maximum(worst, np.abs(change).sum(axis=2), out=worst)
        total += worst
    twist: Floats = np.where(sound, total.max(axis=1), np.inf)
    return twist


def _cut(cells: _Cells) -> _Cells:
    """Cut every cell in two, across its longest edge."""
    count = len(cells.game)
    edges = []
    for corners in cells.corners:
        gaps = ((corners[:, :, None] - corners[:, None]) ** 2).sum(axis=3).reshape(count, -1)
        edges.append((gaps.max(axis=1), gaps.argmax(axis=1)))
    longest = np.argmax([length for length, _ in edges], axis=0)
    turns = []
    for axis, (corners, (_, edge)) in enumerate(zip(cells.corners, edges, strict=True)):
        n = corners.shape[1]
        turn = np.repeat(np.eye(n)[None], 2 * count, axis=0)
        rows = np.flatnonzero(longest == axis)
        one, other = np.divmod(edge[rows], n)
        for place, moved, kept, share in (
            (rows, other, one, _CUT),
            (rows + count, one, other, 1 - _CUT),
        ):
            turn[place, moved, moved] = share
            turn[place, moved, kept] = 1 - share
        turns.append(turn)
    twice = np.tile(np.arange(count), 2)
    x, y, z = (np.matmul(t, c[twice]) for t, c in zip(turns, cells.corners, strict=True))
    system = Forms(
        _turned(cells.system.a[twice], turns[1], turns[2]),
        _turned(cells.system.b[twice], turns[0], turns[2]),
        _turned(cells.system.c[twice], turns[0], turns[1]),
        # averages of entries are no more wrong than these, but for two roundings in each direction
        cells.system.noise[twice] + 8 * ROUNDOFF,
    )
    return _Cells(cells.game[twice], (x, y, z), system)


def _turned(form: Floats, first: Floats, second: Floats) -> Floats:
    """Express forms in the corners that are the rows of `first` and `second`."""
    turned: Floats = np.matmul(np.matmul(first[:, None], form), second.transpose(0, 2, 1)[:, None])
    return turned
