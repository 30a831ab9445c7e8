"""A triangle divided by curves: cells, arcs and meeting points, and which of them touch.

Owns the cylindrical algebraic decomposition (Collins 1975) of an open triangle by curves, with
exact samples, and the adjacency of its pieces (Schwartz and Sharir 1983; Arnon, Collins and
McCallum 1984). Knows no game.

Between two neighbouring events nothing happens: the curves run side by side as branches, in one
order, which a column at a sample u shows. Branches are arcs, and what is between two of them is a
cell. At an event's u nothing happens outside its box, so that arcs and cells go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cmp_to_key
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from flint import fmpq

from games.solve.proved.plane.curves import INNER
from games.solve.proved.plane.events import box
from games.solve.proved.plane.patch import Sample
from games.solve.proved.roots import real_roots
from games.solve.proved.three.places import between, order, ordered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from games.solve.proved.plane.curves import Curves
    from games.solve.proved.plane.events import Box, Event
    from games.solve.proved.three.places import Place


class Piece(NamedTuple):
    """A cell, an arc or a point, as a part of one column or as an event.

    Attributes
    ----------
    dimension
        2, 1 or 0.
    column
        The number of the column, or of the event.
    place
        The number of the cell or branch in it, from below; 0 for an event.
    """

    dimension: int
    column: int
    place: int


@dataclass(frozen=True, slots=True)
class Column:
    """What is above one u in the triangle."""

    u: Any
    branches: tuple[Place, ...]


class Division:
    """All pieces of an open triangle.

    Parameters
    ----------
    curves
        The triangle's coordinates and the curves.
    events
        All events in the closed triangle.

    Attributes
    ----------
    events
        In order of their u.
    columns
        One between any two events, in order.
    """

    def __init__(self, curves: Curves, events: Sequence[Event]) -> None:
        self.curves = curves
        # whoever asks about the points may meet more, which divide nothing here
        self._met = tuple(curves.met)
        self.events = sorted(events, key=cmp_to_key(_earlier))
        self._walls = [fmpq(0), *(event.u for event in self.events), fmpq(curves.shear)]
        self.columns = [self._column(between(*walls)) for walls in pairwise(self._walls)]

    def cells(self) -> Iterator[tuple[Piece, Sample]]:
        """Yield what is between branches, a part for every column, with a point of it."""
        for number, column in enumerate(self.columns):
            low, high = self.curves.span(column.u)
            for place, ends in enumerate(pairwise([low, *column.branches, high])):
                yield Piece(2, number, place), Sample(self.curves, column.u, between(*ends))

    def arcs(self) -> Iterator[tuple[Piece, Sample]]:
        """Yield the branches, a part for every column, with a point of it."""
        for number, column in enumerate(self.columns):
            for place, branch in enumerate(column.branches):
                yield Piece(1, number, place), Sample(self.curves, column.u, branch)

    def points(self) -> Iterator[tuple[Piece, Sample]]:
        """Yield the events within the triangle."""
        for number, event in enumerate(self.events):
            if event.inside:
                yield Piece(0, number, 0), Sample(self.curves, event.u, event.t)

    def another(self, piece: Piece) -> Sample:
        """Return a second point of a cell or arc."""
        u = between(self.columns[piece.column].u, self._walls[piece.column + 1])
        branches = self._column(u).branches
        if piece.dimension == 1:
            return Sample(self.curves, u, branches[piece.place])
        low, high = self.curves.span(u)
        ends = [low, *branches, high]
        return Sample(self.curves, u, between(*ends[piece.place : piece.place + 2]))

    def _column(self, u: Any) -> Column:
        low, high = self.curves.span(u)
        places = [
            place
            for curve in self._met[len(INNER) :]
            for place in real_roots(curve.along(u))
            if order(low, place) < 0 < order(high, place)
        ]
        return Column(u, tuple(ordered(places)))

    def joined(self, among: Collection[Piece]) -> Iterator[tuple[Piece, Piece]]:
        """Yield pairs of pieces that are parts of one, or of which one is in the other's closure.

        Whatever hangs together in the union of those asked for does so by such pairs. Others may be
        among them.
        """
        busy = {(piece.dimension == 0, piece.column) for piece in among}
        for number, column in enumerate(self.columns):
            for place in range(len(column.branches)):
                arc = Piece(1, number, place)
                yield Piece(2, number, place), arc
                yield Piece(2, number, place + 1), arc
        for number in range(len(self.events)):
            if ((False, number) in busy and (False, number + 1) in busy) or (True, number) in busy:
                yield from self._across(number)

    def _across(self, number: int) -> Iterator[tuple[Piece, Piece]]:
        """Yield what belongs together left and right of an event, and what touches it."""
        event, here, there = self.events[number], number, number + 1
        own = box(self._met, event, self._walls[number], self._walls[number + 2])
        left, right = (self._column(u).branches for u in (own.left, own.right))
        (first, last), (start, stop) = (_within(own, branches) for branches in (left, right))
        # u = a + k b: the first and third weights vanish on the lower sides, the second on the
        # upper one; where the event is on a side there is nothing within beyond it
        if event.sides[0] and event.sides[2]:
            assert first == start
            for place in range(first + 1):
                yield Piece(2, here, place), Piece(2, there, place)
            for place in range(first):
                yield Piece(1, here, place), Piece(1, there, place)
        if event.sides[1]:
            assert len(left) - last == len(right) - stop
            for more in range(len(left) - last + 1):
                yield Piece(2, here, last + more), Piece(2, there, stop + more)
            for more in range(len(left) - last):
                yield Piece(1, here, last + more), Piece(1, there, stop + more)
        if event.inside:
            point = Piece(0, number, 0)
            for column, low, high in ((here, first, last), (there, start, stop)):
                yield from ((Piece(1, column, place), point) for place in range(low, high))
                yield from ((Piece(2, column, place), point) for place in range(low, high + 1))


def _earlier(one: Event, other: Event) -> int:
    return order(one.u, other.u)


def _within(own: Box, branches: Sequence[Place]) -> tuple[int, int]:
    """Return the number of branches below a box, and of those below its upper end."""
    below = sum(order(branch, own.low) < 0 for branch in branches)
    return below, sum(order(branch, own.high) < 0 for branch in branches)
