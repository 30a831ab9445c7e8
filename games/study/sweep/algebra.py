"""Small determinants, mixes and the all-mixing solutions of 2x2x2 games, for many games at once.

Owns formulas only. Whatever needs no square root or threshold works on floats and, exactly, on
object arrays of `Fraction`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.solve.report import Bools, Floats

    #: Floats, or an object array of Fractions.
    Numbers = NDArray[Any]
    #: g0 + g1 x + g2 y + g3 x y
    Bilinear = tuple[Numbers, Numbers, Numbers, Numbers]

__all__ = [
    "SLACK",
    "bilinear",
    "cofactors",
    "determinant",
    "eliminant",
    "mixture",
    "regret",
]

#: How much may be missing (payoffs have size 1) where a root was found in floats.
SLACK = 1e-6


def cofactors(matrix: Numbers) -> Numbers:
    """Return the vector orthogonal to the k - 1 rows of (..., k - 1, k), free of division."""
    size = matrix.shape[-1]
    if size == 2:
        return np.stack([matrix[..., 0, 1], -matrix[..., 0, 0]], axis=-1)
    keep = [[other for other in range(size) if other != left_out] for left_out in range(size)]
    minors = [determinant(matrix[..., columns]) for columns in keep]
    return np.stack([minor if j % 2 == 0 else -minor for j, minor in enumerate(minors)], axis=-1)


def determinant(matrix: Numbers) -> Numbers:
    """Return the determinants of (..., k, k); by expansion where exact or small."""
    size = matrix.shape[-1]
    if size == 1:
        return np.asarray(matrix[..., 0, 0])
    if size == 2:
        found = matrix[..., 0, 0] * matrix[..., 1, 1] - matrix[..., 0, 1] * matrix[..., 1, 0]
        return np.asarray(found)
    if size > 3 and matrix.dtype != object:
        return np.asarray(np.linalg.det(matrix))
    weighted = matrix[..., 0, :] * cofactors(matrix[..., 1:, :])
    return np.asarray(weighted.sum(axis=-1))


def mixture(weights: Floats) -> tuple[Floats, Bools]:
    """Bring weights (R, k) to sum 1 and tell which are probabilities."""
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.nan_to_num(weights / weights.sum(axis=1, keepdims=True), posinf=9, neginf=-9)
    return shares, (shares >= -SLACK).all(axis=1) & (shares.sum(axis=1) > 0.5)


def regret(cells: Floats, profiles: Sequence[Floats], shape: tuple[int, ...]) -> Floats:
    """Return the largest gain from a unilateral deviation per row."""
    rows = len(cells)
    payoffs = cells.reshape(rows, len(shape), *shape)
    letters = "abc"[: len(shape)]
    worst = np.zeros(rows)
    for player in range(len(shape)):
        others = [p for p in range(len(shape)) if p != player]
        rule = "z" + letters + "," + ",".join("z" + letters[p] for p in others)
        values = np.einsum(
            f"{rule}->z{letters[player]}", payoffs[:, player], *(profiles[p] for p in others)
        )
        now = (values * profiles[player]).sum(axis=1)
        worst = np.maximum(worst, values.max(axis=1) - now)
    return worst


def bilinear(gain: Numbers) -> Bilinear:
    """Turn gains (..., 2, 2) into g0 + g1 x + g2 y + g3 x y, x and y of the second strategies."""
    g00, g01, g10, g11 = gain[..., 0, 0], gain[..., 0, 1], gain[..., 1, 0], gain[..., 1, 1]
    return g00, g10 - g00, g01 - g00, g11 - g10 - g01 + g00


def eliminant(a: Bilinear, b: Bilinear, c: Bilinear) -> tuple[Numbers, Numbers, Numbers]:
    """Return k0, k1, k2 with k0 + k1 p + k2 p^2 = 0 at every all-mixing solution.

    `a`, `b`, `c` are the gains of players 1, 2 and 3 in the mixes (q, r), (p, r) and (p, q).
    """
    a0, a1, a2, a3 = a
    b0, b1, b2, b3 = b
    c0, c1, c2, c3 = c
    k0 = a0 * c2 * b2 - a1 * c0 * b2 - a2 * b0 * c2 + a3 * c0 * b0
    k1 = (
        a0 * (c2 * b3 + c3 * b2)
        - a1 * (c0 * b3 + c1 * b2)
        - a2 * (b0 * c3 + b1 * c2)
        + a3 * (c0 * b1 + c1 * b0)
    )
    k2 = a0 * c3 * b3 - a1 * c1 * b3 - a2 * b1 * c3 + a3 * c1 * b1
    return k0, k1, k2
