"""Two who move together in a game in stages, along a driver: every critical level, proved.

Owns the way from payoffs that are affine in a driver to stretches of it within which nothing
changes, and what is so at the levels between. Needs python-flint: whoever comes from outside asks
`games.solve.proved.available` first. Must not know how a game is solved, nor how it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from games.solve.proved.numbers import Algebraic, fraction
from games.solve.proved.roots import Root
from games.solve.proved.three.germ import Germ, Sample
from games.solve.proved.three.places import HIGHEST, LOWEST, at, moved, order
from games.study.sweep.proved.share import Range, mapped, polynomials
from games.study.sweep.proved.walk import TooManyError, Walk, bounds
from games.study.sweep.sequential.stretches import Along, Stretch, kinds
from games.study.sweep.sequential.tables import solved, together

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.model.affine import PayoffLine
    from games.solve.proved.three.places import Place
    from games.study.sweep.proved.walk import Stretch as Near
    from games.study.sweep.sequential.game import Node
    from games.study.sweep.sequential.tables import Solved, Stages, Together
    from games.study.sweep.sequential.ways import Kind, Way
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
        found = Walk(game.near, MOST, token, game.roots).stretches()
    except TooManyError:
        return None
    first, *rest = found
    ends: list[Place] = [first.low, first.high]
    kept = [game.stretch(first)]
    beside: list[Solved | None] = []
    for one in rest:
        last = kept[-1].high
        alike = _leaves(last) == _leaves(one.states)
        here = game.at(one.low) if alike else None
        if here is not None and kinds(here) == kinds(last) == kinds(one.states):
            bends = kept[-1].bends
            since = game.range.level(one.low)
            if not _still(last, one.states):
                bends = (*bends, (since, one.states))
            kept[-1] = replace(kept[-1], high=one.states, since=since, bends=bends)
            ends[-1] = one.high
        else:
            kept.append(game.stretch(one))
            ends.append(one.high)
            beside.append(here)
    return Along(tuple(map(game.range.level, ends)), tuple(kept), tuple(beside), proved=True)


def _leaves(found: Solved) -> set[Kind]:
    return {way.leaves for way in found.kept}


@dataclass(frozen=True, eq=False, slots=True)
class _Known:
    """How the two go on from a node between two places, and the signs that this depends on."""

    low: Place
    high: Place
    asked: dict[tuple[int, ...], Any]
    found: Together

    def holds(self, place: Place) -> bool:
        """Tell whether a place is strictly between both."""
        return order(self.low, place) < 0 < order(self.high, place)

    def told(self, change: Callable[[list[Any]], list[Any]]) -> Together:
        """Return it with all mixtures changed; those that several ways have stay one."""
        points: dict[int, list[Any]] = {}

        def changed(point: list[Any]) -> list[Any]:
            if id(point) not in points:
                points[id(point)] = change(point)
            return points[id(point)]

        ways = tuple(
            replace(way, points=(changed(way.points[0]), changed(way.points[1])))
            for way in self.found.ways
        )
        return replace(self.found, ways=ways)


class _Polynomials:
    """Everybody's payoffs as polynomials in the share of the range, times a positive number.

    How the two go on from a node is found once for all levels at which nothing changes there.
    """

    def __init__(self, line: PayoffLine, stages: Stages) -> None:
        self.range, self._stages = Range(line), stages
        start, end = line.exact(line.low), line.exact(line.high)
        self._tables = [polynomials(*both) for both in zip(start, end, strict=True)]
        self.roots: dict[tuple[int, ...], list[Place]] = {}
        self._known: dict[Node, list[_Known]] = {node: [] for node in stages.nodes}

    def stretch(self, one: Near[Solved]) -> Stretch:
        """Return a stretch of one part."""
        low, high = self.range.level(one.low), self.range.level(one.high)
        return Stretch(one.states, one.states, high, low, fraction(self.range.moved(one.sample)))

    def near(self, sample: Sample) -> Solved:
        """Return what is so around a sample."""
        if self._stages.leader is None:
            return solved(self._stages, self._germs(sample))

        def own(point: list[Any]) -> list[Any]:
            return [Germ(k.polynomial, sample) if isinstance(k, Germ) else k for k in point]

        def known(node: Node) -> Together:
            one = self._found(node, sample.at)
            if one is None:
                alone = Sample(sample.at)
                found = together(self._stages, self._germs(alone), node)
                low, high = bounds(alone, LOWEST, HIGHEST, self.roots)
                one = _Known(low, high, alone.asked, found)
                self._known[node].append(one)
            sample.asked.update(one.asked)
            return one.told(own)

        return solved(self._stages, self._germs(sample), known)

    def at(self, place: Place) -> Solved:
        """Return what is so at a place."""
        if isinstance(place, Root):
            tables = mapped(self._tables, lambda p: Algebraic(p, place))
        else:
            tables = mapped(self._tables, lambda p: int(p[0] * place.q + p[1] * place.p))

        def known(node: Node) -> Together:
            one = self._found(node, place)
            if one is None:
                return together(self._stages, tables, node)
            return one.told(lambda point: at(point, place))

        return solved(self._stages, tables, known)

    def _found(self, node: Node, place: Place) -> _Known | None:
        return next((one for one in self._known[node] if one.holds(place)), None)

    def _germs(self, sample: Sample) -> Any:
        return mapped(self._tables, lambda p: Germ(p, sample))


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
