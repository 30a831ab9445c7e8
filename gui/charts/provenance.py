"""What stands at the foot of every chart: where its numbers come from.

Owns the facts of the foot; how it is set is the page's. Knows no Qt and no chart.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from games.analysis.words.sourcing import sourcing_text
from gui.charts.scene import Provenance

if TYPE_CHECKING:
    from games.model.scenario import Scenario

__all__ = ["made_by", "provenance_of"]


@cache
def made_by() -> str:
    """Return the product, its version and its solvers, as footers print them."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"Equipoise {version('equipoise')}, enumeration checked with nashpy"
    except PackageNotFoundError:  # run from a bare checkout
        return "Equipoise, enumeration checked with nashpy"


def provenance_of(scenario: Scenario, rule: str, content_hash: str) -> Provenance:
    """Return the foot of a chart.

    Parameters
    ----------
    scenario
        What is charted.
    rule
        Name of the selection rule, empty where none plays a part.
    content_hash
        Of the scenario; empty on screen, where nothing is printed and the solver not looked up.
    """
    return Provenance(
        scenario=scenario.title,
        date=scenario.date,
        content_hash=content_hash,
        rule=rule,
        solver=made_by() if content_hash else "",
        sourcing=sourcing_text(scenario),
    )
