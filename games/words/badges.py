"""What sets one equilibrium apart from the others, as a few words each.

Owns the comparisons between equilibria of one game: better for everybody, best for somebody, risk
dominance, ties. An only equilibrium is compared with nothing, and none is where there are families:
nobody compares it with infinitely many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.words.names import joined, subject
from games.words.plays import in_stages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium, Floats, Report

__all__ = ["badges"]

#: Payoffs closer than this share of their size are the same.
SAME = 1e-9


def badges(
    scenario: Scenario, report: Report, shown: Sequence[Equilibrium], payoffs: Floats
) -> list[tuple[str, ...]]:
    """Return the badges of some equilibria of a report, in their order.

    Notes
    -----
    "best for everybody": no other listed equilibrium pays anybody more. "best for A": pays A more
    than every other. "worse for everybody than another": Pareto-dominated among those listed. "risk
    dominant": Harsanyi and Selten's comparison of the two strict equilibria of a 2x2 game in which
    all move at once. "knife-edge": pure, but somebody is indifferent.
    """
    found: list[list[str]] = [[] for _ in shown]
    several = len(report.equilibria) > 1 and not report.families
    slack = SAME * (float(np.abs(payoffs).max()) or 1.0)
    table = [equilibrium.payoffs for equilibrium in report.equilibria]
    places = {id(equilibrium): place for place, equilibrium in enumerate(report.equilibria)}
    safest = None if in_stages(scenario) else _risk_dominant(report, payoffs)
    for place, equilibrium in enumerate(shown):
        if equilibrium.kind == "pure":
            found[place].append("knife-edge")
        if not several:
            continue
        mine = equilibrium.payoffs
        others = [row for number, row in enumerate(table) if number != places[id(equilibrium)]]
        if all((mine >= other - slack).all() and (mine > other + slack).any() for other in others):
            found[place].append("best for everybody")
        else:
            fond = [
                subject(scenario.players[player])
                for player in range(len(mine))
                if all(mine[player] > other[player] + slack for other in others)
            ]
            if fond:
                found[place].append(f"best for {joined(fond)}")
        if any((other > mine + slack).all() for other in others):
            found[place].append("worse for everybody than another")
        if equilibrium is safest:
            found[place].append("risk dominant")
    return [tuple(words) for words in found]


def _risk_dominant(report: Report, payoffs: Floats) -> Equilibrium | None:
    """Return the strict equilibrium of a 2x2 game whose deviations lose most, if one does."""
    strict = [e for e in report.equilibria if e.kind == "strict"]
    if payoffs.shape != (2, 2, 2) or len(strict) != 2:
        return None
    products = []
    for equilibrium in strict:
        row, column = (played[0] for played in equilibrium.support)
        products.append(
            (payoffs[0, row, column] - payoffs[0, 1 - row, column])
            * (payoffs[1, row, column] - payoffs[1, row, 1 - column])
        )
    if abs(products[0] - products[1]) <= SAME * max(products):
        return None
    return strict[int(np.argmax(products))]
