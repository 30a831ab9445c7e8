"""One support profile of three players who all mix: empty, these equilibria, or why it is open.

Owns the order of the methods: certificates on parts first, which leave nothing to do for most
supports; algebra where an irrational equilibrium is, or where parts do not settle it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from games.solve.proved.full.cells import cover
from games.solve.proved.full.families import Family
from games.solve.proved.full.forms import forms_of
from games.solve.proved.full.pencil import zeros_of_three
from games.solve.proved.full.points import exact_points
from games.solve.proved.full.regular import regular_points
from games.solve.proved.proof import Answer, Curved, Point
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from games.solve.proved.full.cells import Cover
    from games.solve.proved.full.forms import Forms, Tables
    from games.solve.proved.proof import Profile
    from games.solve.report import Support
    from games.task import Token

    Floats = NDArray[np.float64]

#: Reasons, for a person, why a support stays open.
INFINITE = "infinitely many mixtures may make all three indifferent at once"
UNSEEN = "there are too many supports to look at all of them"
BESIDE = "beside a set of infinitely many there may be more with the same strategies"
LONG = "the game is too large to look at every part of its supports"
CLOSE = "mixtures that make all three indifferent are too close together to tell apart"

#: Parts looked at before algebra is asked, where there is algebra; and before giving a support up.
_BEFORE_ALGEBRA = 40
_AT_MOST = 2000
#: And where equations are lacking, so that parts shrink on no point.
_FREE = 300
#: In all supports of a game together: some seconds.
_IN_A_GAME = 5000


class Full:
    """Answers for the support profiles of one game in which all three players mix.

    Parameters
    ----------
    tables
        Per player his payoffs, integers: own strategies first, then the others' in their order.
    token
        Asked between pieces of work.
    """

    def __init__(self, tables: Tables, token: Token) -> None:
        self._tables, self._token = tables, token
        self._budget = Budget()

    def __call__(self, support: Support) -> Answer | None:
        """Find all equilibria of a support, or say why they are not known; None: proved empty."""
        answer = decide(forms_of(self._tables, support), self._token, self._budget)
        if answer is None:
            return None
        sizes = [len(own) for own in self._tables]

        def whole(profile: Profile) -> Profile:
            """Give the strategies that are not played the probability zero."""
            return tuple(map(_spread, profile, support, sizes))

        return Answer(
            tuple(Point(whole(point.profile), point.index) for point in answer.points),
            curved=tuple(Curved(own.kind, tuple(map(whole, own.points))) for own in answer.curved),
            open=answer.open,
        )


def _spread(mix: Sequence[Any], own: tuple[int, ...], size: int) -> tuple[Any, ...]:
    spread: list[Any] = [Fraction(0)] * size
    for strategy, share in zip(own, mix, strict=True):
        spread[strategy] = share
    return tuple(spread)


class Budget:
    """How many parts may still be looked at in one game."""

    def __init__(self) -> None:
        self.left = _IN_A_GAME

    def cover(
        self,
        forms: Forms,
        most: int,
        token: Token,
        *,
        first: bool = False,
        seen: Callable[[tuple[Floats, ...]], bool] | None = None,
    ) -> Cover:
        """Cover a support by at most so many parts, and by no more than are left."""
        found = cover(forms, min(most, self.left), token, first=first, seen=seen)
        self.left -= found.parts
        return found


def decide(forms: Forms, token: Token, budget: Budget) -> Answer | None:
    """Find all equilibria of a support, or say why they are not known.

    Parameters
    ----------
    forms
        Those of a support in which all three players mix, or of another one.
    token
        Asked between pieces of work.
    budget
        Of the game.

    Returns
    -------
    None if it is proved that there are none. Mixtures are those of the strategies played.
    """
    many = Family(forms)
    if many.lacking:
        whole = budget.cover(forms, _FREE, token, seen=many.looked).whole
        if curved := many.told():
            # there may be another set, or a point that inequalities cut off from this one
            return Answer(curved=(curved,), open=BESIDE)
        if whole:
            return None
    if forms.corners == (3, 3, 3):
        answer = _of_three(forms, token, budget)
        if answer is None or not answer.open:
            return answer
    found = budget.cover(forms, _AT_MOST, token)
    points = regular_points(forms, found.zeros) if found.whole else None
    if points is None:
        return Answer(open=INFINITE if many.lacking else CLOSE if budget.left else LONG)
    return Answer(points) if points else None


def _of_three(forms: Forms, token: Token, budget: Budget) -> Answer | None:
    """Decide a support of three strategies each, all points exactly."""
    found = budget.cover(forms, _BEFORE_ALGEBRA, token, first=True)
    points = regular_points(forms, found.zeros) if found.whole else None
    if points is None or _irrational(points):
        check(token)
        zeros = zeros_of_three(forms)
        if zeros is None:
            return Answer(open=INFINITE)
        points = exact_points(forms, zeros)
    return Answer(points) if points else None


def _irrational(points: tuple[Point, ...]) -> bool:
    return any(not isinstance(v, Fraction) for point in points for v in point.profile[0])
