"""Numbers as people type them are read for what they are, or refused with the reason."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.numbers import PLACES, fault, show
from games.model.typed import NearlyError, may_be_number, parse_amount, parse_decimal, plainly


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
        ("1/2", "0.5"),
        ("-3/4", "-0.75"),
        ("1 / 8", "0.125"),
        ("½", "0.5"),
        ("1½", "1.5"),
        ("−2 1/4", "-2.25"),
        ("6/3", "2"),
        ("10 %", "0.1"),
        ("10%", "0.1"),
        ("٪۵۰", "0.5"),
        ("250 %", "2.5"),
        ("1/2 %", "0.005"),
        ("0.10000000000000000000", "0.1"),
        ("\ufeff\u200e0.5\u200b", "0.5"),
        ("1\u2009000\u2009000", "1000000"),
        ("1\u00a0234,5", "1234.5"),
        ("1 234,567", "1234.567"),
        ("0.123 456", "0.123456"),
        ("1'000.25", "1000.25"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("12,34,567", "1234567"),
        ("۱۲۳٫۵", "123.5"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("१२.५", "12.5"),
        ("−۳", "-3"),
        ("－１．５", "-1.5"),
        ("+３，５", "3.5"),
        ("- 3", "-3"),
        ("‐3", "-3"),
        ("+3", "3"),
        ("3·5", "3.5"),
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
        ("1e400", "“1e400” is too large: the largest number is 1 000 000 000"),
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
        ("1,23,4", "without thousands separators"),
        ("1 23 456", "is not a number"),
        ("1234 567", "is not a number"),
        ("1,2,3", "without thousands separators"),
        ("1.23,5", "without thousands separators"),
        ("1,234.567,8", "without thousands separators"),
        ("-1/3", "“-1/3” has no end as a decimal; the nearest that is kept is −0.333333333333333"),
        (
            "10/3 %",
            "“10/3 %” has no end as a decimal; the nearest that is kept is 0.03333",
        ),
        ("1/1048576", "“1/1048576” is too precise: at most 15 decimals are kept"),
        ("0.30000000000000004", "at most 15 decimals are kept; the nearest that is kept is 0.3"),
        ("۳/۵", "“۳/۵” can be read in two ways; write 3.5 or 0.6"),
        ("1 3/2", "is not a number"),
        ("5 %%", "is not a number"),
        ("%", "is not a number"),
        ("²", "is not a number"),
        ("\u200b", "a number is needed"),
        ("1/0", "divides by zero"),
        ("--1", "is not a number"),
        ("1 2", "is not a number"),
        ("0x10", "is not a number"),
        ("9" * 100_000, "too long"),
        ("1\n2", "is not a number"),
    ],
)
def test_anything_else_is_refused_with_a_reason(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]{1,140}$") as caught:
        parse_decimal(typed)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("1/3", "1/3"), ("−1/3", "-1/3"), ("⅓", "1/3"), ("−2 1/3", "-7/3"), ("0 1/3", "1/3")),
        *(("45\u202f001/3", "45001/3"), ("1 201/301", "502/301")),
        *(("10/3 %", "1/30"), ("1/1048576", "1/1048576"), ("123456789012345/123456789012346",) * 2),
    ],
)
def test_an_amount_may_be_a_fraction(typed: str, value: str) -> None:
    found = parse_amount(typed)
    assert isinstance(found, Fraction)
    assert found == Fraction(value)


@pytest.mark.parametrize(("typed", "value"), [("1/2", "0.5"), ("6/3", "2"), ("0.50", "0.50")])
def test_an_amount_that_has_a_decimal_is_one(typed: str, value: str) -> None:
    found = parse_amount(typed)
    assert isinstance(found, Decimal)
    assert found.compare_total(Decimal(value)) == 0


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1/0", "“1/0” divides by zero"),
        ("15 001/3", "“15 001/3” is not a number"),
        ("0.30000000000000004", "at most 15 decimals are kept; the nearest that is kept is 0.3"),
        ("1/1234567890123456", "too fine: a denominator has at most 15 digits; write it as a dec"),
        ("۳/۵", "“۳/۵” can be read in two ways; write 3.5 or 0.6"),
    ],
)
def test_an_amount_is_refused_with_a_reason(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        parse_amount(typed)


def test_a_level_is_a_decimal_and_a_third_of_it_is_offered_rounded() -> None:
    with pytest.raises(NearlyError, match=r"^“1/3” has no end as a decimal") as nearly:
        parse_decimal("1/3")
    assert nearly.value.nearest == Decimal("0.333333333333333")


def test_per_cent_is_read_by_what_is_counted() -> None:
    assert parse_decimal("10 %", unit="%") == 10
    assert parse_decimal("10 %", unit="% of GDP") == 10
    assert parse_decimal("10 %", unit="per cent") == 10
    assert parse_decimal("10 %", unit="billion dollars") == Decimal("0.1")
    assert parse_decimal("10", unit="%") == 10


def test_per_cent_that_could_be_meant_either_way_is_refused() -> None:
    low, high = Decimal(0), Decimal(100)
    with pytest.raises(ValueError, match=r"“50 %” can be read in two ways; write 0.5 or 50"):
        parse_decimal("50 %", span=(low, high))
    assert parse_decimal("50 %", span=(low, Decimal(1))) == Decimal("0.5")
    assert parse_decimal("50 %", unit="%", span=(low, high)) == 50
    assert parse_decimal("0 %", span=(low, high)) == 0


def test_what_can_only_be_kept_rounded_says_what_it_would_be() -> None:
    for text, nearest in (
        ("1/3", "0.333333333333333"),
        ("−2/3", "-0.666666666666667"),
        ("0.30000000000000004", "0.3"),
        ("0.1000000000000000055511", "0.1"),
    ):
        with pytest.raises(NearlyError) as caught:
            parse_decimal(text)
        assert caught.value.nearest == Decimal(nearest)
        assert show(caught.value.nearest) in str(caught.value)


#: Zeros of scripts with decimal digits, and what parts the decimals there.
SCRIPTS = st.sampled_from(["0.", "0,", "٠٫", "۰٫", "०.", "０．"])
amounts = st.decimals(-(10**9), 10**9, places=9) | st.decimals(-100, 100, places=2)


@given(amounts, SCRIPTS, st.sampled_from("-−–－"), st.text("\u200b\u200e\ufeff\u2066", max_size=2))
def test_a_number_is_the_same_in_every_script(
    value: Decimal, script: str, minus: str, marks: str
) -> None:
    zero, point = script
    written = f"{value:f}".replace(".", point).replace("-", minus)
    written = "".join(chr(ord(zero) + int(c)) if c in "0123456789" else c for c in written)
    assert parse_decimal(f"{marks}{written[:1]}{marks}{written[1:]} ") == value
    assert may_be_number(written)


@given(
    st.integers(-(10**9) + 1, 10**9 - 1),
    st.integers(0, 999),
    st.sampled_from([(",", "."), (".", ","), (" ", "."), (" ", ","), ("\u202f", ","), ("'", ".")]),
)
def test_thousands_are_no_riddle_where_decimals_follow(
    whole: int, part: int, marks: tuple[str, str]
) -> None:
    between, point = marks
    text = f"{whole:,}".replace(",", between) + f"{point}{part:03}"
    expected = Decimal(f"{whole}.{part:03}")
    lone = abs(whole) < 1000 and point == ","
    if lone and whole:  # "1,234" alone could be more than a thousand
        with pytest.raises(ValueError, match="two ways"):
            parse_decimal(text)
    else:
        assert parse_decimal(text) == expected


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_a_fraction_is_exact_or_said_to_be_rounded(above: int, below: int) -> None:
    value, text = Fraction(above, below), f"{above}/{below}"
    if 10**PLACES % value.denominator == 0:
        assert Fraction(parse_decimal(text)) == value
    else:
        with pytest.raises(NearlyError) as caught:
            parse_decimal(text)
        assert abs(Fraction(caught.value.nearest) - value) <= Fraction(1, 2 * 10**PLACES)


@given(st.text(max_size=30) | st.text("0123456789,.'/% +-−eE٫٬½۳", max_size=12))
def test_whatever_is_read_is_acceptable_and_read_the_same_again(text: str) -> None:
    with suppress(ValueError):
        value = parse_decimal(text)
        assert not fault(value)
        assert parse_decimal(show(value)) == value
        assert parse_decimal(plainly(text)) == value
        assert may_be_number(text)
