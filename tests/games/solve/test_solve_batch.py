"""Batches: their arrays, their order, their refusals, and that the short cut cuts no corner."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from games.solve import solve_batch
from games.solve.nash.complete.batch import piece, solve_carefully
from games.solve.nash.complete.cube import solve_cubes
from games.task import Cancelled, NullToken

BATTLE = [[[3, 0], [0, 2]], [[2, 0], [0, 3]]]


class Listener:
    """A token that hears progress and may stop at a given piece."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.heard: list[tuple[int, int]] = []
        self._stop_at = stop_at

    @property
    def cancelled(self) -> bool:
        return self._stop_at is not None and len(self.heard) >= self._stop_at

    def progress(self, done: int, total: int) -> None:
        self.heard.append((done, total))


def test_flat_arrays_hold_the_equilibria_of_all_games_by_game() -> None:
    unique = [[[1, 1], [0, 0]], [[1, 0], [1, 0]]]
    report = solve_batch([BATTLE, unique, BATTLE])
    assert report.shape == (2, 2)
    assert report.games == 3
    assert report.game.tolist() == [0, 0, 0, 1, 2, 2, 2]
    assert report.count.tolist() == [3, 1, 3]
    assert report.first.tolist() == [0, 3, 4, 7]
    assert report.support[:3].tolist() == [[1, 1], [2, 2], [3, 3]]
    assert report.index[:3].tolist() == [1, 1, -1]
    np.testing.assert_allclose(report.profiles[0][:3], [[1, 0], [0, 1], [0.6, 0.4]])
    np.testing.assert_allclose(report.payoffs[:3], [[3, 2], [2, 3], [1.2, 1.2]])
    assert report.certified.all()
    assert not report.degenerate.any()


@pytest.mark.parametrize("sizes", [(2, 2), (3, 3), (2, 2, 2), (2, 3, 2)])
def test_pieces_and_neighbours_do_not_change_an_answer(sizes: tuple[int, ...]) -> None:
    count = min(piece(sizes) + 7, 3000)
    payoffs = np.random.default_rng(2).normal(size=(count, len(sizes), *sizes))
    whole = solve_batch(payoffs)
    assert whole.games == count
    assert (np.diff(whole.game) >= 0).all()
    for game in (0, count // 2, count - 1):
        alone = solve_batch(payoffs[game : game + 1])
        rows = slice(whole.first[game], whole.first[game + 1])
        np.testing.assert_array_equal(whole.support[rows], alone.support)
        for together, single in zip(whole.profiles, alone.profiles, strict=True):
            np.testing.assert_allclose(together[rows], single, rtol=0, atol=1e-13)


def test_an_empty_batch_has_an_empty_answer() -> None:
    report = solve_batch(np.empty((0, 3, 2, 2, 2)))
    assert report.games == 0
    assert report.count.tolist() == []
    assert [mix.shape for mix in report.profiles] == [(0, 2)] * 3


def test_whole_numbers_and_fractions_are_numbers_too() -> None:
    fractions = [[[[Fraction(v) for v in row] for row in table] for table in BATTLE]]
    exact = solve_batch(np.array(fractions, dtype=object))
    np.testing.assert_array_equal(exact.profiles[0], solve_batch([BATTLE]).profiles[0])


@pytest.mark.parametrize(
    ("payoffs", "says"),
    [
        (np.zeros((1, 2, 7, 2)), "up to 6 strategies each; this one is 7 x 2"),
        (np.zeros((1, 3, 2, 6, 2)), "up to 5 strategies each; this one is 2 x 6 x 2"),
        (np.zeros((1, 4, 2, 2, 2, 2)), "two or three players are solved; this one has 4"),
        (np.zeros((1, 1, 2)), "two or three players are solved; this one has 1"),
        (np.zeros((1, 2, 2, 2, 2)), "must have the shape"),
        (np.zeros((2, 2)), "must have the shape"),
        (np.zeros((1, 2, 0, 2)), "at least one strategy"),
        ([[[[1, 2], [3]], [[1, 2], [3, 4]]]], "full rectangular table"),
        ([[[["a", 2], [3, 4]], [[1, 2], [3, 4]]]], "must be numbers"),
    ],
)
def test_what_cannot_be_solved_is_refused_in_words(payoffs: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        solve_batch(payoffs)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e101])
def test_a_payoff_that_is_no_sensible_number_is_named_with_its_place(value: float) -> None:
    payoffs = np.zeros((2, 2, 2, 3))
    payoffs[1, 0, 1, 2] = value
    with pytest.raises(ValueError, match=r"player 1 at profile \(2, 3\) of game 2 is"):
        solve_batch(payoffs)


