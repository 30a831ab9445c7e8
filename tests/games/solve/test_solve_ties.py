"""Games with ties: never certified in error, and for two players listed to the last corner."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

pytest.importorskip("flint")

from games.solve import PROVED, Tie, intake, solve, solve_batch
from games.solve.nash.complete.crowded import crowded
from games.solve.nash.complete.supports import groups
from games.solve.proved.prove import prove
from games.task import NullToken

if TYPE_CHECKING:
    from games.solve import BatchReport

TOKEN = NullToken()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sizes", "most", "count"),
    [((2, 2), 2, 300), ((2, 3), 2, 150), ((3, 3), 2, 100), ((3, 3), 5, 100), ((4, 3), 3, 40)],
)
def test_a_certificate_on_small_integers_stands_up_to_exact_arithmetic(
    sizes: tuple[int, int], most: int, count: int
) -> None:
    rng = np.random.default_rng(sum(sizes) * most)
    payoffs = rng.integers(-most, most + 1, size=(count, 2, *sizes))
    certified = stands(payoffs, solve_batch(payoffs.astype(float)))
    assert certified > 0


@pytest.mark.parametrize("tremble", [1e-5, 1e-7, 1e-9, 1e-11, 1e-13])
def test_a_certificate_close_to_a_tie_stands_up_to_exact_arithmetic(tremble: float) -> None:
    rng = np.random.default_rng(7)
    payoffs = rng.integers(-2, 3, size=(60, 2, 3, 3)) + tremble * rng.normal(size=(60, 2, 3, 3))
    batch = solve_batch(payoffs)
    stands(payoffs, batch)
    assert (batch.count > 0).all()


def stands(payoffs: np.ndarray, batch: BatchReport) -> int:
    """Hold the certified games of a batch to the proof of their payoffs, digit by digit."""
    certified = np.flatnonzero(batch.certified)
    for game in certified:
        cells = [Fraction(own) for own in payoffs[game].ravel().tolist()]
        proof = prove(np.array(cells, dtype=object).reshape(payoffs[game].shape))
        assert all(point.index for point in proof.points)
        assert not any(answer.products for answer in proof.answers.values())
        assert len(proof.points) == batch.count[game]
    return len(certified)


@pytest.mark.parametrize("sizes", [(2, 2, 2), (2, 2, 3), (2, 3, 3)])
def test_certified_three_player_games_of_integers_hide_nothing(sizes: tuple[int, ...]) -> None:
    rng = np.random.default_rng(3)
    payoffs = rng.integers(-3, 4, size=(300, 3, *sizes)).astype(float)
    batch = solve_batch(payoffs)
    sure = np.flatnonzero(batch.certified)
    assert len(sure) > 10
    for size in (1e-6, 1e-8):
        shaken = solve_batch(payoffs[sure] + size * rng.normal(size=payoffs[sure].shape))
        assert (shaken.count[shaken.certified] == batch.count[sure][shaken.certified]).all()


def test_a_game_without_stakes_lists_its_corners_as_one_component() -> None:
    report = solve(np.zeros((2, 2, 2)), second_opinion=False)
    assert len(report.equilibria) == 4
    assert {own.component for own in report.equilibria} == {0}
    assert all(own.index is None and own.kind == "pure" for own in report.equilibria)
    assert report.index_sum is None
    assert report.proof == PROVED
    (family,) = report.families
    assert family.free == (0, 1)
    assert Tie(0, (0, 1), (None, 0)) in report.ties


def test_components_and_their_blocks_are_those_of_the_literature() -> None:
    # github.com/drvinceknight/Nashpy/issues/82, players minimise
    a = -np.array([[0, 0, 6, 0, 0], [0, 0, 3, 2, 1], [4, 3, 0, 0, 1]])
    b = -np.array([[3, 0, 2, 1, 0], [0, 2, 0, 0, 4], [4, 0, 2, 4, 4]])
    report = solve([a, b], second_opinion=False)
    assert report.proof == PROVED
    assert len(report.equilibria) == 8
    assert sorted(own.component is None for own in report.equilibria) == [False] * 6 + [True] * 2
    assert sorted(own.index for own in report.equilibria if own.index) == [-1, 1]
    for family in report.families:
        # every mixture of the rows with every mixture of the columns is an equilibrium
        x, y = (own.mean(axis=0) for own in family.mixes)
        assert (a @ y).max() - x @ a @ y <= 1e-12
        assert (x @ b).max() - x @ b @ y <= 1e-12


def test_a_lone_point_with_a_tie_has_no_index_and_no_component() -> None:
    report = solve([[[1, 1], [0, 0]], [[1, 0], [0, 0]]], second_opinion=False)
    alone = solve([[[0, 1], [1, 1]], [[1, 1], [1, 0]]], second_opinion=False)
    assert not report.degenerate
    assert alone.degenerate
    assert [own.index for own in alone.equilibria] == [None, 1]
    assert all(own.component is None for own in alone.equilibria)
    assert alone.families == ()


def test_what_only_comes_close_to_a_tie_is_none() -> None:
    tie = solve([[[0.3, 0], [0.3, 0]], [[1, 0], [1, 0]]], second_opinion=False)
    near = solve([[[0.3, 0], [0.1 + 0.2, 0]], [[1, 0], [1, 0]]], second_opinion=False)
    assert tie.degenerate
    assert not near.degenerate
    assert near.proof == PROVED


def test_a_line_of_equilibria_of_three_players_is_flagged() -> None:
    # whatever player 3 does, he gets nothing; players 1 and 2 have dominant strategies
    payoffs = np.zeros((3, 2, 2, 2))
    payoffs[0, 0], payoffs[1, :, 0] = 1.0, 1.0
    report = solve(payoffs, second_opinion=False)
    assert report.degenerate
    assert report.proof == PROVED
    assert report.ties == (Tie(2, (0, 1), (0, 0, None)),)
    (family,) = report.families
    assert family.free == (2,)


def test_a_tie_that_moves_nobody_does_not_cost_the_certificate() -> None:
    # player 3 is tied where players 1 and 2 play (2, 2), which both certainly leave
    payoffs = np.zeros((3, 2, 2, 2))
    payoffs[0, 0], payoffs[1, :, 0] = 1.0, 1.0
    payoffs[2, :, :, 0] = [[1.0, 1.0], [1.0, 0.0]]
    report = solve(payoffs, second_opinion=False)
    assert report.certified
    assert [own.kind for own in report.equilibria] == ["strict"]


@pytest.mark.slow
def test_a_segment_between_supports_of_three_players_is_found_out() -> None:
    # player 3 is indifferent between three strategies against one mix of player 2 only, and the
    # range of his weights that keeps the others content ends where player 1 would leave
    rng = np.random.default_rng(0)
    flagged = 0
    for _ in range(200):
        payoffs = rng.integers(-9, 10, size=(3, 2, 2, 3)).astype(float)
        # three lines through one point at player 2's mix (1/2, 1/2), player 1 playing 0
        slopes = rng.permutation([-2.0, 0.0, 2.0])
        payoffs[2, 0, 0], payoffs[2, 0, 1] = 5 + slopes, 5 - slopes
        table = payoffs[1, 0]
        gain = table[0] - table[1]
        if not gain.min() < 0 < gain.max():
            continue
        report = solve_batch(payoffs[np.newaxis])
        # weights of player 3 that make player 2 indifferent, and player 1's gain there
        weights = rng.dirichlet(np.ones(3), size=4000)
        near = weights[np.abs(weights @ gain) < 0.05]
        stays = (0.5 * (payoffs[0, 0] - payoffs[0, 1]).sum(axis=0) @ near.T) > 0.5
        if stays.any():
            flagged += 1
            assert report.degenerate[0]
            assert not report.certified[0]
    assert flagged > 20


@pytest.mark.slow
def test_four_strategies_tied_against_two_mixing_players_are_found_out() -> None:
    rng = np.random.default_rng(0)
    found = 0
    for _ in range(60):
        payoffs = rng.normal(size=(3, 2, 2, 4))
        # player 3's payoffs are bilinear in the others' mixes and meet at (1/2, 1/2)
        p, q = np.meshgrid([0.5, -0.5], [0.5, -0.5], indexing="ij")
        a, b, c = rng.normal(size=(3, 4))
        payoffs[2] = p[..., None] * a + q[..., None] * b + (p * q)[..., None] * c
        gains = [
            (payoffs[0, 0] - payoffs[0, 1]).mean(axis=0),
            (payoffs[1, :, 0] - payoffs[1, :, 1]).mean(axis=0),
        ]
        # weights of player 3 that keep both others mixing form a segment, if there are any
        system = np.array([np.ones(4), *gains])
        start = np.linalg.lstsq(system, np.array([1.0, 0.0, 0.0]))[0]
        along = np.linalg.svd(system)[2][-1]
        steps = np.linspace(-20, 20, 8001)[:, np.newaxis] * along
        if not ((start + steps) > 1e-3).all(axis=1).any():
            continue
        found += 1
        games = intake.prepare(payoffs[np.newaxis])
        flagged = [
            crowded(games, group, np.arange(len(group.code)), np.zeros(len(group.code), int), TOKEN)
            for group in groups((2, 2, 4))
            if len(group.mixing) == 3
        ]
        assert sum(len(part) for part in flagged) > 0
        assert not solve_batch(payoffs[np.newaxis]).certified[0]
    assert found > 5
    # and a game without such a tie is not suspected
    games = intake.prepare(rng.normal(size=(20, 3, 2, 2, 4)))
    for group in groups((2, 2, 4)):
        if len(group.mixing) == 3:
            members, which = np.divmod(np.arange(20 * len(group.code)), 20)
            assert len(crowded(games, group, members, which, TOKEN)) == 0


def test_a_player_whose_choice_does_not_touch_the_others_costs_no_certificate() -> None:
    # Two play a game with one mixed equilibrium, a third one only watches how often the first one
    # closes the strait: against the mixes of the two his own may be anything, yet he never mixes.
    payoffs = np.zeros((3, 2, 2, 2))
    payoffs[0] = np.array([[-0.9, 2.1], [1.5, 1.5]])[:, :, np.newaxis]
    payoffs[1] = np.array([[1.2, -2.7], [-1.3, 0.0]])[:, :, np.newaxis]
    payoffs[2] = np.array([[1.0, 0.5], [0.0, 0.5]])[:, np.newaxis, :]
    report = solve(payoffs)
    assert report.certified
    assert len(report.equilibria) == 1
    np.testing.assert_allclose(report.equilibria[0].profile[0], [0.25, 0.75])
    np.testing.assert_allclose(report.equilibria[0].profile[2], [0.0, 1.0])
