"""What every family of events has: polynomials over payoffs, in floats and exactly.

Owns the protocol and the bookkeeping of which payoff cells a polynomial is made of. Payoffs come
flattened, (N, cells); nothing here knows of drivers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from games.analysis.algebra import Numbers
    from games.solve.report import Bools, Floats, Ints

__all__ = ["Differences", "Family", "flat", "paired"]


class Family(Protocol):
    """Polynomials of one kind and degree."""

    @property
    def degree(self) -> int:
        """Degree in the driver, at most."""
        ...

    @property
    def count(self) -> int:
        """How many polynomials."""
        ...

    def values(self, cells: Numbers) -> Numbers:
        """Return the value of every polynomial, (N, count), at payoffs (N, cells)."""
        ...

    def value(self, cells: Numbers, member: int) -> Any:  # noqa: ANN401 - float or Fraction
        """Return one polynomial at one game's payoffs (cells,); exact if they are."""
        ...

    def possible(self, cells: Floats, members: Ints) -> Bools:
        """Tell, per row, whether an equilibrium can border on this zero."""
        ...


@dataclass(frozen=True, eq=False)
class Differences:
    """Pairs of payoff cells to subtract: flat positions, (count, ...) each."""

    plus: Ints
    minus: Ints

    def of(self, cells: Numbers) -> Numbers:
        """Return the differences for every game: (N, count, ...)."""
        found: Numbers = cells[:, self.plus] - cells[:, self.minus]
        return found

    def rows(self, cells: Numbers, members: Ints) -> Numbers:
        """Return the differences of member m in game m: (R, ...)."""
        row = np.arange(len(members)).reshape(-1, *(1,) * (self.plus.ndim - 1))
        found: Numbers = cells[row, self.plus[members]] - cells[row, self.minus[members]]
        return found


def flat(shape: tuple[int, ...], player: int, places: dict[int, Any]) -> Ints:
    """Return flat payoff positions of one player at strategies given (broadcast) per player."""
    indices = np.broadcast_arrays(*(np.asarray(places[p]) for p in range(len(shape))))
    return np.ravel_multi_index(
        (np.full(indices[0].shape, player), *indices), (len(shape), *shape)
    ).astype(np.int64)


def paired(found: list[list[Ints]]) -> Differences:
    """Stack (plus, minus) positions of many members, each broadcast to the shape of its plus."""
    plus = np.stack([pair[0] for pair in found])
    minus = np.stack([np.broadcast_to(pair[1], pair[0].shape) for pair in found])
    return Differences(plus, minus)
