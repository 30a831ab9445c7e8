"""Exact numbers: arithmetic, decided signs, order between fields, minimal polynomials."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

pytest.importorskip("flint")

from flint import fmpq, fmpz_poly

from games.solve.proved.numbers import Algebraic, fraction, normal, ratio, sign
from games.solve.proved.roots import Root, ends, real_balls, real_roots, sign_at

SQRT2 = Root(fmpz_poly([-2, 0, 1]), 1)
CUBIC = Root(fmpz_poly([1, -3, 0, 1]), 1)

rationals = st.fractions(min_value=-9, max_value=9, max_denominator=12)


def element(parts: list[Fraction], root: Root) -> Algebraic:
    own = Algebraic([0, 1], root)
    out = Algebraic([0], root)
    for part in reversed(parts):
        out = out * own + part
    return out


elements = st.builds(
    element, st.lists(rationals, min_size=1, max_size=3), st.sampled_from([SQRT2, CUBIC])
)


@given(elements, elements)
def test_signs_agree_with_floats_wherever_floats_are_sure(one: Algebraic, other: Algebraic) -> None:
    assume(one.root == other.root)
    for exact, near in (
        (one + other, float(one) + float(other)),
        (one - other, float(one) - float(other)),
        (one * other, float(one) * float(other)),
    ):
        if abs(near) > 1e-9:
            assert exact.sign == (1 if near > 0 else -1)
        assert float(exact) == pytest.approx(near, abs=1e-9)


@given(elements)
def test_what_cancels_is_zero_and_not_nearly_zero(one: Algebraic) -> None:
    assert (one - one).sign == 0
    if one.sign:
        assert (one * one.inverse() - 1).sign == 0
        assert one / one == 1


def test_a_zero_that_no_number_of_bits_shows_is_decided() -> None:
    root = Algebraic([0, 1], SQRT2)
    assert sign(root * root - 2) == 0
    assert sign_at(fmpz_poly([-4, 0, 0, 0, 1]), SQRT2) == 0
    # 2 ** 0.5 differs from this convergent by about 1e-37
    over, under = 1, 1
    for _ in range(48):
        over, under = over + 2 * under, over + under
    assert sign(root * under - over) == -1 if over * over > 2 * under * under else 1


@given(elements, elements)
def test_numbers_of_two_fields_are_ordered_as_floats_are(one: Algebraic, other: Algebraic) -> None:
    gap = float(one) - float(other)
    if abs(gap) > 1e-9:
        assert (one < other) == (gap < 0)
        assert (one > other) == (gap > 0)
    if one == other:
        assert hash(one) == hash(other)


def test_the_same_number_of_two_fields_is_equal() -> None:
    there = Root(fmpz_poly([-8, 0, 1]), 1)
    assert Algebraic([0, 2], SQRT2) == Algebraic([0, 1], there)
    assert Algebraic([0, -2], SQRT2) < Algebraic([0, 1], there)
    assert hash(Algebraic([0, 2], SQRT2)) == hash(Algebraic([0, 1], there))
    with pytest.raises(ValueError, match="two different fields"):
        Algebraic([0, 1], SQRT2) + Algebraic([0, 1], there)


@given(elements)
def test_a_number_is_the_only_root_of_its_polynomial_in_its_interval(one: Algebraic) -> None:
    polynomial = fmpz_poly(list(one.polynomial))
    assert sum((one_power(one, k) * c for k, c in enumerate(one.polynomial)), 0 * one) == 0
    low, high = one.interval
    assert low <= high
    assert one >= low
    assert one <= high
    inside = [b for b in real_balls(polynomial, 256) if fits(b, low, high)]
    assert len(inside) == 1
    assert polynomial.factor()[1][0][1] == 1


def fits(ball: object, low: Fraction, high: Fraction) -> bool:
    left, right = ends(ball)
    return fraction(right) >= low and fraction(left) <= high


def one_power(number: Algebraic, power: int) -> Algebraic:
    out = Algebraic([1], number.root)
    for _ in range(power):
        out = out * number
    return out


def test_all_real_roots_are_found_once_and_rational_ones_as_fractions() -> None:
    # (t - 1/2)^2 (t^2 - 2) (t^2 + 1)
    half = fmpz_poly([-1, 2])
    found = real_roots(half * half * fmpz_poly([-2, 0, 1]) * fmpz_poly([1, 0, 1]))
    assert fmpq(1, 2) in [root for root in found if isinstance(root, fmpq)]
    assert sorted(map(float, (r for r in found if isinstance(r, Root)))) == pytest.approx(
        [-(2**0.5), 2**0.5]
    )
    assert len(found) == 3
    with pytest.raises(ValueError, match="vanishes identically"):
        real_roots(fmpz_poly([]))


def test_roots_that_nearly_coincide_are_told_apart() -> None:
    # Mignotte: two roots of t^5 - 2 (10^6 t - 1)^2 within about 1e-21 of each other
    near = fmpz_poly([-2, 4 * 10**6, -2 * 10**12, 0, 0, 1])
    balls = real_balls(near)
    assert len(balls) == 3
    assert all(left < right for left, right in pairwise(balls))
    low, high = (Algebraic([0, 1], root) for root in real_roots(near)[:2] if isinstance(root, Root))
    assert low < high
    assert 0 < high.interval[0] - low.interval[1] < Fraction(1, 10**18)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5).filter(any))
def test_probabilities_sum_to_exactly_one(vector: list[int]) -> None:
    assert sum(normal(vector)) == 1
    field = [entry * Algebraic([1, 1], SQRT2) for entry in vector]
    assert normal(field) == normal(vector)
    assert all(isinstance(entry, Fraction) for entry in normal(field))


def test_a_ratio_is_a_fraction_where_it_is_rational() -> None:
    root = Algebraic([0, 1], SQRT2)
    assert ratio(3, 6) == Fraction(1, 2)
    assert ratio(root, root * 3) == Fraction(1, 3)
    assert ratio(2, root) == root
    assert ratio(root, 2) * 2 == root
