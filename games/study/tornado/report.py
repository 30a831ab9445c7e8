"""What a tornado says: per consideration, where its range moves tipping points and outcomes.

Owns the frozen result types and the order of the bars. Holds no algorithm; words are the charts'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from games.model.amounts import Amount
    from games.study.sweep.matching import Shift
    from games.study.sweep.report import Level, Sweep
    from games.study.tornado.pieces import Pieces

__all__ = ["Answer", "Bar", "End", "Tornado"]

#: A swing of less than this (a share of the driver's range, a probability) is none: levels that are
#: no simple fractions are found to about 1e-12 of the range.
STILL = 1e-9


@dataclass(frozen=True, eq=False)
class Answer:
    """What a tornado asks of one game along the driver.

    Attributes
    ----------
    tipping
        One shift per tipping point of the baseline, in its order.
    appears
        Tipping points that the baseline does not have.
    outcomes
        Probability of every outcome at today's level under the selection rule, by outcome id; empty
        where no equilibrium is known.
    standing
        Names of the equilibria followed at today's level; where its game has ties, of all pieces
        that are in equilibrium, empty where they are not known.
    pieces
        All that is in equilibrium at today's level.
    """

    tipping: tuple[Shift, ...]
    appears: tuple[Level, ...]
    outcomes: Mapping[str, float]
    standing: tuple[str, ...]
    pieces: Pieces


@dataclass(frozen=True, eq=False)
class End(Answer):
    """The answer with one consideration's base, the amount used, at one end of its range."""

    base: Amount


@dataclass(frozen=True, eq=False)
class Bar:
    """One consideration at both ends of its range.

    `consideration` is its id; `stated` tells that both ends are the analyst's own, not a share of
    the base. `flips_low` and `flips_high` tell that another equilibrium stands today at that end;
    None where ties leave that open.
    """

    consideration: str
    stated: bool
    low: End
    high: End
    flips_low: bool | None
    flips_high: bool | None

    @property
    def flips(self) -> bool:
        """True where one end of the range overturns what stands today."""
        return bool(self.flips_low or self.flips_high)

    @property
    def open(self) -> bool:
        """True where no end is known to overturn what stands today, but ties may hide that."""
        return not self.flips and None in (self.flips_low, self.flips_high)


@dataclass(frozen=True, eq=False)
class Tornado:
    """How much the answer rests on each consideration.

    Attributes
    ----------
    driver
        Id of the swept driver, empty for a scenario without one.
    level
        Its level today, 0 without one.
    rule
        Id of the selection rule.
    share
        The share of the base that stands in for a range where the analyst gives none.
    baseline
        The sweep with every consideration as it is.
    outcomes, standing
        As in `Answer`, of the baseline.
    bars
        In the order of the scenario's considerations.
    unranged
        Ids of considerations without a range of their own whose base is 0: nothing to vary.
    """

    driver: str
    level: float
    rule: str
    share: Decimal
    baseline: Sweep
    outcomes: Mapping[str, float]
    standing: tuple[str, ...]
    bars: tuple[Bar, ...]
    unranged: tuple[str, ...]

    def tipping_swing(self, bar: Bar, tip: int) -> float:
        """Return the width over which a bar moves a tipping point, infinite where it ends it.

        A tipping point that leaves the driver's range counts as having moved to the range's end.
        """
        places = [self.baseline.tipping_points[tip].at.value]
        for end in (bar.low, bar.high):
            place = end.tipping[tip].place(self.baseline)
            if place is None:
                return float("inf")
            places.append(place)
        return max(places) - min(places)

    def outcome_swing(self, bar: Bar, outcome: str) -> float:
        """Return the width over which a bar moves an outcome's probability today."""
        chances = [
            chances.get(outcome, 0.0)
            for chances in (self.outcomes, bar.low.outcomes, bar.high.outcomes)
            if chances
        ]
        return max(chances, default=0.0) - min(chances, default=0.0)

    def by_tipping(self, tip: int) -> tuple[Bar, ...]:
        """Return the bars that move a tipping point, the widest swing first."""
        regimes = self.baseline.regimes
        span = regimes[-1].high.value - regimes[0].low.value
        return self._sorted({id(bar): self.tipping_swing(bar, tip) / span for bar in self.bars})

    def by_outcome(self, outcome: str) -> tuple[Bar, ...]:
        """Return the bars that move an outcome's probability, the widest swing first."""
        return self._sorted({id(bar): self.outcome_swing(bar, outcome) for bar in self.bars})

    def _sorted(self, swings: dict[int, float]) -> tuple[Bar, ...]:
        moving = [bar for bar in self.bars if swings[id(bar)] > STILL]
        # equal swings: those that overturn the answer first, then the scenario's order
        return tuple(sorted(moving, key=lambda bar: (-round(swings[id(bar)], 12), not bar.flips)))
