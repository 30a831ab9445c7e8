"""A search, in floating point, for multipliers that show a system to have no solution.

Owns one quadratic programme: the point of a cone nearest to a given one. What it finds is a
suggestion; `certificate` decides in exact arithmetic. Knows no games.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Of the largest gain of a step: less is not worth one.
_ENOUGH = 1e-11
#: Nearer to the target than this, floating point sees no difference.
_NOTHING = 1e-9
_STEPS = 400


def multipliers(zero: Floats, low: Floats) -> tuple[Floats | None, Floats]:
    """Look for a combination of rows that is positive in every column.

    Finds m and k >= 0 with m @ zero + k @ low > 0 in every column, if there are such; if there are
    none, weights w >= 0 of the columns, sum 1, with zero @ w = 0 and low @ w <= 0 (Gordan 1873,
    Stiemke 1915). Both are read off the point of the cone of weights whose images come nearest to
    "all images vanish and the weights sum to one", found by the active sets of Lawson and Hanson
    (Solving Least Squares Problems, 1974, chapter 23) on the matrix of inner products.

    Parameters
    ----------
    zero : (e, n) coefficients of what must vanish, of about size one
    low : (b, n) coefficients of what must not be positive

    Returns
    -------
    The e + b multipliers, None where nothing was found, and the weights (n,).
    """
    columns = zero.shape[1]
    cone = np.zeros((len(zero) + len(low) + 1, columns + len(low)))
    cone[: len(zero), :columns] = zero
    cone[len(zero) : -1, :columns] = low
    cone[len(zero) : -1, columns:] = np.eye(len(low))
    cone[-1, :columns] = 1.0
    target = np.zeros(columns + len(low))
    target[:columns] = 1.0
    weights = _nearest(cone.T @ cone, target, columns)
    if weights[:columns].sum() > 1.0 - _NOTHING:
        return None, weights[:columns]
    found = cone[:-1] @ weights
    found[len(zero) :] = np.maximum(found[len(zero) :], 0.0)
    return found, weights[:columns]


def _nearest(inner: Floats, target: Floats, columns: int) -> Floats:
    """Minimise w @ inner @ w / 2 - target @ w over w >= 0, or stop where an answer is seen.

    With `missing` what the weights lack of sum 1, the combination they give has in column j the
    value `missing - gain[j]`: positive everywhere long before the minimum is reached.
    """
    weights = np.zeros(len(target))
    active = np.empty(0, dtype=np.intp)
    for _ in range(_STEPS):
        gain = target - inner @ weights
        gain[active] = -1.0
        entering = int(gain.argmax())
        missing = 1.0 - weights[:columns].sum()
        if gain[entering] <= _ENOUGH or (
            gain[:columns].max() < 0.5 * missing
            and gain[columns:].max(initial=-1.0) < 0.02 * missing
        ):
            break
        try:
            active = _settle(inner, target, weights, np.append(active, entering))
        except np.linalg.LinAlgError:
            break
    return weights


def _settle(
    inner: Floats, target: Floats, weights: Floats, active: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Minimise over the active weights; those that would turn negative leave, one after another."""
    while True:
        wanted = np.linalg.solve(inner[active[:, None], active], target[active])
        if wanted.min() > 0.0:
            weights[:] = 0.0
            weights[active] = wanted
            return active
        now = weights[active]
        falling = wanted <= 0.0
        share = (now[falling] / (now[falling] - wanted[falling])).min()
        now += share * (wanted - now)
        stays = now > 1e-14
        if stays.all():
            raise np.linalg.LinAlgError
        weights[:] = 0.0
        active = active[stays]
        weights[active] = now[stays]
