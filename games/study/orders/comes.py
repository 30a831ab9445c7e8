"""What the answers to one play lead to, by name: what is said of them, and all that may come.

Owns the two sets. A lottery over outcomes and infinitely many answers are there with each of their
outcomes; a mixture that no outcome names with who mixes. Solves nothing and compares nothing.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from games.model.outcomes import OTHER, name_of
from games.solve.report import OPEN
from games.words.certainty import single
from games.words.names import isolated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium, Report, Support

__all__ = ["outcomes_of", "what_may_come"]


def outcomes_of(scenario: Scenario, report: Report) -> frozenset[str] | None:
    """Return by name what may be played; None where that is open.

    Parameters
    ----------
    scenario
        Under the play that is answered: who is said to mix depends on it.
    """
    if report.proof == OPEN or not (report.equilibria or report.families):
        return None
    names: set[str] = set()
    for one in single(report):
        if one.joint is None:
            names.add(name_of(scenario, one.support).name)
        else:
            names |= _names(scenario, _cells(scenario, one))
    for family in report.families:
        names |= _names(scenario, product(*family.support))
    return frozenset(names)


def what_may_come(scenario: Scenario, report: Report, *, named: bool = True) -> frozenset[str]:
    """Return the names of `outcomes_of`, and all outcomes that come of its mixtures by chance.

    Parameters
    ----------
    named
        Whether also of mixtures that an outcome names; else that outcome alone stands for them.
    """
    names = set(outcomes_of(scenario, report) or ())
    for one in single(report):
        if named or one.joint is not None or name_of(scenario, one.support).id == OTHER:
            names |= _names(scenario, _cells(scenario, one))
    for family in report.families:
        names |= _mixtures(scenario, family.support)
    return frozenset(names)


def _mixtures(scenario: Scenario, support: Support) -> set[str]:
    """Return the outcomes that name a mixture of some strategies per player."""
    kept = [
        {player.strategies[k].id for k in own}
        for player, own in zip(scenario.players, support, strict=True)
    ]
    return {
        isolated(outcome.name)
        for outcome in scenario.outcomes
        for mixture in outcome.mixtures
        if all(set(own) <= known for own, known in zip(mixture, kept, strict=True))
    }


def _cells(scenario: Scenario, one: Equilibrium) -> Iterable[Sequence[int]]:
    """Return the pure profiles that an equilibrium brings with some chance."""
    if one.joint is None:
        return product(*one.support)
    cells: list[list[int]] = np.argwhere(
        (one.joint.reshape(-1, *scenario.shape) > 0).any(axis=0)
    ).tolist()
    return cells


def _names(scenario: Scenario, cells: Iterable[Sequence[int]]) -> set[str]:
    return {name_of(scenario, [(k,) for k in cell]).name for cell in cells}
