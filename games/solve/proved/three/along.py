"""From the pieces along a line of one parameter to products, curves and surfaces.

Owns how stretches and the instants between them are put together: what does not move along a
stretch makes a product with it, what moves a curve or a surface. Knows no game.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from games.solve.proved.three.bilinear import same
from games.solve.proved.three.found import Bent, Parts, single
from games.solve.proved.three.places import at, between, still
from games.solve.proved.three.stretches import Stretch

if TYPE_CHECKING:
    from games.solve.proved.three.bilinear import Points
    from games.solve.proved.three.found import Hulls, Profile
    from games.solve.proved.three.places import Place
    from games.solve.proved.three.stretches import Instant


def together(pieces: list[Stretch[Parts] | Instant[Parts]]) -> Parts:
    """Put together what was found along 0 < t < 1.

    On a stretch the first hull of a product is the one point that moves along the line. If the
    other hulls stay where they are, the stretch is a product of polytopes: its closure, since sets
    of equilibria are closed. Otherwise it is a curve where one profile belongs to each t, and a
    surface where more do. Neighbours of one kind that meet are one. An instant adds what its
    neighbours do not approach.
    """
    out = Parts()
    growing: list[_Piece] = []
    waiting: Parts = Parts()
    borders: list[list[Profile]] = []
    for piece in pieces:
        out.open = out.open or piece.answer.open
        if isinstance(piece, Stretch):
            new = [_begun(germ, piece) for germ in piece.answer.products]
            bent = [[_limits(one, place) for place in piece.ends] for one in piece.answer.bent]
            starts = [one.start for one in new]
            out.add(_apart(waiting, starts, [low for low, _ in bent]))
            waiting = Parts()
            for old in growing:
                after = next((one for one in new if old.meets(one)), None)
                if after is None:
                    old.end_in(out)
                else:
                    new[new.index(after)] = old.and_then(after)
            growing = new
            borders = [high for _, high in bent]
            out.bent += [Bent("surface", [*low, *high]) for low, high in bent]
        else:
            waiting = _apart(piece.answer, [one.end for one in growing], borders)
    for old in growing:
        old.end_in(out)
    return out


def _apart(there: Parts, limits: list[Hulls], borders: list[list[Profile]]) -> Parts:
    """Keep of what is at an instant what a neighbour does not approach."""
    return Parts(
        [hulls for hulls in there.products if not _among(hulls, limits)],
        [
            one
            for one in there.bent
            if not any(all(_met(own, border) for own in one.profiles) for border in borders)
        ],
        there.open,
    )


def _met(profile: Profile, others: list[Profile]) -> bool:
    return any(all(map(same, profile, other)) for other in others)


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """A product of germs along one stretch or several: what it approaches at both ends."""

    still: bool
    start: Hulls
    end: Hulls
    middle: list[Profile]

    def meets(self, other: _Piece) -> bool:
        return self.still == other.still and _equal(self.end, other.start)

    def and_then(self, other: _Piece) -> _Piece:
        inner = [*self.middle, *product(*self.end), *other.middle]
        return _Piece(self.still, self.start, other.end, inner)

    def end_in(self, out: Parts) -> None:
        """Add the finished piece to what was found."""
        if self.still:
            (first,), (last,) = self.start[0], self.end[0]
            out.products.append(([first, last], *self.start[1:]))
            return
        profiles = [*product(*self.start), *product(*self.end), *self.middle]
        out.bent.append(Bent("curve" if single(self.start) else "surface", profiles))


def _begun(germ: Hulls, stretch: Stretch[Parts]) -> _Piece:
    rests = all(still(point) for points in germ[1:] for point in points)
    start, end = (_limit(germ, place) for place in stretch.ends)
    inner = _limit(germ, between(*stretch.ends))
    return _Piece(rests, start, end, list(product(*inner)))


def _limit(germ: Hulls, place: Place) -> Hulls:
    """Return what a product of germs approaches at a place."""
    return tuple([at(point, place) for point in points] for points in germ)


def _limits(germ: Bent, place: Place) -> list[Profile]:
    """Return what the points of a curve or surface of germs approach at a place."""
    return [tuple(at(vector, place) for vector in profile) for profile in germ.profiles]


def _among(hulls: Hulls, others: list[Hulls]) -> bool:
    return any(_equal(hulls, other) for other in others)


def _equal(one: Hulls, other: Hulls) -> bool:
    """Tell whether two products have the same generating points."""
    return all(_inside(a, b) and _inside(b, a) for a, b in zip(one, other, strict=True))


def _inside(points: Points, others: Points) -> bool:
    return all(any(same(point, other) for other in others) for point in points)
