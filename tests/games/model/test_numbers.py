"""Numbers as people read them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from games.model.numbers import fault, fixed, plain, show


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("0.60"), "0.60"),
        (Decimal("-3"), "−3"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("1E-7"), "0.0000001"),
        (Fraction(7, 20), "7/20"),
        (Fraction(-8, 15), "−8/15"),
        (Fraction(4), "4"),
        (Fraction(1, 1_000_003), "0.000001"),
        (Fraction(1_000_003, 2_000_000), "0.5"),
        (0.35, "0.35"),
        (2 / 3, "0.6667"),
        (-1e-9, "−0.000000001"),
        (1234.5, "1234.5"),
        (12345.5, "12\u202f345.5"),
        (Decimal(-1000000), "−1\u202f000\u202f000"),
        (1 / 30000, "0.0000333"),
        (100.0, "100"),
        (float("nan"), "undefined"),
        (float("-inf"), "−∞"),
    ],
)
def test_a_shown_number_has_a_real_minus_and_its_first_digits(
    value: Decimal | Fraction | float, text: str
) -> None:
    assert show(value) == text


def test_a_signed_number_shows_its_plus() -> None:
    assert show(Decimal("0.5"), signed=True) == "+0.5"
    assert show(-0.5, signed=True) == "−0.5"
    assert show(0.0, signed=True) == "0"
    assert show(1e-9, signed=True) == "+0.000000001"
    assert show(Fraction(1, 3), signed=True) == "+1/3"


def test_digits_bound_a_rounded_number_only() -> None:
    assert show(0.123456, digits=2) == "0.12"
    assert show(Decimal("0.123456"), digits=2) == "0.123456"


@pytest.mark.parametrize("text", ["0.60", "-3.0", "7", "0.0000001", "1E+3", "-0"])
def test_a_plain_number_is_read_back_digit_by_digit(text: str) -> None:
    assert Decimal(plain(Decimal(text))).compare_total(Decimal(text)) == 0


def test_hostile_exponents_cost_no_time() -> None:
    for text in ("1e999999999", "-1e999999999", "1e-999999999", "0e999999999"):
        assert fault(Decimal(text))


def test_what_rounding_leaves_of_nothing_is_nothing() -> None:
    assert show(0.1 + 0.2 - 0.3) == "0"
    assert show(-1e-300) == "0"
    assert fixed(0.1 + 0.2 - 0.3, 2) == "0.00"
    assert show(3.33e-7) == "0.000000333"
