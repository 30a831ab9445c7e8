"""The answer in many worlds at once, under whatever play: how many equilibria are which outcome.

Owns which room answers for which play and shape, and how many worlds are looked at at a time. Must
not know draws or shares.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import numpy as np

from games.study.doubt.cubes import Cubes
from games.study.doubt.induction import ends_of
from games.study.doubt.names import Outcomes
from games.study.doubt.stages import one_then_two, two_then_one
from games.study.doubt.together import all_at_once
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from games.study.doubt.stages import Named
    from games.study.doubt.uncertain import Spot, Uncertain
    from games.task import Token

    Floats = NDArray[np.float64]
    Small = NDArray[np.int16]

__all__ = ["Counter"]

#: Payoffs held at a time, about.
_PIECE = 1 << 20
_CUBES = 1 << 14


class Counter:
    """Counts equilibria by outcome.

    Parameters
    ----------
    what
        The scenario.
    """

    def __init__(self, what: Uncertain) -> None:
        self.outcomes = Outcomes(what.scenario, what.order.moved)
        self._stages = what.order.to_come
        sizes = self.outcomes.sizes
        alone = all(len(stage) == 1 for stage in self._stages)
        self._movers = [stage[0] for stage in self._stages] if alone else None
        self._cubes = Cubes(self.outcomes) if sizes == (2, 2, 2) and what.order.at_once else None
        self._rows = _CUBES if self._cubes else max(64, _PIECE // (len(sizes) * prod(sizes)))

    def count(self, spots: Sequence[Spot], off: Floats, token: Token) -> Iterator[Small]:
        """Yield, level by level, how many equilibria are which outcome: (K, outcomes).

        A row of zeros stands for a world of which it is not certain that all are known.

        Parameters
        ----------
        spots
            The payoffs at some levels.
        off : (judgements, K)
            The worlds.
        token
            Asked now and then whether to go on.
        """
        worlds = off.shape[1]
        cubes = self._cubes
        if cubes is None:
            for spot in spots:
                parts = [self._some(spot, off[:, part], token) for part in self._parts(worlds)]
                yield np.concatenate(parts)
            return
        # few worlds are looked at at several levels at once
        group = max(1, self._rows // worlds)
        for start in range(0, len(spots), group):
            some = spots[start : start + group]
            found = []
            for part in self._parts(worlds):
                check(token)
                counts = cubes.answer(some, np.ascontiguousarray(off[:, part]), token)
                found.append(counts.reshape(len(some), -1, self.outcomes.count))
            yield from np.concatenate(found, axis=1)

    def _parts(self, worlds: int) -> Iterator[slice]:
        return (slice(start, start + self._rows) for start in range(0, worlds, self._rows))

    def _some(self, spot: Spot, off: Floats, token: Token) -> Small:
        check(token)
        counts = np.zeros((off.shape[1], self.outcomes.count), dtype=np.int16)
        if self._movers is not None:
            ends, decided = ends_of(spot, off, self._movers)
            for cell, there in ends.items():
                counts[:, self.outcomes.cells[cell]] += there & decided
            return counts
        world, place, _ = self._named(spot.payoffs(off), spot.noise, token)
        np.add.at(counts, (world, place), 1)
        return counts

    def _named(self, payoffs: Floats, noise: Floats, token: Token) -> Named:
        if len(self._stages) == 1:
            rows = all_at_once(payoffs, noise, token)
            places = self.outcomes.of_codes(self.outcomes.code(rows.support))
            return rows.game, places, rows.decided
        first, second = self._stages
        if len(first) == 1:
            return one_then_two(payoffs, noise, first[0], self.outcomes, token)
        return two_then_one(payoffs, noise, second[0], self.outcomes, token)
