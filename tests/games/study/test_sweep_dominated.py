"""What nobody plays in any equilibrium is left out of a sweep, and changes nothing in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.affine import PayoffLine
from games.study.sweep.listing import listed
from games.study.sweep.sweep import sweep
from games.study.verified import LEFT_OUT, verified_line
from tests.support.examples import about
from tests.support.proved_lines import drawn

if TYPE_CHECKING:
    from games.study.sweep.report import Sweep

Put = Callable[[], Fraction]
CUBE = (2, 2, 2)


def with_dominated(
    line: PayoffLine, player: int, place: int, others: Put, worse: Fraction
) -> PayoffLine:
    """Give a player a strategy that pays `worse` than his first, and others what they draw."""
    tables = []
    for part, table in enumerate((line.base, line.slope)):
        own = np.insert(table, place, table.take(0, axis=1 + player), axis=1 + player)
        for other in range(len(own)):
            new = np.moveaxis(own[other], player, 0)[place]
            if other == player:
                new -= Fraction(0) if part else worse
            else:
                new.ravel()[:] = [others() for _ in range(new.size)]
                np.moveaxis(own[other], player, 0)[place] = new
        tables.append(own)
    return PayoffLine(line.driver, line.low, line.high, *tables)


def fold() -> PayoffLine:
    """Return a game of two strategies each in which two that all mix begin at -1 and meet at 0."""
    quarters = [[[[1, 3], [-3, -1]], [[0, 0], [0, 0]]], [[[1, -3], [0, 0]], [[3, -1], [0, 0]]]]
    quarters += [[[[28, 0], [-36, 0]], [[4, 0], [4, 0]]]]
    base = np.array(quarters, dtype=object) * Fraction(1, 4)
    slope = base * 0
    slope[2, :, :, 0] = Fraction(1)
    return PayoffLine("s", Fraction(-2), Fraction(2), base, slope)


def nothing() -> Fraction:
    return Fraction(0)


def test_a_sweep_that_leaves_out_strategies_says_that_it_is_not_verified() -> None:
    pytest.importorskip("flint")
    line = with_dominated(fold(), 1, 2, nothing, Fraction(50))
    assert verified_line(line).lack == LEFT_OUT
    assert verified_line(fold()).passed


@pytest.mark.parametrize(("second", "third"), [(2, 2), (0, 1), (1, 0)])
def test_a_fold_is_found_beside_dominated_strategies_at_which_others_tie(
    second: int, third: int
) -> None:
    pytest.importorskip("flint")
    line = with_dominated(fold(), 1, second, nothing, Fraction(50))
    found = sweep(with_dominated(line, 2, third, nothing, Fraction(50)))
    assert found.shape == (2, 3, 3)
    assert found.proved
    assert [tip.at.exact for tip in found.tipping_points] == [-1, 0]
    assert [len(regime.branches) for regime in found.regimes] == [3, 3, 1]
    own = [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]
    own[1].insert(second, 0.0)
    own[2].insert(third, 0.0)
    assert found.tipping_points[1].meeting == (tuple(map(tuple, own)),)
    (cause,) = found.tipping_points[0].causes
    assert cause.gain is not None
    assert (cause.player, cause.gain.const, cause.gain.slope) == (2, 1, 1)
    assert {cause.from_strategy, cause.to_strategy} == {0, 1, 2} - {third}
    assert cause.others[1] == (1 if second > 1 else 2)


@pytest.mark.slow
@about(60)
@given(st.sampled_from([(2, 2), CUBE]), st.sampled_from([1, 400]), st.integers(0, 10**6))
def test_a_dominated_strategy_changes_nothing_that_is_found(
    shape: tuple[int, ...], most: int, seed: int
) -> None:
    dice = random.Random(seed)

    def number() -> Fraction:
        return Fraction(dice.randint(-most, most), 1 if most < 9 else 100)

    line = more = drawn(shape, number)
    places = {}
    for player in dice.sample(range(len(shape)), dice.randint(1, 2)):
        places[player] = dice.randint(0, 2)
        more = with_dominated(more, player, places[player], number, Fraction(dice.randint(1, 60)))
    orders = [
        [k + (k >= places[player]) if player in places else k for k in range(size)]
        for player, size in enumerate(shape)
    ]
    assert_same(sweep(line), sweep(more), orders)


def assert_same(one: Sweep, two: Sweep, orders: list[list[int]]) -> None:
    """Compare sweeps; `orders` has the place of every strategy of one in the other, by player."""
    assert one.proved == two.proved
    assert [tip.at for tip in one.tipping_points] == [tip.at for tip in two.tipping_points]
    for tip, other in zip(one.tipping_points, two.tipping_points, strict=True):
        for mix, more in zip(tip.meeting, other.meeting, strict=True):
            for own, wide, order in zip(mix, more, orders, strict=True):
                assert [wide[k] for k in order] == pytest.approx(own, abs=1e-9)
    for below, above in zip(one.regimes, two.regimes, strict=True):
        assert (below.low, below.high, below.certified) == (above.low, above.high, above.certified)
        told = [
            (tuple(tuple(orders[p][k] for k in own) for p, own in enumerate(b.support)), b.index)
            for b in below.branches
        ]
        assert sorted(told) == sorted((b.support, b.index) for b in above.branches)
        assert (below.tied is None) == (above.tied is None)
        if below.tied and above.tied:
            assert above.tied.surviving == tuple(
                tuple(order[k] for k in own)
                for order, own in zip(orders, below.tied.surviving, strict=True)
            )
            assert below.known is not None
            assert above.known is not None
            assert len(below.known.report.families) == len(above.known.report.families)


def test_what_is_dominated_once_something_else_is_gone_is_left_out_too() -> None:
    line = drawn((2, 2), lambda: Fraction(1))
    # the second's third strategy never pays; without it the first's third does not either
    line = with_dominated(line, 0, 2, nothing, Fraction(1))
    line = with_dominated(line, 1, 2, nothing, Fraction(1))
    line.base[0, 2, 2] = Fraction(9)
    found = listed(line)
    assert found.line.base.shape == (2, 2, 2)
    assert found.strategies == ((0, 1), (0, 1))


def test_two_strategies_are_left_of_a_player_of_whom_one_dominates_all() -> None:
    line = with_dominated(drawn((2, 2), lambda: Fraction(1)), 0, 2, nothing, Fraction(1))
    line.base[0, 0] += Fraction(5)
    found = listed(line)
    assert found.line.base.shape == (2, 2, 2)
    assert all(0 in order for order in found.strategies)
    (regime,) = sweep(line).regimes
    assert regime.tied is not None
    assert 0 in regime.tied.surviving[0]


def test_what_it_costs_to_leave_counts_dominated_strategies() -> None:
    # coordination on 0 or 1; who leaves for the third loses least
    base = np.zeros((2, 2, 2), dtype=object) * Fraction(1)
    base[:, 0, 0] = base[:, 1, 1] = Fraction(10)
    slope = base * 0
    line = PayoffLine("s", Fraction(0), Fraction(1), base, slope)
    more = with_dominated(line, 0, 2, nothing, Fraction(1))
    whole, part = (sweep(own).regimes[0].branches for own in (more, line))
    assert whole[0].support == part[0].support == ((0,), (0,))
    assert max(whole[0].hold) < min(part[0].hold)
