"""The part of infinitely many continuations that gives somebody at least so much.

Owns the cut. What a player gets is linear in each mixture of a stage: while it depends on one of
them, the part is bounded by planes and has corners of its own. Where it depends on several it is
bounded by a curve, and nothing is cut. Exact.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from games.solve.sequential.continuation import Continuation, Spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.solve.sequential.continuation import Chances

    Key = TypeVar("Key")

__all__ = ["cut"]

_NOTHING = Fraction(0)


def cut(spread: Spread, player: int, least: Fraction) -> Spread | None:
    """Return the continuations of a set that are worth at least so much to a player.

    Parameters
    ----------
    spread
        Some of its corners are worth as much, and some are not.
    player
        Who looks at it from before.
    least
        What it must be worth.

    Returns
    -------
    Spread or None
        It has one corner only where no more than that is left. None where what it is worth depends
        on the mixtures of several.
    """
    places = list(product(*map(range, spread.free)))
    corner = dict(zip(places, spread.corners, strict=True))
    free = [axis for axis in range(len(spread.free)) if _matters(corner, axis, player)]
    if len(free) != 1:
        return None
    (axis,) = free
    points = _points(corner, axis, player, least)
    sizes = [len(points) if at == axis else size for at, size in enumerate(spread.free)]
    return Spread(
        tuple(sizes),
        tuple(_at(corner, axis, points, place) for place in product(*map(range, sizes))),
    )


def _matters(corner: Mapping[tuple[int, ...], Continuation], axis: int, player: int) -> bool:
    """Tell whether what a player gets depends on the mixture of one of the stage."""
    return any(
        way.payoffs[player] != corner[_moved(place, axis, 0)].payoffs[player]
        for place, way in corner.items()
    )


def _points(
    corner: Mapping[tuple[int, ...], Continuation], axis: int, player: int, least: Fraction
) -> list[tuple[int, int, Fraction]]:
    """Return the corners of the part along one axis: from which to which, and how far.

    Those that are kept come first. Where a line from one that is kept to one that is not reaches
    the least, the part may have a corner; it has if that lies between no others.
    """
    beside = next(iter(corner))
    along = [corner[_moved(beside, axis, at)] for at in range(1 + max(p[axis] for p in corner))]
    worth = [way.payoffs[player] for way in along]
    kept = [at for at, value in enumerate(worth) if value >= least]
    points = [(at, at, _NOTHING) for at in kept]
    for one, other in product(kept, range(len(worth))):
        if worth[other] < least < worth[one]:
            points.append((one, other, (worth[one] - least) / (worth[one] - worth[other])))
    if len(along) == 2:
        return points
    return _extreme(points, [way.mixes[axis] for way in along])


def _extreme(
    points: list[tuple[int, int, Fraction]], mixes: Sequence[Chances]
) -> list[tuple[int, int, Fraction]]:
    """Leave out the points that are averages of others."""
    from games.solve.proved.hulls import inside  # only what is proved has sets

    size = 1 + max(max(mix) for mix in mixes)
    by_mix: dict[tuple[Fraction, ...], tuple[int, int, Fraction]] = {}
    for one, other, share in points:
        chances = _between(mixes[one], mixes[other], share)
        mix = tuple(chances.get(own, _NOTHING) for own in range(size))
        by_mix.setdefault(mix, (one, other, share))
    return [
        point
        for mix, point in by_mix.items()
        if not inside(mix, [other for other in by_mix if other != mix])
    ]


def _at(
    corner: Mapping[tuple[int, ...], Continuation],
    axis: int,
    points: Sequence[tuple[int, int, Fraction]],
    place: tuple[int, ...],
) -> Continuation:
    one, other, share = points[place[axis]]
    first = corner[_moved(place, axis, one)]
    if not share:
        return first
    second = corner[_moved(place, axis, other)]
    payoffs = zip(first.payoffs, second.payoffs, strict=True)
    return Continuation(
        first.node,
        first.movers,
        tuple(_between(a, b, share) for a, b in zip(first.mixes, second.mixes, strict=True)),
        first.follow,
        tuple((1 - share) * a + share * b for a, b in payoffs),
        _between(first.outcomes, second.outcomes, share),
        strict=False,
        proof=first.proof,
    )


def _between(
    one: Mapping[Key, Fraction], other: Mapping[Key, Fraction], share: Fraction
) -> dict[Key, Fraction]:
    """Return an average of two distributions, so much of it the other."""
    mixed = {key: (1 - share) * chance for key, chance in one.items()}
    for key, chance in other.items():
        mixed[key] = mixed.get(key, _NOTHING) + share * chance
    return mixed


def _moved(place: tuple[int, ...], axis: int, to: int) -> tuple[int, ...]:
    return (*place[:axis], to, *place[axis + 1 :])
