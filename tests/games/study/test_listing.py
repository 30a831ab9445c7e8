"""A game is listed in one way however it is told; what is found is told as it was asked."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.affine import PayoffLine
from games.study.sweep.listing import listed
from games.study.sweep.sweep import sweep
from small_scenarios import small_scenarios, told_otherwise
from tests.support.lines import payoff_line

Make = Callable[..., PayoffLine]


@given(data=st.data())
def test_a_game_told_otherwise_is_listed_the_same(data: st.DataObject) -> None:
    scenario = data.draw(small_scenarios())
    one = listed(payoff_line(scenario, "d"))
    two = listed(payoff_line(data.draw(told_otherwise(scenario)), "d"))
    assert sorted(map(len, one.strategies)) == sorted(map(len, two.strategies))
    assert (one.line.base == two.line.base).all()
    assert (one.line.slope == two.line.slope).all()


def test_strategies_that_change_places_only_together_are_listed_in_one_way(make_line: Make) -> None:
    # every row is the one above moved by a place: no strategy differs from another of its player
    turn = (np.arange(4)[None, :] - np.arange(4)[:, None]) % 4
    base = np.stack([np.array(own)[turn] for own in ([1, 0, 1, 0], [-1, -1, 0, 1])])
    slope = np.stack([np.array(own)[turn] for own in ([0, -1, 0, 0], [1, -1, -1, 0])])
    told = make_line(base.tolist(), slope.tolist())
    cells = np.ix_(range(2), (3, 2, 1, 0), (2, 3, 1, 0))
    other = make_line(base[cells].tolist(), slope[cells].tolist())
    one, two = listed(told), listed(other)
    assert (one.line.base == two.line.base).all()
    assert (one.line.slope == two.line.slope).all()
    assert sweep(told).certified == sweep(other).certified


def test_players_strategies_units_and_zeros_can_all_differ(iraq: Make) -> None:
    line = iraq()
    told = [line.base.transpose(0, 3, 1, 2)[[2, 0, 1]], line.slope.transpose(0, 3, 1, 2)[[2, 0, 1]]]
    base, slope = (table[:, ::-1, :, ::-1] for table in told)
    units = np.array([Fraction(3), Fraction(1, 10), Fraction(7)], dtype=object)[:, None, None, None]
    other = PayoffLine(line.driver, line.low, line.high, base * units + 5, slope * units)
    one, two = listed(line).line, listed(other).line
    assert (one.base == two.base).all()
    assert (one.slope == two.slope).all()


def test_payoffs_are_of_size_one_and_exact_in_floats(make_line: Make) -> None:
    base = [[[0, "0.7"], ["1/3", 1234]], [["-0.01", 0], [0, "1e-7"]]]
    line = listed(make_line(base, np.zeros((2, 2, 2), int))).line
    for own in line.base:
        assert Fraction(1, 4) < max(own.ravel()) <= 1
        assert all(Fraction(float(number)) == number for number in own.ravel())


def test_a_game_without_payoffs_is_listed_as_it_is(make_line: Make) -> None:
    nothing = np.zeros((2, 2, 3), int)
    found = listed(make_line(nothing, nothing))
    assert found.strategies == ((0, 1), (0, 1, 2)) or found.strategies == ((0, 1, 2), (0, 1))


def test_branches_come_pure_ones_first_in_the_order_of_the_strategies(iraq: Make) -> None:
    for regime in sweep(iraq("0.5", "0.6")).regimes:
        supports = [branch.support for branch in regime.branches]
        assert supports == sorted(supports, key=lambda own: (sum(map(len, own)), own))


def test_what_continues_is_what_was_there_before(iraq: Make) -> None:
    found = sweep(iraq("0.5", "0.6"))
    followed = 0
    for below, above in zip(found.regimes, found.regimes[1:], strict=False):
        for branch in above.branches:
            if branch.follows is not None:
                before = below.branches[branch.follows]
                followed += 1
                for old, new in zip(before.profiles, branch.profiles, strict=True):
                    assert new[0] == pytest.approx(old[-1], abs=1e-6)
    assert followed >= 2


def test_a_near_tie_at_an_end_makes_no_regime_of_ties(make_line: Make) -> None:
    base = [1, -1, 1, 1, -1, -1, 0, -1, 1, 1, 0, 1, -1, -1, 0, -1, -1, 1]
    base += [0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 1, 1, 1, 0, -1]
    slope = [1, 0, 0, 1, 1, 0, 1, -1, 0, 1, 0, -1, 1, 1, 1, 1, -1, -1]
    slope += [-1, 0, 1, 1, 0, 1, -1, -1, -1, -1, 1, 1, 0, 0, 0, 1, 1, 0]
    told = [np.reshape(own, (3, 2, 3, 2)) for own in (base, slope)]
    other = [own[:, :, ::-1] for own in told]
    for tables in (told, other):
        first = sweep(make_line(*(own.tolist() for own in tables), 0, 2)).regimes[0]
        assert first.high.exact == 1
        assert first.tied is None
