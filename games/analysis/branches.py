"""Equilibria followed through a regime, with their limits at its ends.

Owns the way from solved samples to curves that a chart can draw: limits, extra points where a curve
bends, and which branch continues which across a tipping point. Knows nothing of how regimes were
found.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.analysis.newton import expected, follow
from games.analysis.report import Branch, Level, Regime
from games.analysis.samples import supports_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.analysis.samples import Samples, Signature
    from games.model.affine import PayoffLine
    from games.solve.report import Bools, Floats, Ints, Support

__all__ = ["linked", "regime"]

#: Probabilities that vary less than this over a regime do not vary.
STILL = 1e-11
#: A polyline may leave the curve by this much (a probability; a thousandth of the chart's height).
BEND = 1e-3
#: Rounds of halving where a curve bends.
ROUNDS = 6
#: Shares of a regime at which a branch is looked up where it has no solution at the very end.
INSIDE = (1e-12, 1e-10, 1e-8)
#: Limits closer than this are the same equilibrium.
SAME = 1e-6


def regime(line: PayoffLine, samples: Samples, members: Ints, low: Level, high: Level) -> Regime:
    """Return one regime with a branch for each of its equilibria.

    Parameters
    ----------
    samples, members
        The solved levels and which of them lie in this regime; all members have one signature.
    low, high
        The ends.
    """
    signature: Signature = samples.signatures[members[len(members) // 2]]
    supports = supports_of(signature, len(samples.profiles))
    rows = samples.first[members][:, None] + np.arange(len(signature))
    if len(set(signature)) < len(signature):
        rows = _unswapped(samples, rows, signature)
    middle = rows[len(rows) // 2].tolist()
    degenerate = bool(2 * samples.degenerate[members].sum() > len(members))
    ends = line.at(np.array([low.value, high.value]))
    branches = []
    for place, support in enumerate(supports):
        index = int(samples.index[middle[place]])
        mixed = any(len(played) > 1 for played in support)
        own = rows[:, place] if mixed else middle[place : place + 1]
        profiles = tuple(profile[own] for profile in samples.profiles)
        if not mixed or (len(own) > 1 and _still(profiles)):
            branches.append(_constant(support, profiles, ends, low, high, index))
            continue
        levels = samples.levels[members]
        nearest = tuple(profile[[0, -1]] for profile in profiles)
        if degenerate:  # held in place by a tie, not by its own support: it cannot be followed
            limits, fine = nearest, np.zeros(2, dtype=np.bool_)
        else:
            limits, fine = _followed(line, support, (low.value, high.value), nearest)
        levels, profiles = _with_limits(levels, profiles, (low.value, high.value), limits, fine)
        if _still(profiles):
            branches.append(_constant(support, profiles, ends, low, high, index))
            continue
        if not degenerate:
            levels, profiles = _with_bends(line, support, levels, profiles)
        payoffs = expected(line.at(levels), profiles)
        branches.append(Branch(support, levels, profiles, payoffs, index))
    return Regime(
        low=low,
        high=high,
        branches=tuple(branches),
        certified=bool(samples.certified[members].all()),
        degenerate=degenerate,
    )


def linked(regimes: Sequence[Regime]) -> tuple[Regime, ...]:
    """Return the regimes with `follows` set wherever a branch goes on without a jump.

    Each branch below is continued by at most one above: by the one of its own support if that
    starts where it ends, else by one of another support that does.
    """
    found = list(regimes[:1])
    for below, above in pairwise(regimes):
        ends = [_flat(branch, -1) for branch in below.branches]
        starts = [_flat(branch, 0) for branch in above.branches]
        follows: dict[int, int] = {}
        for same_support in (True, False):
            for new, start in enumerate(starts):
                for old, end in enumerate(ends):
                    if new in follows or old in follows.values():
                        continue
                    same = below.branches[old].support == above.branches[new].support
                    if same == same_support and np.abs(start - end).max() <= SAME:
                        follows[new] = old
        branches = tuple(
            replace(branch, follows=follows.get(place))
            for place, branch in enumerate(above.branches)
        )
        found.append(replace(above, branches=branches))
    return tuple(found)


def _flat(branch: Branch, place: int) -> Floats:
    """Return everybody's probabilities at one of a branch's levels in one row."""
    return np.concatenate([profile[place] for profile in branch.profiles])


def _still(profiles: tuple[Floats, ...]) -> bool:
    """Tell whether nobody's probabilities vary."""
    return all(bool((np.ptp(profile, axis=0) <= STILL).all()) for profile in profiles)


