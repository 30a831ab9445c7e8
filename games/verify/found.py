"""What the checker itself finds on a support profile, in its own words.

Owns the pieces of which the equilibria of one support profile consist. A piece stands at one level
`at` of the ratio that its `Ratio` names, or at none (everything rational). Knows no records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.verify.marks import Level
    from games.verify.numbers import Number
    from games.verify.polynomials import Polynomial

    #: A mixture times anything positive.
    Mix = tuple[Number, ...]
    #: Per player generating mixtures; all averages belong to it.
    Corners = tuple[tuple[Mix, ...], ...]

__all__ = ["Band", "Found", "Piece", "Ratio", "Segment", "Surface", "Sweeping"]


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

    corners: Corners
    ratio: Ratio | None = None
    at: Level | None = None
    alone: bool = False

    @property
    def is_point(self) -> bool:
        """True for a single profile."""
        return all(len(own) == 1 for own in self.corners)


@dataclass(frozen=True, eq=False)
class Segment:
    """A product of polytopes that moves with the level, between two levels.

    Corners are polynomials in the level, without a common factor, so that their values at the ends
    are limits.
    """

    low: Level
    high: Level
    corners: tuple[tuple[tuple[Polynomial, ...], ...], ...]


@dataclass(frozen=True, eq=False)
class Sweeping:
    """Segments that follow each other: a curve if one profile stands at each level."""

    ratio: Ratio
    segments: tuple[Segment, ...]

    @property
    def is_curve(self) -> bool:
        """True if there is one profile at each level."""
        return all(len(own) == 1 for own in self.segments[0].corners)

    @property
    def mover(self) -> int | None:
        """The only player who moves, if nobody else does: then it is a product."""
        still = all(
            len(p) <= 1
            for segment in self.segments
            for player, own in enumerate(segment.corners)
            if player != self.ratio.player
            for mix in own
            for p in mix
        )
        return self.ratio.player if still else None


@dataclass(frozen=True, eq=False)
class Surface:
    """Part of a product of polytopes cut by forms that are no planes.

    Attributes
    ----------
    corners
        Of the product.
    ratio, at
        The level at which it stands; none where all is rational.
    ends
        Where it is one curve, or two, in a product of two segments: the profiles at the border,
        and to which of the two they belong.
    """

    corners: Corners
    ratio: Ratio | None = None
    at: Level | None = None
    ends: tuple[tuple[tuple[Mix, ...], int], ...] = ()


@dataclass(frozen=True, eq=False)
class Band:
    """Levels from one to another at every one of which surfaces stand that are no products."""

    ratio: Ratio
    low: Level
    high: Level


@dataclass(eq=False)
class Found:
    """All equilibria of one support profile.

    `loose` if the same set may well be told in other pieces, as curves from here to there.
    """

    pieces: list[Piece] = field(default_factory=list)
    sweeping: list[Sweeping] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    loose: bool = False

    @property
    def points(self) -> list[Piece]:
        """The single profiles."""
        return [piece for piece in self.pieces if piece.is_point]

    @property
    def products(self) -> list[Piece]:
        """The products that are more than a point."""
        return [piece for piece in self.pieces if not piece.is_point]

    @property
    def infinite(self) -> bool:
        """True if there are infinitely many."""
        return bool(self.products or self.sweeping or self.surfaces or self.bands)
