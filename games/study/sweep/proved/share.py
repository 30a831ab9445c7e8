"""Levels as shares of a driver's range, and payoffs as integer polynomials in the share.

Owns this change of unit and the way back from a place to a level. Payoffs never pass through
floating point. Knows no equilibria.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any

from flint import fmpq_poly, fmpz_poly

from games.solve.proved.numbers import Algebraic, fraction, rational
from games.solve.proved.roots import Root
from games.study.sweep.report import Level, LevelRoot

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from games.model.affine import PayoffLine
    from games.solve.proved.three.places import Place

__all__ = ["Range", "mapped", "polynomials"]


class Range:
    """The range of a driver; its lowest level is the share 0, its highest 1."""

    def __init__(self, line: PayoffLine) -> None:
        self._low, self._width = rational(line.low), rational(line.high - line.low)

    def moved(self, share: Any) -> Any:
        """Return the level at a rational share of the range."""
        return self._low + self._width * share

    def level(self, place: Place) -> Level:
        """Return the level at a place."""
        if not isinstance(place, Root):
            exact = fraction(self.moved(place))
            return Level(float(exact), exact)
        number = Algebraic(fmpq_poly([self._low, self._width]), place)
        return Level(float(number), root=LevelRoot(number.polynomial, number.interval))


def polynomials(start: NDArray[Any], end: NDArray[Any]) -> Any:
    """Return nested polynomials that are `start` at 0 and `end` at 1, up to a positive factor."""
    first, last = start.ravel().tolist(), end.ravel().tolist()
    common = lcm(*(number.denominator for number in first + last))
    flat = [
        fmpz_poly([int(low * common), int((high - low) * common)])
        for low, high in zip(first, last, strict=True)
    ]
    for size in start.shape[:0:-1]:
        flat = [flat[place : place + size] for place in range(0, len(flat), size)]
    return flat


def mapped(own: Any, change: Callable[[Any], Any]) -> Any:
    """Return nested lists with every entry changed."""
    return [mapped(part, change) for part in own] if isinstance(own, list) else change(own)
