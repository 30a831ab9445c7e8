"""Which strategies may be mixed together: the support profiles of a game, grouped by shape.

Owns the tables of supports, built once per size of game. In a game without ties only support
profiles that leave as many conditions as unknowns to everybody can carry an equilibrium: of two
mixing players both mix equally many strategies, and of three nobody mixes more than the other two
together, counting one less each (McKelvey & McLennan 1997, sec. 2). Must not know payoffs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.report import Ints


@dataclass(frozen=True, eq=False)
class Group:
    """All support profiles of one shape.

    Attributes
    ----------
    shape
        Number of strategies played, per player.
    order
        Per player (N, strategies): his own strategies, those in the support first.
    code
        (N,) the support as one number, see `code`.
    """

    shape: tuple[int, ...]
    order: tuple[Ints, ...]
    code: Ints

    @property
    def members(self) -> tuple[Ints, ...]:
        """Per player (N, shape[i]): the strategies in the support."""
        return tuple(own[:, :k] for own, k in zip(self.order, self.shape, strict=True))

    @property
    def mixing(self) -> tuple[int, ...]:
        """The players who mix."""
        return tuple(player for player, k in enumerate(self.shape) if k > 1)


def fits(shape: tuple[int, ...]) -> bool:
    """Whether a support of this shape can carry an equilibrium of a game without ties."""
    free = [k - 1 for k in shape]
    return all(2 * own <= sum(free) for own in free)


@cache
def groups(sizes: tuple[int, ...]) -> tuple[Group, ...]:
    """Return the support profiles in which somebody mixes, by shape, for games of these sizes."""
    shapes = product(*(range(1, size + 1) for size in sizes))
    return tuple(_group(sizes, shape) for shape in shapes if max(shape) > 1 and fits(shape))


def _group(sizes: tuple[int, ...], shape: tuple[int, ...]) -> Group:
    choices = [
        [(*own, *(n for n in range(size) if n not in own)) for own in combinations(range(size), k)]
        for size, k in zip(sizes, shape, strict=True)
    ]
    profiles = list(product(*choices))
    order = tuple(
        np.array([profile[player] for profile in profiles], dtype=np.int64)
        for player in range(len(sizes))
    )
    bits = [np.left_shift(1, own[:, :k]).sum(axis=1) for own, k in zip(order, shape, strict=True)]
    return Group(shape, order, code(sizes, bits))


def code(sizes: tuple[int, ...], bits: list[Ints]) -> Ints:
    """Put the supports of all players, one bit mask each, into one number."""
    whole = np.zeros_like(bits[0])
    for size, own in zip(sizes, bits, strict=True):
        whole = (whole << size) | own
    return whole


def rank(whole: Ints) -> Ints:
    """Return a number that sorts supports: fewer strategies first, then by position."""
    return (np.bitwise_count(whole).astype(np.int64) << 16) | whole
