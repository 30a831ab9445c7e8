"""What a phase map says: kinds of equilibrium sets, their regions, and the borders between them.

Owns the frozen result types of two-driver maps. All places are levels of the two drivers. Players
and strategies are positions; words are `games.study.phase_words`'. Holds no algorithm but
looking a place up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints, Support

__all__ = ["Border", "BorderLine", "Kind", "PhaseMap", "Region"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A set of equilibria, as the supports of its members in canonical order.

    `certified` means that the index sum was +1 wherever this set was met in the inside of its
    regions; `degenerate` that its games have ties throughout, so that its members are samples.

    `joints` holds per member, where later movers answer to chance moves, which pure profiles may
    come of it, 1 or 0, of shape (*strategies), and None of others; nothing where there are none.
    """

    supports: tuple[Support, ...]
    certified: bool
    degenerate: bool = False
    joints: tuple[Floats | None, ...] = field(default=(), compare=False)

    @property
    def members(self) -> tuple[tuple[Support, Floats | None], ...]:
        """Each member's support, with the pure profiles that may come of it."""
        joints = self.joints or (None,) * len(self.supports)
        return tuple(zip(self.supports, joints, strict=True))

    @property
    def several(self) -> bool:
        """True for more than one equilibrium."""
        return len(self.supports) > 1


@dataclass(frozen=True, slots=True)
class BorderLine:
    """The straight line const + right * x + up * y = 0 in levels of the two drivers, exactly.

    The left side is what `player` gains by exchanging `first` for `second` while the others play
    `others` (None for the player's own entry, and for who mixes or moves later). Where
    moves follow one another `node` is what he has seen when he chooses.
    """

    const: Fraction
    right: Fraction
    up: Fraction
    player: int
    first: int
    second: int
    others: tuple[int | None, ...]
    node: tuple[int | None, ...] | None = None

    def gain(self, x: Fraction, y: Fraction) -> Fraction:
        """Return the gain at a place."""
        return self.const + self.right * x + self.up * y


@dataclass(frozen=True, eq=False)
class Border:
    """A line between two regions, followed from one end to the other.

    Attributes
    ----------
    points
        (N, 2), two points for a straight border.
    sides
        Positions of the regions to its left and right.
    line
        The inequality that binds on a straight border, exactly; None for a curved one.
    ends
        The two ends as fractions where they are known exactly.
    """

    points: Floats
    sides: tuple[int, int]
    line: BorderLine | None
    ends: tuple[tuple[Fraction, Fraction] | None, tuple[Fraction, Fraction] | None]


@dataclass(frozen=True, eq=False)
class Region:
    """A connected part of the plane with one kind of equilibrium set.

    `loops` are closed polygons (N, 2) without a repeated end: the outline first, then holes (even-
    odd rule). `share` is its part of the whole map.
    """

    kind: int
    loops: tuple[Floats, ...]
    share: float


@dataclass(frozen=True, eq=False)
class PhaseMap:
    """Two drivers over their whole ranges, everything else fixed.

    Attributes
    ----------
    drivers
        Ids of the driver to the right and of the one upwards.
    low, high
        Their ranges, exact.
    today
        Where the two drivers stand.
    shape
        Number of strategies of each player.
    kinds, regions, borders
        What there is and where, largest region first.
    cells
        (rows, columns) position of the region at the middle of each cell, rows upwards.
    certified
        (rows, columns) whether the game at the middle of each cell was solved and certified.
    games
        How many games have been solved.
    doubts
        Cells of which the solution is another than their region's.
    """

    drivers: tuple[str, str]
    low: tuple[Fraction, Fraction]
    high: tuple[Fraction, Fraction]
    today: tuple[Fraction, Fraction]
    shape: tuple[int, ...]
    kinds: tuple[Kind, ...]
    regions: tuple[Region, ...]
    borders: tuple[Border, ...]
    cells: Ints
    certified: Bools
    games: int
    doubts: int = 0
    notes: tuple[str, ...] = ()

    @property
    def count(self) -> Ints:
        """(rows, columns) number of equilibria of each cell."""
        sizes = [len(self.kinds[region.kind].supports) for region in self.regions]
        return np.array(sizes, dtype=np.int64)[self.cells]

    def spans(self) -> tuple[float, float]:
        """Return the extent of both ranges."""
        right, up = (float(high - low) for low, high in zip(self.low, self.high, strict=True))
        return right, up

    def region_at(self, x: float, y: float) -> int:
        """Return the position of the region at a place; on a border, of one of its sides."""
        for place, region in enumerate(self.regions):
            if _holds(region.loops, x, y):
                return place
        # on the frame, or within rounding of a border: the region of the nearest outline
        spans = np.array(self.spans())
        distances = [
            min(_distance(loop / spans, np.array([x, y]) / spans) for loop in region.loops)
            for region in self.regions
        ]
        return int(np.argmin(distances))


def _holds(loops: tuple[Floats, ...], x: float, y: float) -> bool:
    """Tell whether a point lies inside a polygon with holes (even-odd rule)."""
    crossed = 0
    for loop in loops:
        following = np.roll(loop, -1, axis=0)
        over = (loop[:, 1] > y) != (following[:, 1] > y)
        (ax, ay), (bx, by) = loop[over].T, following[over].T
        crossed += int((ax + (y - ay) / (by - ay) * (bx - ax) > x).sum())
    return crossed % 2 == 1


def _distance(loop: Floats, at: Floats) -> float:
    """Return the distance of a point from a closed polyline."""
    along = np.roll(loop, -1, axis=0) - loop
    length = (along**2).sum(axis=1)
    share = ((at - loop) * along).sum(axis=1) / np.where(length > 0, length, 1.0)
    foot = loop + share.clip(0.0, 1.0)[:, None] * along
    return float(np.sqrt(((foot - at) ** 2).sum(axis=1)).min())
