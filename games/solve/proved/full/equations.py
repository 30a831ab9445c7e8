"""The square system of a support: values, slopes and bends of its bilinear equations.

Owns the coordinates in which it is square: each player's probabilities but his first, which is what
the others lack of one. Works on floats and on integers alike. Knows no method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.three.game import OTHERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Forms

    Floats = NDArray[np.float64]
    Integers = NDArray[Any]
    Equations = tuple[NDArray[Any], ...]


def exact(forms: Forms) -> Equations:
    """Return per player the forms that vanish, (equations, corners, corners), Python integers.

    Each is multiplied by a whole number, so that all have entries of about one size.
    """
    own = zip(forms.differences, forms.equal, strict=True)
    equations = [many[:count].astype(object) for many, count in own]
    sizes = [abs(many).max(axis=(1, 2), initial=1) for many in equations]
    largest = max(int(size.max(initial=1)) for size in sizes)
    return tuple(
        many * (largest // size)[:, None, None] for many, size in zip(equations, sizes, strict=True)
    )


def approximate(equations: Equations) -> Equations:
    """Divide all equations by the largest entry of all, and round to floats."""
    largest = max(int(abs(many).max(initial=1)) for many in equations)
    return tuple((many / largest).astype(np.float64) for many in equations)


def values(equations: Equations, point: tuple[Integers, ...]) -> Integers:
    """Return the values of all equations at a point, one mixture per player."""
    own = [
        (many @ point[other]) @ point[one]
        for many, (one, other) in zip(equations, OTHERS, strict=True)
    ]
    return np.concatenate(own)


def slopes(equations: Equations, player: int, mixes: Integers) -> Integers:
    """Return the part of the Jacobian that one player's mixture decides, linear in it.

    Parameters
    ----------
    mixes : (n, own corners)

    Returns
    -------
    (n, unknowns, unknowns): rows are equations, columns unknowns, of the first, second, third
    player. The Jacobian at a point is the sum of the three players' parts.
    """
    start = _starts(equations)
    whole = np.zeros((len(mixes), start[3], start[3]), dtype=mixes.dtype)
    for row, (many, (one, other)) in enumerate(zip(equations, OTHERS, strict=True)):
        if player == row:
            continue
        column = one if player == other else other
        along = many if player == other else many.transpose(0, 2, 1)
        part = along @ mixes.T  # equation, corner, mixture
        block = (part[:, 1:] - part[:, :1]).transpose(2, 0, 1)
        whole[:, start[row] : start[row + 1], start[column] : start[column + 1]] = block
    return whole


def jacobian(equations: Equations, point: tuple[Integers, ...]) -> Integers:
    """Return the Jacobian at a point, (unknowns, unknowns)."""
    start = _starts(equations)
    whole = np.zeros((start[3], start[3]), dtype=point[0].dtype)
    for row, (many, (one, other)) in enumerate(zip(equations, OTHERS, strict=True)):
        by_one, by_other = many @ point[other], point[one] @ many
        rows = slice(start[row], start[row + 1])
        whole[rows, start[one] : start[one + 1]] = by_one[:, 1:] - by_one[:, :1]
        whole[rows, start[other] : start[other + 1]] = by_other[:, 1:] - by_other[:, :1]
    return whole


def _starts(equations: Equations) -> tuple[int, int, int, int]:
    """Return where the equations, and the unknowns, of each player begin, and their number."""
    first, second, third = (len(many) for many in equations)
    return 0, first, first + second, first + second + third


def bends(equations: Equations) -> Integers:
    """Bound each equation's second-order part: times the square of a step's greatest coordinate."""
    own = []
    for many in equations:
        part = many[:, 1:, 1:] - many[:, :1, 1:] - many[:, 1:, :1] + many[:, :1, :1]
        own.append(abs(part).sum(axis=(1, 2)))
    return np.concatenate(own)


def moved(point: tuple[Floats, ...], step: Floats) -> tuple[Floats, ...]:
    """Add a step in the unknowns to a point."""
    after, at = [], 0
    for mix in point:
        own = step[at : at + len(mix) - 1]
        at += len(mix) - 1
        after.append(mix + np.concatenate([[-own.sum()], own]))
    return tuple(after)