def _constant(
    support: Support,
    profiles: tuple[Floats, ...],
    ends: Floats,
    low: Level,
    high: Level,
    index: int,
) -> Branch:
    """Return a branch on which probabilities stay and payoffs therefore run straight."""
    middle = len(profiles[0]) // 2
    kept = tuple(np.repeat(profile[middle : middle + 1], 2, axis=0) for profile in profiles)
    levels = np.array([low.value, high.value])
    if all(len(played) == 1 for played in support):
        payoffs = ends.reshape(*ends.shape[:2], -1)[
            :, :, np.ravel_multi_index([played[0] for played in support], ends.shape[2:])
        ]
    else:
        payoffs = expected(ends, kept)
    return Branch(support, levels, kept, payoffs, index)


def _followed(
    line: PayoffLine, support: Support, ends: tuple[float, float], nearest: tuple[Floats, ...]
) -> tuple[tuple[Floats, ...], Bools]:
    """Follow a branch to both ends; where two meet and vanish, to just before the end."""
    low, high = ends
    found, fine = follow(line.at(np.array(ends)), support, nearest)
    for share in INSIDE:
        if fine.all():
            break
        inner = np.array([low + share * (high - low), high - share * (high - low)])
        closer, also = follow(line.at(inner), support, nearest)
        use = (also & ~fine)[:, None]
        found = tuple(np.where(use, new, old) for new, old in zip(closer, found, strict=True))
        fine = fine | also
    return found, fine


def _with_limits(
    levels: Floats,
    profiles: tuple[Floats, ...],
    ends: tuple[float, float],
    limits: tuple[Floats, ...],
    fine: Bools,
) -> tuple[Floats, tuple[Floats, ...]]:
    """Add the limits at both ends, where they are `fine`, to a branch known between them."""
    at = np.array(ends)
    for side in np.flatnonzero(~fine).tolist():
        # the equations are no help at this end: go on as the curve was going
        known = slice(0, 3) if side == 0 else slice(-3, None)
        for limit, profile in zip(limits, profiles, strict=True):
            limit[side] = _extrapolated(levels[known], profile[known], ends[side])
    whole = tuple(
        np.concatenate([limit[:1], profile, limit[1:]])
        for limit, profile in zip(limits, profiles, strict=True)
    )
    return np.concatenate([at[:1], levels, at[1:]]), whole


def _extrapolated(levels: Floats, mixes: Floats, at: float) -> Floats:
    """Continue up to three points by the polynomial through them, as probabilities."""
    total = np.zeros(mixes.shape[1])
    for place, level in enumerate(levels):
        rest = np.delete(levels, place)
        total += mixes[place] * np.prod((at - rest) / (level - rest))
    total = np.clip(total, 0.0, 1.0)
    return np.asarray(total / total.sum())


def _with_bends(
    line: PayoffLine, support: Support, levels: Floats, profiles: tuple[Floats, ...]
) -> tuple[Floats, tuple[Floats, ...]]:
    """Add levels where straight lines between the known ones would be seen to cut a corner."""
    for _ in range(ROUNDS):
        if len(levels) < 3:
            break
        curve = np.concatenate(profiles, axis=1)
        share = ((levels[1:-1] - levels[:-2]) / (levels[2:] - levels[:-2]))[:, None]
        off = np.abs(curve[:-2] + share * (curve[2:] - curve[:-2]) - curve[1:-1]).max(axis=1)
        cut = np.zeros(len(levels) - 1, dtype=np.bool_)
        bent = off > 4 * BEND  # halving a step quarters the deviation
        cut[:-1] |= bent
        cut[1:] |= bent
        cut &= np.diff(levels) > 1e-9 * (levels[-1] - levels[0])
        where = np.flatnonzero(cut)
        if not len(where):
            break
        between = (levels[where] + levels[where + 1]) / 2
        starts = tuple((profile[where] + profile[where + 1]) / 2 for profile in profiles)
        found, fine = follow(line.at(between), support, starts)
        if not fine.any():
            break
        levels = np.insert(levels, where[fine] + 1, between[fine])
        profiles = tuple(
            np.insert(profile, where[fine] + 1, new[fine], axis=0)
            for profile, new in zip(profiles, found, strict=True)
        )
    return levels, profiles


def _unswapped(samples: Samples, rows: Ints, signature: Signature) -> Ints:
    """Order equilibria of one support so that each continues the nearest of the level before."""
    codes = np.array(signature)
    flat = np.concatenate(samples.profiles, axis=1)
    kept = rows.copy()
    for code in set(signature):
        places = np.flatnonzero(codes == code)
        for now in range(1, len(kept)) if len(places) > 1 else ():
            free = kept[now, places].tolist()
            for place in places.tolist():
                off = np.abs(flat[free] - flat[kept[now - 1, place]]).max(axis=1)
                kept[now, place] = free.pop(int(np.argmin(off)))
    return kept
