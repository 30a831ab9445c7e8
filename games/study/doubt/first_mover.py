"""What each strategy is worth to a player who must decide now and is seen first, over the worlds.

Owns the decision under doubt: expected payoffs, regrets, and what it would be worth to know which
world this is before deciding (expected value of perfect information, Raiffa & Schlaifer 1961).
The others see what he did and answer it together. Expectations are averages over the drawn worlds,
as if each were as good as any other. Must not know names.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from games.study.doubt.followers import answers, at_the_bases
from games.study.doubt.uncertain import UNIFORM, uncertain
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from games.model.scenario import Scenario
    from games.study.doubt.draws import Draws
    from games.study.doubt.uncertain import Uncertain
    from games.task import Token

    Floats = NDArray[np.float64]

__all__ = ["Decision", "FirstMover", "first_mover", "movers"]

_PIECE = 1 << 20


@dataclass(frozen=True, eq=False)
class Decision:
    """What his strategies are worth, if of several answers one rule picks one.

    Attributes
    ----------
    expected : (strategies,)
        His average payoff over the worlds.
    errors : (strategies,)
        Standard errors of that.
    regrets : (strategies,)
        By how much each strategy falls short of the best one of each world, on average.
    best
        The strategy that is worth most; the first of several.
    evpi, evpi_error
        What knowing the world before he decides is worth: the regret of the best strategy.
    right : (strategies,)
        The share of worlds in which each strategy is a best one.
    today : (strategies,)
        His payoffs at the bases; not a number where what the others answer is not certain.
    """

    expected: Floats
    errors: Floats
    regrets: Floats
    best: int
    evpi: float
    evpi_error: float
    right: Floats
    today: Floats


@dataclass(frozen=True, eq=False)
class FirstMover:
    """The decision of one player who is seen first.

    Attributes
    ----------
    player
        His position.
    cautious, hopeful
        If of several answers of the others he counts with the worst for him, and with the best.
    several
        The share of worlds in which they have several to some strategy of his.
    undecided
        The share of worlds in which their answers are not certain; nothing else counts them.
    """

    player: int
    cautious: Decision
    hopeful: Decision
    several: float
    undecided: float


def movers(scenario: Scenario) -> tuple[int, ...]:
    """Return who may have to decide first: everybody who has not moved, if others are to follow."""
    done = {player for player, _ in scenario.play.moved}
    left = tuple(k for k, player in enumerate(scenario.players) if player.id not in done)
    return left if len(left) > 1 else ()


def first_mover(
    scenario: Scenario,
    player: int,
    draws: Draws,
    *,
    doubt: Fraction = Fraction(1),
    shape: str = UNIFORM,
    token: Token | None = None,
) -> FirstMover | None:
    """Weigh the strategies of a player who is seen first, at today's levels.

    Whatever the scenario's play, he moves before everybody who has not moved yet.

    Parameters
    ----------
    player
        His position, one of `movers`.
    draws, doubt, shape, token
        As for `worlds.worlds_of`.

    Returns
    -------
    FirstMover or None
        None where no world is decided.

    Raises
    ------
    ValueError
        If he is not one of `movers`, the doubt is not between 0 and 1 or the shape is unknown.
    Cancelled
        If the token says so.
    """
    if player not in movers(scenario):
        message = f"player {player + 1} has moved, or nobody is left to see him"
        raise ValueError(message)
    token = NullToken() if token is None else token
    what = uncertain(scenario, doubt=doubt, shape=shape)
    lows, highs, done = [], [], 0
    for places in draws.blocks():
        for low, high in _worth(what, player, what.off(places, doubt), token):
            lows.append(low)
            highs.append(high)
        done += len(places)
        token.progress(done, draws.worlds)
    low, high = np.concatenate(lows), np.concatenate(highs)
    known = ~np.isnan(low).any(axis=1)
    if not known.any():
        return None
    exact = what.at().exact
    today = np.array(
        [at_the_bases(exact, player, own, token) for own in range(exact.shape[1 + player])]
    )
    samples = np.arange(len(low)) % draws.scramblings
    apart = (high - low > _apart(low, high)).any(axis=1)
    return FirstMover(
        player,
        _decision(low[known], samples[known], today[:, 0]),
        _decision(high[known], samples[known], today[:, 1]),
        float((apart & known).mean()),
        float((~known).mean()),
    )


def _apart(low: Floats, high: Floats) -> Floats:
    """Return what two answers must differ by at least to count as two."""
    return np.asarray(1e-9 * np.maximum(np.abs(low), np.abs(high)), dtype=np.float64)


def _worth(
    what: Uncertain, player: int, off: Floats, token: Token
) -> Iterator[tuple[Floats, Floats]]:
    """Yield what each strategy is worth at least and at most, (K, strategies), piece by piece."""
    spot = what.at()
    rows = max(64, _PIECE // (len(spot.sizes) * prod(spot.sizes)))
    for start in range(0, off.shape[1], rows):
        check(token)
        payoffs = spot.payoffs(off[:, start : start + rows])
        every = [
            answers(payoffs, spot.noise, player, own, token) for own in range(spot.sizes[player])
        ]
        yield (
            np.stack([one.least for one in every], axis=1),
            np.stack([one.most for one in every], axis=1),
        )


def _decision(worth: Floats, samples: NDArray[np.int64], today: Floats) -> Decision:
    """Weigh strategies by what they are worth in worlds, (K, strategies)."""
    expected = worth.mean(axis=0)
    best = int(expected.argmax())
    top = worth.max(axis=1)
    short = top[:, np.newaxis] - worth
    regrets = short.mean(axis=0)
    near = 1e-9 * np.abs(worth).max(axis=1, keepdims=True)
    return Decision(
        expected,
        _errors(worth, samples),
        regrets,
        best,
        float(regrets[best]),
        float(_errors(short[:, [best]], samples)[0]),
        (short <= near).mean(axis=0),
        today,
    )


def _errors(values: Floats, samples: NDArray[np.int64]) -> Floats:
    """Return standard errors of averages: from independent samples, or from the values."""
    count = int(samples.max()) + 1
    if count == 1:
        spread = values.std(axis=0, ddof=1) if len(values) > 1 else np.zeros(values.shape[1])
        return np.asarray(spread / np.sqrt(len(values)), dtype=np.float64)
    means = [values[samples == k].mean(axis=0) for k in range(count) if (samples == k).any()]
    if len(means) < 2:
        return np.zeros(values.shape[1])
    return np.asarray(np.std(means, axis=0, ddof=1) / np.sqrt(len(means)), dtype=np.float64)
