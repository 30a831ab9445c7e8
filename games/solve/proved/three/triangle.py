"""Somebody mixes three strategies: all his mixtures, one after another, where nothing else settles.

Owns the search over the triangle of one player's mixtures for all equilibria of a support profile.
Knows the division of a triangle by curves, and who answers when one mixture is known.

With his mixture z known the others' equilibria of the support are pairs of a point of X(z) and one
of Y(z), two half-open polytopes, tied by his own conditions alone. What vertices there are, and
whether any pair is left, depends on the signs of finitely many polynomials in z, which a
computation with germs tells. So the triangle is divided by their zeros; on each cell, arc and
meeting point one sample decides, and nothing is beside them.

What hangs together: the equilibria with the support's conditions and probabilities that are not
negative are a closed set over the open triangle. Above z in a piece that is not empty they are one
polytope if he has no stakes, or X(z) or Y(z) is a point, and that is asked for everywhere. So the
set above two pieces of which one is in the other's closure is connected: a map with compact and
connected fibres, closed, takes no disconnected set to a connected one. Whatever moves above them.
"""

from __future__ import annotations

from functools import reduce
from math import gcd
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from flint import fmpq

from games.solve.proved.numbers import normal
from games.solve.proved.plane.columns import Division
from games.solve.proved.plane.crossing import Crossing
from games.solve.proved.plane.curves import Crooked, Curves, Involved
from games.solve.proved.plane.events import Events
from games.solve.proved.plane.memo import Memo
from games.solve.proved.plane.patch import Patch, Sample
from games.solve.proved.three.bilinear import Crowded
from games.solve.proved.three.found import Bent, Parts, single
from games.solve.proved.three.game import OTHERS, bits
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from games.solve.proved.plane.columns import Piece
    from games.solve.proved.polyhedra import Vertex
    from games.solve.proved.three.bilinear import Points, Vector
    from games.solve.proved.three.fixed import Fixed
    from games.solve.proved.three.found import Hulls, Kind, Profile
    from games.solve.proved.three.game import Game, Masks
    from games.task import Token

T = TypeVar("T")

#: Tried one after another: primes, so that payoffs seldom have to do with them.
_SHEARS = (127, 1009, 10007)
#: Before the triangle is divided, points of a grid of so many steps tell what curves there are.
_GRID = 6
#: Of a set so many pieces of a kind are told by points.
_TOLD = 3


def over_triangle(
    game: Game, fixed: Fixed, played: Masks, player: int, token: Token
) -> Parts | None:
    """Find all equilibria of a support profile in which somebody mixes three strategies.

    Parameters
    ----------
    player
        He who does.
    token
        Asked now and then whether to go on.

    Returns
    -------
    None where it is not settled.
    """
    for shear in _SHEARS:
        try:
            return _Search(game, fixed, played, player, token, shear).parts()
        except Crooked:
            continue
        except (_Unsettled, Crowded, Involved):
            break
    return None


class _Unsettled(Exception):  # noqa: N818 - not an error: another method is asked
    """What is above a mixture is not one polytope, or it is a product for no reason known here."""


class _Above(NamedTuple):
    """What is above a mixture.

    Attributes
    ----------
    hulls
        The other players' polytopes, in germs; None for nothing.
    still
        Their vertices as integers, in order, if they are the same all over a piece.
    """

    hulls: Hulls | None
    still: tuple[Points, ...] | None = None


