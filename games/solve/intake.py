"""Payoffs as they come in, and the normalised copy that the solvers compute with.

Owns which shapes are solved at all, the messages for those that are not, and the two changes of
payoffs that leave every equilibrium where it is: for each profile of the others subtract the
player's worst payoff there, and divide a player's payoffs by his largest stake. Arrays inside the
solver are game-last, (players, *strategies, K): every operation then runs over contiguous memory.
Must not know how equilibria are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from games.solve.report import Bools, Exact, Floats

#: Most strategies a player may have, by number of players.
MOST_STRATEGIES = {2: 6, 3: 5}
#: Payoffs beyond this are refused: their products would leave the range of a float.
LARGEST_PAYOFF = 1e100
#: How far a payoff may be from the number that was meant, in units of the last place: decimals
#: have no exact float, and an affine payoff is a sum of a dozen of them.
ULPS = 32.0
#: A player whose stakes drown in that noise has no stakes.
LOUDEST_NOISE = 1e-5


@dataclass(frozen=True, eq=False)
class Games:
    """K games of one shape, normalised, game-last.

    Attributes
    ----------
    sizes
        Strategies per player.
    raw
        (players, *strategies, K), the payoffs as given.
    unit
        The same, worst own payoff against every profile of the others 0, largest stake 1.
    stake
        (players, K): the most a player can gain or lose by changing his own strategy.
    noise
        (players, K): how far an entry of `unit` may be from the truth.
    mute
        (K,): some player's choice changes nothing for himself, so everything is a tie.
    """

    sizes: tuple[int, ...]
    raw: Floats
    unit: Floats
    stake: Floats
    noise: Floats
    mute: Bools

    @property
    def count(self) -> int:
        """Number of games K."""
        return int(self.raw.shape[-1])


def read(payoffs: ArrayLike, *, batch: bool) -> Floats:
    """Return payoffs as a float array (K, players, *strategies), or say what is wrong with them."""
    try:
        array = np.asarray(payoffs, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        message = f"payoffs must be numbers in a full rectangular table: {error}"
        raise ValueError(message) from error
    if not batch:
        array = array[np.newaxis]
    refuse_shape(array.shape[1:], batch=batch)
    # NaN fails every comparison, so it is caught by the same question
    if array.size and not (array.min() >= -LARGEST_PAYOFF and array.max() <= LARGEST_PAYOFF):
        bad = np.argwhere(~(np.abs(array) <= LARGEST_PAYOFF))[0]
        value = array[tuple(bad)]
        place = ", ".join(str(int(n) + 1) for n in bad[2:])
        game = f" of game {int(bad[0]) + 1}" if batch else ""
        message = (
            f"the payoff of player {int(bad[1]) + 1} at profile ({place}){game} is {value}; "
            f"payoffs must be finite and at most {LARGEST_PAYOFF:g}"
        )
        raise ValueError(message)
    return array


def exact(payoffs: ArrayLike | Exact) -> Exact:
    """Return payoffs that `read` takes as an object array of `Fraction` (players, *strategies).

    Fractions, decimals and integers are taken as they are; a float is what it is written as, so
    that 0.1 is a tenth.
    """
    array = np.asarray(payoffs)
    flat = [_fraction(value) for value in array.ravel().tolist()]
    values = np.empty(len(flat), dtype=object)
    values[:] = flat
    return values.reshape(array.shape)


def _fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)  # type: ignore[call-overload]


def refuse_shape(shape: tuple[int, ...], *, batch: bool) -> None:
    """Raise ValueError unless `shape` is (players, *strategies) of a game that is solved."""
    form = "(games, players, *strategies)" if batch else "(players, *strategies)"
    if len(shape) < 2 or shape[0] != len(shape) - 1:
        message = f"payoffs must have the shape {form}; this game has the shape {shape}"
        raise ValueError(message)
    players, sizes = shape[0], shape[1:]
    if players not in MOST_STRATEGIES:
        message = f"games of two or three players are solved; this one has {players}"
        raise ValueError(message)
    if min(sizes) < 1:
        message = f"every player needs at least one strategy; the counts are {sizes}"
        raise ValueError(message)
    most = MOST_STRATEGIES[players]
    if max(sizes) > most:
        counts = " x ".join(str(size) for size in sizes)
        message = (
            f"games of {players} players are solved up to {most} strategies each; "
            f"this one is {counts}"
        )
        raise ValueError(message)


def prepare(payoffs: Floats) -> Games:
    """Normalise payoffs (K, players, *strategies)."""
    players, sizes = payoffs.shape[1], payoffs.shape[2:]
    raw = np.ascontiguousarray(np.moveaxis(payoffs, 0, -1))
    unit = np.empty_like(raw)
    stake = np.empty((players, raw.shape[-1]))
    noise = np.empty_like(stake)
    for player in range(players):
        np.subtract(raw[player], raw[player].min(axis=player, keepdims=True), out=unit[player])
        cells = unit[player].reshape(-1, raw.shape[-1])
        largest = np.abs(raw[player]).reshape(cells.shape).max(axis=0)
        most = cells.max(axis=0)
        silent = most <= largest * (ULPS * np.finfo(float).eps / LOUDEST_NOISE)
        silent |= most < 1e-200
        if sizes[player] == 1:
            # without a choice there is nothing to be indifferent about
            silent[:], largest[:], most[:] = False, 0.0, 1.0
        stake[player] = most
        safe = np.where(silent, 1.0, most)
        unit[player] *= np.where(silent, 0.0, 1.0 / safe)
        noise[player] = np.where(
            silent, LOUDEST_NOISE, (ULPS * np.finfo(float).eps) * np.maximum(largest / safe, 1.0)
        )
    mute = np.logical_or.reduce(noise >= LOUDEST_NOISE, axis=0)
    return Games(sizes, raw, unit, stake, noise, mute)
