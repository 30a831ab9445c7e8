"""Equilibria followed through one regime each: curves, with their limits.

Owns the way from solved samples to curves that a chart can draw. Knows nothing of how regimes were
found, and does not ask whether what it followed is an equilibrium. All curves of a sweep are worked
on together, because following many costs little more than following one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.newton import Task, follow_all
from games.study.sweep.samples import BITS, supports_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Bools, Floats, Ints, Support
    from games.study.sweep.report import Level, Tied
    from games.study.sweep.samples import Samples

__all__ = ["Curve", "Span", "add_limits", "alone", "apart", "curves_of", "on_lines"]

#: Probabilities that vary less than this over a regime do not vary.
STILL = 1e-11
#: Samples that show that nothing moves lie this share of the regime apart, or more.
APART = 0.25
#: Shares of a regime at which a branch is looked up where it has no solution at the very end.
INSIDE = (1e-12, 1e-10, 1e-8)
#: A limit further than this from the nearest sample is asked whether the curve tends to it: whether
#: just inside its end it is as near as the root of `INSIDE` allows.
FAR, ROOT = 0.02, 1e-3


@dataclass(frozen=True, eq=False)
class Span:
    """A regime before it has branches: its ends, its samples, and what its ties leave to say."""

    low: Level
    high: Level
    members: Ints
    ties: Tied | None = None


@dataclass(slots=True)
class Curve:
    """One equilibrium of one span, as it becomes a branch."""

    span: Span
    support: Support
    index: int
    levels: Floats
    profiles: tuple[Floats, ...]
    still: bool = False

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of its span."""
        return self.span.low.value, self.span.high.value

    @property
    def mixed(self) -> bool:
        """True when somebody mixes."""
        return any(len(played) > 1 for played in self.support)

    @property
    def seems_still(self) -> bool:
        """True when nobody's probabilities vary between levels that lie well apart."""
        low, high = self.ends
        return bool(self.levels[-1] - self.levels[0] >= APART * (high - low)) and all(
            bool((np.ptp(profile, axis=0) <= STILL).all()) for profile in self.profiles
        )

    def at(self, levels: Floats) -> list[Floats]:
        """Return everybody's probabilities at some levels, on straight lines between the known."""
        return [on_lines(levels, self.levels, mix) for mix in self.profiles]

    def stop(self) -> None:
        """Let it stand still: two levels, its ends, are enough."""
        middle = len(self.levels) // 2
        self.still = True
        self.levels = np.array(self.ends)
        self.profiles = tuple(mix[[middle, middle]] for mix in self.profiles)


def on_lines(levels: Floats, known: Floats, rows: Floats) -> Floats:
    """Return rows of numbers at some levels, on straight lines between those at known levels."""
    return np.stack([np.interp(levels, known, column) for column in rows.T], axis=1)


def curves_of(samples: Samples, span: Span) -> list[Curve]:
    """Return the equilibria of one span at its members' levels; pure ones at one level only.

    Where payoffs tie throughout, what the solver lists depends on how it looks. Taken are the pure
    profiles that are equilibria at every level, and of the mixed ones those that stand `alone`.
    """
    players = len(samples.profiles)
    if span.ties is not None:
        pure = [_pure(samples, span, profile) for profile in span.ties.pure]
        mixed = [
            _curve(samples, span, supports_of((code,), players)[0], rows)
            for code, rows in alone(samples, span.members).items()
        ]
        return [*pure, *mixed]
    members = span.members
    signature = samples.signatures[members[0]]
    rows = samples.first[members][:, None] + np.arange(len(signature))
    if len(set(signature)) < len(signature):
        rows = _unswapped(samples, rows)
    return [
        _curve(samples, span, support, rows[:, place])
        for place, support in enumerate(supports_of(signature, players))
    ]


def alone(samples: Samples, members: Ints) -> dict[int, Ints]:
    """Return the rows of mixed equilibria that stand alone whatever there is, by their support.

    They are regular, one of their support, and there at all levels but single ones.
    """
    found = {}
    rows = np.concatenate([np.arange(*samples.first[[m, m + 1]]) for m in members.tolist()])
    owner = np.repeat(np.arange(len(members)), np.diff(samples.first)[members])
    regular = samples.index[rows] != 0
    for code in np.unique(samples.code[rows[regular]]).tolist():
        if code.bit_count() == len(samples.profiles):
            continue
        own = regular & (samples.code[rows] == code)
        there = np.bincount(owner[own], minlength=len(members))
        missing = there == 0
        if (
            there.max() == 1
            and not missing[[0, -1]].any()
            and not (missing[1:] & missing[:-1]).any()
        ):
            found[code] = rows[own]
    return found


def _curve(samples: Samples, span: Span, support: Support, rows: Ints) -> Curve:
    """Return the curve through some samples; where nobody mixes it stands still."""
    middle = len(rows) // 2
    mixed = any(len(played) > 1 for played in support)
    if not mixed:
        rows, middle = rows[middle : middle + 1], 0
    curve = Curve(
        span=span,
        support=support,
        index=int(samples.index[rows[middle]]),
        levels=samples.levels[np.searchsorted(samples.first, rows, side="right") - 1],
        profiles=tuple(profile[rows] for profile in samples.profiles),
    )
    if not mixed:
        curve.stop()
    return curve


