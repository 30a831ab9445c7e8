"""Payoffs as exact affine functions of the drivers.

Owns the arithmetic of ``base + sum over drivers of slope * level``. Both parts are kept as integers
over one denominator, so that nothing is lost before the last step and the floats handed to solvers
and charts are the correctly rounded exact values. Knows nothing of scenarios, files or display.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    #: An array of Python integers or Fractions.
    Exact = NDArray[Any]
    Floats = NDArray[np.float64]
    #: Driver levels by driver id. Tipping points are fractions, so these are welcome too.
    Levels = Mapping[str, Decimal] | Mapping[str, Fraction]

__all__ = ["AffinePayoffs", "PayoffLine", "frozen"]


@dataclass(frozen=True, eq=False)
class PayoffLine:
    """Payoffs as a function of one driver, every other driver fixed.

    Attributes
    ----------
    driver
        Id of the driver that moves.
    low, high
        Its range.
    base, slope
        Payoffs at level 0 and their change per unit, object arrays (players, *strategies) of
        `Fraction`.
    """

    driver: str
    low: Fraction
    high: Fraction
    base: Exact
    slope: Exact

    @cached_property
    def _floats(self) -> tuple[Floats, Floats]:
        return frozen(self.base.astype(np.float64)), frozen(self.slope.astype(np.float64))

    def at(self, levels: Floats) -> Floats:
        """Return the payoffs at K levels, shape (K, players, *strategies).

        Base and slope are correctly rounded, their combination is ordinary float arithmetic.
        """
        base, slope = self._floats
        column = np.asarray(levels, dtype=np.float64).reshape(-1, *(1,) * base.ndim)
        values: Floats = base + column * slope
        return values

    def exact(self, level: Fraction) -> Exact:
        """Return the payoffs at one level as an object array of `Fraction`."""
        values: Exact = self.base + self.slope * Fraction(level)
        return values


@dataclass(frozen=True, eq=False)
class AffinePayoffs:
    """Payoffs of a scenario as exact affine functions of all its drivers.

    Attributes
    ----------
    drivers
        Driver ids; row d + 1 of `scaled` belongs to driver d.
    ranges
        Lowest and highest level per driver.
    scaled
        Integers, object array (1 + drivers, players, *strategies): the base, then one slope per
        driver, all times `scale`.
    scale
        Their common denominator: a power of ten unless an amount is a fraction.
    """

    drivers: tuple[str, ...]
    ranges: Mapping[str, tuple[Decimal, Decimal]]
    scaled: Exact
    scale: int

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of a payoff array: (players, *strategies)."""
        return tuple(self.scaled.shape[1:])

    @cached_property
    def base(self) -> Exact:
        """Payoffs with every driver at 0, object array of `Fraction` (players, *strategies)."""
        return _fractions(self.scaled[0], self.scale)

    @cached_property
    def slopes(self) -> dict[str, Exact]:
        """Change of the payoffs per unit of each driver, arrays like `base`."""
        return {
            driver: _fractions(self.scaled[row], self.scale)
            for row, driver in enumerate(self.drivers, start=1)
        }

    def within(self, ranges: Mapping[str, tuple[Decimal, Decimal]]) -> AffinePayoffs:
        """Return the same payoffs over other ranges of some drivers."""
        return replace(self, ranges={**self.ranges, **ranges}) if ranges else self

    def exact(self, levels: Levels) -> Exact:
        """Return the payoffs at driver levels as an object array of `Fraction`.

        Raises
        ------
        KeyError
            If a driver has no level.
        """
        values, scale = self._combine(levels, skip=None)
        return _fractions(values, scale)

    def at(self, levels: Levels) -> Floats:
        """Return the payoffs at driver levels, each the float nearest to the exact value.

        Raises
        ------
        KeyError
            If a driver has no level.
        """
        values, scale = self._combine(levels, skip=None)
        floats: Floats = (values / scale).astype(np.float64)  # int / int rounds correctly
        return floats

    def line(self, driver: str, levels: Levels) -> PayoffLine:
        """Return the payoffs as a function of one driver, the others fixed at `levels`.

        Raises
        ------
        KeyError
            If there is no such driver, or another driver has no level.
        """
        if driver not in self.ranges:
            raise KeyError(driver)
        values, scale = self._combine(levels, skip=driver)
        low, high = self.ranges[driver]
        slope = self.scaled[1 + self.drivers.index(driver)]
        return PayoffLine(
            driver=driver,
            low=Fraction(low),
            high=Fraction(high),
            base=_fractions(values, scale),
            slope=_fractions(slope, self.scale),
        )

    def _combine(self, levels: Levels, skip: str | None) -> tuple[Exact, int]:
        """Return base + slopes * levels, without the driver `skip`, as integers and their scale."""
        ratios = [
            (row, *levels[driver].as_integer_ratio())
            for row, driver in enumerate(self.drivers, start=1)
            if driver != skip
        ]
        common = lcm(*(denominator for _, _, denominator in ratios))
        values = self.scaled[0] * common
        for row, numerator, denominator in ratios:
            values = values + self.scaled[row] * (numerator * (common // denominator))
        return values, self.scale * common


def _fractions(integers: Exact, scale: int) -> Exact:
    """Turn integers over a scale into an object array of reduced fractions."""
    known: dict[int, Fraction] = {}
    flat = integers.ravel().tolist()
    for number in flat:
        if number not in known:
            known[number] = Fraction(number, scale)
    values = np.empty(len(flat), dtype=object)
    values[:] = [known[number] for number in flat]
    return frozen(values.reshape(integers.shape))


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """Make an array read-only."""
    array.flags.writeable = False
    return array
