"""Equilibria made of regular zeros in balls: rational ones exactly, the others in intervals.

Owns what is asked of such a zero before it is called an equilibrium. Knows forms and balls; no
number fields, no method that finds zeros.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.solve.proved.enclosed import Enclosed
from games.solve.proved.full.forms import bilinear
from games.solve.proved.proof import Point
from games.solve.proved.three.game import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.solve.proved.full.forms import Forms
    from games.solve.proved.full.newton import Zero

    Mixtures = tuple[tuple[Fraction, ...], ...]

#: Fractions are recognised up to this denominator; a ball of 2^-40 holds no two of them.
_DENOMINATOR = 1 << 19


def regular_points(forms: Forms, zeros: Sequence[Zero]) -> tuple[Point, ...] | None:
    """Return the equilibria among regular zeros in balls, None if it is not certain which are.

    Parameters
    ----------
    forms
        Those of the whole support.
    zeros
        All its zeros that may be equilibria.
    """
    found = []
    for zero in zeros:
        exact = rational(forms, zero)
        verdict = standing(forms, zero) if exact is None else _exactly(forms, exact)
        if verdict is None and exact is None:
            return None
        if verdict is not False:
            found.append(Point(exact or enclosed(zero), zero.sign if verdict else None))
    return tuple(found)


def rational(forms: Forms, zero: Zero) -> Mixtures | None:
    """Return a zero's coordinates if they are fractions that solve the equations.

    A solution where no second zero is, is the zero.
    """
    found = []
    for mix in zero.centre:
        rest = [value.limit_denominator(_DENOMINATOR) for value in mix[1:]]
        if any(abs(a - b) > zero.far for a, b in zip(rest, mix[1:], strict=True)):
            return None
        found.append((1 - sum(rest, Fraction(0)), *rest))
    exact = tuple(found)
    for player, (one, other) in enumerate(OTHERS):
        for form in forms.differences[player][: forms.equal[player]].tolist():
            if bilinear(form, exact[one], exact[other]) != 0:
                return None
    return exact


def _gains(forms: Forms, point: Mixtures) -> Iterator[tuple[int, list[list[int]], Fraction]]:
    """Yield player, form and value of what each strategy that is not played would gain."""
    for player, (one, other) in enumerate(OTHERS):
        for form in forms.differences[player][forms.equal[player] :].tolist():
            yield player, form, bilinear(form, point[one], point[other])


def _exactly(forms: Forms, exact: Mixtures) -> bool | None:
    """Tell whether an exact zero is an equilibrium; None where another strategy does as well."""
    if any(min(mix) <= 0 for mix in exact):
        return False
    largest = max((gain for *_, gain in _gains(forms, exact)), default=Fraction(-1))
    return None if largest == 0 else largest < 0


def standing(forms: Forms, zero: Zero) -> bool | None:
    """Tell whether a zero in a ball is an equilibrium at which all other strategies lose.

    Returns
    -------
    None where its ball is too wide to tell, or where another strategy may do as well.
    """
    certain = True
    shares = [len(mix) * zero.near for mix in zero.centre]
    for mix, share in zip(zero.centre, shares, strict=True):
        if min(mix) < -share:
            return False
        certain = certain and min(mix) > share
    for player, form, gain in _gains(forms, zero.centre):
        # an entry times what the products of two probabilities may change by, all together
        one, other = (2 * shares[q] for q in OTHERS[player])
        change = 2 * one + 2 * other + one * other
        spare = change * max(abs(entry) for row in form for entry in row)
        if gain > spare:
            return False
        certain = certain and gain < -spare
    return True if certain else None


def enclosed(zero: Zero) -> tuple[tuple[Enclosed, ...], ...]:
    """Make numbers of the coordinates: each in an interval, the ends of which it does not reach."""
    return tuple(
        tuple(Enclosed((v - len(mix) * zero.near, v + len(mix) * zero.near)) for v in mix)
        for mix in zero.centre
    )
