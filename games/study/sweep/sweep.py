"""A sweep: one driver from low to high, as regimes, branches and tipping points.

Where a support set can change is computed first (`games.study.sweep.critical`); one batch then
solves a game in every gap and on the grid; what the critical levels do not explain is narrowed down
by `games.study.sweep.refine`. Owns the order of these steps and the merging of gaps into
regimes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.branches import regimes
from games.study.sweep.candidates import complete
from games.study.sweep.causes import cause
from games.study.sweep.critical import Critical, critical_levels, proved
from games.study.sweep.curves import Span
from games.study.sweep.exact import edges, levelled
from games.study.sweep.refine import borders_between
from games.study.sweep.report import Level, Sweep, TippingPoint
from games.study.sweep.samples import Samples, look
from games.study.sweep.suspicion import dips, doubtful
from games.task import NullToken, Token, check

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Floats, Ints
    from games.study.sweep.report import Regime

__all__ = ["sweep"]

#: Grid levels closer than this share of the range to a critical level are skipped: nearly tied.
CLEAR = 1e-6
#: Largest grid where one game takes a tenth of a second.
COARSE = 51
#: A game is solved this share of the range inside both of its ends.
EDGE = 1e-5
#: Gaps narrower than this share of the range count only if their game is certified.
NARROW = 1e-6
#: Closer than this share of the range, and of the gap between critical levels, two levels are one
#: level twice but for rounding.
SAME, SAME_IN_GAP = 1e-9, 1e-3
#: Rounds of looking for what the critical levels do not explain.
ROUNDS = 3


def sweep(line: PayoffLine, *, levels: int = 201, token: Token | None = None) -> Sweep:
    """Return the regimes and tipping points of a game along one driver.

    Parameters
    ----------
    line
        The payoffs as a function of the driver.
    levels
        Size of the grid on which mixed equilibria are sampled and the answer is checked; less is
        used for three players with more than three strategies, whose games take long to solve.
    token
        Tells when the answer is no longer wanted.

    Raises
    ------
    Cancelled
        If the token says so.
    ValueError
        If the driver has no range or the payoffs have a shape that no solver supports.
    """
    waiting = token or NullToken()
    if line.low >= line.high:
        message = f"the range of {line.driver or 'the driver'} is empty"
        raise ValueError(message)
    if line.base.ndim == 4 and max(line.base.shape[1:]) > 3:
        levels = min(levels, COARSE)
    all_edges = edges(line)
    even = levelled(line)
    criticals = critical_levels(line, all_edges, even)
    check(waiting)
    samples = look(line, _levels_to_look_at(line, criticals, levels), waiting)
    extra = np.empty(0) if complete(samples.shape) else dips(line, samples)
    for attempt in range(ROUNDS):
        found = borders_between(
            line, samples, _values(criticals), waiting, following=attempt < ROUNDS - 1
        )
        criticals = sorted(
            [*criticals, *(Critical(Level(level)) for level in found)], key=lambda c: c.level.value
        )
        wanted = [extra]
        if found:
            wanted.append(_levels_to_look_at(line, criticals, levels))
        if not complete(samples.shape):
            wanted.append(doubtful(line, samples, _values(criticals)))
        fresh = _apart(line, np.concatenate(wanted), _values(criticals), samples.levels)
        if not len(fresh):
            break
        samples = samples.joined(look(line, fresh, waiting))
    check(waiting)

    stretches = _stretches(line, samples, criticals)
    inner = [proved(line, stretch.end) for stretch in stretches[:-1]]
    ends = [Level(float(line.low), line.low), *inner, Level(float(line.high), line.high)]
    spans = [
        Span(low, high, stretch.members)
        for stretch, (low, high) in zip(stretches, pairwise(ends), strict=True)
    ]
    found_regimes = regimes(line, even, samples, spans)
    tipping = tuple(
        TippingPoint(
            at=ends[below + 1],
            below=below,
            cause=cause(
                line,
                all_edges,
                even,
                ends[below + 1],
                stretch.end,
                found_regimes[below],
                found_regimes[below + 1],
            ),
        )
        for below, stretch in enumerate(stretches[:-1])
    )
    notes = _notes(samples.shape, found_regimes)
    return Sweep(line.driver, samples.shape, found_regimes, tipping, levels, notes)


def _notes(shape: tuple[int, ...], found: tuple[Regime, ...]) -> tuple[str, ...]:
    """Say what the answer does not promise."""
    notes = []
    if not complete(shape):
        notes.append(
            "Regimes narrower than a step of the grid are looked for, but one in which all three"
            " mix, two of them over more than two strategies, could be missed."
        )
    if any(regime.degenerate for regime in found):
        notes.append(
            "Where payoffs tie at every level, the equilibria drawn may stand for infinitely many."
        )
    return tuple(notes)


@dataclass(slots=True)
class Stretch:
    """Neighbouring gaps with one signature, and the critical level that ends it."""

    kind: int
    members: Ints
    end: Critical


def _values(criticals: list[Critical]) -> Floats:
    """Return the critical levels as floats."""
    return np.array([critical.level.value for critical in criticals])


def _levels_to_look_at(line: PayoffLine, criticals: list[Critical], levels: int) -> Floats:
    """Return the middle of every gap and the grid, without what lies on a critical level."""
    low, high = float(line.low), float(line.high)
    walls = np.concatenate([[low], _values(criticals), [high]])
    middles = (walls[:-1] + walls[1:]) / 2
    middles = middles[(middles > walls[:-1]) & (middles < walls[1:])]
    edge = EDGE * (high - low)
    grid = np.concatenate([np.linspace(low, high, levels), [low + edge, high - edge]])
    place = np.searchsorted(walls, grid).clip(1, len(walls) - 1)
    distance = np.minimum(np.abs(grid - walls[place - 1]), np.abs(walls[place] - grid))
    grid = grid[distance > CLEAR * (high - low)]
    return _apart(line, np.concatenate([middles, grid]), walls[1:-1])


def _apart(
    line: PayoffLine, levels: Floats, criticals: Floats, known: Floats | None = None
) -> Floats:
    """Return levels in increasing order, without those that are there or `known` already.

    Levels worked out in two ways differ by a rounding; solved twice, they would show that nothing
    varies where a narrow regime varies most.
    """
    low, high = float(line.low), float(line.high)
    levels = np.sort(levels)
    walls = np.concatenate([[low], criticals, [high]])
    widths = np.diff(walls)[np.searchsorted(criticals, levels)]
    near = np.minimum(SAME * (high - low), SAME_IN_GAP * widths)
    fresh = np.diff(levels, prepend=-np.inf) > near
    if known is not None and len(known):
        place = np.searchsorted(known, levels).clip(1, max(1, len(known) - 1))
        around = known[[place - 1, np.minimum(place, len(known) - 1)]]
        fresh &= np.abs(around - levels).min(axis=0) > near
    return np.asarray(levels[fresh])


def _stretches(line: PayoffLine, samples: Samples, criticals: list[Critical]) -> list[Stretch]:
    """Merge neighbouring gaps with one support set."""
    low, high = float(line.low), float(line.high)
    last = Critical(Level(high, line.high))
    walls = _values(criticals)
    starts = [0, *np.searchsorted(samples.levels, walls).tolist(), len(samples.levels)]
    found: list[Stretch] = []
    for number, (start, stop) in enumerate(pairwise(starts)):
        end = criticals[number] if number < len(criticals) else last
        if start == stop:
            _move_end(found, end)
            continue
        members, kind = np.arange(start, stop), int(samples.kinds[start])
        if (samples.kinds[members] != kind).any():  # a degenerate gap: what is seen most often
            kind = int(np.bincount(samples.kinds[members]).argmax())
            members = members[samples.kinds[members] == kind]
        width = end.level.value - (float(walls[number - 1]) if number else low)
        shaky = width < NARROW * (high - low) and not samples.certified[members].all()
        if found and found[-1].kind == kind:
            found[-1].members = np.concatenate([found[-1].members, members])
            found[-1].end = end
        elif found and shaky:
            _move_end(found, end)
        else:
            found.append(Stretch(kind, members, end))
    found[-1].end = last
    return found


def _move_end(found: list[Stretch], end: Critical) -> None:
    """Let the last stretch end later, unless where it ends is known exactly."""
    if found and found[-1].end.level.exact is None:
        found[-1].end = end
