"""A game in stages along a driver as stretches within which the same ways may be played.

Owns the types that whoever finds stretches hands to whoever tells them as a sweep.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from games.study.sweep.report import Level
    from games.study.sweep.sequential.tables import Solved
    from games.study.sweep.sequential.ways import Kind

__all__ = ["Along", "Stretch", "kinds"]


@dataclass(frozen=True, eq=False, slots=True)
class Stretch:
    """What is so next to both ends of a stretch: the same ways may be played all along.

    What is compared on the way to them may change within.

    Attributes
    ----------
    low, high
        What is so next to its ends.
    until, since
        Up to where the first and from where the second of these is so.
    test
        A level inside.
    bends
        Levels inside at which corners of infinitely many ways become other functions of the driver,
        and what is so above each.
    """

    low: Solved
    high: Solved
    until: Level
    since: Level
    test: Fraction
    bends: tuple[tuple[Level, Solved], ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Along:
    """A game along a driver.

    Attributes
    ----------
    levels
        From the lowest to the highest, those at which what may come of play changes between.
    stretches
        What is so between two neighbouring levels.
    at
        What is so at each level but the first and the last; None where the level is not known
        exactly.
    proved
        Whether there is nothing else, at no level.
    """

    levels: tuple[Level, ...]
    stretches: tuple[Stretch, ...]
    at: tuple[Solved | None, ...]
    proved: bool


def kinds(found: Solved) -> list[tuple[Kind, bool, bool]]:
    """Return what tells one set of ways from another: where they may come to, how many they are."""
    kept = [(way.leaves, way.many, True) for way in found.kept]
    return sorted([*kept, *((way.leaves, way.many, False) for way in found.partly)])
