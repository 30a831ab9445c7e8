"""Supports with infinitely many equilibria, because somebody's choice is free: witnesses.

Owns the proof that a support holds infinitely many equilibria that are no product of polytopes, by
points of it. Knows forms; no cells, no number fields.

Where a player is indifferent whatever the others do, or two of his conditions are the same, a
support has fewer independent equations than unknowns. At a point of it where all probabilities are
positive, all strategies not played lose, and the Jacobian of the independent equations has full
rank, the equilibria are locally a manifold of as many dimensions as equations are lacking (implicit
function theorem): infinitely many, of this support. They are no product of sets of mixtures if one
player's mixture of one point does not go with the others' of another.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from flint import fmpq, fmpq_mat, fmpz_mat

from games.solve.proved.full.equations import approximate, moved, values
from games.solve.proved.full.filled import zero_of_family
from games.solve.proved.full.forms import bilinear
from games.solve.proved.full.regular import enclosed
from games.solve.proved.numbers import fraction
from games.solve.proved.proof import Curved
from games.solve.proved.three.game import OTHERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Forms
    from games.solve.proved.proof import Profile

    Floats = NDArray[np.float64]
    Mixtures = tuple[tuple[Fraction, ...], ...]
    #: Per player independent forms that vanish.
    Independent = tuple[NDArray[Any], ...]

_STEPS = 25
#: Free probabilities are rounded to these denominators, the coarsest that does.
_DENOMINATORS = (12, 60, 1000, 10**6)
#: Points that are told of a family.
_TOLD = 3
#: So many points of which none shows a set to be no product are of a product, for all one can see.
_STRAIGHT = 8


class _Found(NamedTuple):
    """A point of a family, and rational mixtures that it is within `near` of."""

    profile: Profile
    centre: Mixtures
    near: Fraction


class Family:
    """The points found of a support's equilibria, if there may be infinitely many.

    Parameters
    ----------
    forms
        Those of the whole support.

    Attributes
    ----------
    lacking
        How many independent equations there are less than unknowns.
    """

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._equations = _independent(forms)
        self._floats = approximate(self._equations)
        self.lacking = sum(forms.corners) - 3 - sum(len(own) for own in self._equations)
        self._found: list[_Found] = []
        self._bent = False

    def looked(self, start: tuple[Floats, ...]) -> bool:
        """Look for an equilibrium from a point, in floating point; tell whether enough are found.

        Not to have found any proves nothing.
        """
        near = _approached(self._floats, start)
        found = None if near is None else self._proved(near)
        if found is not None and found not in self._found:
            self._bent = self._bent or any(self._no_product(found, own) for own in self._found)
            self._found.append(found)
        return len(self._found) >= (_TOLD if self._bent else _STRAIGHT)

    def _proved(self, near: tuple[Floats, ...]) -> _Found | None:
        exact = _exact(self._forms, self._equations, near)
        if exact is not None:
            return _Found(exact, exact, Fraction(0))
        zero = zero_of_family(self._forms, self._equations, near)
        return None if zero is None else _Found(enclosed(zero), zero.centre, zero.near)

    def told(self) -> Curved | None:
        """Return the family, None as long as it is not proved to be one."""
        if not self._bent:
            return None
        points = tuple(found.profile for found in self._found[:_TOLD])
        return Curved("curve" if self.lacking == 1 else "surface", points)

    def _no_product(self, one: _Found, other: _Found) -> bool:
        """Tell whether the players' mixtures of two points do not all go together."""
        near = max(one.near, other.near)
        mixed = product(*zip(one.centre, other.centre, strict=True))
        return any(_fails(self._forms, mixes, near) for mixes in mixed)


def _independent(forms: Forms) -> Independent:
    """Drop equations of a player that are combinations of his others: they change no solution."""
    found = []
    for own, count in zip(forms.differences, forms.equal, strict=True):
        rows = own[:count].astype(object)
        kept: list[list[int]] = []
        places = []
        for place, row in enumerate(rows.reshape(count, rows.shape[1] * rows.shape[2]).tolist()):
            if fmpz_mat([*kept, row]).rank() > len(kept):
                kept.append(row)
                places.append(place)
        found.append(rows[places])
    return tuple(found)


def _approached(equations: Independent, start: tuple[Floats, ...]) -> tuple[Floats, ...] | None:
    """Follow Gauss and Newton to a solution with positive probabilities, in floating point."""
    point = start
    for _ in range(_STEPS):
        value = values(equations, point)
        if float(abs(value).max(initial=0.0)) < 1e-12:
            return point if min(float(mix.min()) for mix in point) > 1e-6 else None
        step = np.linalg.lstsq(_wide(equations, point), -value, rcond=None)[0]
        point = moved(point, step)
        if max(float(abs(mix).max()) for mix in point) > 5.0:
            return None
    return None


