"""What a way is: how two who move together may go on, and where play comes to then.

Owns this type. Knows no stages, no driver and no leader.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.study.sweep.sequential.game import Leaf

    #: What the two do, a strategy position of each.
    Cell = tuple[int, int]
    #: Where play comes to, by what the two do.
    Cells = Mapping[Cell, Leaf]
    #: Where play may come to.
    Kind = tuple[Leaf, ...]

__all__ = ["Way"]


@dataclass(frozen=True, eq=False, slots=True)
class Way:
    """One way for two to move together, and where play comes to then.

    Attributes
    ----------
    points
        The mixtures of both, homogeneous: any positive sum.
    support
        Which of their strategies they play.
    cells
        Where play comes to whatever they do.
    many
        Whether it is a corner of infinitely many.
    """

    points: tuple[list[Any], list[Any]]
    support: tuple[tuple[int, ...], tuple[int, ...]]
    cells: Cells
    many: bool

    @property
    def moves(self) -> bool:
        """Whether its mixtures are functions of a driver, and not numbers at a level."""
        return not all(isinstance(own, int) for point in self.points for own in point)

    @property
    def leaves(self) -> Kind:
        """Where play comes to with some chance; ways with the same are the same kind of way."""
        return tuple(self.cells[cell] for cell in product(*self.support))
