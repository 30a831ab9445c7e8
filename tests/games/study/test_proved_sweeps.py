"""Sweeps that are drawn from a proof: what they claim is what games solved alone have."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.affine import PayoffLine
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study import export
from games.study.sweep import sweep as door
from games.study.sweep.report import LevelRoot, Regime
from games.study.sweep.sweep import sweep
from games.words.certainty import sweep_text
from games.words.reasons import tip_change, tipping_text, why_text
from tests.support.examples import about
from tests.support.proved_lines import SHAPES, crossing, double_roots, drawn
from tests.support.two_by_two import two_by_two

pytest.importorskip("flint")

from games.solve.proved.prove import prove


@pytest.mark.slow
@about(40)
@given(st.sampled_from(SHAPES), st.sampled_from([1, 3, 400]), st.integers(0, 10**6))
def test_regimes_have_the_equilibria_of_games_solved_alone(
    shape: tuple[int, ...], most: int, seed: int
) -> None:
    dice = random.Random(seed)
    line = drawn(shape, lambda: Fraction(dice.randint(-most, most), 1 if most < 9 else 100))
    found = sweep(line)
    assert found.proved
    for regime in found.regimes:
        low, high = Fraction(regime.low.value), Fraction(regime.high.value)
        for share in (Fraction(1, 3), Fraction(7, 11)):
            level = low + (high - low) * share
            proof = prove(line.exact(level))
            many = any(own.products or own.curved for own in proof.answers.values())
            assert many is regime.degenerate
            if not many:
                assert_same(regime, level, list(proof.points))


def assert_same(regime: Regime, level: Fraction, points: list[Any]) -> None:
    assert len(points) == len(regime.branches)
    for point in points:
        exact = np.array([float(share) for mix in point.profile for share in mix])
        off = [
            np.abs(
                exact
                - [
                    np.interp(float(level), branch.levels, column)
                    for mix in branch.profiles
                    for column in mix.T
                ]
            ).max()
            for branch in regime.branches
        ]
        assert min(off) < 5e-3  # branches are drawn to within a thousandth, and meet in roots


@pytest.mark.parametrize("offset", [0, 1000])
def test_a_fold_is_one_tipping_point_that_lists_where_two_meet(offset: int) -> None:
    found = sweep(double_roots(offset))
    (tip,) = found.tipping_points
    assert tip.at.exact == Fraction(1, 2)
    assert tip.meeting == (((0.5, 0.5), (0.5, 0.5), (0.5, 0.5)),)
    assert found.proved


def test_a_fold_among_ties_is_named_by_a_sentence() -> None:
    scenario = load_named("iraq-2019")
    found = sweep(replace(double_roots(0), driver="sanctions"))
    assert all(regime.degenerate for regime in found.regimes)
    (tip,) = found.tipping_points
    assert tip.around is not None
    assert sorted(tip.around) == [0, 2]
    assert tipping_text(scenario, tip, found).endswith(
        " Two mixed equilibria meet there (US: Retaliate 50 %, Iran: Retaliate 50 %, Baghdad: Expel"
        " troops 50 %) and cancel out."
    )


def test_two_that_cross_are_not_said_to_cancel_out() -> None:
    scenario = load_named("iraq-2019")
    found = sweep(replace(crossing(), driver="sanctions"))
    assert found.proved
    (tip,) = found.tipping_points
    assert tip.around == (2, 2)
    said = tipping_text(scenario, tip, found)
    assert "Two mixed equilibria, apart on both sides, meet there (US: Retaliate 50 %" in said
    assert "cancel out" not in said


def test_one_that_is_there_at_a_single_level_is_not_said_to_be_two() -> None:
    scenario = load_named("iraq-2019")
    found = sweep(replace(double_roots(0), driver="sanctions"))
    (tip,) = found.tipping_points
    said = why_text(scenario, replace(tip, around=(0, 0)), found)
    assert said.startswith("A mixed equilibrium (US: Retaliate 50 %")
    assert said.endswith("is there at this level alone.")


def test_at_every_level_is_said_only_of_what_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load_named("iraq-2019")
    line = affine(scenario).line("sanctions", scenario.levels)
    assert sweep_text(sweep(line)).startswith("Proved at every level")
    monkeypatch.setattr(door, "available", lambda: False)
    found = sweep(line)
    assert not found.proved
    assert sweep_text(found).startswith("Checked at 201 levels")


def test_exports_have_the_proof_and_exact_levels() -> None:
    scenario = load_named("iraq-2019")
    found = sweep(affine(scenario).line("protest", scenario.levels))
    told = export.sweep_json(scenario, found)
    assert told["proof"] == "proved"
    assert [tip["exact"] for tip in told["tipping_points"]] == ["2/5", "7/10"]
    tied, *others = told["regimes"]
    assert tied["known"]["families"]
    assert tied["known"]["level"] == "1/3"
    assert all(regime["known"] is None for regime in others)


def test_regimes_closer_than_a_step_of_the_grid_are_drawn() -> None:
    # the first leaves up for down at 1/2, the second left for right a ten millionth later
    base, slope = (np.full((2, 2, 2), Fraction(0), dtype=object) for _ in range(2))
    base[0, 0, :], slope[0, 1, :] = Fraction(1, 2), Fraction(1)
    base[1, :, 0], slope[1, :, 1] = Fraction(1, 2) + Fraction(1, 10**7), Fraction(1)
    found = sweep(PayoffLine("s", Fraction(0), Fraction(1), base, slope))
    assert [regime.branches[0].support for regime in found.regimes] == [
        ((0,), (0,)),
        ((1,), (0,)),
        ((1,), (1,)),
    ]
    assert found.proved


def test_an_equilibrium_of_one_level_alone_is_told_there() -> None:
    # at 1/2 the second no longer leaves (Down, Left), and the first does not yet
    half = Fraction(1, 2)
    base, slope = (np.full((2, 2, 2), Fraction(0), dtype=object) for _ in range(2))
    base[0, 1, 0] = base[1, 1, 1] = half
    slope[0, 0, 0] = slope[1, 1, 0] = Fraction(1)
    base[0, 0, 1] = base[1, 0, 1] = Fraction(5)
    found = sweep(PayoffLine("s", Fraction(0), Fraction(1), base, slope))
    (tip,) = found.tipping_points
    assert tip.at.exact == half
    assert tip.only == (((1,), (0,)),)
    said = tip_change(two_by_two(ann=((0, 0), (0, 0)), bob=((0, 0), (0, 0))), tip, found)
    assert said == "nothing changes but that “Push / Wait” is an equilibrium at this level alone"
    for regime in found.regimes:
        assert [branch.support for branch in regime.branches] == [((0,), (1,))]


@pytest.mark.parametrize(
    ("polynomial", "equation"),
    [
        ((-1, 0, 2), "2 x^2 - 1 = 0"),
        ((3, -1, 0, 1), "x^3 - x + 3 = 0"),
        ((-7, 5, 1), "x^2 + 5 x - 7 = 0"),
    ],
)
def test_a_level_that_is_no_fraction_is_given_by_its_equation(
    polynomial: tuple[int, ...], equation: str
) -> None:
    assert LevelRoot(polynomial, (Fraction(0), Fraction(1))).equation == equation
