"""The judgements of a scenario: amounts somebody chose, their ranges and what they enter.

Owns what a range means and which payoffs an amount enters. Everything in this room reads a tuple of
`Judgement` and asks nothing else of a scenario but its payoffs, so that whatever moves payoffs in
proportion can be one. Must not know how games are solved.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import frozen
from games.model.cover import region

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Consideration, Scenario

__all__ = ["Judgement", "amounts", "judgements"]


@dataclass(frozen=True, eq=False)
class Judgement:
    """One amount of a scenario.

    Attributes
    ----------
    id
        That of the consideration whose base it is.
    place
        Position among the scenario's considerations: the column of its draws.
    base
        The amount as it is.
    low, high
        Its range, as stated. Of an end that is not stated the base itself stands in, so that
        without any range both are the base. The base may lie outside of a stated range.
    stated
        Whether any end is stated.
    effect : (players, *strategies) object array of int or Fraction
        By how much payoffs rise when the amount rises by one.
    """

    id: str
    place: int
    base: Fraction
    low: Fraction
    high: Fraction
    stated: bool
    effect: Exact

    @property
    def down(self) -> Fraction:
        """How far below the base the range reaches; 0 where it lies above."""
        return max(self.base - self.low, Fraction(0))

    @property
    def up(self) -> Fraction:
        """How far above the base the range reaches; 0 where it lies below."""
        return max(self.high - self.base, Fraction(0))

    def at(self, doubt: Fraction) -> tuple[Fraction, Fraction]:
        """Return between which amounts it may lie under a doubt.

        From the base it may move towards either end by up to that share of the distance. Doubt 1 is
        the stated range, with the base where that lies outside; more reaches beyond.
        """
        return self.base - doubt * self.down, self.base + doubt * self.up


def judgements(scenario: Scenario) -> tuple[Judgement, ...]:
    """Return the amounts for which somebody stated a range, in the order of the considerations."""
    return tuple(one for one in amounts(scenario) if one.stated)


def amounts(scenario: Scenario) -> tuple[Judgement, ...]:
    """Return the bases of all considerations, in their order, with a range or without.

    Raises
    ------
    KeyError
        If one refers to a player or strategy that does not exist; scenarios from files have been
        checked.
    """
    return tuple(
        _judgement(scenario, place, reason) for place, reason in enumerate(scenario.considerations)
    )


def _judgement(scenario: Scenario, place: int, reason: Consideration) -> Judgement:
    base = Fraction(reason.base)
    ends = [Fraction(end) for end in (reason.low, reason.high) if end is not None]
    # files give both ends or none; of one alone the base is the other
    reach = ends if len(ends) == 2 else [base, *ends]
    effect = np.zeros((len(scenario.players), *scenario.shape), dtype=object)
    effect[(scenario.player_index(reason.player), *region(scenario, reason.when))] = 1
    return Judgement(reason.id, place, base, min(reach), max(reach), bool(ends), frozen(effect))
