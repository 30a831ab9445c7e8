"""From level to level: what holds on open stretches, and where they end.

Owns the division of a line of levels by the computation itself: it runs with numbers that remember
which signs were asked (`games.verify.germs`) at a sample of each stretch, and the roots of what was
asked divide it again, until no stretch holds one. Knows nothing of games.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from games.verify.germs import Sample
from games.verify.marks import Marks, between

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.verify.marks import Level

__all__ = ["stretches"]

T = TypeVar("T")


def stretches(levels: Sequence[Level], near: Callable[[Sample], T]) -> tuple[list[Level], list[T]]:
    """Divide a line until nothing changes on any stretch.

    Parameters
    ----------
    levels
        Increasing; the first and the last are rational. They stay among the levels.
    near
        Computes something by sums, products and signs of germs at a sample.

    Returns
    -------
    tuple
        All levels, and what was computed for the stretch after each but the last.
    """
    marks = Marks(levels)
    found: list[T] = []
    while len(found) + 1 < len(marks.levels):
        place = len(found)
        left, right = marks.levels[place], marks.levels[place + 1]
        sample = Sample(between(left, right))
        answer = near(sample)
        before = len(marks.levels)
        for p in sorted(sample.asked, key=len):
            marks.add(p, place, right)
        if len(marks.levels) == before:
            found.append(answer)
    return marks.levels, found
