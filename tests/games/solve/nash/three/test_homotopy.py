"""Following all complex solutions: counts, agreement with the eliminations, honest failure."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest

from games.solve.nash.three.homotopy import interior_homotopy
from games.solve.nash.three.homotopy_start import start
from games.solve.nash.three.interior import interior
from games.solve.nash.three.polish import forms, residual
from games.task import Cancelled


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_equal_sizes_have_as_many_paths_as_the_sum_of_cubed_binomials(size: int) -> None:
    assert len(start((size, size, size), 7).solutions) == sum(
        comb(size - 1, k) ** 3 for k in range(size)
    )


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ((2, 2, 2), 2),
        ((2, 2, 3), 2),
        ((2, 3, 3), 4),
        ((2, 3, 4), 3),
        ((3, 3, 4), 12),
        ((2, 2, 4), 0),
    ],
)
def test_the_number_of_paths_is_that_of_block_derangements(
    sizes: tuple[int, int, int], count: int
) -> None:
    assert len(start(sizes, 7).solutions) == count


@pytest.mark.parametrize("sizes", [(2, 3, 3), (3, 3, 3), (4, 4, 4)])
def test_start_solutions_solve_the_start_system_and_differ(sizes: tuple[int, int, int]) -> None:
    begin = start(sizes, 7)
    one = np.ones((len(begin.solutions), 1))
    ends = np.cumsum([n - 1 for n in sizes])[:-1]
    x, y, z = (
        np.concatenate([one, part], axis=1) for part in np.split(begin.solutions, ends, axis=1)
    )
    for form, one_mix, other in ((begin.a, y, z), (begin.b, x, z), (begin.c, x, y)):
        left = np.einsum("nij,mi,mj->mn", form, one_mix, other)
        size = np.abs(one_mix).max(axis=1) * np.abs(other).max(axis=1)
        assert np.abs(left / size[:, None]).max() < 1e-10
    gaps = np.abs(begin.solutions[:, None] - begin.solutions[None]).max(axis=2)
    assert gaps[np.triu_indices(len(gaps), 1)].min() > 1e-8


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(2, 2, 2), (2, 3, 3), (3, 3, 3), (3, 3, 4), (3, 4, 4)])
def test_paths_and_eliminations_find_the_same(shape: tuple[int, ...]) -> None:
    batch = np.random.default_rng(21).random((30, 3, *shape))
    mine, other = interior_homotopy(batch), interior(batch)
    assert not mine.failed.any()
    assert not other.failed.any()
    assert (mine.game == other.game).all()
    rank = np.lexsort((mine.profiles[1][:, 0], mine.profiles[0][:, 0], mine.game))
    for one, two in zip(mine.profiles, other.profiles, strict=True):
        assert np.abs(one[rank] - two).max(initial=0) < 1e-9


@pytest.mark.slow
def test_a_solution_put_into_a_game_of_four_strategies_is_found() -> None:
    rng = np.random.default_rng(5)
    batch = rng.random((4, 3, 4, 4, 4))
    mixes = [rng.dirichlet(np.ones(4), 4) for _ in range(3)]
    x, y, z = mixes
    batch[:, 0] -= np.einsum("kabc,kb,kc->ka", batch[:, 0], y, z)[:, :, None, None]
    batch[:, 1] -= np.einsum("kabc,ka,kc->kb", batch[:, 1], x, z)[:, None, :, None]
    batch[:, 2] -= np.einsum("kabc,ka,kb->kc", batch[:, 2], x, y)[:, None, None, :]
    answer = interior(batch)
    assert not answer.failed.any()
    for k in range(4):
        rows = np.flatnonzero(answer.game == k)
        gaps = [
            max(
                np.abs(found[e] - mix[k]).max()
                for found, mix in zip(answer.profiles, mixes, strict=True)
            )
            for e in rows
        ]
        assert min(gaps) < 1e-9
    left = residual(forms(batch).of(answer.game), *answer.profiles)
    assert np.abs(left).max() < 1e-12


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(3, 3, 3), (4, 4, 4)])
def test_a_game_with_two_equal_strategies_is_failed(shape: tuple[int, ...]) -> None:
    batch = np.random.default_rng(6).random((1, 3, *shape))
    batch[:, :, :, 0] = batch[:, :, :, 1]
    assert interior_homotopy(batch).failed.all()


def test_a_token_that_says_stop_stops_between_steps() -> None:
    class Later:
        asked = 0

        @property
        def cancelled(self) -> bool:
            self.asked += 1
            return self.asked > 5

        def progress(self, done: int, total: int) -> None:
            assert 0 <= done <= total

    with pytest.raises(Cancelled):
        interior_homotopy(np.random.default_rng(6).random((2, 3, 4, 4, 4)), Later())
