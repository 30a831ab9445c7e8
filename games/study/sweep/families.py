"""What every family of events has: polynomials over payoffs, in floats and exactly.

Owns the protocol and the bookkeeping of which payoff cells a polynomial is made of. Payoffs come
flattened, (N, cells); nothing here knows of drivers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Bools, Floats, Ints
    from games.study.sweep.algebra import Numbers

__all__ = ["Differences", "Family", "beside", "differences", "every", "stacked", "subsets"]


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


def differences(
    shape: tuple[int, ...], player: int, better: Ints, worse: Ints, others: dict[int, Any]
) -> tuple[Ints, Ints]:
    """Return positions of u(better) and u(worse) of one player, broadcast against each other."""
    plus = flat(shape, player, {**others, player: better})
    minus = flat(shape, player, {**others, player: worse})
    both = np.broadcast_arrays(plus, minus)
    return both[0], both[1]


def stacked(parts: Sequence[tuple[Ints, Ints]]) -> Differences:
    """Join (plus, minus) positions of several groups of members."""
    return Differences(
        np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    )


def subsets(size: int, taken: int) -> Ints:
    """Return all sets of `taken` strategies out of `size`, one a row."""
    return np.array(list(combinations(range(size), taken)), dtype=np.int64).reshape(-1, taken)


def every(*choices: Ints) -> list[Ints]:
    """Return every combination of rows of several tables, as one long table for each."""
    rows = np.indices([len(choice) for choice in choices]).reshape(len(choices), -1)
    return [choice[row] for choice, row in zip(choices, rows, strict=True)]


def beside(sets: Ints, size: int) -> tuple[Ints, Ints]:
    """Return every set again for each strategy outside it, and that strategy."""
    row, strategy = np.nonzero(~(sets[:, :, None] == np.arange(size)).any(axis=1))
    return sets[row], strategy.astype(np.int64)
