"""Regimes and tipping points: exact on the baseline, complete on random games, honest on ties."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.affine import PayoffLine
from games.solve import solve_batch
from games.study.sweep.candidates import families
from games.study.sweep.exact import edges
from games.study.sweep.expectations import temptations, values, worth
from games.study.sweep.report import Gain, Sweep
from games.study.sweep.sweep import sweep
from games.task import Cancelled
from pure_intervals import pure_intervals

Make = Callable[..., PayoffLine]


def supports(found: Sweep) -> list[list[Any]]:
    return [[branch.support for branch in regime.branches] for regime in found.regimes]


def random_line(seed: int, shape: tuple[int, ...], fine: int = 997) -> PayoffLine:
    """Payoffs with random fractions: no ties but by accident; small `fine` makes ties usual."""
    rng = np.random.default_rng(seed)
    tables = []
    for _ in range(2):
        whole = rng.integers(-4 * fine, 4 * fine + 1, size=(len(shape), *shape))
        table = np.empty(whole.shape, dtype=object)
        for place in np.ndindex(whole.shape):
            table[place] = Fraction(int(whole[place]), fine)
        tables.append(table)
    return PayoffLine("pressure", Fraction(0), Fraction(1), *tables)


def support_set(line: PayoffLine, level: float) -> list[Any]:
    report = solve_batch(line.at(np.array([level])))
    return sorted(
        tuple(tuple(np.flatnonzero(profile[row]).tolist()) for profile in report.profiles)
        for row in range(len(report.game))
    )


def check_cover(found: Sweep, line: PayoffLine) -> None:
    assert found.regimes[0].low.exact == line.low
    assert found.regimes[-1].high.exact == line.high
    assert len(found.tipping_points) == len(found.regimes) - 1
    for place, (below, above) in enumerate(pairwise(found.regimes)):
        assert below.high is above.low is found.tipping_points[place].at
        assert below.low.value < below.high.value
        # among ties another thing known makes another regime, whatever is listed
        one, two = ((sorted(b.support for b in r.branches), r.tied) for r in (below, above))
        assert one != two
    for regime in found.regimes:
        for branch in regime.branches:
            assert branch.levels[0] == regime.low.value
            assert branch.levels[-1] == regime.high.value
            assert (np.diff(branch.levels) > 0).all()
            for profile in branch.profiles:
                assert np.allclose(profile.sum(axis=1), 1.0)
                assert (profile >= 0).all()


def check_tipping_points_are_proved(found: Sweep, line: PayoffLine) -> None:
    """An exact tipping point makes a slack exactly zero; an inexact one is no pure border."""
    pure_ends = {end for ends in pure_intervals(line).values() for end in ends}
    ties = edges(line)
    for tip in found.tipping_points:
        if tip.at.exact is None:
            assert not any(abs(float(end) - tip.at.value) < 1e-9 for end in pure_ends)
            continue
        assert tip.at.value == float(tip.at.exact)
        cells = line.exact(tip.at.exact).ravel()
        tied = any(gain == 0 for gain in ties.at(tip.at.exact))
        polynomials = families(found.shape)
        assert tied or any(
            family.value(cells, member) == 0
            for family in polynomials
            for member in range(family.count)
        )
        if tip.cause is not None and tip.cause.gain is not None:
            gain = tip.cause.gain
            assert gain.const + gain.slope * tip.at.exact == 0
            assert gain.slope > 0


def check_limits_are_equilibria(found: Sweep, line: PayoffLine) -> None:
    """Both ends of every branch are equilibria of the games at the tipping points."""
    for regime in found.regimes:
        for branch in regime.branches:
            payoffs = line.at(branch.levels[[0, -1]])
            ends = [profile[[0, -1]] for profile in branch.profiles]
            assert np.allclose(worth(payoffs, ends)[0], branch.payoffs[[0, -1]])
            assert temptations(payoffs, ends, branch.support).max(initial=-1.0) < 1e-6
            for player, played in enumerate(branch.support):
                each = values(payoffs, ends, player)[:, list(played)]
                assert np.ptp(each, axis=1).max() < 1e-6


def check_causes_are_missing_only_at_folds(found: Sweep) -> None:
    for tip in found.tipping_points:
        if tip.cause is not None:
            continue
        below, above = found.regimes[tip.below], found.regimes[tip.below + 1]
        many, few = sorted((below, above), key=lambda regime: -len(regime.branches))
        pair = [b for b in many.branches if all(len(played) > 1 for played in b.support)]
        assert len(many.branches) == len(few.branches) + 2
        place = -1 if many is below else 0
        ends = [np.concatenate([p[place] for p in branch.profiles]) for branch in pair]
        assert min(np.abs(a - b).max() for a, b in combinations(ends, 2)) < 1e-3


def test_the_baseline_tips_at_four_exact_levels_between_five_regimes(iraq: Make) -> None:
    found = sweep(iraq())
    assert [tip.at.exact for tip in found.tipping_points] == [
        Fraction(3, 16),
        Fraction(7, 20),
        Fraction(8, 15),
        Fraction(2, 3),
    ]
    assert supports(found) == [
        [((1,), (1,), (1,))],
        [((1,), (0,), (1,))],
        [((0, 1), (0, 1), (1,))],
        [((0,), (0,), (1,))],
        [((0,), (0,), (0,))],
    ]
    assert found.certified
    assert not any(regime.degenerate for regime in found.regimes)


def test_the_baseline_names_the_four_inequalities_that_bind(iraq: Make) -> None:
    causes = [tip.cause for tip in sweep(iraq()).tipping_points]
    assert [(c.player, c.from_strategy, c.to_strategy, c.others, c.gain) for c in causes if c] == [
        (1, 1, 0, (1, None, 1), Gain(Fraction(-3, 4), Fraction(4))),
        (0, 1, 0, (None, 0, 1), Gain(Fraction(-7, 10), Fraction(2))),
        (1, 1, 0, (0, None, 1), Gain(Fraction(-16, 5), Fraction(6))),
        (2, 1, 0, (0, 0, None), Gain(Fraction(-1), Fraction(3, 2))),
    ]


def test_with_less_assistance_three_equilibria_live_side_by_side(iraq: Make) -> None:
    found = sweep(iraq(assistance="0.6"))
    assert [len(regime.branches) for regime in found.regimes] == [1, 1, 1, 3, 1, 1]
    many = found.regimes[3]
    assert many.low.value == pytest.approx(0.46464306124, abs=1e-10)
    assert many.high.value == pytest.approx(0.50244578712, abs=1e-10)
    assert sorted(branch.index for branch in many.branches) == [-1, 1, 1]
    assert found.certified
    assert found.tipping_points[-1].at.exact == Fraction(3, 5)
    # the two that are born together start from one point
    born = [branch for branch in many.branches if branch.follows is None]
    assert len(born) == 2
    for one, other in zip(born[0].profiles, born[1].profiles, strict=True):
        assert np.allclose(one[0], other[0], atol=1e-7)
    # and the one that was there before goes on, beside them
    assert [branch.support for branch in many.branches if branch.follows == 0] == [
        ((0, 1), (0, 1), (1,))
    ]


def test_a_temptation_while_others_mix_is_named_with_its_slope(iraq: Make) -> None:
    tip = sweep(iraq(assistance="0.6")).tipping_points[3]
    cause = tip.cause
    assert cause is not None
    assert (cause.player, cause.from_strategy, cause.to_strategy) == (2, 1, 0)
    assert cause.mixing
    assert cause.gain is None
    assert cause.slope > 0
    assert cause.others == (None, None, None)


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(2, 2, 2), (2, 2), (2, 3), (3, 3), (3, 2)])
@about(40)
@given(seed=st.integers(0, 2**32), share=st.lists(st.floats(0.001, 0.999), min_size=3, max_size=3))
def test_inside_a_regime_every_game_has_the_same_supports(
    shape: tuple[int, ...], seed: int, share: list[float]
) -> None:
    line = random_line(seed, shape)
    found = sweep(line)
    check_cover(found, line)
    check_tipping_points_are_proved(found, line)
    check_limits_are_equilibria(found, line)
    check_causes_are_missing_only_at_folds(found)
    for regime in found.regimes:
        width = regime.high.value - regime.low.value
        if width < 1e-5:
            continue
        for part in share:
            expected = sorted(branch.support for branch in regime.branches)
            assert support_set(line, regime.low.value + part * width) == expected


@pytest.mark.slow
@about(60)
@given(seed=st.integers(0, 2**32))
def test_small_whole_numbers_with_many_ties_never_break_a_sweep(seed: int) -> None:
    line = random_line(seed, (2, 2, 2) if seed % 2 else (3, 3), fine=1)
    found = sweep(line)
    check_cover(found, line)
    check_tipping_points_are_proved(found, line)


@pytest.mark.slow
@about(40)
@given(seed=st.integers(0, 2**32))
def test_pure_equilibria_live_exactly_on_their_intervals(seed: int) -> None:
    line = random_line(seed, (2, 2, 2))
    found = sweep(line)
    for profile, (low, high) in pure_intervals(line).items():
        support = tuple((played,) for played in profile)
        homes = [r for r in found.regimes if support in [b.support for b in r.branches]]
        if low == high:
            continue
        assert homes[0].low.exact == low
        assert homes[-1].high.exact == high


def dip(width: Fraction, center: Fraction) -> tuple[Any, Any]:
    """A prisoner's dilemma in which cooperation is an equilibrium only in a narrow window.

    Row gives up cooperating above center + width / 2, column below center - width / 2.
    """
    top, bottom = center + width / 2, center - width / 2
    # gain of defecting against cooperation: row s - top, column bottom - s
    base = [[[0, -3], [-top, -1]], [[0, bottom], [-3, -1]]]
    slope = [[[0, 0], [1, 0]], [[0, -1], [0, 0]]]
    return base, slope


@pytest.mark.parametrize("width", ["1e-4", "1e-5", "1e-6", "1e-7"])
def test_a_regime_far_narrower_than_the_grid_is_found(make_line: Make, width: str) -> None:
    base, slope = dip(Fraction(width), Fraction("0.4321"))
    found = sweep(make_line(base, slope))
    assert len(found.regimes) == 3
    low, high = (tip.at.exact for tip in found.tipping_points)
    assert low == Fraction("0.4321") - Fraction(width) / 2
    assert high == Fraction("0.4321") + Fraction(width) / 2
    assert ((0,), (0,)) in [branch.support for branch in found.regimes[1].branches]


def test_turning_the_driver_around_turns_the_sweep_around(iraq: Make) -> None:
    line = iraq()
    back = PayoffLine("relief", Fraction(0), Fraction(1), line.base + line.slope, -line.slope)
    there, returned = sweep(line), sweep(back)
    assert [1 - tip.at.exact for tip in reversed(returned.tipping_points) if tip.at.exact] == [
        tip.at.exact for tip in there.tipping_points
    ]
    assert supports(returned) == supports(there)[::-1]
    for tip, other in zip(there.tipping_points, reversed(returned.tipping_points), strict=True):
        assert tip.cause is not None
        assert other.cause is not None
        assert (tip.cause.from_strategy, tip.cause.to_strategy) == (
            other.cause.to_strategy,
            other.cause.from_strategy,
        )
        assert other.cause.slope > 0


def test_a_driver_without_effect_leaves_one_regime(make_line: Make) -> None:
    stag = [[[4, 0], [3, 2]], [[4, 3], [0, 2]]]
    found = sweep(make_line(stag, np.zeros((2, 2, 2), int)))
    assert len(found.regimes) == 1
    assert not found.tipping_points
    assert len(found.regimes[0].branches) == 3
    assert all(len(branch.levels) == 2 for branch in found.regimes[0].branches)


@pytest.mark.parametrize("shape", [(2, 2), (3, 3), (2, 2, 2)])
def test_a_game_of_nothing_but_ties_has_one_degenerate_regime(
    make_line: Make, shape: tuple[int, ...]
) -> None:
    zero = np.zeros((len(shape), *shape), int)
    found = sweep(make_line(zero, zero))
    assert len(found.regimes) == 1
    assert found.regimes[0].degenerate
    assert found.proved


def test_a_tie_at_every_level_makes_no_tipping_points(make_line: Make) -> None:
    # row is indifferent against the left column whatever the pressure; left is dominant
    base = [[[1, 0], [1, 2]], [[2, 0], [2, 0]]]
    slope = [[[1, 0], [1, 1]], [[0, 0], [0, 0]]]
    found = sweep(make_line(base, slope))
    assert len(found.regimes) == 1
    assert found.regimes[0].degenerate
    assert found.regimes[0].proved
    assert found.regimes[0].known is not None
    assert found.regimes[0].known.report.families


def test_branches_break_at_jumps_and_continue_where_they_meet(make_line: Make) -> None:
    # matching pennies in which row's heads win grows: below 0 pure, above mixed, continuously
    base = [[["-0.5", 1], [1, 0]], [[1, 0], [0, 1]]]
    slope = [[[1, 0], [0, 0]], [[0, 0], [0, 0]]]
    found = sweep(make_line(base, slope, -1, 1))
    for below, above in pairwise(found.regimes):
        for branch in above.branches:
            if branch.follows is not None:
                before = below.branches[branch.follows]
                for one, other in zip(before.profiles, branch.profiles, strict=True):
                    assert np.allclose(one[-1], other[0], atol=1e-6)


def test_a_mixed_branch_is_drawn_to_within_a_thousandth(make_line: Make) -> None:
    # probability of row's first strategy is 0.01 / (0.01 + s): a sharp bend near 0
    base = [[[1, 0], [0, 1]], [[0, "0.01"], [1, 0]]]
    slope = [[[0, 0], [0, 0]], [[0, 0], [0, 0]]]
    base[1] = [["-1", "0"], ["0.01", "0"]]
    slope[1] = [[0, 0], [1, 0]]
    line = make_line(base, slope)
    found = sweep(line)
    assert len(found.regimes) == 1
    (branch,) = found.regimes[0].branches
    levels = np.linspace(0, 1, 5003)
    drawn = np.interp(levels, branch.levels, branch.profiles[0][:, 0])
    truth = (0.01 + levels) / (1.01 + levels)
    assert np.abs(drawn - truth).max() < 1e-3


def test_a_waiting_sweep_can_be_cancelled(iraq: Make) -> None:
    class Stop:
        cancelled = True

        def progress(self, done: int, total: int) -> None:
            raise AssertionError((done, total))

    with pytest.raises(Cancelled):
        sweep(iraq(), token=Stop())


def test_an_empty_range_is_refused_by_name(make_line: Make) -> None:
    stag = [[[4, 0], [3, 2]], [[4, 3], [0, 2]]]
    with pytest.raises(ValueError, match="the range of pressure is empty"):
        sweep(make_line(stag, np.zeros((2, 2, 2), int), 1, 1))


def test_at_a_tipping_point_the_regime_above_is_meant(iraq: Make) -> None:
    found = sweep(iraq())
    assert [found.regime_at(level) for level in (0.0, 0.1875, 0.349, 0.35, 0.6, 1.0)] == [
        0,
        1,
        1,
        2,
        3,
        4,
    ]


def test_a_mixed_border_with_a_simple_fraction_is_proved_and_shown_exactly(make_line: Make) -> None:
    # matching pennies; column's third strategy pays s - 1/3 against row's even mix, else badly
    base = [[[1, -1, 0], [-1, 1, 1]], [[-1, 1, "1/3"], [1, -1, -1]]]
    slope = [np.zeros((2, 3), int).tolist(), [[0, 0, 2], [0, 0, 0]]]
    found = sweep(make_line(base, slope))
    first = found.tipping_points[0]
    assert first.at.exact == Fraction(1, 3)
    assert first.cause is not None
    assert first.cause.mixing
    assert (first.cause.player, first.cause.to_strategy) == (1, 2)
    assert first.cause.slope == pytest.approx(1.0, abs=1e-6)
