"""A game in stages along one driver, in whole numbers: payoffs at leaves, and nodes before them.

Owns what a node is and how two leaves compare at a level. Knows no tree and no regimes.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from games.study.sweep.report import Gain

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.sequential.order import Order

    #: What has been done, a strategy position per player; None for who has not moved.
    Node = tuple[int | None, ...]
    #: A strategy position per player.
    Leaf = tuple[int, ...]

__all__ = ["Game"]


class Game:
    """Payoffs that are affine in a driver, as whole numbers over one denominator.

    Parameters
    ----------
    line
        The payoffs.
    order
        Who moves when.
    """

    def __init__(self, line: PayoffLine, order: Order) -> None:
        self.line, self.order = line, order
        self.low, self.high = line.low, line.high
        self.sizes = tuple(int(size) for size in line.base.shape[1:])
        self.stages = order.to_come
        numbers = [*line.base.ravel().tolist(), *line.slope.ravel().tolist()]
        self.scale = lcm(*{number.denominator for number in numbers})
        whole = [number.numerator * (self.scale // number.denominator) for number in numbers]
        half = len(whole) // 2
        self._const, self._slope = whole[:half], whole[half:]
        steps = [1]
        for size in reversed((len(self.sizes), *self.sizes)):
            steps.append(steps[-1] * size)
        self._steps = tuple(reversed(steps[:-1]))

    def _place(self, player: int, leaf: Leaf) -> int:
        own, *rest = self._steps
        return player * own + sum(step * at for step, at in zip(rest, leaf, strict=True))

    def value(self, player: int, leaf: Leaf) -> tuple[int, int]:
        """Return a payoff times `scale`: at level 0, and its change per unit."""
        place = self._place(player, leaf)
        return self._const[place], self._slope[place]

    def gain(self, player: int, first: Leaf, second: Leaf) -> Gain:
        """Return what the second leaf pays a player above the first."""
        (a, b), (c, d) = self.value(player, first), self.value(player, second)
        return Gain(Fraction(c - a, self.scale), Fraction(d - b, self.scale))

    def payoffs(self, leaf: Leaf, level: Fraction) -> list[float]:
        """Return everybody's payoff at a leaf, each the float next to it."""
        pairs = (self.value(player, leaf) for player in range(len(self.sizes)))
        return [float((const + slope * level) / self.scale) for const, slope in pairs]
