"""A game as the checker sees it: integer payoffs and what a player gains by another strategy.

Owns the scaling of payoffs to integers (a positive factor for each player changes no equilibrium)
and forms: the gain of one strategy over another is multilinear in the others' mixtures. Payoffs are
those of whoever asks. Knows nothing of records.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import lcm
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from games.verify.numbers import Number

    #: Probabilities times anything positive, one of each strategy.
    Mix = Sequence[Number]

__all__ = ["Game", "Support", "supports"]

#: Per player the strategies that are played.
Support = tuple[tuple[int, ...], ...]


class Game:
    """The payoffs of two or three players.

    Parameters
    ----------
    payoffs
        Nested sequences or an object array, [player][strategy of each player], of numbers that
        `Fraction` takes exactly.

    Raises
    ------
    ValueError
        If this is no game of two or three players.
    """

    def __init__(self, payoffs: Any) -> None:  # noqa: ANN401 - nested to any depth
        if len(payoffs) not in (2, 3):
            message = "only games of two or three players are verified"
            raise ValueError(message)
        shape = _shape(payoffs[0])
        if len(shape) != len(payoffs):
            message = "payoffs have not one axis for each player"
            raise ValueError(message)
        self._take(shape, [_whole(own, shape) for own in payoffs])

    @classmethod
    def over(cls, shape: tuple[int, ...], payoffs: Sequence[Mapping[tuple[int, ...], Any]]) -> Game:
        """Return a game whose payoffs, by player and cell, are elements of any ordered ring."""
        own = cls.__new__(cls)
        own._take(shape, payoffs)  # noqa: SLF001 - its own
        return own

    def _take(
        self, shape: tuple[int, ...], payoffs: Sequence[Mapping[tuple[int, ...], Any]]
    ) -> None:
        self.players, self.shape, self._payoffs = len(shape), shape, payoffs

    def payoff(self, player: int, cell: Sequence[int]) -> Any:  # noqa: ANN401 - of the ring
        """Return a payoff: a whole number, in the player's own unit, or what was given."""
        return self._payoffs[player][tuple(cell)]

    def only(self, kept: Sequence[Sequence[int]]) -> Game:
        """Return the game in which each player has some of his strategies."""

        def nested(player: int, cell: tuple[int, ...]) -> Any:  # noqa: ANN401
            if len(cell) == self.players:
                return self._payoffs[player][cell]
            return [nested(player, (*cell, j)) for j in kept[len(cell)]]

        return Game([nested(player, ()) for player in range(self.players)])

    def gain(self, player: int, to: int, over: int, others: Sequence[int]) -> Any:  # noqa: ANN401
        """Return what a strategy earns beyond another against one cell of the others.

        `others` are their strategies in the order of the players.
        """
        new, old = list(others), list(others)
        new.insert(player, to)
        old.insert(player, over)
        return self._payoffs[player][tuple(new)] - self._payoffs[player][tuple(old)]

    def cells(self, player: int, support: Support) -> Iterator[tuple[int, ...]]:
        """Go through the cells of the others' supports."""
        return product(*(own for other, own in enumerate(support) if other != player))

    def expected(self, player: int, to: int, over: int, profile: Sequence[Mix]) -> Number:
        """Return the gain of a strategy over another at a profile, times something positive."""
        total: Number = 0
        mixes = [mix for other, mix in enumerate(profile) if other != player]
        played = [
            [j for j, w in enumerate(mix) if not (isinstance(w, int) and not w)] for mix in mixes
        ]
        for cell in product(*played):
            weight: Number = self.gain(player, to, over, cell)
            if isinstance(weight, int) and not weight:
                continue
            for mix, j in zip(mixes, cell, strict=True):
                weight = mix[j] * weight
            total = total + weight
        return total


def supports(shape: Sequence[int]) -> Iterator[Support]:
    """Go through all support profiles of a game."""
    own = [
        [tuple(j for j in range(n) if mask >> j & 1) for mask in range(1, 1 << n)] for n in shape
    ]
    return product(*own)


def _shape(nested: Any) -> tuple[int, ...]:  # noqa: ANN401
    shape = []
    while hasattr(nested, "__len__"):
        shape.append(len(nested))
        if not shape[-1]:
            message = "a player without strategies"
            raise ValueError(message)
        nested = nested[0]
    return tuple(shape)


def _whole(nested: Any, shape: Sequence[int]) -> dict[tuple[int, ...], int]:  # noqa: ANN401
    found = {}
    for cell in product(*(range(n) for n in shape)):
        value = nested
        for j in cell:
            value = value[j]
        found[cell] = Fraction(value)
    scale = lcm(*(value.denominator for value in found.values()))
    return {cell: int(value * scale) for cell, value in found.items()}
