"""In how many of the worlds that the ranges allow each outcome comes about, along a driver.

Owns the way through all worlds and levels, some at a time. Counting is `shares`', solving
`counter`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.study.doubt.counter import Counter
from games.study.doubt.shares import Tally
from games.study.doubt.uncertain import UNIFORM, uncertain
from games.task import NullToken, check

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.model.scenario import Scenario
    from games.study.doubt.draws import Draws
    from games.study.doubt.shares import Shares
    from games.study.doubt.uncertain import Spot, Uncertain
    from games.task import Token

    Floats = NDArray[np.float64]
    Small = NDArray[np.int16]

__all__ = ["Fan", "Today", "Worlds", "levels_along", "today_of", "worlds_of"]


@dataclass(frozen=True, eq=False)
class Worlds:
    """The worlds along a driver.

    Attributes
    ----------
    scenario
        What was asked.
    driver
        Whose levels these are; empty without one.
    today
        Position of today's level among `levels`.
    levels
        In increasing order.
    draws
        What the worlds were drawn by; how many, and the seed.
    judgements
        How many judgements differ between worlds; with none all worlds are the same.
    doubt, shape
        What share of the ranges was taken, and how.
    """

    scenario: Scenario
    driver: str
    today: int
    levels: tuple[Shares, ...]
    draws: Draws
    judgements: int
    doubt: Fraction
    shape: str


@dataclass(frozen=True, eq=False)
class Today:
    """Every world at today's levels, for who asks what sets them apart.

    Attributes
    ----------
    what
        The scenario with its ranges.
    doubt
        What share of them was taken.
    ids
        Outcomes' ids by place, `other` last.
    counts : (worlds, outcomes)
        Equilibria by outcome; a row of zeros where undecided.
    places : (worlds, judgements)
        Where in its range each judgement lies, between 0 and 1.
    scramblings
        How many independent samples take turns, row by row.
    """

    what: Uncertain
    doubt: Fraction
    ids: tuple[str, ...]
    counts: Small
    places: Floats
    scramblings: int

    @property
    def weights(self) -> Floats:
        """(worlds, outcomes): 1/n for each of the n equilibria of a world."""
        number = self.counts.sum(axis=1, dtype=np.int64)
        weights: Floats = self.counts / np.maximum(number, 1)[:, np.newaxis]
        return weights


def levels_along(scenario: Scenario, driver: str, count: int) -> tuple[Fraction, ...]:
    """Return levels from one end of a driver to the other, today's among them.

    Parameters
    ----------
    count
        How many are evenly spread, 2 or more; with 1 there is today's alone.

    Raises
    ------
    KeyError
        If there is no such driver.
    """
    own = scenario.driver(driver)
    today = Fraction(own.level)
    if count < 2:
        return (today,)
    low, high = Fraction(own.low), Fraction(own.high)
    even = {low + (high - low) * step / (count - 1) for step in range(count)}
    return tuple(sorted({*even, today}))


class Fan:
    """The worlds along a driver, for one doubt after the other.

    What does not depend on the doubt is got ready once, so that the shares can follow a slider.

    Parameters
    ----------
    scenario
        A valid scenario, played as it says.
    draws
        The worlds: `draws(len(scenario.considerations), ...)`, `held` for a slider.
    driver
        Id of the driver to go along; empty for today alone.
    levels
        How many levels of it, evenly spread; today's is added.
    shape
        `UNIFORM`, or `TRIANGULAR` with the base as mode.

    Raises
    ------
    KeyError
        If there is no such driver.
    ValueError
        If the shape is unknown.
    """

    def __init__(
        self,
        scenario: Scenario,
        draws: Draws,
        *,
        driver: str = "",
        levels: int = 11,
        shape: str = UNIFORM,
    ) -> None:
        self._scenario, self._draws, self._driver, self._shape = scenario, draws, driver, shape
        along = levels_along(scenario, driver, levels) if driver else ()
        self._along: tuple[Fraction | None, ...] = along or (None,)
        self._today = along.index(Fraction(scenario.driver(driver).level)) if driver else 0
        self._what = uncertain(scenario, shape=shape)
        self._spots = self._ready(self._what)
        self._counter = Counter(self._what)

    def _ready(self, what: Uncertain) -> list[Spot]:
        return [what.at(self._driver, level) for level in self._along]

    def at(self, doubt: Fraction = Fraction(1), token: Token | None = None) -> Worlds:
        """Solve every world under a doubt and count.

        Parameters
        ----------
        doubt
            What share of their ranges the judgements take.
        token
            Told of progress and asked whether to go on.

        Raises
        ------
        ValueError
            If the doubt is not between 0 and 1.
        Cancelled
            If the token says so.
        """
        token = NullToken() if token is None else token
        what, spots, counter = self._what, self._spots, self._counter
        if not 0 < doubt <= 1:
            what = uncertain(self._scenario, doubt=doubt, shape=self._shape)
            spots = self._ready(what)
        draws = self._draws
        tallies = [Tally(draws.scramblings, counter.outcomes.count) for _ in spots]
        done, total = 0, draws.worlds * len(spots)
        token.progress(0, total)
        for places in draws.blocks():
            found = counter.count(spots, what.off(places, doubt), token)
            for tally, counts in zip(tallies, found, strict=True):
                check(token)
                tally.add(counts)
                done += len(places)
                token.progress(done, total)
        ids = counter.outcomes.ids
        shares = tuple(
            tally.shares(level, ids) for level, tally in zip(self._along, tallies, strict=True)
        )
        return Worlds(
            self._scenario,
            self._driver,
            self._today,
            shares,
            draws,
            len(what.judged),
            doubt,
            self._shape,
        )


def worlds_of(
    scenario: Scenario,
    draws: Draws,
    *,
    driver: str = "",
    levels: int = 11,
    doubt: Fraction = Fraction(1),
    shape: str = UNIFORM,
    token: Token | None = None,
) -> Worlds:
    """Solve every world at today's levels and along a driver, and count.

    Parameters and errors are those of `Fan` and `Fan.at`.
    """
    return Fan(scenario, draws, driver=driver, levels=levels, shape=shape).at(doubt, token)


def today_of(
    scenario: Scenario,
    draws: Draws,
    *,
    doubt: Fraction = Fraction(1),
    shape: str = UNIFORM,
    token: Token | None = None,
) -> Today:
    """Solve every world at today's levels and keep what comes of each.

    Parameters and errors are those of `Fan` and `Fan.at`.
    """
    token = NullToken() if token is None else token
    what = uncertain(scenario, doubt=doubt, shape=shape)
    spot, counter = what.at(), Counter(what)
    columns = [one.place for one in what.judged]
    counts: list[Small] = []
    kept: list[Floats] = []
    done = 0
    for places in draws.blocks():
        counts += counter.count([spot], what.off(places, doubt), token)
        kept.append(places[:, columns])
        done += len(places)
        token.progress(done, draws.worlds)
    return Today(
        what,
        doubt,
        counter.outcomes.ids,
        np.concatenate(counts),
        np.concatenate(kept),
        draws.scramblings,
    )