def test_a_token_hears_of_pieces_and_may_stop_between_them() -> None:
    payoffs = np.random.default_rng(0).normal(size=(2 * piece((3, 3)) + 1, 2, 3, 3))
    listener = Listener()
    solve_batch(payoffs, token=listener)
    assert listener.heard == [
        (0, len(payoffs)),
        (piece((3, 3)), len(payoffs)),
        (2 * piece((3, 3)), len(payoffs)),
        (len(payoffs), len(payoffs)),
    ]
    with pytest.raises(Cancelled):
        solve_batch(payoffs, token=Listener(stop_at=2))


def test_the_short_cut_gives_the_answers_of_the_careful_path() -> None:
    payoffs = np.random.default_rng(5).normal(size=(3000, 3, 2, 2, 2))
    short, unclear = solve_cubes(payoffs)
    careful = solve_carefully(payoffs, NullToken())
    assert not unclear.any()
    np.testing.assert_array_equal(short.count, careful.count)
    np.testing.assert_array_equal(short.support, careful.support)
    np.testing.assert_array_equal(short.index, careful.index)
    np.testing.assert_array_equal(short.certified, careful.certified)
    np.testing.assert_allclose(short.payoffs, careful.payoffs, atol=1e-12)
    for one, other in zip(short.profiles, careful.profiles, strict=True):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-12)


def test_the_short_cut_hands_back_whatever_is_close() -> None:
    rng = np.random.default_rng(6)
    payoffs = rng.normal(size=(400, 3, 2, 2, 2))
    payoffs[:100, 0, 1] = payoffs[:100, 0, 0] + 1e-12
    # player 1 switches where players 2 and 3 mix: the pure player is indifferent
    payoffs[100:200, 2] = payoffs[100:200, 2].round(0)
    payoffs[200:300] += 1e9
    _, unclear = solve_cubes(payoffs)
    assert unclear[:100].all()
    assert unclear[200:300].all()
    assert not unclear[300:].any()


def test_large_and_small_payoffs_side_by_side_are_no_trouble() -> None:
    rng = np.random.default_rng(8)
    payoffs = rng.normal(size=(200, 2, 2, 2)) * 10.0 ** rng.choice([-6, 6], size=(200, 2, 2, 2))
    report = solve_batch(payoffs)
    assert report.certified.mean() > 0.97
    scale = np.abs(payoffs).reshape(200, -1).max(axis=1)
    assert (report.regret <= 1e-9 * scale[report.game]).all()
    for power in (1e-90, 1e90):
        assert solve_batch(rng.normal(size=(50, 3, 2, 2, 2)) * power).certified.all()


def test_tiny_probabilities_are_kept_and_rounding_is_not() -> None:
    # each mixes one in a million so that the other is indifferent
    payoffs = [[[1e6, -1.0], [0.0, 0.0]], [[-1.0, 0.0], [1e6, 0.0]]]
    report = solve_batch([payoffs])
    assert report.certified.all()
    np.testing.assert_allclose(report.profiles[1][0, 0], 1 / (1e6 + 1), rtol=1e-9)
    assert np.count_nonzero(report.profiles[0][0]) == 2
