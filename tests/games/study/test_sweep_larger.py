"""Sweeps of larger three-player games: narrow regimes, doubts, graded responses."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.affine import PayoffLine
from games.model.file.library import load_named
from games.study.sweep.samples import look, supports_of
from games.study.sweep.suspicion import doubtful
from games.study.sweep.sweep import sweep
from games.task import NullToken
from tests.support.lines import payoff_line

Make = Callable[..., PayoffLine]


def random_line(seed: int, shape: tuple[int, ...]) -> PayoffLine:
    rng = np.random.default_rng(seed)
    tables = []
    for _ in range(2):
        table = np.empty((len(shape), *shape), dtype=object)
        for place in np.ndindex(table.shape):
            table[place] = Fraction(int(rng.integers(-4000, 4001)), 997)
        tables.append(table)
    return PayoffLine("pressure", Fraction(0), Fraction(1), *tables)


def supports_at(line: PayoffLine, levels: list[float]) -> list[list[Any]]:
    samples = look(line, np.array(levels), NullToken())
    return [
        sorted(supports_of(signature, len(samples.profiles))) for signature in samples.signatures
    ]


def in_a_third_players_company(table: Any) -> Any:
    """Put a 2x2 game into 3x3x3: third strategies and all but one of the third player's lose."""
    wide = np.full((3, 3, 3, 3), "-20", dtype=object)
    wide[0, :2, :2, :] = np.array(table[0], dtype=object)[:, :, None]
    wide[1, :2, :2, :] = np.array(table[1], dtype=object)[:, :, None]
    wide[0, 2, :, :] = wide[1, :, 2, :] = -50
    wide[2, :, :, 0], wide[2, :, :, 1], wide[2, :, :, 2] = 1, 0, -1
    return wide


def flat(table: Any) -> Any:
    """Slopes for the same game: nothing but the 2x2 corner moves."""
    wide = np.zeros((3, 3, 3, 3), dtype=object)
    wide[0, :2, :2, :] = np.array(table[0], dtype=object)[:, :, None]
    wide[1, :2, :2, :] = np.array(table[1], dtype=object)[:, :, None]
    return wide


@pytest.mark.parametrize("width", ["1e-3", "1e-5"])
def test_a_narrow_pure_regime_of_a_3x3x3_game_is_found_exactly(make_line: Make, width: str) -> None:
    center, half = Fraction("0.4321"), Fraction(width) / 2
    base = [[[0, -3], [-center - half, -1]], [[0, center - half], [-3, -1]]]
    slope = [[[0, 0], [1, 0]], [[0, -1], [0, 0]]]
    found = sweep(make_line(in_a_third_players_company(base), flat(slope)))
    assert [tip.at.exact for tip in found.tipping_points] == [center - half, center + half]
    assert ((0,), (0,), (0,)) in [branch.support for branch in found.regimes[1].branches]


@pytest.mark.slow
@about(6)
@given(
    seed=st.integers(0, 2**32),
    shape=st.sampled_from([(2, 2, 3), (2, 3, 3), (3, 2, 3), (3, 3, 3)]),
    share=st.floats(0.01, 0.99),
)
def test_inside_a_regime_every_game_has_the_same_supports(
    seed: int, shape: tuple[int, ...], share: float
) -> None:
    line = random_line(seed, shape)
    found = sweep(line)
    wide = [r for r in found.regimes if r.high.value - r.low.value > 1e-5]
    levels = [r.low.value + share * (r.high.value - r.low.value) for r in wide]
    for regime, supports in zip(wide, supports_at(line, levels), strict=True):
        assert sorted(branch.support for branch in regime.branches) == supports
    assert found.regimes[0].low.exact == 0
    assert found.regimes[-1].high.exact == 1
    assert all(a.high is b.low for a, b in pairwise(found.regimes))


@pytest.mark.slow
def test_a_dense_grid_shows_no_regime_that_the_sweep_has_missed() -> None:
    # this game has regimes far narrower than a step of the sweep's grid
    line = random_line(3, (3, 3, 3))
    found = sweep(line)
    widths = [regime.high.value - regime.low.value for regime in found.regimes]
    assert min(widths) < 1 / 400
    levels = ((np.arange(600) + 0.5) / 600).tolist()
    for level, supports in zip(levels, supports_at(line, levels), strict=True):
        regime = found.regimes[found.regime_at(level)]
        assert sorted(branch.support for branch in regime.branches) == supports


@pytest.mark.slow
def test_a_larger_sweep_says_what_it_cannot_promise() -> None:
    found = sweep(random_line(5, (3, 3, 3)))
    assert any("could be missed" in note for note in found.notes)


def test_graded_responses_tip_between_at_least_four_regimes() -> None:
    scenario = load_named("graded-responses")
    found = sweep(payoff_line(scenario, "sanctions"))
    assert len(found.regimes) >= 4
    assert found.certified
    assert all(tip.cause is not None for tip in found.tipping_points)
    assert all(tip.at.exact is not None for tip in found.tipping_points)


def test_a_border_that_explains_its_change_is_not_doubted(iraq: Make) -> None:
    line = iraq()
    samples = look(line, np.array([0.15, 0.19, 0.3, 0.36]), NullToken())
    assert doubtful(line, samples, np.array([3 / 16, 7 / 20])).size == 0


def test_a_border_in_the_wrong_place_is_doubted_from_both_sides(iraq: Make) -> None:
    line = iraq()
    samples = look(line, np.array([0.15, 0.19]), NullToken())
    levels = doubtful(line, samples, np.array([0.17]))
    assert len(levels) == 2
    assert levels[0] < 0.17 < levels[1]
    assert np.abs(levels - 0.17).max() < 1e-4


def test_two_equilibria_that_meet_and_vanish_are_no_reason_for_doubt() -> None:
    games = (random_line(seed, (2, 2, 2)) for seed in range(99))
    at, line = next(
        (tip.at.value, game)
        for game in games
        for tip in sweep(game).tipping_points
        if not tip.cause
    )
    samples = look(line, np.array([at - 1e-4, at + 1e-4]), NullToken())
    assert doubtful(line, samples, np.array([at])).size == 0
