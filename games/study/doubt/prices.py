"""The least change of judgements under which comparisons hold, by what a change costs.

Owns the three costs: amounts added up, the same in half-ranges, and the share of everybody's range
that suffices when all move together. Exact. Knows no plans.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from games.study.doubt.programme import Need, least

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.study.doubt.reach import Form, Reach

    #: What it costs, and by how much each judgement moves, by its position.
    Priced = tuple[Fraction, Mapping[int, Fraction]]

__all__ = ["Prices", "Shares", "Sums", "holds"]

_NOTHING = Fraction(0)
_ONE = Fraction(1)


class Prices(Protocol):
    """What changes cost."""

    def least(self, forms: Sequence[Form]) -> Priced | None:
        """Return the cheapest moves at which comparisons are not negative; None without any."""
        ...


class Sums:
    """Moves are added up, each at its own price.

    Parameters
    ----------
    prices
        By position of a judgement, what a unit costs; more than 0. Others do not move.
    bounds
        By position, how far down and up it may move at most; without them as far as it takes.
    """

    def __init__(
        self,
        prices: Mapping[int, Fraction],
        bounds: Mapping[int, tuple[Fraction, Fraction]] | None = None,
    ) -> None:
        self._prices, self._bounds = prices, bounds

    def least(self, forms: Sequence[Form]) -> Priced | None:
        """Return the cheapest moves at which comparisons are not negative; None without any."""
        concerned = _concerned(forms, self._prices)
        column = {place: 2 * own for own, place in enumerate(concerned)}
        costs = [self._prices[place] for place in concerned for _ in range(2)]
        needs = _needs(forms, column)
        if self._bounds is not None:
            for place in concerned:
                down, up = self._bounds[place]
                needs.append(Need({column[place]: -_ONE}, -up))
                needs.append(Need({column[place] + 1: -_ONE}, -down))
        found = least(costs, needs)
        return None if found is None else (found.cost, _moves(found.values, column))


class Shares:
    """All move together, and the cost is the share of its reach that the furthest has moved.

    Parameters
    ----------
    reach
        How far each moves for a share of 1.
    """

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    def least(self, forms: Sequence[Form]) -> Priced | None:
        """Return the cheapest moves at which comparisons are not negative; None without any."""
        found = self._reach.share(forms)
        if found is None:
            return None
        cost, moves = found
        return cost, {place: by for place, by in enumerate(moves) if by}


def holds(form: Form, moves: Mapping[int, Fraction]) -> bool:
    """Tell whether a comparison is not negative after moves."""
    gains = (weight * moves.get(place, _NOTHING) for place, weight in form.weights.items())
    return sum(gains, form.today) >= 0


def _concerned(forms: Sequence[Form], movable: Mapping[int, Fraction]) -> list[int]:
    return sorted({place for form in forms for place in form.weights if place in movable})


def _needs(forms: Sequence[Form], column: Mapping[int, int]) -> list[Need]:
    needs = []
    for form in forms:
        weights = {}
        for place, weight in form.weights.items():
            if place in column:
                weights[column[place]], weights[column[place] + 1] = weight, -weight
        needs.append(Need(weights, -form.today))
    return needs


def _moves(values: Sequence[Fraction], column: Mapping[int, int]) -> dict[int, Fraction]:
    """Return what moves: the way up less the way down."""
    found = {place: values[own] - values[own + 1] for place, own in column.items()}
    return {place: by for place, by in found.items() if by}
