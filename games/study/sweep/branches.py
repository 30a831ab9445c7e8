"""Regimes with their branches: curves in which nobody gains by deviating, and what continues what.

Owns the proof of every branch at all its levels, and which branch continues which across a tipping
point. Curves are `games.study.sweep.curves`' business. Knows nothing of how regimes were
found.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.bends import add_bends
from games.study.sweep.curves import add_limits, curves_of
from games.study.sweep.expectations import worth
from games.study.sweep.report import Branch, Regime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Floats
    from games.study.sweep.curves import Curve, Span
    from games.study.sweep.exact import Levelled
    from games.study.sweep.samples import Samples

__all__ = ["hold", "linked", "regimes"]

#: Limits closer than this are the same equilibrium; of one support, if they are as near as limits
#: are known where two equilibria meet (the root of a rounding).
SAME, SAME_SUPPORT = 1e-6, 1e-3
#: What a deviation may gain at a level of a branch, and at the ends of one that stands still, as a
#: share of the size of the player's payoffs.
REGRET, REGRET_STILL = 1e-6, 1e-9


def regimes(
    line: PayoffLine, even: Levelled, samples: Samples, spans: Sequence[Span]
) -> tuple[tuple[Regime, ...], int]:
    """Return the regimes of a sweep, linked, with a branch for each of their equilibria.

    A curve at a level of which somebody gains by deviating is no branch, and its regime is not
    certified. How many are lost in that way is returned too.

    Parameters
    ----------
    line, even
        One game along a driver: exactly, and in floats of size 1.
    spans
        Ends and members, in increasing order; the members of a span have one signature.
    """
    curves = [curves_of(samples, span) for span in spans]
    every = [curve for row in curves for curve in row]
    _stop_still(line, even, [curve for curve in every if curve.mixed])
    moving = [curve for curve in every if not curve.still]
    add_limits(line, moving)
    add_bends(line, moving)
    branches = iter(_branches(line, even, every))
    found, lost = [], 0
    for span, row in zip(spans, curves, strict=True):
        drawn = [next(branches) for _ in row]
        kept = tuple(branch for branch in drawn if branch is not None)
        if len(kept) > 1:
            ends = even.at(np.array([span.low.value, span.high.value]))
            kept = tuple(replace(branch, hold=hold(ends, branch)) for branch in kept)
        missing = len(drawn) - len(kept)
        lost += missing
        certified = not missing and bool(samples.certified[span.members].all())
        found.append(Regime(span.low, span.high, kept, certified, span.ties))
    return linked(found), lost


def _stop_still(line: PayoffLine, even: Levelled, curves: Sequence[Curve]) -> None:
    """Stop the curves that do not move: proved, not seen, as the samples may all lie together.

    What a deviation gains against mixes that stay is affine in the driver. If nobody gains at the
    ends, nobody gains in between.
    """
    candidates = [curve for curve in curves if curve.seems_still]
    if not candidates:
        return
    levels = np.concatenate([curve.ends for curve in candidates])
    profiles = [
        np.concatenate([mix[[0, 0]] for mix in mixes])
        for mixes in zip(*(curve.profiles for curve in candidates), strict=True)
    ]
    _, regret = _worth(line, even, levels, profiles)
    for curve, worst in zip(candidates, regret.reshape(-1, 2).max(axis=1).tolist(), strict=True):
        if worst <= REGRET_STILL:
            curve.stop()


def _worth(
    line: PayoffLine, even: Levelled, levels: Floats, profiles: Sequence[Floats]
) -> tuple[Floats, Floats]:
    """Return everybody's expected payoffs (P, players), and the largest gain of size 1 (P,)."""
    payoffs, gains = worth(line.at(levels), profiles)
    return payoffs, (gains / even.size).max(axis=1)


def _branches(line: PayoffLine, even: Levelled, curves: Sequence[Curve]) -> list[Branch | None]:
    """Return finished curves as branches; None where somebody gains by deviating."""
    if not curves:
        return []
    levels = np.concatenate([curve.levels for curve in curves])
    profiles = [
        np.concatenate(mixes) for mixes in zip(*(curve.profiles for curve in curves), strict=True)
    ]
    payoffs, regret = _worth(line, even, levels, profiles)
    found: list[Branch | None] = []
    start = 0
    for curve in curves:
        own = slice(start, start + len(curve.levels))
        start = own.stop
        fine = regret[own].max() <= REGRET
        found.append(
            Branch(curve.support, curve.levels, curve.profiles, payoffs[own], curve.index)
            if fine
            else None
        )
    return found


def hold(ends: Floats, branch: Branch) -> tuple[float, float]:
    """Return the product of everybody's losses from leaving alone, at both ends."""
    if any(len(played) > 1 for played in branch.support):
        return 0.0, 0.0
    profile = [played[0] for played in branch.support]
    product = np.ones(2)
    for player, own in enumerate(profile):
        cell = [slice(None) if other == player else at for other, at in enumerate(profile)]
        row = ends[(slice(None), player, *cell)]
        loss = row[:, own] - np.delete(row, own, axis=1).max(axis=1)
        product *= np.where(loss > REGRET_STILL, loss, 0.0)
    low, high = product.tolist()
    return low, high


def linked(found: Sequence[Regime]) -> tuple[Regime, ...]:
    """Return regimes with `follows` set wherever a branch goes on without a jump.

    Each branch below is continued by at most one above: by the one of its own support if that
    starts where it ends, else by one of another support that does; by the nearest of several.
    """
    done = list(found[:1])
    for below, above in pairwise(found):
        follows: dict[int, int] = {}
        if below.branches and above.branches:
            ends = [_flat(branch, -1) for branch in below.branches]
            starts = [_flat(branch, 0) for branch in above.branches]
            pairs = []
            for old, end in enumerate(ends):
                for new, start in enumerate(starts):
                    off = max(abs(a - b) for a, b in zip(end, start, strict=True))
                    other = below.branches[old].support != above.branches[new].support
                    if off <= (SAME if other else SAME_SUPPORT):
                        pairs.append((other, off, old, new))
            for _, _, old, new in sorted(pairs):
                if new not in follows and old not in follows.values():
                    follows[new] = old
        branches = tuple(
            replace(branch, follows=follows[place]) if place in follows else branch
            for place, branch in enumerate(above.branches)
        )
        done.append(replace(above, branches=branches) if follows else above)
    return tuple(done)


def _flat(branch: Branch, place: int) -> list[float]:
    """Return everybody's probabilities at one of a branch's levels in one row."""
    return [share for profile in branch.profiles for share in profile[place].tolist()]
