"""The shapes of a game tree: the outline of a node, and the way from a node to what follows.

Knows no Qt and no scene.
"""

from __future__ import annotations

from functools import lru_cache
from math import pi
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.report import Floats

    Point = tuple[float, float]

__all__ = ["pill", "way"]

_CORNERS, _BENDS = 10, 14


def pill(x: float, y: float, wide: float, high: float) -> Floats:
    """Return a rectangle with round ends, or a circle, as a polygon, (N, 2).

    `wide` and `high` are half its sizes.
    """
    radius = min(wide, high)
    turns, sides = _round()
    reach = np.array([wide - radius, high - radius])
    moved: Floats = np.array([x, y]) + radius * turns + reach * sides
    return moved


@lru_cache(maxsize=1)
def _round() -> tuple[Floats, Floats]:
    """Return the unit circle from the lower right on, and which way each point lies, (N, 2)."""
    angles = np.concatenate(
        [(quarter + np.arange(_CORNERS + 1) / _CORNERS) * pi / 2 for quarter in range(4)]
    )
    sides = np.repeat([(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)], _CORNERS + 1, axis=0)
    return np.column_stack([np.cos(angles), np.sin(angles)]), sides


def way(start: Point, bend: Point, stop: float) -> tuple[Point, ...]:
    """Return a way that leaves level, comes to the height of `bend` there, and runs level on."""
    (x0, y0), (x1, y1) = start, bend
    if y0 == y1:
        return (start, (stop, y1))
    shares = (k / _BENDS for k in range(_BENDS + 1))
    curve = tuple((x0 + t * (x1 - x0), y0 + (3 - 2 * t) * t * t * (y1 - y0)) for t in shares)
    return (*curve, (stop, y1))
