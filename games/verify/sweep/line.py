"""Payoffs along a driver as polynomials of degree one, and the game at or near a level.

Owns the scaling to whole numbers. Knows no transcript.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import lcm
from typing import TYPE_CHECKING, Any

from games.verify import polynomials as poly
from games.verify.game import Game
from games.verify.germs import Germ, Sample
from games.verify.numbers import Root, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.verify.marks import Level
    from games.verify.polynomials import Polynomial

__all__ = ["Line"]


class Line:
    """Payoffs along a driver as polynomials of degree one, in whole numbers."""

    def __init__(self, base: Any, slope: Any) -> None:  # noqa: ANN401 - nested to any depth
        model = Game(base)
        self.shape = model.shape
        self._cells = list(product(*(range(n) for n in self.shape)))
        self._payoffs = [
            _whole(own, more, self._cells) for own, more in zip(base, slope, strict=True)
        ]

    def near(self, sample: Sample) -> Game:
        """Return the game at a sample, whose numbers remember what was asked."""
        return self._game(lambda p: Germ(p, sample))

    def at(self, level: Level) -> Game:
        """Return the game at a level."""
        if isinstance(level, Root):
            return self._game(lambda p: Value(p, level))
        top, bottom = level.numerator, level.denominator
        return self._game(
            lambda p: sum(c * (top if place else bottom) for place, c in enumerate(p))
        )

    def _game(self, number: Callable[[Polynomial], Any]) -> Game:
        return Game.over(
            self.shape, [{cell: number(own[cell]) for cell in self._cells} for own in self._payoffs]
        )


def _whole(base: Any, slope: Any, cells: Sequence[tuple[int, ...]]) -> dict[Any, Polynomial]:  # noqa: ANN401
    found = {}
    for cell in cells:
        own, more = base, slope
        for j in cell:
            own, more = own[j], more[j]
        found[cell] = Fraction(own), Fraction(more)
    scale = lcm(*(number.denominator for two in found.values() for number in two))
    return {cell: poly.of(int(number * scale) for number in two) for cell, two in found.items()}
