"""Backward induction in many worlds at once, where everybody moves alone.

Owns the walk. The rule with ties is that of `games.solve.sequential.lone`: a strategy with some
continuation is taken if no other strategy is better with each of its own. Payoffs that are equal in
every world are made of the same floats and tie exactly; those that differ by less than rounding in
some world leave it undecided. Must not know names.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from games.study.doubt.together import CAUTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.study.doubt.uncertain import Spot

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
    Cell = tuple[int, ...]

__all__ = ["ends_of"]


def ends_of(spot: Spot, off: Floats, movers: Sequence[int]) -> tuple[dict[Cell, Bools], Bools]:
    """Return where play ends in some subgame-perfect plan.

    Parameters
    ----------
    spot
        The payoffs; who does not move has one strategy.
    off : (judgements, K)
        The worlds.
    movers
        Who moves, one after another.

    Returns
    -------
    ends
        By pure profile in which of the worlds it is reached, (K,).
    decided : (K,)
        Whether that is certain.
    """
    walk = _Walk(spot, off, movers)
    start: Cell = (0,) * len(spot.sizes)
    ends = walk.ends(start, 0)
    return ends, ~walk.close


class _Walk:
    def __init__(self, spot: Spot, off: Floats, movers: Sequence[int]) -> None:
        self._movers, self._sizes = movers, spot.sizes
        self._values, self._same = [], []
        self._clear = 2 * CAUTION * spot.noise
        for player in range(len(spot.sizes)):
            values, same = _values(spot, off, player)
            self._values.append(values)
            self._same.append(same)
        self.close = np.zeros(off.shape[1], dtype=bool)

    def ends(self, node: Cell, stage: int) -> dict[Cell, Bools]:
        """Return the profiles that are reached from a node, and in which worlds."""
        if stage == len(self._movers):
            return {node: np.ones(len(self.close), dtype=bool)}
        player = self._movers[stage]
        after = [
            self.ends((*node[:player], own, *node[player + 1 :]), stage + 1)
            for own in range(self._sizes[player])
        ]
        self._look_close(player, after)
        values = self._values[player]
        worst = []
        for ends in after:
            least = np.full(len(self.close), np.inf)
            for cell, there in ends.items():
                np.minimum(least, np.where(there, values[cell], np.inf), out=least)
            worst.append(least)
        found = {}
        for own, ends in enumerate(after):
            most = np.full(len(self.close), -np.inf)
            for other, least in enumerate(worst):
                if other != own:
                    np.maximum(most, least, out=most)
            for cell, there in ends.items():
                kept = there & (values[cell] >= most)
                if kept.any():
                    found[cell] = kept
        return found

    def _look_close(self, player: int, after: Sequence[dict[Cell, Bools]]) -> None:
        """Mark the worlds in which two strategies are too close to call, unless they tie."""
        values, same = self._values[player], self._same[player]
        for place, ends in enumerate(after):
            for others in after[place + 1 :]:
                for (one, here), (other, there) in product(ends.items(), others.items()):
                    if same[one] != same[other]:
                        near = np.abs(values[one] - values[other]) <= self._clear[player]
                        if near.any():
                            self.close |= near & here & there


def _values(spot: Spot, off: Floats, player: int) -> tuple[dict[Cell, Floats], dict[Cell, int]]:
    """Return a player's payoffs by profile, (K,), and which are equal in all worlds."""
    values: dict[Cell, Floats] = {}
    same: dict[Cell, int] = {}
    first: dict[object, Cell] = {}
    for cell in np.ndindex(*spot.sizes):
        exact = spot.exact[(player, *cell)]
        effect = np.ascontiguousarray(spot.effects[(slice(None), player, *cell)])
        twin = first.setdefault((exact, effect.tobytes()), cell)
        if twin == cell:
            values[cell] = effect @ off + float(exact)
            same[cell] = len(same)
        else:
            values[cell], same[cell] = values[twin], same[twin]
    return values, same
