"""Three players mixing two strategies each: both solutions in closed form, projectively.

Owns the elimination. Write P, Q, R for the mixes as vectors (P0, P1) up to a factor, M1[j, k] for
player 1's gain from his first over his second strategy, M2[i, k] and M3[i, j] likewise, T for the
turn (x, y) -> (-y, x). Indifference means Q'M1 R = 0, P'M2 R = 0, P'M3 Q = 0. The last two give
Q = T M3'P and R = T M2'P, and the first becomes the quadratic form P'(M3 T'M1 T M2')P = 0: no
denominators, so a leading coefficient that vanishes is a root at the end of the line and nothing
more. If M3'P = 0 at a root, player 3 does not care about Q, which then follows from R by M1 (this
is where McKelvey & McLennan's game has its second solution), and likewise for R. Must not decide
what is an equilibrium: that is done in `judge` after Newton steps on the game itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.complete import algebra
from games.solve.complete.screen import Candidates

if TYPE_CHECKING:
    from games.solve.complete.supports import Group
    from games.solve.intake import Games
    from games.solve.report import Bools, Floats, Ints

    Pair = tuple[Floats, Floats]

#: Products of three gains are exact to this share of the largest possible product.
ROUNDING = 1e-13
#: Below this share of the largest product the quadratic form says nothing.
VANISHED = 1e-9
#: A mix follows from another one reliably when the vector it is read from is at least this long.
LONG = 1e-3
#: Shorter than this on both ways round, and the mix is taken to be free.
FREE = 1e-7
#: A share this far below zero certainly stays there after polishing.
OUTSIDE = 1e-4


def all_mixing(games: Games, group: Group, member: Ints, game: Ints) -> Candidates:
    """Return the candidates of the support shape (2, 2, 2) in the given supports and games."""
    mixes, suspect, source = solve(gain_tables(games, group, member, game))
    weights = tuple(np.stack([a, 1.0 - a]) for a in mixes)
    return Candidates(group, member[source], game[source], weights, suspect)


def gain_tables(games: Games, group: Group, member: Ints, game: Ints) -> list[Floats]:
    """Per player (2, 2, E): what his first strategy in the support pays over his second."""
    forms = algebra.gather(
        games.unit, algebra.positions(games, group, member, game, outside=False), group.shape
    )
    return [table[0] - table[1] for table in forms.tables]


def solve(gains: list[Floats]) -> tuple[tuple[Floats, Floats, Floats], Bools, Ints]:
    """Return both solutions of each of L games that are not certainly outside.

    Parameters
    ----------
    gains : three arrays (2, 2, L)

    Returns
    -------
    mixes
        Three arrays (E,): the first strategy's probability.
    suspect
        (E,): the solution is not isolated as far as can be told; the mixes are place-holders.
    source
        (E,): which of the L games.
    """
    m1, m2, m3 = gains
    largest_gain = [_largest(gain) for gain in gains]
    size = largest_gain[0] * largest_gain[1] * largest_gain[2]
    # N = T'M1 T, then the form M3 N M2'
    turned = ((m1[1, 1], -m1[1, 0]), (-m1[0, 1], m1[0, 0]))
    left = [[m3[i, 0] * turned[0][c] + m3[i, 1] * turned[1][c] for c in (0, 1)] for i in (0, 1)]
    c = left[0][0] * m2[0, 0] + left[0][1] * m2[0, 1]
    a = left[1][0] * m2[1, 0] + left[1][1] * m2[1, 1]
    b = left[0][0] * m2[1, 0] + left[0][1] * m2[1, 1] + left[1][0] * m2[0, 0]
    b += left[1][1] * m2[0, 1]
    largest = np.maximum(np.maximum(np.abs(a), np.abs(c)), np.abs(b))
    vanished = largest <= VANISHED * size
    square = b * b - 4 * a * c
    doubtful = 16 * ROUNDING * size * largest
    real = square >= -doubtful
    q = -0.5 * (b + np.copysign(np.sqrt(np.maximum(square, 0.0)), b))
    # roots P1 : P0 are q : a and c : q
    roots = ((a, q), (q, c))
    parts = []
    for p in roots:
        inside = real & ~vanished & _not_outside(p)
        source = np.flatnonzero(inside)
        mixes, lost = _rest(
            (p[0][source], p[1][source]),
            [gain[:, :, source] for gain in gains],
            [most[source] for most in largest_gain],
        )
        keep = np.flatnonzero(lost | (_not_outside(mixes[1]) & _not_outside(mixes[2])))
        parts.append((source[keep], lost[keep], [_share(mix, keep) for mix in mixes]))
    blank = np.flatnonzero(vanished)
    half = np.full(len(blank), 0.5)
    parts.append((blank, np.ones(len(blank), dtype=bool), [half, half, half]))
    one, two, three = (np.concatenate([part[2][n] for part in parts]) for n in range(3))
    suspect = np.concatenate([part[1] for part in parts])
    return (one, two, three), suspect, np.concatenate([part[0] for part in parts])


def _largest(gain: Floats) -> Floats:
    """Return the largest of four gains."""
    size = np.abs(gain)
    most: Floats = np.maximum(
        np.maximum(size[0, 0], size[0, 1]), np.maximum(size[1, 0], size[1, 1])
    )
    return most


def _rest(
    p: Pair, gains: list[Floats], most: list[Floats]
) -> tuple[tuple[Pair, Pair, Pair], Bools]:
    """Return P with the Q and R that go with it, and where one of them is free."""
    m1, m2, m3 = gains
    q, trust3 = _partner(m3, most[2], p)
    r, trust2 = _partner(m2, most[1], p)
    lost = np.zeros(trust3.shape, dtype=bool)
    weak = np.flatnonzero((trust3 < LONG) | (trust2 < LONG))
    if len(weak):
        m1 = m1[:, :, weak]
        by3 = trust3[weak] >= trust2[weak]
        r_weak, q_weak = (r[0][weak], r[1][weak]), (q[0][weak], q[1][weak])
        most1 = most[0][weak]
        q_by_r, trust_q = _partner(np.swapaxes(m1, 0, 1), most1, r_weak)
        r_by_q, trust_r = _partner(m1, most1, q_weak)
        for n in (0, 1):
            q[n][weak] = np.where(by3, q_weak[n], q_by_r[n])
            r[n][weak] = np.where(by3, r_by_q[n], r_weak[n])
        certain = np.where(by3, trust3[weak], trust2[weak])
        lost[weak] = np.minimum(certain, np.where(by3, trust_r, trust_q)) < FREE
    return (p, q, r), lost


def _partner(matrix: Floats, most: Floats, mix: Pair) -> tuple[Pair, Floats]:
    """Return T matrix' mix, and its length compared with what it could have been."""
    x = matrix[0, 0] * mix[0] + matrix[1, 0] * mix[1]
    y = matrix[0, 1] * mix[0] + matrix[1, 1] * mix[1]
    could = most * np.maximum(np.abs(mix[0]), np.abs(mix[1]))
    length = np.maximum(np.abs(x), np.abs(y))
    trust = np.divide(length, could, out=np.zeros_like(length), where=could > 0)
    return (-y, x), trust


def _not_outside(mix: Pair) -> Bools:
    """Tell where no part of a mix is certainly negative."""
    bound = OUTSIDE * (np.abs(mix[0]) + np.abs(mix[1]))
    low, high = np.minimum(*mix), np.maximum(*mix)
    return (low >= -bound) | (high <= bound)


def _share(mix: Pair, keep: Ints) -> Floats:
    """Return the first strategy's probability."""
    first, second = mix[0][keep], mix[1][keep]
    total = first + second
    blank = np.abs(total) <= 1e-3 * np.maximum(np.abs(first), np.abs(second))
    return np.where(blank, 0.5, first / np.where(blank, 1.0, total))
