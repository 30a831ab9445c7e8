"""Numbers as people type and read them.

Owns which amounts are acceptable, how typed text becomes an exact decimal, and how decimals,
fractions and floats are shown. Knows nothing of scenarios.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import isfinite

from games.model.problems import quoted

__all__ = ["LARGEST", "MINUS", "PLACES", "fault", "parse_decimal", "plain", "show", "too_large"]

#: No amount or level may be larger.
LARGEST = Decimal(10**9)
#: No amount or level may have more decimals.
PLACES = 15
#: The typographic minus of everything that is shown.
MINUS = "\N{MINUS SIGN}"

_LONGEST = 60
#: Larger limits are said as a power of ten: nobody counts so many zeros.
_COUNTED = Decimal(10**12)
_FRACTION = re.compile(r"([+-]?\d{1,9})/(\d{1,9})")
_SPACED = re.compile(r"[+-]?\d{1,3}([ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+")
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


def fault(
    value: Decimal, *, largest: Decimal = LARGEST, places: int = PLACES, typed: str = ""
) -> str:
    """Say what is wrong with a number as an amount or level; empty if nothing is.

    `largest` is a power of ten; `typed` is how somebody wrote the number, to be quoted. Cheap for
    any input: a huge exponent is seen before it is used.
    """
    said = quoted(typed) if typed else _brief(value)
    if not value.is_finite():
        return f"must be a finite number, not {value}"
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # it is finite
    if exponent > largest.adjusted() or value.copy_abs() > largest:
        return too_large(said, largest)
    if -exponent > places:
        return _too_precise(said, places)
    return ""


def too_large(said: str | Decimal, largest: Decimal = LARGEST) -> str:
    """Return the sentence for a number beyond the largest one."""
    limit = f"{largest:,f}" if largest <= _COUNTED else f"1e{largest.adjusted()}"
    said = said if isinstance(said, str) else _brief(said)
    return f"{said} is too large: the largest number is {limit}"


def parse_decimal(text: str) -> Decimal:
    """Read a number that a person typed, exactly.

    Accepts a point or a comma as decimal mark, any usual minus sign, digits of any script and an
    exponent ("1.5e-3").

    Raises
    ------
    ValueError
        With a sentence for the person, what was typed in quotes: not a number, not finite, beyond a
        thousand million, too many decimals, or ambiguous ("1,000" is one to some and a thousand to
        others).
    """
    typed = text.strip()
    cleaned = typed.translate(_SIGNS)
    said = quoted(typed)
    if not cleaned:
        raise ValueError("a number is needed")
    if len(cleaned) > _LONGEST:
        message = f"{quoted(typed[:20] + '...')} is too long for a number"
        raise ValueError(message)
    if "," in cleaned:
        cleaned = _pointed(cleaned, typed)
    if not _NUMBER.fullmatch(cleaned):
        raise ValueError(_no_number(cleaned, typed))
    try:
        value = Decimal(cleaned)
    except InvalidOperation:  # an exponent beyond anything
        small = "e-" in cleaned.lower()
        raise ValueError(_too_precise(said, PLACES) if small else too_large(said)) from None
    wrong = fault(value, typed=typed)
    if wrong:
        raise ValueError(wrong)
    return value


def _pointed(cleaned: str, typed: str) -> str:
    """Return a number with its decimal comma made a point; raise for any other comma."""
    if _THOUSANDS.fullmatch(cleaned):
        whole = typed.replace(",", "")
        message = f"{quoted(typed)} is not a number; write it without thousands separators: {whole}"
        if cleaned.count(",") == 1:
            either = f"{whole} or {typed.replace(',', '.')}"
            message = f"{quoted(typed)} can be read in two ways; write {either}"
        raise ValueError(message)
    if cleaned.count(",") > 1 or "." in cleaned:
        message = f"{quoted(typed)} is not a number; write it without thousands separators"
        raise ValueError(message)
    return cleaned.replace(",", ".")


def _no_number(cleaned: str, typed: str) -> str:
    """Say why a text is no number, and what to write instead where that is known."""
    said = f"{quoted(typed)} is not a number"
    if _SPACED.fullmatch(cleaned):
        return f"{said}; write it without blanks: {''.join(typed.split())}"
    parts = _FRACTION.fullmatch(cleaned)
    if parts is None:
        return said
    above, below = int(parts[1]), int(parts[2])
    if below == 0:
        return f"{quoted(typed)} divides by zero"
    ends = 10**PLACES % Fraction(above, below).denominator == 0
    decimal = show(Decimal(above) / Decimal(below) if ends else above / below)
    return f"{quoted(typed)} is a fraction; write a decimal: {'' if ends else 'about '}{decimal}"


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


def _too_precise(said: str, places: int) -> str:
    return f"{said} is too precise: at most {places} decimals are kept"


def _brief(value: Decimal) -> str:
    """Return a decimal in few characters."""
    text = str(value)
    short = text if len(text) <= 24 else f"{value:.6g}"
    return short.replace("E", "e").replace("e+", "e")
