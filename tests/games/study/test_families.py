"""Polynomials of events vanish where the event happens, in floats and exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from games.study.sweep.candidates import complete, families
from games.study.sweep.families import beside, every, subsets
from games.study.sweep.family_blocks import Fold, Lure, WideFold, folds, lures, wide_folds
from games.study.sweep.family_pairs import Outsider, Tie, outsiders, ties
from games.study.sweep.family_wide import WideLure, wide_lures

SHAPES = [(2, 2, 2), (3, 3), (3, 2, 2), (3, 3, 3), (2, 4)]


def leveled(game: np.ndarray, profile: list[np.ndarray], free: dict[int, list[int]]) -> np.ndarray:
    """Make everybody indifferent between all strategies against a profile, but those `free`."""
    game = game.copy()
    players = game.shape[0]
    for player in range(players):
        others = [p for p in range(players) if p != player]
        worth = game[player]
        for other in reversed(others):
            worth = np.tensordot(worth, profile[other], axes=([other], [0]))
        shift = worth.copy()
        shift[free.get(player, [])] += 0.3
        shape = [1] * players
        shape[player] = len(shift)
        game[player] = game[player] - shift.reshape(shape)
    return game


def mixed(rng: np.random.Generator, size: int, played: Any) -> np.ndarray:
    profile = np.zeros(size)
    profile[np.atleast_1d(played)] = rng.dirichlet(np.full(np.size(played), 3.0))
    return profile


def outside(size: int, played: Any) -> list[int]:
    return [s for s in range(size) if s not in np.atleast_1d(played).tolist()]


def vanishes(family: Any, member: int, game: np.ndarray) -> bool:
    cells = game.reshape(1, -1)
    everyone = np.abs(family.values(cells)[0])
    return bool(everyone[member] <= 1e-9 * max(1.0, np.median(everyone)))


@pytest.mark.parametrize("member", range(0, 81, 7))
def test_a_lure_vanishes_where_a_third_strategy_ties_with_the_block(member: int) -> None:
    rng, shape = np.random.default_rng(member), (3, 3, 3)
    family = lures(shape)
    assert isinstance(family, Lure)
    profile: list[np.ndarray] = [np.empty(0)] * 3
    free = {}
    for role, player in enumerate(family.roles[member].tolist()):
        pair = family.strategies[member, role]
        profile[player] = mixed(rng, 3, pair)
        if role > 0:
            free[player] = outside(3, pair)
    game = leveled(rng.normal(size=(3, *shape)), profile, free)
    assert vanishes(family, member, game)
    assert family.possible(game.reshape(1, -1), np.array([member]))[0]


@pytest.mark.parametrize("member", range(0, 54, 5))
def test_a_wide_lure_vanishes_where_a_third_strategy_ties(member: int) -> None:
    rng, shape = np.random.default_rng(member), (3, 3, 3)
    family = wide_lures(shape)
    assert isinstance(family, WideLure)
    wide, _, other = family.roles[member].tolist()
    profile: list[np.ndarray] = [np.empty(0)] * 3
    profile[wide] = mixed(rng, 3, family.triples[member])
    for role in (1, 2):
        player = int(family.roles[member, role])
        profile[player] = mixed(rng, 3, family.pairs[member, role - 1])
    game = leveled(
        rng.normal(size=(3, *shape)), profile, {other: outside(3, family.pairs[member, 1])}
    )
    assert vanishes(family, member, game)
    assert family.possible(game.reshape(1, -1), np.array([member]))[0]


@pytest.mark.parametrize("size", [2, 3])
def test_an_outsider_vanishes_where_the_third_player_is_indifferent(size: int) -> None:
    rng, shape = np.random.default_rng(size), (3, 3, 3)
    family = outsiders(shape, size)
    assert isinstance(family, Outsider)
    for member in range(0, family.count, 5):
        profile: list[np.ndarray] = [np.empty(0)] * 3
        first, second, third = family.roles[member].tolist()
        profile[first] = mixed(rng, 3, family.mixes[0][member])
        profile[second] = mixed(rng, 3, family.mixes[1][member])
        profile[third] = mixed(rng, 3, family.stays[member])
        game = leveled(rng.normal(size=(3, *shape)), profile, {})
        assert vanishes(family, member, game)
        assert family.possible(game.reshape(1, -1), np.array([member]))[0]


def test_a_tie_vanishes_where_three_strategies_are_level_against_a_mix_of_two() -> None:
    rng, shape = np.random.default_rng(1), (3, 4)
    family = ties(shape, 3)
    assert isinstance(family, Tie)
    for member in range(family.count):
        own, other = family.roles[member].tolist()
        profile: list[np.ndarray] = [np.empty(0)] * 2
        profile[other] = mixed(rng, shape[other], family.mixed[member])
        profile[own] = mixed(rng, shape[own], family.tied[member])
        free = {own: outside(shape[own], family.tied[member])}
        game = leveled(rng.normal(size=(2, *shape)), profile, free)
        assert vanishes(family, member, game)
        assert family.possible(game.reshape(1, -1), np.array([member]))[0]


def test_a_fold_vanishes_where_two_solutions_meet() -> None:
    # player 1's gain (q - 1/2)^2 once r = q is enforced by the others' gains: a double root
    base = np.zeros((3, 2, 2, 2))
    q_gain = np.array([[0.25, -0.25], [-0.25, 0.25]])  # (q - 1/2)(r - 1/2) at the corners
    base[0, 1] = q_gain
    p_is_q = np.array([[0.0, -1.0], [1.0, 0.0]])  # p - q
    base[2, :, :, 1] = p_is_q
    base[1, :, 1, :] = p_is_q  # p - r
    family = folds((2, 2, 2))
    assert isinstance(family, Fold)
    assert abs(float(family.values(base.reshape(1, -1))[0, 0])) < 1e-12
    assert family.possible(base.reshape(1, -1), np.array([0]))[0]
    base[0, 1] -= 0.01
    assert abs(float(family.values(base.reshape(1, -1))[0, 0])) > 1e-4


def test_a_wide_fold_vanishes_where_two_bilinear_gains_touch() -> None:
    # gains q - r and (q - 1/2)(r - 1/2): together (q - 1/2)^2
    base = np.zeros((3, 3, 2, 2))
    base[0, 1] = [[0.0, -1.0], [1.0, 0.0]]
    base[0, 2] = [[0.25, -0.25], [-0.25, 0.25]]
    family = wide_folds((3, 2, 2))
    assert isinstance(family, WideFold)
    assert family.count == 1
    assert abs(float(family.values(base.reshape(1, -1))[0, 0])) < 1e-12
    assert family.possible(base.reshape(1, -1), np.array([0]))[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_floats_and_fractions_give_the_same_polynomials(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    whole = rng.integers(-9, 10, size=(len(shape), *shape))
    exact = np.array([Fraction(int(number), 7) for number in whole.ravel()], dtype=object)
    floats = exact.astype(np.float64)
    for family in families(shape):
        values = family.values(floats[None])[0]
        for member in range(0, family.count, max(1, family.count // 5)):
            assert float(family.value(exact, member)) == pytest.approx(values[member], abs=1e-7)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_event_is_a_polynomial_of_the_degree_it_announces(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(2)
    base, slope = rng.normal(size=(2, int(np.prod([len(shape), *shape]))))
    for family in families(shape):
        at = np.cos(np.pi * (np.arange(family.degree + 4) + 0.5) / (family.degree + 4))
        values = family.values(base + at[:, None] * slope)
        fit = np.polynomial.chebyshev.chebfit(at, values, family.degree)
        back = np.polynomial.chebyshev.chebval(at, fit).T
        assert np.abs(back - values).max() <= 1e-8 * np.abs(values).max()


def test_all_events_are_known_for_two_players_and_for_2x2x2() -> None:
    assert complete((6, 6))
    assert complete((2, 2, 2))
    assert not complete((2, 2, 3))


def test_every_combination_is_listed_once() -> None:
    sets, others = every(subsets(4, 2), np.arange(3))
    assert len(sets) == len(others) == 18
    assert len({(*row, int(other)) for row, other in zip(sets.tolist(), others, strict=True)}) == 18
    pairs, strategy = beside(subsets(3, 2), 3)
    assert [(*pair, int(s)) for pair, s in zip(pairs.tolist(), strategy, strict=True)] == [
        (0, 1, 2),
        (0, 2, 1),
        (1, 2, 0),
    ]
