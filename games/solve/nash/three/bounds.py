"""How far what is computed may be from the truth: the elementary bounds that all methods share.

Owns unit roundoff and what counts of it, errors of polynomials made from forms, of mixes made from
vectors, and of signs; and Kantorovich's theorem for players with two strategies each. Payoffs come
with a noise (`games.solve.intake`); what is within its error of zero has no sign. Knows no method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.nash.three.common import Bools, Floats

#: Unit roundoff.
ROUNDOFF = 2.0**-53

#: Roundings that a term of a polynomial goes through at most, for each of its factors, while it is
#: made from the entries of forms: the product itself, and the sums the product is part of.
PER_FACTOR = 16

#: Roundings in the value or a derivative of a condition, at most: a sum over five strategies of
#: sums over five.
ROUNDINGS = 16

#: How far payoffs are from the truth if the caller does not say: that of one rounding, each way.
EXACT = 4 * ROUNDOFF


def spread(terms: Floats, factors: int, noise: Floats) -> Floats:
    """Bound the errors of polynomials made from forms with entries of size one.

    A coefficient is a sum of `terms` products of d = `factors` entries. Each entry is at most 1 and
    wrong by at most `noise` = e, so that a product is wrong by at most (1 + e)^d - 1 <= 2 d e where
    d e <= 1 (beyond that the bound exceeds the coefficient, which is all that is asked of it), and
    each of its roundings counts like such an error (Higham 2002, sec. 3.1). A coefficient with no
    terms is an exact zero.

    Parameters
    ----------
    terms : (..., K) or (..., 1)
    noise : (K,)
    """
    bound: Floats = terms * (2 * factors * (noise + PER_FACTOR * ROUNDOFF))
    return bound


#: How much entries are raised to see what their errors do; see `slope_spread`.
RAISED = 0.01


def slope_spread(low: Floats, high: Floats, factors: int, raised: Floats, noise: Floats) -> Floats:
    """Bound the errors of polynomials made from forms, by the sizes of their entries.

    `low` are the same polynomials made without signs from the sizes of the entries, and `high`
    from these sizes plus `raised` (K,), at least `noise`, wherever there is an entry. On the way
    from one to the other they are convex, so that for entries wrong by `noise` the difference,
    scaled down, bounds the error. Sharper than `spread` where many factors are small, and dearer.
    """
    rounding = 2 * factors * PER_FACTOR * ROUNDOFF
    bound: Floats = (high - low) * (noise / raised) + rounding * high
    return bound


def two_signs(gains: Floats, wrong: Floats) -> tuple[Bools, Bools, Floats]:
    """Say where gains (., n, K) may be negative, and positive, somewhere; and how large they are.

    `wrong` (., K) is the error of those that are not exactly zero. All zero counts as both.
    """
    low, high = gains.min(axis=1), gains.max(axis=1)
    size = np.maximum(-low, high)
    close = np.abs(gains).min(axis=1) <= wrong
    down, up = low < 0, high > 0
    if close.any():
        # a gain that is not zero and not certain either may have any sign
        near = np.nonzero(close)
        own = gains.swapaxes(1, 2)[near]
        doubtful = ((own != 0) & (np.abs(own) <= wrong[near][:, None])).any(axis=1)
        doubtful |= size[near] == 0
        down[near] |= doubtful
        up[near] |= doubtful
    return down, up, size


def blunted(wrong: Floats, size: Floats) -> Floats:
    """Return the error of a mix whose components, up to `size`, are wrong by so much."""
    clear = size > 3 * wrong
    return np.where(clear, 3 * wrong / np.where(clear, size, 1.0), np.inf)


def isolated(
    determinant: Floats, steep: Floats, values: Floats, noise: Floats, reach: Floats
) -> tuple[Bools, Floats]:
    """Say where true conditions have one solution, the one within `reach`, and how close it is.

    Parameters
    ----------
    determinant, steep
        |det J| and the norm of the adjugate of the Jacobian J, largest sum of a row.
    values
        Largest condition.
    noise
        Error of the entries of the conditions, which are at most 1.

    Kantorovich's theorem as in `games.solve.nash.three.polish.polished`, in the largest norm, for
    weights between -1/2 and 3/2. Those of a mix add up to 2 in size, so that a condition is wrong
    by at most w = 4 noise, and a row of J by 2 w; second differences are at most 4, so that a row
    of J changes by at most 8 times the way. With B = |J^-1| and 2 w B <= 1/10 the true Jacobian's
    inverse is at most 1.12 B; 8 B^2 r <= 1/4, r the residual plus w, proves one solution
    within 1 / 8 B, and it is within 2 B r.
    """
    wrong = 4 * (noise + ROUNDINGS * ROUNDOFF)
    left = values + wrong
    sound = 20 * wrong * steep < determinant
    inverse = np.where(sound, 1.12 * steep / np.where(sound, determinant, 1.0), np.inf)
    with np.errstate(invalid="ignore", over="ignore"):
        regular: Bools = sound & (32 * inverse * inverse * left <= 1)
        regular &= 8 * inverse * reach < 1
        return regular, 2 * inverse * left
