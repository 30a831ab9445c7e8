"""Roots and signs of the checker's own polynomials, held to polynomials made from known roots."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.verify import polynomials as poly
from games.verify.numbers import Root, Value, roots_of, sign

NUMBERS = st.fractions(min_value=Fraction(1, 30), max_value=Fraction(29, 30), max_denominator=30)


def with_roots(roots: list[Fraction], *more: poly.Polynomial) -> poly.Polynomial:
    return reduce(poly.multiply, [(-r.numerator, r.denominator) for r in roots] + list(more), (1,))


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.integers(1, 3))
def test_all_roots_are_found_whatever_their_multiplicity(roots: list[Fraction], times: int) -> None:
    p = reduce(poly.multiply, [with_roots(roots)] * times, (1, 0, 1))
    assert roots_of(p) == sorted(set(roots))


@given(st.lists(NUMBERS, max_size=4), st.integers(2, 200))
def test_an_irrational_root_among_rational_ones_keeps_its_place(
    roots: list[Fraction], below: int
) -> None:
    p = with_roots(roots, (-1, 0, below))  # 1 / sqrt(below)
    places = [r for r in roots_of(p) if isinstance(r, Root)]
    if isinstance(below**0.5, float) and (below**0.5).is_integer():
        assert not places
        return
    (place,) = places
    assert sign(Value((-1, 0, below), place)) == 0
    for number in roots:
        wanted = 1 if number * number * below < 1 else -1
        assert sign(Value((-number.numerator, number.denominator), place)) == wanted


@given(st.lists(NUMBERS, max_size=3), st.lists(NUMBERS, max_size=3), st.lists(NUMBERS, max_size=3))
def test_the_greatest_common_divisor_has_the_common_roots(
    both: list[Fraction], left: list[Fraction], right: list[Fraction]
) -> None:
    right = [r for r in right if r not in left]
    divisor = poly.gcd(with_roots(both + left), with_roots(both + right))
    assert divisor == poly.primitive(with_roots(both))
    assert poly.divide(with_roots(both + left), divisor) == with_roots(left) or not both


def test_a_polynomial_that_does_not_divide_is_refused() -> None:
    with pytest.raises(ValueError, match="does not divide"):
        poly.divide((1, 0, 1), (1, 1))


def test_values_are_zero_only_at_their_own_root() -> None:
    # (t^2 - 2)(t^2 - 3): the value t^2 - 2 is zero at one of its roots and not at the other
    p = poly.multiply((-2, 0, 1), (-3, 0, 1))
    root_of_two = Root(p, Fraction(1), Fraction(3, 2))
    root_of_three = Root(p, Fraction(3, 2), Fraction(2))
    assert [sign(Value((-2, 0, 1), at)) for at in (root_of_two, root_of_three)] == [0, 1]


@pytest.mark.parametrize(
    ("low", "high"),
    [(Fraction(2), Fraction(3)), (Fraction(-2), Fraction(2)), (Fraction(1), Fraction(1))],
)
def test_two_levels_that_hold_no_single_root_are_refused(low: Fraction, high: Fraction) -> None:
    with pytest.raises(ValueError, match="root"):
        Root((-2, 0, 1), low, high)
