"""Ways to play in stages as branches: curves that charts draw, out of exact formulas.

A way's mixtures are quotients of polynomials in the driver; here they become floats at levels of a
grid, with their limits at both ends, what everybody expects, and the chances of pure profiles where
somebody later answers to what others have mixed. Owns this reckoning; asks nothing about what is in
equilibrium.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from games.study.sweep.report import Branch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Floats
    from games.study.sweep.report import Level
    from games.study.sweep.sequential.tables import Stages
    from games.study.sweep.sequential.ways import Way

__all__ = ["Painter", "chances", "support_of"]

#: What is less than this is zero: a limit at which somebody stops playing something.
NOTHING = 1e-13
#: A curve that moves has so many levels at least.
FEWEST = 17


def support_of(stages: Stages, way: Way) -> tuple[tuple[int, ...], ...]:
    """Return per player what he plays with some chance."""
    players = range(len(stages.sizes))
    return tuple(tuple(sorted({leaf[player] for leaf in way.leaves})) for player in players)


def chances(way: Way) -> tuple[Floats, Floats]:
    """Return the mixtures of a way whose points are numbers."""
    first, second = (
        np.array([float(Fraction(int(own), int(sum(point)))) for own in point])
        for point in way.points
    )
    return first, second


class Painter:
    """Draws the ways of one game along its driver.

    Parameters
    ----------
    line
        The payoffs.
    stages
        Who moves when.
    levels
        Size of the grid.
    """

    def __init__(self, line: PayoffLine, stages: Stages, levels: int) -> None:
        self._line, self._stages = line, stages
        self._low, self._width = float(line.low), float(line.high - line.low)
        self._grid = np.linspace(self._low, float(line.high), levels)

    def branch(self, way: Way, low: Level, high: Level) -> Branch:
        """Return a way between two levels, both included as limits."""
        curves = [
            _Curve(point, played) for point, played in zip(way.points, way.support, strict=True)
        ]
        levels = np.array([low.value, high.value])
        if not all(curve.still for curve in curves):
            inside = self._grid[(self._grid > levels[0]) & (self._grid < levels[1])]
            if len(inside) < FEWEST - 2:
                inside = np.linspace(low.value, high.value, FEWEST)[1:-1]
            levels = np.concatenate([levels[:1], inside, levels[1:]])
        first, second = (curve.at(self._shares(levels)) for curve in curves)
        return self.told(way, levels, first, second)

    def told(self, way: Way, levels: Floats, first: Floats, second: Floats) -> Branch:
        """Return a way whose mixtures are known at some levels, (L, strategies) each."""
        paid: Floats = np.zeros((len(levels), len(self._stages.sizes)))
        payoffs = self._line.at(levels)
        shares = {way.cells[i, j]: first[:, i] * second[:, j] for i, j in product(*way.support)}
        for leaf, share in shares.items():
            end: tuple[Any, ...] = (..., *leaf)
            paid += share[:, np.newaxis] * payoffs[end]
        profiles, joint = self._profiles(shares, len(levels)), self._joint(way, shares, len(levels))
        return Branch(support_of(self._stages, way), levels, profiles, paid, 0, joint=joint)

    def _shares(self, levels: Floats) -> Floats:
        found: Floats = np.clip((levels - self._low) / self._width, 0.0, 1.0)
        return found

    def _profiles(self, chances: dict[tuple[int, ...], Floats], count: int) -> tuple[Floats, ...]:
        found = []
        for player, size in enumerate(self._stages.sizes):
            own = np.zeros((count, size))
            for leaf, chance in chances.items():
                own[:, leaf[player]] += chance
            found.append(own)
        return tuple(found)

    def _joint(self, way: Way, chances: dict[tuple[int, ...], Floats], count: int) -> Floats | None:
        """Return the chances of pure profiles if who moves later answers to chance moves."""
        later = self._stages.later
        if later is None or len({leaf[later] for leaf in way.leaves}) == 1:
            return None
        joint = np.zeros((count, *self._stages.sizes))
        for leaf, chance in chances.items():
            end: tuple[Any, ...] = (..., *leaf)
            joint[end] = chance
        return joint

    def holding(self, branch: Branch, way: Way, rivals: Sequence[Way], end: int) -> float:
        """Return how costly it is to leave a pure way at one of its ends (0 or -1).

        The product of what each of those who move loses by another strategy, as shares of the size
        of his payoffs; who leads elsewhere gets the least of what may follow there.
        """
        if len(way.leaves) > 1:
            return 0.0
        at = branch.levels[[end]]
        here = self._line.at(at)[0]
        ends = self._line.at(np.array([self._low, self._low + self._width]))
        product_ = 1.0
        for player in (self._stages.leader, *self._stages.pair, self._stages.later):
            if player is not None:
                others = self._elsewhere(player, way, rivals, here[player], at)
                size = float(np.ptp(ends[:, player].reshape(2, -1), axis=1).max()) or 1.0
                loss = float(here[(player, *way.leaves[0])]) - max(others)
                product_ *= max(0.0, loss / size)
        return product_

    def _elsewhere(
        self, player: int, way: Way, rivals: Sequence[Way], own: Floats, at: Floats
    ) -> list[float]:
        """Return what a player gets by his other strategies."""
        (leaf,) = way.leaves
        if player == self._stages.leader:
            least: dict[int, float] = {}
            for rival in rivals:
                led = rival.leaves[0][player]
                least[led] = min(self._expected(rival, own, at), least.get(led, np.inf))
            return [worth for led, worth in least.items() if led != leaf[player]]
        if player == self._stages.later:
            every: tuple[Any, ...] = (slice(None), *leaf[:player], *leaf[player + 1 :])
            row = np.moveaxis(own, player, 0)[every]
            return [worth for k, worth in enumerate(row.tolist()) if k != leaf[player]]
        place = self._stages.pair.index(player)
        (i,), (j,) = way.support
        cells = [cell for cell in way.cells if cell[1 - place] == (j, i)[place]]
        return [float(own[way.cells[cell]]) for cell in cells if cell != (i, j)]

    def _expected(self, way: Way, own: Floats, at: Floats) -> float:
        curves = (_Curve(*both) for both in zip(way.points, way.support, strict=True))
        first, second = (curve.at(self._shares(at))[0] for curve in curves)
        return float(
            sum(first[i] * second[j] * own[way.cells[i, j]] for i, j in product(*way.support))
        )


class _Curve:
    """One player's mixture as quotients of polynomials in the share of the range."""

    def __init__(self, point: Sequence[Any], played: Iterable[int]) -> None:
        self._size, self._played = len(point), list(played)
        rows = _coefficients([point[k] for k in self._played])
        largest = max(abs(number) for row in rows for number in row)
        self.still = len(rows[0]) < 2
        self._rows = np.array([[number / largest for number in row] for row in rows])

    def at(self, shares: Floats) -> Floats:
        """Return the chances at some shares, (L, strategies)."""
        found = np.zeros((len(shares), self._size))
        values = np.polynomial.polynomial.polyval(shares, self._rows.T)
        values = (values / values.sum(axis=0)).T
        values[np.abs(values) < NOTHING] = 0.0
        found[:, self._played] = values / values.sum(axis=1, keepdims=True)
        return found


def _coefficients(point: Sequence[Any]) -> list[list[int]]:
    """Return the coefficients of a homogeneous point, constants first, without a common part."""
    if all(isinstance(own, int) for own in point):
        return [[own] for own in point]
    from games.solve.proved.three.places import moved

    own = moved(point)
    degree = max(p.degree() for p in own)
    return [[int(p[d]) for d in range(degree + 1)] for p in own]
