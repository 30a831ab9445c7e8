"""Numbers as people read them.

Owns which amounts are acceptable, and how decimals, fractions and floats are shown. How typed text
becomes an exact number is `games.model.typed`'s. Knows nothing of scenarios.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import floor, isfinite, log10

from games.model.problems import quoted

__all__ = [
    "DIGITS",
    "LARGEST",
    "MINUS",
    "PLACES",
    "amount_text",
    "ascii_only",
    "fault",
    "fixed",
    "grouped",
    "plain",
    "show",
    "too_large",
    "too_precise",
]

#: No amount or level may be larger.
LARGEST = Decimal(10**9)
#: No amount or level may have more decimals.
PLACES = 15
#: No amount may have a denominator of more digits.
DIGITS = 15
#: The typographic minus of everything that is shown.
MINUS = "\N{MINUS SIGN}"

#: Significant digits that a rounded number keeps, however small it is.
_SIGNIFICANT = 3
#: Whole parts of more digits than this are divided into thousands.
_TOGETHER = 4
#: Between thousands: a blank, for "1,000" is one to some and a thousand to others.
_THOUSANDS = "\N{NARROW NO-BREAK SPACE}"
_WHOLE_PART = re.compile(rf"(?<![\d.])\d{{{_TOGETHER + 1},}}")
#: Larger limits are said as a power of ten: nobody counts so many zeros.
_COUNTED = Decimal(10**12)
#: Fractions with larger denominators say nothing to a reader and are shown as decimals.
_READABLE = 10_000


def fault(
    value: Decimal | Fraction,
    *,
    largest: Decimal = LARGEST,
    places: int = PLACES,
    digits: int = DIGITS,
    typed: str = "",
) -> str:
    """Say what is wrong with a number as an amount or level; empty if nothing is.

    `largest` is a power of ten, `digits` those of a fraction's denominator; `typed` is how somebody
    wrote the number, to be quoted. Cheap for any input: a huge exponent is seen before it is used.
    """
    said = quoted(typed) if typed else _brief(value)
    if isinstance(value, Fraction):
        if abs(value) > largest:
            return too_large(said, largest)
        return too_fine(said, digits) if value.denominator >= 10**digits else ""
    if not value.is_finite():
        return f"must be a finite number, not {value}"
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # it is finite
    if exponent > largest.adjusted() or value.copy_abs() > largest:
        return too_large(said, largest)
    if -exponent > places:
        return too_precise(said, places)
    return ""


def too_large(said: str | Decimal | Fraction, largest: Decimal = LARGEST) -> str:
    """Return the sentence for a number beyond the largest one."""
    limit = show(largest) if largest <= _COUNTED else f"1e{largest.adjusted()}"
    said = said if isinstance(said, str) else _brief(said)
    return f"{said} is too large: the largest number is {limit}"


def too_precise(said: str, places: int) -> str:
    """Return the sentence for a number with too many decimals."""
    return f"{said} is too precise: at most {places} decimals are kept"


def too_fine(said: str, digits: int) -> str:
    """Return the sentence for a fraction with too long a denominator."""
    return f"{said} is too fine: a denominator has at most {digits} digits; write it as a decimal"


def plain(value: Decimal | Fraction) -> str:
    """Return an amount as it is written in files and edit fields: ASCII, every typed digit kept."""
    if isinstance(value, Fraction):
        return str(value)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent <= 0:
        return format(value, "f")
    return str(value)


def show(
    value: Decimal | Fraction | float,
    *,
    digits: int = 4,
    signed: bool = False,
    thousands: bool = True,
) -> str:
    """Return a number as it is shown to a reader; only 0, and less than an amount can be, as 0.

    Parameters
    ----------
    value
        A decimal (shown with every digit as typed), a fraction ("7/20"; as a rounded decimal if its
        denominator is unreadable) or a float (rounded).
    digits
        Decimals that a rounded number has at most, unless it is so small that it needs more to keep
        three significant digits; trailing zeros are left out.
    signed
        Also write the plus sign of positive numbers.
    thousands
        Divide long whole parts; not in fields where somebody types.
    """
    if isinstance(value, Decimal):
        text = format(value, "f") if value.is_finite() else str(value)
    elif isinstance(value, Fraction) and value.denominator <= _READABLE:
        text = str(value)
    elif isfinite(value):
        text = _rounded(value, digits, min(digits, _SIGNIFICANT))
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = {"inf": "\N{INFINITY}", "-inf": "-\N{INFINITY}"}.get(str(float(value)), "undefined")
    if text.startswith("-") and not text.strip("-0."):
        text = text[1:]
    if signed and value > 0 and text.strip("0."):
        text = "+" + text
    text = text.replace("-", MINUS)
    return grouped(text) if thousands else text


def amount_text(value: Decimal | Fraction, *, signed: bool = False) -> str:
    """Return an amount as it is shown: exactly, or marked as rounded.

    A fraction that says nothing to a reader is a rounded decimal behind "≈"; one that is shown has
    no blanks: "15 201/300" would be a mixed number.
    """
    if isinstance(value, Decimal):
        return show(value, signed=signed)
    if value.denominator > _READABLE:
        return f"≈\N{NO-BREAK SPACE}{show(value, signed=signed)}"
    return show(value, signed=signed, thousands=False)


def fixed(value: float, places: int) -> str:
    """Return a float with a fixed number of decimals, more only for one smaller than the last.

    That one keeps two digits: "0.40", "0.0015"; so only 0 is written as 0.
    """
    small = abs(value) < 10.0**-places
    text = _rounded(value, places, 2) if small else f"{value:.{places}f}"
    while small and len(text.partition(".")[2]) > max(places, 1) and text.endswith("0"):
        text = text[:-1]
    return grouped((text if float(text) else text.removeprefix("-")).replace("-", MINUS))


def grouped(text: str) -> str:
    """Return a written number, or a fraction, with blanks between thousands of its whole parts."""
    return _WHOLE_PART.sub(lambda found: f"{int(found[0]):,}".replace(",", _THOUSANDS), text)


def ascii_only(text: str) -> str:
    """Return a formula as programs read it: ASCII signs and blanks, nothing between thousands."""
    plainer = text.replace(_THOUSANDS, "").replace(MINUS, "-")
    return plainer.replace("\N{NO-BREAK SPACE}", " ")


def _rounded(value: Fraction | float, places: int, significant: int) -> str:
    """Return a number with so many decimals, or with as many significant digits if that is more.

    What is smaller than any amount can be is what rounding has left of 0.
    """
    number = float(value)
    if number:
        places = max(places, min(PLACES, significant - 1 - floor(log10(abs(number)))))
    return f"{number:.{places}f}"


def _brief(value: Decimal | Fraction) -> str:
    """Return an amount in few characters."""
    text = str(value)
    number = value if isinstance(value, Decimal) else float(value)
    short = text if len(text) <= 24 else f"{number:.6g}"
    return short.replace("E", "e").replace("e+", "e")
