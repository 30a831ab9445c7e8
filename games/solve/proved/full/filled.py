"""Points of families with irrational coordinates: regular zeros once free choices are fixed.

Owns the equations that fix what is free. Knows forms and the theorem of `newton`; nothing of
families beyond one point.

A support that lacks equations gets as many as it lacks, each of them "a times one probability is b
times another of the same player". A regular zero of the whole system is a point of the support at
which the Jacobian of its own independent equations has full rank.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations, islice, product
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.full.equations import approximate, exact
from games.solve.proved.full.forms import Forms
from games.solve.proved.full.newton import Zero, approach, only_zero
from games.solve.proved.full.regular import standing
from games.solve.proved.three.game import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[Any]

#: Ratios of probabilities are rounded to fractions with at most this denominator.
_DENOMINATOR = 64
#: So many ways to fix what is free are tried.
_WAYS = 6


def zero_of_family(
    forms: Forms, equations: tuple[Integers, ...], near: tuple[Floats, ...]
) -> Zero | None:
    """Prove that there is a regular equilibrium of a family near a point, or return None.

    Parameters
    ----------
    forms
        Those of the whole support.
    equations
        Per player his independent equations, fewer than he has in `forms`.
    near
        Per player a mixture that solves them, in floating point.
    """
    for filled in islice(_filled(forms, equations, near), _WAYS):
        point = approach(approximate(exact(filled)), near)
        zero = None if point is None else only_zero(filled, point)
        if zero is not None and standing(forms, zero):
            return zero
    return None


def _filled(
    forms: Forms, equations: tuple[Integers, ...], near: tuple[Floats, ...]
) -> Iterator[Forms]:
    """Yield the forms with what is lacking replaced by fixed ratios of probabilities."""
    choices = []
    for player, (own, count) in enumerate(zip(equations, forms.equal, strict=True)):
        pairs = [(q, j) for q in OTHERS[player] for j in range(1, forms.corners[q])]
        choices.append(list(combinations(pairs, count - len(own))))
    for chosen in product(*choices):
        if len(set(chain(*chosen))) < sum(map(len, chosen)):
            continue
        whole = []
        for player, own in enumerate(equations):
            more = [_ratio(forms, player, q, j, near[q]) for q, j in chosen[player]]
            rest = forms.differences[player][forms.equal[player] :].astype(object)
            whole.append(np.concatenate([own, *(form[None] for form in more), rest]))
        yield Forms((whole[0], whole[1], whole[2]), forms.equal)


def _ratio(forms: Forms, player: int, mixer: int, place: int, mix: Floats) -> Integers:
    """Return the form "n times the first probability less d times another", for a player's axes."""
    ratio = Fraction(float(mix[place] / mix[0])).limit_denominator(_DENOMINATOR)
    line = np.zeros(forms.corners[mixer], dtype=object)
    line[0], line[place] = ratio.numerator, -ratio.denominator
    one, other = OTHERS[player]
    along = np.ones(forms.corners[other if mixer == one else one], dtype=object)
    form: Integers = np.outer(line, along) if mixer == one else np.outer(along, line)
    return form
