"""Certificates where a support holds nothing, but its boundary holds solutions of its conditions.

Owns the search for combinations with coefficients that are zero where they have to be, and positive
elsewhere, and their exact check. Knows forms and parts of a support; no games.

`certificate` wants positive coefficients only, which no combination has if the conditions are met
on the boundary: where somebody plays one strategy less, as ties and players without stakes bring
about. But only points where all strategies are played count. If no coefficient is negative, the
combination, which is not positive at a solution, vanishes there, so at a solution all products of
weights with a positive coefficient are zero. That is impossible if every choice of corners that
together play all strategies contains such a product: then the part holds no solution that counts.

Which coefficients have to be zero is read off the weights at which a combination cannot be positive
(facial reduction: Borwein and Wolkowicz 1981), and made exact by an integer basis of the
combinations for which they are.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np
from flint import fmpz_mat

from games.solve.proved.full.certificate import products
from games.solve.proved.full.separate import multipliers, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Forms

    Integers = NDArray[Any]
    Bools = NDArray[np.bool_]

#: Weights below this count as none.
_NONE = 1e-7


def excludes(forms: Forms, corners: Sequence[Integers]) -> bool:
    """Tell whether a weak certificate shows a part to hold no solution that plays all strategies.

    Parameters
    ----------
    forms
        Seen on the part.
    corners
        Per player the corners of the part in columns; what counts is which strategies they play.
    """
    zero, low = (rows.astype(object) for rows in products(forms))
    forced = np.zeros(zero.shape[1], dtype=np.bool_)
    usable = np.ones(len(low), dtype=np.bool_)
    for _ in range(zero.shape[1]):
        basis = _basis(np.concatenate([zero, low[usable]])[:, forced])
        if basis is None or forced.all():
            return False
        rows = basis.T @ np.concatenate([zero, low[usable]])
        signs = basis[len(zero) :].T
        found, weights = _combined(rows[:, ~forced], signs)
        if found is None:
            more = np.zeros_like(forced)
            more[~forced] = weights > _NONE
            if not more.any():
                return False
            forced |= more
            continue
        exact = basis @ found
        tail = exact[len(zero) :]
        if (tail < 0).any():
            # a multiplier that has to be zero was rounded: leave its condition out
            usable[np.flatnonzero(usable)[tail <= abs(tail).max() // 1000]] = False
            continue
        value = exact @ np.concatenate([zero, low[usable]])
        return bool((value >= 0).all()) and _met(value > 0, forms.corners, corners)
    return False


def _basis(columns: Integers) -> Integers | None:
    """Return integer columns that span the combinations of rows that vanish; None for none."""
    count = len(columns)
    if not columns.shape[1]:
        return np.eye(count, dtype=np.int64).astype(object)
    kernel, nullity = fmpz_mat(columns.T.tolist()).nullspace()
    if not nullity:
        return None
    basis = np.array(
        [[int(kernel[i, j]) for j in range(nullity)] for i in range(count)], dtype=object
    )
    common = np.gcd.reduce(basis, axis=0)
    whole: Integers = basis // np.where(common == 0, 1, common)
    return whole


def _combined(rows: Integers, signs: Integers) -> tuple[Integers | None, NDArray[np.float64]]:
    """Look for integers that make all columns positive and all `signs` not negative.

    Parameters
    ----------
    rows : (free, columns)
    signs : (free, conditions)
    """
    columns = rows.shape[1]
    sizes = np.maximum(abs(rows).max(axis=1), abs(signs).max(axis=1, initial=0))
    sizes = np.where(sizes == 0, 1, sizes)
    scaled = (rows / sizes[:, None]).astype(np.float64)
    bound = (signs / sizes[:, None]).astype(np.float64)
    found, weights = multipliers(scaled, np.zeros((0, columns)), bound)
    if found is None:
        return None, weights
    return rounded(found, sizes), weights


def _met(positive: Bools, shape: tuple[int, int, int], corners: Sequence[Integers]) -> bool:
    """Tell whether every choice of corners that plays all strategies has a positive product."""
    table = positive.reshape(shape)
    choices = [list(_spanning(own)) for own in corners]
    return all(table[np.ix_(*chosen)].any() for chosen in product(*choices))


def _spanning(own: Integers) -> list[tuple[int, ...]]:
    """Return the least sets of corners that together play all strategies."""
    plays = own > 0
    found: list[tuple[int, ...]] = []
    for size in range(1, own.shape[1] + 1):
        for chosen in combinations(range(own.shape[1]), size):
            if any(set(less) <= set(chosen) for less in found):
                continue
            if plays[:, chosen].any(axis=1).all():
                found.append(chosen)
    return found
