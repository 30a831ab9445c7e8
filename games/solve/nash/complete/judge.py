"""The judge: which candidates are equilibria, proved with an error bound, and which are in doubt.

Owns the decision. Newton steps on the game itself polish a candidate; the inverse of the Jacobian
J of all gains bounds how far each probability may still be from the truth; a probability or a loss
that is positive beyond that bound is positive, one that is negative beyond it rules the candidate
out, and anything between is a doubt that costs the game its certificate. The index is the sign of
det(-J) (Gul, Pearce & Stacchetti 1993; Ritzberger 1994). Must not know how candidates are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.complete import algebra

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.intake import Games
    from games.solve.nash.complete.algebra import Forms
    from games.solve.nash.complete.screen import Candidates
    from games.solve.nash.complete.supports import Group
    from games.solve.report import Bools, Floats, Ints

#: Newton steps before a candidate is left in doubt.
STEPS = 40
#: A step shorter than this was the last one.
STILL = 1e-9
#: Beyond this error bound nothing is certain about a candidate, not even its index.
VAGUE = 1e-4
#: Gains of three mixing players are not linear: within the error bound the Jacobian may change by
#: this share of itself and no more (Kantorovich), or two solutions may hide in one.
BENT = 0.1
#: A gain this large against everything the others may play is beyond all rounding, if it is beyond
#: the noise of two payoffs.
DOMINANT = 1e-8
#: The error bound is of first order; this many times it covers the rest.
CAUTION = 4.0


@dataclass(frozen=True, eq=False)
class Verdict:
    """Candidates after judgement; those ruled out are gone.

    `weights` are probabilities on the supports (shape[i], E), `index` is 0 for those in `doubt`,
    and `pay` is, per player, what each of his strategies pays (strategies, E), those of the
    support first, in the payoffs as given.
    """

    group: Group
    member: Ints
    game: Ints
    weights: tuple[Floats, ...]
    pay: tuple[Floats, ...]
    index: Ints
    doubt: Bools


def judge(games: Games, candidates: Candidates) -> Verdict:
    """Polish candidates and decide about each."""
    group, member, game = candidates.group, candidates.member, candidates.game
    where = algebra.positions(games, group, member, game)
    forms = algebra.gather(games.unit, where, group.shape)
    noise = games.noise[:, game]
    with np.errstate(invalid="ignore", over="ignore"):
        weights, inverse, determinant, last = _polish(forms, candidates.weights)
        error = _error(forms, inverse, noise, last)
        wrong, tight = _compare(forms, weights, error, noise)
        whole = error.sum(axis=0)
        vague = ~(whole < VAGUE) | candidates.suspect
        if len(group.mixing) == 3:
            vague |= ~(np.abs(inverse).max(axis=(0, 1)) * whole < BENT)
    wrong &= ~vague
    if vague.any():
        some = np.flatnonzero(vague)
        clear = np.maximum(DOMINANT, CAUTION * noise[:, some].max(axis=0))
        wrong[some] = algebra.dominated(forms.take(some), clear)
    doubt = (vague | tight) & ~wrong
    index = np.where(doubt, 0.0, np.sign(determinant)).astype(np.int64)
    keep = np.flatnonzero(~wrong)
    kept = tuple(own[:, keep] for own in weights)
    raw = algebra.gather(games.raw, [place[..., keep] for place in where], group.shape)
    return Verdict(
        group,
        member[keep],
        game[keep],
        kept,
        tuple(raw.pay(kept)),
        -index[keep] if forms.unknowns % 2 else index[keep],
        doubt[keep],
    )


def _polish(forms: Forms, weights: Sequence[Floats]) -> tuple[list[Floats], Floats, Floats, Floats]:
    """Take Newton steps; return weights, inverse, determinant and the size of the last step."""
    matrix = forms.jacobian(weights)
    inverse, determinant = algebra.inverse(matrix)
    step = algebra.times(inverse, forms.gains(forms.pay(weights)))
    lost = ~np.isfinite(step).all(axis=0)
    step[:, lost] = 0.0
    weights = forms.moved(weights, -step)
    last = np.abs(step).max(axis=0)
    moving = np.flatnonzero((last > STILL) & (last < 1.0))
    for _ in range(STEPS):
        if not len(moving):
            break
        some = forms.take(moving)
        part = [own[:, moving] for own in weights]
        again, det = algebra.inverse(some.jacobian(part))
        step = algebra.times(again, some.gains(some.pay(part)))
        step[:, ~np.isfinite(step).all(axis=0)] = 2.0
        size = np.abs(step).max(axis=0)
        good = size < 1.0
        part = some.moved(part, np.where(good, -step, 0.0))
        for own, new in zip(weights, part, strict=True):
            own[:, moving] = new
        inverse[..., moving], determinant[moving], last[moving] = again, det, size
        moving = moving[(size > STILL) & good]
    last[lost] = np.inf
    return weights, inverse, determinant, last


def _error(forms: Forms, inverse: Floats, noise: Floats, last: Floats) -> Floats:
    """Return (unknowns, E): how far each free probability may be from the truth.

    A gain is wrong by twice the noise. After Newton's last step what is left is the norm of the
    inverse times the bend of the gains, which is that of payoffs between 0 and 1, times the square
    of the step; gains of two mixing players do not bend.
    """
    rows = np.repeat(np.arange(len(forms.shape)), [k - 1 for k in forms.shape])
    size = np.abs(inverse)
    left = last * last + last * STILL
    if sum(k > 1 for k in forms.shape) == 3:
        left = left + size.sum(axis=1).max(axis=0) * last * last
    return CAUTION * (algebra.times(size, noise[rows]) + left)


def _compare(
    forms: Forms, weights: Sequence[Floats], error: Floats, noise: Floats
) -> tuple[Bools, Bools]:
    """Tell which candidates are wrong beyond their error, and which are not right beyond it."""
    pay = forms.pay(weights)
    count = error.shape[1]
    wrong = np.zeros(count, dtype=bool)
    fine = np.ones(count, dtype=bool)
    whole = error.sum(axis=0)
    start = 0
    for player, (own, k) in enumerate(zip(weights, forms.shape, strict=True)):
        if k > 1:
            mine = error[start : start + k - 1]
            start += k - 1
            spread = [mine.sum(axis=0), *mine]
            for share, width in zip(own, spread, strict=True):
                wrong |= share < -width
                fine &= share > width
        width = CAUTION * noise[player] + 2.0 * whole
        for other in pay[player][k:]:
            loss = pay[player][0] - other
            wrong |= loss < -width
            fine &= loss > width
    return wrong, ~fine
