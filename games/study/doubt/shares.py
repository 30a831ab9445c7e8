"""Shares of worlds: what was counted at one level, and how far off that may be.

Owns the counting, which is in whole numbers, so that it does not matter how many worlds are looked
at at a time. Shares are shares of worlds and never chances of events. Must not know how a world is
solved.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Small = NDArray[np.int16]

__all__ = ["Shares", "Tally"]


@dataclass(frozen=True)
class Shares:
    """What the worlds say at one level.

    Attributes
    ----------
    level
        Of the driver; None without one.
    shares
        By outcome's id the share of the worlds in which it is what happens: each of the n
        equilibria of a world counts 1/n. With `undecided` they add up to 1.
    present
        By outcome the share of worlds in which it is in equilibrium, alone or beside others.
    only
        By outcome the share of worlds in which it is the one equilibrium there is.
    undecided
        The share of worlds of which it is not certain that all equilibria are known. Nothing else
        counts them.
    errors
        By outcome the standard error of its share.
    """

    level: Fraction | None
    shares: Mapping[str, float]
    present: Mapping[str, float]
    only: Mapping[str, float]
    undecided: float
    errors: Mapping[str, float]

    @property
    def error(self) -> float:
        """The largest standard error of all shares."""
        return max(self.errors.values())


class Tally:
    """Whole numbers of worlds and equilibria at one level, by scrambling.

    Parameters
    ----------
    scramblings
        How many independent samples take turns, world by world.
    outcomes
        How many outcomes there are, `other` with them.
    """

    def __init__(self, scramblings: int, outcomes: int) -> None:
        self._shape = (scramblings, outcomes)
        #: By number of equilibria in a world: equilibria by outcome.
        self._by_number: dict[int, Ints] = {}
        self._present = np.zeros(outcomes, dtype=np.int64)
        self._worlds = 0
        self._undecided = 0

    def add(self, counts: Small) -> None:
        """Count worlds (K, outcomes); K is a multiple of the scramblings."""
        number = counts.sum(axis=1, dtype=np.int64)
        self._worlds += len(counts)
        self._present += np.count_nonzero(counts, axis=0)
        for own, worlds in enumerate(np.bincount(number).tolist()):
            if not own:
                self._undecided += worlds
            elif worlds:
                some = counts if worlds == len(counts) else counts * (number == own)[:, np.newaxis]
                whole = some.reshape(-1, *self._shape).sum(axis=0, dtype=np.int64)
                self._by_number[own] = self._by_number.get(own, 0) + whole

    def shares(self, level: Fraction | None, ids: Sequence[str]) -> Shares:
        """Return what was counted; raise `ZeroDivisionError` of nothing."""
        scramblings, _ = self._shape
        weights = np.zeros(self._shape)
        for own in sorted(self._by_number):
            weights += self._by_number[own] / own
        share = weights.sum(axis=0) / self._worlds
        if scramblings > 1:
            # each scrambling is an unbiased answer of its own
            each = weights * (scramblings / self._worlds)
            error = each.std(axis=0, ddof=1) / np.sqrt(scramblings)
        else:
            # of worlds with several equilibria this is more than it need be
            error = np.sqrt(np.clip(share * (1 - share), 0, None) / self._worlds)
        only = self._by_number.get(1, np.zeros(self._shape, dtype=np.int64)).sum(axis=0)
        return Shares(
            level,
            _by_id(ids, share),
            _by_id(ids, self._present / self._worlds),
            _by_id(ids, only / self._worlds),
            self._undecided / self._worlds,
            _by_id(ids, error),
        )


def _by_id(ids: Sequence[str], numbers: Floats) -> dict[str, float]:
    return dict(zip(ids, numbers.tolist(), strict=True))
