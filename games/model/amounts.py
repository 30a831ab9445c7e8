"""Amounts: exact numbers that are decimals where they can be, and fractions where they cannot.

Owns the arithmetic of amounts and which of the two forms a computed one takes. A decimal keeps the
digits it was typed with; a fraction is what no decimal of `PLACES` decimals is. The two compare and
hash by value, as Python has it, but do not add: it is done here. How amounts are read is
`games.model.typed`'s, how they are shown and which are acceptable `games.model.numbers`'.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction

from games.model.numbers import PLACES

__all__ = ["EXACT", "Amount", "kept", "less", "plus", "settled", "size", "times", "trimmed"]

Amount = Decimal | Fraction

#: Decimal arithmetic that would rather fail than round: enough digits for any sum of products that
#: a valid scenario can hold, and a trap for the rest.
EXACT = Context(prec=400, traps=[Inexact, InvalidOperation])


def plus(first: Amount, second: Amount) -> Amount:
    """Return a sum, exactly."""
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return EXACT.add(first, second)
    return kept(Fraction(first) + Fraction(second))


def less(first: Amount, second: Amount) -> Amount:
    """Return a difference, exactly."""
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return EXACT.subtract(first, second)
    return kept(Fraction(first) - Fraction(second))


def times(first: Amount, second: Amount) -> Amount:
    """Return a product, exactly."""
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return EXACT.multiply(first, second)
    return kept(Fraction(first) * Fraction(second))


def size(value: Amount) -> Amount:
    """Return an amount without its sign, to the last digit."""
    return value.copy_abs() if isinstance(value, Decimal) else abs(value)


def kept(value: Fraction) -> Amount:
    """Return a rational as the amount it is: a decimal if it is one of at most `PLACES` decimals.

    Equal values give the same form, without zeros at its end.
    """
    scaled, rest = divmod(value.numerator * 10**PLACES, value.denominator)
    if rest:
        return value
    return trimmed(Decimal(scaled).scaleb(-PLACES, EXACT))


def settled(value: Amount) -> Amount:
    """Return an amount in the form in which it is kept; a decimal stays as it was typed."""
    return value if isinstance(value, Decimal) else kept(value)


def trimmed(value: Amount) -> Amount:
    """Return a computed amount without the zeros that sums and products leave at its end."""
    if isinstance(value, Fraction):
        return value
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize(EXACT)
