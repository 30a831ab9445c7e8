"""Numbers as people read them.

Owns which amounts are acceptable, and how decimals, fractions and floats are shown. How typed text
becomes an exact decimal is `games.model.typed`'s. Knows nothing of scenarios.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isfinite

from games.model.problems import quoted

__all__ = ["LARGEST", "MINUS", "PLACES", "fault", "plain", "show", "too_large", "too_precise"]

#: No amount or level may be larger.
LARGEST = Decimal(10**9)
#: No amount or level may have more decimals.
PLACES = 15
#: The typographic minus of everything that is shown.
MINUS = "\N{MINUS SIGN}"

#: Larger limits are said as a power of ten: nobody counts so many zeros.
_COUNTED = Decimal(10**12)
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
        return too_precise(said, places)
    return ""


def too_large(said: str | Decimal, largest: Decimal = LARGEST) -> str:
    """Return the sentence for a number beyond the largest one."""
    limit = f"{largest:,f}" if largest <= _COUNTED else f"1e{largest.adjusted()}"
    said = said if isinstance(said, str) else _brief(said)
    return f"{said} is too large: the largest number is {limit}"


def too_precise(said: str, places: int) -> str:
    """Return the sentence for a number with too many decimals."""
    return f"{said} is too precise: at most {places} decimals are kept"


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
    short = text if len(text) <= 24 else f"{value:.6g}"
    return short.replace("E", "e").replace("e+", "e")
