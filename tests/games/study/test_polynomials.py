"""Real roots of batches of small polynomials."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.study.sweep.polynomials import nodes, real_roots


def roots_of(values: np.ndarray) -> list[float]:
    which, roots = real_roots(values[:, None])
    assert (which == 0).all()
    return sorted(roots.tolist())


@given(
    known=st.lists(st.integers(-19, 19), min_size=1, max_size=7, unique=True),
    degree=st.integers(0, 2),
)
def test_every_root_is_found_where_roots_are_a_fortieth_of_the_range_apart(
    known: list[int], degree: int
) -> None:
    true = np.array(sorted(known)) / 20
    points = nodes(len(true) + degree)
    values = np.prod(points[:, None] - true, axis=1)
    assert np.allclose(roots_of(values), true, atol=1e-6)


def test_roots_outside_the_range_are_left_out() -> None:
    points = nodes(3)
    assert roots_of((points - 0.25) * (points - 1.5) * (points + 3)) == pytest.approx([0.25])


def test_complex_roots_are_none() -> None:
    assert roots_of(nodes(2) ** 2 + 0.01) == []


def test_a_polynomial_that_is_zero_everywhere_has_no_roots() -> None:
    assert roots_of(np.zeros(5)) == []


def test_a_constant_has_no_roots() -> None:
    assert roots_of(np.full(4, 3.0)) == []


@pytest.mark.parametrize("leading", [1e-6, 1e-9, 1e-12, 1e-15, 0.0])
def test_a_vanishing_leading_coefficient_costs_no_root(leading: float) -> None:
    points = nodes(3)
    found = roots_of(leading * points**3 + (points - 0.3) * (points + 0.5))
    assert found == pytest.approx([-0.5, 0.3], abs=1e-6)


def test_a_double_root_is_listed_near_its_place() -> None:
    points = nodes(4)
    found = roots_of((points - 0.2) ** 2 * (points**2 + 1))
    assert 1 <= len(found) <= 2
    assert found == pytest.approx([0.2] * len(found), abs=1e-6)


def test_many_polynomials_are_told_apart() -> None:
    points = nodes(2)
    which, roots = real_roots(np.stack([points - 0.1, points**2 + 1, points + 0.7], axis=1))
    assert dict(zip(which.tolist(), roots.tolist(), strict=True)) == pytest.approx(
        {0: 0.1, 2: -0.7}
    )
