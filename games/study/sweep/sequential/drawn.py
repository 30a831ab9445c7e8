"""Ways to play in stages as branches: curves that charts draw, out of exact formulas.

A way's mixtures are quotients of polynomials in the driver; here they become floats at levels of a
grid, with their limits at both ends, what everybody expects, and the chances of pure profiles where
somebody later answers to what others have mixed. Owns this reckoning; asks nothing about what is in
equilibrium.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.three.places import moved
from games.study.sweep.report import Branch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Floats
    from games.study.sweep.report import Level
    from games.study.sweep.sequential.tables import Stages, Way

__all__ = ["Painter", "support_of"]

#: What is less than this is zero: a limit at which somebody stops playing something.
NOTHING = 1e-13
#: A curve that moves has so many levels at least.
FEWEST = 17


def support_of(stages: Stages, way: Way) -> tuple[tuple[int, ...], ...]:
    """Return per player what he plays with some chance."""
    players = range(len(stages.sizes))
    return tuple(tuple(sorted({leaf[player] for leaf in way.leaves})) for player in players)


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
                inside = np.linspace(*levels, FEWEST)[1:-1]
            levels = np.concatenate([levels[:1], inside, levels[1:]])
        shares = np.clip((levels - self._low) / self._width, 0.0, 1.0)
        first, second = (curve.at(shares) for curve in curves)
        chances = {way.cells[i, j]: first[:, i] * second[:, j] for i, j in product(*way.support)}
        payoffs = self._line.at(levels)
        paid = sum(
            chance[:, np.newaxis] * payoffs[(slice(None), slice(None), *leaf)]
            for leaf, chance in chances.items()
        )
        return Branch(
            support_of(self._stages, way),
            levels,
            self._profiles(chances, len(levels)),
            np.asarray(paid),
            0,
            joint=self._joint(way, chances, len(levels)),
        )

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
            joint[(slice(None), *leaf)] = chance
        return joint

    def holding(self, branch: Branch, way: Way, rivals: Sequence[Way], end: int) -> float:
        """Return how costly it is to leave a pure way at one of its ends (0 or -1).

        The product of what each of those who move loses by another strategy, as shares of the size
        of his payoffs; who leads others elsewhere gets the least of what may follow there.
        """
        if any(len(played) > 1 for played in branch.support):
            return 0.0
        at = branch.levels[[end]]
        payoffs = self._line.at(at)[0]
        ends = self._line.at(np.array([self._low, self._low + self._width]))
        leaf = way.leaves[0]
        place: Any
        product_ = 1.0
        movers = {player: place for place, player in enumerate(self._stages.pair)}
        for player in (self._stages.leader, *self._stages.pair, self._stages.later):
            if player is None:
                continue
            own = payoffs[player]
            if player == self._stages.leader:
                shares = np.clip((at - self._low) / self._width, 0.0, 1.0)
                least: dict[int, float] = {}
                for rival in rivals:
                    worth = self._expected(rival, shares, own)
                    led = rival.leaves[0][player]
                    least[led] = min(worth, least.get(led, np.inf))
                others = [worth for led, worth in least.items() if led != leaf[player]]
            elif player == self._stages.later:
                row = own[tuple(slice(None) if p == player else k for p, k in enumerate(leaf))]
                others = np.delete(row, leaf[player]).tolist()
            else:
                cell = [played[0] for played in way.support]
                others = []
                for strategy in range(self._stages.sizes[player]):
                    if strategy != leaf[player]:
                        cell[movers[player]] = strategy
                        others.append(float(own[way.cells[cell[0], cell[1]]]))
            size = max(float(np.ptp(own_at[player])) for own_at in ends) or 1.0
            product_ *= max(0.0, (float(own[leaf]) - max(others)) / size)
        return product_

    def _expected(self, way: Way, shares: Floats, own: Floats) -> float:
        curves = (
            _Curve(point, played) for point, played in zip(way.points, way.support, strict=True)
        )
        first, second = (curve.at(shares)[0] for curve in curves)
        return float(
            sum(first[i] * second[j] * own[way.cells[i, j]] for i, j in product(*way.support))
        )


class _Curve:
    """One player's mixture as quotients of polynomials in the share of the range."""

    def __init__(self, point: Sequence[Any], played: Iterable[int]) -> None:
        self._size, self._played = len(point), list(played)
        own = moved([point[k] for k in self._played])
        degree = max(p.degree() for p in own)
        largest = max(abs(int(c)) for p in own for c in p.coeffs())
        self._rows = np.array([[int(p[d]) / largest for d in range(degree + 1)] for p in own])
        self.still = degree < 1

    def at(self, shares: Floats) -> Floats:
        """Return the chances at some shares, (L, strategies)."""
        found = np.zeros((len(shares), self._size))
        values = np.polynomial.polynomial.polyval(shares, self._rows.T)
        values = (values / values.sum(axis=0)).T
        values[np.abs(values) < NOTHING] = 0.0
        found[:, self._played] = values / values.sum(axis=1, keepdims=True)
        return found
