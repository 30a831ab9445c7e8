"""Surfaces that move with a level: whether what is claimed of them is there, and leaves no gap.

Owns the comparison where surfaces stand at every level of a band: it may be told in as many
surfaces, one after the other, as one likes, and curves and surfaces at single levels belong to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.verify.claims import Fault
from games.verify.levels import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.claims import Curved
    from games.verify.found import Band

__all__ = ["covered"]


def covered(claimed: Sequence[Curved], bands: Sequence[Band]) -> list[Curved]:
    """Return the curves and surfaces that are in no band.

    Raises
    ------
    Fault
        If surfaces do not follow each other from one end of a band to the other.
    """
    left = list(claimed)
    for band in bands:
        inside = [one for one in left if _within(one, band)]
        left = [one for one in left if one not in inside]
        levels = [_levels(one, band) for one in inside if one.kind == "surface"]
        if not _follow(levels, band):
            message = "surfaces that move leave a gap"
            raise Fault(message)
    return left


def _levels(one: Curved, band: Band) -> list[Level]:
    return [Level(point.mixes[band.ratio.player], band.ratio) for point in one.points]


def _within(one: Curved, band: Band) -> bool:
    return all(
        level.order(band.low) >= 0 and level.order(band.high) <= 0 for level in _levels(one, band)
    )


def _follow(surfaces: Sequence[Sequence[Level]], band: Band) -> bool:
    """Tell whether surfaces lead from the low to the high end: each begins where one ends."""
    reached = [level for own in surfaces for level in own if level.equals(band.low)][:1]
    left = list(surfaces)
    while reached:
        if any(level.equals(band.high) for level in reached):
            return True
        here = [own for own in left if any(level.same(at) for level in own for at in reached)]
        left = [own for own in left if own not in here]
        reached = [level for own in here for level in own]
    return False
