"""Maps of two drivers under play in stages: the solver's answer at every place."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.affine import AffinePayoffs
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve.report import OPEN
from games.solve.sequential.solve import solve
from games.study.map.nearest import nearest
from games.study.map.phase import phase_map
from places import kind_at
from staged import one_by_one, order_of, orders

LEVELS = {"x": Fraction(1, 3), "y": Fraction(1, 7)}
PLAYS = ("iran>us>baghdad", "us>iran,baghdad", "us,iran>baghdad")


def made(shape: tuple[int, ...], seed: int) -> AffinePayoffs:
    """A game of whole numbers over two drivers, x from 0 to 1 and y from -2 to 2."""
    numbers = np.random.default_rng(seed).integers(-9, 10, size=(3, len(shape), *shape))
    scaled = np.empty(numbers.shape, dtype=object)
    scaled.ravel()[:] = [int(n) for n in numbers.ravel()]
    ranges = {"x": (Decimal(0), Decimal(1)), "y": (Decimal(-2), Decimal(2))}
    return AffinePayoffs(("x", "y"), ranges, scaled, 1)


@pytest.mark.slow
@pytest.mark.parametrize("play", PLAYS)
def test_borders_of_the_baseline_are_exact_and_say_whose_choice_turns(play: str) -> None:
    scenario = load_named("iraq-2019")
    order = order_of(scenario, play)
    report = phase_map(affine(scenario), "sanctions", "protest", scenario.levels, order=order)
    assert report.doubts == 0
    assert report.notes == ()
    assert all(kind.certified for kind in report.kinds)
    straight = [border for border in report.borders if border.line is not None]
    assert len(straight) > 3
    for border in straight:
        assert border.line is not None
        assert border.line.node is not None
        for end in border.ends:
            if end is not None:
                assert border.line.gain(*end) == 0
    if order.to_come == ((1,), (0,), (2,)):
        assert len(straight) == len(report.borders)
        gains = {(b.line.player, b.line.node) for b in straight if b.line}
        # Baghdad's answer to two strikes lies off the path of play: the US foresees it
        assert gains == {(1, (None, None, None)), (0, (None, 0, None)), (2, (0, 0, None))}


@pytest.mark.slow
@about(10)
@given(st.sampled_from(((2, 2, 2), (2, 2, 2), (2, 3, 2))), st.integers(0, 10**6), st.data())
def test_every_place_has_the_outcomes_of_the_solver(
    shape: tuple[int, ...], seed: int, data: st.DataObject
) -> None:
    parts = made(shape, seed)
    every = [order for order in orders(shape) if not order.at_once]
    order = data.draw(st.sampled_from(every))
    if max(map(len, order.to_come)) > 2:
        return
    report = phase_map(parts, "x", "y", LEVELS, resolution=(40, 40), order=order)
    assert report.doubts == 0
    if one_by_one(order):
        assert all(border.line is not None for border in report.borders)
    for across, above in product((0.137, 0.389, 0.611, 0.903), repeat=2):
        x, y = across, 4 * above - 2
        near = nearest(report, (x, y))
        if near is not None and near.distance < 1e-3:
            continue
        found = solve(parts.exact({"x": Fraction(x), "y": Fraction(y)}), order)
        if found.proof == OPEN or found.families:
            continue
        assert sorted(kind_at(report, x, y).supports) == sorted(
            one.support for one in found.equilibria
        )


def test_who_answers_to_chance_moves_is_told_by_what_may_come_of_it() -> None:
    scenario = load_named("iraq-2019")
    order = order_of(scenario, "iran,baghdad>us")
    report = phase_map(
        affine(scenario), "sanctions", "protest", scenario.levels, resolution=(40, 40), order=order
    )
    joints = [joint for kind in report.kinds for _, joint in kind.members if joint is not None]
    assert [sorted(map(tuple, np.argwhere(joint).tolist())) for joint in joints] == [
        # the US does what it has seen Iran do
        [(0, 0, 0), (0, 0, 1), (1, 1, 0), (1, 1, 1)]
    ]


def test_a_map_after_a_move_is_of_those_who_are_left() -> None:
    scenario = load_named("iraq-2019")
    order = order_of(scenario, "us>iran,baghdad", us="retaliate")
    report = phase_map(
        affine(scenario), "sanctions", "protest", scenario.levels, resolution=(20, 20), order=order
    )
    assert all(kind.supports[0][0] == (0,) for kind in report.kinds)
    assert {b.line.player for b in report.borders if b.line} == {1, 2}
