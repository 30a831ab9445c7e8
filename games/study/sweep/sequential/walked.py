"""Two who move together in a game in stages, along a driver: every critical level, proved.

Owns the way from payoffs that are affine in a driver to stretches of it within which nothing
changes, and what is so at the levels between. Needs python-flint: whoever comes from outside asks
`games.solve.proved.available` first. Must not know how a game is solved, nor how it is drawn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from games.solve.proved.numbers import Algebraic, fraction
from games.solve.proved.roots import Root
from games.solve.proved.three.germ import Germ
from games.solve.proved.three.places import moved
from games.study.sweep.proved.share import Range, mapped, polynomials
from games.study.sweep.proved.walk import TooManyError, Walk
from games.study.sweep.sequential.stretches import Along, Stretch, kinds
from games.study.sweep.sequential.tables import solved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.solve.proved.three.germ import Sample
    from games.solve.proved.three.places import Place
    from games.study.sweep.proved.walk import Stretch as Near
    from games.study.sweep.sequential.tables import Kind, Solved, Stages, Way
    from games.task import Token

    #: The coefficients of a way's mixtures.
    Formula = tuple[tuple[tuple[int, ...], ...], ...]

__all__ = ["handled", "walked"]

#: So many samples at most: enough for anything but games with hundreds of critical levels.
MOST = 600
#: So many strategies of each of the two at most: of more there are hundreds of levels.
LARGEST = 4


def handled(stages: Stages) -> bool:
    """Tell whether sweeps of a game are proved."""
    return max(stages.sizes[player] for player in stages.pair) <= LARGEST


def walked(line: PayoffLine, stages: Stages, token: Token) -> Along | None:
    """Return the stretches of a driver; None where there are too many levels to look at.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    game = _Polynomials(line, stages)
    try:
        found = Walk(game.near, MOST, token).stretches()
    except TooManyError:
        return None
    first, *rest = found
    ends: list[Place] = [first.low, first.high]
    kept = [game.stretch(first)]
    at: list[Solved] = []
    for one in rest:
        here, last = game.at(one.low), kept[-1].high
        if kinds(here) == kinds(last) == kinds(one.states):
            bends = kept[-1].bends
            if not _still(last, one.states):
                bends = (*bends, (game.range.level(one.low), one.states))
            since = game.range.level(one.low)
            kept[-1] = replace(kept[-1], high=one.states, since=since, bends=bends)
            ends[-1] = one.high
        else:
            kept.append(game.stretch(one))
            ends.append(one.high)
            at.append(here)
    return Along(tuple(map(game.range.level, ends)), tuple(kept), tuple(at), proved=True)


class _Polynomials:
    """Everybody's payoffs as polynomials in the share of the range, times a positive number."""

    def __init__(self, line: PayoffLine, stages: Stages) -> None:
        self.range, self._stages = Range(line), stages
        start, end = line.exact(line.low), line.exact(line.high)
        self._tables = [polynomials(*both) for both in zip(start, end, strict=True)]

    def stretch(self, one: Near[Solved]) -> Stretch:
        """Return a stretch of one part."""
        low, high = self.range.level(one.low), self.range.level(one.high)
        return Stretch(one.states, one.states, high, low, fraction(self.range.moved(one.sample)))

    def near(self, sample: Sample) -> Solved:
        """Return what is so around a sample."""
        return solved(self._stages, mapped(self._tables, lambda p: Germ(p, sample)))

    def at(self, place: Place) -> Solved:
        """Return what is so at a place."""
        if isinstance(place, Root):
            tables = mapped(self._tables, lambda p: Algebraic(p, place))
        else:
            tables = mapped(self._tables, lambda p: int(p[0] * place.q + p[1] * place.p))
        return solved(self._stages, tables)


def _still(one: Solved, other: Solved) -> bool:
    """Tell whether corners of infinitely many ways are the same functions of the driver."""
    if not any(way.many for way in one.kept):
        return True
    return all(
        sorted(_corners(one, kind)) == sorted(_corners(other, kind))
        for kind in {way.leaves for way in one.kept}
    )


def _corners(found: Solved, leaves: Kind) -> list[Formula]:
    return [_formula(way) for way in found.kept if way.leaves == leaves]


def _formula(way: Way) -> Formula:
    return tuple(_normal(moved(point)) for point in way.points)


def _normal(vector: Sequence[Any]) -> tuple[tuple[int, ...], ...]:
    """Return the coefficients of a homogeneous vector whose first number leads with a plus."""
    first = next(p for p in vector if p.degree() >= 0)
    sign = -1 if first[first.degree()] < 0 else 1
    return tuple(tuple(sign * int(c) for c in p.coeffs()) for p in vector)