class _Search:
    """One support profile in one pair of coordinates."""

    def __init__(
        self, game: Game, fixed: Fixed, played: Masks, player: int, token: Token, shear: int
    ) -> None:
        self._fixed, self._played, self._token = fixed, played, token
        self._order = (player, *OTHERS[player])
        self._size, self._own = game.shape[player], bits(played[player])
        self._curves = Curves(shear)
        self._above = Memo(self._looked)

    def parts(self) -> Parts:
        """Find what is above each piece, and put together what hangs together."""
        self._look_around()
        events = Events(self._curves)
        while True:
            check(self._token)
            known = len(self._curves.met)
            division = Division(self._curves, events.all())
            there = self._there([*division.cells(), *division.arcs()])
            if len(self._curves.met) == known:
                break
        there |= self._there(division.points())
        out = Parts()
        if there:
            for group in _groups(division, there):
                self._tell(division, {piece: there[piece] for piece in group}, out)
        return out.turned(self._order)

    def _look_around(self) -> None:
        """Meet most curves before the triangle is divided by them."""
        for i in range(1, _GRID - 1):
            for k in range(1, _GRID - i):
                a, b = fmpq(i, _GRID), fmpq(k, _GRID)
                self._above.at(Sample(self._curves, a + self._curves.shear * b, b))

    def _there(self, pieces: Iterable[tuple[Piece, Sample]]) -> dict[Piece, Sample]:
        """Keep the pieces above which there is something."""
        kept = {}
        for piece, sample in pieces:
            check(self._token)
            if self._above.at(sample).hulls is not None:
                kept[piece] = sample
        return kept

    def _looked(self, sample: Sample) -> _Above:
        """Find what is above a sample, and all pieces with the same signs."""
        hulls = self._polytopes(sample.germs())
        return _Above(None) if hulls is None else _Above(hulls, _still(hulls))

    def _polytopes(self, weights: Sequence[Any]) -> Hulls | None:
        """Find what is above a mixture, of germs or of exact numbers."""
        mix = self._mixture(weights)
        sides = self._fixed.polytopes(self._order, mix, self._played)
        first, second = (_points(side) for side in sides)
        if not second:
            return None
        found = self._fixed.tied(self._order, self._played, first, second)
        if found.open or found.bent or len(found.products) > 1:
            raise _Unsettled
        if not found.products:
            return None
        hulls = found.products[0]
        if len(first) > 1 and len(second) > 1 and hulls != (first, second):
            raise _Unsettled
        return hulls

    def _mixture(self, weights: Sequence[Any]) -> list[Any]:
        out: list[Any] = [0] * self._size
        for strategy, weight in zip(self._own, weights, strict=True):
            out[strategy] = weight
        return out

    def _tell(self, division: Division, group: dict[Piece, Sample], out: Parts) -> None:
        """Add a set: as a point or product where it is one, else by some of its points."""
        highest = max(piece.dimension for piece in group)
        above = [self._above.at(sample) for sample in group.values()]
        if highest and above[0].still and all(own.still == above[0].still for own in above):
            # what does not move goes with the mixtures of a polygon, by linear conditions
            first, second = above[0].still
            mine = self._fixed.stays(self._order, first, second, self._played)
            out.products.append((mine, first, second))
            return
        profiles = [self._whole(sample) for sample in _chosen(division, group)]
        if highest == 0:
            out.products += profiles
            return
        if all(_same(profiles[0], other) for other in profiles[1:]):
            raise _Unsettled
        narrow = all(single(own.hulls) for own in above if own.hulls is not None)
        kind: Kind = "curve" if highest == 1 and narrow else "surface"
        out.bent.append(Bent(kind, [own for hulls in profiles for own in _some_of(hulls)]))

    def _whole(self, sample: Sample) -> Hulls:
        """Return a mixture and what is above it, exactly."""
        weights = sample.weights()
        hulls = self._polytopes(weights)
        assert hulls is not None
        return ([self._mixture(weights)], *hulls)


def _points(side: list[Vertex]) -> Points:
    return [vertex.point for vertex in side]


def _chosen(division: Division, group: dict[Piece, Sample]) -> list[Sample]:
    """Choose points of a set: where curves meet, and two or more of its largest pieces."""
    highest = max(piece.dimension for piece in group)
    points = [sample for piece, sample in group.items() if piece.dimension == 0]
    if not highest:
        return points
    corners = [sample for sample in points if not isinstance(sample.t, Crossing)]
    large = [piece for piece in group if piece.dimension == highest]
    found = [group[piece] for piece in _some(large)]
    if len(found) < 2:
        found.append(division.another(large[0]))
    return [*_some(corners), *found]


def _some_of(hulls: Hulls) -> list[Profile]:
    """Return profiles in which every generating point of every player comes up."""
    most = max(len(points) for points in hulls)
    return [tuple(points[k % len(points)] for points in hulls) for k in range(most)]


def _groups(division: Division, there: Collection[Piece]) -> list[list[Piece]]:
    """Put the pieces together that hang together."""
    first = {piece: piece for piece in there}

    def root(piece: Piece) -> Piece:
        while first[piece] != piece:
            piece = first[piece]
        return piece

    for one, other in division.joined(there):
        if one in first and other in first:
            first[root(other)] = root(one)
    groups: dict[Piece, list[Piece]] = {}
    for piece in there:
        groups.setdefault(root(piece), []).append(piece)
    return list(groups.values())


def _some(pieces: list[T]) -> list[T]:
    """Return a few, first and last among them."""
    if len(pieces) <= _TOLD:
        return pieces
    return [pieces[k * (len(pieces) - 1) // (_TOLD - 1)] for k in range(_TOLD)]


def _still(hulls: Hulls) -> tuple[Points, ...] | None:
    """Return vertices whose coordinates, up to a common factor, are numbers; None if one moves."""
    out: list[Points] = []
    for points in hulls:
        fixed: Points = [own for point in points if (own := _fixed(point)) is not None]
        if len(fixed) < len(points):
            return None
        out.append(sorted(fixed, key=list))
    return tuple(out)


def _fixed(point: Vector) -> list[int] | None:
    """Return a homogeneous vector of germs as coprime integers, None if it moves."""
    moving = [own.polynomial for own in point if isinstance(own, Patch)]
    if moving:
        nothing = moving[0] * 0
        whole = [own.polynomial if isinstance(own, Patch) else nothing + own for own in point]
        common = reduce(lambda a, b: a.gcd(b), whole)
        left = [own // common for own in whole]
        if not all(own.is_constant() for own in left):
            return None
        # all are of one sign, as they are chances
        point = [0 if own.is_zero() else abs(int(own.leading_coefficient())) for own in left]
    divisor = gcd(*point)
    return [own // divisor for own in point]


def _same(one: Hulls, other: Hulls) -> bool:
    """Tell whether above two mixtures there are the same polytopes."""
    pairs = zip(one[1:], other[1:], strict=True)
    return all({normal(p) for p in first} == {normal(p) for p in second} for first, second in pairs)
