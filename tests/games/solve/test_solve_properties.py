"""What is true of every game, held against generated ones."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from examples import about
from games.solve import PROVED, BatchReport, solve, solve_batch
from games.solve.nash.second_opinion.nashpy_path import nashpy_opinion

SHAPES = [(2, 2), (2, 3), (3, 3), (4, 2), (4, 4), (2, 2, 2), (2, 3, 2), (3, 3, 3)]
SMALL = [(2, 2), (3, 2), (3, 3), (2, 2, 2), (2, 2, 3)]
seeds = st.integers(0, 2**32 - 1)
quick = about(25)


def reals(seed: int, sizes: tuple[int, ...], count: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, len(sizes), *sizes))


def integers(sizes: tuple[int, ...], most: int = 3) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.int64, (len(sizes), *sizes), elements=st.integers(-most, most))


def regret_of(payoffs: np.ndarray, profile: tuple[np.ndarray, ...]) -> float:
    """Compute what the best deviation gains, independently of the solver."""
    worst = 0.0
    for player, table in enumerate(payoffs):
        gains = []
        for own in [profile[player], *np.eye(table.shape[player])]:
            mixes = [own if p == player else mix for p, mix in enumerate(profile)]
            value = table
            for mix in reversed(mixes):
                value = value @ mix
            gains.append(float(value))
        worst = max(worst, max(gains[1:]) - gains[0])
    return worst


def rows(report: BatchReport, game: int = 0) -> np.ndarray:
    """Return the equilibria of one game as sorted rows."""
    part = slice(report.first[game], report.first[game + 1])
    flat = np.concatenate([mix[part] for mix in report.profiles], axis=1)
    return flat[np.lexsort(np.round(flat, 7).T[::-1])] if len(flat) else flat


@pytest.mark.slow
@pytest.mark.parametrize("sizes", SHAPES)
@given(seed=seeds)
@quick
def test_random_reals_give_an_odd_number_whose_indices_sum_to_one(
    sizes: tuple[int, ...], seed: int
) -> None:
    payoffs = reals(seed, sizes, count=8)
    report = solve_batch(payoffs)
    assert report.certified.all()
    assert not report.degenerate.any()
    assert (report.count % 2 == 1).all()
    assert (np.bincount(report.game, weights=report.index, minlength=8) == 1).all()
    for row, game in enumerate(report.game):
        profile = tuple(mix[row] for mix in report.profiles)
        assert regret_of(payoffs[game], profile) <= 1e-9
        for mix in profile:
            assert (mix >= 0).all()
            assert mix.sum() == pytest.approx(1.0, abs=1e-14)


@pytest.mark.slow
@pytest.mark.parametrize("sizes", SMALL)
@given(data=st.data())
@quick
def test_small_integers_never_crash_and_whatever_is_listed_is_an_equilibrium(
    sizes: tuple[int, ...], data: st.DataObject
) -> None:
    payoffs = data.draw(integers(sizes)).astype(float)
    report = solve(payoffs, second_opinion=False)
    assert report.equilibria, "every game has an equilibrium"
    assert report.proof == PROVED
    assert report.open == ""
    assert report.degenerate or report.index_sum == 1
    for own in report.equilibria:
        assert regret_of(payoffs, own.profile) <= 3e-9
        assert own.regret == pytest.approx(regret_of(payoffs, own.profile), abs=1e-12)
        pays = [float(np.einsum(t, [*range(t.ndim)], *_spread(own.profile))) for t in payoffs]
        np.testing.assert_allclose(own.payoffs, pays, atol=1e-12)


def _spread(profile: tuple[np.ndarray, ...]) -> list[object]:
    out: list[object] = []
    for axis, mix in enumerate(profile):
        out += [mix, [axis]]
    return [*out, []]


@pytest.mark.parametrize("sizes", SMALL)
@given(data=st.data())
@quick
def test_a_certified_game_keeps_its_equilibria_when_payoffs_tremble(
    sizes: tuple[int, ...], data: st.DataObject
) -> None:
    payoffs = data.draw(integers(sizes)).astype(float)
    report = solve_batch(payoffs[np.newaxis])
    if not report.certified[0]:
        return
    shaken = payoffs + 1e-7 * reals(data.draw(seeds), sizes, count=6)
    trembled = solve_batch(shaken)
    # nothing hid: an equilibrium that was overlooked would show up, or two would vanish
    assert (trembled.count[trembled.certified] == report.count[0]).all()
    for game in np.flatnonzero(trembled.certified):
        np.testing.assert_allclose(rows(trembled, int(game)), rows(report), atol=1e-2)


@pytest.mark.slow
@pytest.mark.parametrize("sizes", SHAPES)
@given(seed=seeds)
@quick
def test_renaming_strategies_renames_the_answer(sizes: tuple[int, ...], seed: int) -> None:
    payoffs = reals(seed, sizes)[0]
    rng = np.random.default_rng(seed)
    orders = [rng.permutation(size) for size in sizes]
    turned = payoffs
    for axis, order in enumerate(orders):
        turned = turned.take(order, axis=axis + 1)
    before, after = solve_batch(payoffs[np.newaxis]), solve_batch(turned[np.newaxis])
    renamed = np.concatenate(
        [mix[:, order] for mix, order in zip(before.profiles, orders, strict=True)], axis=1
    )
    renamed = renamed[np.lexsort(np.round(renamed, 7).T[::-1])]
    np.testing.assert_allclose(rows(after), renamed, atol=1e-9)
    assert sorted(before.index) == sorted(after.index)


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(3, 3), (2, 2, 2), (2, 3, 2)])
@given(seed=seeds)
@quick
def test_renumbering_players_renumbers_the_answer(sizes: tuple[int, ...], seed: int) -> None:
    payoffs = reals(seed, sizes)[0]
    before = solve_batch(payoffs[np.newaxis])
    for order in permutations(range(len(sizes))):
        turned = payoffs[list(order)].transpose(0, *(p + 1 for p in order))
        after = solve_batch(turned[np.newaxis])
        back = np.concatenate([after.profiles[order.index(p)] for p in range(len(sizes))], axis=1)
        back = back[np.lexsort(np.round(back, 7).T[::-1])]
        np.testing.assert_allclose(back, rows(before), atol=1e-9)
        assert after.index.sum() == before.index.sum()


@pytest.mark.slow
@pytest.mark.parametrize("sizes", SHAPES)
@given(seed=seeds, powers=st.lists(st.integers(-6, 6), min_size=3, max_size=3))
@quick
def test_units_and_offsets_of_a_players_payoffs_do_not_matter(
    sizes: tuple[int, ...], seed: int, powers: list[int]
) -> None:
    payoffs = reals(seed, sizes)
    scaled = payoffs.copy()
    for player, power in enumerate(powers[: len(sizes)]):
        scaled[:, player] = (payoffs[:, player] + player) * 10.0**power
    before, after = solve_batch(payoffs), solve_batch(scaled)
    np.testing.assert_allclose(rows(after), rows(before), atol=1e-9)
    np.testing.assert_array_equal(after.index, before.index)
    assert after.certified.all()


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(2, 2), (3, 3), (2, 2, 2)])
@given(seed=seeds)
@about(8)
def test_nashpy_finds_nothing_that_a_certified_answer_lacks(
    sizes: tuple[int, ...], seed: int
) -> None:
    payoffs = reals(seed, sizes)[0]
    report = solve(payoffs, second_opinion=False)
    for profile in nashpy_opinion(payoffs).profiles:
        near = [
            max(np.abs(p - q).max() for p, q in zip(profile, own.profile, strict=True))
            for own in report.equilibria
        ]
        assert min(near) < 1e-6


@given(seed=seeds)
@quick
def test_a_third_player_without_a_choice_leaves_the_bimatrix_as_it_was(seed: int) -> None:
    pair = reals(seed, (3, 3))
    third = np.random.default_rng(seed).normal(size=(1, 1, 3, 3))
    three = np.concatenate([pair, third], axis=1)[..., np.newaxis]
    two, with_third = solve_batch(pair), solve_batch(three)
    assert with_third.certified.all()
    np.testing.assert_allclose(rows(with_third)[:, :-1], rows(two), atol=1e-12)
    np.testing.assert_array_equal(with_third.index, two.index)


@given(seed=seeds)
@quick
def test_a_third_player_whose_choice_is_clear_leaves_the_bimatrix_as_it_was(seed: int) -> None:
    pair = reals(seed, (2, 2))
    three = np.empty((1, 3, 2, 2, 2))
    three[:, :2] = pair[..., np.newaxis]
    # only his own strategy matters to him, and nobody else minds
    three[:, 2] = [3.0, 1.0]
    two, with_third = solve_batch(pair), solve_batch(three)
    assert with_third.certified.all()
    np.testing.assert_allclose(rows(with_third)[:, :4], rows(two), atol=1e-12)
