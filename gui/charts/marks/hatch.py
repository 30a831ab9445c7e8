"""Hatching as geometry: straight segments inside a polygon.

Owns the cutting of a family of parallel lines by a polygon. Brush textures turn into bitmaps in
vector files; segments stay vectors everywhere and need no clip path. Knows no Qt; coordinates are
whatever the caller uses, pixels as a rule.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.report import Floats

__all__ = ["ANGLES", "SPACINGS", "hatch_segments", "pattern"]

#: Directions of each named pattern, in degrees counted from the x axis towards y; outcomes wear
#: them in this order from the calmest up.
ANGLES: dict[str, tuple[float, ...]] = {
    "none": (),
    "rising": (-45.0,),
    "falling": (45.0,),
    "crossed": (-45.0, 45.0),
    # neither upright nor level: those directions belong to tipping points and gridlines
    "steep": (-68.0,),
    "flat": (-22.0,),
}
#: Distance between lines, as a multiple of the caller's spacing.
SPACINGS: dict[str, float] = {"crossed": 1.5}


def hatch_segments(polygon: Floats, angle: float, spacing: float) -> Floats:
    """Cut parallel lines by a polygon.

    Parameters
    ----------
    polygon
        (N, 2) corners, closed implicitly; need not be convex (even-odd rule).
    angle
        Direction of the lines in degrees, from the x axis towards the y axis.
    spacing
        Distance between neighbouring lines. Lines lie on one grid through the origin, so that the
        hatching of two neighbours continues from one into the other.

    Returns
    -------
    (S, 2, 2) segments: start and end, each x and y.
    """
    if len(polygon) < 3 or spacing <= 0:
        return np.empty((0, 2, 2))
    turn = radians(angle)
    along = np.array([cos(turn), sin(turn)])
    across = np.array([-along[1], along[0]])
    u, v = polygon @ along, polygon @ across
    after = np.arange(1, len(u) + 1) % len(u)
    nu, nv = u[after], v[after]
    first = int(np.ceil(v.min() / spacing))
    last = int(np.floor(v.max() / spacing))
    if last < first:
        return np.empty((0, 2, 2))
    # half-open edges count every corner once
    low, high = np.minimum(v, nv), np.maximum(v, nv)
    lines = np.arange(first, last + 1) * spacing
    line, edge = np.nonzero((lines[:, None] >= low) & (lines[:, None] < high))
    share = (lines[line] - v[edge]) / (nv[edge] - v[edge])
    cut = u[edge] + share * (nu[edge] - u[edge])
    order = np.lexsort((cut, line))
    line, cut = line[order], cut[order]
    # an even number of cuts on every line: neighbours pair up
    start, end, at = cut[0::2], cut[1::2], lines[line[0::2]]
    keep = end - start > 1e-9
    start, end, at = start[keep], end[keep], at[keep]
    foot = at[:, None] * across
    return np.stack([foot + start[:, None] * along, foot + end[:, None] * along], axis=1)


def pattern(polygon: Floats, name: str, spacing: float) -> Floats:
    """Hatch a polygon with a named pattern of `ANGLES`; (S, 2, 2), empty for "none"."""
    step = spacing * SPACINGS.get(name, 1.0)
    parts = [hatch_segments(polygon, angle, step) for angle in ANGLES[name]]
    return np.concatenate(parts) if parts else np.empty((0, 2, 2))