def _exact(forms: Forms, equations: Independent, near: tuple[Floats, ...]) -> Mixtures | None:
    """Find an exact regular equilibrium of the support near an approximate one."""
    for first, second, third in permutations(range(3)):
        # what is free in the first two mixtures is rounded; conditions between them come first
        if len(equations[third]) >= forms.corners[second]:
            continue
        for most in _DENOMINATORS:
            chosen: dict[int, tuple[Fraction, ...]] = {first: _rounded(near[first], most)}
            for player in (second, third):
                mix = _solved(equations, chosen, player, near[player], most)
                if mix is None:
                    break
                chosen[player] = mix
            if len(chosen) == 3:
                exact = chosen[0], chosen[1], chosen[2]
                if _stands(forms, exact) and _regular(equations, exact):
                    return exact
    return None


def _rounded(mix: Floats, most: int) -> tuple[Fraction, ...]:
    rest = [Fraction(round(float(value) * most), most) for value in mix[1:]]
    return (1 - sum(rest, Fraction(0)), *rest)


def _solved(
    equations: Independent,
    chosen: dict[int, tuple[Fraction, ...]],
    player: int,
    near: Floats,
    most: int,
) -> tuple[Fraction, ...] | None:
    """Solve all conditions between a player's mixture and one that is chosen; None: no solution."""
    rows: list[list[Fraction]] = []
    for owner, own in enumerate(equations):
        one, other = OTHERS[owner]
        if player not in (one, other):
            continue
        fixed = other if player == one else one
        if fixed not in chosen:
            continue
        for form in own:
            table = (form if player == one else form.T).tolist()
            rows.append(
                [sum(a * b for a, b in zip(row, chosen[fixed], strict=True)) for row in table]
            )
    rows.append([Fraction(1)] * len(near))
    right = [Fraction(0)] * (len(rows) - 1) + [Fraction(1)]
    whole = fmpq_mat(
        [[_library(v) for v in (*row, value)] for row, value in zip(rows, right, strict=True)]
    )
    reduced, rank = whole.rref()
    mix = [Fraction(round(float(value) * most), most) for value in near]
    pivots = []
    for line in range(rank):
        at = next(c for c in range(len(near) + 1) if reduced[line, c] != 0)
        if at == len(near):
            return None
        pivots.append(at)
    for line, at in enumerate(pivots):
        value = fraction(reduced[line, len(near)])
        for c in range(at + 1, len(near)):
            if c not in pivots:
                value -= fraction(reduced[line, c]) * mix[c]
        mix[at] = value
    return tuple(mix)


def _library(value: Fraction) -> Any:
    return fmpq(value.numerator, value.denominator)


def _stands(forms: Forms, exact: Sequence[Sequence[Fraction]]) -> bool:
    """Tell whether an exact point is an equilibrium at which all strategies not played lose."""
    if any(min(mix) <= 0 for mix in exact):
        return False
    for player, (one, other) in enumerate(OTHERS):
        for place, form in enumerate(forms.differences[player].tolist()):
            value = bilinear(form, exact[one], exact[other])
            if value != 0 if place < forms.equal[player] else value >= 0:
                return False
    return True


def _fails(forms: Forms, centre: Sequence[Sequence[Fraction]], near: Fraction) -> bool:
    """Tell whether no point this near to a centre, in all but first coordinates, is a solution."""
    for player, (one, other) in enumerate(OTHERS):
        # what the sums of the absolute changes of two mixtures come to
        a, b = (2 * len(centre[q]) * near for q in (one, other))
        for place, form in enumerate(forms.differences[player].tolist()):
            value = bilinear(form, centre[one], centre[other])
            spare = (a + b + a * b) * max(abs(entry) for row in form for entry in row)
            if value > spare or (place < forms.equal[player] and value < -spare):
                return True
    return False


def _regular(equations: Independent, exact: Mixtures) -> bool:
    """Tell whether the Jacobian of the independent equations has full rank at an exact point."""
    point = tuple(np.array(mix, dtype=object) for mix in exact)
    slope = _wide(equations, point)
    whole = fmpq_mat([[_library(Fraction(v)) for v in row] for row in slope.tolist()])
    return bool(whole.rank() == len(slope))


def _wide(equations: Independent, point: tuple[NDArray[Any], ...]) -> NDArray[Any]:
    """Return the Jacobian of equations that may be fewer than unknowns."""
    blocks = []
    for player, (own, (one, other)) in enumerate(zip(equations, OTHERS, strict=True)):
        parts = {one: own @ point[other], other: point[one] @ own}
        row = [
            parts[q][:, 1:] - parts[q][:, :1]
            if q != player
            else np.zeros((len(own), len(point[q]) - 1), dtype=point[q].dtype)
            for q in range(3)
        ]
        blocks.append(np.concatenate(row, axis=1))
    return np.concatenate(blocks)
