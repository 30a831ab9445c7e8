"""What holds along a line of one parameter: open stretches on which nothing changes, and the ends.

Owns the division of 0 < t < 1 into finitely many open intervals and the places between them, driven
by the computation itself: it runs once with germs (see `germ`) at a sample of each interval, and
exactly at each place. That is a cylindrical algebraic decomposition in one variable (Collins 1975)
in which only the polynomials that a computation really asks for are looked at. Knows no game.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from flint import fmpz_poly

from games.solve.proved.three.germ import Germ, Sample, Unlucky
from games.solve.proved.three.places import (
    HIGHEST,
    LOWEST,
    between,
    inner,
    order,
    ordered,
    weights,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.solve.proved.three.places import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """An open interval on which the answer, in germs, is the same throughout."""

    low: Place
    high: Place
    answer: T

    @property
    def ends(self) -> tuple[Place, Place]:
        """Both ends."""
        return self.low, self.high


@dataclass(frozen=True, slots=True)
class Instant(Generic[T]):
    """A place between two stretches, and the exact answer there."""

    at: Place
    answer: T


def decompose(ask: Callable[[Any, Any], T]) -> list[Stretch[T] | Instant[T]]:
    """Ask for every t between 0 and 1.

    Parameters
    ----------
    ask
        Answers for the weights 1 - t and t, which may have been multiplied by a positive number. It
        must look at numbers through `+`, `-`, `*` and signs only.

    Returns
    -------
    Stretches and instants in increasing order; without a gap they make up 0 < t < 1.
    """
    return _Line(ask).all()


class _Line(Generic[T]):
    """The places known so far, each polynomial's roots found once."""

    def __init__(self, ask: Callable[[Any, Any], T]) -> None:
        self._ask = ask
        self._roots: dict[tuple[int, ...], list[Place]] = {}

    def all(self) -> list[Stretch[T] | Instant[T]]:
        found: list[Stretch[T] | Instant[T]] = []
        low = LOWEST
        while True:
            stretch = self._first(low, HIGHEST)
            found.append(stretch)
            if stretch.high is HIGHEST:
                return found
            low = stretch.high
            found.append(Instant(low, self._ask(*weights(low))))

    def _first(self, low: Place, high: Place) -> Stretch[T]:
        """Find the stretch that begins at a place, looking no farther than another."""
        while True:
            sample, answer = self._sampled(low, high)
            marks = ordered(self._between(sample, low, high))
            before = [mark for mark in marks if order(mark, sample.at) < 0]
            after = [mark for mark in marks if order(mark, sample.at) > 0]
            if not before:
                return Stretch(low, after[0] if after else high, answer)
            high = before[0]

    def _sampled(self, low: Place, high: Place) -> tuple[Sample, T]:
        """Run with germs at a sample between two places that is a root of nothing asked."""
        inner = high
        while True:
            sample = Sample(between(low, inner))
            try:
                rest = Germ(fmpz_poly([1, -1]), sample)
                return sample, self._ask(rest, Germ(fmpz_poly([0, 1]), sample))
            except Unlucky:
                # finitely many roots: closer to the lower end there is a sample without
                inner = sample.at

    def _between(self, sample: Sample, low: Place, high: Place) -> set[Place]:
        """Collect the roots of what was asked, between two places."""
        marks: set[Any] = set()
        for key, polynomial in sample.asked.items():
            if key not in self._roots:
                self._roots[key] = inner(polynomial)
            marks.update(
                root for root in self._roots[key] if order(low, root) < 0 and order(root, high) < 0
            )
        return marks
