"""What a proof says of a game: every support profile is empty, or holds exactly this.

Owns the frozen types of the answer, and nothing else: no algorithm, and no exact arithmetic beyond
the standard library's, so that a proof can be read where it could not have been made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from games.solve.proved.enclosed import Enclosed
    from games.solve.proved.numbers import Algebraic
    from games.solve.report import Support

    #: A probability: exact, or in large supports the only solution in an interval.
    Number = Fraction | Algebraic | Enclosed
    #: Exact probabilities of one player's strategies; they sum to 1.
    Mix = tuple[Number, ...]
    #: One mixture per player.
    Profile = tuple[Mix, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An equilibrium that is alone among those of its support profile.

    `index` is +1 or -1 where it is regular (every unplayed strategy loses, and the equations of
    indifference have full rank), else None.
    """

    profile: Profile
    index: int | None


@dataclass(frozen=True, slots=True)
class Product:
    """Equilibria that are a product of polytopes, one polytope a player.

    `corners` are per player his extreme mixtures (one where he is fixed). Whatever averages of them
    the players play, independently of one another, is an equilibrium. Corners themselves may have
    smaller supports: the piece is given closed.
    """

    corners: tuple[tuple[Mix, ...], ...]


@dataclass(frozen=True, slots=True)
class Curved:
    """Infinitely many equilibria that are no product of polytopes.

    `points` are some of them, exact: the ends first, where they are known.
    """

    kind: Literal["curve", "surface"]
    points: tuple[Profile, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All equilibria of one support profile, or, in `open`, why they are not known."""

    points: tuple[Point, ...] = ()
    products: tuple[Product, ...] = ()
    curved: tuple[Curved, ...] = ()
    open: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """All equilibria of a game: a support profile that has no answer is proved to hold none.

    Attributes
    ----------
    shape
        Strategies per player.
    answers
        By support profile: per player the positions of the strategies that are played.
    """

    shape: tuple[int, ...]
    answers: Mapping[Support, Answer]

    @property
    def complete(self) -> bool:
        """True if every support profile is decided; derived, never set."""
        return not any(answer.open for answer in self.answers.values())

    @property
    def points(self) -> tuple[Point, ...]:
        """All isolated points, in the order of their support profiles."""
        return tuple(point for answer in self.answers.values() for point in answer.points)
