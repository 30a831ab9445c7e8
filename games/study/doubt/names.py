"""Which outcome an equilibrium is, for many at a time.

Owns the way from supports to places of outcomes, each support named once. The rules of naming are
`games.model.outcomes`'. Knows no world.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.model.outcomes import OTHER, name_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.model.scenario import Scenario

    Ints = NDArray[np.int64]

__all__ = ["Outcomes"]

_UNKNOWN = -1


class Outcomes:
    """The outcomes of a scenario by place, `other` last.

    Parameters
    ----------
    scenario
        Gives the names.
    moved
        Per player the strategy he has taken already; None for who has not moved.
    """

    def __init__(self, scenario: Scenario, moved: tuple[int | None, ...]) -> None:
        self._scenario, self._moved = scenario, moved
        #: Ids, by place.
        self.ids = (*(own.id for own in scenario.outcomes), OTHER)
        #: Strategies per player; 1 of who has moved.
        self.sizes = tuple(
            size if own is None else 1 for size, own in zip(scenario.shape, moved, strict=True)
        )
        #: By how much each player's bits are shifted in a code.
        self.shifts = tuple(int(n) for n in np.cumsum((0, *self.sizes[:-1])))
        self._known = np.full(1 << sum(self.sizes), _UNKNOWN, dtype=np.int64)
        #: The place of every pure profile's outcome, (*strategies).
        cells = np.indices(self.sizes).reshape(len(self.sizes), -1).T
        self.cells = self.of_codes(self.code(1 << cells)).reshape(self.sizes)

    @property
    def other(self) -> int:
        """The place of what has no name."""
        return len(self.ids) - 1

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self.ids)

    def code(self, support: Ints) -> Ints:
        """Return codes (E,) of supports: (E, players), bit j set if strategy j is played."""
        codes: Ints = (support << np.array(self.shifts)).sum(axis=1)
        return codes

    def of_codes(self, codes: Ints) -> Ints:
        """Return the places of the outcomes of supports in which players mix independently."""
        found: Ints = self._known[codes]
        if (found == _UNKNOWN).any():
            for code in sorted({int(one) for one in codes[found == _UNKNOWN]}):
                self._known[code] = self._named(code)
            found = self._known[codes]
        return found

    def _named(self, code: int) -> int:
        support = []
        for shift, size, done in zip(self.shifts, self.sizes, self._moved, strict=True):
            own = [k for k in range(size) if code >> (shift + k) & 1]
            support.append(own if done is None else [done])
        return self.ids.index(name_of(self._scenario, support).id)
