"""Certificates that a system of forms has no solution on a product of simplices.

Owns the exact check of such a certificate and asks `separate` for candidates. Knows no games.

The idea is Positivstellensatz-like and elementary. Every solution (x, y, z) of the forms of a
support satisfies, for every player p, strategy i and corner m of p's simplex with weight w_m >= 0,

    w_m * equal[p][i] = 0    and    w_m * below[p][i] <= 0,

all of them of degree (1, 1, 1) in the three mixtures. A combination of the left sides (with
non-negative multipliers on those of the second kind) is never positive at a solution. If all its
coefficients in the monomials "corner of x times corner of y times corner of z" are positive, it is
positive on the whole product, as the weights of a point sum to one: there is no solution. Dominated
strategies are the special case of one multiplier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.full.separate import multipliers, rounded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Forms

    Floats = NDArray[np.float64]
    Integers = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Certificate:
    """Integer multipliers that show forms to have no common solution.

    Attributes
    ----------
    multipliers : per player (own strategies - 1, own corners), below 2^20 in size over the form's
        own largest entry; those of strategies not played are not negative
    """

    multipliers: tuple[Integers, Integers, Integers]

    def proves(self, forms: Forms) -> bool:
        """Check in integers that the combination has positive coefficients only."""
        total: Any = 0
        for player, (many, own) in enumerate(zip(self.multipliers, forms.differences, strict=True)):
            if (many[forms.equal[player] :] < 0).any():
                return False
            flat = many.T @ own.reshape(len(own), own.shape[1] * own.shape[2])
            total = total + np.moveaxis(flat.reshape(-1, *own.shape[1:]), 0, player)
        return bool((total > 0).all())


def certificate(forms: Forms) -> tuple[Certificate | None, Floats]:
    """Look for a certificate, and check it.

    Parameters
    ----------
    forms
        As `Forms.fitting` gives them.

    Returns
    -------
    A certificate that proves that the forms have no common solution on their product, or None; and
    weights of the corners (own corners of the first, second, third player) at which they come
    nearest to having one, sum 1.
    """
    sizes = [_sizes(own) for own in forms.differences]
    zero, low, of_zero, of_low = [], [], [], []
    for player, (own, size) in enumerate(zip(forms.differences, sizes, strict=True)):
        rows = _rows((own / size[:, None, None]).astype(np.float64), player, forms.corners)
        each = np.repeat(size, forms.corners[player])
        vanishing = forms.equal[player] * forms.corners[player]
        zero.append(rows[:vanishing])
        of_zero.append(each[:vanishing])
        low.append(rows[vanishing:])
        of_low.append(each[vanishing:])
    found, weights = multipliers(np.concatenate(zero), np.concatenate(low))
    near = weights.reshape(forms.corners)
    if found is None:
        return None, near
    whole = rounded(found, np.concatenate([*of_zero, *of_low]))
    blocks = np.split(whole, np.cumsum([len(rows) for rows in (*zero, *low)])[:-1])
    a, b, c = (
        np.concatenate([blocks[player], blocks[player + 3]]).reshape(len(size), -1)
        for player, size in enumerate(sizes)
    )
    candidate = Certificate((a, b, c))
    return (candidate if candidate.proves(forms) else None), near


def _sizes(form: Integers) -> Integers:
    """Return the largest entry of each form, 1 for one that vanishes."""
    sizes: Integers = np.maximum(abs(form).max(axis=(1, 2), initial=0), 1)
    return sizes


def products(forms: Forms) -> tuple[Integers, Integers]:
    """Return what must vanish, and what must not be positive: each form times each own weight.

    Rows are coefficients over all products of three corners.
    """
    zero, low = [], []
    for player, own in enumerate(forms.differences):
        rows = _rows(own, player, forms.corners)
        vanishing = forms.equal[player] * forms.corners[player]
        zero.append(rows[:vanishing])
        low.append(rows[vanishing:])
    return np.concatenate(zero), np.concatenate(low)


def _rows(forms: Integers, player: int, corners: tuple[int, int, int]) -> Integers:
    """Multiply each form by each own corner's weight: coefficients, (forms * own, all corners)."""
    own = corners[player]
    rows = np.zeros((len(forms), own, own, *forms.shape[1:]), dtype=forms.dtype)
    every = np.arange(own)
    rows[:, every, every] = forms[:, None]
    return np.moveaxis(rows, 2, 2 + player).reshape(len(forms) * own, -1)
