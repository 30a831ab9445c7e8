"""One support profile of three players who all mix: empty, these equilibria, or why it is open.

Owns the order of the methods: certificates on parts first, which leave nothing to do for most
supports; algebra where an equilibrium is or where parts do not settle it. Knows forms and proofs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.solve.proved.full.cells import cover
from games.solve.proved.full.pencil import zeros_of_three
from games.solve.proved.full.points import enclosed_points, exact_points
from games.solve.proved.proof import Answer

if TYPE_CHECKING:
    from games.solve.proved.full.forms import Forms
    from games.task import Token

#: Reasons, for a person, why a support stays open.
_INFINITE = "infinitely many combinations may make all three indifferent at once"
_CLOSE = "two combinations that make all three indifferent are too close to tell apart"

#: Parts looked at before algebra is asked, where there is algebra, and before giving up.
_BEFORE_ALGEBRA = 40
_AT_MOST = 600


def decide(forms: Forms, token: Token) -> Answer | None:
    """Find all equilibria of a support, or say why they are not known.

    Parameters
    ----------
    forms
        Those of a support in which all three players mix.
    token
        Asked between pieces of work.

    Returns
    -------
    None if it is proved that there are none. Mixtures are those of the strategies played.
    """
    three = forms.corners == (3, 3, 3)
    found = cover(forms, _BEFORE_ALGEBRA if three else _AT_MOST, token, first=three)
    if found.whole:
        points = enclosed_points(forms, found.zeros)
        if points is not None and (not three or not points):
            return Answer(points=points) if points else None
    if not three:
        return Answer(open=_CLOSE)
    zeros = zeros_of_three(forms)
    if zeros is None:
        return Answer(open=_INFINITE)
    exact = exact_points(forms, zeros)
    return Answer(points=exact) if exact else None
