"""What is compared between levels of a driver: which supports hold what kind of equilibria.

Owns the types only. Must not know how they were found, and needs no exact arithmetic to import.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from games.solve.report import Support
    from games.study.sweep.report import Level

    #: Sign, -1, 0 or 1, of an integer polynomial in the share of the range (an `fmpz_poly`).
    Sign = Callable[[Any], int]
    #: One player's payoffs as nested lists of such polynomials.
    Table = Sequence[Any]
    #: Everybody's probabilities, each the float next to the exact number.
    Mixes = tuple[tuple[float, ...], ...]
    #: By support profile; one that is missing is empty.
    States = dict[Support, "State"]

__all__ = ["Cell", "Here", "ProvedLine", "State"]


@dataclass(frozen=True, slots=True)
class State:
    """What one support profile holds at a level, or at every level between two.

    Attributes
    ----------
    indices
        Of single equilibria, in order, those that are not regular (None) last.
    many
        Whether it holds infinitely many; `indices` are then not told.
    """

    indices: tuple[int | None, ...] = ()
    many: bool = False

    @classmethod
    def of(cls, indices: Sequence[int | None]) -> State:
        """Return the state with these single equilibria."""
        return cls(tuple(sorted(indices, key=lambda index: 2 if index is None else index)))

    @property
    def count(self) -> int:
        """How many single equilibria there are."""
        return len(self.indices)


@dataclass(frozen=True, eq=False)
class Cell:
    """All levels between two neighbouring critical ones, and a rational one among them.

    The states are the same at all of them.
    """

    low: Level
    high: Level
    test: Fraction
    states: States

    @property
    def tied(self) -> bool:
        """Whether infinitely many profiles are equilibria at all these levels."""
        return any(state.many for state in self.states.values())


@dataclass(frozen=True, slots=True)
class Here:
    """What is so at one level: the states, and the totally mixed profiles at which two meet."""

    states: States
    meeting: tuple[Mixes, ...] = ()


@dataclass(frozen=True, eq=False)
class ProvedLine:
    """A game along a driver: cells, and what is so at the levels that bound them.

    Attributes
    ----------
    cells
        From the lowest level to the highest.
    at
        What is so at the lowest level, at each critical one, and at the highest.
    asked
        How many levels were looked at: every one at which anything that decides an equilibrium is
        zero.
    """

    shape: tuple[int, ...]
    cells: tuple[Cell, ...]
    at: tuple[Here, ...]
    asked: int

    @property
    def levels(self) -> tuple[Level, ...]:
        """The critical levels, strictly between the ends of the range."""
        return tuple(cell.low for cell in self.cells[1:])
