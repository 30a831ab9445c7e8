"""Exact equilibria made of exact zeros: signs, inequalities, index.

Owns what is asked of a zero of a support's equations before it is called an equilibrium, in the
number field of its coordinates. Knows forms and exact numbers; no method that finds zeros.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from flint import arb, arb_mat, fmpq_poly

from games.solve.proved.full.equations import exact, jacobian
from games.solve.proved.full.forms import bilinear
from games.solve.proved.numbers import Algebraic, fraction, sign
from games.solve.proved.proof import Point
from games.solve.proved.roots import FIRST, Precision, Root, real_roots, sign_at
from games.solve.proved.three.game import OTHERS
from games.solve.proved.three.index import determinant_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.full.forms import Forms
    from games.solve.proved.full.pencil import Candidates
    from games.solve.proved.proof import Profile

#: Bits at which a determinant is tried before it is computed exactly.
_TRIES = (128, 512)


def exact_points(forms: Forms, zeros: Sequence[Candidates]) -> tuple[Point, ...]:
    """Return the equilibria among exact zeros: all probabilities positive, nobody would deviate.

    Parameters
    ----------
    forms
        Those of the whole support.
    zeros
        Zeros of its equations, by minimal polynomials.
    """
    found = []
    for one in zeros:
        for root in real_roots(one.minimal):
            profile = _profile(one, root)
            if profile is None:
                continue
            slack = _slack(forms, profile)
            if slack <= 0:
                found.append(Point(profile, index(forms, profile) if slack < 0 else None))
    return tuple(found)


def _profile(one: Candidates, root: Any) -> Profile | None:
    """Return the mixtures at a root, None unless every player's coordinates have one sign."""
    profile: list[tuple[Any, ...]] = []
    for own in one.coordinates:
        first = sign_at(own[0], root)
        if first == 0 or any(sign_at(entry, root) != first for entry in own[1:]):
            return None
        if isinstance(root, Root):
            total = Algebraic(sum(own, fmpq_poly([])), root).inverse()
            profile.append(tuple(total * Algebraic(entry, root) for entry in own))
        else:
            values = [fraction(entry(root)) for entry in own]
            profile.append(tuple(value / sum(values) for value in values))
    return tuple(profile)


def _slack(forms: Forms, profile: Profile) -> int:
    """Return the largest sign of what a strategy not played would gain; -1 where there is none."""
    largest = -1
    balls = [[_ball(entry, FIRST) for entry in mix] for mix in profile]
    for player, (one, other) in enumerate(OTHERS):
        for form in forms.differences[player][forms.equal[player] :].tolist():
            with Precision(FIRST):
                near = bilinear(form, balls[one], balls[other])
            if near < 0:
                continue
            largest = max(largest, sign(bilinear(form, profile[one], profile[other])))
    return largest


def index(forms: Forms, profile: Profile) -> int | None:
    """Return the sign of det(-J) of the equations at an exact zero, None where it is zero.

    Parameters
    ----------
    forms
        Those of the whole support.
    profile
        Exact mixtures over it, all of one number field.
    """
    equations = exact(forms)
    for bits in _TRIES:
        near = tuple(np.array([_ball(v, bits) for v in mix], dtype=object) for mix in profile)
        with Precision(bits):
            slope = -jacobian(equations, near)
            determinant = arb_mat(slope.tolist()).det()
        if determinant > 0 or determinant < 0:
            return 1 if determinant > 0 else -1
    mixes = tuple(np.array(mix, dtype=object) for mix in profile)
    return determinant_sign((-jacobian(equations, mixes)).tolist()) or None


def _ball(entry: Any, bits: int) -> Any:
    if isinstance(entry, Algebraic):
        return entry.ball(bits)
    with Precision(bits):
        return arb(entry.numerator) / entry.denominator
