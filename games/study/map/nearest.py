"""How far a place on a phase map is from its borders, in every direction and along each driver.

Distances in both drivers at once are measured in shares of the two ranges, as a square map shows
them. Owns the geometry. Writes no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.report import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.solve.report import Floats
    from games.study.map.report import Border, PhaseMap

__all__ = ["Ahead", "Nearest", "ahead", "nearest", "stands_on"]

#: So small a share of a driver's range is no distance.
_NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Nearest:
    """The place on a border that is nearest to another place.

    `point` is where, `shift` how far each driver must move to get there, `distance` the length of
    that way in shares of the ranges, and `beyond` the region on the other side of the border.
    """

    point: tuple[float, float]
    shift: tuple[float, float]
    distance: float
    border: int
    beyond: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """The first border that one driver alone runs into: at which level, and what lies beyond."""

    level: Level
    border: int
    beyond: int


def nearest(
    report: PhaseMap,
    place: tuple[float, float] | None = None,
    *,
    groups: Sequence[int] | None = None,
) -> Nearest | None:
    """Return the nearest border, None on a map without any.

    Parameters
    ----------
    place
        From where; today's point by default.
    groups
        A number per kind; borders between kinds with one number do not count.
    """
    x, y = place or (float(report.today[0]), float(report.today[1]))
    spans = np.array(report.spans())
    at = np.array([x, y]) / spans
    best: tuple[float, int, Floats] | None = None
    for number, border in enumerate(report.borders):
        if not _counts(report, border, groups):
            continue
        start, end = border.points[:-1] / spans, border.points[1:] / spans
        along = end - start
        length = (along**2).sum(axis=1)
        share = ((at - start) * along).sum(axis=1) / np.where(length > 0, length, 1.0)
        feet = start + share.clip(0.0, 1.0)[:, None] * along
        distances = np.sqrt(((feet - at) ** 2).sum(axis=1))
        k = int(np.argmin(distances))
        if best is None or distances[k] < best[0] - 1e-12:
            best = (float(distances[k]), number, feet[k] * spans)
    if best is None:
        return None
    distance, number, foot = best
    px, py = foot.tolist()
    here = report.region_at(x, y)
    return Nearest(
        point=(px, py),
        shift=(px - x, py - y),
        distance=distance,
        border=number,
        beyond=_beyond(report, number, here, groups),
    )


def ahead(
    report: PhaseMap,
    axis: int,
    place: tuple[Fraction, Fraction] | None = None,
    *,
    groups: Sequence[int] | None = None,
) -> tuple[Ahead | None, Ahead | None]:
    """Return the first border below and above a place while only one driver moves.

    Levels on straight borders are exact. A border that runs along the way does not count.

    Parameters
    ----------
    axis
        0 for the driver to the right, 1 for the one upwards.
    place, groups
        As for `nearest`.
    """
    at = place or report.today
    moves, span = float(at[axis]), report.spans()[axis]
    found = list(_crossings(report, axis, at, groups))
    below = [one for one in found if one[0] < moves - _NEAR * span]
    above = [one for one in found if one[0] > moves + _NEAR * span]
    results: list[Ahead | None] = []
    for some, sign in ((below, -1.0), (above, 1.0)):
        if not some:
            results.append(None)
            continue
        value, number, level = min(some, key=lambda one: sign * one[0])
        inner = [float(part) for part in at]
        inner[axis] = (value + moves) / 2
        here = report.region_at(inner[0], inner[1])
        results.append(Ahead(level, number, _beyond(report, number, here, groups)))
    return results[0], results[1]


def stands_on(report: PhaseMap, axis: int) -> Level | None:
    """Return the level at which one driver alone crosses a border, if today stands on it."""
    now, span = float(report.today[axis]), report.spans()[axis]
    crossed = _crossings(report, axis, report.today, None)
    return next((level for value, _, level in crossed if abs(value - now) <= _NEAR * span), None)


def _crossings(
    report: PhaseMap,
    axis: int,
    at: tuple[Fraction, Fraction],
    groups: Sequence[int] | None,
) -> Iterator[tuple[float, int, Level]]:
    """Yield where one driver alone crosses borders: the level, the border, the level exactly."""
    still = float(at[1 - axis])
    for number, border in enumerate(report.borders):
        if not _counts(report, border, groups):
            continue
        start, end = border.points[:-1], border.points[1:]
        crosses = (start[:, 1 - axis] > still) != (end[:, 1 - axis] > still)
        for a, b in zip(start[crosses], end[crosses], strict=True):
            share = (still - a[1 - axis]) / (b[1 - axis] - a[1 - axis])
            value = float(a[axis] + share * (b[axis] - a[axis]))
            yield value, number, _exactly(border, axis, at, value)


def _counts(report: PhaseMap, border: Border, groups: Sequence[int] | None) -> bool:
    if groups is None:
        return True
    left, right = (report.regions[side].kind for side in border.sides)
    return groups[left] != groups[right]


def _exactly(border: Border, axis: int, at: tuple[Fraction, Fraction], value: float) -> Level:
    """Return where a border crosses the way, exactly if the border is a straight line."""
    line = border.line
    if line is None:
        return Level(value)
    slopes = (line.right, line.up)
    exact = -(line.const + slopes[1 - axis] * at[1 - axis]) / slopes[axis]
    return Level(float(exact), exact)


def _beyond(report: PhaseMap, number: int, here: int, groups: Sequence[int] | None) -> int:
    """Return the region on the other side of a border than `here`.

    Between them may lie borders that do not count.
    """
    left, right = report.borders[number].sides
    if here in (left, right):
        return right if here == left else left
    kinds = (report.regions[place].kind for place in (left, here))
    one, own = kinds if groups is None else (groups[kind] for kind in kinds)
    return right if one == own else left
