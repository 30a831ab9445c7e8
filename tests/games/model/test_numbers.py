"""Numbers as people type and read them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from games.model.numbers import fault, parse_decimal, plain, show


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", "3"),
        (" -0.50 ", "-0.50"),
        ("−2.5", "-2.5"),
        ("–2.5", "-2.5"),
        ("−3,5", "-3.5"),
        ("+4", "4"),
        ("0,75", "0.75"),
        ("0,125", "0.125"),
        ("1,5", "1.5"),
        ("10,0001", "10.0001"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.5e-3", "0.0015"),
        ("٣٫٥", "3.5"),
        ("\u00a07\u202f", "7"),
        ("1000000000", "1000000000"),
        ("0.000000000000001", "1E-15"),
    ],
)
def test_a_typed_number_is_read_exactly(typed: str, value: str) -> None:
    found = parse_decimal(typed)
    assert found == Decimal(value)
    assert found.as_tuple().exponent == Decimal(value).as_tuple().exponent


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "a number is needed"),
        ("   ", "a number is needed"),
        ("abc", "“abc” is not a number"),
        ("nan", "“nan” is not a number"),
        ("inf", "“inf” is not a number"),
        ("-Infinity", "is not a number"),
        ("1e400", "“1e400” is too large: the largest number is 1,000,000,000"),
        ("−1E400", "“−1E400” is too large"),
        ("1e99999999999999999999", "“1e99999999999999999999” is too large"),
        ("1e-99999999999999999999", "too precise"),
        ("1e-400", "“1e-400” is too precise: at most 15 decimals are kept"),
        ("1000000000.1", "too large"),
        ("0e99", "too large"),
        ("1_000", "is not a number"),
        ("1,000", "“1,000” can be read in two ways; write 1000 or 1.000"),
        ("-12,500", "write -12500 or -12.500"),
        ("−12,500", "write −12500 or −12.500"),
        ("1,234,567", "write it without thousands separators: 1234567"),
        ("1 234 567", "write it without blanks: 1234567"),
        ("1,2,3", "without thousands separators"),
        ("1.234,5", "without thousands separators"),
        ("1/4", "“1/4” is a fraction; write a decimal: 0.25"),
        ("-1/3", "“-1/3” is a fraction; write a decimal: about −0.3333"),
        ("1/0", "divides by zero"),
        ("--1", "is not a number"),
        ("1 2", "is not a number"),
        ("0x10", "is not a number"),
        ("9" * 100_000, "too long"),
        ("1\n2", "is not a number"),
    ],
)
def test_anything_else_is_refused_with_a_reason(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]{1,120}$") as caught:
        parse_decimal(typed)
    assert says in str(caught.value)


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
        (Fraction(1, 1_000_003), "0"),
        (Fraction(1_000_003, 2_000_000), "0.5"),
        (0.35, "0.35"),
        (2 / 3, "0.6667"),
        (-1e-9, "0"),
        (1234.5, "1234.5"),
        (100.0, "100"),
        (float("nan"), "undefined"),
        (float("-inf"), "−∞"),
    ],
)
def test_a_shown_number_has_a_real_minus_and_no_noise(
    value: Decimal | Fraction | float, text: str
) -> None:
    assert show(value) == text


def test_a_signed_number_shows_its_plus() -> None:
    assert show(Decimal("0.5"), signed=True) == "+0.5"
    assert show(-0.5, signed=True) == "−0.5"
    assert show(0.0, signed=True) == "0"
    assert show(1e-9, signed=True) == "0"
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
