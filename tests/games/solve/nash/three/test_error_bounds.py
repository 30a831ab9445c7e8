"""Errors of payoffs reach every helper: what is within its error of zero has no sign."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.solve.nash.three.bounds import RAISED, slope_spread, spread, two_signs
from games.solve.nash.three.cells import interior_cells
from games.solve.nash.three.certificate import refuted
from games.solve.nash.three.homotopy import interior_homotopy
from games.solve.nash.three.interior import interior
from games.solve.nash.three.isolate import Hint, isolate
from games.solve.nash.three.minors import determinant, linear
from games.solve.nash.three.polish import forms
from games.solve.nash.three.quadratic import positive_roots

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: With the games of each: what cannot be settled costs the more the larger it is.
SHAPES = [((2, 2, 2), 60), ((2, 2, 3), 60), ((2, 3, 3), 40), ((2, 3, 4), 20), ((3, 3, 3), 4)]
NO_HINTS: list[Hint] = []


def column(*values: float) -> Floats:
    return np.array(values, dtype=float)[:, None]


@pytest.mark.parametrize("noise", [1e-13, 1e-9, 1e-5])
def test_a_coefficient_within_its_error_counts_with_either_sign(noise: float) -> None:
    # (t - 1/2)^2 and t^2, raised and lowered by less than their error
    for change in (-0.5, 0.0, 0.5):
        for double in (column(0.25, -0.25, 0.25), column(0, 0, 1)):
            found = isolate(double + change * noise, np.full((3, 1), noise), NO_HINTS)
            assert found.stuck.tolist() == [0]


def test_exact_zeros_at_an_end_are_no_roots_inside() -> None:
    found = isolate(column(0, 0, 1), np.zeros((3, 1)), NO_HINTS)
    assert not found.stuck.size
    assert not found.row.size


def test_a_root_that_may_be_at_an_end_is_listed_there() -> None:
    found = isolate(column(1e-14, 0.5, 1), np.full((3, 1), 1e-13), NO_HINTS)
    assert found.row.tolist() == [0]
    assert found.root[0] <= found.error[0] < 1e-8


def test_a_root_is_as_uncertain_as_its_slope_is_small() -> None:
    coefficients = column(-0.1, 0.0, 0.1)
    found = isolate(coefficients, np.full((3, 1), 1e-10), NO_HINTS)
    assert found.root[0] == pytest.approx(0.5)
    assert 5e-10 < found.error[0] < 1e-7
    assert found.room[0] > 1e-3


@pytest.mark.slow
@about(200)
@given(
    st.lists(st.fractions(0, 1, max_denominator=50), min_size=1, max_size=4),
    st.integers(0, 2**32 - 1),
)
def test_true_roots_are_where_they_are_said_to_be(roots: list[Fraction], seed: int) -> None:
    # coefficients are moved by less than their error: one root a piece, or doubt
    exact = [Fraction(1)]
    for root in roots:
        # times (t - root), in the Bernstein basis of a degree more
        n = len(exact)
        longer = [Fraction(0)] * (n + 1)
        for i, value in enumerate(exact):
            longer[i] += value * -root * Fraction(n - i, n)
            longer[i + 1] += value * (1 - root) * Fraction(i + 1, n)
        exact = longer
    noise = 1e-11
    rng = np.random.default_rng(seed)
    given_ = np.array([float(c) for c in exact]) + noise * rng.uniform(-0.9, 0.9, len(exact))
    found = isolate(given_[:, None], np.full((len(exact), 1), noise), NO_HINTS)
    if found.stuck.size:
        return
    inside = [float(root) for root in roots if 0 < root < 1]
    assert len(set(inside)) == len(inside)
    for root in inside:
        assert (np.abs(found.root - root) <= found.error + 1e-15).any()


@pytest.mark.parametrize("noise", [1e-14, 1e-10, 1e-6])
def test_a_double_root_of_a_quadratic_form_is_double_within_its_error(noise: float) -> None:
    error = np.full((3, 1), noise)
    for change in (-0.9, 0.0, 0.9):
        roots = positive_roots(column(1.0, -2.0, 1.0) + change * noise, error)
        assert roots.double.all()
        assert len(roots.row) == 1
        assert abs(roots.x0[0] - 0.5) <= roots.error[0]
    apart = positive_roots(column(1.0, -2.0 - 100 * noise, 1.0), error)
    assert not apart.double.any()
    assert len(apart.row) == 2


def test_a_gain_that_differs_by_a_rounding_is_no_domination() -> None:
    gains = np.array([[[1e-16], [1.0], [1.0], [1.0]]])
    low, high, _ = two_signs(gains, np.full((1, 1), 1e-14))
    assert low.all()
    assert high.all()
    gains[0, 0] = 0.0
    low, _, _ = two_signs(gains, np.full((1, 1), 1e-14))
    assert not low.any()


@pytest.mark.slow
@about(100)
@given(st.integers(0, 2**32 - 1), st.integers(2, 4), st.floats(-12, -3))
def test_determinants_of_forms_are_no_further_off_than_their_bounds(
    seed: int, size: int, power: float
) -> None:
    rng = np.random.default_rng(seed)
    noise = 10.0**power
    entries = rng.uniform(-1, 1, size=(1, size, 2, size)) * (rng.random((1, size, 2, size)) < 0.8)
    moved = entries + noise * rng.uniform(-1, 1, size=entries.shape) * (entries != 0)
    value, other = (determinant(list(linear(own)), 2) for own in (entries, moved))
    # without signs, of ones, and of the sizes
    count = determinant(list(linear((entries != 0) * 1.0)), 2, signed=False)
    low = determinant(list(linear(np.abs(entries))), 2, signed=False)
    raised = np.maximum(RAISED, [noise])
    high = determinant(list(linear(np.abs(entries) + raised[0] * (entries != 0))), 2, signed=False)
    change = np.abs(value - other)
    assert (change <= spread(count, size, np.array([noise]))).all()
    assert (change <= slope_spread(low, high, size, raised, np.array([noise]))).all()


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "count"), SHAPES)
def test_the_louder_the_noise_the_less_is_settled(shape: tuple[int, ...], count: int) -> None:
    batch = np.random.default_rng(3).random((count, 3, *shape))
    failed = [
        interior(batch, noise=np.full((count, 3), noise)).failed.mean()
        for noise in (1e-14, 1e-4, 1.0)
    ]
    assert failed[0] == 0
    assert failed == sorted(failed)
    # nothing but noise: not even dominance is certain
    assert failed[-1] == 1


def test_multipliers_refute_nothing_that_noise_could_undo() -> None:
    batch = np.random.default_rng(1).random((50, 3, 2, 2, 2))
    assert refuted(forms(batch)).empty.any()
    assert not refuted(forms(batch, np.full((50, 3), 1.0))).empty.any()


@pytest.mark.slow
@pytest.mark.parametrize("method", [interior_cells, interior_homotopy])
def test_cells_and_paths_say_nothing_of_what_noise_hides(method) -> None:  # noqa: ANN001
    batch = np.random.default_rng(2).random((3, 3, 3, 3, 3))
    assert not method(batch).failed.any()
    assert method(batch, noise=np.full((3, 3), 0.1)).failed.all()
