"""Exact copies of strategies: merged before a proof, and put back into its answer afterwards.

Two strategies of one player are copies if they give everybody the same payoffs, whatever the others
do. Only the sum of their probabilities matters to anybody, so the game with one of them has all
that is to be found, and every way to split the sum is an equilibrium, too. Half-written games are
full of copies, and left in they would make systems of equations vanish. Owns merging and putting
back; must not know how games are proved.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import product
from math import prod
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.proof import Answer, Curved, Point, Product
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from games.solve.proved.proof import Mix
    from games.solve.report import Support
    from games.task import Token

    #: Per player the groups of strategies that are copies of one another, by their first members.
    Groups = tuple[tuple[tuple[int, ...], ...], ...]

_ZERO = Fraction(0)


def groups(payoffs: NDArray[Any]) -> Groups:
    """Return each player's strategies in groups of exact copies.

    Parameters
    ----------
    payoffs : (players, *strategies) object array of exact numbers
    """
    flat = [own.ravel().tolist() for own in payoffs]
    found = []
    for getters in _slices(payoffs.shape[1:]):
        alike: dict[tuple[Any, ...], list[int]] = {}
        for strategy, getter in enumerate(getters):
            alike.setdefault(tuple(getter(own) for own in flat), []).append(strategy)
        found.append(tuple(tuple(own) for own in alike.values()))
    return tuple(found)


@cache
def _slices(shape: tuple[int, ...]) -> list[list[Callable[[list[Any]], Any]]]:
    """Return what takes from a flat table all payoffs of one strategy, by player and strategy."""
    places = np.arange(prod(shape)).reshape(shape)
    return [
        [itemgetter(*own.ravel().tolist()) for own in np.moveaxis(places, player, 0)]
        for player in range(len(shape))
    ]


def merged(payoffs: NDArray[Any], found: Groups) -> NDArray[Any]:
    """Return the payoffs of the game in which each group has one strategy."""
    for player, own in enumerate(found):
        if len(own) < payoffs.shape[player + 1]:
            payoffs = payoffs.take([group[0] for group in own], axis=player + 1)
    return payoffs


def restored(
    answers: Mapping[Support, Answer],
    found: Groups,
    shape: Sequence[int],
    token: Token | None = None,
) -> dict[Support, Answer]:
    """Return the answers of a game from those of the game with its copies merged.

    Parameters
    ----------
    answers
        By support profile of the merged game.
    found
        Its groups.
    shape
        Strategies per player, before merging.
    token
        Asked for every support whether to go on: a few may stand for thousands.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    if all(len(own) == size for own, size in zip(found, shape, strict=True)):
        return dict(answers)
    waiting = NullToken() if token is None else token
    out = {}
    for played, answer in answers.items():
        spread = [
            [_Chosen(own, groups, parts, size) for parts in _spreads(own, groups)]
            for own, groups, size in zip(found, played, shape, strict=True)
        ]
        for profile in product(*spread):
            check(waiting)
            out[tuple(chosen.support for chosen in profile)] = _Copying(profile).answer(answer)
    return dict(sorted(out.items()))


def _spreads(own: Sequence[tuple[int, ...]], at: tuple[int, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield every choice of copies, one or more of each group that is played."""
    yield from product(*(list(_parts(own[group])) for group in at))


def _parts(group: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for mask in range(1, 1 << len(group)):
        yield tuple(member for j, member in enumerate(group) if mask >> j & 1)


class _Chosen:
    """One choice of copies for what one player plays in the merged game.

    Many support profiles share it, and what is made of a mixture is made once.
    """

    def __init__(
        self,
        own: Sequence[tuple[int, ...]],
        played: tuple[int, ...],
        parts: tuple[tuple[int, ...], ...],
        size: int,
    ) -> None:
        self._parts = list(zip(played, parts, strict=True))
        self._size = size
        self._mixes: dict[Mix, tuple[Mix, ...]] = {}
        self._corners: dict[tuple[Mix, ...], tuple[Mix, ...]] = {}
        self.support = tuple(sorted(sum(parts, ())))
        #: Whether several copies of one strategy are played.
        self.split = any(len(part) > 1 for part in parts)
        #: Whether nothing that is played has a copy.
        self.single = all(len(own[group]) == 1 for group in played)

    def mixes(self, mix: Mix) -> tuple[Mix, ...]:
        """Return the ways to put each group's probability on one of the copies chosen."""
        if mix not in self._mixes:
            used = [(group, part) for group, part in self._parts if mix[group] != 0]
            out = []
            for copies in product(*(part for _, part in used)):
                own: list[Any] = [_ZERO] * self._size
                for (group, _), copy in zip(used, copies, strict=True):
                    own[copy] = mix[group]
                out.append(tuple(own))
            self._mixes[mix] = tuple(out)
        return self._mixes[mix]

    def corners(self, mixes: tuple[Mix, ...]) -> tuple[Mix, ...]:
        """Return the corners of all that these corners stand for."""
        if mixes not in self._corners:
            spread = (mix for own in mixes for mix in self.mixes(own))
            self._corners[mixes] = tuple(dict.fromkeys(spread))
        return self._corners[mixes]


class _Copying:
    """One choice of copies for one support profile of the merged game."""

    def __init__(self, chosen: tuple[_Chosen, ...]) -> None:
        self._chosen = chosen
        self._split = any(own.split for own in chosen)
        self._single = all(own.single for own in chosen)

    def answer(self, answer: Answer) -> Answer:
        """Return what the merged game's answer means for these copies."""
        points = answer.points
        products = [self._product(own.corners) for own in answer.products]
        if self._split:
            products += [self._product([(mix,) for mix in own.profile]) for own in points]
            points = ()
        alone = tuple(
            Point(
                tuple(mixes[0] for mixes in self._spread(own.profile)),
                # where a copy is not played it is as good as what is
                own.index if self._single else None,
            )
            for own in points
        )
        return Answer(alone, tuple(products), tuple(map(self._curved, answer.curved)), answer.open)

    def _product(self, corners: Sequence[tuple[Mix, ...]]) -> Product:
        pairs = zip(self._chosen, corners, strict=True)
        return Product(tuple(chosen.corners(mixes) for chosen, mixes in pairs))

    def _curved(self, own: Curved) -> Curved:
        points = tuple(profile for point in own.points for profile in product(*self._spread(point)))
        return Curved("surface" if self._split else own.kind, points)

    def _spread(self, profile: Sequence[Mix]) -> list[tuple[Mix, ...]]:
        return [chosen.mixes(mix) for chosen, mix in zip(self._chosen, profile, strict=True)]
