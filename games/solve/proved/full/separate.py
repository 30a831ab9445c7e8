"""A search, in floating point, for multipliers that show a system to have no solution.

Owns one quadratic programme: the point of a cone nearest to a given one. What it finds is a
suggestion; `certificate` decides in exact arithmetic. Knows no games.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[Any]

#: Nearer to the target than this, floating point sees no difference.
_NOTHING = 1e-9
#: Multipliers are rounded to this many parts of the largest.
_PARTS = 1 << 20


def multipliers(
    zero: Floats, low: Floats, signs: Floats | None = None
) -> tuple[Floats | None, Floats]:
    """Look for a combination of rows that is positive in every column.

    Finds m and k >= 0 with m @ zero + k @ low > 0 in every column, if there are such; if there are
    none, weights w >= 0 of the columns, sum 1, with zero @ w = 0 and low @ w <= 0 (Gordan 1873,
    Stiemke 1915). Both are read off the point of the cone of weights whose images come nearest to
    "all images vanish and the weights sum to one": non-negative least squares (Lawson and Hanson,
    Solving Least Squares Problems, 1974, chapter 23).

    Parameters
    ----------
    zero : (e, n) coefficients of what must vanish, of about size one
    low : (b, n) coefficients of what must not be positive
    signs : (e, c), optional
        More conditions: m @ signs must not be negative.

    Returns
    -------
    The e + b multipliers, None where nothing was found, and the weights (n,).
    """
    from scipy.optimize import nnls

    equal, columns = zero.shape
    more = 0 if signs is None else signs.shape[1]
    cone = np.zeros((equal + len(low) + 1, columns + len(low) + more))
    cone[:equal, :columns] = zero
    cone[equal:-1, :columns] = low
    cone[equal:-1, columns : columns + len(low)].flat[:: len(low) + 1] = 1.0
    if signs is not None:
        cone[:equal, columns + len(low) :] = signs
    cone[-1, :columns] = 1.0
    target = np.zeros(len(cone))
    target[-1] = 1.0
    try:
        weights, distance = nnls(cone, target)
    except RuntimeError:  # it did not settle in its number of steps
        return None, np.full(columns, 1.0 / columns)
    if distance < _NOTHING:
        return None, weights[:columns]
    found = cone[:-1] @ weights
    found[equal:] = np.maximum(found[equal:], 0.0)
    return found, weights[:columns]


def rounded(found: Floats, sizes: Integers) -> Integers:
    """Turn multipliers of rows that were divided by their sizes into integers for the rows.

    Parameters
    ----------
    found
        The multipliers.
    sizes
        The largest entry of each row, positive; its dtype is that of the answer.

    Returns
    -------
    Integers in about the same proportions to each other. Times its row, each gives numbers below
    2^20 times the largest of all sizes.
    """
    parts = found * (_PARTS / max(float(abs(found).max()), 1e-300))
    if sizes.dtype == object:
        # longer than floats: to another twenty bits
        whole = np.array([int(v) for v in np.rint(parts)], dtype=object)
        exact: Integers = whole * ((int(sizes.max()) << 20) // sizes)
        return exact
    return np.rint(parts * (int(sizes.max()) / sizes)).astype(np.int64)
