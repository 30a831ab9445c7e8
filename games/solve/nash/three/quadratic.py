"""Positive roots of binary quadratic forms, without division.

Owns the one formula that the closed forms for 2x2x2 and 2x2x3 games share. Knows nothing of games.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.common import NOISE

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints

#: Both roots of a form closer than this to one end of the line are a double root there.
END = 1e-7


@dataclass(frozen=True, eq=False)
class Roots:
    """Positive roots of a batch of forms q0 x0^2 + q1 x0 x1 + q2 x1^2.

    Attributes
    ----------
    row : (R,) int
        Which form each root belongs to.
    x0, x1 : (R,)
        The root, scaled so that x0 + x1 = 1.
    double : (R,) bool
        True where two roots cannot be told apart from one, or from a pair that is not real; the
        root is then listed once, also if it is at an end of the line as far as can be told.
    flat : int array
        The forms that are zero throughout: every x is a root, none is listed.
    """

    row: Ints
    x0: Floats
    x1: Floats
    double: Bools
    flat: Ints


def positive_roots(q0: Floats, q1: Floats, q2: Floats) -> Roots:
    """Find the roots with x0 > 0 and x1 > 0 of forms whose rounding errors are of size 1e-16."""
    whole = (q0, q1, q2)
    low = np.minimum(np.minimum(q0, q1), q2)
    high = np.maximum(np.maximum(q0, q1), q2)
    size = np.maximum(-low, high)
    discriminant = q1 * q1 - 4 * q0 * q2
    blur = NOISE * size
    flat = np.flatnonzero(size <= NOISE)
    row = np.flatnonzero((low < 0) & (high > 0) & (discriminant >= -blur) & (size > NOISE))
    q0, q1, q2, discriminant = q0[row], q1[row], q2[row], discriminant[row]
    double = discriminant <= blur[row]
    root = np.sqrt(np.where(double, 0.0, discriminant))
    s = -0.5 * (q1 + np.copysign(root, q1))
    first = np.flatnonzero(q2 * s > 0)
    second = np.flatnonzero((s * q0 > 0) & ~(double & (q2 * s > 0)))
    x0 = np.concatenate([q2[first], s[second]])
    x1 = np.concatenate([s[first], q0[second]])
    total = x0 + x1
    listed = np.concatenate([row[first], row[second]])
    end, end0 = _double_at_an_end(*whole, size, listed)
    return Roots(
        row=np.concatenate([listed, end]),
        x0=np.concatenate([x0 / total, end0]),
        x1=np.concatenate([x1 / total, 1 - end0]),
        double=np.concatenate([double[first], double[second], np.ones(len(end), dtype=np.bool_)]),
        flat=flat,
    )


def _double_at_an_end(
    q0: Floats, q1: Floats, q2: Floats, size: Floats, listed: Ints
) -> tuple[Ints, Floats]:
    """Return the forms with a double root that may be just inside either end, and its x0."""
    # few pass the first question, so the others are cheap
    row = np.flatnonzero(np.minimum(np.abs(q0), np.abs(q2)) <= END * END * size)
    row = row[(np.abs(q1[row]) <= END * size[row]) & (size[row] > NOISE)]
    row = row[~np.isin(row, listed)]
    return row, np.where(np.abs(q2[row]) >= np.abs(q0[row]), 1.0, 0.0)
