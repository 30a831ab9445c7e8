"""What a method finds: products of hulls, and what is curved, in homogeneous numbers.

Owns pieces of the mixtures of two players or of all three, in the order of the players that the
method uses. Knows no method and no game.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.three.bilinear import Points, Vector

    #: One mixture per player.
    Profile = tuple[Vector, ...]
    #: Per player generating points; every combination of their averages belongs to it.
    Hulls = tuple[Points, ...]

Kind = Literal["curve", "surface"]


@dataclass(frozen=True, slots=True)
class Bent:
    """Infinitely many profiles that are no product of hulls; some of them, the ends first."""

    kind: Kind
    profiles: list[Profile]


@dataclass(slots=True)
class Parts:
    """Everything that is asked for, and in `open` why some of it may be missing.

    `products` with one generating point a player are single profiles.
    """

    products: list[Hulls] = field(default_factory=list)
    bent: list[Bent] = field(default_factory=list)
    open: str = ""

    def add(self, other: Parts) -> None:
        """Take in what was found elsewhere."""
        self.products += other.products
        self.bent += other.bent
        self.open = self.open or other.open

    def with_hull(self, points: Points) -> Parts:
        """Put one more player, who may be anywhere in this hull, before the others."""
        return Parts(
            [(points, *hulls) for hulls in self.products],
            [
                Bent(
                    one.kind if len(points) == 1 else "surface",
                    [(point, *profile) for profile in one.profiles for point in points],
                )
                for one in self.bent
            ],
            self.open,
        )

    def turned(self, order: Sequence[int]) -> Parts:
        """Put the players back: the one at position k of an order is player `order[k]`."""
        back = [order.index(player) for player in range(len(order))]
        return Parts(
            [tuple(hulls[k] for k in back) for hulls in self.products],
            [
                Bent(one.kind, [tuple(profile[k] for k in back) for profile in one.profiles])
                for one in self.bent
            ],
            self.open,
        )

    @property
    def empty(self) -> bool:
        """True if it is proved that there is nothing."""
        return not (self.products or self.bent or self.open)


def single(hulls: Hulls) -> bool:
    """Tell whether a product is one profile."""
    return all(len(points) == 1 for points in hulls)
