"""All-mixing solutions of three-player games: every shape against blunt search, and hard cases."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.solve.nash.three.interior import Interior, interior
from games.solve.nash.three.polish import forms, jacobian, residual
from games.task import Cancelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LINE = [(2, 2, 2), (2, 2, 3), (2, 3, 3), (2, 3, 4), (2, 4, 4), (2, 4, 5), (2, 5, 5)]
PLANE = [(3, 3, 3), (3, 3, 4), (3, 3, 5), (3, 4, 4), (3, 4, 5), (3, 5, 5)]


def games(seed: int, count: int, shape: tuple[int, ...]) -> Floats:
    return np.random.default_rng(seed).random((count, 3, *shape))


def planted(seed: int, count: int, shape: tuple[int, ...]) -> tuple[Floats, list[Floats]]:
    """Random games with a solution put in: payoffs are shifted until everybody is indifferent."""
    rng = np.random.default_rng(seed)
    batch = rng.random((count, 3, *shape))
    mixes = [rng.dirichlet(np.ones(n), count) for n in shape]
    for player in range(3):
        spots = [[0, p + 1] for p in range(3) if p != player]
        others = [mixes[p] for p in range(3) if p != player]
        pays = np.einsum(
            batch[:, player],
            [0, 1, 2, 3],
            others[0],
            spots[0],
            others[1],
            spots[1],
            [0, player + 1],
        )
        batch[:, player] -= np.expand_dims(pays, tuple(p + 1 for p in range(3) if p != player))
    return batch, mixes


def searched(payoffs: Floats, starts: int, seed: int = 0) -> list[Floats]:
    """Positive solutions of one game by Newton's method from many random starts, complex mixes.

    Knows nothing of the elimination under test: rows of [x, y, z].
    """
    rng = np.random.default_rng(seed)
    sizes = payoffs.shape[1:]
    system = forms(payoffs[None]).of(np.zeros(starts, dtype=np.int64))
    mixes = [rng.dirichlet(np.full(n, 0.7), starts) for n in sizes]
    ends = np.cumsum([n - 1 for n in sizes])[:-1]
    for _ in range(40):
        matrix = jacobian(system, *mixes)
        step = np.linalg.pinv(matrix) @ residual(system, *mixes)[..., None]
        step = np.clip(step[..., 0], -1, 1)
        for i, part in enumerate(np.split(step, ends, axis=1)):
            free = np.clip(mixes[i][:, 1:] - part, -20, 20)
            mixes[i] = np.concatenate([1 - free.sum(axis=1, keepdims=True), free], axis=1)
    good = np.abs(residual(system, *mixes)).max(axis=1) < 1e-12
    whole = np.concatenate(mixes, axis=1)[good]
    found: list[Floats] = []
    for row in whole[(whole > 1e-9).all(axis=1)]:
        if all(np.abs(row - other).max() > 1e-6 for other in found):
            found.append(row)
    return found


def listed(answer: Interior, game: int) -> list[Floats]:
    return list(np.concatenate([p[answer.game == game] for p in answer.profiles], axis=1))


def assert_same(mine: list[Floats], others: list[Floats]) -> None:
    assert len(mine) == len(others)
    for row in others:
        assert min(np.abs(row - own).max() for own in mine) < 1e-6


@pytest.mark.slow
@pytest.mark.parametrize("shape", LINE + PLANE)
def test_random_games_have_the_solutions_that_a_blunt_search_finds(shape: tuple[int, ...]) -> None:
    batch = games(1, 400, shape)
    answer = interior(batch)
    assert not answer.failed.any()
    has = np.unique(answer.game)
    assert len(has) > 1
    without = np.setdiff1d(np.arange(len(batch)), has)
    for k in [*has[:2], *without[:2]]:
        assert_same(listed(answer, k), searched(batch[k], 150))


@pytest.mark.slow
@pytest.mark.parametrize("shape", LINE + PLANE)
def test_a_solution_put_into_a_game_is_found(shape: tuple[int, ...]) -> None:
    batch, mixes = planted(4, 100, shape)
    answer = interior(batch)
    whole = np.concatenate(mixes, axis=1)
    assert answer.failed.mean() < 0.005
    for k in np.flatnonzero(~answer.failed):
        assert min(np.abs(row - whole[k]).max() for row in listed(answer, k)) < 1e-7


@pytest.mark.slow
@pytest.mark.parametrize("shape", LINE + PLANE)
def test_every_solution_makes_everybody_indifferent_and_is_positive(shape: tuple[int, ...]) -> None:
    batch = games(2, 600, shape)
    answer = interior(batch)
    assert len(answer.game) > 2
    assert (np.diff(answer.game) >= 0).all()
    x, y, z = answer.profiles
    assert np.abs(residual(forms(batch).of(answer.game), x, y, z)).max() < 1e-12
    for mix in (x, y, z):
        assert mix.min() > 0
        assert np.abs(mix.sum(axis=1) - 1).max() < 1e-14


@pytest.mark.parametrize("shape", [(2, 2, 3), (2, 3, 4)])
def test_the_order_of_the_players_does_not_matter(shape: tuple[int, ...]) -> None:
    batch = games(3, 400, shape)
    answer = interior(batch)
    for order in permutations(range(3)):
        turned = interior(np.transpose(batch[:, order], (0, 1, *(p + 2 for p in order))))
        assert (turned.game == answer.game).all()
        rank = np.lexsort((turned.profiles[order.index(0)][:, 0], turned.game))
        for place, player in enumerate(order):
            change = turned.profiles[place][rank] - answer.profiles[player]
            assert np.abs(change).max() < 1e-9


def test_both_totally_mixed_equilibria_of_mckelvey_and_mclennan_are_found() -> None:
    game = np.zeros((3, 2, 2, 2))
    for profile, pays in {
        (0, 0, 0): (9, 8, 12),
        (1, 1, 0): (9, 8, 2),
        (1, 0, 1): (3, 4, 6),
        (0, 1, 1): (3, 4, 6),
    }.items():
        game[(slice(None), *profile)] = pays
    for order in permutations(range(3)):
        answer = interior(np.transpose(game[list(order)], (0, *(p + 1 for p in order)))[None] / 12)
        assert not answer.failed.any()
        firsts = {
            tuple(float(round(answer.profiles[order.index(p)][e, 0], 12)) for p in range(3))
            for e in range(2)
        }
        third = round(1 / 3, 12)
        assert firsts == {(0.4, 0.5, third), (0.5, 0.4, 0.25)}


def test_a_double_root_is_never_passed_off_as_settled() -> None:
    # (p - 1/2)^2 = 0 after elimination: y = x, z = x, and a(y, z) = (1 - 2p)^2
    game = np.zeros((3, 2, 2, 2))
    game[0, 1] = [[1, -1], [-1, 1]]
    game[1, 0, 1, 1], game[1, 1, 1, 0] = 1, -1
    game[2, 0, 1, 1], game[2, 1, 0, 1] = 1, -1
    answer = interior(game[None])
    assert answer.failed.all()


@pytest.mark.parametrize("shape", [*LINE, *PLANE, (4, 4, 4), (4, 5, 5)])
def test_a_game_that_pays_nothing_is_failed_and_not_settled(shape: tuple[int, ...]) -> None:
    assert interior(np.zeros((3, 3, *shape))).failed.all()


@pytest.mark.slow
@pytest.mark.parametrize("shape", [s for s in LINE + PLANE if s != (2, 2, 2)])
def test_two_equal_strategies_are_a_continuum_wherever_one_of_them_is_used(
    shape: tuple[int, ...],
) -> None:
    batch, _ = planted(5, 20, (*shape[:2], shape[2] - 1))
    assert not interior(batch).failed.any()
    answer = interior(np.concatenate([batch, batch[..., :1]], axis=-1))
    assert answer.failed.all()
    assert not len(answer.game)


def test_more_strategies_than_the_others_can_balance_are_never_all_mixed() -> None:
    answer = interior(games(6, 50, (2, 2, 4)))
    assert not len(answer.game)
    assert not answer.failed.any()


def test_an_empty_batch_has_an_empty_answer() -> None:
    answer = interior(np.empty((0, 3, 3, 2, 2)))
    assert len(answer.failed) == 0
    assert answer.profiles[0].shape == (0, 3)


def test_a_token_that_says_stop_stops() -> None:
    class Impatient:
        cancelled = True

        def progress(self, done: int, total: int) -> None:
            raise AssertionError

    with pytest.raises(Cancelled):
        interior(games(7, 1, (2, 2, 2)), Impatient())


@pytest.mark.slow
@about(60)
@given(
    st.sampled_from(LINE + PLANE), st.integers(0, 2**32 - 1), st.integers(2, 6), st.integers(0, 3)
)
def test_small_integers_never_crash_nor_give_a_wrong_solution(
    shape: tuple[int, ...], seed: int, top: int, trick: int
) -> None:
    rng = np.random.default_rng(seed)
    batch = rng.integers(0, top, (20, 3, *shape)) / (top - 1)
    if trick == 1:
        batch[:, 0, 1] = batch[:, 0, 0]
    elif trick == 2:
        batch[:, 2] *= 1e-9
        batch[:, 1] *= 1e6
    elif trick == 3:
        batch[:, 1:] = np.round(batch[:, 1:])
    answer = interior(batch)
    x, y, z = answer.profiles
    left = residual(forms(batch).of(answer.game), x, y, z)
    assert np.abs(left).max(initial=0) < 1e-10
    # also what lies on the border, for whoever asked to decide about
    assert all(mix.min(initial=1) > -1e-6 for mix in (x, y, z))


@pytest.mark.parametrize("shape", [*LINE, *PLANE, (4, 4, 4), (5, 5, 5)])
def test_games_settled_by_dominance_alone_cost_no_equations(shape: tuple[int, ...]) -> None:
    batch = games(8, 3, shape)
    batch[:, 1, :, 1] = batch[:, 1, :, 0] + 0.25
    answer = interior(batch)
    assert not len(answer.game)
    assert not answer.failed.any()
