"""How numbers look in tables: a true minus sign, equal decimals, no negative zero.

Owns the choice of decimals for a table of payoffs and the text of one number; Qt-free. What is
typed and what is stored stays exact elsewhere (`games.model.numbers`): figures are only looked at.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10
from typing import TYPE_CHECKING

from games.model.numbers import MINUS, fixed, show

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from games.solve.report import Floats

__all__ = ["WIDEST_FRACTION", "decimals_for", "figure", "signed"]

_USUAL = 2
_MOST = 6
#: Fractions with larger denominators, or of more characters and longer than their decimals, say
#: less than these at a glance.
_SMALL, _SHORT = 99, 6
#: What such a fraction needs room for.
WIDEST_FRACTION = f"{MINUS}88/88"


def decimals_for(values: Floats) -> int:
    """Return how many decimals a table shows so that its largest number has about three digits.

    Two for the usual scale of -10 to 10; fewer for thousands, more for a table of small fractions.
    """
    largest = float(abs(values).max()) if values.size else 0.0
    if largest == 0.0:
        return _USUAL
    digits = floor(log10(largest))
    if digits >= 2:
        return max(0, _USUAL + 1 - digits)
    return min(_MOST, max(_USUAL, _USUAL - digits))


def figure(value: float | Amount, decimals: int) -> str:
    """Write a number with fixed decimals, more only for one that they would show as 0.

    A short fraction is written as it is: decimals would hide what it ties with.
    """
    text = fixed(float(value), decimals)
    if isinstance(value, Fraction) and value.denominator <= _SMALL:
        exact = show(value, thousands=False)
        return exact if len(exact) <= max(_SHORT, len(text)) else text
    return text


def signed(value: float | Amount, decimals: int) -> str:
    """Write a number with its sign, also a plus; zero has none."""
    text = figure(value, decimals)
    return text if text[0] == MINUS or not text.strip("0.") else f"+{text}"
