"""Two who move together in a game in stages, looked at level by level.

For machines without python-flint, and for tables too large to be proved along a driver. At every
level that is looked at all is exact. Where two neighbours differ the change is narrowed down, and
known exactly if a pure way that ends or begins there still stands at a level where somebody is
indifferent between two pure profiles. Between levels of the grid something could be missed: nothing
is called proved. Owns this search and the curves through what it looked at.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import TYPE_CHECKING, Any

import numpy as np

from games.study.sweep.report import Level
from games.study.sweep.sequential.drawn import Painter, chances
from games.study.sweep.sequential.stretches import Along, Stretch, kinds
from games.study.sweep.sequential.tables import solved
from games.task import check

if TYPE_CHECKING:
    from games.model.affine import Exact, PayoffLine
    from games.solve.report import Floats
    from games.study.sweep.report import Branch
    from games.study.sweep.sequential.tables import Solved, Stages
    from games.study.sweep.sequential.ways import Way
    from games.task import Token

__all__ = ["Sampled"]

#: A change is known within this share of the range.
NARROW = Fraction(1, 10**12)
#: Payoffs that are apart by less than this share of their size may tie nearby.
NEAR = 1e-9
#: What ties at every level makes supports come and go: so many changes are narrowed down at most.
MOST = 100


class Sampled:
    """A game along a driver at levels of a grid; draws what it has looked at.

    Parameters
    ----------
    line
        The payoffs.
    stages
        Who moves when.
    levels
        Size of the grid.
    token
        Asked before every level.
    """

    def __init__(self, line: PayoffLine, stages: Stages, levels: int, token: Token) -> None:
        self._line, self._stages, self._token = line, stages, token
        self._low, self._width = line.low, line.high - line.low
        self._painter = Painter(line, stages, 2)
        # between the levels that people type, where payoffs may tie
        self._known = {
            self._low + self._width * share: self._solved(self._low + self._width * share)
            for share in (Fraction(2 * k + 1, 2 * levels) for k in range(levels))
        }

    def _solved(self, level: Fraction) -> Solved:
        check(self._token)
        tables = [_whole(own) for own in self._line.exact(level)]
        return solved(self._stages, tables)

    def along(self) -> Along:
        """Return the stretches of the driver.

        Raises
        ------
        Cancelled
            If the token says so.
        """
        self._narrow()
        runs = [own for own in self._runs() if own[-1] - own[0] > 4 * NARROW * self._width]
        stretches = [self._stretch(own) for own in runs]
        walls = [self._wall(below[-1], above[0]) for below, above in pairwise(runs)]
        low, high = (Level(float(end), end) for end in (self._line.low, self._line.high))
        levels = (low, *(level for level, _ in walls), high)
        return Along(levels, tuple(stretches), tuple(here for _, here in walls), proved=False)

    def _stretch(self, run: list[Fraction]) -> Stretch:
        first, last = (Level(float(end), end) for end in (run[0], run[-1]))
        low, high = self._known[run[0]], self._known[run[-1]]
        return Stretch(low, high, last, first, run[len(run) // 2])

    def _narrow(self) -> None:
        """Look between neighbouring levels that differ until they are next to each other."""
        apart = [pair for pair in pairwise(sorted(self._known)) if self._differ(*pair)]
        if len(apart) > MOST:
            return
        while apart:
            low, high = apart.pop()
            if high - low > NARROW * self._width:
                middle = (low + high) / 2
                self._known[middle] = self._solved(middle)
                apart += [pair for pair in ((low, middle), (middle, high)) if self._differ(*pair)]

    def _differ(self, one: Fraction, other: Fraction) -> bool:
        return kinds(self._known[one]) != kinds(self._known[other])

    def _runs(self) -> list[list[Fraction]]:
        """Return neighbouring levels with the same ways together."""
        first, *rest = sorted(self._known)
        runs = [[first]]
        for level in rest:
            if self._differ(runs[-1][-1], level):
                runs.append([])
            runs[-1].append(level)
        return runs

    def _wall(self, low: Fraction, high: Fraction) -> tuple[Level, Solved | None]:
        """Return where a change between two levels is, and what is so there if it is known exactly.

        What is pure and ends or begins there stands at the level itself, and nowhere beyond.
        """
        between = [level for level in self._known if low < level < high]
        sides = [{way.leaves for way in self._known[end].kept} for end in (low, high)]
        pure = {leaves for leaves in sides[0] ^ sides[1] if len(leaves) == 1}
        for level in [*between, *self._ties(low, high)] if pure or between else []:
            here = self._known.get(level) or self._solved(level)
            if pure <= {way.leaves for way in here.kept}:
                return Level(float(level), level), here
        return Level(float((low + high) / 2)), None

    def _ties(self, low: Fraction, high: Fraction) -> list[Fraction]:
        """Return the levels between two at which somebody is indifferent between two profiles."""
        found = set()
        for base, slope in zip(self._line.base, self._line.slope, strict=True):
            const, rise = base.ravel(), slope.ravel()
            near = (const + rise * low).astype(float)
            far = (const + rise * high).astype(float)
            size = NEAR * max(1.0, float(np.abs(near).max()))
            rows, columns = np.nonzero(
                (np.abs(near[:, None] - near) <= size) & (np.abs(far[:, None] - far) <= size)
            )
            for i, k in zip(rows.tolist(), columns.tolist(), strict=True):
                if i < k and rise[i] != rise[k]:
                    level = (const[k] - const[i]) / (rise[i] - rise[k])
                    if low <= level <= high:
                        found.add(level)
        return sorted(found)

    # -- curves --------------------------------------------------------------------------------

    def branch(self, way: Way, low: Level, high: Level) -> Branch:
        """Return a way between two levels, by what it is at those that were looked at."""
        place = None
        inside: list[float] = []
        mixes: list[tuple[Floats, ...]] = []
        for level in sorted(self._known):
            if low.value < level < high.value:
                alike = [own for own in self._known[level].kept if own.leaves == way.leaves]
                if place is None or place >= len(alike):
                    place = next((k for k, own in enumerate(alike) if own is way), 0)
                if alike:
                    inside.append(float(level))
                    mixes.append(chances(alike[place]))
        if not inside or len(way.leaves) == 1:
            return self._painter.branch(way, low, high)
        levels = np.array([low.value, *inside, high.value])
        mixes = [mixes[0], *mixes, mixes[-1]]
        first, second = (np.array([own[k] for own in mixes]) for k in range(2))
        return self._painter.told(way, levels, first, second)


def _whole(own: Exact) -> list[Any]:
    """Return fractions as nested integers, up to one positive factor."""
    bottom = lcm(*(number.denominator for number in own.ravel().tolist()))
    whole = np.empty(own.size, dtype=object)
    whole[:] = [n.numerator * (bottom // n.denominator) for n in own.ravel().tolist()]
    nested: list[Any] = whole.reshape(own.shape).tolist()
    return nested
