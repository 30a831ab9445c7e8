"""Positive roots of binary quadratic forms, without division, with the error they have.

Owns the one formula that the closed forms for 2x2x2 and 2x2x3 games share. Knows nothing of games.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats, Ints

#: Two roots are told apart if the discriminant is larger than this times size times error of the
#: coefficients; see `positive_roots`.
APART = 32.0


@dataclass(frozen=True, eq=False)
class Roots:
    """Positive roots of a batch of forms q0 x0^2 + q1 x0 x1 + q2 x1^2.

    Attributes
    ----------
    row : (R,) int
        Which form each root belongs to.
    x0, x1 : (R,)
        The root, scaled so that x0 + x1 = 1; where it may be positive, also if it is negative by
        less than `error`.
    error : (R,)
        How far x0 may be from the truth.
    double : (R,) bool
        True where two roots cannot be told apart from one, or from a pair that is not real; the
        root is then listed once.
    flat : int array
        The forms that may be zero throughout: every x is a root, none is listed.
    """

    row: Ints
    x0: Floats
    x1: Floats
    error: Floats
    double: Bools
    flat: Ints


def positive_roots(form: Floats, error: Floats) -> Roots:
    """Find the roots with x0 > 0 and x1 > 0.

    Parameters
    ----------
    form, error : (3, K)
        The coefficients, and how far each may be from the truth.

    Let s be the largest coefficient, e the largest error and D = q1^2 - 4 q0 q2. If e <= s, D is
    wrong by at most 10 s e + 5 e^2 + rounding < 16 s e. On the line x0 + x1 = 1 the form has the
    slope sqrt(D) at its roots and the second derivative 2 (q0 - q1 + q2), at most 6 s. Where
    D > 32 s e >= 4 (6 s) e the true form has, by Kantorovich, exactly one root within
    2 e / sqrt(D') of each, D' >= D / 2 being the true discriminant: 3 e / sqrt(D) covers it. Below,
    the roots may be one. Such a root inside, or at an end as far as can be told, has
    A = |q0 - q1 + q2| >= s / 2, and |form| <= e within sqrt((e + D' / 4 A) / A) <= 8 sqrt(e / s) of
    its middle only. Signs settle whether there may be a positive root at all: where no choice of
    coefficients within their errors has two signs there is none.
    """
    size, wide = np.abs(form).max(axis=0), error.max(axis=0)
    unknown = size <= wide
    flat = np.flatnonzero(unknown)
    low, high = (form < error).any(axis=0), (form > -error).any(axis=0)
    discriminant = form[1] * form[1] - 4 * form[0] * form[2]
    blur = APART * size * wide
    row = np.flatnonzero(low & high & (discriminant >= -blur) & ~unknown)
    (q0, q1, q2), discriminant, blur = form[:, row], discriminant[row], blur[row]
    size, wide = size[row], wide[row]
    double = discriminant <= blur
    root = np.sqrt(np.where(double, 0.0, discriminant))
    s = -0.5 * (q1 + np.copysign(root, q1))
    blurred = np.where(double, 8 * np.sqrt(wide / size), 3 * wide / np.where(double, 1.0, root))
    x0, kept = [], []
    for one, other in ((q2, s), (s, q0)):
        first, inside = _scaled(one, other, blurred)
        x0.append(first)
        kept.append(inside)
    # of a double root the two pictures are the same: the one whose size is larger is sharper
    better = np.abs(q2) >= np.abs(q0)
    at = [
        np.flatnonzero(np.where(double, better, kept[0])),
        np.flatnonzero(np.where(double, ~better, kept[1])),
    ]
    which = np.concatenate(at)
    first = np.concatenate([x0[0][at[0]], x0[1][at[1]]])
    away = np.where(double[which], np.maximum(-first, first - 1), 0.0)
    return Roots(
        row=row[which],
        x0=np.where(double[which], np.clip(first, 0.0, 1.0), first),
        x1=np.where(double[which], np.clip(1 - first, 0.0, 1.0), 1 - first),
        error=blurred[which] + np.maximum(away, 0.0),
        double=double[which],
        flat=flat,
    )


def _scaled(one: Floats, other: Floats, error: Floats) -> tuple[Floats, Bools]:
    """Return one / (one + other), and where it is between 0 and 1 or not outside for certain."""
    total = one + other
    far = np.abs(total) <= 1e-3 * np.maximum(np.abs(one), np.abs(other))
    first = one / np.where(far, 1.0, total)
    inside: Bools = ~far & (first > -error) & (first < 1 + error)
    return np.where(far, -1.0, first), inside
