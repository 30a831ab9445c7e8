"""Which outcomes a family of equilibria leads to: for certain, or within which chances.

Owns the spans of outcomes' chances over a family and the sentence about them. Of a curve or surface
no span is told: its extremes need not be at the points that are known.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from games.model.outcomes import OTHER, distribution, name_of
from games.solve.report import OPEN
from games.words.certainty import single
from games.words.families import PRODUCT, span_of_chances
from games.words.names import joined, quoted
from games.words.sole import sole_outcome

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Family, Report

__all__ = ["certain_outcomes", "outcome_spans", "outcomes_text"]

#: Chances closer to certainty than this are certain: the error of floats.
_NOTHING = 1e-12


def certain_outcomes(scenario: Scenario, report: Report) -> list[str] | None:
    """Return by name all outcomes that equilibria have, None where that is open.

    It is open where the list is, or where some family has more than one outcome.
    """
    if report.proof == OPEN:
        return None
    names = [name_of(scenario, one.support, one.joint).name for one in single(report)]
    for family in report.families:
        sole = sole_outcome(scenario, family.support)
        if sole is None:
            return None
        names.append(sole.name)
    return list(dict.fromkeys(names))


def outcome_spans(scenario: Scenario, family: Family) -> dict[str, tuple[float, float]] | None:
    """Return by id the least and the greatest chance of every outcome in a product.

    None for a curve or surface. A chance is linear in each player's mixture, so that its extremes
    are at corners.
    """
    if family.kind != PRODUCT:
        return None
    corners = product(*(range(len(own)) for own in family.mixes))
    chosen = np.array(list(corners), dtype=np.int64)
    profile = [own[chosen[:, place]] for place, own in enumerate(family.mixes)]
    return {
        key: (float(chances.min()), float(chances.max()))
        for key, chances in distribution(scenario, profile).items()
    }


def outcomes_text(scenario: Scenario, family: Family) -> str:
    """Say what a family leads to; nothing in a scenario without outcomes.

    "What follows depends on what is chosen: “Expulsion” 40 to 100 %."
    """
    if not scenario.outcomes:
        return ""
    sole = sole_outcome(scenario, family.support)
    if sole is not None:
        return f"In all of it the outcome is {quoted(sole.name)}."
    spans = outcome_spans(scenario, family)
    if spans is None:
        return f"Which outcome follows differs along the {family.kind}."
    names = {one.id: quoted(one.name) for one in scenario.outcomes}
    names[OTHER] = "other outcomes"
    said = [
        f"{names[key]} {span_of_chances(low, high)}"
        for key, (low, high) in sorted(spans.items(), key=lambda entry: -entry[1][1])
        if high > _NOTHING
    ]
    return f"What follows depends on what is chosen: {joined(said)}."
