"""From the lowest level of a driver to the highest: where the states of supports change.

Owns the search. The states are asked at a rational sample, and every polynomial whose sign they
depend on is remembered; as far as none of these has a root, nothing changes. So each sample answers
for an open interval; what is left on both sides is looked at in the same way, and every end of an
interval by itself. Levels are shares of the range here: 0 the lowest, 1 the highest. Knows no game.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from games.solve.proved.three.germ import Sample, Unlucky
from games.solve.proved.three.places import HIGHEST, LOWEST, between, inner, order, ordered
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.solve.proved.three.places import Place
    from games.task import Token

    #: The roots of polynomials between both ends of the range, by their coefficients.
    Roots = dict[tuple[int, ...], list[Place]]

__all__ = ["Stretch", "TooManyError", "Walk", "bounds"]

#: What is so around a sample.
T = TypeVar("T")


class TooManyError(Exception):
    """More samples would be needed than are allowed."""


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """All levels strictly between two places, a rational one among them, and the states there."""

    low: Place
    high: Place
    sample: Any
    states: T


class Walk(Generic[T]):
    """The search along one line.

    Parameters
    ----------
    near
        The states at a sample; whose signs they depend on, the sample remembers.
    most
        How many samples are taken at most.
    token
        Asked before each sample.
    roots
        The roots of polynomials that are known already; those found are added.
    """

    def __init__(
        self, near: Callable[[Sample], T], most: int, token: Token, roots: Roots | None = None
    ) -> None:
        self._near, self._most, self._token = near, most, token
        self._roots: Roots = {} if roots is None else roots
        self._out: list[Stretch[T]] = []

    def stretches(self) -> list[Stretch[T]]:
        """Return stretches from end to end in order.

        Raises
        ------
        TooManyError
            If too many samples are needed.
        Cancelled
            If the token says so.
        """
        self._cover(LOWEST, HIGHEST)
        return self._out

    def _cover(self, low: Place, high: Place) -> None:
        """Add stretches in order from one place to another."""
        check(self._token)
        if self._most <= 0:
            raise TooManyError
        self._most -= 1
        at = between(low, high)
        sample = Sample(at)
        try:
            states = self._near(sample)
        except Unlucky:
            self._cover(low, at)
            self._cover(at, high)
            return
        left, right = bounds(sample, low, high, self._roots)
        if left is not low:
            self._cover(low, left)
        self._out.append(Stretch(left, right, at, states))
        if right is not high:
            self._cover(right, high)


def bounds(sample: Sample, low: Place, high: Place, roots: Roots) -> tuple[Place, Place]:
    """Return the nearest roots of what was asked on both sides of a sample, between two places."""
    for key, polynomial in sample.asked.items():
        if key not in roots:
            roots[key] = ordered(inner(polynomial))
        for root in roots[key]:
            if order(root, sample.at) < 0:
                if order(low, root) < 0:
                    low = root
            elif order(root, high) < 0:
                high = root
    return low, high
