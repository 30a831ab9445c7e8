"""Families of a scenario's shape as solvers describe them, whether they are equilibria or not.

What is said of a family follows from its mixtures and the payoffs; that it consists of equilibria
is the solvers' to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st

from games.solve import Family

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["families"]

Draw = st.DrawFn


@st.composite
def families(
    draw: Draw, scenario: Scenario, *, pure: bool = False, kinds: tuple[str, ...] = ("product",)
) -> Family:
    """Draw a family; at least one player has a choice. `pure` draws pure corners alone."""
    kind = draw(st.sampled_from(kinds))
    free = draw(st.sets(st.integers(0, len(scenario.players) - 1), min_size=1))
    points = draw(st.integers(2, 4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    mixes = []
    for place, player in enumerate(scenario.players):
        size = len(player.strategies)
        if place not in free:
            own = _mix(rng, size, pure=pure)[np.newaxis]
            own = np.repeat(own, points, axis=0) if kind != "product" else own
        elif pure:
            own = np.eye(size)[rng.permutation(size)[: rng.integers(2, size + 1)]]
        else:
            own = np.stack([_mix(rng, size) for _ in range(points)])
            own[0], own[1] = np.eye(size)[0], np.full(size, 1 / size)  # never one point
        mixes.append(own)
    return Family(kind, tuple(mixes), component=0)


def _mix(rng: np.random.Generator, size: int, *, pure: bool = False) -> np.ndarray:  # type: ignore[type-arg]
    """Return a mixture, often with strategies that are not played."""
    weights = rng.integers(0, 4, size).astype(np.float64)
    if pure or not weights.any():
        return np.eye(size)[rng.integers(size)]
    return np.asarray(weights / weights.sum())
