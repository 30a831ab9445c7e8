"""Numbers as people type and read them.

Owns which amounts are acceptable, how typed text becomes an exact decimal, and how decimals,
fractions and floats are shown. Knows nothing of scenarios.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import isfinite

__all__ = ["LARGEST", "MINUS", "PLACES", "fault", "parse_decimal", "plain", "show"]

#: No amount or level may be larger.
LARGEST = Decimal(10**9)
#: No amount or level may have more decimals.
PLACES = 15
#: The typographic minus of everything that is shown.
MINUS = "\N{MINUS SIGN}"

_LONGEST = 60
_NUMBER = re.compile(r"[+-]?(\d+([.]\d*)?|[.]\d+)([eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")
_SIGNS = str.maketrans(
    {
        MINUS: "-",
        "\N{EN DASH}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{SMALL HYPHEN-MINUS}": "-",
        "\N{FULLWIDTH HYPHEN-MINUS}": "-",
        "\N{FULLWIDTH PLUS SIGN}": "+",
        "\N{FULLWIDTH FULL STOP}": ".",
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
    }
)
#: Fractions with larger denominators say nothing to a reader and are shown as decimals.
_READABLE = 10_000


def fault(value: Decimal, *, largest: Decimal = LARGEST, places: int = PLACES) -> str:
    """Say what is wrong with a number as an amount or level; empty if nothing is.

    `largest` is a power of ten. Cheap for any input: a huge exponent is seen before it is used.
    """
    if not value.is_finite():
        return f"must be a finite number, not {value}"
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # it is finite
    if exponent > largest.adjusted() or value.copy_abs() > largest:
        return f"{_brief(value)} is too large: the largest number is 1e{largest.adjusted()}"
    if -exponent > places:
        return f"{_brief(value)} is too precise: at most {places} decimals are kept"
    return ""


def parse_decimal(text: str) -> Decimal:
    """Read a number that a person typed, exactly.

    Accepts a point or a comma as decimal mark, any usual minus sign, digits of any script and an
    exponent ("1.5e-3").

    Raises
    ------
    ValueError
        With a sentence for the person: not a number, not finite, beyond a thousand million, too
        many decimals, or ambiguous ("1,000" is one to some and a thousand to others).
    """
    cleaned = text.strip().translate(_SIGNS)
    said = repr(text.strip()) if len(text) <= _LONGEST else "this text"
    if not cleaned:
        raise ValueError("a number is needed")
    if len(cleaned) > _LONGEST:
        message = f"{cleaned[:20]}... is too long for a number"
        raise ValueError(message)
    if "," in cleaned:
        if _THOUSANDS.fullmatch(cleaned):
            plainly = cleaned.replace(",", "")
            message = f"{said} can be read in two ways; write {plainly} or use a decimal point"
            raise ValueError(message)
        if cleaned.count(",") > 1 or "." in cleaned:
            message = f"{said} is not a number; write it without thousands separators"
            raise ValueError(message)
        cleaned = cleaned.replace(",", ".")
    if not _NUMBER.fullmatch(cleaned):
        message = f"{said} is not a number"
        raise ValueError(message)
    try:
        value = Decimal(cleaned)
    except InvalidOperation:  # an exponent beyond anything
        message = f"{said} is out of range"
        raise ValueError(message) from None
    wrong = fault(value)
    if wrong:
        raise ValueError(wrong)
    return value


def plain(value: Decimal) -> str:
    """Return a decimal as it is written in files and edit fields: ASCII, every typed digit kept."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent <= 0:
        return format(value, "f")
    return str(value)


def show(value: Decimal | Fraction | float, *, digits: int = 4, signed: bool = False) -> str:
    """Return a number as it is shown to a reader.

    Parameters
    ----------
    value
        A decimal (shown with every digit as typed), a fraction ("7/20"; as a rounded decimal if its
        denominator is unreadable) or a float (rounded).
    digits
        Decimals that a rounded number has at most; trailing zeros are left out.
    signed
        Also write the plus sign of positive numbers.
    """
    if isinstance(value, Decimal):
        text = format(value, "f") if value.is_finite() else str(value)
    elif isinstance(value, Fraction) and value.denominator <= _READABLE:
        text = str(value)
    elif isfinite(value):
        text = f"{float(value):.{digits}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = {"inf": "\N{INFINITY}", "-inf": "-\N{INFINITY}"}.get(str(float(value)), "undefined")
    if text.startswith("-") and not text.strip("-0."):
        text = text[1:]
    if signed and value > 0 and text.strip("0."):
        text = "+" + text
    return text.replace("-", MINUS)


def _brief(value: Decimal) -> str:
    """Return a decimal in few characters."""
    text = str(value)
    return text if len(text) <= 24 else f"{value:.6g}"