def _pure(samples: Samples, span: Span, profile: tuple[int, ...]) -> Curve:
    """Return a pure profile as a curve."""
    code = sum(1 << (BITS * player + played) for player, played in enumerate(profile))
    middle = int(span.members[len(span.members) // 2])
    own = slice(int(samples.first[middle]), int(samples.first[middle + 1]))
    index = samples.index[own][samples.code[own] == code]
    mixes = tuple(
        np.eye(n)[[played, played]] for n, played in zip(samples.shape, profile, strict=True)
    )
    support = tuple((played,) for played in profile)
    return Curve(
        span=span,
        support=support,
        index=int(index[0]) if len(index) else 0,
        levels=np.array([span.low.value, span.high.value]),
        profiles=mixes,
        still=True,
    )


def _unswapped(samples: Samples, rows: Ints) -> Ints:
    """Order equilibria of one support so that each continues the nearest of the level before.

    The nearest pair first: just above where two are born each moves further than they lie apart,
    and only the pair that lies nearest tells which is which.
    """
    codes = samples.code[rows[0]]
    flat = np.concatenate(samples.profiles, axis=1)
    kept = rows.copy()
    for code in set(codes.tolist()):
        places = np.flatnonzero(codes == code)
        for now in range(1, len(kept)) if len(places) > 1 else ():
            before, here = flat[kept[now - 1, places]], kept[now, places]
            off = np.abs(before[:, None] - flat[here]).max(axis=2)
            for _ in places:
                one, other = np.unravel_index(off.argmin(), off.shape)
                kept[now, places[one]] = here[other]
                off[one], off[:, other] = np.inf, np.inf
    return kept


def add_limits(line: PayoffLine, curves: Sequence[Curve]) -> None:
    """Add the limits at both ends of every curve.

    Curves that cannot be followed go on to their ends as they were going.
    """
    nearest = [tuple(mix[[0, -1]] for mix in curve.profiles) for curve in curves]
    found = list(nearest)
    fine = [np.zeros(2, dtype=np.bool_) for _ in curves]
    for share in (0.0, *INSIDE):
        todo = [n for n in range(len(curves)) if not fine[n].all()]
        if not todo:
            break
        answers = follow_all(
            [
                Task(line.at(_moved_in(curves[n].ends, share)), curves[n].support, nearest[n])
                for n in todo
            ]
        )
        for n, (profiles, settled) in zip(todo, answers, strict=True):
            use = (settled & ~fine[n])[:, None]
            pairs = zip(profiles, found[n], strict=True)
            found[n] = tuple(np.where(use, new, old) for new, old in pairs)
            fine[n] = fine[n] | settled
    _turn_back(line, curves, nearest, found)
    for curve, limits, known in zip(curves, found, fine, strict=True):
        _extend(curve, limits, known)


def _turn_back(
    line: PayoffLine,
    curves: Sequence[Curve],
    nearest: Sequence[tuple[Floats, ...]],
    limits: list[tuple[Floats, ...]],
) -> None:
    """Replace limits that the curves do not tend to by where they are just inside their ends.

    Where the game at an end has infinitely many equilibria of a support, Newton's method may settle
    on any of them.
    """
    far = [n for n in range(len(curves)) if apart(nearest[n], limits[n]).max() > FAR]
    answers = follow_all(
        [
            Task(line.at(_moved_in(curves[n].ends, INSIDE[-1])), curves[n].support, nearest[n])
            for n in far
        ]
    )
    for n, (profiles, settled) in zip(far, answers, strict=True):
        use = (settled & (apart(profiles, limits[n]) > ROOT))[:, None]
        limits[n] = tuple(
            np.where(use, new, old) for new, old in zip(profiles, limits[n], strict=True)
        )


def apart(one: Sequence[Floats], two: Sequence[Floats]) -> Floats:
    """Return how far P profiles differ from P others, (P,)."""
    pairs = zip(one, two, strict=True)
    return np.asarray(np.max([np.abs(a - b).max(axis=1) for a, b in pairs], axis=0))


def _moved_in(ends: tuple[float, float], share: float) -> Floats:
    low, high = ends
    return np.array([low + share * (high - low), high - share * (high - low)])


def _extend(curve: Curve, limits: tuple[Floats, ...], fine: Bools) -> None:
    """Put the limits on both ends of a curve; where they are not fine, extrapolate."""
    for side in np.flatnonzero(~fine).tolist():
        known = slice(0, 3) if side == 0 else slice(-3, None)
        for limit, profile in zip(limits, curve.profiles, strict=True):
            limit[side] = _extrapolated(curve.levels[known], profile[known], curve.ends[side])
    low, high = curve.ends
    curve.levels = np.concatenate([[low], curve.levels, [high]])
    curve.profiles = tuple(
        np.concatenate([limit[:1], profile, limit[1:]])
        for limit, profile in zip(limits, curve.profiles, strict=True)
    )


def _extrapolated(levels: Floats, mixes: Floats, at: float) -> Floats:
    """Continue up to three points by the polynomial through them, as probabilities."""
    total = np.zeros(mixes.shape[1])
    for place, level in enumerate(levels):
        rest = np.delete(levels, place)
        total += mixes[place] * np.prod((at - rest) / (level - rest))
    total = np.clip(total, 0.0, 1.0)
    whole = float(total.sum())
    if whole < 0.5:  # the curve bends too sharply to be continued
        return np.asarray(mixes[int(np.argmin(np.abs(levels - at)))])
    return np.asarray(total / whole)
