"""A proof's pieces for display: each equilibrium told once, and those that hang together numbered.

A proof answers for each support profile by itself, so the end of a segment is an answer of its own.
Owns what is left out, because it lies in the closure of something larger that is told, and the
count of connected components. Must not know how a proof was made, nor what a report looks like.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from games.solve.proved.hulls import inside, meet
from games.solve.proved.proof import Curved, Product
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.solve.proved.proof import Answer, Mix, Point, Profile, Proof
    from games.task import Token

    #: A piece that holds more than one equilibrium.
    Wide = Product | Curved
    #: Corners by player.
    Corners = tuple[frozenset[Mix], ...]


def pieces(
    proof: Proof, token: Token | None = None
) -> tuple[tuple[Point | Product | Curved, int | None], ...]:
    """Return the equilibria of a game piece by piece, with the number of their component.

    A point or a product that lies in the closure of a product is left out, and so is a point that
    is listed with a curve or surface. What belongs to a curve or surface otherwise is told beside
    it. Families are of one component if they meet: products where each player's polytopes do; a
    curve or surface where a point that is listed with it lies in the other.

    Parameters
    ----------
    token
        Asked for every piece whether to go on.

    Returns
    -------
    tuple of (piece, component)
        In the order of the proof. `component` is None for a point that stands alone; components
        are numbered from 0 in the order in which they are met.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    waiting = NullToken() if token is None else token
    answers = proof.answers.values()
    wide = [own for answer in answers for own in _families(answer)]
    if not wide:
        return tuple((point, None) for point in proof.points)
    union = _Union(wide, waiting, linear=len(proof.shape) == 2)
    numbers = union.numbers()
    out: list[tuple[Point | Wide, int | None]] = []
    for answer in answers:
        check(waiting)
        out += [(own, None) for own in answer.points if not union.lists(own.profile)]
        out += [(own, numbers[id(own)]) for own in _families(answer) if id(own) in numbers]
    return tuple(out)


def _families(answer: Answer) -> list[Wide]:
    return [*answer.products, *answer.curved]


class _Union:
    """Families of a game, each told once.

    Parameters
    ----------
    wide
        All of them.
    token
        Asked whether to go on.
    linear
        All products are faces of the same polyhedra, as with two players: they meet in faces,
        whose corners they share, so that corners are compared and nothing is computed.
    """

    def __init__(self, wide: Iterable[Wide], token: Token, *, linear: bool) -> None:
        self._linear, self._token = linear, token
        wide = list(wide)
        products = self._maximal(own for own in wide if isinstance(own, Product))
        self._corners = products
        self._listed = {id(own): set(own.points) for own in wide if isinstance(own, Curved)}
        self._wide = [own for own in wide if id(own) in products or id(own) in self._listed]

    def lists(self, profile: Profile) -> bool:
        """Tell whether an equilibrium is told by a family."""
        return any(self._holds(whole, profile) for whole in self._corners.values()) or any(
            profile in own for own in self._listed.values()
        )

    def numbers(self) -> dict[int, int]:
        """Return the component of each family by the family's identity."""
        first = list(range(len(self._wide)))

        def root(place: int) -> int:
            while first[place] != place:
                place = first[place]
            return place

        for one, other in combinations(range(len(self._wide)), 2):
            check(self._token)
            low, high = sorted((root(one), root(other)))
            if low != high and self._touch(self._wide[one], self._wide[other]):
                first[high] = low
        order: dict[int, int] = {}
        return {id(own): order.setdefault(root(k), len(order)) for k, own in enumerate(self._wide)}

    def _maximal(self, products: Iterable[Product]) -> dict[int, Corners]:
        """Return the corners, as sets, of the products that lie in no other, by identity."""
        kept: dict[int, Corners] = {}
        shared: dict[int, frozenset[Mix]] = {}  # thousands of products may share a few polytopes
        sets = []
        for own in products:
            for mixes in own.corners:
                if id(mixes) not in shared:
                    shared[id(mixes)] = frozenset(mixes)
            sets.append((id(own), tuple(shared[id(mixes)] for mixes in own.corners)))
        played = {id(own): _played(own) for own in shared.values()}
        # the larger supports first: what holds another plays at least as much
        for key, corners in sorted(sets, key=lambda one: -sum(played[id(own)] for own in one[1])):
            check(self._token)
            if not any(self._within(corners, whole) for whole in kept.values()):
                kept = {k: old for k, old in kept.items() if not self._within(old, corners)}
                kept[key] = corners
        return kept

    def _within(self, part: Corners, whole: Corners) -> bool:
        """Tell whether a product lies in another: each corner of each player does."""
        pairs = list(zip(part, whole, strict=True))
        if self._linear or all(own <= other for own, other in pairs):
            return all(own <= other for own, other in pairs)
        return all(inside(mix, other) for own, other in pairs for mix in own)

    def _holds(self, whole: Corners, profile: Profile) -> bool:
        pairs = list(zip(profile, whole, strict=True))
        if self._linear:
            return all(mix in own for mix, own in pairs)
        return all(inside(mix, own) for mix, own in pairs)

    def _touch(self, one: Wide, other: Wide) -> bool:
        first, second = self._corners.get(id(one)), self._corners.get(id(other))
        if first is not None and second is not None:
            if self._linear:
                return not any(map(frozenset.isdisjoint, first, second))
            return all(map(meet, first, second))
        if first is None and second is None:
            return not self._listed[id(one)].isdisjoint(self._listed[id(other)])
        whole, listed = (second, one) if first is None else (first, other)
        assert whole is not None
        return any(self._holds(whole, point) for point in self._listed[id(listed)])


def _played(own: frozenset[Mix]) -> int:
    """Return how many strategies are played somewhere in a polytope."""
    return sum(any(mix[j] != 0 for mix in own) for j in range(len(next(iter(own)))))
