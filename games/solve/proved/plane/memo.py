"""What a computation with signs of curves finds, remembered by the signs that it asked for.

Owns the tree of these signs. A computation that looks at its numbers only through the signs of
curves asks for the same curve first, whatever the point, and what it asks for next depends on the
signs so far: so two points with the same signs on the way have the same answer, in the same
polynomials. Knows no game and no curve but by its number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.solve.proved.plane.patch import Sample

T = TypeVar("T")


@dataclass(slots=True)
class _Fork(Generic[T]):
    """Which curve is asked for, and how it goes on by its sign; at the end what was found."""

    found: T | None = None
    curve: int | None = None
    next: dict[int, _Fork[T]] = field(default_factory=dict)


class Memo(Generic[T]):
    """Answers by the signs that led to them.

    Parameters
    ----------
    compute
        Answers at a sample; asks it for signs.
    """

    def __init__(self, compute: Callable[[Sample], T]) -> None:
        self._compute = compute
        self._first: _Fork[T] = _Fork()
        self._empty = True

    def at(self, sample: Sample) -> T:
        """Return the answer at a sample, computed only if none is known for its signs."""
        fork: _Fork[T] | None = None if self._empty else self._first
        while fork is not None and fork.curve is not None:
            fork = fork.next.get(sample.side(fork.curve))
        if fork is not None:
            assert fork.found is not None
            return fork.found
        sample.asked.clear()
        found = self._compute(sample)
        self._empty = False
        fork = self._first
        for curve in dict.fromkeys(sample.asked):
            fork.curve = curve
            fork = fork.next.setdefault(sample.side(curve), _Fork())
        fork.found = found
        return found
