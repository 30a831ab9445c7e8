"""What the batch certifies is what exact arithmetic proves: so many points, all of them regular."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from games.solve import solve_batch

SIZES = [
    ((2, 2), 150),
    ((3, 3), 60),
    ((4, 4), 20),
    ((2, 2, 2), 150),
    ((2, 2, 3), 60),
    ((2, 3, 3), 30),
    ((3, 3, 3), 8),
]
#: Decimals: parts of a unit, offset, and the largest payoff in parts.
PAYOFFS = [(1, 0, 3), (1, 0, 9), (10, 0, 30), (100, 1000, 300), (10, 10_000, 20)]


@pytest.mark.slow
@pytest.mark.parametrize(("parts", "offset", "most"), PAYOFFS)
@pytest.mark.parametrize(("sizes", "count"), SIZES)
def test_a_certified_game_is_proved_to_have_just_these_equilibria(
    sizes: tuple[int, ...], count: int, parts: int, offset: int, most: int
) -> None:
    pytest.importorskip("flint")
    from games.solve.proved.prove import prove

    rng = np.random.default_rng(sum(sizes) + most)
    whole = rng.integers(-most, most + 1, size=(count, len(sizes), *sizes))
    exact = np.array([Fraction(int(v), parts) + offset for v in whole.flat], dtype=object)
    exact = exact.reshape(whole.shape)
    report = solve_batch(exact.astype(float))
    for game in np.flatnonzero(report.certified):
        proof = prove(exact[game])
        assert proof.complete
        assert not any(answer.products or answer.curved for answer in proof.answers.values())
        assert len(proof.points) == report.count[game]
        assert all(point.index is not None for point in proof.points)
