"""Edges, pure intervals and the search for simple fractions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.affine import PayoffLine
from games.study.sweep.exact import edges, levelled, simple_fractions
from pure_intervals import pure_intervals

Make = Callable[..., PayoffLine]


def test_the_pure_equilibria_of_the_baseline_have_exact_intervals(iraq: Make) -> None:
    assert pure_intervals(iraq()) == {
        (1, 1, 1): (Fraction(0), Fraction(3, 16)),
        (1, 0, 1): (Fraction(3, 16), Fraction(7, 20)),
        (0, 0, 1): (Fraction(8, 15), Fraction(2, 3)),
        (0, 0, 0): (Fraction(2, 3), Fraction(1)),
    }


def test_a_pure_equilibrium_may_live_at_a_single_level(make_line: Make) -> None:
    # both lose by deviating from the first cell except at exactly 1/2
    base = [[[0, 9], ["-0.5", 9]], [[0, "0.5"], [9, 9]]]
    slope = [[[0, 0], [1, 0]], [[0, -1], [0, 0]]]
    assert pure_intervals(make_line(base, slope))[0, 0] == (Fraction(1, 2), Fraction(1, 2))


def test_an_edge_is_the_exact_difference_of_two_cells(iraq: Make) -> None:
    line = iraq()
    found = edges(line)
    assert len(found.player) == 12
    for edge in range(12):
        player = int(found.player[edge])
        here = found.others[edge].tolist()
        there = [*here]
        here[player], there[player] = int(found.first[edge]), int(found.second[edge])
        gain = found.gain(edge)
        level = Fraction(3, 7)
        payoffs = line.exact(level)
        difference = payoffs[(player, *there)] - payoffs[(player, *here)]
        assert gain.const + gain.slope * level == difference


def test_edges_that_are_zero_everywhere_have_no_root(make_line: Make) -> None:
    zero = np.zeros((2, 2, 2), int)
    assert edges(make_line(zero, zero)).roots(Fraction(0), Fraction(1)) == {}


def test_roots_at_the_ends_of_the_range_do_not_count(make_line: Make) -> None:
    base = [[[0, 0], [0, "-1"]], [[0, 0], [0, 0]]]
    slope = [[[0, 0], [1, 1]], [[0, 0], [0, 0]]]
    assert edges(make_line(base, slope)).roots(Fraction(0), Fraction(1)) == {}


@given(
    top=st.integers(-999, 999),
    bottom=st.integers(1, 999),
    noise=st.floats(-1e-13, 1e-13),
)
def test_a_simple_fraction_is_recovered_from_a_noisy_float(
    top: int, bottom: int, noise: float
) -> None:
    true = Fraction(top, bottom)
    assert true in list(simple_fractions(float(true) + noise, 1e-10))


def test_levelled_payoffs_have_size_one_and_the_same_preferences(iraq: Make) -> None:
    line = iraq()
    even = levelled(line)
    at = np.array([0.0, 0.3, 1.0])
    plain, scaled = line.at(at), even.at(at)
    for player in range(3):
        sizes = np.abs(scaled[[0, 2], player]).max()
        assert sizes == pytest.approx(1.0)
        before = np.diff(plain[:, player], axis=player + 1)
        after = np.diff(scaled[:, player], axis=player + 1)
        factor = np.abs(before).max() / np.abs(after).max()
        assert np.allclose(before, factor * after)
