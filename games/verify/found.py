"""What the checker itself finds on a support profile, in its own words.

Owns the pieces of which the equilibria of one support profile consist. A piece stands at one level
`at` of the ratio that its `Ratio` names, or at none (everything rational). Knows no records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from games.verify.numbers import Number, Root
    from games.verify.polynomials import Polynomial

    #: A mixture times anything positive.
    Mix = tuple[Number, ...]

__all__ = ["Arc", "Found", "Piece", "Ratio", "Surface", "moving"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """The level t of a profile: how much of some strategies of a player are the second ones."""

    player: int
    first: tuple[int, ...]
    second: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Piece:
    """A product of polytopes by corners, a point if there is one corner for each player.

    Attributes
    ----------
    corners
        Per player.
    ratio, at
        The level at which it stands; none where all is rational.
    alone
        It is a point, and every equilibrium of the support stands alone at its level.
    """

    corners: tuple[tuple[Mix, ...], ...]
    ratio: Ratio | None = None
    at: Fraction | Root | None = None
    alone: bool = False

    @property
    def is_point(self) -> bool:
        """True for a single profile."""
        return all(len(own) == 1 for own in self.corners)


@dataclass(frozen=True, eq=False)
class Arc:
    """A curve of equilibria over all levels between two, mixtures polynomials in the level."""

    ratio: Ratio
    low: Fraction | Root
    high: Fraction | Root
    mixes: tuple[tuple[Polynomial, ...], ...]


@dataclass(frozen=True, eq=False)
class Surface:
    """Part of a product of polytopes cut by forms that are no planes; `thin` if it is a curve."""

    corners: tuple[tuple[Mix, ...], ...]
    ratio: Ratio | None = None
    at: Fraction | Root | None = None
    thin: bool = False


@dataclass(eq=False)
class Found:
    """All equilibria of one support profile."""

    pieces: list[Piece] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)

    @property
    def points(self) -> list[Piece]:
        """The single profiles."""
        return [piece for piece in self.pieces if piece.is_point]

    @property
    def products(self) -> list[Piece]:
        """The products that are more than a point."""
        return [piece for piece in self.pieces if not piece.is_point]


def moving(corners: tuple[tuple[Mix, ...], ...]) -> int:
    """Count the players who have more than one mixture in a product."""
    return sum(len(own) > 1 for own in corners)
