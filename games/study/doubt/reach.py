"""How far judgements reach, and what a comparison of two profiles owes to them.

Owns the comparison as an affine form of the judgements' moves, its greatest gain within a reach,
and the least reach at which several comparisons turn together. Exact. Knows nodes only as labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from games.study.doubt.programme import Need, least

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.model.affine import Exact
    from games.study.doubt.judgements import Judgement

    #: A strategy position per player.
    Cell = tuple[int, ...]
    Node = tuple[int | None, ...]

__all__ = ["Form", "Reach", "Turned"]

_NOTHING = Fraction(0)
_ONE = Fraction(1)


@dataclass(frozen=True, eq=False, slots=True)
class Form:
    """What one profile pays a player more than another one: today, and as judgements move.

    Attributes
    ----------
    player, node, better, worse
        As in `games.study.doubt.report.Turn`.
    today
        What `better` pays more now.
    weights
        By position of a judgement, how much more for each unit by which it rises.
    swing
        The most that all judgements add, for each unit of their reach.
    """

    player: int
    node: Node | None
    better: Cell
    worse: Cell
    today: Fraction
    weights: Mapping[int, Fraction]
    swing: Fraction

    @property
    def still(self) -> bool:
        """Whether no judgement moves it."""
        return not self.weights

    @property
    def turns_at(self) -> Fraction | None:
        """The reach beyond which it can be positive; None if it never can."""
        if self.today > 0:
            return _NOTHING
        return -self.today / self.swing if self.swing else None


@dataclass(frozen=True, slots=True)
class Turned:
    """Where comparisons turn together.

    Attributes
    ----------
    at
        The reach beyond which they can be positive at once.
    forms
        Those that do not allow less.
    moves, onward
        By position of a judgement, how far it has moved there, and in which direction a small step
        makes all of them positive.
    """

    at: Fraction
    forms: tuple[Form, ...]
    moves: tuple[Fraction, ...]
    onward: tuple[Fraction, ...]


class Reach:
    """Judgements that move together, each up and down by so much for a unit of reach.

    Parameters
    ----------
    payoffs : (players, *strategies) object array of Fraction
        With every judgement at its base.
    moving
        The judgements.
    downs, ups
        How far each moves for a unit, none negative.
    """

    def __init__(
        self,
        payoffs: Exact,
        moving: Sequence[Judgement],
        downs: Sequence[Fraction],
        ups: Sequence[Fraction],
    ) -> None:
        self.payoffs = payoffs
        self.moving = tuple(moving)
        self.downs, self.ups = tuple(downs), tuple(ups)

    @classmethod
    def of_ranges(cls, payoffs: Exact, moving: Sequence[Judgement]) -> Reach:
        """Return the reach whose unit is the whole range."""
        return cls(payoffs, moving, [one.down for one in moving], [one.up for one in moving])

    @classmethod
    def of_amounts(cls, payoffs: Exact, moving: Sequence[Judgement]) -> Reach:
        """Return the reach whose unit is one unit of payoff, either way."""
        units = [_ONE] * len(moving)
        return cls(payoffs, moving, units, units)

    def form(self, player: int, better: Cell, worse: Cell, node: Node | None = None) -> Form:
        """Return a comparison; judgements that cannot move are left out."""
        own = self.payoffs[player]
        weights: dict[int, Fraction] = {}
        swing = _NOTHING
        for place, (one, down, up) in enumerate(
            zip(self.moving, self.downs, self.ups, strict=True)
        ):
            if down or up:
                weight = one.effect[(player, *better)] - one.effect[(player, *worse)]
                if weight:
                    weights[place] = Fraction(weight)
                    swing += max(weight * up, -weight * down)
        return Form(player, node, better, worse, own[better] - own[worse], weights, swing)

    def alone(self, form: Form, at: Fraction) -> Turned:
        """Return where one comparison turns, of which the reach is known."""
        onward = self._corner(form)
        return Turned(at, (form,), tuple(at * own for own in onward), onward)

    def _corner(self, form: Form) -> tuple[Fraction, ...]:
        """Return the moves within a unit of reach that make a comparison the greatest."""
        found = []
        for place, (down, up) in enumerate(zip(self.downs, self.ups, strict=True)):
            weight = form.weights.get(place, _NOTHING)
            found.append(_NOTHING if not weight else up if weight * up > -weight * down else -down)
        return tuple(found)

    def together(self, forms: Sequence[Form]) -> Turned | None:
        """Return where several comparisons turn together; None if they are never all positive."""
        concerned = sorted({place for form in forms for place in form.weights})
        # the reach itself, then how far above its lowest each judgement lies
        column = {place: own for own, place in enumerate(concerned, start=1)}
        needs = [Need(*self._above(form, column), strict=True) for form in forms]
        needs += self._within(column)
        found = least([_ONE, *[_NOTHING] * len(concerned)], needs)
        if found is None:
            return None
        binding = tuple(form for form, price in zip(forms, found.prices, strict=False) if price)
        # at 0 nothing has a price, and what ties today is what may turn
        tied = tuple(form for form in forms if not form.today)
        return Turned(
            found.cost,
            binding or tied or (forms[0],),
            self._moves(found.values, column),
            self._moves(found.onward, column),
        )

    def share(self, forms: Sequence[Form]) -> tuple[Fraction, tuple[Fraction, ...]] | None:
        """Return the least reach at which comparisons are not negative, and the moves there.

        None if they never are.
        """
        concerned = sorted({place for form in forms for place in form.weights})
        column = {place: own for own, place in enumerate(concerned, start=1)}
        needs = [Need(*self._above(form, column)) for form in forms]
        needs += self._within(column)
        found = least([_ONE, *[_NOTHING] * len(concerned)], needs)
        return None if found is None else (found.cost, self._moves(found.values, column))

    def _above(self, form: Form, column: Mapping[int, int]) -> tuple[dict[int, Fraction], Fraction]:
        """Return a comparison by how far judgements lie above their lowest, and what it lacks."""
        weights = {column[place]: weight for place, weight in form.weights.items()}
        weights[0] = -sum(
            (weight * self.downs[place] for place, weight in form.weights.items()), _NOTHING
        )
        return weights, -form.today

    def _within(self, column: Mapping[int, int]) -> list[Need]:
        """Return that no judgement lies above its highest."""
        return [
            Need({0: self.ups[place] + self.downs[place], own: -_ONE}, _NOTHING)
            for place, own in column.items()
        ]

    def _moves(self, values: Sequence[Fraction], column: Mapping[int, int]) -> tuple[Fraction, ...]:
        """Return by judgement how far it lies from its base."""
        return tuple(
            values[column[place]] - values[0] * down if place in column else _NOTHING
            for place, down in enumerate(self.downs)
        )
