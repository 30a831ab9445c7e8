"""Cutting the space of profiles: proofs that hold, solutions that are found, honest surrender."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.solve.nash.three.cells import interior_cells
from games.solve.nash.three.certificate import refuted
from games.solve.nash.three.homotopy import interior_homotopy
from games.solve.nash.three.interior import interior
from games.solve.nash.three.polish import forms
from games.task import Cancelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SHAPES = [(2, 2, 2), (2, 3, 3), (3, 3, 3), (3, 4, 5), (4, 4, 4)]


def planted(seed: int, count: int, shape: tuple[int, ...]) -> tuple[Floats, list[Floats]]:
    """Random games and a solution of each, put in by shifting payoffs."""
    rng = np.random.default_rng(seed)
    batch = rng.random((count, 3, *shape))
    x, y, z = mixes = [rng.dirichlet(np.ones(n), count) for n in shape]
    batch[:, 0] -= np.einsum("kabc,kb,kc->ka", batch[:, 0], y, z)[:, :, None, None]
    batch[:, 1] -= np.einsum("kabc,ka,kc->kb", batch[:, 1], x, z)[:, None, :, None]
    batch[:, 2] -= np.einsum("kabc,ka,kb->kc", batch[:, 2], x, y)[:, None, None, :]
    return batch, mixes


@pytest.mark.parametrize("shape", SHAPES)
def test_a_game_with_a_solution_is_never_refuted(shape: tuple[int, ...]) -> None:
    batch, _ = planted(1, 100, shape)
    assert not refuted(forms(batch)).empty.any()


def test_the_multipliers_refute_what_pairwise_dominance_cannot() -> None:
    # strategy three lies strictly below the average of the first two, and below neither
    rng = np.random.default_rng(3)
    batch = rng.random((50, 3, 3, 3, 3))
    batch[:, 0, 2] = (batch[:, 0, 0] + batch[:, 0, 1]) / 2 - 0.05
    assert refuted(forms(batch)).empty.all()


def test_refuted_games_have_no_solution_and_most_without_are_refuted() -> None:
    batch = np.random.default_rng(2).random((400, 3, 3, 3, 3))
    empty = refuted(forms(batch)).empty
    has = np.zeros(len(batch), dtype=bool)
    has[interior(batch).game] = True
    assert not (empty & has).any()
    assert empty[~has].mean() > 0.6


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_cells_find_a_solution_put_into_a_game(shape: tuple[int, ...]) -> None:
    batch, mixes = planted(7, 3, shape)
    answer = interior_cells(batch, patience=20_000)
    assert not answer.failed.any()
    for k in range(len(batch)):
        rows = np.flatnonzero(answer.game == k)
        gaps = np.max(
            [
                np.abs(found[rows] - mix[k]).max(axis=1)
                for found, mix in zip(answer.profiles, mixes, strict=True)
            ],
            axis=0,
        )
        assert gaps.min() < 1e-9


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(2, 2, 2), (2, 3, 3), (3, 3, 3), (3, 3, 4)])
def test_cells_and_eliminations_find_the_same(shape: tuple[int, ...]) -> None:
    batch = np.random.default_rng(8).random((150, 3, *shape))
    mine, other = interior_cells(batch, patience=20_000), interior(batch)
    assert not mine.failed.any()
    assert np.bincount(mine.game, minlength=150).tolist() == (
        np.bincount(other.game, minlength=150).tolist()
    )
    assert np.sort(mine.profiles[0][:, 0]) == pytest.approx(np.sort(other.profiles[0][:, 0]))


@pytest.mark.slow
def test_cells_and_paths_find_the_same_with_four_strategies_each() -> None:
    batch = np.concatenate(
        [np.random.default_rng(9).random((3, 3, 4, 4, 4)), planted(10, 2, (4, 4, 4))[0]]
    )
    mine, other = interior_cells(batch, patience=20_000), interior_homotopy(batch)
    assert not mine.failed.any()
    assert not other.failed.any()
    assert mine.game.tolist() == other.game.tolist()
    assert np.sort(mine.profiles[0][:, 0]) == pytest.approx(np.sort(other.profiles[0][:, 0]))


def test_a_continuum_is_given_up() -> None:
    batch, _ = planted(11, 2, (3, 3, 3))
    batch = np.concatenate([batch, batch[:, :, :1]], axis=2)
    assert interior_cells(batch, patience=2000).failed.all()


def test_without_patience_what_is_not_refuted_at_once_is_failed() -> None:
    batch, _ = planted(12, 3, (3, 3, 3))
    assert interior_cells(batch, patience=0).failed.all()


def test_a_token_that_says_stop_stops() -> None:
    class Stop:
        cancelled = True

        def progress(self, done: int, total: int) -> None:
            raise AssertionError

    with pytest.raises(Cancelled):
        interior_cells(planted(13, 1, (3, 3, 3))[0], token=Stop())
