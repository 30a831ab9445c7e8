"""Linear programmes with costs that are never negative, solved exactly.

Owns the dual simplex method (Lemke 1954) in fractions, with the rule of Bland (1977) against
circles: as nothing costs less than nothing, all variables at 0 are a start, and no solver is needed
to find one. Right-hand sides may ask for a little more than a number, less than any fraction: that
is what a strict inequality asks for. Knows nothing of judgements or games.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Least", "Need", "least"]

_NOTHING = Fraction(0)
#: So many steps go where the need is greatest, before care is taken not to go round in circles.
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Need:
    """One inequality: the sum of `weights` times variables, by position, is at least `most`.

    `strict` asks for more than that.
    """

    weights: Mapping[int, Fraction]
    most: Fraction
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Least:
    """What is the cheapest.

    Attributes
    ----------
    cost
        Of strict inequalities the greatest lower bound, which is then not reached itself.
    values
        One a variable; where an inequality is strict, a point at its border.
    onward
        A small step from the values in this direction leads to where strict inequalities hold.
    prices
        By how much each inequality makes it dearer; 0 for those that do not bind.
    """

    cost: Fraction
    values: tuple[Fraction, ...]
    onward: tuple[Fraction, ...]
    prices: tuple[Fraction, ...]


def least(costs: Sequence[Fraction], needs: Sequence[Need]) -> Least | None:
    """Return the cheapest values of variables that are not negative; None where there are none.

    Parameters
    ----------
    costs
        Of each variable, none below 0.
    needs
        What must hold.

    Raises
    ------
    ValueError
        If a cost is negative.
    """
    if min(costs, default=_NOTHING) < 0:
        message = "a negative cost has no least"
        raise ValueError(message)
    count = len(costs)
    # each row says what its basic variable is while the others are 0, and how it depends on them
    rows = {
        count + place: {own: Fraction(weight) for own, weight in need.weights.items() if weight}
        for place, need in enumerate(needs)
    }
    constant = {
        count + place: (-need.most, Fraction(-1 if need.strict else 0))
        for place, need in enumerate(needs)
    }
    reduced = {own: Fraction(cost) for own, cost in enumerate(costs)}
    zero = _NOTHING, _NOTHING
    spent = 0
    while True:
        short = [name for name, value in constant.items() if value < zero]
        if not short:
            break
        # the worst first is quick; the first by number never goes round in circles
        leaving = min(short, key=constant.__getitem__) if spent < PATIENCE else min(short)
        spent += 1
        helping = [(reduced[own] / w, own) for own, w in rows[leaving].items() if w > 0]
        if not helping:
            return None
        _, entering = min(helping)
        _pivot(rows, constant, reduced, leaving, entering)
    ends = [constant.get(own, zero) for own in range(count)]
    return Least(
        sum((cost * value for cost, (value, _) in zip(costs, ends, strict=True)), _NOTHING),
        tuple(value for value, _ in ends),
        tuple(little for _, little in ends),
        tuple(reduced.get(count + place, _NOTHING) for place in range(len(needs))),
    )


def _pivot(
    rows: dict[int, dict[int, Fraction]],
    constant: dict[int, tuple[Fraction, Fraction]],
    reduced: dict[int, Fraction],
    leaving: int,
    entering: int,
) -> None:
    """Let a variable take the place of another one among those that are not 0."""
    row = rows.pop(leaving)
    value, little = constant.pop(leaving)
    weight = row.pop(entering)
    new = {own: -other / weight for own, other in row.items()}
    new[leaving] = 1 / weight
    start = -value / weight, -little / weight
    for name, other in rows.items():
        factor = other.pop(entering, _NOTHING)
        if factor:
            _add(other, new, factor)
            first, second = constant[name]
            constant[name] = first + factor * start[0], second + factor * start[1]
    factor = reduced.pop(entering)
    for own, other_weight in new.items():
        reduced[own] = reduced.get(own, _NOTHING) + factor * other_weight
    rows[entering] = new
    constant[entering] = start


def _add(row: dict[int, Fraction], more: Mapping[int, Fraction], factor: Fraction) -> None:
    for own, weight in more.items():
        total = row.get(own, _NOTHING) + factor * weight
        if total:
            row[own] = total
        else:
            row.pop(own, None)
