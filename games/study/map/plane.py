"""Payoffs over the plane of two drivers, and the exact lines on which pure strategies tie.

Places are shares of the two ranges: the plane is the unit square, (0, 0) both drivers at their low
ends. Payoffs are affine there with rational coefficients, so what a player gains by exchanging one
pure strategy for another against pure opponents is zero on a straight line. Owns that plane and its
lines. Knows no solver, no scenario and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import PayoffLine
from games.study.sweep.exact import edges

if TYPE_CHECKING:
    from games.model.affine import AffinePayoffs, Exact, Levels
    from games.solve.report import Floats

__all__ = ["Exchange", "PayoffPlane", "TieLine", "payoff_plane", "smallest", "tie_lines"]


@dataclass(frozen=True, eq=False)
class PayoffPlane:
    """Payoffs as a function of two drivers, every other driver fixed.

    Attributes
    ----------
    drivers
        Ids of the driver to the right and of the one upwards.
    low, high
        Their ranges.
    base, right, up
        Payoffs with both at their low ends, and what each adds over its whole range; object arrays
        (players, *strategies) of `Fraction`.
    """

    drivers: tuple[str, str]
    low: tuple[Fraction, Fraction]
    high: tuple[Fraction, Fraction]
    base: Exact
    right: Exact
    up: Exact

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of strategies of each player."""
        return tuple(int(size) for size in self.base.shape[1:])

    @cached_property
    def _floats(self) -> tuple[Floats, Floats, Floats]:
        base, right, up = (part.astype(np.float64) for part in (self.base, self.right, self.up))
        return base, right, up

    def at(self, places: Floats) -> Floats:
        """Return the payoffs at K places (K, 2), shape (K, players, *strategies)."""
        base, right, up = self._floats
        across, above = (places[:, axis].reshape(-1, *(1,) * base.ndim) for axis in (0, 1))
        values: Floats = base + across * right + above * up
        return values

    @cached_property
    def _even(self) -> tuple[Floats, Floats, Floats]:
        """The payoffs less the mean over the player's own strategies, everybody's of size 1."""
        corners = self.at(np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]))
        for player in range(corners.shape[1]):
            own = corners[:, player]
            own -= own.mean(axis=player + 1, keepdims=True)
            own /= float(np.abs(own).max()) or 1.0
        return corners[0], corners[1] - corners[0], corners[2] - corners[0]

    def even(self, places: Floats) -> Floats:
        """Return payoffs like `at`, everybody's of size 1, with the same equilibria."""
        base, right, up = self._even
        across, above = (places[:, axis].reshape(-1, *(1,) * base.ndim) for axis in (0, 1))
        values: Floats = base + across * right + above * up
        return values

    def level(self, axis: int, share: Fraction) -> Fraction:
        """Return the level of the first or second driver at a share of its range."""
        return self.low[axis] + share * (self.high[axis] - self.low[axis])

    def levels(self, places: Floats) -> Floats:
        """Return both drivers' levels at places (K, 2)."""
        low = np.array([float(end) for end in self.low])
        high = np.array([float(end) for end in self.high])
        found: Floats = low + places * (high - low)
        return found


def payoff_plane(affine: AffinePayoffs, across: str, above: str, levels: Levels) -> PayoffPlane:
    """Return the payoffs over two drivers, the others fixed at `levels`.

    Raises
    ------
    KeyError
        If there is no such driver, or another driver has no level.
    ValueError
        If the two are the same, or one has no range.
    """
    if across == above:
        message = f"a map needs two different drivers, not {across} twice"
        raise ValueError(message)
    low_above, high_above = (Fraction(end) for end in affine.ranges[above])
    fixed = {driver: Fraction(level) for driver, level in levels.items()}
    line = affine.line(across, fixed | {above: low_above})
    for driver, low, high in ((across, line.low, line.high), (above, low_above, high_above)):
        if low >= high:
            message = f"the range of {driver} is empty"
            raise ValueError(message)
    return PayoffPlane(
        drivers=(across, above),
        low=(line.low, low_above),
        high=(line.high, high_above),
        base=line.base + line.slope * line.low,
        right=line.slope * (line.high - line.low),
        up=affine.slopes[above] * (high_above - low_above),
    )


@dataclass(frozen=True, slots=True)
class Exchange:
    """A player's exchange of one pure strategy for another, the others' strategies given.

    The gain u(second) - u(first) is const + right * X + up * Y at the place (X, Y); the player's
    own entry of `others` is None. Where moves follow one another `node` is what he has seen when he
    chooses, None where all move at once.
    """

    player: int
    first: int
    second: int
    others: tuple[int | None, ...]
    const: Fraction
    right: Fraction
    up: Fraction
    node: tuple[int | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class TieLine:
    """The line const + right * X + up * Y = 0 in smallest integers, and whose gains vanish on it.

    The four sides of the plane are lines too, without exchanges.
    """

    const: int
    right: int
    up: int
    exchanges: tuple[Exchange, ...] = ()

    def value(self, x: Fraction, y: Fraction) -> Fraction:
        """Return the left side of the equation at a place, exactly."""
        return self.const + self.right * x + self.up * y

    def meets(self, other: TieLine) -> tuple[Fraction, Fraction] | None:
        """Return where two lines cross, None if they are parallel."""
        det = self.right * other.up - other.right * self.up
        if det == 0:
            return None
        x = Fraction(self.up * other.const - other.up * self.const, det)
        y = Fraction(other.right * self.const - self.right * other.const, det)
        return x, y


def tie_lines(plane: PayoffPlane) -> list[TieLine]:
    """Return every line inside the plane on which somebody's two pure strategies tie."""
    low, one = Fraction(0), Fraction(1)
    across = edges(PayoffLine("", low, one, plane.base, plane.right))
    above = edges(PayoffLine("", low, one, plane.base, plane.up))
    found: dict[tuple[int, int, int], list[Exchange]] = {}
    for place in range(len(across.player)):
        const = Fraction(across.const[place], across.scale)
        right = Fraction(across.slope[place], across.scale)
        up = Fraction(above.slope[place], above.scale)
        key = smallest(const, right, up)
        if key is None or not _inside(*key):
            continue
        player = int(across.player[place])
        others = tuple(
            None if other == player else int(strategy)
            for other, strategy in enumerate(across.others[place])
        )
        first, second = int(across.first[place]), int(across.second[place])
        found.setdefault(key, []).append(Exchange(player, first, second, others, const, right, up))
    return [TieLine(*key, tuple(exchanges)) for key, exchanges in found.items()]


def smallest(const: Fraction, right: Fraction, up: Fraction) -> tuple[int, int, int] | None:
    """Return the equation in smallest integers with a positive first slope; None without a line."""
    if right == 0 and up == 0:
        return None
    scale = lcm(const.denominator, right.denominator, up.denominator)
    whole = [int(number * scale) for number in (const, right, up)]
    shared = gcd(*whole) * (-1 if whole[1] < 0 or (whole[1] == 0 and whole[2] < 0) else 1)
    return whole[0] // shared, whole[1] // shared, whole[2] // shared


def _inside(const: int, right: int, up: int) -> bool:
    """Tell whether a line runs through the inside of the unit square."""
    corners = (const, const + right, const + up, const + right + up)
    return min(corners) < 0 < max(corners)
